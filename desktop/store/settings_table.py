"""Settings of one person that may tell something about them or their work, and so lie in the vault."""

from __future__ import annotations

from desktop.store.vault import Vault


def get(vault: Vault, user_id: str, name: str, default: str = "") -> str:
    """The value, or the default."""
    found = vault.value("SELECT value FROM user_settings WHERE user = ? AND name = ?", (user_id, name))
    return default if found is None else str(found)


def keep(vault: Vault, user_id: str, name: str, value: str) -> None:
    """Remember a value for this person."""
    with vault.atomic():
        vault.write("INSERT OR REPLACE INTO user_settings VALUES (?, ?, ?)", (user_id, name, value))
