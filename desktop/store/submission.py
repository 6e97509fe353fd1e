"""Seals: fixing a record's bytes, and what may become of them until they are pushed.

One record has many submissions, one for each seal; at most one is its current one. A seal of which nothing has left
can be taken back and becomes void; one whose fate is not known yet goes on being pushed until it is, and whatever
corrects it names it and waits behind it, also where the form was closed meanwhile (decision 13).
"""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from desktop.store import companions, history_table, record
from desktop.store.fixing import fix, settle_first
from desktop.store.moments import moment, stamp
from desktop.store.seal import Custody, Earlier, EntityChange, Part, Purpose, Seal, Submission
from desktop.store.stages import Deed, Fate, Stage
from desktop.store.users_table import User
from desktop.store.vault import Row, Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble

_COLUMNS = (
    "s.seq, s.id, r.id, s.form, f.form_id, f.version, s.server, s.instance_id, s.instance_name, s.deprecated_id,"
    " s.urgent, s.author, s.author_name, s.sealed_at, s.sealed_by, s.fate, s.custody, s.holder, s.attempts,"
    " s.trouble, s.message, s.unanswered FROM submissions s"
    " JOIN records r ON r.seq = s.record JOIN forms f ON f.key = s.form"
)
_XML_RECEIVED = (
    "EXISTS (SELECT 1 FROM receipts t JOIN parts p ON p.submission = t.submission AND p.name = t.part"
    " WHERE t.submission = s.seq AND p.xml IS NOT NULL)"
)
_MAY_HAVE = (  # a held one was held by a laptop that was lost: `come_back`
    f"(s.fate IN ('sent', 'released') OR (s.fate IN ('held', 'refused') AND s.unanswered > 0) OR {_XML_RECEIVED})"
)


def earlier(vault: Vault, record_id: str) -> Earlier | None:
    """Asked when sealing: the newest seal the server has, or may have; None if it can have none."""
    row = vault.row(
        f"SELECT s.instance_id, {_XML_RECEIVED} FROM submissions s JOIN records r ON r.seq = s.record"
        f" WHERE r.id = ? AND {_MAY_HAVE} ORDER BY s.seq DESC LIMIT 1",
        (record_id,),
    )
    return None if row is None else Earlier(row[0], not row[1])


def hand_in(
    vault: Vault, record_id: str, seal: Seal, *, release: bool, by: User, at: datetime, reason: str = ""
) -> Touched:
    """Seal an open record: bytes, parts and entity changes fixed and the stage moved, in one transaction.

    `reason`: why its author changed what had been handed in before; it stands in the history.
    """
    with vault.atomic():
        seq = record.number(vault, record_id)
        record.move(vault, seq, Deed.HAND_IN_RELEASED if release else Deed.HAND_IN, by=by, at=at, reason=reason)
        fix(vault, seq, seal, Fate.RELEASED if release else Fate.HELD, by=by, at=at)
    return Touched(records=frozenset({record_id}), outbox=True, lists=bool(seal.entities))


def reseal(
    vault: Vault,
    record_id: str,
    seal: Seal,
    *,
    reason: str,
    by: User,
    at: datetime,
    reasons: Mapping[str, str] = MappingProxyType({}),
) -> Touched:
    """*Perbaiki saat periksa*: the supervisor's correction takes the place of a held seal, which is kept, void.

    Of one that left already, or is sent first and may leave at any moment, the correction names it (`deprecatedID`).

    `reasons`: why, by question; where none is said, `reason`.
    """
    with vault.atomic():
        seq = record.number(vault, record_id)
        record.move(vault, seq, Deed.RESEAL, by=by, at=at, reason=reason)
        old = current(vault, record_id)
        _must_lie_here(old, Deed.RESEAL)
        before = json.loads(vault.value("SELECT answers FROM submissions WHERE seq = ?", (old.seq,)))
        for change in history_table.differences(before, seal.answers):
            why = reasons.get(change.ref, reason)
            history_table.note_changes(vault, seq, (change,), at=at, by=by, deed=Deed.RESEAL.value, reason=why)
        if _cannot_have_arrived(vault, old) and seal.deprecated_id != old.instance_id:
            _void(vault, old, at)  # what the correction names goes first: a server knows no edit of what it never had
        fix(vault, seq, seal, Fate.HELD, by=by, at=at)
        record.keep_sealed_files(vault, seq)
    return Touched(records=frozenset({record_id}), outbox=True, lists=True)


def approve(vault: Vault, record_id: str, *, by: User, at: datetime) -> Touched:
    """A hold: approved, and still here until `release`."""
    return _moved(vault, record_id, Deed.APPROVE, by=by, at=at)


def unapprove(vault: Vault, record_id: str, *, by: User, at: datetime) -> Touched:
    """Take an approval back while it is on hold."""
    return _moved(vault, record_id, Deed.UNAPPROVE, by=by, at=at)


def release(vault: Vault, record_id: str, *, by: User | None, at: datetime) -> Touched:
    """From now on its custodian may push it."""
    with vault.atomic():
        touched = _moved(vault, record_id, Deed.RELEASE, by=by, at=at)
        seal = current(vault, record_id)
        _keep_fate(vault, seal, Fate.RELEASED, at)
        vault.write("UPDATE submissions SET released_by = ? WHERE seq = ?", (by.id if by else "", seal.seq))
        settle_first(vault, seal.seq, at)
    return touched


def withdraw(vault: Vault, record_id: str, *, by: User, at: datetime) -> Touched:
    """The author takes it back. Trouble NOT_LAWFUL once it may have left, or lies with somebody else."""
    with vault.atomic():
        seal = current(vault, record_id)
        if seal.unanswered or _reached(vault, seal):
            raise Trouble(Kind.NOT_LAWFUL, stage="attempted", deed=Deed.WITHDRAW.value)
        return _opened_again(vault, record_id, Deed.WITHDRAW, by=by, at=at)


def send_back(vault: Vault, record_id: str, *, reason: str, by: User, at: datetime) -> Touched:
    """The supervisor returns it to its author, with `verdicts_table.remarks`. NOT_LAWFUL while another holds it."""
    return _opened_again(vault, record_id, Deed.SEND_BACK, by=by, at=at, reason=reason)


def correct(vault: Vault, record_id: str, *, by: User, at: datetime, reason: str = "") -> Touched:
    """Open a record again that left, or was refused. What was sent stays; the new seal will name it."""
    return _opened_again(vault, record_id, Deed.CORRECT, by=by, at=at, reason=reason)


def give_way(vault: Vault, record_id: str, *, by: User, at: datetime) -> Touched:
    """Its author sealed another version elsewhere: what was sent makes room for that one, also where it was let go of
    here. Only inside `atomic`."""
    seq, seal = record.number(vault, record_id), current(vault, record_id)
    if vault.value("SELECT erased_at FROM submissions WHERE seq = ?", (seal.seq,)) is None:
        return correct(vault, record_id, by=by, at=at)
    record.move(vault, seq, Deed.CORRECT, by=by, at=at)
    return Touched(records=frozenset({record_id}))


def abandon(vault: Vault, record_id: str, *, by: User, at: datetime) -> Touched:
    """Give a correction up: the record is again its newest seal that left. Trouble NOT_LAWFUL if none did.

    What was corrected is kept beside it until the next correction: `record.bring_back` takes it up again.
    """
    with vault.atomic():
        seq = record.number(vault, record_id)
        before = record.stage_of(vault, seq)
        found = vault.row(
            "SELECT s.seq, s.fate, s.answers FROM submissions s WHERE s.record = ?"
            f" AND {_MAY_HAVE} ORDER BY s.seq DESC LIMIT 1",
            (seq,),
        )
        if found is None or found[1] == Fate.HELD:  # what only may have left is nothing to stand on
            raise Trouble(Kind.NOT_LAWFUL, stage=before.value, deed=Deed.ABANDON.value)
        record.move(vault, seq, Deed.ABANDON, by=by, at=at)
        record.note_turn(vault, seq, _drafted(vault, seq), json.loads(found[2]), Deed.ABANDON, by=by, at=at)
        vault.write(
            "UPDATE records SET current = ?, stage = ?, stage_before = ? WHERE seq = ?",
            (found[0], Stage(found[1]).value, before.value, seq),
        )
    return Touched.record(record_id)


def retry(vault: Vault, submission_id: str, *, by: User | None, at: datetime) -> Touched:
    """After a refusal whose cause was mended at the office: the same bytes once more."""
    with vault.atomic():
        seal = get(vault, submission_id)
        if seal.fate is not Fate.REFUSED:
            raise Trouble(Kind.NOT_LAWFUL, stage=seal.fate.value, deed=Deed.RETRY.value)
        _keep_fate(vault, seal, Fate.RELEASED, at)
        seq = record.number(vault, seal.record_id)
        if is_current(vault, seal) and record.stage_of(vault, seq) is Stage.REFUSED:
            record.move(vault, seq, Deed.RETRY, by=by, at=at)
    return Touched(records=frozenset({seal.record_id}), outbox=True)


def hand_over(
    vault: Vault, submission_id: str, custody: Custody, holder: str, *, by: User | None, at: datetime
) -> Touched:
    """The right to push goes to somebody else, or comes back (`Custody.HERE`). One holder at a time."""
    with vault.atomic():
        seal = get(vault, submission_id)
        if seal.fate in (Fate.SENT, Fate.VOID):
            raise Trouble(Kind.NOT_LAWFUL, stage=seal.fate.value, deed="hand_over")
        vault.write("UPDATE submissions SET custody = ?, holder = ? WHERE seq = ?", (custody.value, holder, seal.seq))
        seq = record.number(vault, seal.record_id)
        history_table.note(vault, seq, f"custody_{custody.value}", at=at, by=by, reason=holder)
    return Touched(records=frozenset({seal.record_id}), outbox=True)


def show(vault: Vault, submission_id: str, holder: str) -> None:
    """What was sent is looked at by another laptop (its name and fingerprint), or by this one again (""), as whose it
    then counts. The right to push is nobody's any more. Only inside `atomic`."""
    back = "CASE WHEN custody = 'stick' AND ?1 = '' THEN 'here' ELSE custody END"
    vault.write(
        f"UPDATE submissions SET holder = ?1, custody = {back} WHERE id = ?2 AND fate = 'sent'", (holder, submission_id)
    )


def come_back(vault: Vault, submission_id: str, *, at: datetime) -> Touched:
    """Its holder is lost, and may have pushed it before: as an attempt that nobody answered (decision 13)."""
    with vault.atomic():
        may_have_arrived(vault, submission_id)
        return hand_over(vault, submission_id, Custody.HERE, "", by=None, at=at)


def may_have_arrived(vault: Vault, submission_id: str) -> None:
    """An earlier holder may have pushed it: whatever corrects it names it. Only inside `atomic`."""
    vault.write("UPDATE submissions SET unanswered = unanswered + 1 WHERE id = ?", (submission_id,))


def get(vault: Vault, submission_id: str) -> Submission:
    """The submission; Trouble RECORD_MISSING."""
    row = vault.row(f"SELECT {_COLUMNS} WHERE s.id = ?", (submission_id,))
    if row is None:
        raise Trouble(Kind.RECORD_MISSING)
    return _submission(row)


def current(vault: Vault, record_id: str) -> Submission:
    """The record's current seal; Trouble RECORD_MISSING if it has none."""
    row = vault.row(f"SELECT {_COLUMNS} WHERE r.id = ? AND s.seq = r.current", (record_id,))
    if row is None:
        raise Trouble(Kind.RECORD_MISSING)
    return _submission(row)


def of_record(vault: Vault, record_id: str) -> list[Submission]:
    """All seals of a record, oldest first."""
    rows = vault.rows(f"SELECT {_COLUMNS} WHERE r.id = ? ORDER BY s.seq", (record_id,))
    return [_submission(row) for row in rows]


def parts(vault: Vault, submission_id: str) -> list[Part]:
    """Its parts: the XML first, then the files by size."""
    rows = vault.rows(
        "SELECT p.name, p.purpose, p.media_type, p.size, p.sha256, p.pushed, t.part IS NOT NULL FROM parts p"
        " JOIN submissions s ON s.seq = p.submission"
        " LEFT JOIN receipts t ON t.submission = p.submission AND t.part = p.name"
        " WHERE s.id = ? ORDER BY p.xml IS NULL, p.size, p.name",
        (submission_id,),
    )
    return [
        Part(name, Purpose(purpose), media_type, size, sha256, bool(pushed), bool(received))
        for name, purpose, media_type, size, sha256, pushed, received in rows
    ]


def xml(vault: Vault, submission_id: str, name: str = "/xml") -> bytes:
    """The sealed bytes of the plaintext XML (or of the envelope, by its name). Files are read from `photos`."""
    found = vault.value(
        "SELECT p.xml FROM parts p JOIN submissions s ON s.seq = p.submission WHERE s.id = ? AND p.name = ?",
        (submission_id, name),
    )
    if found is None:
        raise Trouble(Kind.RECORD_MISSING)
    return bytes(found)


def draft(vault: Vault, submission_id: str) -> bytes:
    """The engine's draft beside the seal: it still has what was not relevant."""
    return bytes(vault.value("SELECT draft FROM submissions WHERE id = ?", (submission_id,)))


def answers(vault: Vault, submission_id: str) -> dict[str, str]:
    """The answers as sealed, by ref."""
    found: dict[str, str] = json.loads(vault.value("SELECT answers FROM submissions WHERE id = ?", (submission_id,)))
    return found


def entities(vault: Vault, submission_id: str) -> list[EntityChange]:
    """What it does to entities, in order."""
    rows = vault.rows(
        "SELECT e.list, e.entity, e.action, e.label, e.properties, e.base_version, e.trunk_version, e.branch"
        " FROM entity_changes e JOIN submissions s ON s.seq = e.submission WHERE s.id = ? ORDER BY e.position",
        (submission_id,),
    )
    return [
        EntityChange(name, entity, action, label, json.loads(properties), base, trunk, branch)
        for name, entity, action, label, properties, base, trunk, branch in rows
    ]


def _moved(vault: Vault, record_id: str, deed: Deed, *, by: User | None, at: datetime) -> Touched:
    with vault.atomic():
        record.move(vault, record.number(vault, record_id), deed, by=by, at=at)
    return Touched(records=frozenset({record_id}), outbox=True)


def _opened_again(vault: Vault, record_id: str, deed: Deed, *, by: User, at: datetime, reason: str = "") -> Touched:
    """Back to an open stage with the draft that lay beside the seal."""
    with vault.atomic():
        seq = record.number(vault, record_id)
        record.move(vault, seq, deed, by=by, at=at, reason=reason)
        seal = current(vault, record_id)
        _must_lie_here(seal, deed)
        _must_be_kept(vault, seal)
        vault.write("UPDATE records SET stage_before = '' WHERE seq = ?", (seq,))
        vault.write(
            "INSERT OR REPLACE INTO drafts (record, saved_at, answers, xml)"
            " SELECT record, ?, answers, draft FROM submissions WHERE seq = ?",
            (stamp(at), seal.seq),
        )
        if _cannot_have_arrived(vault, seal):
            _void(vault, seal, at)  # what comes after names nothing
    return Touched(records=frozenset({record_id}), outbox=True, lists=True)


def _must_lie_here(seal: Submission, deed: Deed) -> None:
    """Whoever holds the right to push may push it at any moment: here nothing may take its place."""
    if seal.custody is not Custody.HERE and seal.fate is not Fate.SENT:
        raise Trouble(Kind.NOT_LAWFUL, stage="handed_over", deed=deed.value)


def _must_be_kept(vault: Vault, seal: Submission) -> None:
    """Sent long ago and let go of: there is nothing here to go on with."""
    if vault.value("SELECT erased_at FROM submissions WHERE seq = ?", (seal.seq,)) is not None:
        raise Trouble(Kind.RECORD_LET_GO)


def _drafted(vault: Vault, seq: int) -> dict[str, str]:
    found: dict[str, str] = json.loads(vault.value("SELECT answers FROM drafts WHERE record = ?", (seq,)))
    return found


def _void(vault: Vault, seal: Submission, at: datetime) -> None:
    _keep_fate(vault, seal, Fate.VOID, at)
    companions.take_back(vault, seal.seq, at=at)


def _keep_fate(vault: Vault, seal: Submission, fate: Fate, at: datetime) -> None:
    vault.write(
        "UPDATE submissions SET fate = ?, fate_at = ?, next_attempt_at = NULL, trouble = '', message = ''"
        " WHERE seq = ?",
        (fate.value, stamp(at), seal.seq),
    )


def _cannot_have_arrived(vault: Vault, seal: Submission) -> bool:
    return seal.fate is not Fate.SENT and not seal.unanswered and not _reached(vault, seal)


def _reached(vault: Vault, seal: Submission) -> bool:
    """Whether the server has its XML, even if it refused something after."""
    return bool(vault.value(f"SELECT {_XML_RECEIVED} FROM submissions s WHERE s.seq = ?", (seal.seq,)))


def may_have_arrived_there(vault: Vault, seal: Submission) -> bool:
    """Whether the server has it, or may have it: then it cannot be taken back."""
    return not _cannot_have_arrived(vault, seal)


def is_current(vault: Vault, seal: Submission) -> bool:
    """Whether it is the one the record stands for now."""
    return vault.value("SELECT 1 FROM records WHERE id = ? AND current = ?", (seal.record_id, seal.seq)) is not None


def _submission(row: Row) -> Submission:
    values = [*row]
    values[10], values[13] = bool(row[10]), moment(row[13])
    values[15:17] = Fate(row[15]), Custody(row[16])
    return Submission(*values)
