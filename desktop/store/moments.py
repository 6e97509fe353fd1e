"""Moments as the shelves keep them: whole milliseconds since 1970, UTC, so that they sort and compare as numbers."""

from __future__ import annotations

from datetime import UTC, datetime

Millis = int


def stamp(at: datetime) -> Millis:
    """The stored form of an aware moment; a naive one is a bug (a laptop may stand in any of three zones)."""
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return round(at.timestamp() * 1000)


def moment(stored: Millis) -> datetime:
    """The moment again, in UTC; the screen turns it into the zone of the region."""
    return datetime.fromtimestamp(stored / 1000, UTC)


def moment_or_none(stored: Millis | None) -> datetime | None:
    """As `moment`, for columns that may be empty."""
    return None if stored is None else moment(stored)
