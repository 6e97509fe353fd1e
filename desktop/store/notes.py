"""Protected notes on a record (the ten protected PPKS kinds): sealed to their author's and one supervisor's own keys.

The vault's key alone opens none of them. Who was given a new passphrase by an administrator cannot open the older ones.
"""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from desktop.frozen import frozen
from desktop.store import own_key, record, retention, users_table
from desktop.store.moments import moment, stamp
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


@frozen
class SealedNote:
    """What is known of a note without opening it. `reader` is the supervisor it is for."""

    id: str
    by: str
    by_name: str
    reader: str
    reader_name: str
    at: datetime


def keep(vault: Vault, record_id: str, text: str, reader: User, *, by: User, at: datetime) -> Touched:
    """Seal a note for its author and one other. Troubles NOTE_FOR_OTHERS if one of them never came in yet,
    RECORD_LET_GO if nothing else of the record is here any more."""
    publics = [users_table.public_key(vault, one.id) for one in (by, reader)]
    if not all(publics):
        raise Trouble(Kind.NOTE_FOR_OTHERS)
    note_id = uuid4().hex
    sealed = own_key.seal("\0".join((record_id, note_id, text)).encode(), publics)
    with vault.atomic():
        if retention.is_erased(vault, record_id):
            raise Trouble(Kind.RECORD_LET_GO)
        vault.write(
            "INSERT INTO protected_notes (id, record, by, by_name, reader, reader_name, at, sealed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (note_id, record.number(vault, record_id), by.id, by.name, reader.id, reader.name, stamp(at), sealed),
        )
    return Touched.record(record_id)


def of_record(vault: Vault, record_id: str) -> list[SealedNote]:
    """The notes of a record, oldest first."""
    rows = vault.rows(
        "SELECT n.id, n.by, n.by_name, n.reader, n.reader_name, n.at FROM protected_notes n"
        " JOIN records r ON r.seq = n.record WHERE r.id = ? ORDER BY n.at, n.id",
        (record_id,),
    )
    return [SealedNote(*[*row[:5], moment(row[5])]) for row in rows]


def read(vault: Vault, record_id: str, note_id: str, own: own_key.OwnKey) -> str:
    """The text; Trouble NOTE_FOR_OTHERS. One that was moved to another record is VAULT_DAMAGED."""
    sealed = vault.value(
        "SELECT n.sealed FROM protected_notes n JOIN records r ON r.seq = n.record WHERE r.id = ? AND n.id = ?",
        (record_id, note_id),
    )
    if sealed is None:
        raise Trouble(Kind.RECORD_MISSING)
    of, which, text = own.open(sealed).decode().split("\0", 2)
    if (of, which) != (record_id, note_id):
        raise Trouble(Kind.VAULT_DAMAGED)
    return text
