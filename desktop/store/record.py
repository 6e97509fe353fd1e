"""A record while it is filled: made, saved, opened again, discarded and brought back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from desktop.frozen import frozen
from desktop.store import history_table
from desktop.store.moments import moment, stamp
from desktop.store.stages import GOES_ON, OPEN_STAGES, STANDS, Deed, Stage, after
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble

NUMBERS = ("nik", "no_kk", "phone")
"""Keys that are searched as numbers; the other keys are searched as names."""
COMPARED = ("born", "named", "point", "prelist")
"""Keys that only duplicates are found by: made for comparing, of no use to who searches."""


@frozen
class RecordSummary:
    """What a list of records shows and finds of one: made by `forms.semantics` from the answers.

    `keys` holds what people and duplicates are found by: "nik", "no_kk", "name", "phone" ..., each with its values.
    """

    title: str = ""
    region_code: str = ""
    region_name: str = ""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answered: int = 0
    asked: int = 0
    urgent: bool = False


@frozen
class Record:
    """One record as it stands, without its answers."""

    seq: int
    id: str
    form: int
    form_id: str
    form_version: str
    stage: Stage
    title: str
    region_code: str
    region_name: str
    author: str
    author_name: str
    urgent: bool
    made_at: datetime
    changed_at: datetime


@frozen
class Draft:
    """What was last saved: the engine's draft XML, the answers by ref, and where the person was."""

    xml: bytes
    answers: Mapping[str, str]
    place: str
    saved_at: datetime


Kept = tuple[bytes, Mapping[str, str]] | None  # draft and answers by the places of another version of the form


def begin(vault: Vault, record_id: str, form: int, *, by: User, at: datetime, author: User | None = None) -> Touched:
    """A new draft of a form (by its key in `forms_table`). The id is made by the caller, before the first save."""
    writer = author or by
    with vault.atomic():
        form_id = vault.value("SELECT form_id FROM forms WHERE key = ?", (form,))
        if form_id is None:
            raise Trouble(Kind.FORM_MISSING, form="", version="")
        seq = vault.write(
            "INSERT INTO records (id, form, form_id, stage, author, author_name, made_at, changed_at)"
            " VALUES (?, ?, ?, 'draft', ?, ?, ?, ?)",
            (record_id, form, form_id, writer.id, writer.name, stamp(at), stamp(at)),
        )
        vault.write(
            "INSERT INTO drafts (record, saved_at, answers, xml) VALUES (?, ?, ?, x'')", (seq, stamp(at), b"{}")
        )
        history_table.note(vault, seq, "begin", at=at, by=by)
    return Touched.record(record_id)


def save_draft(
    vault: Vault,
    record_id: str,
    xml: bytes,
    answers: Mapping[str, str],
    summary: RecordSummary,
    *,
    by: User,
    at: datetime,
    place: str = "",
) -> Touched:
    """Keep the answers as they are now, and write down which of them moved. Trouble NOT_LAWFUL once handed in.

    The one at `place` is still being typed: the history tells it when the person goes on, whole and not by syllables.
    """
    with vault.atomic():
        seq = _open_for(vault, record_id, Deed.SAVE)
        before, told = _as_told(vault, seq)
        changes = history_table.differences(told, answers)
        settled = [change for change in changes if not place or change.ref != place]
        open_word = [change for change in changes if change not in settled]
        noted = {**answers, **{change.ref: change.old or "" for change in open_word}}
        vault.write(
            "INSERT OR REPLACE INTO drafts (record, saved_at, place, answers, xml, noted) VALUES (?, ?, ?, ?, ?, ?)",
            (seq, stamp(at), place, packed(answers), xml, packed(noted) if open_word else None),
        )
        if settled:
            history_table.note_changes(vault, seq, settled, at=at, by=by, deed=Deed.SAVE.value)
        moved = bool(history_table.differences(before, answers))
        keep_summary(vault, seq, summary, at if moved else None)
    return Touched.record(record_id)


def as_told(vault: Vault, record_id: str) -> dict[str, str]:
    """The answers of an open record as its history tells them: without the word still being typed."""
    return _as_told(vault, number(vault, record_id))[1]


def _as_told(vault: Vault, seq: int) -> tuple[dict[str, str], dict[str, str]]:
    """The answers as they are kept, and as the history tells them."""
    row = vault.row("SELECT answers, noted FROM drafts WHERE record = ?", (seq,))
    if row is None:
        return {}, {}
    kept: dict[str, str] = json.loads(row[0])
    return kept, (kept if row[1] is None else json.loads(row[1]))


def move_to_form(vault: Vault, record_id: str, form: int, *, by: User, at: datetime, kept: Kept = None) -> Touched:
    """An open record stands on another version of its form from now on. Trouble NOT_LAWFUL once handed in."""
    with vault.atomic():
        seq = _open_for(vault, record_id, Deed.SAVE)
        same = "SELECT 1 FROM forms f JOIN records r ON r.form_id = f.form_id WHERE f.key = ? AND r.seq = ?"
        if vault.value(same, (form, seq)) is None:
            raise Trouble(Kind.FORM_MISSING, form="", version="")
        vault.write("UPDATE records SET form = ?, changed_at = ? WHERE seq = ?", (form, stamp(at), seq))
        if kept is not None:
            told = (kept[0], packed(kept[1]), seq)
            vault.write("UPDATE drafts SET xml = ?, answers = ?, noted = NULL WHERE record = ?", told)
        history_table.note(vault, seq, "new_version", at=at, by=by)
    return Touched.record(record_id)


def keep_place(vault: Vault, record_id: str, place: str) -> None:
    """Where in the form the person was, to come back to."""
    with vault.atomic():
        vault.write(
            "UPDATE drafts SET place = ? WHERE record = (SELECT seq FROM records WHERE id = ?)", (place, record_id)
        )


def load_draft(vault: Vault, record_id: str) -> Draft | None:
    """What was last saved; None if nothing was yet. Trouble RECORD_MISSING."""
    seq = number(vault, record_id)
    row = vault.row("SELECT xml, answers, place, saved_at FROM drafts WHERE record = ?", (seq,))
    return None if row is None or not row[0] else Draft(row[0], json.loads(row[1]), row[2], moment(row[3]))


def get(vault: Vault, record_id: str) -> Record:
    """The record; Trouble RECORD_MISSING."""
    row = vault.row(
        "SELECT r.seq, r.id, r.form, r.form_id, f.version, r.stage, r.title, r.region_code, r.region_name, r.author,"
        " r.author_name, r.urgent, r.made_at, r.changed_at FROM records r JOIN forms f ON f.key = r.form"
        " WHERE r.id = ?",
        (record_id,),
    )
    if row is None:
        raise Trouble(Kind.RECORD_MISSING)
    values = [*row]
    values[5] = Stage(row[5])
    values[11:] = bool(row[11]), moment(row[12]), moment(row[13])
    return Record(*values)


def give_to(vault: Vault, record_id: str, author: User, *, by: User, at: datetime, reason: str = "") -> Touched:
    """An open record goes on with somebody else: its author from now on. Seals keep theirs. NOT_LAWFUL once sealed."""
    with vault.atomic():
        seq = _open_for(vault, record_id, Deed.SAVE)
        vault.write("UPDATE records SET author = ?, author_name = ? WHERE seq = ?", (author.id, author.name, seq))
        history_table.note(vault, seq, "given_to", at=at, by=by, reason=reason or author.name)
    return Touched.record(record_id)


def exists(vault: Vault, record_id: str) -> bool:
    """Whether the record was begun."""
    return vault.value("SELECT 1 FROM records WHERE id = ?", (record_id,)) is not None


def discard(vault: Vault, record_id: str, *, by: User, at: datetime) -> Touched:
    """Put an open record away; `bring_back` undoes it. A correction of a sent record is abandoned instead."""
    with vault.atomic():
        seq = number(vault, record_id)
        left = "SELECT 1 FROM submissions WHERE record = ? AND fate IN ('sent', 'released', 'refused')"
        if vault.value(left, (seq,)):
            raise Trouble(Kind.NOT_LAWFUL, stage="correction", deed=Deed.DISCARD.value)
        before = stage_of(vault, seq)
        move(vault, seq, Deed.DISCARD, by=by, at=at)
        vault.write("UPDATE records SET stage_before = ? WHERE seq = ?", (before.value, seq))
    return Touched.record(record_id)


def bring_back(vault: Vault, record_id: str, *, by: User, at: datetime) -> Touched:
    """Undo `discard`, or the giving up of a correction. Trouble NOT_LAWFUL if there was neither."""
    with vault.atomic():
        seq = number(vault, record_id)
        before, stage, sealed = vault.rows(
            "SELECT r.stage_before, r.stage, s.answers FROM records r LEFT JOIN submissions s ON s.seq = r.current"
            " WHERE r.seq = ?",
            (seq,),
        )[0]
        if not before and stage != Stage.DISCARDED:
            raise Trouble(Kind.NOT_LAWFUL, stage=stage, deed=Deed.RESTORE.value)
        move(vault, seq, Deed.RESTORE, by=by, at=at)
        if stage != Stage.DISCARDED:
            draft = vault.value("SELECT answers FROM drafts WHERE record = ?", (seq,))
            note_turn(vault, seq, json.loads(sealed), json.loads(draft), Deed.RESTORE, by=by, at=at)
        vault.write("UPDATE records SET stage = ?, stage_before = '' WHERE seq = ?", (before or Stage.DRAFT, seq))
    return Touched.record(record_id)


def keep_file(
    vault: Vault, record_id: str, name: str, sha256: bytes, size: int, media_type: str, *, by: User, at: datetime
) -> Touched:
    """Tie a content already in the photos file to a name in this record's answers."""
    with vault.atomic():
        seq = _open_for(vault, record_id, Deed.SAVE)
        vault.write(
            "INSERT OR REPLACE INTO record_files (record, name, media_type, size, sha256) VALUES (?, ?, ?, ?, ?)",
            (seq, name, media_type, size, sha256),
        )
        history_table.note_changes(
            vault, seq, (history_table.Change(name, None, sha256.hex()),), at=at, by=by, deed="keep_file"
        )
    return Touched.record(record_id)


def keep_sealed_files(vault: Vault, seq: int) -> None:
    """What its current seal holds is there too when somebody goes on with it. Only inside `atomic`."""
    vault.write(
        "INSERT OR IGNORE INTO record_files (record, name, media_type, size, sha256)"
        " SELECT r.seq, p.name, p.media_type, p.size, p.sha256 FROM records r JOIN parts p ON p.submission = r.current"
        " WHERE r.seq = ? AND p.purpose = 'file'",
        (seq,),
    )


def files(vault: Vault, record_id: str) -> dict[str, tuple[bytes, int, str]]:
    """The files of a record by name: content hash, size in bytes, media type."""
    rows = vault.rows(
        "SELECT name, sha256, size, media_type FROM record_files"
        " WHERE record = (SELECT seq FROM records WHERE id = ?) ORDER BY name",
        (record_id,),
    )
    return {name: (sha256, size, media_type) for name, sha256, size, media_type in rows}


def assign(
    vault: Vault, record_id: str, author: str, author_name: str, *, by: User, at: datetime, reason: str = ""
) -> Touched:
    """An open record goes to somebody else, who may be on another laptop. What was sealed keeps its author."""
    with vault.atomic():
        seq = _open_for(vault, record_id, Deed.SAVE)
        vault.write("UPDATE records SET author = ?, author_name = ? WHERE seq = ?", (author, author_name, seq))
        history_table.note(vault, seq, "assign", at=at, by=by, reason=" · ".join(filter(None, (author_name, reason))))
    return Touched.record(record_id)


def with_key(vault: Vault, kind: str, value: str, *, but: str = "", form_id: str = "") -> list[str]:
    """The ids of records that hold this key (the same NIK, say), newest first: what duplicates are found by.

    `form_id`: only those of one form.
    """
    rows = vault.rows(
        "SELECT r.id FROM record_keys k JOIN records r ON r.seq = k.record"  # noqa: S608 -- words of ours
        " WHERE k.kind = ? AND k.value = ? AND r.id <> ? AND r.stage <> 'discarded' AND (? = '' OR r.form_id = ?)"
        f" AND {STANDS} ORDER BY r.seq DESC LIMIT 100",
        (kind, value, but, form_id, form_id),
    )
    return [row[0] for row in rows]


def form_of(vault: Vault, record_id: str) -> str:
    """The id of a record's form; "" for one that was not saved yet."""
    found = vault.value("SELECT form_id FROM records WHERE id = ?", (record_id,))
    return str(found) if found is not None else ""


def near_key(
    vault: Vault, kind: str, first: str, last: str, *, but: str = "", limit: int = 2000
) -> list[tuple[str, str]]:
    """Record ids with their keys of a kind from `first` up to but not with `last`: for keys made to be ranged over."""
    rows = vault.rows(
        "SELECT r.id, k.value FROM record_keys k JOIN records r ON r.seq = k.record"  # noqa: S608
        " WHERE k.kind = ? AND k.value >= ? AND k.value < ? AND r.id <> ? AND r.stage <> 'discarded'"
        f" AND {STANDS} ORDER BY k.value LIMIT ?",
        (kind, first, last, but, limit),
    )
    return [(row[0], row[1]) for row in rows]


def keys(vault: Vault, record_id: str) -> dict[str, tuple[str, ...]]:
    """The keys a record is found by. These are people's names and numbers: ask only where they may be seen."""
    found: dict[str, tuple[str, ...]] = {}
    rows = vault.rows(
        "SELECT kind, value FROM record_keys WHERE record = (SELECT seq FROM records WHERE id = ?)", (record_id,)
    )
    for kind, value in rows:
        found[kind] = (*found.get(kind, ()), value)
    return found


# What the other shelves of records share.


def number(vault: Vault, record_id: str) -> int:
    """The record's number in this vault; Trouble RECORD_MISSING."""
    seq = vault.value("SELECT seq FROM records WHERE id = ?", (record_id,))
    if seq is None:
        raise Trouble(Kind.RECORD_MISSING)
    return int(seq)


def stage_of(vault: Vault, seq: int) -> Stage:
    """Where a record stands now."""
    return Stage(vault.value("SELECT stage FROM records WHERE seq = ?", (seq,)))


def move(vault: Vault, seq: int, deed: Deed, *, by: User | None, at: datetime, reason: str = "") -> Stage:
    """Take a record along one lawful move and write it down. Only inside `atomic`. Trouble NOT_LAWFUL."""
    gone = "SELECT 1 FROM records r JOIN consent_withdrawn w ON w.record = r.id WHERE r.seq = ?"
    if deed in GOES_ON and vault.value(gone, (seq,)):
        raise Trouble(Kind.NOT_LAWFUL, stage="consent_withdrawn", deed=deed.value)
    target = after(stage_of(vault, seq), deed)
    vault.write("UPDATE records SET stage = ?, changed_at = ? WHERE seq = ?", (target.value, stamp(at), seq))
    history_table.note(vault, seq, deed.value, at=at, by=by, reason=reason)
    return target


def note_turn(
    vault: Vault, seq: int, before: Mapping[str, str], after: Mapping[str, str], deed: Deed, *, by: User, at: datetime
) -> None:
    """Write down that a record turned from one set of answers to another. Only inside `atomic`."""
    history_table.note_changes(vault, seq, history_table.differences(before, after), at=at, by=by, deed=deed.value)


def packed(answers: Mapping[str, str]) -> bytes:
    """Answers as they are kept."""
    return json.dumps({ref: value for ref, value in answers.items() if value}, ensure_ascii=False).encode()


def keep_summary(vault: Vault, seq: int, summary: RecordSummary, at: datetime | None) -> None:
    """What lists show and search finds. The search rows are written only when they moved: typing is not searching."""
    vault.write(
        "UPDATE records SET title = ?, region_code = ?, region_name = ?, urgent = ?, answered = ?, asked = ?,"
        " changed_at = coalesce(?, changed_at) WHERE seq = ?",
        (
            summary.title,
            summary.region_code,
            summary.region_name,
            summary.urgent,
            summary.answered,
            summary.asked,
            None if at is None else stamp(at),
            seq,
        ),
    )
    pairs = sorted({(kind, value) for kind, values in summary.keys.items() for value in values if value})
    names = " ".join(value for kind, value in pairs if kind not in (*NUMBERS, *COMPARED))
    numbers = " ".join(value for kind, value in pairs if kind in NUMBERS)
    texts = (summary.title, names, summary.region_name, numbers)
    mark = hashlib.sha256(json.dumps((texts, pairs)).encode()).digest()
    if vault.value("SELECT search_mark FROM records WHERE seq = ?", (seq,)) == mark:
        return
    vault.write("UPDATE records SET search_mark = ? WHERE seq = ?", (mark, seq))
    vault.write("DELETE FROM record_keys WHERE record = ?", (seq,))
    vault.write_many("INSERT INTO record_keys VALUES (?, ?, ?)", ((seq, kind, value) for kind, value in pairs))
    vault.write(
        "INSERT OR REPLACE INTO records_fts (rowid, title, names, region, numbers) VALUES (?, ?, ?, ?, ?)",
        (seq, *texts),
    )


def _open_for(vault: Vault, record_id: str, deed: Deed) -> int:
    seq = number(vault, record_id)
    stage = stage_of(vault, seq)
    if stage not in OPEN_STAGES:
        raise Trouble(Kind.NOT_LAWFUL, stage=stage.value, deed=deed.value)
    return seq
