"""The version a server has of a record that was edited there: taken up beside ours, and what a person decided."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime

from desktop.frozen import frozen
from desktop.store import photos, record, submission, verifications
from desktop.store.fixing import fix
from desktop.store.moments import moment_or_none, stamp
from desktop.store.seal import Custody, NewPart, Purpose, Receipt, Seal
from desktop.store.stages import Deed, Fate
from desktop.store.users_table import Role, User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


@frozen
class Copy:
    """A version as the server has it: its own id, and who edited it there and when, as far as it says."""

    instance_id: str
    xml: bytes
    editor: str = ""
    edited_at: datetime | None = None


@frozen
class Known:
    """What the server says of a submission it lets be read: the id that names it for good, who sent it, its review."""

    root_id: str
    author_id: str
    author: str
    review_state: str = ""


def keep(vault: Vault, record_id: str, copy: Copy, *, at: datetime) -> Touched:
    """Beside the record until a person decided; a later one takes its place."""
    with vault.atomic():
        vault.write(
            "INSERT OR REPLACE INTO server_copies (record, instance_id, xml, editor, edited_at, fetched_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                record.number(vault, record_id), copy.instance_id, copy.xml, copy.editor,
                None if copy.edited_at is None else stamp(copy.edited_at), stamp(at),
            ),
        )  # fmt: skip
    return Touched.record(record_id)


def get(vault: Vault, record_id: str) -> Copy | None:
    """The version of the server that waits for a decision."""
    row = vault.row(
        "SELECT c.instance_id, c.xml, c.editor, c.edited_at FROM server_copies c JOIN records r ON r.seq = c.record"
        " WHERE r.id = ?",
        (record_id,),
    )
    return None if row is None else Copy(row[0], bytes(row[1]), row[2], moment_or_none(row[3]))


def root_id(vault: Vault, record_id: str) -> str:
    """What the server calls the record: the id of its first version there. Trouble RECORD_MISSING if it has none."""
    found = vault.value(
        "SELECT coalesce((SELECT k.root_id FROM known_there k WHERE k.record = r.seq),"
        " (SELECT s.instance_id FROM submissions s WHERE s.record = r.seq AND EXISTS (SELECT 1 FROM receipts t"
        " JOIN parts p ON p.submission = t.submission AND p.name = t.part"
        " WHERE t.submission = s.seq AND p.xml IS NOT NULL) ORDER BY s.seq LIMIT 1)) FROM records r WHERE r.id = ?",
        (record_id,),
    )
    if found is None:
        raise Trouble(Kind.RECORD_MISSING)
    return str(found)


def adopt(
    vault: Vault, record_id: str, theirs: Seal, receipt: Receipt, *, stands: bool, by: User, at: datetime
) -> None:
    """The server's version is one of ours from now on, with a receipt: what is sealed next names it.

    `stands`: the record is it; then our own seal, which the server never took, is void.
    """
    with vault.atomic():
        seq = record.number(vault, record_id)
        ours = submission.current(vault, record_id)
        before = json.loads(vault.value("SELECT answers FROM submissions WHERE seq = ?", (ours.seq,)))
        if stands:
            record.move(vault, seq, Deed.TAKE_THEIRS, by=by, at=at)
            record.note_turn(vault, seq, before, theirs.answers, Deed.TAKE_THEIRS, by=by, at=at)
        number = fix(vault, seq, theirs, Fate.SENT, by=by, at=at, stands=stands)
        _receipted(vault, number, receipt)
        vault.write("DELETE FROM server_copies WHERE record = ?", (seq,))
        if stands:
            vault.write(
                "UPDATE submissions SET fate = 'void', fate_at = ?, next_attempt_at = NULL, trouble = '', message = ''"
                " WHERE seq = ? AND fate = 'refused'",
                (stamp(at), ours.seq),
            )


def bring(
    vault: Vault, record_id: str, form: int, theirs: Seal, receipt: Receipt, known: Known, *, at: datetime
) -> Touched:
    """A record that only the server had: here from now on, sent, to be looked at by who reviews."""
    author = User(known.author_id, known.author, Role.ENUMERATOR)
    with vault.atomic():
        record.begin(vault, record_id, form, by=author, at=at)
        seq = record.number(vault, record_id)
        record.move(vault, seq, Deed.HAND_IN_RELEASED, by=author, at=at)
        number = fix(vault, seq, theirs, Fate.SENT, by=author, at=at)
        _receipted(vault, number, receipt)
        record.move(vault, seq, Deed.SENT, by=None, at=at)
        vault.write(
            "INSERT OR REPLACE INTO known_there (record, root_id, review_state, seen_at) VALUES (?, ?, ?, ?)",
            (seq, known.root_id, known.review_state, stamp(at)),
        )
        verifications.ask(vault, record_id, at=at)
    return Touched(records=frozenset({record_id}))


def take_sent(
    vault: Vault, record_id: str, theirs: Seal, receipts: Mapping[str, Receipt], *, by: User, at: datetime
) -> Touched:
    """An open record of an author whose own laptop has sent it: sealed and sent here too. `receipts`: of each part that
    is pushed. Only inside `atomic`."""
    seq = record.number(vault, record_id)
    record.move(vault, seq, Deed.HAND_IN_RELEASED, by=by, at=at)
    number = fix(vault, seq, theirs, Fate.SENT, by=by, at=at)
    vault.write("UPDATE submissions SET custody = ? WHERE seq = ?", (Custody.GATEWAY.value, number))
    for part, pushed in theirs.parts():
        if pushed:
            said = receipts[part.name]
            told = (stamp(said.at), said.server, said.server_time, said.status, said.message)
            vault.write("INSERT INTO receipts VALUES (?, ?, ?, ?, ?, ?, ?)", (number, part.name, *told))
    record.move(vault, seq, Deed.SENT, by=None, at=max(said.at for said in receipts.values()))
    return Touched(records=frozenset({record_id}), outbox=True, lists=bool(theirs.entities))


def was_brought(vault: Vault, record_id: str) -> bool:
    """Whether it was read back from the server, by somebody who may."""
    question = "SELECT 1 FROM known_there k JOIN records r ON r.seq = k.record WHERE r.id = ?"
    return vault.value(question, (record_id,)) is not None


def is_here(vault: Vault, *instance_ids: str) -> bool:
    """Whether any of these ids is one of ours, or names a record that was brought."""
    return any(
        vault.value("SELECT 1 FROM submissions WHERE instance_id = ?", (one,)) is not None
        or vault.value("SELECT 1 FROM known_there WHERE root_id = ?", (one,)) is not None
        for one in instance_ids
    )


def files_here(vault: Vault, record_id: str, named: Collection[str]) -> tuple[NewPart, ...]:
    """Of the files a version names, those this laptop has sealed; the others lie at the server only."""
    found: dict[str, NewPart] = {}
    for seal in submission.of_record(vault, record_id):
        for part in submission.parts(vault, seal.id):
            if part.purpose is Purpose.FILE and part.name in named and photos.has(vault, part.sha256):
                found[part.name] = NewPart.of_file(part.name, part.sha256, part.size, part.media_type)
    return tuple(found.values())


def _receipted(vault: Vault, number: int, receipt: Receipt) -> None:
    """The server has every part of it; somebody else brought them there."""
    elsewhere = Custody.GATEWAY.value
    vault.write("UPDATE submissions SET custody = ? WHERE seq = ?", (elsewhere, number))
    vault.write(
        "INSERT OR IGNORE INTO receipts (submission, part, at, server, server_time, status, message)"
        " SELECT submission, name, ?, ?, ?, ?, ? FROM parts WHERE submission = ? AND pushed = 1",
        (stamp(receipt.at), receipt.server, receipt.server_time, receipt.status, receipt.message, number),
    )
