"""A place of a filling as a screen may see it: live, read-only, one object per place for the interview's life."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from desktop.xforms.definition import Item, RepeatItem, Text
from desktop.xforms.place import Place

if TYPE_CHECKING:
    from desktop.xforms.interview import Interview

NodeKind = Literal["question", "group", "repeat", "instance"]
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a select, as it is shown now."""

    value: str
    label: str
    media: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    place: str = ""  # where it lies, of a select with the appearance `map`: the `geometry` of its row (a geopoint …)


class Node:
    """One place of an interview. `place` is the engine's side of it (for repeats: what they stand in)."""

    __slots__ = ("_interview", "item", "key", "kind", "place")

    def __init__(self, interview: Interview, kind: NodeKind, item: Item | None, place: Place, key: int) -> None:
        self._interview = interview
        self.kind: NodeKind = kind
        self.item = item
        self.place = place
        self.key = key

    def __repr__(self) -> str:
        return f"<Node {self.kind} {self.ref}>"

    @property
    def _owns_place(self) -> bool:
        return self.kind in ("question", "instance") or self.item is None or self.item.spec is self.place.spec

    # -- what it is

    @property
    def ref(self) -> str:
        """Where it stands: `/data/anggota[2]/nama`; a repeat has the path without a position."""
        if self.kind == "repeat" and self.item is not None and self.item.spec is not None:
            spec = self.item.spec
            return f"{self.place.ref}/{spec.ref.rpartition('/')[2]}"
        return self.place.ref

    @property
    def control(self) -> str | None:
        """The control that shows it; None for containers and for values without a control."""
        return self.item.tag if self.item is not None and self.kind == "question" else None

    @property
    def type(self) -> str:
        """The data type."""
        return self.place.spec.type if self.kind == "question" else ""

    @property
    def appearance(self) -> tuple[str, ...]:
        """The words of the appearance, functions kept whole."""
        return self.item.appearance if self.item is not None else ()

    @property
    def parameters(self) -> Mapping[str, str]:
        """Attributes of the control: start, end, step, mediatype, rows, ..."""
        found = dict(self.item.parameters) if self.item is not None and self.kind != "instance" else {}
        if self.kind == "question":
            for key, value in self.place.spec.foreign.items():
                found.setdefault(key.rpartition("}")[2], value)
        return found

    # -- what it says

    @property
    def label(self) -> str:
        """The label in the present language, answers filled in."""
        return self._text(self.item.label if self.item is not None else None)

    @property
    def hint(self) -> str:
        """The hint."""
        return self._text(self.item.hint if self.item is not None else None)

    @property
    def guidance(self) -> str:
        """The longer help, if any."""
        return (
            self._interview.texts.form_of(self.item.hint, "guidance", self._seen_from) if self.item is not None else ""
        )

    @property
    def media(self) -> Mapping[str, str]:
        """Pictures, sound and film of the label: kind to `jr://` address."""
        if self.item is None:
            return NOTHING
        return self._interview.texts.media(self.item.label, self._seen_from)

    def _text(self, text: Text | None) -> str:
        return self._interview.texts.text(text, self._seen_from)

    @property
    def _seen_from(self) -> Place:
        """Where its texts are read from: a repeat's stand as if within an instance."""
        return self._interview.nodes.instance_of(self) if self.kind == "repeat" else self.place

    # -- what it holds

    @property
    def value(self) -> str:
        """The answer, also while it is not relevant; of a selection what may be chosen now."""
        if self.kind != "question":
            return ""
        return self.place.kept if self.place.offered is None else self.place.offered

    @property
    def relevant(self) -> bool:
        """Whether it is asked, with all it stands in."""
        if self.kind == "repeat" and not self.children:
            return self.place.relevant and self._interview.would_be_relevant(self)
        if self.kind == "repeat":
            return any(child.relevant for child in self.children) or self._interview.would_be_relevant(self)
        return self.place.relevant

    @property
    def required(self) -> bool:
        """Whether an answer is a must."""
        return self.place.required if self._owns_place else False

    @property
    def readonly(self) -> bool:
        """Whether it may not be changed, itself or through what it stands in."""
        return self.place.readonly

    @property
    def violation(self) -> Literal["required", "constraint", "type"] | None:
        """What is wrong with the answer."""
        place = self.place
        if self.kind != "question" or not place.relevant:
            return None
        if self.value:
            return "type" if not place.typed else "constraint" if place.violated else None
        return "required" if place.required and place.answered else None

    @property
    def message(self) -> str:
        """What the form says about the violation; "" if it says nothing."""
        return self.message_for(self.violation)

    def message_for(self, violation: str | None) -> str:
        """What the form says about one kind of violation."""
        return self._interview.texts.message(self.place, violation)

    @property
    def selected(self) -> tuple[str, ...]:
        """The values of a select or rank."""
        if self.control in ("select", "rank"):
            return tuple(self.value.split())
        return (self.value,) if self.value else ()

    @property
    def choices(self) -> Sequence[Choice]:
        """What may be chosen now."""
        return self._interview.choices.of(self.item, self.place) if self.item is not None else ()

    # -- what is around it

    @property
    def children(self) -> tuple[Node, ...]:
        """What it shows, in the order of the body."""
        return self._interview.nodes.children(self)

    @property
    def parent(self) -> Node | None:
        """What shows it."""
        return self._interview.nodes.parent(self)

    @property
    def can_add(self) -> bool:
        """Whether the user may add an instance."""
        return self.kind == "repeat" and isinstance(self.item, RepeatItem) and self._free(self.item)

    @property
    def can_remove(self) -> bool:
        """Whether the user may take this instance away."""
        return self.kind == "instance" and isinstance(self.item, RepeatItem) and self._free(self.item)

    def _free(self, item: RepeatItem) -> bool:
        return not item.fixed and item.count is None and not self.readonly
