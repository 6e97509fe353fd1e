"""Packages written and read: what a stick carried, whether the other laptop has it, and where a record came from."""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from desktop.frozen import frozen
from desktop.store import record
from desktop.store.moments import moment, moment_or_none, stamp
from desktop.store.vault import Row, Vault


@frozen
class Parcel:
    """One package. `acknowledged_at`: the other laptop said that it has all of it."""

    id: str
    outgoing: bool
    contact: str
    name: str
    at: datetime
    records: int = 0
    verdicts: int = 0
    forms: int = 0
    people: int = 0
    acknowledged_at: datetime | None = None


@frozen
class Conflict:
    """Another seal of a record that had moved on here: kept to be looked at, never put in its place."""

    record_id: str
    instance_id: str
    contact: str
    author_name: str
    sealed_at: datetime
    at: datetime
    answers: Mapping[str, str]


_COLUMNS = "id, outgoing, contact, name, at, records, verdicts, forms, people, acknowledged_at"


def note(vault: Vault, parcel: Parcel) -> None:
    """Write a package down; the same once more changes nothing."""
    with vault.atomic():
        vault.write(
            f"INSERT OR IGNORE INTO packages ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            (
                parcel.id,
                parcel.outgoing,
                parcel.contact,
                parcel.name,
                stamp(parcel.at),
                parcel.records,
                parcel.verdicts,
                parcel.forms,
                parcel.people,
            ),
        )


def is_known(vault: Vault, package_id: str) -> bool:
    """Whether this package was taken in whole before."""
    return vault.value("SELECT 1 FROM packages WHERE id = ? AND outgoing = 0", (package_id,)) is not None


def acknowledge(vault: Vault, package_ids: Iterable[str], contact: str, at: datetime) -> int:
    """The receiver has these: their sticks may be wiped. Only the laptop a package was for can say so."""
    with vault.atomic():
        return sum(
            vault.change(
                "UPDATE packages SET acknowledged_at = ? WHERE id = ? AND outgoing = 1 AND contact = ?"
                " AND acknowledged_at IS NULL",
                (stamp(at), package_id, contact),
            )
            for package_id in package_ids
        )


def taken_from(vault: Vault, contact: str, *, limit: int = 500) -> list[str]:
    """The newest packages of that laptop that were taken in: told to it in every package that goes back."""
    rows = vault.rows(
        "SELECT id FROM packages WHERE contact = ? AND outgoing = 0 ORDER BY at DESC LIMIT ?", (contact, limit)
    )
    return [row[0] for row in rows]


def newest(vault: Vault, *, limit: int = 30) -> list[Parcel]:
    """What was exchanged, newest first."""
    rows = vault.rows(f"SELECT {_COLUMNS} FROM packages ORDER BY at DESC LIMIT ?", (limit,))
    return [_parcel(row) for row in rows]


def keep_origin(vault: Vault, record_id: str, contact: str, at: datetime) -> None:
    """The laptop a record came from: its verdicts go back there."""
    with vault.atomic():
        vault.write(
            "INSERT OR REPLACE INTO origins (record, contact, at) VALUES (?, ?, ?)",
            (record.number(vault, record_id), contact, stamp(at)),
        )


def origin(vault: Vault, record_id: str) -> str:
    """The fingerprint of the laptop it came from; "" for one made here."""
    return str(
        vault.value("SELECT o.contact FROM origins o JOIN records r ON r.seq = o.record WHERE r.id = ?", (record_id,))
        or ""
    )


def came_from(vault: Vault, contact: str) -> list[str]:
    """The records that came from that laptop, newest first."""
    rows = vault.rows(
        "SELECT r.id FROM origins o JOIN records r ON r.seq = o.record WHERE o.contact = ? ORDER BY r.seq DESC",
        (contact,),
    )
    return [row[0] for row in rows]


def keep_conflict(vault: Vault, conflict: Conflict) -> bool:
    """Put it beside the record; False if it lies there already."""
    with vault.atomic():
        changed = vault.change(
            "INSERT OR IGNORE INTO conflicts (record, instance_id, contact, author_name, sealed_at, at, answers)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                record.number(vault, conflict.record_id),
                conflict.instance_id,
                conflict.contact,
                conflict.author_name,
                stamp(conflict.sealed_at),
                stamp(conflict.at),
                record.packed(conflict.answers),
            ),
        )
    return changed > 0


def conflicts(vault: Vault, record_id: str) -> list[Conflict]:
    """What lies beside a record and nobody has settled yet, oldest first."""
    rows = vault.rows(
        "SELECT r.id, c.instance_id, c.contact, c.author_name, c.sealed_at, c.at, c.answers FROM conflicts c"
        " JOIN records r ON r.seq = c.record WHERE r.id = ? AND c.settled_at IS NULL ORDER BY c.at",
        (record_id,),
    )
    return [
        Conflict(key, instance, contact, author, moment(sealed), moment(at), json.loads(answers))
        for key, instance, contact, author, sealed, at, answers in rows
    ]


def settle_conflict(vault: Vault, record_id: str, instance_id: str, at: datetime) -> None:
    """A person looked at it; it stays on the shelf."""
    with vault.atomic():
        vault.write(
            "UPDATE conflicts SET settled_at = ? WHERE record = ? AND instance_id = ?",
            (stamp(at), record.number(vault, record_id), instance_id),
        )


def _parcel(row: Row) -> Parcel:
    key, outgoing, contact, name, at, records, verdicts, forms, people, acknowledged = row
    numbers = (records, verdicts, forms, people)
    return Parcel(key, bool(outgoing), contact, name, moment(at), *numbers, moment_or_none(acknowledged))
