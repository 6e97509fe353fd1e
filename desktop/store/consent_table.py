"""Consent taken back (UU 27/2022): the word of it, and what it does to a record. What has not left goes nowhere."""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

from datetime import datetime, timedelta

from desktop.frozen import frozen
from desktop.store import companions, history_table, packages_table, record, retention, submission, verdicts_table
from desktop.store.moments import moment, moment_or_none, stamp
from desktop.store.seal import Custody
from desktop.store.stages import OPEN_STAGES, Deed, Fate, Stage
from desktop.store.users_table import Role, User
from desktop.store.vault import Row, Vault
from desktop.store.verdicts_table import Judgement
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble

TERM = timedelta(hours=72)
"""Within three times 24 hours nothing is processed any more (domain 6.4)."""
SECOND_THOUGHTS = timedelta(hours=24)
"""So long the content of what never left lies sealed here, should it have been a mistake."""
DEED = "consent_withdrawn"
_COLUMNS = "record, at, by, by_name, said_by, reason, companion, told_at, told_by_name, told_how, erased_at"


@frozen
class Withdrawal:
    """`said_by`: who of the family said so, as one of the form's words; `at`: when. `told_at`: since when the province
    knows; `companion`: the record that tells it."""

    record_id: str
    at: datetime
    by: str
    by_name: str
    said_by: str
    reason: str
    companion: str = ""
    told_at: datetime | None = None
    told_by_name: str = ""
    told_how: str = ""
    erased_at: datetime | None = None

    @property
    def due_at(self) -> datetime:
        return self.at + TERM


def keep(vault: Vault, one: Withdrawal) -> bool:
    """Write the word down; False if it was known."""
    with vault.atomic():
        said = (one.record_id, stamp(one.at), one.by, one.by_name, one.said_by, one.reason)
        return bool(
            vault.change(
                "INSERT OR IGNORE INTO consent_withdrawn (record, at, by, by_name, said_by, reason)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                said,
            )
        )


def get(vault: Vault, record_id: str) -> Withdrawal | None:
    """The word about one record."""
    row = vault.row(f"SELECT {_COLUMNS} FROM consent_withdrawn WHERE record = ?", (record_id,))
    return None if row is None else _withdrawal(row)


def everyone(vault: Vault) -> list[Withdrawal]:
    """All of them, the oldest first."""
    return [_withdrawal(row) for row in vault.rows(f"SELECT {_COLUMNS} FROM consent_withdrawn ORDER BY at, record")]


def ids(vault: Vault) -> frozenset[str]:
    """Records whose people are processed no more: on no list, in no count, in no export."""
    return frozenset(row[0] for row in vault.rows("SELECT record FROM consent_withdrawn"))


def concerning(vault: Vault, laptop: str) -> list[Withdrawal]:
    """What another laptop has to hear: of records that came from it, were handed over to it, or that somebody there
    goes on with."""
    rows = vault.rows(
        f"SELECT {_COLUMNS} FROM consent_withdrawn w WHERE EXISTS (SELECT 1 FROM records r WHERE r.id = w.record AND ("
        " r.author = 'laptop:' || ? OR"
        " EXISTS (SELECT 1 FROM origins o WHERE o.record = r.seq AND o.contact = ?) OR EXISTS (SELECT 1 FROM"
        " submissions s WHERE s.record = r.seq AND s.holder LIKE '%' || ?))) ORDER BY at, record",
        (laptop, laptop, laptop),
    )
    return [_withdrawal(row) for row in rows]


def carry_out(vault: Vault, one: Withdrawal, *, at: datetime) -> Touched:
    """What has not left this laptop is taken back and put away; what left stays, and waits for the province to be told.

    Again and again without harm: what lies with another laptop goes when it comes back.
    """
    if not record.exists(vault, one.record_id) or one.erased_at is not None:
        return NOTHING
    found = record.get(vault, one.record_id)
    with vault.atomic():
        touched = _noted(vault, found.seq, one, at) | _hush(vault, one, at)
        if found.stage is Stage.DISCARDED:
            return touched
        by = User(one.by, one.by_name, Role.ENUMERATOR)
        if found.stage not in OPEN_STAGES:
            seal = submission.current(vault, one.record_id)
            if seal.custody is not Custody.HERE or submission.may_have_arrived_there(vault, seal):
                return touched
            touched |= _taken_back(vault, found, one, by, at)
        return touched | _put_away(vault, found.seq, one.record_id, by, at)


def _noted(vault: Vault, seq: int, one: Withdrawal, at: datetime) -> Touched:
    if vault.value("SELECT 1 FROM history WHERE record = ? AND deed = ?", (seq, DEED)) is not None:
        return NOTHING
    by = User(one.by, one.by_name, Role.ENUMERATOR)
    history_table.note(vault, seq, DEED, at=at, by=by, reason=one.reason)
    return Touched(records=frozenset({one.record_id}), outbox=True)


def _hush(vault: Vault, one: Withdrawal, at: datetime) -> Touched:
    """What was decided on it is told no more, where nobody tried yet: only the word of the withdrawal goes."""
    before = vault.connection.total_changes
    for seal in submission.of_record(vault, one.record_id):
        for about in companions.of(vault, seal.seq):
            if about != one.companion and submission.current(vault, about).custody is Custody.HERE:
                companions.take_back(vault, seal.seq, at=at, only=about)
    return Touched(outbox=True) if vault.connection.total_changes > before else NOTHING


def _taken_back(vault: Vault, found: record.Record, one: Withdrawal, by: User, at: datetime) -> Touched:
    """Of another laptop's record its seal goes back as the supervisor's verdict would, so that the author hears."""
    if not packages_table.origin(vault, one.record_id) and found.stage is not Stage.REFUSED:
        return submission.withdraw(vault, one.record_id, by=by, at=at)
    touched = verdicts_table.keep(vault, one.record_id, Judgement.SEND_BACK, by=by, at=at, reason=one.reason)
    return touched | submission.send_back(vault, one.record_id, reason=one.reason, by=by, at=at)


def _put_away(vault: Vault, seq: int, record_id: str, by: User, at: datetime) -> Touched:
    left = "SELECT 1 FROM submissions WHERE record = ? AND fate IN ('sent', 'released', 'refused')"
    if vault.value(left, (seq,)):
        return submission.abandon(vault, record_id, by=by, at=at)
    return record.discard(vault, record_id, by=by, at=at)


def take_up(vault: Vault, one: Withdrawal) -> None:
    """The word as another vault has it; that it was erased there says nothing of what is here."""
    with vault.atomic():
        if keep(vault, one) and one.companion:
            keep_companion(vault, one.record_id, one.companion)
        if one.told_at is not None:
            keep_told(vault, one.record_id, at=one.told_at, by_name=one.told_by_name, how=one.told_how)


def keep_companion(vault: Vault, record_id: str, companion: str) -> None:
    """The record that tells the province of it."""
    with vault.atomic():
        vault.write("UPDATE consent_withdrawn SET companion = ? WHERE record = ?", (companion, record_id))


def keep_told(vault: Vault, record_id: str, *, at: datetime, by_name: str = "", how: str = "") -> Touched:
    """The province knows since then."""
    with vault.atomic():
        vault.write(
            "UPDATE consent_withdrawn SET told_at = ?, told_by_name = ?, told_how = ? WHERE record = ?"
            " AND told_at IS NULL",
            (stamp(at), by_name, how, record_id),
        )
    return Touched.record(record_id)


def told_by_companions(vault: Vault) -> Touched:
    """Where the companion has arrived, the province knows."""
    touched = NOTHING
    for one in everyone(vault):
        if one.companion and one.told_at is None:
            arrived = vault.value(
                "SELECT s.fate_at FROM records r JOIN submissions s ON s.seq = r.current WHERE r.id = ?"
                " AND s.fate = 'sent'",
                (one.companion,),
            )
            if arrived is not None:
                touched |= keep_told(vault, one.record_id, at=moment(arrived))
    return touched


def known_since(vault: Vault, one: Withdrawal) -> datetime:
    """When it was written down here, which may be long after the family said so; or that the province was told."""
    noted = vault.value(
        "SELECT max(h.at) FROM history h JOIN records r ON r.seq = h.record WHERE r.id = ? AND h.deed = ?",
        (one.record_id, DEED),
    )
    return max(one.at, one.told_at or one.at, moment_or_none(noted) or one.at)


def is_carried(vault: Vault, one: Withdrawal) -> bool:
    """Whether the word is on its way to another laptop: there it is carried out, and comes back from there."""
    since = stamp(known_since(vault, one))
    told = vault.rows("SELECT DISTINCT contact FROM packages WHERE outgoing = 1 AND at >= ?", (since,))
    return any(one.record_id == other.record_id for (laptop,) in told for other in concerning(vault, laptop))


def open_again(vault: Vault) -> None:
    """Of what was erased something came anew, from a laptop that had not heard yet: that goes as well."""
    with vault.atomic():
        vault.write(
            "UPDATE consent_withdrawn SET erased_at = NULL WHERE erased_at IS NOT NULL AND record IN (SELECT r.id FROM"
            " records r WHERE EXISTS (SELECT 1 FROM submissions s WHERE s.record = r.seq AND s.erased_at IS NULL)"
            " OR EXISTS (SELECT 1 FROM conflicts c WHERE c.record = r.seq))"
        )


def take_back(vault: Vault, record_id: str, *, by: User, at: datetime) -> Touched:
    """It was a mistake. What was put away lies open again for its author; NOT_LAWFUL once its content is gone, or the
    province was told, or another laptop."""
    one = get(vault, record_id)
    if one is None or one.erased_at is not None or one.told_at is not None or is_carried(vault, one):
        raise Trouble(Kind.NOT_LAWFUL, stage=DEED, deed="take_back_consent")
    with vault.atomic():
        if one.companion and not companions.take_back(
            vault, submission.current(vault, record_id).seq, at=at, only=one.companion
        ):
            raise Trouble(Kind.NOT_LAWFUL, stage="attempted", deed="take_back_consent")
        vault.write("DELETE FROM consent_withdrawn WHERE record = ?", (record_id,))
        found = record.get(vault, record_id)
        history_table.note(vault, found.seq, "consent_again", at=at, by=by)
        if found.stage is Stage.DISCARDED:
            return record.bring_back(vault, record_id, by=by, at=at)
    return Touched(records=frozenset({record_id}), outbox=True)


def has_left(vault: Vault, record_id: str) -> bool:
    """Whether the province has it, or may have it, or another laptop could push it."""
    if not record.exists(vault, record_id):
        return False
    seals = submission.of_record(vault, record_id)
    return any(
        seal.fate is Fate.SENT
        or (seal.fate is not Fate.VOID and seal.custody is not Custody.HERE)
        or submission.may_have_arrived_there(vault, seal)
        for seal in seals
    )


def due_to_go(vault: Vault, now: datetime) -> list[Withdrawal]:
    """Whose content may be erased now: what left, once the province was told; the rest after a day."""
    found = []
    for one in everyone(vault):
        if one.erased_at is None and record.exists(vault, one.record_id):
            done = one.told_at is not None if has_left(vault, one.record_id) else now >= _no_second_thoughts(vault, one)
            if done and not _lies_elsewhere(vault, one.record_id):
                found.append(one)
    return found


def _no_second_thoughts(vault: Vault, one: Withdrawal) -> datetime:
    """A day after it was written down, also where the family said so long before; sooner where the term ends."""
    known = known_since(vault, one)
    return min(known + SECOND_THOUGHTS, max(one.due_at, known))


def erase_due(vault: Vault, now: datetime) -> int:
    """Take the content of those away, a record a transaction; gives how many went."""
    due = due_to_go(vault, now)
    for one in due:
        erase(vault, one.record_id, now)
    return len(due)


def erase(vault: Vault, record_id: str, at: datetime) -> None:
    """Nothing of the family is left here but that there was a record, its ids and its receipts; of what was told of it
    likewise."""
    with vault.atomic():
        for about in _spoken(vault, record_id):
            _empty(vault, about, at)
        _empty(vault, record_id, at)
        vault.write("UPDATE consent_withdrawn SET erased_at = ?, reason = '' WHERE record = ?", (stamp(at), record_id))


def _spoken(vault: Vault, record_id: str) -> list[str]:
    """The companions of all its seals that are done with: they bear its name, and say why."""
    rows = vault.rows(
        "SELECT DISTINCT t.id FROM companions c JOIN submissions a ON a.seq = c.about JOIN records r"
        " ON r.seq = a.record JOIN submissions s ON s.seq = c.submission JOIN records t ON t.seq = s.record"
        " WHERE r.id = ? AND t.stage IN ('sent', 'discarded')",
        (record_id,),
    )
    return [row[0] for row in rows]


def _empty(vault: Vault, record_id: str, at: datetime) -> None:
    with vault.atomic():
        found = record.get(vault, record_id)
        vault.write(
            "UPDATE submissions SET fate = ?, fate_at = ?, next_attempt_at = NULL WHERE record = ?"
            " AND fate IN ('held', 'released', 'refused')",
            (Fate.VOID.value, stamp(at), found.seq),
        )
        if found.stage not in (Stage.SENT, Stage.DISCARDED):
            vault.write("UPDATE records SET stage = ? WHERE seq = ?", (Stage.DISCARDED.value, found.seq))
            history_table.note(vault, found.seq, Deed.DISCARD.value, at=at, by=None)
        retention.erase(vault, found.seq, record_id, at)
        if record.stage_of(vault, found.seq) is Stage.DISCARDED:  # which has a draft: an empty one
            vault.write(
                "INSERT INTO drafts (record, saved_at, answers, xml) VALUES (?, ?, ?, x'')",
                (found.seq, stamp(at), b"{}"),
            )


def _lies_elsewhere(vault: Vault, record_id: str) -> bool:
    """Another laptop has the right to push it: it has to say first what became of it."""
    seals = submission.of_record(vault, record_id)
    return any(one.custody is not Custody.HERE and one.fate not in (Fate.SENT, Fate.VOID) for one in seals)


def _withdrawal(row: Row) -> Withdrawal:
    values = [*row]
    values[1], values[7], values[10] = moment(row[1]), moment_or_none(row[7]), moment_or_none(row[10])
    return Withdrawal(*values)
