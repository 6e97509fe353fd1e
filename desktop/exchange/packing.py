"""Each thing as a package carries it: sealed submissions, forms, verdicts, corrections, receipts, assignments."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from desktop.exchange.enclosures import Assignment, PackedReceipt
from desktop.exchange.envelope import Content, whole
from desktop.exchange.list_news import packed_lists
from desktop.exchange.manifest import PackedForm, PackedRecord, PackedVerdict
from desktop.store import (
    companions,
    consent_table,
    delivery,
    forms_table,
    history_brought,
    lists_table,
    photos,
    record,
    retention,
    servers_table,
    submission,
    users_table,
    verdicts_table,
)
from desktop.store.record import RecordSummary
from desktop.store.seal import ENVELOPE_NAME, NewPart, Part, Purpose, Submission
from desktop.store.stages import Fate
from desktop.store.users_table import Role, User
from desktop.store.vault import Vault
from desktop.store.verdicts_table import Judgement, Verdict
from desktop.trouble import Kind, Trouble

_OURS = ("__trunkVersion", "__branchId")
"""Columns of a list that only the client has: how far its own changes branched off."""


class Load:
    """The contents of a package while it is made: each once, in the order first named. What the vault has is read again
    when the package is written, and not held until then."""

    def __init__(self) -> None:
        self.contents: dict[bytes, Content] = {}

    def put(self, data: bytes) -> bytes:
        """Take a content along that is made for this package; gives its SHA-256."""
        return self.put_content(whole(data))

    def put_kept(self, read: Callable[[], bytes]) -> bytes:
        """One that the vault keeps as it is, and gives again."""
        data = read()
        return self.put_content(Content(hashlib.sha256(data).digest(), len(data), lambda: (read(),)))

    def put_file(self, vault: Vault, sha256: bytes, size: int) -> bytes:
        """A photo or file: not read before it is written. Trouble VAULT_DAMAGED if it is not there."""
        if not photos.has(vault, sha256):
            raise Trouble(Kind.VAULT_DAMAGED)
        return self.put_content(Content(sha256, size, lambda: photos.chunks(vault, sha256)))

    def put_content(self, content: Content) -> bytes:
        """One that says itself how it is read."""
        self.contents.setdefault(content.sha256, content)
        return content.sha256


def packed_record(vault: Vault, one: Submission, form: int, load: Load) -> PackedRecord:
    parts = submission.parts(vault, one.id)
    encrypted = any(part.name == ENVELOPE_NAME for part in parts)
    return PackedRecord(
        record_id=one.record_id,
        form=form,
        author=person(vault, one.author, one.author_name),
        sealed_at=one.sealed_at,
        released=one.fate is Fate.RELEASED,
        instance_id=one.instance_id,
        instance_name=one.instance_name,
        deprecated_id=one.deprecated_id or "",
        xml=load.put_kept(lambda: submission.xml(vault, one.id)),
        draft=load.put_kept(lambda: submission.draft(vault, one.id)),
        answers=load.put_kept(lambda: record.packed(submission.answers(vault, one.id))),
        envelope=load.put_kept(lambda: submission.xml(vault, one.id, ENVELOPE_NAME)) if encrypted else None,
        files=tuple(packed_file(vault, part, load) for part in parts if not part.is_xml),
        entities=tuple(submission.entities(vault, one.id)),
        summary=summary(vault, one.record_id),
        remarks=tuple(verdicts_table.remarks(vault, one.record_id)),
        made_at=record.get(vault, one.record_id).made_at,
        sealed_by=person(vault, one.sealed_by, one.author_name if one.sealed_by == one.author else ""),
        may_be_there=one.unanswered > 0,
        about=companions.speaks_of(vault, one.seq),
    )


def packed_file(vault: Vault, part: Part, load: Load) -> NewPart:
    load.put_file(vault, part.sha256, part.size)
    sealed = part.purpose is Purpose.SEALED_FILE
    return NewPart.of_file(part.name, part.sha256, part.size, part.media_type, sealed=sealed)


def summary(vault: Vault, record_id: str) -> RecordSummary:
    row = vault.row(
        "SELECT title, region_code, region_name, answered, asked, urgent FROM records WHERE id = ?", (record_id,)
    )
    title, code, name, answered, asked, urgent = row or ("", "", "", 0, 0, 0)
    return RecordSummary(title, code, name, record.keys(vault, record_id), answered, asked, bool(urgent))


def packed_form(vault: Vault, key: int, load: Load) -> PackedForm:
    """The form with its files; lists go as their server gave them (what was changed here the records tell)."""
    row = forms_table.get(vault, key)
    if row is None:
        raise LookupError("a record of a form that is not there")
    server = servers_table.get(vault, row.server)
    media = {}
    for name, medium in forms_table.media(vault, key).items():
        if medium.sha256 is not None:
            media[name] = load.put_file(vault, medium.sha256, medium.size).hex()
        elif name.endswith(".csv") and medium.list_key is not None:
            media[name] = load.put(list_csv(vault, medium.list_key)).hex()
    address = server.address if server else ""
    xml, lists = load.put_kept(lambda: forms_table.xml(vault, key)), packed_lists(vault, key)
    return PackedForm(row.form_id, row.version, row.hash, address, xml, media, lists)


def list_csv(vault: Vault, key: int) -> bytes:
    """A list as its server gave it."""
    row = lists_table.get(vault, key)
    if row is None:
        raise LookupError("a form names a list that is not there")
    table = lists_table.StoredList(vault, row)
    places = [at for at, column in enumerate(table.columns) if column not in _OURS]
    return csv_of([[line[at] for at in places] for line in (table.columns, *table.rows())])


def csv_of(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def packed_verdicts(vault: Vault, record_id: str) -> list[PackedVerdict]:
    """Every verdict on the record; the remarks travel with the last of them. Of people who took their consent back no
    correction travels: what was decided on a corrected seal is said of those before it too, as far as they are known
    there."""
    seals = {one.id: one.instance_id for one in submission.of_record(vault, record_id)}
    found = [one for one in verdicts_table.verdicts(vault, record_id) if one.submission_id in seals]
    remarks = tuple(verdicts_table.remarks(vault, record_id))
    packed = [
        PackedVerdict(
            verdict.id,
            record_id,
            seals[verdict.submission_id or ""],
            verdict.kind,
            person(vault, verdict.by, verdict.by_name),
            verdict.at,
            verdict.reason,
            remarks if verdict is found[-1] else (),
            corrected_by(verdict, seals),
        )
        for verdict in found
    ]
    if consent_table.get(vault, record_id) is None:
        return packed
    before = {one.corrected_by: one.instance_id for one in packed if one.corrected_by}
    kept = (one for one in packed if one.kind is not Judgement.CORRECT)
    return [replace(one, instance_id=seal) for one in kept for seal in _back_from(one.instance_id, before)]


def _back_from(instance_id: str, before: Mapping[str, str]) -> Iterator[str]:
    while instance_id:
        yield instance_id
        instance_id = before.get(instance_id, "")


def corrected_by(verdict: Verdict, seals: dict[str, str]) -> str:
    """The instance id of the seal that a correction while reviewing put in place of the judged one."""
    if verdict.kind is not Judgement.CORRECT:
        return ""
    ids = list(seals)
    after = ids.index(verdict.submission_id or "") + 1
    return seals[ids[after]] if after < len(ids) else ""


def packed_corrections(vault: Vault, record_id: str) -> list[Submission]:
    """The seals that a supervisor made while reviewing, oldest first; without those whose content was let go of."""
    if retention.is_erased(vault, record_id):
        return []
    made = {one.corrected_by for one in packed_verdicts(vault, record_id)} - {""}
    return [one for one in submission.of_record(vault, record_id) if one.instance_id in made]


def packed_receipts(vault: Vault, record_id: str) -> list[PackedReceipt]:
    """What the provincial server said of the record's seals."""
    addresses = {one.id: one.address for one in servers_table.servers(vault)}
    return [
        PackedReceipt(
            one.instance_id, part, said.at, said.server_time, said.status, said.message, addresses.get(said.server, "")
        )
        for one in submission.of_record(vault, record_id)
        for part, said in delivery.receipts(vault, one.id).items()
    ]


def packed_assignment(vault: Vault, record_id: str, form: int, load: Load, by: User, at: datetime) -> Assignment:
    """An open record with its draft, files, remarks and history, under an id of its own: the seals it had stay here.
    Troubles RECORD_MISSING without a draft; NOT_LAWFUL where the server has, or may have, a seal of it already."""
    found, draft = record.get(vault, record_id), record.load_draft(vault, record_id)
    if draft is None:
        raise Trouble(Kind.RECORD_MISSING)
    if submission.earlier(vault, record_id) is not None:
        raise Trouble(Kind.NOT_LAWFUL, stage="sent", deed="assign")
    xml, fresh = draft.xml, f"uuid:{uuid4()}".encode()
    for seal in submission.of_record(vault, record_id):
        xml = xml.replace(seal.instance_id.encode(), fresh)
    files = []
    for name, (sha256, size, media_type) in record.files(vault, record_id).items():
        load.put_file(vault, sha256, size)
        files.append(NewPart.of_file(name, sha256, size, media_type))
    return Assignment(
        record_id=record_id,
        form=form,
        author=person(vault, found.author, found.author_name),
        made_at=found.made_at,
        at=at,
        by=by,
        reason="",
        draft=load.put(xml),
        answers=load.put(record.packed(draft.answers)),
        files=tuple(files),
        summary=summary(vault, record_id),
        remarks=tuple(verdicts_table.remarks(vault, record_id)),
        history=tuple(history_brought.lines(vault, record_id)),
    )


def person(vault: Vault, user_id: str, name: str) -> User:
    """Who that is; somebody of another laptop is known by name alone."""
    return users_table.get(vault, user_id) or User(user_id, name, Role.ENUMERATOR)
