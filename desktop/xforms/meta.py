"""The record's own data: preloads, instanceID, instanceName, deprecatedID, times."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.xforms.definition import Seed, Spec
from desktop.xforms.names import OPENROSA, XFORMS
from desktop.xforms.place import Place, walk
from desktop.xforms.preload import device_property, first_load, time_stamp
from desktop.xforms.settle import Settling
from desktop.xforms.xpath.context import Environment


class Meta:
    """The meta block of one interview (`meta`, in the form's own namespace or OpenRosa's)."""

    def __init__(self, top: Place, environment: Environment, preloads: Mapping[str, str]) -> None:
        self._top = top
        self._environment = environment
        self._properties = {device_property(name): value for name, value in preloads.items()}

    def _place(self, name: str) -> Place | None:
        for child in self._top.places():
            if child.name == "meta" and child.namespace in (OPENROSA, XFORMS, "", self._top.namespace):
                for inner in child.places():
                    if inner.name == name:
                        return inner
        return None

    def _text(self, name: str) -> str:
        place = self._place(name)
        return place.kept if place is not None and place.relevant else ""

    @property
    def instance_id(self) -> str:
        """Whose record this is: `uuid:…`."""
        return self._text("instanceID")

    @property
    def instance_name(self) -> str:
        """The title the form gives the record."""
        return self._text("instanceName")

    @property
    def deprecated_id(self) -> str | None:
        """The id of the record that this one replaces."""
        return self._text("deprecatedID") or None

    @property
    def ids(self) -> tuple[Place | None, Place | None]:
        """The places of instanceID and deprecatedID."""
        return self._place("instanceID"), self._place("deprecatedID")

    def preload(self, wave: Settling) -> None:
        """Fill in what a new record preloads."""
        for place in walk(self._top):
            self.preload_place(wave, place)

    def preload_place(self, wave: Settling, place: Place) -> None:
        """Fill in one place, if it has a preload."""
        spec = place.spec
        if not spec.preload:
            return
        environment = self._environment
        text = first_load(spec.preload, spec.preload_params, environment.now(), self._properties, environment.uuid)
        if text is not None:
            wave.set_value(place, text)

    def identify(self, wave: Settling) -> None:
        """Every record has an id, whatever the form says."""
        place = self._place("instanceID")
        if place is not None and not place.kept:
            wave.set_value(place, f"uuid:{self._environment.uuid()}")

    def begin_edit(self, wave: Settling, seed: Seed, deprecates: str | None) -> None:
        """A correction names the record it replaces and gets an id as the form gives new ones."""
        place, deprecated = self._place("instanceID"), self._place("deprecatedID")
        if place is None:
            return
        if deprecated is not None:
            wave.set_value(deprecated, place.kept if deprecates is None else deprecates)
        wave.set_value(place, first_value(seed, place.spec))
        self.preload_place(wave, place)
        if not place.kept and place.spec.calculate is None:
            wave.set_value(place, f"uuid:{self._environment.uuid()}")

    def log_kept_as(self, wave: Settling, filename: str) -> None:
        """Name the file of the audit log, if the form wants one."""
        place = self._place("audit")
        if place is not None:
            wave.set_value(place, filename)

    def end(self, wave: Settling) -> None:
        """Stamp the time a record was finished."""
        for place in walk(self._top):
            if place.spec.preload == "timestamp" and place.spec.preload_params == "end":
                wave.set_value(place, time_stamp(self._environment.now()))


def first_value(seed: Seed, spec: Spec) -> str:
    """What the form's own instance says of a place."""
    if seed.spec is spec:
        return seed.value
    return next((value for child in seed.children if (value := first_value(child, spec))), "")
