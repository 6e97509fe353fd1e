"""A record's sealed answers by the names of its questions, as lists and minutes read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from desktop.frozen import frozen
from desktop.reference.nik import digits_of, group, mask
from desktop.reports.words import number

_ROW = re.compile(r"^.*/([^/\[]+)\[(\d+)\]/(?!.*\[)")
REFUSED = "2"  # of the question `setuju`, in every form of ours


@frozen
class Filled:
    """One record. `place` is the region in words, village first; `labels`: (name, value) → the choice's label."""

    values: Mapping[str, str]  # by ref, as sealed
    title: str = ""
    place: str = ""
    region: str = ""
    author: str = ""
    approved: bool = False
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def first(self, name: str) -> str:
        """The answer of a question outside every repeat, else of the first row; "" if there is none."""
        return next((value for ref, value in self.values.items() if value and ref.rpartition("/")[2] == name), "")

    def said(self, name: str) -> str:
        """The same as people read it: labels of what was chosen, without the official code before them."""
        return self.spelt(name, self.first(name))

    def spelt(self, name: str, value: str) -> str:
        known = [bare(self.labels.get((name, one), "")) for one in value.split()]
        return ", ".join(known) if value and all(known) else value

    def number(self, name: str) -> int | None:
        """A whole number; None for what was not answered."""
        return whole(self.first(name))

    def rows(self, repeat: str) -> list[dict[str, str]]:
        """The rows of a repeat, each by the names of its questions, in their order."""
        found: dict[int, dict[str, str]] = {}
        for ref, value in self.values.items():
            place = _ROW.match(ref)
            if place is not None and place[1] == repeat and value:
                found.setdefault(int(place[2]), {})[ref.rpartition("/")[2]] = value
        return [found[at] for at in sorted(found)]

    def steps(self) -> tuple[str, str, str, str]:
        """Village, kecamatan, kabupaten/kota and province in words; empty where unknown."""
        parts = self.place.split(", ")
        village, subdistrict, district, province = parts if len(parts) == 4 else (self.place, "", "", "")
        return village, subdistrict, district, province


def refused(values: Mapping[str, str]) -> bool:
    """Whether somebody heard the words of consent and said no."""
    return any(value == REFUSED and ref.endswith("/setuju") for ref, value in values.items())


def without_refused(values: Mapping[str, str], masked: Callable[[str], bool]) -> Mapping[str, str]:
    """Answers to leave the laptop: who refused is counted, but numbers of theirs stay here, whoever asks for them."""
    return {ref: "" if masked(ref) else value for ref, value in values.items()} if refused(values) else values


def bare(label: str) -> str:
    """Without the code it begins with and without markup: "1. **Beras**" → "Beras"."""
    return re.sub(r"^\d{1,2}\.\s*", "", " ".join(label.replace("*", "").split()))


def whole(text: str) -> int | None:
    try:
        return int(float(text))
    except ValueError:
        return None


def identity(text: str, *, shown: bool) -> str:
    """A NIK or No KK in groups, in part unless it is asked for whole."""
    return (group(digits_of(text)) if shown else mask(text)) if text else ""


def amount(text: str) -> str:
    return number(text) if text else ""


def placed(rows: Sequence[Filled]) -> list[Filled]:
    """In the order lists have: kabupaten, kecamatan, village, name."""
    return sorted(rows, key=lambda one: (*reversed(one.steps()), one.title.casefold()))
