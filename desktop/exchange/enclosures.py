"""What a package carries beside records and verdicts: history, settlements, receipts, people, assignments."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import datetime

from desktop.exchange.fields import Fields, damaged
from desktop.exchange.manifest import (
    Json,
    file_json,
    file_of,
    person_json,
    person_of,
    remark_json,
    remark_of,
    summary_json,
    summary_of,
)
from desktop.frozen import frozen
from desktop.store.consent_table import Withdrawal
from desktop.store.history_brought import Line
from desktop.store.lost_table import Lost
from desktop.store.moments import stamp
from desktop.store.record import RecordSummary
from desktop.store.seal import NewPart
from desktop.store.settlements_table import Resolution, Settlement
from desktop.store.users_table import Role, User
from desktop.store.verdicts_table import Remark
from desktop.store.visits_given import VisitsGiven


@frozen
class PackedReceipt:
    """What the provincial server said of one part of the seal with this instance id. `server` is an address."""

    instance_id: str
    part: str
    at: datetime
    server_time: str
    status: int
    message: str
    server: str


@frozen
class Newcomer:
    """Somebody who shall work at the receiver's laptop, with the passphrase to come in by the first time."""

    name: str
    role: Role
    region: str
    passphrase: str = field(repr=False)


@frozen
class Assignment:
    """An open record that somebody else goes on with. `form` counts in the package's forms."""

    record_id: str
    form: int
    author: User
    made_at: datetime
    at: datetime
    by: User
    reason: str
    draft: bytes
    answers: bytes
    files: tuple[NewPart, ...]
    summary: RecordSummary
    remarks: tuple[Remark, ...]
    history: tuple[Line, ...]


def line_json(line: Line) -> Json:
    names = ("by", "by_name", "deed", "ref", "old", "new", "reason")
    return {**{name: getattr(line, name) for name in names}, "at": stamp(line.at)}


def line_of(told: Fields) -> Line:
    old = told.text("old") if told.has("old") else None
    new = told.text("new") if told.has("new") else None
    said = (told.text("by"), told.text("by_name"), told.text("deed"), told.text("ref"))
    return Line(told.moment("at"), *said, old, new, told.text("reason"))


def settlement_json(one: Settlement) -> Json:
    names = ("id", "kind", "ref", "other", "reason", "by", "by_name")
    return {**{name: getattr(one, name) for name in names}, "resolution": one.resolution.value, "at": stamp(one.at)}


def settlement_of(told: Fields) -> Settlement:
    try:
        resolution = Resolution(told.text("resolution"))
    except ValueError as error:
        raise damaged() from error
    about = (told.text("id"), told.text("kind"), told.text("ref"), told.text("other"))
    return Settlement(*about, resolution, told.text("reason"), told.text("by"), told.text("by_name"), told.moment("at"))


def receipt_json(receipt: PackedReceipt) -> Json:
    names = ("instance_id", "part", "server_time", "status", "message", "server")
    return {**{name: getattr(receipt, name) for name in names}, "at": stamp(receipt.at)}


def receipt_of(told: Fields) -> PackedReceipt:
    said = (told.text("server_time"), told.whole("status"), told.text("message"), told.text("server"))
    return PackedReceipt(told.text("instance_id"), told.text("part"), told.moment("at"), *said)


def newcomer_json(one: Newcomer) -> Json:
    return {"name": one.name, "role": one.role.value, "region": one.region, "passphrase": one.passphrase}


def newcomer_of(told: Fields) -> Newcomer:
    try:
        role = Role(told.text("role"))
    except ValueError as error:
        raise damaged() from error
    return Newcomer(told.text("name"), role, told.text("region"), told.text("passphrase"))


def lost_json(one: Lost) -> Json:
    names = ("laptop", "name", "by", "by_name")
    return {**{name: getattr(one, name) for name in names}, "at": stamp(one.at)}


def lost_of(told: Fields, sender: str) -> Lost:
    said = (told.text("laptop"), told.text("name"), told.moment("at"), told.text("by"), told.text("by_name"))
    return Lost(*said, told_by=sender)


def withdrawal_json(one: Withdrawal) -> Json:
    names = ("record_id", "by", "by_name", "said_by", "reason")
    told: Json = {}
    if one.told_at is not None:
        told = {"told_at": stamp(one.told_at), "told_by_name": one.told_by_name, "told_how": one.told_how}
    return {**{name: getattr(one, name) for name in names}, "at": stamp(one.at), **told}


def withdrawal_of(told: Fields) -> Withdrawal:
    said = (told.text("by"), told.text("by_name"), told.text("said_by"), told.text("reason"))
    one = Withdrawal(told.text("record_id"), told.moment("at"), *said)
    if not told.has("told_at"):
        return one
    by, how = told.text("told_by_name"), told.text("told_how")
    return replace(one, told_at=told.moment("told_at"), told_by_name=by, told_how=how)


def visits_json(given: VisitsGiven) -> Json:
    return {"at": None if given.at is None else stamp(given.at), "by": given.by_name, "to": dict(given.to)}


def visits_of(told: Fields) -> VisitsGiven:
    return VisitsGiven(told.moment("at") if told.has("at") else None, told.text("by"), told.words("to"))


def assignment_json(one: Assignment) -> Json:
    return {
        "record_id": one.record_id,
        "form": one.form,
        "author": person_json(one.author),
        "made_at": stamp(one.made_at),
        "at": stamp(one.at),
        "by": person_json(one.by),
        "reason": one.reason,
        "draft": one.draft.hex(),
        "answers": one.answers.hex(),
        "files": [file_json(file) for file in one.files],
        "summary": summary_json(one.summary),
        "remarks": [remark_json(remark) for remark in one.remarks],
        "history": [line_json(line) for line in one.history],
    }


def assignment_of(told: Fields) -> Assignment:
    return Assignment(
        record_id=told.text("record_id"),
        form=told.whole("form"),
        author=person_of(told.within("author")),
        made_at=told.moment("made_at"),
        at=told.moment("at"),
        by=person_of(told.within("by")),
        reason=told.text("reason"),
        draft=told.digest("draft"),
        answers=told.digest("answers"),
        files=tuple(file_of(file) for file in told.many("files")),
        summary=summary_of(told.within("summary")),
        remarks=tuple(remark_of(remark) for remark in told.many("remarks")),
        history=tuple(line_of(line) for line in told.many("history")),
    )
