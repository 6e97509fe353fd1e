"""The outbox as a question to the table, and what a server said: attempts, receipts, refusals.

There is no "sending" on disk: being under way is not a fact, an attempt is.
"""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from desktop.frozen import frozen
from desktop.store import companions, record, submission
from desktop.store.moments import moment, moment_or_none, stamp
from desktop.store.seal import Custody, Part, Purpose, Receipt
from desktop.store.stages import MOVES, Deed, Fate, Outcome
from desktop.store.vault import Row, Vault
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble

LONGEST_WAIT = timedelta(days=1)
"""A next attempt further away than this was set by a clock that jumped; it is not waited for."""


@frozen
class Waiting:
    """A submission that may be pushed now. `missing` are its parts without a receipt, the XML first, then by size.

    `pusher` is whose login it goes with: who released it, if they have one of their own there, else its author.
    """

    id: str
    record_id: str
    server: str
    form_id: str
    form_version: str
    instance_id: str
    pusher: str
    urgent: bool
    attempts: int
    missing: tuple[Part, ...]
    xml: Part

    @property
    def xml_received(self) -> bool:
        return self.xml.received


@frozen
class OutboxRow:
    """One line of the outbox page. `behind`: it waits for an earlier submission of the record or of an entity."""

    submission_id: str
    record_id: str
    title: str
    form_title: str
    region_name: str
    author_name: str
    fate: Fate
    custody: Custody
    holder: str
    urgent: bool
    parts: int
    parts_received: int
    size: int
    attempts: int
    sealed_at: datetime
    fate_at: datetime
    last_attempt_at: datetime | None
    next_attempt_at: datetime | None
    trouble: str
    message: str
    behind: bool
    server: str = ""  # the name of the server it is bound to


_XML_RECEIVED = """EXISTS (SELECT 1 FROM receipts t JOIN parts p ON p.submission = t.submission AND p.name = t.part
    WHERE t.submission = s.seq AND p.xml IS NOT NULL)"""

# An earlier seal of the record whose fate is not known, or an earlier one that touches the same entity and has not
# arrived: whatever the later one says would be wrong, or be held back, at the server.
_BEHIND = """(
    EXISTS (SELECT 1 FROM submissions b WHERE b.seq = s.follows AND b.fate IN ('held', 'released', 'refused')
        AND NOT EXISTS (SELECT 1 FROM receipts t JOIN parts p ON p.submission = t.submission AND p.name = t.part
            WHERE t.submission = b.seq AND p.xml IS NOT NULL))
    OR EXISTS (SELECT 1 FROM entity_changes e
        JOIN entity_changes o ON o.list = e.list AND o.entity = e.entity AND o.submission < e.submission
        JOIN submissions b ON b.seq = o.submission AND b.fate IN ('held', 'released', 'refused') AND b.server = s.server
        WHERE e.submission = s.seq
        AND NOT EXISTS (SELECT 1 FROM receipts t JOIN parts p ON p.submission = t.submission AND p.name = t.part
            WHERE t.submission = b.seq AND p.xml IS NOT NULL))
)"""


# Its people took their consent back: nothing more of it leaves, also where an earlier attempt may have arrived.
_HELD_BACK = "record IN (SELECT r.seq FROM records r JOIN consent_withdrawn w ON w.record = r.id)"


def waiting(vault: Vault, now: datetime, *, limit: int = 1000) -> list[Waiting]:
    """What may be pushed now, in order: urgent XML, other XML (as sealed), then photos, the smallest first."""
    rows = vault.rows(
        "SELECT s.seq, s.id, r.id, s.server, f.form_id, f.version, s.instance_id, coalesce((SELECT l.user FROM logins l"
        " WHERE l.server = s.server AND l.user = s.released_by AND l.user <> ''), s.author), s.urgent, s.attempts"
        " FROM submissions s JOIN records r ON r.seq = s.record JOIN forms f ON f.key = s.form"
        " WHERE s.fate = 'released' AND s.custody = 'here'"
        " AND (s.next_attempt_at IS NULL OR s.next_attempt_at <= ? OR s.next_attempt_at > ?)"
        f" AND NOT {_BEHIND} AND NOT s.{_HELD_BACK} ORDER BY {_XML_RECEIVED}, s.urgent DESC, s.seq LIMIT ?",
        (stamp(now), stamp(now + LONGEST_WAIT), limit),
    )
    found = [_waiting(vault, row) for row in rows]
    return sorted(found, key=_order)


def file_bytes_since(vault: Vault, moment: datetime) -> int:
    """Bytes of files (photos, sounds; not the words) that servers took since then."""
    return int(
        vault.value(
            "SELECT coalesce(sum(p.size), 0) FROM receipts t JOIN parts p ON p.submission = t.submission"
            " AND p.name = t.part WHERE p.xml IS NULL AND t.at >= ?",
            (stamp(moment),),
        )
    )


def unsent(vault: Vault) -> int:
    """How many submissions are released and lie here without a receipt for every part, whether or not their turn is
    now."""
    return int(
        vault.value(
            f"SELECT count(*) FROM submissions WHERE fate = 'released' AND custody = 'here' AND NOT {_HELD_BACK}"
        )
    )


def next_attempt(vault: Vault) -> datetime | None:
    """When the next one that waits may be tried; None if nothing waits for a moment."""
    return moment_or_none(
        vault.value(
            "SELECT min(next_attempt_at) FROM submissions WHERE fate = 'released' AND custody = 'here'"
            f" AND NOT {_HELD_BACK}"
        )
    )


def outbox(vault: Vault, *, author: str = "", sent_since: datetime | None = None, limit: int = 500) -> list[OutboxRow]:
    """What waits and what was refused, in order; and, if asked, what was sent since a moment, newest first, after."""
    lying = f"s.fate IN ('released', 'refused') AND NOT s.{_HELD_BACK}"
    rows = _outbox_rows(vault, lying, "s.urgent DESC, s.seq", [], author, limit)
    if sent_since is not None:
        rows += _outbox_rows(
            vault,
            "s.fate = 'sent' AND s.fate_at >= ?",
            "s.fate_at DESC, s.seq DESC",
            [stamp(sent_since)],
            author,
            limit,
        )
    return [_outbox_row(row) for row in rows]


def note_attempt(vault: Vault, submission_id: str, *, at: datetime, next_at: datetime | None = None) -> None:
    """Written before the first byte leaves: from now on its fate is unknown until an answer is read.

    Trouble NOT_LAWFUL if it may not be pushed any more (withdrawn, handed over): then nothing may leave.
    """
    with vault.atomic():
        changed = vault.change(
            "UPDATE submissions SET attempts = attempts + 1, unanswered = unanswered + 1, last_attempt_at = ?,"
            f" next_attempt_at = ? WHERE id = ? AND fate = 'released' AND custody = 'here' AND NOT {_HELD_BACK}",
            (stamp(at), None if next_at is None else stamp(next_at), submission_id),
        )
        if not changed:
            raise Trouble(Kind.NOT_LAWFUL, stage=submission.get(vault, submission_id).fate.value, deed="push")


def note_outcome(vault: Vault, submission_id: str, outcome: Outcome) -> None:
    """What the last attempt, or the answer to it, says of whether the server may have the submission."""
    if outcome is Outcome.UNKNOWN:
        return
    left = "0" if outcome is Outcome.ABSENT else "max(0, unanswered - 1)"
    with vault.atomic():
        vault.write(f"UPDATE submissions SET unanswered = {left} WHERE id = ?", (submission_id,))


def note_trouble(
    vault: Vault,
    submission_id: str,
    kind: Kind,
    *,
    at: datetime,
    next_at: datetime | None,
    message: str = "",
    outcome: Outcome = Outcome.UNKNOWN,
) -> Touched:
    """The attempt did not come through, and it will be tried again."""
    with vault.atomic():
        note_outcome(vault, submission_id, outcome)
        vault.write(
            "UPDATE submissions SET trouble = ?, message = ?, last_attempt_at = ?, next_attempt_at = ?"
            " WHERE id = ? AND fate = 'released'",
            (kind.value, message, stamp(at), None if next_at is None else stamp(next_at), submission_id),
        )
    return Touched(outbox=True)


def keep_receipt(vault: Vault, submission_id: str, part: str, receipt: Receipt) -> Touched:
    """The server has this part (by its name). When it has all, the submission is sent, in the same transaction."""
    with vault.atomic():
        seal = submission.get(vault, submission_id)
        if vault.value("SELECT pushed FROM parts WHERE submission = ? AND name = ?", (seal.seq, part)) != 1:
            raise ValueError("a receipt for what is not pushed")
        vault.write(
            "INSERT OR IGNORE INTO receipts (submission, part, at, server, server_time, status, message)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (seal.seq, part, stamp(receipt.at), receipt.server, receipt.server_time, receipt.status, receipt.message),
        )
        lacking = vault.value(
            "SELECT 1 FROM parts p WHERE p.submission = ? AND p.pushed = 1 AND NOT EXISTS"
            " (SELECT 1 FROM receipts t WHERE t.submission = p.submission AND t.part = p.name)",
            (seal.seq,),
        )
        if lacking is not None or seal.fate is Fate.SENT:
            return Touched(outbox=True)
        _sent(vault, seal.seq, seal.record_id, receipt.at)
    return Touched(records=frozenset({seal.record_id}), outbox=True)


def refuse(
    vault: Vault,
    submission_id: str,
    kind: Kind,
    message: str,
    *,
    at: datetime,
    outcome: Outcome = Outcome.NOT_TAKEN,
) -> Touched:
    """The server will not take it as it is: a kind, and the server's own words. The next ones go on.

    An earlier seal of a record is void once it is known that the server has it not: its correction stands for it.
    """
    with vault.atomic():
        seal = submission.get(vault, submission_id)
        if seal.fate is not Fate.RELEASED:
            return NOTHING
        note_outcome(vault, submission_id, outcome)
        replaced = outcome is Outcome.ABSENT and not submission.is_current(vault, seal)
        vault.write(
            "UPDATE submissions SET fate = ?, fate_at = ?, trouble = ?, message = ?, next_attempt_at = NULL"
            " WHERE seq = ?",
            ((Fate.VOID if replaced else Fate.REFUSED).value, stamp(at), kind.value, message, seal.seq),
        )
        if replaced:
            companions.take_back(vault, seal.seq, at=at)
        _move_if_current(vault, seal.seq, seal.record_id, Deed.REFUSE, at, kind.value)
    return Touched(records=frozenset({seal.record_id}), outbox=True)


OPENED_AGAIN = (Kind.REFUSED_FORM_CLOSED.value, Kind.REFUSED_FORM_NOT_ASSIGNED.value)


def send_again(vault: Vault, server: str, pusher: str, form_ids: Iterable[str], *, at: datetime) -> Touched:
    """The office offers these forms again to this login ("" is everybody): what was refused for them goes once more."""
    touched = NOTHING
    for form_id in form_ids:
        found = vault.rows(
            "SELECT s.id FROM submissions s JOIN forms f ON f.key = s.form WHERE s.fate = 'refused' AND s.server = ?"
            " AND s.custody = 'here' AND f.form_id = ? AND s.trouble IN (?, ?)"
            " AND coalesce((SELECT l.user FROM logins l WHERE l.server = s.server AND l.user <> ''"
            " AND l.user IN (s.released_by, s.author) ORDER BY l.user = s.author LIMIT 1), '') = ? ORDER BY s.seq",
            (server, form_id, *OPENED_AGAIN, pusher),
        )
        for (submission_id,) in found:
            touched |= submission.retry(vault, submission_id, by=None, at=at)
    return touched


def receipts(vault: Vault, submission_id: str) -> dict[str, Receipt]:
    """The receipts of a submission by the name of the part."""
    rows = vault.rows(
        "SELECT t.part, t.at, t.server_time, t.status, t.message, t.server FROM receipts t"
        " JOIN submissions s ON s.seq = t.submission WHERE s.id = ?",
        (submission_id,),
    )
    return {row[0]: Receipt(moment(row[1]), *row[2:]) for row in rows}


def _sent(vault: Vault, seq: int, record_id: str, at: datetime) -> None:
    vault.write(
        "UPDATE submissions SET fate = 'sent', fate_at = ?, trouble = '', message = '', next_attempt_at = NULL"
        " WHERE seq = ?",
        (stamp(at), seq),
    )
    vault.write(  # an earlier seal that may have been there: pushed elsewhere, its correction stands for it
        "UPDATE submissions SET fate = 'void', fate_at = ? WHERE fate = 'held' AND unanswered > 0 AND seq < ?"
        " AND record = (SELECT s.record FROM submissions s WHERE s.seq = ?)",
        (stamp(at), seq, seq),
    )
    _move_if_current(vault, seq, record_id, Deed.SENT, at)


def _move_if_current(vault: Vault, seq: int, record_id: str, deed: Deed, at: datetime, reason: str = "") -> None:
    """The record goes along, unless it was opened again meanwhile: then this is the fate of its earlier seal only."""
    number = vault.value("SELECT seq FROM records WHERE id = ? AND current = ?", (record_id, seq))
    if number is not None and record.stage_of(vault, number) in MOVES[deed]:
        record.move(vault, number, deed, by=None, at=at, reason=reason)


def _waiting(vault: Vault, row: Row) -> Waiting:
    parts = [part for part in submission.parts(vault, row[1]) if part.pushed]
    missing = tuple(part for part in parts if not part.received)
    xml = next(part for part in parts if part.purpose in (Purpose.XML, Purpose.ENVELOPE))
    values = [*row[1:]]
    values[7] = bool(row[8])
    return Waiting(*values, *[missing, xml])


def _order(one: Waiting) -> tuple[bool, bool, int]:
    smallest = one.missing[0].size if one.xml_received and one.missing else 0
    return one.xml_received, not one.urgent, smallest


def _outbox_rows(vault: Vault, clause: str, order: str, values: list[object], author: str, limit: int) -> list[Row]:
    mine, more = ("AND s.author = ?", [author]) if author else ("", [])
    return vault.rows(
        "SELECT s.id, r.id, r.title, f.title, r.region_name, s.author_name, s.fate, s.custody, s.holder, s.urgent,"
        " (SELECT count(*) FROM parts p WHERE p.submission = s.seq AND p.pushed = 1),"
        " (SELECT count(*) FROM receipts t WHERE t.submission = s.seq),"
        " (SELECT total(p.size) FROM parts p WHERE p.submission = s.seq AND p.pushed = 1), s.attempts, s.sealed_at,"
        f" s.fate_at, s.last_attempt_at, s.next_attempt_at, s.trouble, s.message, {_BEHIND},"
        " coalesce((SELECT v.name FROM servers v WHERE v.id = s.server), '')"
        " FROM submissions s JOIN records r ON r.seq = s.record JOIN forms f ON f.key = s.form"
        f" WHERE {clause} {mine} ORDER BY {order} LIMIT ?",
        [*values, *more, limit],
    )


def _outbox_row(row: Row) -> OutboxRow:
    values = [*row]
    values[6:8] = Fate(row[6]), Custody(row[7])
    values[9], values[12] = bool(row[9]), int(row[12])
    values[14:18] = moment(row[14]), moment(row[15]), moment_or_none(row[16]), moment_or_none(row[17])
    values[20] = bool(row[20]) and row[6] == Fate.RELEASED
    return OutboxRow(*values)
