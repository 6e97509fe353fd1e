"""Makes packages: sealed records to a supervisor's laptop, verdicts back to the author's. Custody goes along."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from datetime import datetime

from desktop.exchange.envelope import seal
from desktop.exchange.manifest import (
    PackedForm,
    PackedRecord,
    PackedVerdict,
    form_json,
    record_json,
    verdict_json,
)
from desktop.exchange.recipients import Card, identity
from desktop.store import (
    forms_table,
    lists_table,
    photos,
    record,
    servers_table,
    submission,
    users_table,
    verdicts_table,
)
from desktop.store.record import RecordSummary
from desktop.store.seal import ENVELOPE_NAME, Custody, NewPart, Part, Purpose, Submission
from desktop.store.stages import Fate
from desktop.store.users_table import Role, User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble


class Load:
    """The contents of a package while it is made: each once, in the order first named."""

    def __init__(self) -> None:
        self.blobs: dict[bytes, bytes] = {}

    def put(self, data: bytes) -> bytes:
        """Take a content along; gives its SHA-256."""
        sha256 = hashlib.sha256(data).digest()
        self.blobs.setdefault(sha256, data)
        return sha256


def write(vault: Vault, submission_ids: Sequence[str], recipient: Card, *, by: User, at: datetime) -> bytes:
    """A package of sealed submissions; from now on its recipient alone may push them.

    What is already on its way to the same recipient may be written again (a stick gets lost). If the bytes could not be
    put on the stick, `take_back` gives the right to push back. Trouble NOT_LAWFUL for what was sent or withdrawn, and
    for what lies with somebody else: two holders could judge and push it each in their way.
    """
    load, forms, records = Load(), dict[int, PackedForm](), list[PackedRecord]()
    with vault.atomic():
        sender = identity(vault)
        for submission_id in submission_ids:
            one = submission.get(vault, submission_id)
            if (one.custody, one.holder) != (Custody.STICK, holder(recipient)):
                must_lie_here(one)
                submission.hand_over(vault, submission_id, Custody.STICK, holder(recipient), by=by, at=at)
            if one.form not in forms:
                forms[one.form] = packed_form(vault, one.form, load)
            records.append(packed_record(vault, one, list(forms).index(one.form), load))
    manifest = {
        "forms": [form_json(form) for form in forms.values()],
        "records": [record_json(packed) for packed in records],
        "verdicts": [],
    }
    return seal(manifest, list(load.blobs.values()), sender, [recipient])


def must_lie_here(one: Submission) -> None:
    """Trouble NOT_LAWFUL if another laptop holds the right to push it."""
    if one.custody is not Custody.HERE:
        raise Trouble(Kind.NOT_LAWFUL, stage="handed_over", deed="hand_over")


def take_back(vault: Vault, submission_ids: Sequence[str], *, by: User, at: datetime) -> Touched:
    """The package never left this laptop: the right to push stays here. Not for one that may be on a stick."""
    touched = NOTHING
    with vault.atomic():
        for submission_id in submission_ids:
            touched |= submission.hand_over(vault, submission_id, Custody.HERE, "", by=by, at=at)
    return touched


def write_verdicts(vault: Vault, record_ids: Sequence[str], recipient: Card) -> bytes:
    """The verdicts and remarks on these records, for the laptop they came from. Writing them twice does no harm."""
    with vault.atomic():
        sender = identity(vault)
    verdicts = [verdict for record_id in record_ids for verdict in packed_verdicts(vault, record_id)]
    manifest = {"forms": [], "records": [], "verdicts": [verdict_json(verdict) for verdict in verdicts]}
    return seal(manifest, [], sender, [recipient])


def holder(card: Card) -> str:
    """How custody names a laptop: what people call it, and what it proves itself by."""
    return f"{card.name} · {card.fingerprint}"


def packed_record(vault: Vault, one: Submission, form: int, load: Load) -> PackedRecord:
    parts = submission.parts(vault, one.id)
    envelope = next(
        (submission.xml(vault, one.id, ENVELOPE_NAME) for part in parts if part.name == ENVELOPE_NAME), None
    )
    return PackedRecord(
        record_id=one.record_id,
        form=form,
        author=person(vault, one.author, one.author_name),
        sealed_at=one.sealed_at,
        released=one.fate is Fate.RELEASED,
        instance_id=one.instance_id,
        instance_name=one.instance_name,
        deprecated_id=one.deprecated_id or "",
        xml=load.put(submission.xml(vault, one.id)),
        draft=load.put(submission.draft(vault, one.id)),
        answers=load.put(record.packed(submission.answers(vault, one.id))),
        envelope=None if envelope is None else load.put(envelope),
        files=tuple(packed_file(vault, part, load) for part in parts if not part.is_xml),
        entities=tuple(submission.entities(vault, one.id)),
        summary=summary(vault, one.record_id),
        remarks=tuple(verdicts_table.remarks(vault, one.record_id)),
    )


def packed_file(vault: Vault, part: Part, load: Load) -> NewPart:
    load.put(photos.read(vault, part.sha256))
    sealed = part.purpose is Purpose.SEALED_FILE
    return NewPart.of_file(part.name, part.sha256, part.size, part.media_type, sealed=sealed)


def summary(vault: Vault, record_id: str) -> RecordSummary:
    row = vault.row(
        "SELECT title, region_code, region_name, answered, asked, urgent FROM records WHERE id = ?", (record_id,)
    )
    title, code, name, answered, asked, urgent = row or ("", "", "", 0, 0, 0)
    return RecordSummary(title, code, name, record.keys(vault, record_id), answered, asked, bool(urgent))


def packed_form(vault: Vault, key: int, load: Load) -> PackedForm:
    """The form with its files; lists go as the CSV they came as (others the receiver misses by name)."""
    row = forms_table.get(vault, key)
    if row is None:
        raise LookupError("a record of a form that is not there")
    server = servers_table.get(vault, row.server)
    media = {}
    lists = lists_table.source(vault, key)
    for name, medium in forms_table.media(vault, key).items():
        if medium.sha256 is not None:
            media[name] = load.put(photos.read(vault, medium.sha256)).hex()
        elif name.endswith(".csv") and (table := lists.table(name)) is not None:
            media[name] = load.put(csv_of([table.columns, *table.rows()])).hex()
    address = server.address if server else ""
    return PackedForm(row.form_id, row.version, row.hash, address, load.put(forms_table.xml(vault, key)), media)


def csv_of(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def packed_verdicts(vault: Vault, record_id: str) -> list[PackedVerdict]:
    """Every verdict on the record; the remarks travel with the last of them."""
    seals = {one.id: one.instance_id for one in submission.of_record(vault, record_id)}
    found = [one for one in verdicts_table.verdicts(vault, record_id) if one.submission_id in seals]
    remarks = tuple(verdicts_table.remarks(vault, record_id))
    return [
        PackedVerdict(
            verdict.id,
            record_id,
            seals[verdict.submission_id or ""],
            verdict.kind,
            person(vault, verdict.by, verdict.by_name),
            verdict.at,
            verdict.reason,
            remarks if verdict is found[-1] else (),
        )
        for verdict in found
    ]


def person(vault: Vault, user_id: str, name: str) -> User:
    """Who that is; somebody of another laptop is known by name alone."""
    return users_table.get(vault, user_id) or User(user_id, name, Role.ENUMERATOR)
