"""Laptops that are lost: their cards are refused, also those this laptop never met. The word travels in packages."""

from __future__ import annotations

from datetime import datetime

from desktop.frozen import frozen
from desktop.store import contacts_table, submission
from desktop.store.moments import moment, stamp
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched


@frozen
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


def lose(vault: Vault, laptop: str, at: datetime) -> Touched:
    """A laptop is lost: it is known no more, and the right to push what was handed over to it comes back here.

    It may have pushed it before: what comes back is kept as if an answer had been lost (decision 13).
    """
    with vault.atomic():
        contacts_table.forget(vault, laptop, at)
        touched = Touched(users=True)
        held = vault.rows(
            "SELECT id FROM submissions WHERE custody = 'stick' AND fate IN ('held', 'released', 'refused')"
            " AND holder LIKE '%' || ?",
            (laptop,),
        )
        for (submission_id,) in held:
            touched |= submission.come_back(vault, submission_id, at=at)
        return touched | _not_looked_at(vault, laptop)


def _not_looked_at(vault: Vault, laptop: str) -> Touched:
    """What was sent and the lost laptop was to look at: somebody else does."""
    waits = (
        "fate = 'sent' AND holder LIKE '%' || ? AND record IN (SELECT record FROM verifications WHERE done_at IS NULL)"
    )
    back = "holder = '', custody = CASE custody WHEN 'stick' THEN 'gateway' ELSE custody END"
    changed = vault.change(f"UPDATE submissions SET {back} WHERE {waits}", (laptop,))  # noqa: S608 -- words of ours
    return Touched(outbox=True) if changed else NOTHING


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
