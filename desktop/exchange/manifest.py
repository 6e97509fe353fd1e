"""What the manifest of a package says of a record, a form and a verdict: to JSON, and checked back."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from desktop.exchange.fields import Fields, damaged
from desktop.exchange.list_news import PackedList, list_json, lists_of
from desktop.frozen import frozen
from desktop.store.moments import stamp
from desktop.store.record import RecordSummary
from desktop.store.seal import EntityChange, NewPart, Purpose
from desktop.store.users_table import Role, User
from desktop.store.verdicts_table import Judgement, Remark

Json = dict[str, object]


@frozen
class PackedForm:
    """A form version by the hash of its XML (a content), with the files it came with and the server it belongs to."""

    form_id: str
    version: str
    hash: str
    server: str  # address
    xml: bytes
    media: dict[str, str]  # file name -> hexadecimal hash of a content
    lists: dict[str, PackedList] = field(default_factory=dict)  # those of its files that are lists


@frozen
class PackedRecord:
    """One sealed submission with what review needs beside it. `form` counts in the package's forms."""

    record_id: str
    form: int
    author: User
    sealed_at: datetime
    released: bool
    instance_id: str
    instance_name: str
    deprecated_id: str
    xml: bytes
    draft: bytes
    answers: bytes
    envelope: bytes | None
    files: tuple[NewPart, ...]
    entities: tuple[EntityChange, ...]
    summary: RecordSummary
    remarks: tuple[Remark, ...]
    made_at: datetime
    sealed_by: User
    may_be_there: bool = False  # an earlier holder is lost and may have pushed it
    about: str = ""  # of a companion (*tinjauan*): the instance id of the seal it speaks of


@frozen
class PackedVerdict:
    """A reviewer's decision on the seal with this instance id."""

    verdict_id: str
    record_id: str
    instance_id: str
    kind: Judgement
    by: User
    at: datetime
    reason: str
    remarks: tuple[Remark, ...]
    corrected_by: str = ""  # the instance id of the seal that took its place, for Judgement.CORRECT


def form_json(form: PackedForm) -> Json:
    named = {"form_id": form.form_id, "version": form.version, "hash": form.hash, "server": form.server}
    lists = {name: list_json(one) for name, one in form.lists.items()}
    return {**named, "xml": form.xml.hex(), "media": form.media, "lists": lists}


def form_of(told: Fields) -> PackedForm:
    media = told.words("media")
    if any(not plain_name(name) for name in media):
        raise damaged()
    names = (told.text("form_id"), told.text("version"), told.text("hash"), told.text("server"))
    return PackedForm(*names, told.digest("xml"), media, lists_of(told))


def record_json(record: PackedRecord) -> Json:
    names = ("record_id", "form", "released", "instance_id", "instance_name", "deprecated_id", "may_be_there", "about")
    return {
        **{name: getattr(record, name) for name in names},
        **{name: getattr(record, name).hex() for name in ("xml", "draft", "answers")},
        "envelope": None if record.envelope is None else record.envelope.hex(),
        "author": person_json(record.author),
        "sealed_at": stamp(record.sealed_at),
        "made_at": stamp(record.made_at),
        "sealed_by": person_json(record.sealed_by),
        "files": [file_json(file) for file in record.files],
        "entities": [entity_json(one) for one in record.entities],
        "summary": summary_json(record.summary),
        "remarks": [remark_json(remark) for remark in record.remarks],
    }


def record_of(told: Fields) -> PackedRecord:
    return PackedRecord(
        record_id=told.text("record_id"),
        form=told.whole("form"),
        author=person_of(told.within("author")),
        sealed_at=told.moment("sealed_at"),
        released=told.flag("released"),
        instance_id=told.text("instance_id"),
        instance_name=told.text("instance_name"),
        deprecated_id=told.text("deprecated_id"),
        xml=told.digest("xml"),
        draft=told.digest("draft"),
        answers=told.digest("answers"),
        envelope=told.digest("envelope") if told.has("envelope") else None,
        files=tuple(file_of(file) for file in told.many("files")),
        entities=tuple(entity_of(one) for one in told.many("entities")),
        summary=summary_of(told.within("summary")),
        remarks=tuple(remark_of(remark) for remark in told.many("remarks")),
        made_at=told.moment("made_at" if told.has("made_at") else "sealed_at"),
        sealed_by=person_of(told.within("sealed_by" if told.has("sealed_by") else "author")),
        may_be_there=told.flag("may_be_there") if told.has("may_be_there") else False,
        about=told.text("about") if told.has("about") else "",
    )


def verdict_json(verdict: PackedVerdict) -> Json:
    names = ("verdict_id", "record_id", "instance_id", "reason", "corrected_by")
    return {
        **{name: getattr(verdict, name) for name in names},
        "kind": verdict.kind.value,
        "by": person_json(verdict.by),
        "at": stamp(verdict.at),
        "remarks": [remark_json(remark) for remark in verdict.remarks],
    }


def verdict_of(told: Fields) -> PackedVerdict:
    try:
        kind = Judgement(told.text("kind"))
    except ValueError as error:
        raise damaged() from error
    ids = (told.text("verdict_id"), told.text("record_id"), told.text("instance_id"))
    by, at, remarks = person_of(told.within("by")), told.moment("at"), told.many("remarks")
    said = tuple(remark_of(remark) for remark in remarks)
    corrected_by = told.text("corrected_by") if told.has("corrected_by") else ""
    return PackedVerdict(*ids, kind, by, at, told.text("reason"), said, corrected_by)


def person_json(person: User) -> Json:
    return {"id": person.id, "name": person.name, "role": person.role.value, "region": person.region}


def person_of(told: Fields) -> User:
    try:
        role = Role(told.text("role"))
    except ValueError as error:
        raise damaged() from error
    return User(told.text("id"), told.text("name"), role, told.text("region"))


def file_json(file: NewPart) -> Json:
    sealed = file.purpose is Purpose.SEALED_FILE
    return {
        "name": file.name,
        "sha256": file.sha256.hex(),
        "size": file.size,
        "type": file.media_type,
        "sealed": sealed,
    }


def file_of(told: Fields) -> NewPart:
    name = told.text("name")
    if not plain_name(name):
        raise damaged()
    size, media_type = told.whole("size"), told.text("type")
    return NewPart.of_file(name, told.digest("sha256"), size, media_type, sealed=told.flag("sealed"))


def plain_name(name: str) -> bool:
    """A name of one file: no folder, no drive, nothing unprintable."""
    return 0 < len(name) <= 255 and name.isprintable() and not set('/\\:*?"<>|') & set(name) and name.strip(". ") != ""


def entity_json(one: EntityChange) -> Json:
    names = ("list", "entity_id", "action", "label", "base_version", "trunk_version", "branch_id")
    return {**{name: getattr(one, name) for name in names}, "properties": dict(one.properties)}


def entity_of(told: Fields) -> EntityChange:
    action = told.text("action")
    if action not in ("create", "update", "upsert"):
        raise damaged()
    after = (told.text("base_version"), told.text("trunk_version"), told.text("branch_id"))
    before = (told.text("list"), told.text("entity_id"), action, told.text("label"))
    return EntityChange(*before, told.words("properties"), *after)


def summary_json(summary: RecordSummary) -> Json:
    names = ("title", "region_code", "region_name", "answered", "asked", "urgent")
    return {**{name: getattr(summary, name) for name in names}, "keys": {k: list(v) for k, v in summary.keys.items()}}


def summary_of(told: Fields) -> RecordSummary:
    names = (told.text("title"), told.text("region_code"), told.text("region_name"))
    return RecordSummary(*names, told.lists("keys"), told.whole("answered"), told.whole("asked"), told.flag("urgent"))


def remark_json(remark: Remark) -> Json:
    names = ("id", "ref", "text", "by", "by_name", "answers_to")
    return {**{name: getattr(remark, name) for name in names}, "at": stamp(remark.at)}


def remark_of(told: Fields) -> Remark:
    said = (told.text("id"), told.text("ref"), told.text("text"), told.text("by"), told.text("by_name"))
    return Remark(*said, told.moment("at"), told.text("answers_to") if told.has("answers_to") else None, None)
