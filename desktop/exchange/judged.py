"""Verdicts out of a package: carried out where they come from the laptop that holds the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from desktop.exchange.consignment import HANDED_ON
from desktop.exchange.contents import Contents
from desktop.exchange.manifest import PackedRecord, PackedVerdict
from desktop.exchange.recipients import Card, holder
from desktop.exchange.records import Beside, keep_beside, keep_remark, seal_of
from desktop.store import companions, consent_table, history_table, record, submission, verdicts_table, verifications
from desktop.store.seal import Custody, Submission
from desktop.store.stages import Deed, Fate, Stage
from desktop.store.users_table import Role, User
from desktop.store.vault import Vault
from desktop.store.verdicts_table import Judgement
from desktop.touched import NOTHING, Touched

_LEFT = (Stage.RELEASED, Stage.SENT)
_RETURNABLE = (Stage.HANDED_IN, Stage.APPROVED, Stage.RELEASED, Stage.SENT)


def take_verdict(
    vault: Vault,
    contents: Contents,
    verdict: PackedVerdict,
    corrections: Mapping[str, PackedRecord],
    beside: Beside | None,
) -> Touched:
    """Carry a verdict out, if it comes from who holds the record and the record still waits for it."""
    found = vault.value("SELECT id FROM submissions WHERE instance_id = ?", (verdict.instance_id,))
    if found is None:
        return NOTHING
    one = submission.get(vault, found)
    if not held_by(one, contents.sender):
        return NOTHING
    if one.record_id != verdict.record_id:
        if one.fate is not Fate.SENT:
            return NOTHING
        verdict = replace(verdict, record_id=one.record_id)  # there it was read back from the server, under another id
    if vault.value("SELECT 1 FROM verdicts WHERE id = ?", (verdict.verdict_id,)) or not is_current(vault, one):
        return keep_said(vault, verdict, beside)
    correction = corrections.get(verdict.corrected_by)
    if correction is not None:
        for file in correction.files:
            contents.keep(file.sha256)
    with vault.atomic():
        if correction is not None and verdict.kind is Judgement.CORRECT:
            touched = correct(vault, contents, one, verdict, correction, beside)
        else:
            touched = carry_out(vault, one, verdict)
        return touched | keep_said(vault, verdict, beside)


def held_by(one: Submission, sender: Card) -> bool:
    """Whether that laptop has, or had last, the right to push this seal."""
    return one.holder.rpartition(" ")[2] == sender.fingerprint


def is_current(vault: Vault, one: Submission) -> bool:
    """Whether the seal is the one its record stands for, and lies with the other laptop, or was shown to it."""
    return submission.is_current(vault, one) and (one.custody is Custody.STICK or one.fate is Fate.SENT)


def keep_said(vault: Vault, verdict: PackedVerdict, beside: Beside | None) -> Touched:
    """The remarks and the history that came along, each once."""
    before = vault.connection.total_changes
    with vault.atomic():
        for remark in verdict.remarks:
            keep_remark(vault, verdict.record_id, verdict, remark)
        keep_beside(vault, verdict.record_id, beside)
    return Touched.record(verdict.record_id) if vault.connection.total_changes > before else NOTHING


def carry_out(vault: Vault, one: Submission, verdict: PackedVerdict) -> Touched:
    """Approve, take an approval back, or send back. Only inside `atomic`."""
    record_id, by, at = one.record_id, verdict.by, verdict.at
    stage = record.get(vault, record_id).stage
    touched = verdicts_table.keep(
        vault, record_id, verdict.kind, by=by, at=at, reason=verdict.reason, verdict_id=verdict.verdict_id
    )
    if verdict.kind is Judgement.SEND_BACK and stage in _RETURNABLE:
        if stage is not Stage.SENT:
            submission.hand_over(vault, one.id, Custody.HERE, one.holder, by=by, at=at)  # its holder never pushes it
        return touched | submission.send_back(vault, record_id, reason=verdict.reason, by=by, at=at)
    if stage in _LEFT and verdict.kind is Judgement.APPROVE:  # sent first, and looked at there
        verifications.done(vault, record.number(vault, record_id), at=at)
    if stage in _LEFT and verdict.kind is Judgement.UNAPPROVE:
        verifications.again(vault, record_id)
    if verdict.kind is Judgement.APPROVE and stage is Stage.HANDED_IN:
        return touched | submission.approve(vault, record_id, by=by, at=at)
    if verdict.kind is Judgement.UNAPPROVE and stage is Stage.APPROVED:
        return touched | submission.unapprove(vault, record_id, by=by, at=at)
    return touched


def correct(
    vault: Vault,
    contents: Contents,
    one: Submission,
    verdict: PackedVerdict,
    correction: PackedRecord,
    beside: Beside | None,
) -> Touched:
    """The supervisor's seal takes the place of the author's, which is kept, void. It lies with its maker."""
    record_id, by, at = one.record_id, verdict.by, verdict.at
    touched = verdicts_table.keep(
        vault, record_id, verdict.kind, by=by, at=at, reason=verdict.reason, verdict_id=verdict.verdict_id
    )
    stage = record.get(vault, record_id).stage
    if stage not in (Stage.HANDED_IN, Stage.APPROVED, *_LEFT):
        return touched
    if consent_table.get(vault, record_id) is not None:  # its people took it back here: nothing more of them is kept
        if stage not in _LEFT:
            touched |= submission.hand_over(vault, one.id, Custody.HERE, one.holder, by=by, at=at)
        return touched
    lines = beside.history if beside is not None else ()
    reasons = {line.ref: line.reason for line in lines if line.deed == Deed.RESEAL.value and line.at == at}
    if one.fate is not Fate.SENT:
        submission.hand_over(vault, one.id, Custody.HERE, one.holder, by=by, at=at)
    seal = seal_of(contents, correction)
    touched |= submission.reseal(vault, record_id, seal, reason=verdict.reason, by=by, at=at, reasons=reasons)
    new, old = submission.current(vault, record_id), submission.get(vault, one.id)
    if old.fate is Fate.RELEASED:  # sent first: its holder pushes it, then the correction that names it
        submission.hand_over(vault, one.id, Custody.STICK, holder(contents.sender), by=by, at=at)
    return touched | submission.hand_over(vault, new.id, Custody.STICK, holder(contents.sender), by=by, at=at)


def take_approval(
    vault: Vault, packed: PackedRecord, said: Sequence[PackedVerdict], by: User, at: datetime
) -> tuple[str, Touched]:
    """The sender, a supervisor, had approved this very seal and handed it on to be pushed: released here by whoever
    takes it in. Gives the record's id, also when it was taken before; "" where nothing was approved, or it stands
    otherwise."""
    approved = packed.released and bool(said) and said[-1].kind is Judgement.APPROVE
    if not approved or said[-1].instance_id != packed.instance_id or not record.exists(vault, packed.record_id):
        return "", NOTHING
    seals = submission.of_record(vault, packed.record_id)
    if not seals or seals[-1].instance_id != packed.instance_id or seals[-1].fate is Fate.VOID:
        return "", NOTHING
    if vault.value("SELECT 1 FROM verdicts WHERE id = ?", (said[-1].verdict_id,)):
        return packed.record_id, NOTHING
    found = record.get(vault, packed.record_id)
    with vault.atomic():
        touched = NOTHING
        for one in said:
            touched |= verdicts_table.keep(
                vault, packed.record_id, one.kind, by=one.by, at=one.at, reason=one.reason, verdict_id=one.verdict_id
            )
        verifications.done(vault, found.seq, at=at)
        if found.stage is Stage.HANDED_IN:
            touched |= submission.approve(vault, packed.record_id, by=said[-1].by, at=said[-1].at)
            touched |= submission.release(vault, packed.record_id, by=by, at=at)
    return packed.record_id, touched


def tie_companion(vault: Vault, packed: PackedRecord, by: User) -> Touched:
    """What was decided goes behind the record it speaks of, here as there. Nothing where that is not here."""
    one, about = (
        vault.row("SELECT s.seq, s.id FROM submissions s WHERE s.instance_id = ?", (instance_id,))
        for instance_id in (packed.instance_id, packed.about)
    )
    if one is None or about is None or companions.speaks_of(vault, one[0]):
        return NOTHING
    companions.tie(vault, packed.record_id, about[0], pusher=companions.pusher(vault, about[0], by.id))
    return Touched(outbox=True)


def take_handed_on(
    vault: Vault, sender: Card, record_id: str, beside: Beside | None, at: datetime
) -> tuple[str, Touched]:
    """Somebody else goes on with it: here it is put away. Only for what that laptop sent back, and nobody took up."""
    if not record.exists(vault, record_id):
        return "", NOTHING
    seals = submission.of_record(vault, record_id)
    found = record.get(vault, record_id)
    if found.stage is not Stage.RETURNED or not seals or not held_by(seals[-1], sender):
        return "", NOTHING
    with vault.atomic():
        keep_beside(vault, record_id, beside)
        history_table.note(vault, found.seq, HANDED_ON, at=at, by=None, reason=sender.name)
        author = User(found.author, found.author_name, Role.ENUMERATOR)
        return record_id, record.discard(vault, record_id, by=author, at=at)
