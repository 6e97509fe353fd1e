"""How many findings of which kind a record has: so that the desk can be filtered and sorted by them. Only a count is
kept; what was found is looked for anew whenever somebody opens the record.
"""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from desktop.store import verifications
from desktop.store.vault import Vault

AGAIN = -1
"""In place of the seal that was looked at: another record came that may be its double."""
_LOOKED_AT = (
    "(r.stage IN ('handed_in', 'approved') OR r.stage IN ('released', 'sent', 'refused') AND r.seq IN"
    f" ({verifications.OPEN}))"
)


def keep(vault: Vault, record_id: str, counts: Mapping[str, int]) -> None:
    """What was found in the current seal."""
    with vault.atomic():
        row = vault.row("SELECT seq, current FROM records WHERE id = ?", (record_id,))
        if row is None or row[1] is None:
            return
        vault.write("INSERT OR REPLACE INTO looked_over VALUES (?, ?, ?)", (row[0], row[1], sum(counts.values())))
        vault.write("DELETE FROM found WHERE record = ?", (row[0],))
        vault.write_many("INSERT INTO found VALUES (?, ?, ?)", [(row[0], kind, n) for kind, n in counts.items()])


def was_looked_at(vault: Vault, record_id: str) -> bool:
    """Whether this or an earlier seal of it was ever looked over."""
    question = "SELECT 1 FROM looked_over l JOIN records r ON r.seq = l.record WHERE r.id = ?"
    return vault.value(question, (record_id,)) is not None


def look_again(vault: Vault, record_ids: Iterable[str]) -> None:
    """These may have something new in them."""
    with vault.atomic():
        for record_id in record_ids:
            vault.write(
                "UPDATE looked_over SET submission = ? WHERE record = (SELECT seq FROM records WHERE id = ?)",
                (AGAIN, record_id),
            )


def not_looked_at(vault: Vault, *, limit: int) -> list[str]:
    """Records that wait for review, and nobody has looked them over as they are now."""
    rows = vault.rows(
        "SELECT r.id FROM records r LEFT JOIN looked_over l ON l.record = r.seq AND l.submission = r.current"
        f" WHERE {_LOOKED_AT} AND l.record IS NULL ORDER BY r.urgent DESC, r.seq LIMIT ?",
        (limit,),
    )
    return [row[0] for row in rows]


def kinds(vault: Vault) -> list[tuple[str, int]]:
    """The kinds there are in what waits, with the number of records, the most first."""
    rows = vault.rows(
        "SELECT f.kind, count(*) FROM found f JOIN records r ON r.seq = f.record"
        f" WHERE {_LOOKED_AT} GROUP BY f.kind ORDER BY 2 DESC"
    )
    return [(kind, number) for kind, number in rows]


def counted(kinds_found: Iterable[str]) -> Mapping[str, int]:
    """From the kinds of the findings, each as often as it was found."""
    return Counter(kinds_found)
