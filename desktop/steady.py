"""A clock that nobody can set, and what it tells of the one people set: that it leapt."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

LEAP = timedelta(minutes=30)
"""Less is a correction that no date notices."""


def steady_seconds() -> float:
    """Seconds that go on while the machine sleeps, and whatever the clock is set to."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()  # on Windows it counts sleep


class Leaps:
    """Looks at both clocks now and then."""

    def __init__(self, now: Callable[[], datetime], steady: Callable[[], float] = steady_seconds) -> None:
        self._now, self._steady = now, steady
        self._at, self._since = now(), steady()

    def look(self) -> tuple[datetime, datetime] | None:
        """What the clock would say had nobody set it since the last look, and what it says; None if nobody did."""
        now, steady = self._now(), self._steady()
        would_be = self._at + timedelta(seconds=steady - self._since)
        self._at, self._since = now, steady
        return (would_be, now) if abs(now - would_be) > LEAP else None
