"""What a form does by itself when something happens: setvalue and its kin."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.xforms.datatypes import cast, kept
from desktop.xforms.definition import Action, Spec, deepest_common
from desktop.xforms.errors import FormProblem
from desktop.xforms.evaluation import Evaluation
from desktop.xforms.form import Form
from desktop.xforms.place import Place, walk
from desktop.xforms.settle import Settling

FIRST_LOAD = frozenset({"odk-instance-first-load", "xforms-ready"})


class Actions:
    """The actions of one interview."""

    def __init__(self, form: Form, evaluation: Evaluation, locate: Callable[[], str]) -> None:
        self._locate = locate
        self._form = form
        self._evaluation = evaluation

    def on_load(self, wave: Settling, top: Place, *, fresh: bool) -> None:
        """Load events; the first-load ones only in a new record."""
        for action in self._form.definition.actions:
            events = set(action.events)
            if "odk-instance-load" in events or (fresh and events & FIRST_LOAD):
                for place in self._targets(action, top):
                    self._do(wave, action, place)

    def on_new_repeat(self, wave: Settling, instance: Place) -> None:
        """An instance was added."""
        for place in walk(instance) if instance.spec.children else (instance,):
            for action in place.spec.inner_actions if place.spec.multiple else ():
                for target in self._targets(action, place):
                    self._do(wave, action, target)

    def on_value(self, wave: Settling, place: Place) -> None:
        """The value of a control changed. One place is set: which of several was meant, nobody can know (JavaRosa and
        Web Forms refuse too)."""
        for action in place.spec.actions:
            found = list(self._targets(action, place))
            if len(found) > 1:
                said = f"{action.name}: there are several of {action.target.ref}, say which"
                wave.failed.append(FormProblem("expression", said, place.spec.ref, fatal=True))
                continue
            for target in found:
                self._do(wave, action, target)

    def _targets(self, action: Action, place: Place) -> Iterable[Place]:
        if action.chosen is None:
            return targets(place, action.target)
        found = self._evaluation.nodes(action.chosen, nearest(place, action.context))
        return [each for each in found if isinstance(each, Place)]

    def _do(self, wave: Settling, action: Action, place: Place) -> None:
        if action.name == "setgeopoint":
            position, is_one = kept("geopoint", self._locate())
            wave.set_value(place, position if is_one else "")
        if action.name != "setvalue":
            return
        text = self._evaluation.text(action.rule, place) if action.rule is not None else action.text
        wave.set_value(place, cast(place.spec.type, text))


def nearest(place: Place, spec: Spec) -> Place:
    """The place itself or the one above it that an expression of `spec` starts from."""
    here = place
    while here.spec is not spec and here.parent is not None:
        here = here.parent
    return here


def targets(place: Place, spec: Spec) -> Iterable[Place]:
    """The places an action means: in the same instance of every repeat that both stand in, else all of them."""
    shared = deepest_common(spec, place.spec, place.spec)
    here = place
    while here.spec is not shared and here.parent is not None:
        here = here.parent
    way: list[int] = []
    below: Spec | None = spec
    while below is not None and below is not shared:
        way.append(below.slot)
        below = below.parent
    found = [here]
    for slot in reversed(way):
        found = [inner for each in found for inner in _in_slot(each, slot)]
    return found


def _in_slot(place: Place, slot: int) -> Iterable[Place]:
    inner = place.slots[slot]
    return list(inner) if isinstance(inner, list) else (inner,)
