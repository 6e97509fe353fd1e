"""Cells copied from a spreadsheet, laid over a roster or a form: what goes where, and what is refused and why."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

from desktop.frozen import frozen
from desktop.ui.questions.cells import Meant

MOST_CELLS = 20_000  # more than this was not meant for a roster


@frozen
class Cell:
    """One pasted cell: where it goes, its words, what they mean there."""

    row: int
    column: int
    words: str
    meant: Meant


@frozen
class Plan:
    """What a paste would do. `headed`: its first row named the columns; `left_out`: columns nobody knows."""

    cells: tuple[Cell, ...]
    rows: int  # how many rows of the roster there must be
    headed: bool
    left_out: tuple[str, ...]

    @property
    def taken(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if not cell.meant.refused and cell.words)

    @property
    def refused(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.meant.refused)


def split(text: str) -> list[list[str]]:
    """The rows of what a spreadsheet put on the clipboard: tabs between cells, quotes around line breaks."""
    rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline=""), delimiter="\t"))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows[: max(1, MOST_CELLS // max((len(row) for row in rows), default=1))]


def lay_over(
    rows: Sequence[Sequence[str]],
    names: Sequence[tuple[str, ...]],
    at: tuple[int, int],
    meant: Callable[[int, str], Meant],
) -> Plan:
    """Lay rows over columns (`names`: what each is called) from a cell on; by their headings, if the first row is one.

    `meant(column, words)` reads a cell.
    """
    known = {_plain(name): column for column, said in enumerate(names) for name in said if _plain(name)}
    first = [known.get(_plain(cell)) for cell in rows[0]] if rows else []
    headed = len(rows) > 1 and sum(place is not None for place in first) * 2 > len(first)
    if headed:
        places: list[int | None] = list(first)
    else:
        wide = max((len(row) for row in rows), default=0)
        places = [at[1] + step if at[1] + step < len(names) else None for step in range(wide)]
    body = rows[1:] if headed else rows
    cells = [
        Cell(at[0] + down, place, words.strip(), meant(place, words))
        for down, row in enumerate(body)
        for words, place in zip(row, places, strict=False)
        if place is not None
    ]
    left_out = tuple(cell for cell, place in zip(rows[0], places, strict=False) if place is None) if rows else ()
    return Plan(tuple(cells), at[0] + len(body), headed, left_out)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").strip(" *:.").split())
