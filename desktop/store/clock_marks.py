"""What was learned about the laptop's clock: it leapt, a server's was compared with it, or a person said it is right.

The order of what happened is that of the history's lines, whatever the clock said; a mark stands between two lines.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from desktop.frozen import frozen
from desktop.store.moments import moment, stamp
from desktop.store.vault import Vault

CLOSE = timedelta(minutes=5)
"""A clock that is so far off is right enough."""


class How(StrEnum):
    """Where the knowledge comes from."""

    LEAP = "leap"
    PERSON = "person"
    SERVER = "server"


@frozen
class Mark:
    """Behind the line `line` of the history the clock said `at` (or would have, had it not leapt), and it was, or it
    says now, `right_at`."""

    line: int
    at: datetime
    right_at: datetime
    how: How

    @property
    def off(self) -> timedelta:
        """What has to be added to what the clock said."""
        return self.right_at - self.at


def note(vault: Vault, at: datetime, right_at: datetime, how: How) -> None:
    """Remember it. That a clock is right is remembered once, the newest."""
    with vault.atomic():
        if abs(right_at - at) < CLOSE:
            vault.write("DELETE FROM clock_marks WHERE how <> 'leap' AND abs(right_at - at) < ?", (_ms(CLOSE),))
        vault.write(
            "INSERT INTO clock_marks (line, at, right_at, how)"
            " VALUES ((SELECT coalesce(max(id), 0) FROM history), ?, ?, ?)",
            (stamp(at), stamp(right_at), how.value),
        )


def behind_line(vault: Vault, line: int) -> list[Mark]:
    """What was learned after a line of the history, oldest first."""
    rows = vault.rows("SELECT line, at, right_at, how FROM clock_marks WHERE line >= ? ORDER BY id", (line,))
    return [_mark(*row) for row in rows]


def right(vault: Vault) -> Mark | None:
    """When the clock was last known to be right."""
    row = vault.row(
        "SELECT line, at, right_at, how FROM clock_marks WHERE how <> 'leap' AND abs(right_at - at) < ?"
        " ORDER BY id DESC LIMIT 1",
        (_ms(CLOSE),),
    )
    return None if row is None else _mark(*row)


def _mark(line: int, at: int, right_at: int, how: str) -> Mark:
    return Mark(line, moment(at), moment(right_at), How(how))


def _ms(span: timedelta) -> int:
    return span // timedelta(milliseconds=1)
