"""Dates that were filled in while the laptop's clock was wrong: which ones, and what they would be with the right day.

The history keeps the order of what was typed, whatever the clock said. A line whose moment cannot be (long before the
line before it, after today, before this program was built) was written by a wrong clock. Nothing is changed unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.frozen import frozen
from desktop.roles import looking
from desktop.store import clock_marks, history_table, record
from desktop.store.clock_marks import How, Mark
from desktop.store.moments import moment, stamp
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import Touched

if TYPE_CHECKING:
    from desktop.xforms import Interview, Node

OFF = timedelta(hours=1)
"""A clock so far off is wrong; less is a zone or a correction."""
BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""No laptop with this program can be at an earlier moment."""
LOOK_BACK = 2_000  # lines of the history before the record's, to see what time it was
STRETCH = timedelta(days=60)  # a mark tells of what was typed so long before it, and of nothing older
MENDED, LEFT = "clock_mended", "clock_left"
"""How the history names what the person decided."""
LINES = (
    "SELECT id, at, ref, new FROM history WHERE record = ?1 AND deed = 'save' AND by = ?2 AND ref <> '' AND id >"
    " coalesce((SELECT max(id) FROM history WHERE record = ?1 AND deed IN ('merged', 'clock_mended', 'clock_left')), 0)"
    " ORDER BY id"
)
"""What this person typed here and did not decide on yet: lines of other laptops came in an order of their own."""


@frozen
class Doubt:
    """One answer by a wrong clock: what was answered, and what the clock said then."""

    ref: str
    value: str
    at: datetime


@frozen
class Doubts:
    """What is doubtful in one record. `claimed`: the day of the wrong clock; `day`: the right one, as far as is known.
    `off`: what has to be added to a moment, if it is known to the second."""

    answers: tuple[Doubt, ...]
    claimed: date
    day: date
    off: timedelta | None


@frozen
class Mend:
    """One answer as it is and as it would be, as the form stores it."""

    ref: str
    before: str
    after: str


@frozen
class _Line:
    id: int
    at: datetime
    ref: str
    value: str


class Mending:
    """One person at work, on the store lane."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime]) -> None:
        self.vault, self.user, self._now = vault, user, now

    def doubts(self, record_id: str, leap: tuple[datetime, datetime] | None = None) -> Doubts | None:
        """What was typed into a record by a wrong clock and not decided on yet; None if nothing was, or if the clock
        is wrong now (then nothing can be proposed). `leap`: the clock was just set, from and to."""
        now = self._now()
        if leap is not None:
            clock_marks.note(self.vault, *leap, How.LEAP)
        if not record.exists(self.vault, record_id) or behind(self.vault, now) is not None:
            return None
        seq = record.number(self.vault, record_id)
        rows = self.vault.rows(LINES, (seq, self.user.id))
        lines = [_Line(row[0], moment(row[1]), row[2], row[3] or "") for row in rows]
        if not lines:
            return None
        before = self._time_before(lines[0].id, now)
        wrong = _wrong(lines, before, now)
        return self._told(wrong, before, now) if wrong else None

    def decide(self, record_id: str, doubts: Doubts, day: date, *, mended: bool) -> Touched:
        """Write down what the person decided; the answers themselves are saved as any other."""
        looking.seen(self.vault, self.user, record_id)
        said = f"{doubts.claimed.isoformat()} → {day.isoformat()}"
        with self.vault.atomic():
            seq, deed = record.number(self.vault, record_id), MENDED if mended else LEFT
            history_table.note(self.vault, seq, deed, at=self._now(), by=self.user, reason=said)
        return Touched.record(record_id)

    def _time_before(self, line: int, now: datetime) -> datetime:
        """The latest moment that was written before this record and can be."""
        found = self.vault.value(
            "SELECT max(at) FROM (SELECT at FROM history WHERE id < ? ORDER BY id DESC LIMIT ?) WHERE at <= ?",
            (line, LOOK_BACK, stamp(now + OFF)),
        )
        return BUILT if found is None else max(BUILT, moment(found))

    def _told(self, wrong: list[_Line], before: datetime, now: datetime) -> Doubts:
        last = wrong[-1]
        off = _off(clock_marks.behind_line(self.vault, last.id), last.at, before, now)
        zone = now.tzinfo
        right = (last.at + off) if off is not None else self._time_after(last.id, before, now)
        answers = tuple(Doubt(one.ref, one.value, one.at.astimezone(zone)) for one in wrong if one.value)
        return Doubts(answers, last.at.astimezone(zone).date(), right.astimezone(zone).date(), off)

    def _time_after(self, line: int, before: datetime, now: datetime) -> datetime:
        """The first moment written after it that can be; now, if none was."""
        found = self.vault.value(
            "SELECT at FROM history WHERE id > ? AND at BETWEEN ? AND ? ORDER BY id LIMIT 1",
            (line, stamp(before - OFF), stamp(now + OFF)),
        )
        return now if found is None else moment(found)


def behind(vault: Vault, now: datetime) -> datetime | None:
    """The last moment something was written here, if the clock is well before it: it was set back. What was written
    before the clock was known to be right says nothing: it may have run ahead then."""
    known = clock_marks.right(vault)
    last = vault.value("SELECT max(at) FROM (SELECT at FROM history WHERE id > ? ORDER BY id DESC LIMIT 50)",
                       (known.line if known is not None else 0,))  # fmt: skip
    moments = [BUILT] if last is None else [BUILT, moment(last)]
    if known is not None:
        moments.append(known.right_at)
    else:
        changed = vault.value("SELECT max(changed_at) FROM records WHERE stage <> 'discarded'")
        coming = vault.value("SELECT at FROM access ORDER BY id DESC LIMIT 1 OFFSET 1")  # the last is that of coming in
        moments += [moment(one) for one in (changed, coming) if one is not None]
    return max(moments) if now < max(moments) - OFF else None


def mends(interview: Interview, doubts: Doubts, day: date) -> tuple[Mend, ...]:
    """What would be set to what, if it was that day: dates that are the wrong day, moments of the wrong day. On the
    screen; in the order of the form, the moment of the form's start last."""
    days = day - doubts.claimed
    off = doubts.off if doubts.off is not None and day == doubts.day else None
    found = [_mend(interview, one, days, off) for one in doubts.answers]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: _is_hidden(interview, one.ref)))


def _wrong(lines: Iterable[_Line], before: datetime, now: datetime) -> list[_Line]:
    """The last word on each question, where it was said by a wrong clock and not decided on since."""
    latest: dict[str, tuple[_Line, bool]] = {}
    for line in lines:
        off = line.at < before - OFF or line.at > now + OFF
        latest.pop(line.ref, None)
        latest[line.ref] = (line, off)
        if not off:
            before = max(before, line.at)
    return [line for line, off in latest.values() if off]


def _off(marks: list[Mark], at: datetime, before: datetime, now: datetime) -> timedelta | None:
    """How far off the clock was, from the first mark that tells: it leapt to a moment that can be, or a server said."""
    for one in marks:
        same = -OFF <= one.at - at <= STRETCH
        if same and one.how in (How.LEAP, How.SERVER) and abs(one.off) >= OFF:
            return one.off if before - OFF <= one.right_at <= now + OFF else None
    return None


def _mend(interview: Interview, doubt: Doubt, days: timedelta, off: timedelta | None) -> Mend | None:
    try:
        node = interview.node(doubt.ref)
    except KeyError:
        return None
    if node.value != doubt.value:
        return None
    after = _moved(node, doubt, days, off)
    return Mend(doubt.ref, doubt.value, after) if after and after != doubt.value else None


def _moved(node: Node, doubt: Doubt, days: timedelta, off: timedelta | None) -> str:
    """The value with the right day; "" where it does not come from the clock."""
    try:
        if node.type == "date" and date.fromisoformat(doubt.value) == doubt.at.date():
            return (doubt.at.date() + days).isoformat()
        if node.type == "dateTime":
            said = datetime.fromisoformat(doubt.value)
            near = abs((said if said.tzinfo else said.replace(tzinfo=doubt.at.tzinfo)) - doubt.at) < timedelta(days=1)
            return (said + (off if off is not None else days)).isoformat(timespec="milliseconds") if near else ""
    except (ValueError, OverflowError):
        return ""
    return ""


def _is_hidden(interview: Interview, ref: str) -> bool:
    return interview.node(ref).control is None
