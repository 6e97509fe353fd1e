"""What reviewers said: remarks on questions, as threads, and verdicts, each with who, when and why."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from desktop.frozen import frozen
from desktop.store import record
from desktop.store.moments import moment, moment_or_none, stamp
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import Touched


class Judgement(StrEnum):
    """What a verdict says."""

    APPROVE = "approve"
    UNAPPROVE = "unapprove"
    SEND_BACK = "send_back"
    CORRECT = "correct"


@frozen
class Remark:
    """A word on one question (`ref`), or on the whole record (empty). `answers_to` makes a thread."""

    id: str
    ref: str
    text: str
    by: str
    by_name: str
    at: datetime
    answers_to: str | None
    settled_at: datetime | None


@frozen
class Verdict:
    """A reviewer's decision on one seal."""

    id: str
    kind: Judgement
    by: str
    by_name: str
    at: datetime
    reason: str
    submission_id: str | None


def remark(
    vault: Vault,
    record_id: str,
    ref: str,
    text: str,
    *,
    by: User,
    at: datetime,
    answers_to: str | None = None,
    remark_id: str | None = None,
) -> Touched:
    """Say something about a question. `remark_id` is given for one that came in a package: twice is once."""
    with vault.atomic():
        seq = record.number(vault, record_id)
        vault.write(
            "INSERT OR IGNORE INTO remarks (id, record, submission, ref, answers_to, by, by_name, at, text)"
            " VALUES (?, ?, (SELECT current FROM records WHERE seq = ?), ?, ?, ?, ?, ?, ?)",
            (remark_id or uuid4().hex, seq, seq, ref, answers_to, by.id, by.name, stamp(at), text),
        )
    return Touched.record(record_id)


def answer(vault: Vault, record_id: str, remark_id: str, text: str, *, by: User, at: datetime) -> Touched:
    """A word on a remark, or on one of its answers: a thread has one beginning."""
    said = next((one for one in remarks(vault, record_id) if one.id == remark_id), None)
    ref, first = (said.ref, said.answers_to or said.id) if said is not None else ("", None)
    return remark(vault, record_id, ref, text, by=by, at=at, answers_to=first)


def settle(vault: Vault, remark_id: str, *, at: datetime) -> Touched:
    """The remark was heeded."""
    with vault.atomic():
        vault.write("UPDATE remarks SET settled_at = ? WHERE id = ?", (stamp(at), remark_id))
        found = vault.value(
            "SELECT r.id FROM remarks m JOIN records r ON r.seq = m.record WHERE m.id = ?", (remark_id,)
        )
    return Touched.record(found)


def remarks(vault: Vault, record_id: str) -> list[Remark]:
    """All remarks on a record, oldest first."""
    rows = vault.rows(
        "SELECT m.id, m.ref, m.text, m.by, m.by_name, m.at, m.answers_to, m.settled_at FROM remarks m"
        " JOIN records r ON r.seq = m.record WHERE r.id = ? ORDER BY m.at, m.rowid",
        (record_id,),
    )
    return [
        Remark(key, ref, text, by, by_name, moment(at), to, moment_or_none(settled))
        for key, ref, text, by, by_name, at, to, settled in rows
    ]


def keep(
    vault: Vault,
    record_id: str,
    kind: Judgement,
    *,
    by: User,
    at: datetime,
    reason: str = "",
    verdict_id: str | None = None,
) -> Touched:
    """Write a verdict down, beside the deed that carries it out (`submission.approve`, `send_back` ...)."""
    with vault.atomic():
        seq = record.number(vault, record_id)
        vault.write(
            "INSERT OR IGNORE INTO verdicts (id, record, submission, kind, by, by_name, at, reason)"
            " VALUES (?, ?, (SELECT current FROM records WHERE seq = ?), ?, ?, ?, ?, ?)",
            (verdict_id or uuid4().hex, seq, seq, kind.value, by.id, by.name, stamp(at), reason),
        )
    return Touched.record(record_id)


def verdicts(vault: Vault, record_id: str) -> list[Verdict]:
    """All verdicts on a record, oldest first."""
    rows = vault.rows(
        "SELECT v.id, v.kind, v.by, v.by_name, v.at, v.reason, s.id FROM verdicts v JOIN records r ON r.seq = v.record"
        " LEFT JOIN submissions s ON s.seq = v.submission WHERE r.id = ? ORDER BY v.at, v.rowid",
        (record_id,),
    )
    return [Verdict(row[0], Judgement(row[1]), row[2], row[3], moment(row[4]), row[5], row[6]) for row in rows]
