"""What a recap is asked for, and what it says: plain frozen values."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum

from desktop.frozen import frozen


class Level(IntEnum):
    """How finely a recap is split: the number is that of the parts of a village code."""

    DISTRICT = 2  # kabupaten/kota
    SUBDISTRICT = 3  # kecamatan
    VILLAGE = 4  # desa/kelurahan


@frozen
class Question:
    """Something of a form that can be counted by, or summed. `choices`: value and label, none for a figure."""

    ref: str  # without positions
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    rows_of: str = ""  # the repeat it is asked in: its rows are counted, not the records
    money: bool = False


@frozen
class Subject:
    """A form of which something was handed in. `newest`: its newest version here, by its key."""

    form_id: str
    title: str
    newest: int
    records: int


@frozen
class Asked:
    """One recap: of a form, split so finely; by the answers of a question, as the sum of a figure, or both."""

    form_id: str
    level: Level = Level.DISTRICT
    by: str = ""
    total_of: str = ""
    since: datetime | None = None
    approved: bool = False  # only what a supervisor let go


@frozen
class Line:
    """A region with its numbers, one a column. `name` without "Kabupaten": as tables here have it."""

    code: str
    name: str
    numbers: tuple[float, ...]

    @property
    def total(self) -> float:
        return sum(self.numbers)


@frozen
class Recap:
    """The table. `columns` are labels of choices (one, empty, where nothing is split); lines are in order of name."""

    asked: Asked
    title: str  # of the form
    by: Question | None
    figure: Question | None
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    records: int  # counted
    newest_only: bool = False  # reports of one event are no sum: only the newest of each counts
    coarse: bool = False  # split no finer than by kabupaten/kota, as few people are told by fewer villages

    @property
    def totals(self) -> tuple[float, ...]:
        """Below the table, a number a column."""
        return tuple(sum(line.numbers[at] for line in self.lines) for at in range(len(self.columns)))

    @property
    def total(self) -> float:
        return sum(self.totals)
