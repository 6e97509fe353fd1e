"""Who may release what a supervisor approved, while the supervisor is away: by whose word, and since when."""

from __future__ import annotations

from datetime import datetime

from desktop.frozen import frozen
from desktop.store.moments import moment, stamp
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import Touched


@frozen
class Appointed:
    """One deputy."""

    user: str
    by_name: str
    at: datetime


def appoint(vault: Vault, user_id: str, *, by: User, at: datetime) -> Touched:
    """From now on they may release; said twice, the first word stands."""
    with vault.atomic():
        vault.write("INSERT OR IGNORE INTO deputies VALUES (?, ?, ?, ?)", (user_id, by.id, by.name, stamp(at)))
    return Touched(users=True)


def dismiss(vault: Vault, user_id: str) -> Touched:
    """No longer."""
    with vault.atomic():
        vault.write("DELETE FROM deputies WHERE user = ?", (user_id,))
    return Touched(users=True)


def everyone(vault: Vault) -> list[Appointed]:
    """All of them, the first appointed first."""
    rows = vault.rows("SELECT user, by_name, at FROM deputies ORDER BY at, user")
    return [Appointed(user, name, moment(at)) for user, name, at in rows]


def is_one(vault: Vault, user_id: str) -> bool:
    return vault.value("SELECT 1 FROM deputies WHERE user = ?", (user_id,)) is not None
