"""One place of a filling: an element of the primary instance with its answer and its state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from desktop.xforms.datatypes import CHECKED, kept, means_nothing
from desktop.xforms.definition import Seed, Spec, deepest_common
from desktop.xforms.xpath.tree import Element, Kind

if TYPE_CHECKING:
    from desktop.xforms.node import Node

Slot: TypeAlias = "Place | list[Place]"


class Place(Element):
    """`kept` is the answer; `value` is what expressions see of it: nothing while it is hidden or not of its type."""

    __slots__ = (
        "answered",
        "kept",
        "node",
        "number",
        "offered",
        "own_readonly",
        "own_relevant",
        "readonly",
        "relevant",
        "required",
        "slots",
        "spec",
        "typed",
        "violated",
        "was",
    )
    parent: Any  # Place | Document | None: Any, so that reading `.slots` costs no cast on the hot path
    declared = ()

    def __init__(self, spec: Spec, value: str, parent: Place | None) -> None:
        self.spec = spec
        self.parent = parent
        self.kept = value
        self.value = value
        self.slots: list[Slot] = _NOTHING_INSIDE
        self.own_relevant = True
        self.relevant = True
        self.own_readonly = False
        self.readonly = False
        self.required = False
        self.violated = False  # a constraint says no
        self.typed = True  # the text is of its type
        self.offered: str | None = None  # what is left of a selection when some of it may no longer be chosen
        self.number: float | None = None  # `value` as a number, once somebody asked
        self.was = 0  # its position when last asked for, or when it was taken away
        self.answered = False
        self.node: Node | None = None

    @property
    def name(self) -> str:  # type: ignore[override]
        """The local name; like the other names, said once by the definition."""
        return self.spec.name

    @property
    def namespace(self) -> str:  # type: ignore[override]
        """The namespace of the name."""
        return self.spec.namespace

    @property
    def prefix(self) -> str:  # type: ignore[override]
        """The prefix of the name."""
        return self.spec.prefix

    @property
    def children(self) -> list[Any]:  # type: ignore[override]
        """The child axis: relevant elements only (JavaRosa leaves the others out of every node-set)."""
        return [child for child in self.places() if child.relevant]

    @property
    def attributes(self) -> list[Any]:  # type: ignore[override]
        """The attribute axis."""
        return [slot for slot in self.slots if isinstance(slot, AttributePlace)]

    def named(self, name: str) -> list[Any]:
        """The relevant children of a name, without looking at the others."""
        spec = self.spec.by_name.get(name)
        if spec is None:
            return []
        slot = self.slots[spec.slot]
        if isinstance(slot, list):
            return [each for each in slot if each.relevant]
        return [slot] if slot.relevant else []

    def string(self) -> str:
        """The text of an answer, or of all answers inside."""
        if not self.slots:
            return self.value
        inner = [child for child in self.places() if child.relevant]
        return "".join(child.string() for child in inner) if inner else self.value

    def places(self) -> Iterator[Place]:
        """All child elements in document order."""
        for slot in self.slots:
            if isinstance(slot, list):
                yield from slot
            elif not slot.spec.is_attribute:
                yield slot

    def inner(self) -> Iterator[Place]:
        """All child elements and attributes."""
        for slot in self.slots:
            if isinstance(slot, list):
                yield from slot
            else:
                yield slot

    def text_of_attribute(self, name: str) -> str:
        """An attribute's value; "" if it has none."""
        spec = self.spec.by_name.get("@" + name)
        slot = self.slots[spec.slot] if spec is not None else None
        return slot.kept if isinstance(slot, Place) else ""

    def instances(self, spec: Spec) -> list[Place]:
        """The instances of a repeat that stands here."""
        slot = self.slots[spec.slot]
        return slot if isinstance(slot, list) else [slot]

    def visible(self) -> str:
        """What expressions and the submission see of the answer."""
        if not self.relevant or (not self.typed and means_nothing(self.spec.type, self.kept)):
            return ""
        return self.kept if self.offered is None else self.offered

    @property
    def ref(self) -> str:
        """The path with positions on what may stand more than once: `/data/anggota[2]/nama`."""
        steps: list[str] = []
        here: Place | None = self
        while here is not None:
            steps.append(_step(here))
            here = here.parent
        return "/" + "/".join(reversed(steps))

    def __repr__(self) -> str:
        return f"<Place {self.ref}>"


class AttributePlace(Place):
    """An attribute of the primary instance (those of `entity` are calculated by the form)."""

    __slots__ = ()
    kind: ClassVar[Kind] = "attribute"


def _step(place: Place) -> str:
    spec = place.spec
    name = f"{spec.prefix}:{spec.name}" if spec.prefix else spec.name
    if spec.is_attribute:
        return "@" + name
    if spec.multiple and place.parent is not None:
        return f"{name}[{position(place)}]"
    return name


def position(place: Place) -> int:
    """Its place among its like, from 1; of one that was taken away, where it stood. Rows move by one, mostly: it is
    looked for where it was, and beside."""
    slot = place.parent.slots[place.spec.slot] if place.parent is not None else place
    if not isinstance(slot, list):
        return 1
    was = place.was
    for guess in (was, was - 1, was + 1):
        if 0 < guess <= len(slot) and slot[guess - 1] is place:
            place.was = guess
            return guess
    if place in slot:
        place.was = slot.index(place) + 1
    return place.was


class Grower:
    """Makes places from seeds. Every place below is there afterwards, whatever the document left out."""

    __slots__ = ("_check",)

    def __init__(self, *, check: bool = False) -> None:
        self._check = check  # whether texts may be of the wrong type (a draft's; what the form says is believed)

    def place(self, spec: Spec, text: str, parent: Place | None) -> Place:
        """One place, nothing inside it yet."""
        made: Place = AttributePlace(spec, text, parent) if spec.is_attribute else Place(spec, text, parent)
        if text and self._check and spec.type in CHECKED:
            made.typed = kept(spec.type, text)[1]
            made.value = made.visible()
        return made

    def grow(self, seed: Seed, parent: Place | None) -> Place:
        """A place and all inside it."""
        spec = seed.spec
        made = self.place(spec, seed.value, parent)
        if spec.children:
            made.slots = [[] if child.multiple else _MISSING for child in spec.children]
            slots = made.slots
            for child in seed.children:
                slot = slots[child.spec.slot]
                if isinstance(slot, list):
                    slot.append(row := self.grow(child, made))
                    row.was = len(slot)
                else:
                    slots[child.spec.slot] = self.grow(child, made)
            for at, slot in enumerate(slots):
                if slot is _MISSING:
                    slots[at] = self.grow(Seed(spec.children[at], "", ()), made)
        return made


_MISSING: Any = object()
_NOTHING_INSIDE: Any = ()  # of every leaf; a container gets slots of its own when it is grown


def every(place: Place) -> list[Place]:
    """A place and all inside it in document order, also what is written only when it holds something."""
    found: list[Place] = [place]
    for slot in place.slots:
        if isinstance(slot, list):
            for each in slot:
                found.extend(every(each))
        elif slot.slots:
            found.extend(every(slot))
        else:
            found.append(slot)
    return found


def walk(place: Place) -> list[Place]:
    """A place and all inside it, in document order."""
    found: list[Place] = [place]
    slots: list[Any] = place.slots
    if place.spec.is_flat:
        return found + slots
    for slot in slots:
        if isinstance(slot, list):
            for each in slot:
                found += walk(each)
        elif slot.slots:
            found += walk(slot)
        elif slot.kept or not slot.spec.optional:
            found.append(slot)
    return found


def shown(place: Place) -> list[Place]:
    """As `walk`, without what is not relevant and all inside it: what a submission says."""
    found: list[Place] = [place]
    slots: list[Any] = place.slots
    if place.spec.is_flat:
        found += [slot for slot in slots if slot.relevant]
        return found
    for slot in slots:
        if isinstance(slot, list):
            for each in slot:
                if each.relevant:
                    found += shown(each)
        elif not slot.relevant and not slot.spec.is_attribute:
            continue
        elif slot.slots:
            found += shown(slot)
        elif slot.kept or not slot.spec.optional:
            found.append(slot)
    return found


def locate(place: Place, spec: Spec) -> Place:
    """The place of a definition that shares most with `place`; the first instance where several would do."""
    shared = deepest_common(spec, place.spec, place.spec)
    here = place
    while here.spec is not shared and here.parent is not None:
        here = here.parent
    way: list[Spec] = []
    below: Spec | None = spec
    while below is not None and below is not shared:
        way.append(below)
        below = below.parent
    for each in reversed(way):
        slot = here.slots[each.slot]
        if isinstance(slot, list):
            if not slot:
                return here
            here = slot[0]
        else:
            here = slot
    return here
