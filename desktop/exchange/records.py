"""Sealed records out of a package: checked, then put on the desk, or beside what had moved on here."""

from __future__ import annotations

import json
from datetime import datetime
from enum import Enum, auto

from desktop.exchange.contents import Contents
from desktop.exchange.fields import Fields, damaged
from desktop.exchange.list_news import note_lists
from desktop.exchange.manifest import PackedForm, PackedRecord, PackedVerdict
from desktop.forms import library
from desktop.forms.semantics import Policy, Review
from desktop.frozen import frozen
from desktop.openrosa.defused import Unreadable
from desktop.openrosa.identity import read_identity
from desktop.store import (
    consent_table,
    forms_table,
    history_brought,
    packages_table,
    record,
    servers_table,
    settlements_table,
    submission,
    verdicts_table,
    verifications,
)
from desktop.store.history_brought import Line
from desktop.store.packages_table import Conflict
from desktop.store.seal import ENVELOPE_NAME, Purpose, Seal
from desktop.store.settlements_table import Settlement
from desktop.store.stages import Stage
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.store.verdicts_table import Remark
from desktop.touched import NOTHING, Touched


class Outcome(Enum):
    """What became of a record that came."""

    NEW = auto()
    KNOWN = auto()
    CONFLICT = auto()


@frozen
class Beside:
    """What travels beside a record: its history, findings that were settled, what was decided."""

    history: tuple[Line, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    verdicts: tuple[PackedVerdict, ...] = ()  # what the sender had decided before handing it on


def check_record(contents: Contents, packed: PackedRecord, forms: int) -> None:
    """Everything a record names is there and is what it says. Trouble PACKAGE_DAMAGED."""
    if packed.form >= forms:
        raise damaged()
    wanted = [packed.xml, packed.draft, packed.answers, *(file.sha256 for file in packed.files)]
    wanted += [packed.envelope] if packed.envelope else []
    names = [*(file.name for file in packed.files), *([ENVELOPE_NAME] if packed.envelope else [])]
    if len(set(names)) != len(names):
        raise damaged()
    for sha256 in wanted:
        contents.size(sha256)
    if any(contents.size(file.sha256) != file.size for file in packed.files):
        raise damaged()


def check_texts(contents: Contents, packed: PackedRecord) -> None:
    """What can be seen only in the contents: the answers are such, and the XML is this very record's."""
    answers_of(contents, packed.answers)
    check_id(contents.blob(packed.xml), packed.instance_id)


def check_id(xml: bytes, instance_id: str) -> None:
    """A record is what its XML says: taken under another id it could be pushed beside itself."""
    try:
        said = read_identity(xml).instance_id
    except Unreadable as error:
        raise damaged() from error
    if said != instance_id:
        raise damaged()


def answers_of(contents: Contents, sha256: bytes) -> dict[str, str]:
    """Answers by ref, from a content."""
    try:
        found = json.loads(contents.blob(sha256))
    except (ValueError, RecursionError) as error:
        raise damaged() from error
    return Fields({"answers": found}).words("answers")


def take_record(
    vault: Vault, contents: Contents, packed: PackedRecord, form: PackedForm, beside: Beside | None, at: datetime
) -> tuple[Outcome, Touched]:
    """One submission: new, known, or in conflict with what stands here."""
    if vault.value("SELECT 1 FROM submissions WHERE instance_id = ?", (packed.instance_id,)):
        return Outcome.KNOWN, put_beside(vault, packed, beside)
    if consent_table.get(vault, packed.record_id) is not None:
        return Outcome.KNOWN, NOTHING  # its people took their consent back here: nothing more of them is kept
    sender = contents.sender.fingerprint
    there = record.exists(vault, packed.record_id)
    if there and not follows(vault, packed):
        return Outcome.CONFLICT, keep_aside(vault, contents, packed, at)
    key = form_key(vault, contents, form, at)
    for file in packed.files:
        contents.keep(file.sha256)
    with vault.atomic():
        if not there:
            record.begin(vault, packed.record_id, key, by=packed.author, at=packed.made_at)
        elif record.get(vault, packed.record_id).stage is Stage.SENT:
            submission.give_way(vault, packed.record_id, by=packed.author, at=packed.sealed_at)
        keep_files(vault, packed)
        touched = submission.hand_in(
            vault,
            packed.record_id,
            seal_of(contents, packed),
            release=packed.released and not reviewed_first(vault, key),
            by=packed.author,
            at=packed.sealed_at,
        )
        if packed.may_be_there:
            submission.may_have_arrived(vault, submission.current(vault, packed.record_id).id)
        if packed.released and verified_later(vault, key):
            verifications.ask(vault, packed.record_id, at=at)
        put_beside(vault, packed, beside)
        packages_table.keep_origin(vault, packed.record_id, sender, at)
    return Outcome.NEW, touched


def keep_aside(vault: Vault, contents: Contents, packed: PackedRecord, at: datetime) -> Touched:
    """A conflict: beside the record, for a person to decide."""
    answers, sender = answers_of(contents, packed.answers), contents.sender.fingerprint
    lying = (packed.record_id, packed.instance_id, sender, packed.author.name, packed.sealed_at, at, answers)
    new = packages_table.keep_conflict(vault, Conflict(*lying))
    return Touched.record(packed.record_id) if new else NOTHING


def keep_files(vault: Vault, packed: PackedRecord) -> None:
    """By name beside the record too: somebody may go on with it here. Their history comes along. Inside `atomic`."""
    seq = record.number(vault, packed.record_id)
    vault.write_many(
        "INSERT OR REPLACE INTO record_files (record, name, media_type, size, sha256) VALUES (?, ?, ?, ?, ?)",
        [
            (seq, file.name, file.media_type, file.size, file.sha256)
            for file in packed.files
            if file.purpose is Purpose.FILE
        ],
    )


def follows(vault: Vault, packed: PackedRecord) -> bool:
    """Whether it comes after what stands here: it went back, or it corrects what the server has."""
    stage = record.get(vault, packed.record_id).stage
    if stage is Stage.SENT:
        return submission.current(vault, packed.record_id).instance_id == packed.deprecated_id
    return stage in (Stage.RETURNED, Stage.WITHDRAWN)


def put_beside(vault: Vault, packed: PackedRecord, beside: Beside | None) -> Touched:
    """Remarks, history and settlements, each once."""
    before = vault.connection.total_changes
    with vault.atomic():
        for remark in packed.remarks:
            keep_remark(vault, packed.record_id, packed, remark)
        keep_beside(vault, packed.record_id, beside)
    return Touched.record(packed.record_id) if vault.connection.total_changes > before else NOTHING


def keep_beside(vault: Vault, record_id: str, beside: Beside | None) -> None:
    """History and settlements that are not here yet. Only inside `atomic`."""
    if beside is not None:
        history_brought.bring(vault, record_id, beside.history)
        for one in beside.settlements:
            settlements_table.keep(vault, record_id, one)


def reviewed_first(vault: Vault, key: int) -> bool:
    """What the form says here, not what the sender says: a package cannot talk a record past its review."""
    row = forms_table.get(vault, key)
    return row is None or Policy.parse(row.policy).review is Review.FIRST


def review_asked(vault: Vault, key: int, author: User) -> Review:
    """When the form, as it is here, wants this author's records looked at."""
    row = forms_table.get(vault, key)
    return Review.FIRST if row is None else Policy.parse(row.policy).review_of(author.role.value)


def verified_later(vault: Vault, key: int) -> bool:
    """Sent first, looked at afterwards: also by whoever it came to."""
    row = forms_table.get(vault, key)
    return row is not None and Policy.parse(row.policy).review is Review.LATER


def seal_of(contents: Contents, packed: PackedRecord) -> Seal:
    """The seal as it was made, byte by byte."""
    return Seal(
        packed.instance_id,
        contents.blob(packed.xml),
        contents.blob(packed.draft),
        answers_of(contents, packed.answers),
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
        entities = [name for name, one in form.lists.items() if one.entities]
        xml = contents.blob(form.xml)
        library.install(vault, xml, media, server_id=here, hash=form.hash, entity_lists=entities, at=at)
        found = same_form(vault, form)
        if found is not None:
            note_lists(vault, found, form.lists)
    if found is None:
        raise damaged()  # the form calls itself otherwise than the manifest does
    return found


def same_form(vault: Vault, form: PackedForm) -> int | None:
    """The key of that very version, also a retired one."""
    found = vault.value(
        "SELECT key FROM forms WHERE form_id = ? AND version = ? AND hash = ?"
        " ORDER BY retired_at IS NOT NULL, server = ''",
        (form.form_id, form.version, form.hash),
    )
    return None if found is None else int(found)


def keep_remark(vault: Vault, record_id: str, told: PackedRecord | PackedVerdict, remark: Remark) -> None:
    """A remark with its author as written; one that answers a remark unknown here stands by itself."""
    first = remark.answers_to
    if first is not None and vault.value("SELECT 1 FROM remarks WHERE id = ?", (first,)) is None:
        first = None
    person = told.author if isinstance(told, PackedRecord) else told.by
    by = User(remark.by, remark.by_name, person.role, person.region)
    verdicts_table.remark(
        vault, record_id, remark.ref, remark.text, by=by, at=remark.at, answers_to=first, remark_id=remark.id
    )
    if remark.settled_at is not None:
        settled = "SELECT 1 FROM remarks WHERE id = ? AND settled_at IS NULL"
        if vault.value(settled, (remark.id,)):
            verdicts_table.settle(vault, remark.id, at=remark.settled_at)
