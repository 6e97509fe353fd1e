"""Laptops that are lost: their cards are refused, also those this laptop never met. The word travels in packages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.store.moments import moment, stamp
from desktop.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Lost:
    """`by_name`: who said so first; `told_by`: the laptop that brought the word, "" for this one."""

    laptop: str
    name: str
    at: datetime
    by: str
    by_name: str
    told_by: str = ""


def keep(vault: Vault, lost: Lost) -> bool:
    """From now on; False if it was known."""
    with vault.atomic():
        return bool(
            vault.change(
                "INSERT OR IGNORE INTO lost (laptop, name, at, by, by_name, told_by) VALUES (?, ?, ?, ?, ?, ?)",
                (lost.laptop, lost.name, stamp(lost.at), lost.by, lost.by_name, lost.told_by),
            )
        )


def found_again(vault: Vault, laptop: str) -> None:
    """It may be introduced by its card again."""
    with vault.atomic():
        vault.write("DELETE FROM lost WHERE laptop = ?", (laptop,))


def get(vault: Vault, laptop: str) -> Lost | None:
    """The word about one laptop."""
    return next((one for one in everyone(vault) if one.laptop == laptop), None)


def everyone(vault: Vault) -> list[Lost]:
    """All of them, the newest first."""
    rows = vault.rows("SELECT laptop, name, at, by, by_name, told_by FROM lost ORDER BY at DESC, laptop")
    return [Lost(laptop, name, moment(at), *more) for laptop, name, at, *more in rows]
