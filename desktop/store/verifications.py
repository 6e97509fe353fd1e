"""Records that were sent first and are looked at later: who still has to be looked at, and that somebody did."""

from __future__ import annotations

from datetime import datetime

from desktop.store import record
from desktop.store.moments import stamp
from desktop.store.vault import Vault

OPEN = "SELECT record FROM verifications WHERE done_at IS NULL"
"""The numbers of the records nobody has looked at: for the questions of other shelves."""


def ask(vault: Vault, record_id: str, *, at: datetime) -> None:
    """It was released without review, and its form wants one afterwards. Asked anew with each seal."""
    with vault.atomic():
        vault.write(
            "INSERT OR REPLACE INTO verifications (record, asked_at) VALUES (?, ?)",
            (record.number(vault, record_id), stamp(at)),
        )


def done(vault: Vault, record_id: str, *, at: datetime) -> None:
    """Somebody looked, or it came back to be sealed anew."""
    with vault.atomic():
        vault.write(
            "UPDATE verifications SET done_at = ? WHERE record = ? AND done_at IS NULL",
            (stamp(at), record.number(vault, record_id)),
        )


def again(vault: Vault, record_id: str) -> None:
    """The verdict was taken back: it is to be looked at as before."""
    with vault.atomic():
        vault.write("UPDATE verifications SET done_at = NULL WHERE record = ?", (record.number(vault, record_id),))


def is_open(vault: Vault, record_id: str) -> bool:
    """Whether this record left and still waits to be looked at."""
    question = "SELECT 1 FROM verifications v JOIN records r ON r.seq = v.record WHERE r.id = ? AND v.done_at IS NULL"
    return vault.value(question, (record_id,)) is not None


def count(vault: Vault) -> int:
    """How many records wait to be looked at."""
    return int(vault.value("SELECT count(*) FROM verifications WHERE done_at IS NULL"))
