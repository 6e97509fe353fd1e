"""Taking one submission: stored whole in one transaction, or refused as ODK Central refuses."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum

from desktop.frozen import frozen
from desktop.hub.blank_form import files_named, read_blank_form
from desktop.hub.shelf import Shelf, state_of
from desktop.openrosa.defused import Unreadable
from desktop.openrosa.identity import Identity, read_identity


class Fate(Enum):
    """Status and sentence, as ODK Central v2026.2 was observed to answer (odk-central-observed 7)."""

    TAKEN = (201, "full submission upload was successful!")
    NOT_A_SUBMISSION = (400, "Required parameter form ID xml attribute missing.")
    ID_TOO_LONG = (400, "Length of value too long for a field")
    NOT_ASSIGNED = (401, "Could not authenticate with the provided credentials.")
    FORM_UNKNOWN = (404, "Could not find the resource you were looking for.")
    VERSION_UNKNOWN = (404, "The form version specified in this submission '{}' does not exist.")
    EDITED_UNKNOWN = (
        404,
        "You tried to update an existing submission, but we can't find that submission to update ({})",
    )
    OTHER_XML = (
        409,
        "A submission already exists with this ID, but with different XML. Resubmissions to attach additional"
        " multimedia must resubmit an identical xml_submission_file.",
    )
    DELETED = (409, "This submission has been deleted. You may not resubmit it.")
    CLOSED = (
        409,
        "This form is not currently accepting submissions. Please talk to your program staff if this is unexpected.",
    )
    OUTDATED = (
        409,
        "You tried to update a submission, but the copy you were editing ({}) is now out of date. Please get the new"
        " version that has been submitted, and make your edits again.",
    )
    ID_USED = (409, "A resource already exists with instanceID value(s) of {}.")
    SEALED_WITHOUT = (409, "This record was handed in here without files that come now ({}). They stay on the phone.")
    EARLIER_WAITS = (409, "The version before this one has not reached the server yet. Please send it again later.")


@frozen
class Verdict:
    """What becomes of a POST. `about` fills the sentence."""

    fate: Fate
    about: str = ""

    @property
    def status(self) -> int:
        return int(self.fate.value[0])

    @property
    def text(self) -> str:
        return str(self.fate.value[1]).replace("{}", self.about)


@frozen
class HandedIn:
    """One POST: who, with what, and the files that came along, by name."""

    token: str
    xml: bytes
    files: Mapping[str, bytes]
    device_id: str | None = None
    user_agent: str | None = None


TAKEN = Verdict(Fate.TAKEN)


def take(shelf: Shelf, post: HandedIn) -> Verdict:
    """Nothing is kept unless the verdict is TAKEN."""
    try:
        said = read_identity(post.xml)
    except Unreadable:
        return Verdict(Fate.NOT_A_SUBMISSION)
    if not said.form_id:
        return Verdict(Fate.NOT_A_SUBMISSION)
    if len(said.instance_id or "") > 255:
        return Verdict(Fate.ID_TOO_LONG)
    with shelf.writing() as db:
        return _refusal_of_form(db, post, said.form_id) or _take(db, post, said, said.form_id)


def _refusal_of_form(db: sqlite3.Connection, post: HandedIn, form_id: str) -> Verdict | None:
    refusals = {None: Fate.FORM_UNKNOWN, "unassigned": Fate.NOT_ASSIGNED, "closed": Fate.CLOSED}
    fate = refusals.get(state_of(db, post.token, form_id))
    return None if fate is None else Verdict(fate)


def _take(db: sqlite3.Connection, post: HandedIn, said: Identity, form_id: str) -> Verdict:
    instance_id = said.instance_id or f"uuid:{uuid.uuid4()}"
    known = _row(db, form_id, instance_id)
    if known is not None:
        refused = _refusal_of_repeat(db, post, said, known)
        if refused is not None:
            return refused
        db.execute(
            "update submission set posts = posts + 1 where form_id = ? and instance_id = ?", (form_id, instance_id)
        )
        _keep_files(db, post, form_id, instance_id)
        return TAKEN
    form = db.execute(
        "select xml from form_version where form_id = ? and version = ?", (form_id, said.version)
    ).fetchone()
    if form is None:
        return Verdict(Fate.VERSION_UNKNOWN, said.version)
    edited = None
    if said.deprecated_id is not None:
        edited = _row(db, form_id, said.deprecated_id)
        if edited is None or edited["deleted"]:
            return Verdict(Fate.EDITED_UNKNOWN, said.deprecated_id)
        if not edited["is_current"]:
            return Verdict(Fate.OUTDATED, said.deprecated_id)
    _insert(db, post, said, instance_id, edited)
    named = files_named(read_blank_form(form["xml"]), post.xml)
    rows = [(form_id, instance_id, name) for name in sorted(named)]
    db.executemany("insert into attachment (form_id, instance_id, name) values (?, ?, ?)", rows)
    if edited is not None:
        _carry_forward(db, form_id, edited["instance_id"], instance_id)
    _keep_files(db, post, form_id, instance_id)
    return TAKEN


def _row(db: sqlite3.Connection, form_id: str, instance_id: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = db.execute(
        "select * from submission where form_id = ? and instance_id = ?", (form_id, instance_id)
    ).fetchone()
    return row


def _refusal_of_repeat(db: sqlite3.Connection, post: HandedIn, said: Identity, known: sqlite3.Row) -> Verdict | None:
    if known["deleted"]:
        return Verdict(Fate.DELETED)
    if said.deprecated_id is not None and known["deprecated_id"] != said.deprecated_id:
        return Verdict(Fate.ID_USED, known["instance_id"])
    if not known["is_current"]:
        return Verdict(Fate.OUTDATED, said.deprecated_id or "undefined")
    if bytes(known["xml"]) != post.xml:
        return Verdict(Fate.OTHER_XML)
    return None


def _insert(
    db: sqlite3.Connection, post: HandedIn, said: Identity, instance_id: str, edited: sqlite3.Row | None
) -> None:
    if edited is not None:
        db.execute(
            "update submission set is_current = 0 where form_id = ? and instance_id = ?",
            (said.form_id, edited["instance_id"]),
        )
    db.execute(
        "insert into submission (form_id, instance_id, root, version, xml, deprecated_id, token, device_id,"
        " user_agent, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            said.form_id,
            instance_id,
            instance_id if edited is None else edited["root"],
            said.version,
            post.xml,
            said.deprecated_id,
            post.token,
            post.device_id,
            post.user_agent,
            datetime.now(UTC).isoformat(timespec="milliseconds"),
        ),
    )


def _carry_forward(db: sqlite3.Connection, form_id: str, old: str, new: str) -> None:
    db.execute(
        "update attachment set content = (select content from attachment before where before.form_id = ?1 and"
        " before.instance_id = ?2 and before.name = attachment.name) where form_id = ?1 and instance_id = ?3",
        (form_id, old, new),
    )


def _keep_files(db: sqlite3.Connection, post: HandedIn, form_id: str, instance_id: str) -> None:
    """Only files the XML names find a place; others are dropped without a word, as Central does."""
    for name, content in post.files.items():
        db.execute(
            "update attachment set content = ?, posts = posts + 1 where form_id = ? and instance_id = ? and name = ?",
            (content, form_id, instance_id, name),
        )
