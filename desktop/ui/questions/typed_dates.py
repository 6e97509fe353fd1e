"""Dates and times as people type them (`3/1/26`, `03-01-2026`, `3 jan 2026`, `14.05`), read forgivingly, day first."""

from __future__ import annotations

import re
from datetime import date, datetime, time

# Indonesian and English names by their first letters; a longer spelling needs only to begin with one of them.
_MONTHS = (
    ("jan",),
    ("feb", "peb"),
    ("mar",),
    ("apr",),
    ("mei", "may"),
    ("jun",),
    ("jul",),
    ("agu", "ags", "aug"),
    ("sep",),
    ("okt", "oct"),
    ("nov", "nop"),
    ("des", "dec"),
)
_PARTS = re.compile(r"[0-9]+|[a-zA-Z]+")
_DAYS = {"hari ini": 0, "today": 0, "kemarin": -1, "yesterday": -1}
_CLOCK = re.compile(r"^(\d{1,2})(?:[.:,hH](\d{1,2}))?(?:[.:](\d{1,2}))?\s*(am|pm)?$", re.IGNORECASE)
_RUN_OF_DIGITS = re.compile(r"^\d{6}$|^\d{8}$")


def read_date(text: str, today: date) -> date | None:
    """The date meant, or None. Two-digit years reach five years ahead, else back. No year: this one."""
    text = text.strip().casefold()
    if text in _DAYS:
        return date.fromordinal(today.toordinal() + _DAYS[text])
    if _RUN_OF_DIGITS.match(text):
        text = f"{text[:2]} {text[2:4]} {text[4:]}"
    parts = _PARTS.findall(text)
    if len(parts) == 2 and parts[1].isdecimal() and not parts[0].isdecimal():
        return None  # "jan 2026": a month is no day
    if len(parts) not in (2, 3) or not parts[0].isdecimal():
        return None
    if len(parts[0]) == 4 and len(parts) == 3:
        return _made(parts[0], parts[1], parts[2], today)
    return _made(parts[2] if len(parts) == 3 else str(today.year), parts[1], parts[0], today)


def read_month(text: str, today: date) -> date | None:
    """The first of the month meant: `jan 2026`, `1/26`, `2026-01`."""
    parts = _PARTS.findall(text.casefold())
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        return read_date(text, today)
    if len(parts) != 2:
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    return _made(parts[1], parts[0], "1", today)


def read_year(text: str, today: date) -> date | None:
    """The first of January of the year meant."""
    parts = _PARTS.findall(text)
    if len(parts) == 3:
        return read_date(text, today)
    return _made(parts[0], "1", "1", today) if len(parts) == 1 and parts[0].isdecimal() else None


def read_time(text: str) -> time | None:
    """The time meant: `14.05`, `14:05`, `1405`, `9`, `2.30 pm`."""
    text = text.strip().casefold()
    for word in ("pukul", "jam", "wib", "wita", "wit"):
        text = text.removeprefix(word).removesuffix(word).strip()
    if re.fullmatch(r"\d{3,4}", text):
        text = f"{text[:-2]}:{text[-2:]}"
    match = _CLOCK.match(text)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match[4]:
        hour = hour % 12 + (12 if match[4] == "pm" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def stored_date(value: str) -> date | None:
    """A date as ODK stores it (an instant keeps its own day)."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def stored_time(value: str) -> time | None:
    """A time as ODK stores it (`14:05:00.000+07:00`); the zone is dropped, people write their own clock."""
    try:
        return time.fromisoformat(re.sub(r"(Z|[+-]\d\d:?\d\d)$", "", value)).replace(microsecond=0)
    except ValueError:
        return None


def stored_instant(value: str) -> datetime | None:
    """A dateTime as ODK stores it, with its zone if it has one."""
    try:
        return datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        return None


def _made(year: str, month: str, day: str, today: date) -> date | None:
    if not (year.isdecimal() and day.isdecimal()) or len(year) not in (2, 4):
        return None
    number = _month(month)
    if number is None:
        return None
    full = int(year)
    if len(year) == 2:
        full += today.year // 100 * 100
        full -= 100 if full > today.year + 5 else 0
    try:
        return date(full, number, int(day))
    except ValueError:
        return None


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    return next((i for i, names in enumerate(_MONTHS, 1) if text.startswith(names)), None)
