"""Functions over answers to select questions: values with blanks between them."""

from __future__ import annotations

from typing import Final

from .signature import Function, plain


def _selected(answer: str, value: str) -> bool:
    wanted = value.strip(" \t\r\n")
    return wanted in answer.split() if wanted else not answer.strip(" \t\r\n")


def _selected_at(answer: str, place: float) -> str:
    values = answer.split()
    return values[int(place)] if place == place and 0 <= place < len(values) else ""


def _count_selected(answer: str) -> float:
    return float(len(answer.split()))


FUNCTIONS: Final[tuple[Function, ...]] = (
    plain("selected", "text text", "boolean", _selected),
    plain("is-selected", "text text", "boolean", _selected),
    plain("selected-at", "text number", "text", _selected_at),
    plain("count-selected", "text", "number", _count_selected),
)
