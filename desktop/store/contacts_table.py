"""The laptops this one knows by their cards: whose packages are taken, and whose verdicts count."""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

from datetime import datetime

from desktop.frozen import frozen
from desktop.store.moments import moment, moment_or_none, stamp
from desktop.store.vault import Row, Vault


@frozen
class Contact:
    """Another laptop. `recipient` and `verifier` are the public keys of its card; nothing here is secret."""

    fingerprint: str
    name: str
    recipient: str
    verifier: str
    supervisor: bool
    added_at: datetime
    removed_at: datetime | None


_COLUMNS = "fingerprint, name, recipient, verifier, supervisor, added_at, removed_at"


def keep(
    vault: Vault, fingerprint: str, name: str, recipient: str, verifier: str, *, supervisor: bool, by: str, at: datetime
) -> None:
    """Know a laptop from now on, or again after it was forgotten."""
    with vault.atomic():
        vault.write(
            "INSERT INTO contacts (fingerprint, name, recipient, verifier, supervisor, added_at, added_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name,"
            " supervisor = excluded.supervisor, removed_at = NULL",
            (fingerprint, name, recipient, verifier, supervisor, stamp(at), by),
        )


def forget(vault: Vault, fingerprint: str, at: datetime) -> bool:
    """Its packages are refused from now on; False if it was not known."""
    with vault.atomic():
        changed = vault.change(
            "UPDATE contacts SET removed_at = ? WHERE fingerprint = ? AND removed_at IS NULL", (stamp(at), fingerprint)
        )
    return changed > 0


def get(vault: Vault, fingerprint: str) -> Contact | None:
    """The contact, also one that was forgotten."""
    row = vault.row(f"SELECT {_COLUMNS} FROM contacts WHERE fingerprint = ?", (fingerprint,))
    return None if row is None else _contact(row)


def everyone(vault: Vault) -> list[Contact]:
    """Whom this laptop knows now, by name."""
    rows = vault.rows(f"SELECT {_COLUMNS} FROM contacts WHERE removed_at IS NULL ORDER BY name COLLATE NOCASE")
    return [_contact(row) for row in rows]


def _contact(row: Row) -> Contact:
    return Contact(row[0], row[1], row[2], row[3], bool(row[4]), moment(row[5]), moment_or_none(row[6]))
