"""A day in the calendar of Myanmar: months by the moon, years by the sun, by the rules that Yan Naing Aye published."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from desktop.frozen import frozen

_DAYS_TO_JULIAN = 1_721_425  # the Julian day number of a day is its ordinal and this
_BEGAN = 1_954_168.050623  # the Julian day on which year 0 began
_YEAR, _MONTH = 1_577_917_828 / 4_320_000, 1_577_917_828 / 53_433_336  # days, as the Surya Siddhanta has them
_FIRST_WASO = 102  # days between the first of Tagu and the full moon of Waso that years are reckoned by
_MONTHS = (
    "First Waso",
    "Tagu",
    "Kason",
    "Nayon",
    "Waso",
    "Wagaung",
    "Tawthalin",
    "Thadingyut",
    "Tazaungmon",
    "Nadaw",
    "Pyatho",
    "Tabodwe",
    "Tabaung",
    "Late Tagu",
    "Late Kason",
)


@frozen
class _Era:
    """Years reckoned by one rule, and those in which history did otherwise."""

    since: int
    shift: float  # days, of the full moon
    months: int  # of excess that make a year a longer one; -1: by the cycle of 19 years
    moons: dict[int, int] = field(default_factory=dict)  # years whose full moon came so many days later
    turned: frozenset[int] = frozenset()  # years that were long instead of short, or the reverse


_ERAS = (
    _Era(1312, -0.5, 8, {1377: 1}, frozenset({1344, 1345})),
    _Era(1217, -1, 4, {1234: 1, 1261: -1}, frozenset({1263, 1264})),
    _Era(1100, -0.85, -1, {1120: 1, 1126: -1, 1150: 1, 1172: -1, 1207: 1}, frozenset({1201, 1202})),
)
_FIRST_YEAR = 1103  # those before it look back at most three years


def in_myanmar(day: date) -> str:
    """`24 Pyatho 1309`, days counted from the new moon; "" before the 18th century, whose years went by other rules."""
    julian = day.toordinal() + _DAYS_TO_JULIAN
    year = int((julian - 0.5 - _BEGAN) // _YEAR)
    if year < _FIRST_YEAR:
        return ""
    kind, first = _first_of_tagu(year)
    number, month = _in_year(julian - first + 1, kind)
    name = "Second Waso" if kind and month == _MONTHS.index("Waso") else _MONTHS[month]
    return f"{number} {name} {year}"


def _full_moon(year: int) -> tuple[bool, int]:
    """Whether the year has a second Waso, and the Julian day of the full moon it would stand at."""
    era = next(era for era in _ERAS if year >= era.since)
    gained = _YEAR / 12 - _MONTH  # days a month of the sun is longer
    excess = (_YEAR * (year + 3739)) % _MONTH
    if excess < gained * (12 - era.months):
        excess += _MONTH
    long = (year * 7 + 2) % 19 >= 12 if era.months < 0 else excess >= _MONTH - gained * era.months
    moon = int(_YEAR * year + _BEGAN - excess + 4.5 * _MONTH + era.shift + 0.5)
    return long != (year in era.turned), moon + era.moons.get(year, 0)


def _first_of_tagu(year: int) -> tuple[int, int]:
    """0 for a common year, 1 for one with a second Waso, 2 if Nayon is a day longer too; and its first Julian day."""
    long, moon = _full_moon(year)
    back = next((back for back in (1, 2) if _full_moon(year - back)[0]), 3)
    before = _full_moon(year - back)[1]
    kind = (moon - before) % 354 // 31 + 1 if long else 0
    return kind, before + 354 * back - _FIRST_WASO


def _in_year(number: int, kind: int) -> tuple[int, int]:
    """Day and month (its place in `_MONTHS`) of the day of a year; months have 29 and 30 days by turns."""
    longer, common = kind // 2, 0 if kind else 1
    length = 384 - 30 * common + longer
    late = (number - 1) // length
    number -= late * length
    behind = (number + 423) // 512  # Nayon is over, in which the longest years have their day more
    month = int((number - longer * behind + common * behind * 30 + 29.26) // 29.544)
    end, second = (month + 12) // 16, (month + 11) // 16
    day = number - int(29.544 * month - 29.26) - longer * end + common * second * 30
    return day, month + second * 3 - end * 4 + 12 * late
