"""How past rounds of the courier went: numbers only, for the person who asks what was sent when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.store.moments import moment, stamp
from desktop.store.vault import Vault

KEPT = 500  # rounds; two months of a busy laptop


@dataclass(frozen=True, slots=True)
class PastRound:
    """One round. `words` and `files` were receipted, `bytes` left this laptop, `trouble` ended it ("" for none)."""

    at: datetime
    ended_at: datetime
    words: int
    files: int
    bytes: int
    refused: int
    forms: int
    lists: int
    waiting: int
    trouble: str


def keep(vault: Vault, told: PastRound) -> None:
    """Write it down. A round in which nothing happened takes the place of one just like it."""
    with vault.atomic():
        last = vault.row(
            "SELECT id, words + files + refused + forms + lists, waiting, trouble FROM rounds ORDER BY id DESC LIMIT 1"
        )
        idle = not (told.words or told.files or told.refused or told.forms or told.lists)
        if idle and last is not None and (last[1], last[2], last[3]) == (0, told.waiting, told.trouble):
            vault.write("UPDATE rounds SET ended_at = ? WHERE id = ?", (stamp(told.ended_at), last[0]))
            return
        vault.write(
            "INSERT INTO rounds (at, ended_at, words, files, bytes, refused, forms, lists, waiting, trouble)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                stamp(told.at), stamp(told.ended_at), told.words, told.files, told.bytes, told.refused, told.forms,
                told.lists, told.waiting, told.trouble,
            ),
        )  # fmt: skip
        vault.write("DELETE FROM rounds WHERE id <= (SELECT max(id) FROM rounds) - ?", (KEPT,))


def newest(vault: Vault, *, limit: int = 50) -> list[PastRound]:
    """The newest first."""
    rows = vault.rows(
        "SELECT at, ended_at, words, files, bytes, refused, forms, lists, waiting, trouble FROM rounds"
        " ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return [PastRound(moment(row[0]), moment(row[1]), *row[2:]) for row in rows]
