"""The certificate by which others know this laptop's door in the room: kept in the vault's facts about itself."""

from __future__ import annotations

from desktop.store.vault import Vault

_KEPT = "posko_certificate"


def kept(vault: Vault) -> str | None:
    """What was kept, None if this laptop has none yet."""
    found = vault.value("SELECT value FROM vault WHERE name = ?", (_KEPT,))
    return str(found) if found else None


def keep(vault: Vault, told: str) -> None:
    """For good: others have pinned it."""
    vault.write("INSERT INTO vault (name, value) VALUES (?, ?)", (_KEPT, told))
