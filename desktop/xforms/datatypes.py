"""The data types of ODK XForms: how a typed text is kept, and whether it is of its type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time

_INT = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_DATE = re.compile(r"(\d{4,})-(\d{2})-(\d{2})")
_LOCAL_TIME = re.compile(r"T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?:Z|[+-](\d{2})(?::?(\d{2}))?)?")
_ZONE_WITHOUT_COLON = re.compile(r"[+-]\d{3,4}$")
LONGEST_NUMBER = 40
BIGGEST_INT = 2**31
"""JavaRosa, Web Forms and the servers keep an integer in 32 bits."""
ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
"""Characters that no XML 1.0 can carry (control characters out of a paste, halves of an emoji), for `str.translate`."""
ALIASES: Mapping[str, str] = {"integer": "int", "double": "decimal", "float": "decimal", "datetime": "dateTime"}
BLANK_WHEN_WRONG = frozenset({"date", "time", "dateTime", "geopoint", "geotrace", "geoshape"})
"""Types of which a damaged text means nothing to an expression; a damaged number is still text."""


def kept(kind: str, text: str) -> tuple[str, bool]:
    """The text as it is stored, and whether it is of the type. A text that is not is kept as typed, but for what no
    XML can carry: that would be on the screen and not in the submission."""
    if not text.isprintable():
        text = text.translate(ILLEGAL)
    if not text:
        return "", True
    read = _READERS.get(kind)
    if read is None:
        return text, True
    found = read(text.strip())
    return (text, False) if found is None else (found, True)


def cast(kind: str, text: str) -> str:
    """A value that no person typed (a default, a calculation) as its bind's type keeps it."""
    if not text:
        return ""
    if kind == "date" and _DATE.match(text):
        return text[:10]
    if kind == "decimal":
        return text
    if kind == "int":
        return _int(text.strip()) or text
    if kind in ("geotrace", "geoshape"):  # one point is no shape, but may still become a line
        return _points(text, 3 if kind == "geoshape" else 1, closed=False) or ""
    stored, is_one = kept(kind, text)
    return "" if kind == "geopoint" and not is_one else stored


def is_outside(parameters: Mapping[str, str], text: str) -> bool:
    """Whether a number lies beyond the ends of a range: no slider can be there, so it is no answer (Web Forms)."""
    ends = [_number(parameters.get(name, "")) for name in ("start", "end")]
    value = _number(text)
    if value is None or None in ends:
        return False
    return not min(each or 0.0 for each in ends) <= value <= max(each or 0.0 for each in ends)


def _number(text: str) -> float | None:
    return float(text) if _DECIMAL.fullmatch(text.strip()) else None


def means_nothing(kind: str, text: str) -> bool:
    """Whether a text that is not of its type is blank to expressions and in the submission. A number that is none is
    still text; one beyond 32 bits is nothing that a server could keep (Web Forms: no answer)."""
    return kind in BLANK_WHEN_WRONG or (kind == "int" and _int(text.strip()) is not None)


def _answered_int(text: str) -> str | None:
    found = _int(text)
    return found if found is not None and -BIGGEST_INT <= int(found) < BIGGEST_INT else None


def _int(text: str) -> str | None:
    if _INT.fullmatch(text) and len(text) < LONGEST_NUMBER:
        return str(int(text))
    if _DECIMAL.fullmatch(text) and len(text) < LONGEST_NUMBER and abs(float(text)) < 1e15:
        return str(int(float(text)))
    return None


def _decimal(text: str) -> str | None:
    """With a point always, as the reference engines write it: `1` becomes `1.0`."""
    text = text.replace(",", ".")
    if not _DECIMAL.fullmatch(text) or len(text) >= LONGEST_NUMBER:
        return None
    written = repr(float(text))
    return text if "e" in written or "inf" in written else written


def _date(text: str) -> str | None:
    """A day; of a time of day without an offset only the day, since with one it could be another."""
    found = _DATE.fullmatch(_LOCAL_TIME.sub("", text))
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def _time(text: str) -> str | None:
    found = _TIME.fullmatch(text)
    if found is None or _ZONE_WITHOUT_COLON.search(text) or int(found[5] or 0) > 14 or int(found[6] or 0) > 59:
        return None
    try:
        time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError:
        return None
    return text


def _date_time(text: str) -> str | None:
    day, mark, clock = text.partition("T")
    return text if mark and _date(day) is not None and _time(clock) is not None else None


def _coordinate(text: str) -> str | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return repr(number) if number == number and abs(number) < 1e12 else None


def _geopoint(text: str) -> str | None:
    """Latitude, longitude, altitude, accuracy, in degrees and metres. What was not measured stays out: it is not
    0. Zeros only are what a device writes that found no position (JavaRosa, Web Forms): blank."""
    parts = [_coordinate(part) for part in text.split()]
    if not 2 <= len(parts) <= 4 or None in parts:
        return None
    plain = [part or "" for part in parts]
    if abs(float(plain[0])) > 90 or abs(float(plain[1])) > 180:
        return None
    return " ".join(plain) if any(map(float, plain)) else ""


def _points(text: str, least: int, *, closed: bool) -> str | None:
    points = [part.strip() for part in text.split(";") if part.strip()]
    read = [_geopoint(point) for point in points]
    if len(points) < least or None in read or "" in read or (closed and read[0] != read[-1]):
        return None
    return ";".join(point or "" for point in read)


_READERS: Mapping[str, Callable[[str], str | None]] = {
    "int": _answered_int,
    "decimal": _decimal,
    "date": _date,
    "time": lambda text: _time(text) if text.count(":", 0, 8) == 2 else None,  # not without seconds (Web Forms)
    "dateTime": _date_time,
    "geopoint": _geopoint,
    "geotrace": lambda text: _points(text, 2, closed=False),
    "geoshape": lambda text: _points(text, 3, closed=True),
}
CHECKED = frozenset(_READERS)
"""The types whose texts have a shape."""
