"""When to start a round by itself: a state machine with a clock handed in. No thread, no Qt, no socket.

The screen asks `due` every second or so; if it says ROUND or PROBE the wire lane does that and tells the outcome.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum, auto

from desktop.frozen import frozen
from desktop.sync.backoff import wait_after
from desktop.trouble import Kind

SETTLE = timedelta(seconds=3)
"""A network that has just come up is often gone again, or not yet there."""
QUIET = timedelta(minutes=15)
"""With nothing to send and a good line, forms and lists are asked for so often."""
BLAMELESS = frozenset(
    {
        Kind.NO_CONNECTION, Kind.TIMED_OUT, Kind.LOGIN_PAGE, Kind.SERVER_TROUBLE,
        Kind.NOT_SECURE,  # a portal that shows a certificate of its own is left behind as any other
        Kind.CERTIFICATE_UNTIMELY,  # the clock is set right
    }
)  # fmt: skip
"""Troubles that pass without the server's office. Others wait for a person, and are tried seldom."""
SELDOM = timedelta(hours=1)


class Do(Enum):
    """What the wire lane should do now."""

    NOTHING = auto()
    PROBE = auto()  # a cheap question whether a server can be reached at all
    ROUND = auto()


@frozen
class Seen:
    """What the screen may show of it."""

    online: bool | None  # None: not known yet
    next_at: datetime | None


class Watch:
    """One for the session. Every method is called on the thread that owns it."""

    def __init__(self, now: Callable[[], datetime], dice: random.Random) -> None:
        self._now, self._dice = now, dice
        self._online: bool | None = None
        self._failures = 0
        self._due: datetime | None = now()
        self._busy = False
        self._asked_again = False

    def due(self) -> Do:
        """What to do now; the caller tells `probed` or `finished` afterwards, and until then gets NOTHING."""
        if self._busy or self._due is None or self._now() < self._due:
            return Do.NOTHING
        self._busy = True
        return Do.PROBE if self._online is False else Do.ROUND

    def seen(self) -> Seen:
        return Seen(self._online, self._due)

    def hint(self, online: bool) -> None:
        """The operating system says so. It is often wrong: "online" is checked, "offline" only ends the hurry."""
        if not online:
            self._online = False
            return
        if self._online is not True:
            self._failures = 0
            self._sooner(self._now() + SETTLE)

    def released(self) -> None:
        """Something new may go: at once if the line is good, else when it is back."""
        if self._online is not False:
            self._sooner(self._now())
        if self._busy:
            self._asked_again = True

    def wish(self) -> None:
        """A person pressed the button: now, whatever was before."""
        self._online, self._failures = None, 0
        self._sooner(self._now())
        if self._busy:
            self._asked_again = True

    def probed(self, reachable: bool) -> None:
        """The outcome of PROBE."""
        self._busy = False
        if reachable:
            self._online, self._failures, self._due = True, 0, self._now()
        else:
            self._failed()

    def finished(self, kind: Kind | None, next_at: datetime | None) -> None:
        """The outcome of ROUND: its trouble, and when the next postponed submission may be tried."""
        self._busy = False
        if kind in BLAMELESS:
            self._failed()
            return
        self._online, self._failures = True, 0
        now = self._now()
        later = now + (QUIET if kind is None else SELDOM)
        self._due = min(later, max(next_at, now)) if next_at is not None else later
        if self._asked_again:
            self._due, self._asked_again = now, False

    def _failed(self) -> None:
        self._online, self._failures = False, self._failures + 1
        self._asked_again = False
        self._due = self._now() + wait_after(self._failures, self._dice)

    def _sooner(self, at: datetime) -> None:
        self._due = at if self._due is None else min(self._due, at)
