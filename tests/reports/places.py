"""A filled form without an engine: what prints read of a node, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class FakeChoice:
    value: str
    label: str


@dataclass(frozen=True)
class FakePlace:
    ref: str
    label: str = ""
    value: str = ""
    kind: str = "question"
    control: str | None = "input"
    type: str = "string"
    relevant: bool = True
    readonly: bool = False
    appearance: tuple[str, ...] = ()
    choices: Sequence[FakeChoice] = ()
    children: Sequence[FakePlace] = ()

    @property
    def selected(self) -> tuple[str, ...]:
        return tuple(self.value.split()) if self.control in ("select", "select1") else ()


def form(*children: FakePlace) -> FakePlace:
    return FakePlace("/data", kind="group", control=None, children=children)


def group(ref: str, label: str, *children: FakePlace, kind: str = "group", relevant: bool = True) -> FakePlace:
    return FakePlace(ref, label, kind=kind, control=None, children=children, relevant=relevant)
