"""What is kept of a campaign: the areas that ended well, and, for whoever looks for a reason, how a record stood."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from desktop.store import Vault


class Kept:
    """The file of areas that ended well: a campaign cut short goes on where it was."""

    def __init__(self, plan: argparse.Namespace) -> None:
        self._file: Path | None = plan.kept
        self._plan = [plan.laptops, plan.persons, plan.vervals, plan.seed, plan.days]

    def found(self, number: int) -> dict[str, int] | None:
        if self._file is None or not self._file.exists():
            return None
        lines = [json.loads(line) for line in self._file.read_text("utf-8").splitlines()]
        return next((one["counted"] for one in lines if one["plan"] == self._plan and one["area"] == number), None)

    def keep(self, number: int, counted: dict[str, int]) -> None:
        if self._file is not None:
            with self._file.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"plan": self._plan, "area": number, "counted": counted}) + "\n")


def record_ids(vault: Vault, nik: str) -> list[str]:
    found = vault.rows(
        "SELECT r.id FROM record_keys k JOIN records r ON r.seq = k.record WHERE k.kind = 'nik' AND k.value = ?", (nik,)
    )
    return [row[0] for row in found]


def stood(vault: Vault, record_id: str) -> list[str]:
    """One record: its stage, its seals, its history."""
    stage, author = vault.row("SELECT stage, author_name FROM records WHERE id = ?", (record_id,)) or ("", "")
    seals = vault.rows(
        "SELECT s.instance_id, s.fate, s.custody, s.attempts, s.unanswered FROM submissions s JOIN records r"
        " ON r.seq = s.record WHERE r.id = ? ORDER BY s.seq", (record_id,)
    )  # fmt: skip
    deeds = vault.rows(
        "SELECT DISTINCT h.deed, h.at, h.reason FROM history h JOIN records r ON r.seq = h.record WHERE r.id = ?"
        " AND h.deed <> 'save' ORDER BY h.at", (record_id,)
    )  # fmt: skip
    return [f"{record_id[:6]} {stage} {author}: {seals}", *(f"{record_id[:6]}   {deed}" for deed in deeds)]
