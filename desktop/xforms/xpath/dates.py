"""Dates and times as expressions see them: numbers of days since 1970-01-01 UTC that remember how they are written.

After the `number()` of the ODK XForms specification and ODK Web Forms: a date without a time is midnight in the zone of
the device, so in Jayapura (+09:00) `number('1970-01-02')` is 0.625.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

DAY_MILLISECONDS = 86_400_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

_DATE_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[-+]\d\d:\d\d)?)?", re.ASCII
)
_UNPADDED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?", re.ASCII | re.DOTALL)
_TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[-+]\d\d:\d\d)?", re.ASCII)


class Moment(float):
    """A date and time; as a number, days since 1970-01-01T00:00Z. An impossible one is NaN and has no `when`."""

    __slots__ = ("when",)
    when: datetime | None  # in the zone of the device

    @classmethod
    def at(cls, when: datetime | None) -> Moment:
        """The moment of an aware date and time; None makes the impossible one."""
        moment = cls(math.nan if when is None else ((when - _EPOCH) // _MILLISECOND) / DAY_MILLISECONDS)
        moment.when = when
        return moment

    @property
    def text(self) -> str:
        """`2026-11-21` at midnight, `2026-11-21T13:22:11.000+07:00` at any other time."""
        when = self.when
        if when is None:
            return "Invalid Date"
        if not (when.hour or when.minute or when.second or when.microsecond >= 1000):
            return when.date().isoformat()
        return date_time_text(when)


class WholeDays(float):
    """What `number()` makes of a date: compared and calculated with as it is, written as whole days."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The days before the point."""
        return str(math.floor(self))


def date_time_text(when: datetime) -> str:
    """A date and time as the dateTime data type is written: milliseconds, and the offset with minutes (or Z)."""
    written = when.replace(tzinfo=None).isoformat(timespec="milliseconds")
    offset = when.utcoffset() or timedelta()
    if not offset:
        return f"{written}Z"
    minutes = offset // timedelta(minutes=1)
    return f"{written}{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def read_date_time(text: str, zone: tzinfo) -> datetime | None:
    """A date (midnight in `zone`) or a date with time; None if it is neither."""
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    if offset and not _offset_exists(offset):
        return None
    try:
        plain = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), _microseconds(fraction)
        )
        return plain.replace(tzinfo=_offset(offset)).astimezone(zone) if offset else plain.replace(tzinfo=zone)
    except (ValueError, OverflowError):
        return None


def read_loosely(text: str, zone: tzinfo) -> datetime | None:
    """The same for `date()`, which also takes days and months of one digit."""
    match = _UNPADDED.fullmatch(text)
    if match is None:
        return None
    year, month, day, rest = match.groups()
    return read_date_time(f"{year}-{month:0>2}-{day:0>2}{rest or ''}", zone)


def from_days(days: float, zone: tzinfo) -> datetime | None:
    """The moment so many days after 1970-01-01T00:00Z; None if there is none (NaN, beyond the years 1 to 9999)."""
    try:
        return (_EPOCH + timedelta(milliseconds=math.floor(days * DAY_MILLISECONDS + 0.5))).astimezone(zone)
    except (ValueError, OverflowError):
        return None


def time_of_day(text: str, zone: tzinfo) -> float | None:
    """A time (or the time of a date and time) as a fraction of the local day; None if it is neither."""
    match = _TIME.fullmatch(text)
    when = read_date_time(text, zone) if match is None else _time_in(match, zone)
    if when is None:
        return None
    since_midnight = timedelta(
        hours=when.hour, minutes=when.minute, seconds=when.second, milliseconds=when.microsecond // 1000
    )
    return (since_midnight // _MILLISECOND) / DAY_MILLISECONDS


def _time_in(match: re.Match[str], zone: tzinfo) -> datetime | None:
    """A time of 1970-01-01, the day that ODK's engines take for times with an offset."""
    hour, minute, second, fraction, offset = match.groups()
    return read_date_time(f"1970-01-01T{hour}:{minute}:{second or '00'}.{fraction or '0'}{offset or ''}", zone)


def _microseconds(fraction: str | None) -> int:
    return int(f"{fraction[:6]:0<6}") if fraction else 0


def _offset_exists(offset: str) -> bool:
    return offset == "Z" or (int(offset[1:3]) <= 14 and int(offset[4:6]) <= 59)


def _offset(offset: str) -> tzinfo:
    if offset == "Z":
        return UTC
    size = timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))
    return timezone(-size if offset[0] == "-" else size)
