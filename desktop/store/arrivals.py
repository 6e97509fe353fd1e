"""What comes from another laptop or over the hub: seals to review and push, verdicts on our own seals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.store import history_table, record, submission, verdicts_table
from desktop.store.seal import Seal
from desktop.store.stages import OPEN_STAGES, Deed, Fate, Stage
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.store.verdicts_table import Judgement
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble


@dataclass(frozen=True, slots=True)
class Arrival:
    """A seal made elsewhere, with the ids it has there. `form` is the key of its version here."""

    record_id: str
    submission_id: str
    form: int
    author: User
    sealed_at: datetime
    seal: Seal


@dataclass(frozen=True, slots=True)
class ArrivedVerdict:
    """A reviewer's word on one of our seals, by its instanceID. `remarks`: id, ref, text of each."""

    id: str
    instance_id: str
    kind: Judgement
    reason: str
    by: User
    at: datetime
    remarks: tuple[tuple[str, str, str], ...] = ()


def adopt(vault: Vault, arrival: Arrival, *, by: User | None, at: datetime) -> Touched:
    """Take a seal in, byte for byte, for review here; custody comes with it. The same one twice is once.

    Trouble PACKAGE_DAMAGED if other bytes under its id are here already.
    """
    with vault.atomic():
        known = vault.row(
            "SELECT p.xml FROM submissions s JOIN parts p ON p.submission = s.seq AND p.name = '/xml'"
            " WHERE s.instance_id = ?",
            (arrival.seal.instance_id,),
        )
        if known is not None:
            if known[0] != arrival.seal.xml:
                raise Trouble(Kind.PACKAGE_DAMAGED)
            return NOTHING
        seq = _ready(vault, arrival, by, at)
        submission.fix(
            vault, seq, arrival.seal, Fate.HELD, by=arrival.author, at=arrival.sealed_at,
            submission_id=arrival.submission_id,
        )  # fmt: skip
        history_table.note(vault, seq, "adopt", at=at, by=by)
    return Touched(records=frozenset({arrival.record_id}), outbox=True, lists=bool(arrival.seal.entities))


def carry_out(vault: Vault, verdict: ArrivedVerdict) -> Touched:
    """Do here what a reviewer decided elsewhere. On a seal that is no longer the current one, it is only kept."""
    row = vault.row(
        "SELECT r.id, r.seq, r.current = s.seq FROM submissions s JOIN records r ON r.seq = s.record"
        " WHERE s.instance_id = ?",
        (verdict.instance_id,),
    )
    if row is None:
        raise Trouble(Kind.RECORD_MISSING)
    record_id, seq, is_current = row
    with vault.atomic():
        if vault.value("SELECT 1 FROM verdicts WHERE id = ?", (verdict.id,)):
            return NOTHING
        for remark_id, ref, text in verdict.remarks:
            verdicts_table.remark(
                vault, record_id, ref, text, by=verdict.by, at=verdict.at, remark_id=remark_id
            )  # fmt: skip
        verdicts_table.keep(
            vault, record_id, verdict.kind, by=verdict.by, at=verdict.at, reason=verdict.reason, verdict_id=verdict.id
        )
        stage = record.stage_of(vault, seq)
        if is_current and verdict.kind is Judgement.SEND_BACK and stage not in OPEN_STAGES:
            submission.send_back(vault, record_id, reason=verdict.reason, by=verdict.by, at=verdict.at)
        elif is_current and verdict.kind is Judgement.APPROVE and stage is Stage.HANDED_IN:
            submission.approve(vault, record_id, by=verdict.by, at=verdict.at)
    return Touched(records=frozenset({record_id}), outbox=True)


def _ready(vault: Vault, arrival: Arrival, by: User | None, at: datetime) -> int:
    """The record's number, with its stage moved to handed in, whatever it was."""
    if not record.exists(vault, arrival.record_id):
        record.begin(vault, arrival.record_id, arrival.form, by=arrival.author, at=arrival.sealed_at)
    seq = record.number(vault, arrival.record_id)
    stage = record.stage_of(vault, seq)
    if stage is Stage.DISCARDED:
        record.bring_back(vault, arrival.record_id, by=by or arrival.author, at=at)
        stage = record.stage_of(vault, seq)
    if stage in (Stage.HANDED_IN, Stage.APPROVED):
        submission.void(vault, submission.current(vault, arrival.record_id), at)
        record.move(vault, seq, Deed.RESEAL, by=by, at=at)
        return seq
    if stage not in OPEN_STAGES:
        submission.correct(vault, arrival.record_id, by=by or arrival.author, at=at)
    record.move(vault, seq, Deed.HAND_IN, by=by, at=at)
    return seq
