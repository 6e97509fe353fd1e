"""Who opened, exported, printed or unmasked what: written as it happens, kept apart from history and audit."""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

from datetime import datetime

from desktop.frozen import frozen
from desktop.store.moments import moment, stamp
from desktop.store.users_table import User
from desktop.store.vault import Vault


@frozen
class Access:
    """One line. `deed`: "open", "print", "export", "unmask", "unlock" ...; `record_id` may be empty."""

    id: int
    at: datetime
    by: str
    by_name: str
    deed: str
    record_id: str
    purpose: str


def note(vault: Vault, deed: str, *, by: User, at: datetime, record_id: str = "", purpose: str = "") -> None:
    """Write down that somebody saw something."""
    with vault.atomic():
        vault.write(
            "INSERT INTO access (at, by, by_name, deed, record, purpose) VALUES (?, ?, ?, ?, ?, ?)",
            (stamp(at), by.id, by.name, deed, record_id, purpose),
        )


def entries(vault: Vault, *, record_id: str | None = None, limit: int = 500, offset: int = 0) -> list[Access]:
    """The newest lines, of one record if given."""
    clause, values = ("WHERE record = ?", [record_id]) if record_id is not None else ("", [])
    rows = vault.rows(
        f"SELECT id, at, by, by_name, deed, record, purpose FROM access {clause} ORDER BY id DESC LIMIT ? OFFSET ?",
        [*values, limit, offset],
    )
    return [Access(row[0], moment(row[1]), *row[2:]) for row in rows]


def drop_before(vault: Vault, moment_before: datetime) -> int:
    """Retention: lines older than a moment go; returns how many."""
    with vault.atomic():
        return vault.change("DELETE FROM access WHERE at < ?", (stamp(moment_before),))
