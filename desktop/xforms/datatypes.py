"""The data types of ODK XForms: how a typed text is kept, and whether it is of its type."""

from __future__ import annotations

import re
from datetime import date, datetime, time

_INT = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_DATE = re.compile(r"(\d{4,})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?")
MAX_INT = 2**63


def kept(kind: str, text: str) -> tuple[str, bool]:
    """The text as it is stored, and whether it is of the type. A text that is not is kept as typed."""
    if not text:
        return "", True
    read = _READERS.get(kind)
    if read is None:
        return text, True
    found = read(text.strip())
    return (text, False) if found is None else (found, True)


def cast(kind: str, text: str) -> str:
    """A value that no person typed (a default, a calculation) as its bind's type keeps it."""
    if kind == "int" and text:
        return _whole(text)
    if kind == "date" and _DATE.match(text):
        return text[:10]
    return kept(kind, text)[0]


def _whole(text: str) -> str:
    if _INT.fullmatch(text):
        return text
    try:
        number = float(text)
        return str(int(number)) if abs(number) < MAX_INT else ""
    except (ValueError, OverflowError):
        return ""


def _int(text: str) -> str | None:
    if not _INT.fullmatch(text):
        return None
    return str(int(text)) if len(text) < 40 else None


def _decimal(text: str) -> str | None:
    text = text.replace(",", ".")
    return text if _DECIMAL.fullmatch(text) else None


def _date(text: str) -> str | None:
    found = _DATE.match(text)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def _time(text: str) -> str | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    try:
        time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError:
        return None
    return text


def _date_time(text: str) -> str | None:
    day, mark, clock = text.partition("T")
    if _date(day) is None or (mark and clock and _time(clock) is None):
        return None
    return text


def geo_number(text: str) -> str | None:
    """A coordinate as the reference engines write it: `0` becomes `0.0`."""
    try:
        number = float(text)
    except ValueError:
        return None
    return repr(number) if number == number and abs(number) < 1e12 else None


def _geopoint(text: str) -> str | None:
    parts = [geo_number(part) for part in text.split()]
    if not 2 <= len(parts) <= 4 or None in parts:
        return None
    latitude, longitude = float(parts[0] or 0), float(parts[1] or 0)
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    plain = [part or "" for part in parts]
    return " ".join(plain + ["0.0"] * (4 - len(plain))) if len(plain) > 2 else " ".join([*plain, "0.0", "0.0"])


def _points(text: str, least: int, closed: bool) -> str | None:
    points = [part.strip() for part in text.split(";") if part.strip()]
    read = [_geopoint(point) for point in points]
    if len(points) < least or None in read or (closed and points[0] != points[-1]):
        return None
    return ";".join(point or "" for point in read)


def _date_or_none(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


_READERS = {
    "int": _int,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "dateTime": _date_time,
    "geopoint": _geopoint,
    "geotrace": lambda text: _points(text, 2, closed=False),
    "geoshape": lambda text: _points(text, 3, closed=True),
}
CHECKED = frozenset(_READERS)
"""The types whose texts have a shape."""
