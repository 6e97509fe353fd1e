"""What other laptops told of themselves in their newest package: the answer to "what was on it?" when one is lost."""

from __future__ import annotations

from datetime import datetime

from desktop.frozen import frozen
from desktop.store.moments import moment, stamp
from desktop.store.vault import Vault

FORM = "isi_laptop"
"""The form with which a push leaves it at a server; its submissions are no records of anybody."""


@frozen
class Kept:
    """`at` by that laptop's clock, `came_at` by this one's; `told` as the room of packages wrote it."""

    at: datetime
    came_at: datetime
    told: bytes


def keep(vault: Vault, laptop: str, told: bytes, *, at: datetime, came_at: datetime) -> None:
    """In the place of an older one; a package that comes late changes nothing, unless the kept one is of the future
    (by more than a day: a wrong clock)."""
    with vault.atomic():
        vault.write(
            "INSERT INTO inventories (laptop, at, came_at, told) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (laptop) DO UPDATE SET at = excluded.at, came_at = excluded.came_at, told = excluded.told"
            " WHERE excluded.at > inventories.at OR inventories.at > excluded.came_at + 86400000",
            (laptop, stamp(at), stamp(came_at), told),
        )


def get(vault: Vault, laptop: str) -> Kept | None:
    """The newest that is known; None for a laptop that never sent a package here."""
    row = vault.row("SELECT at, came_at, told FROM inventories WHERE laptop = ?", (laptop,))
    return None if row is None else Kept(moment(row[0]), moment(row[1]), bytes(row[2]))


def when(vault: Vault) -> dict[str, datetime]:
    """Which laptops told, and when that came here."""
    return {laptop: moment(at) for laptop, at in vault.rows("SELECT laptop, came_at FROM inventories")}
