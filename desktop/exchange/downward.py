"""What comes down from a supervisor's laptop: forms, receipts, people, lost laptops, records to go on with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from desktop.exchange.consignment import HANDED_ON
from desktop.exchange.contents import Contents
from desktop.exchange.enclosures import Assignment, Newcomer, PackedReceipt
from desktop.exchange.judged import held_by
from desktop.exchange.list_news import take_list
from desktop.exchange.manifest import PackedForm
from desktop.exchange.recipients import Card
from desktop.exchange.records import answers_of, form_key, same_form
from desktop.store import (
    consent_table,
    contacts_table,
    delivery,
    door,
    forms_table,
    history_brought,
    lost_table,
    record,
    servers_table,
    submission,
    users_table,
    verdicts_table,
)
from desktop.store.key import Cost
from desktop.store.lost_table import Lost, lose
from desktop.store.moments import stamp
from desktop.store.seal import Custody, Receipt
from desktop.store.stages import Fate, Stage
from desktop.store.users_table import NewUser, User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched


def take_form(vault: Vault, contents: Contents, form: PackedForm, at: datetime) -> tuple[str, Touched]:
    """A form that is lacking here; gives its title. One that was here before, and retired, stays so."""
    known = same_form(vault, form)
    if known is not None:
        return _take_lists(vault, contents, form, known)
    row = forms_table.get(vault, form_key(vault, contents, form, at))
    return (row.title if row is not None else form.form_id), Touched(forms=True, lists=True)


def _take_lists(vault: Vault, contents: Contents, form: PackedForm, key: int) -> tuple[str, Touched]:
    """Newer lists for a form that is here; gives its title if there were any."""
    touched = NOTHING
    for name, told in form.lists.items():
        if name in form.media:
            touched |= take_list(vault, key, name, told, contents.blob(bytes.fromhex(form.media[name])))
    row = forms_table.get(vault, key)
    return (row.title if touched and row is not None else ""), touched


def take_receipt(vault: Vault, sender: Card, told: PackedReceipt) -> tuple[str, Touched]:
    """The province has it: proof for what this laptop handed over. Gives the record's id when it is wholly sent."""
    found = vault.value("SELECT id FROM submissions WHERE instance_id = ?", (told.instance_id,))
    if found is None:
        return "", NOTHING
    one = submission.get(vault, found)
    pushed = {part.name for part in submission.parts(vault, one.id) if part.pushed and not part.received}
    if one.custody is not Custody.STICK or not held_by(one, sender) or told.part not in pushed:
        return "", NOTHING
    server = next((row.id for row in servers_table.servers(vault) if row.address == told.server), "")
    receipt = Receipt(told.at, told.server_time, told.status, told.message, server)
    touched = delivery.keep_receipt(vault, one.id, told.part, receipt)
    return (one.record_id if submission.get(vault, one.id).fate is Fate.SENT else ""), touched


def take_people(vault: Vault, one: Newcomer, at: datetime, cost: Cost) -> tuple[str, Touched]:
    """Let somebody in whose name is new here; gives the name."""
    if not one.passphrase or users_table.is_taken(vault, one.name):
        return "", NOTHING
    door.add_user(vault, NewUser(one.name, one.passphrase, one.role, one.region), at=at, cost=cost)
    return one.name, Touched(users=True)


def take_revocations(vault: Vault, fingerprint: str, sender: Card, at: datetime) -> bool:
    """A laptop is lost: its packages are refused from now on. Nobody revokes the laptop that says so."""
    return fingerprint != sender.fingerprint and contacts_table.forget(vault, fingerprint, at)


def take_lost(vault: Vault, told: tuple[Lost, ...] | None, sender: Card, at: datetime) -> Iterator[tuple[str, Touched]]:
    """Which laptops are lost, by this sender's word; the names of those that are news, and what came back from them.
    One it does not name any more was found again. Nobody says so of themselves."""
    if told is None:
        return
    for one in lost_table.everyone(vault):
        if one.told_by == sender.fingerprint and one.laptop not in {other.laptop for other in told}:
            lost_table.found_again(vault, one.laptop)
    for one in told:
        with vault.atomic():  # a word that was kept is not heard again: what follows from it goes with it
            new = one.laptop != sender.fingerprint and lost_table.keep(vault, one)
            touched = lose(vault, one.laptop, at) if new else NOTHING
        if new:
            yield one.name or one.laptop, touched


def take_assignment(
    vault: Vault, contents: Contents, one: Assignment, form: PackedForm, by: User, at: datetime
) -> tuple[str, Touched]:
    """An open record to go on with: this person's from now on, with the remarks and history it had."""
    there = record.exists(vault, one.record_id)
    if there and not comes_back(vault, one):
        return "", NOTHING
    key = form_key(vault, contents, form, at)
    for file in one.files:
        contents.keep(file.sha256)
    with vault.atomic():
        if there:
            record.bring_back(vault, one.record_id, by=one.by, at=one.at)
        else:
            record.begin(vault, one.record_id, key, by=one.author, at=one.made_at)
        for file in one.files:
            name, sha256 = file.name, file.sha256
            record.keep_file(vault, one.record_id, name, sha256, file.size, file.media_type, by=one.author, at=one.at)
        keep_draft(vault, contents, one)
        history_brought.bring(vault, one.record_id, one.history)
        for remark in one.remarks:
            said = User(remark.by, remark.by_name, one.by.role)
            verdicts_table.remark(
                vault, one.record_id, remark.ref, remark.text, by=said, at=remark.at, remark_id=remark.id
            )
        vault.write("UPDATE records SET stage = ? WHERE id = ?", (Stage.RETURNED.value, one.record_id))
        return one.record_id, record.assign(
            vault, one.record_id, by.id, by.name, by=one.by, at=one.at, reason=one.reason
        )


def comes_back(vault: Vault, one: Assignment) -> bool:
    """It was put away here since somebody else was to go on with it, and now it is given to this laptop once more: an
    older package of the first time says nothing new. Compared by the clock of whoever gives."""
    found = record.get(vault, one.record_id)
    if consent_table.get(vault, one.record_id) is not None:
        return False
    handed_on, given = (
        vault.value("SELECT max(at) FROM history WHERE record = ? AND deed = ?", (found.seq, deed))
        for deed in (HANDED_ON, "assign")
    )
    return found.stage is Stage.DISCARDED and handed_on is not None and (given is None or given < stamp(one.at))


def keep_draft(vault: Vault, contents: Contents, one: Assignment) -> None:
    """The answers as they came; their history came along, so no line is written for them. Only inside `atomic`."""
    seq, answers = record.number(vault, one.record_id), answers_of(contents, one.answers)
    vault.write(
        "UPDATE drafts SET saved_at = ?, answers = ?, xml = ? WHERE record = ?",
        (stamp(one.at), record.packed(answers), contents.blob(one.draft), seq),
    )
    record.keep_summary(vault, seq, one.summary, one.at)
