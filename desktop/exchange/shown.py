"""Records that left already, shown to whoever verifies them: the same seal, with the proof, never pushed again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desktop.exchange.contents import Contents
from desktop.exchange.enclosures import PackedReceipt, receipt_json, receipt_of
from desktop.exchange.fields import Fields, damaged
from desktop.exchange.manifest import Json, PackedForm, PackedRecord, record_json, record_of
from desktop.exchange.packing import Load, packed_receipts, packed_record
from desktop.exchange.recipients import Card, holder
from desktop.exchange.records import (
    Beside,
    Outcome,
    form_key,
    keep_aside,
    keep_files,
    put_beside,
    review_asked,
    seal_of,
    take_record,
)
from desktop.forms.semantics import Review
from desktop.frozen import frozen
from desktop.store import (
    adopting,
    consent_table,
    history_table,
    packages_table,
    record,
    servers_table,
    submission,
    verifications,
)
from desktop.store.seal import ENVELOPE_NAME, XML_NAME, Custody, Purpose, Receipt, Submission
from desktop.store.stages import Fate, Stage
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble

SHOWN = "shown"
"""How the history names that another laptop was asked to look at what had been sent."""


@frozen
class Shown:
    """A sealed record that the province has. `replaces`: the instance ids it took the place of there, oldest first."""

    record: PackedRecord
    receipts: tuple[PackedReceipt, ...]
    replaces: tuple[str, ...] = ()


def show(vault: Vault, submission_id: str, recipient: Card, by: User, at: datetime) -> Submission:
    """From now on that laptop looks at it, and no other: two verdicts on one record would reach the province as two.
    Only inside `atomic`. Trouble NOT_LAWFUL for what was not sent from here, or is looked at by somebody else."""
    one = submission.get(vault, submission_id)
    asked = one.holder.endswith(recipient.fingerprint)
    if one.fate is not Fate.SENT or one.custody is not Custody.HERE or (one.holder and not asked):
        raise Trouble(Kind.NOT_LAWFUL, stage=one.fate.value, deed=SHOWN)
    submission.show(vault, submission_id, holder(recipient))
    history_table.note(vault, record.number(vault, one.record_id), SHOWN, at=at, by=by, reason=holder(recipient))
    return one


def packed_shown(vault: Vault, one: Submission, form: Callable[[int], int], load: Load) -> Shown:
    """As it travels: the seal with everything beside it, and what the server said of each part."""
    receipts = tuple(said for said in packed_receipts(vault, one.record_id) if said.instance_id == one.instance_id)
    before = [seal.instance_id for seal in submission.of_record(vault, one.record_id) if seal.seq < one.seq]
    return Shown(packed_record(vault, one, form(one.form), load), receipts, tuple(before))


def shown_json(one: Shown) -> Json:
    told = [receipt_json(receipt) for receipt in one.receipts]
    return {"record": record_json(one.record), "receipts": told, "replaces": list(one.replaces)}


def shown_of(told: Fields) -> Shown:
    receipts = tuple(receipt_of(one) for one in told.many("receipts"))
    return Shown(record_of(told.within("record")), receipts, told.texts("replaces"))


def check_shown(one: Shown) -> None:
    """The server had every part of it. Trouble PACKAGE_DAMAGED: else it would wait here for nobody to push the rest."""
    packed, told = one.record, {receipt.part for receipt in one.receipts}
    plain = packed.envelope is None
    pushed = Purpose.FILE if plain else Purpose.SEALED_FILE
    files = {file.name for file in packed.files if file.purpose is pushed}
    if told != {XML_NAME if plain else ENVELOPE_NAME, *files}:
        raise damaged()


def take_shown(
    vault: Vault, contents: Contents, one: Shown, form: PackedForm, beside: Beside | None, at: datetime
) -> tuple[Outcome, str, Touched]:
    """On the desk as sent and not verified. What became of it, and the record's id here.

    A record that was read back from the server before is the same one: what is decided on it goes back to its author.
    Of a form that wants review first, the word that it was sent counts for nothing: it is reviewed, and pushed, here.
    """
    packed = one.record
    known = vault.value("SELECT id FROM submissions WHERE instance_id = ?", (packed.instance_id,))
    if known is not None:
        here = replace(packed, record_id=submission.get(vault, known).record_id)
        return Outcome.KNOWN, here.record_id, _known(vault, contents, here, beside, at)
    if consent_table.get(vault, packed.record_id) is not None:
        return Outcome.KNOWN, packed.record_id, NOTHING  # nothing more of its people is kept; the sender hears why
    if review_asked(vault, form_key(vault, contents, form, at), packed.author) is Review.FIRST:
        doubted = replace(packed, may_be_there=True)
        became, touched = take_record(vault, contents, doubted, form, beside, at)
        return became, packed.record_id, touched
    there = record.exists(vault, packed.record_id)
    if there and not _follows(vault, one):
        return Outcome.CONFLICT, packed.record_id, keep_aside(vault, contents, packed, at)
    return Outcome.NEW, packed.record_id, _taken(vault, contents, one, form, beside, at)


def _known(vault: Vault, contents: Contents, packed: PackedRecord, beside: Beside | None, at: datetime) -> Touched:
    """It is here, by another way perhaps: nobody else is told of what is decided on it, so its author is."""
    with vault.atomic():
        if not packages_table.origin(vault, packed.record_id) and adopting.was_brought(vault, packed.record_id):
            packages_table.keep_origin(vault, packed.record_id, contents.sender.fingerprint, at)
        return put_beside(vault, packed, beside)


def _follows(vault: Vault, one: Shown) -> bool:
    """What stands here is an earlier version of it, and nobody here is at work on that."""
    found = record.get(vault, one.record.record_id)
    if found.stage in (Stage.RETURNED, Stage.WITHDRAWN):
        return True
    return found.stage is Stage.SENT and submission.current(vault, found.id).instance_id in one.replaces


def _taken(
    vault: Vault, contents: Contents, one: Shown, form: PackedForm, beside: Beside | None, at: datetime
) -> Touched:
    packed, key = one.record, form_key(vault, contents, form, at)
    addresses = {row.address: row.id for row in servers_table.servers(vault)}
    receipts = {
        said.part: Receipt(said.at, said.server_time, said.status, said.message, addresses.get(said.server, ""))
        for said in one.receipts
    }
    for file in packed.files:
        contents.keep(file.sha256)
    with vault.atomic():
        if not record.exists(vault, packed.record_id):
            record.begin(vault, packed.record_id, key, by=packed.author, at=packed.made_at)
        elif record.get(vault, packed.record_id).stage is Stage.SENT:
            submission.give_way(vault, packed.record_id, by=packed.author, at=packed.sealed_at)
        keep_files(vault, packed)
        seal, sender = seal_of(contents, packed), contents.sender.fingerprint
        touched = adopting.take_sent(vault, packed.record_id, seal, receipts, by=packed.author, at=packed.sealed_at)
        verifications.ask(vault, packed.record_id, at=at)
        put_beside(vault, packed, beside)
        packages_table.keep_origin(vault, packed.record_id, sender, at)
    return touched
