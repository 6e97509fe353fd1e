"""Takes packages in: again and again without harm, one record a transaction, and nothing at all of a damaged one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from desktop.exchange.envelope import Contents, unseal
from desktop.exchange.fields import Fields, damaged
from desktop.exchange.manifest import PackedForm, PackedRecord, PackedVerdict, form_of, record_of, verdict_of
from desktop.exchange.recipients import Card, identity
from desktop.forms import library
from desktop.forms.semantics import Policy, Review
from desktop.openrosa.defused import Unreadable
from desktop.openrosa.identity import read_identity
from desktop.store import forms_table, photos, record, servers_table, submission, verdicts_table
from desktop.store.seal import Custody, Seal, Submission
from desktop.store.stages import OPEN_STAGES, Stage
from desktop.store.vault import Vault
from desktop.store.verdicts_table import Judgement, Remark
from desktop.touched import NOTHING, Touched


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a package brought. `conflicts` are records that had moved on here: shown, never overwritten."""

    sender: Card
    new: tuple[str, ...]
    known: tuple[str, ...]
    conflicts: tuple[str, ...]
    judged: tuple[str, ...]
    touched: Touched


def read(vault: Vault, data: bytes, *, at: datetime) -> Arrived:
    """Take a package in. What is new becomes a record handed in here, with the right to push it; verdicts count only
    from the laptop that holds the record they are about. Reading the same package again changes nothing.

    Troubles: PACKAGE_DAMAGED, PACKAGE_NEWER, PACKAGE_OTHER_REALM, PACKAGE_NOT_FOR_YOU, FORM_BROKEN, those of the disk.
    """
    contents = unseal(data, identity(vault))
    forms = [form_of(told) for told in contents.manifest.many("forms")]
    records = [record_of(told) for told in contents.manifest.many("records")]
    verdicts = [verdict_of(told) for told in contents.manifest.many("verdicts")]
    check(contents, forms, records)
    touched = NOTHING
    outcome: dict[str, list[str]] = {"new": [], "known": [], "conflicts": [], "judged": []}
    for packed in records:
        became, moved = take_record(vault, contents, packed, forms[packed.form], at)
        outcome[became].append(packed.record_id)
        touched |= moved
    for verdict in verdicts:
        moved = take_verdict(vault, contents.sender, verdict)
        touched |= moved
        if moved:
            outcome["judged"].append(verdict.record_id)
    return Arrived(contents.sender, touched=touched, **{name: tuple(ids) for name, ids in outcome.items()})


def check(contents: Contents, forms: list[PackedForm], records: list[PackedRecord]) -> None:
    """Everything named is there, before anything is written."""
    wanted = [form.xml for form in forms]
    for packed in records:
        if packed.form >= len(forms):
            raise damaged()
        wanted += [packed.xml, packed.draft, packed.answers, *(file.sha256 for file in packed.files)]
        wanted += [packed.envelope] if packed.envelope else []
        if any(len(contents.blob(file.sha256)) != file.size for file in packed.files):
            raise damaged()
        answers_of(contents, packed)
        check_id(contents.blob(packed.xml), packed.instance_id)
    for form in forms:
        wanted += [Fields({"at": sha256}).digest("at") for sha256 in form.media.values()]
    for sha256 in wanted:
        contents.blob(sha256)


def check_id(xml: bytes, instance_id: str) -> None:
    """A record is what its XML says: taken under another id it could be pushed beside itself."""
    try:
        said = read_identity(xml).instance_id
    except Unreadable as error:
        raise damaged() from error
    if said != instance_id:
        raise damaged()


def answers_of(contents: Contents, packed: PackedRecord) -> dict[str, str]:
    return Fields({"answers": json_of(contents.blob(packed.answers))}).words("answers")


def json_of(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise damaged() from error


def take_record(
    vault: Vault, contents: Contents, packed: PackedRecord, form: PackedForm, at: datetime
) -> tuple[str, Touched]:
    """One submission: new, known, or in conflict with what stands here."""
    if vault.value("SELECT 1 FROM submissions WHERE instance_id = ?", (packed.instance_id,)):
        return "known", NOTHING
    there = record.exists(vault, packed.record_id)
    if there and record.get(vault, packed.record_id).stage not in OPEN_STAGES - {Stage.DRAFT}:
        return "conflicts", NOTHING
    key = form_key(vault, contents, form, at)
    for file in packed.files:
        photos.keep(vault, contents.blob(file.sha256))
    with vault.atomic():
        if not there:
            record.begin(vault, packed.record_id, key, by=packed.author, at=packed.sealed_at)
        touched = submission.hand_in(
            vault,
            packed.record_id,
            seal_of(contents, packed),
            release=packed.released and not reviewed_first(vault, key),
            by=packed.author,
            at=packed.sealed_at,
        )
        for remark in packed.remarks:
            keep_remark(vault, packed.record_id, packed, remark)
    return "new", touched


def reviewed_first(vault: Vault, key: int) -> bool:
    """What the form says here, not what the sender says: a package cannot talk a record past its review."""
    row = forms_table.get(vault, key)
    return row is None or Policy.parse(row.policy).review is Review.FIRST


def seal_of(contents: Contents, packed: PackedRecord) -> Seal:
    return Seal(
        packed.instance_id,
        contents.blob(packed.xml),
        contents.blob(packed.draft),
        answers_of(contents, packed),
        packed.summary,
        packed.instance_name,
        packed.deprecated_id or None,
        packed.files,
        None if packed.envelope is None else contents.blob(packed.envelope),
        packed.entities,
    )


def form_key(vault: Vault, contents: Contents, form: PackedForm, at: datetime) -> int:
    """The same form version here, installed from the package if it is lacking."""
    found = same_form(vault, form)
    if found is None:
        media = {name: contents.blob(bytes.fromhex(sha256)) for name, sha256 in form.media.items()}
        here = next((one.id for one in servers_table.servers(vault) if form.server and one.address == form.server), "")
        library.install(vault, contents.blob(form.xml), media, server_id=here, hash=form.hash, at=at)
        found = same_form(vault, form)
    if found is None:
        raise damaged()  # the form calls itself otherwise than the manifest does
    return found


def same_form(vault: Vault, form: PackedForm) -> int | None:
    found = vault.value(
        "SELECT key FROM forms WHERE form_id = ? AND version = ? AND hash = ?"
        " ORDER BY retired_at IS NOT NULL, server = ''",
        (form.form_id, form.version, form.hash),
    )
    return None if found is None else int(found)


def take_verdict(vault: Vault, sender: Card, verdict: PackedVerdict) -> Touched:
    """Carry a verdict out, if it comes from who holds the record and the record still waits for it."""
    found = vault.value("SELECT id FROM submissions WHERE instance_id = ?", (verdict.instance_id,))
    if found is None or vault.value("SELECT 1 FROM verdicts WHERE id = ?", (verdict.verdict_id,)):
        return NOTHING
    with vault.atomic():
        one = submission.get(vault, found)
        if (one.custody, one.holder.rpartition(" ")[2]) != (Custody.STICK, sender.fingerprint):
            return NOTHING
        if one.record_id != verdict.record_id or not is_current(vault, one):
            return NOTHING
        for remark in verdict.remarks:
            keep_remark(vault, one.record_id, verdict, remark)
        return carry_out(vault, one, verdict)


def carry_out(vault: Vault, one: Submission, verdict: PackedVerdict) -> Touched:
    record_id = one.record_id
    stage = record.get(vault, record_id).stage
    by, at = verdict.by, verdict.at
    touched = verdicts_table.keep(
        vault, record_id, verdict.kind, by=by, at=at, reason=verdict.reason, verdict_id=verdict.verdict_id
    )
    if verdict.kind is Judgement.SEND_BACK and stage in (Stage.HANDED_IN, Stage.APPROVED, Stage.RELEASED):
        submission.hand_over(vault, one.id, Custody.HERE, "", by=by, at=at)  # its holder never pushes it now
        return touched | submission.send_back(vault, record_id, reason=verdict.reason, by=by, at=at)
    if verdict.kind is Judgement.APPROVE and stage is Stage.HANDED_IN:
        return touched | submission.approve(vault, record_id, by=by, at=at)
    if verdict.kind is Judgement.UNAPPROVE and stage is Stage.APPROVED:
        return touched | submission.unapprove(vault, record_id, by=by, at=at)
    return touched


def is_current(vault: Vault, one: Submission) -> bool:
    return vault.value("SELECT 1 FROM records WHERE id = ? AND current = ?", (one.record_id, one.seq)) is not None


def keep_remark(vault: Vault, record_id: str, told: PackedRecord | PackedVerdict, remark: Remark) -> None:
    """A remark with its author as written; one that answers a remark unknown here stands by itself."""
    first = remark.answers_to
    if first is not None and vault.value("SELECT 1 FROM remarks WHERE id = ?", (first,)) is None:
        first = None
    person = told.author if isinstance(told, PackedRecord) else told.by
    by = type(person)(remark.by, remark.by_name, person.role, person.region)
    verdicts_table.remark(
        vault, record_id, remark.ref, remark.text, by=by, at=remark.at, answers_to=first, remark_id=remark.id
    )
