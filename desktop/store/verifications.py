"""Records that were sent first and are looked at later: who still has to be looked at, and that somebody did."""

from __future__ import annotations

from datetime import datetime

from desktop.store import record
from desktop.store.moments import stamp
from desktop.store.vault import Vault

OPEN = (
    "SELECT v.record FROM verifications v JOIN records o ON o.seq = v.record JOIN submissions h ON h.seq = o.current"
    " WHERE v.done_at IS NULL AND h.custody <> 'stick' AND (h.fate <> 'sent' OR h.holder = '')"
)
"""The numbers of the records nobody has looked at and that no other laptop was given to look at: for the questions of
other shelves."""


def ask(vault: Vault, record_id: str, *, at: datetime) -> None:
    """It was released without review, and its form wants one afterwards. Ask after each sealing."""
    with vault.atomic():
        vault.write(
            "INSERT OR REPLACE INTO verifications (record, asked_at) VALUES (?, ?)",
            (record.number(vault, record_id), stamp(at)),
        )


def done(vault: Vault, seq: int, *, at: datetime) -> None:
    """Somebody looked at the record of this number, or it was sealed anew."""
    with vault.atomic():
        vault.write("UPDATE verifications SET done_at = ? WHERE record = ? AND done_at IS NULL", (stamp(at), seq))


def again(vault: Vault, record_id: str) -> bool:
    """The verdict was taken back: it is to be looked at as before. False if nobody had looked at it so."""
    with vault.atomic():
        reopened = vault.change(
            "UPDATE verifications SET done_at = NULL WHERE record = ? AND done_at IS NOT NULL",
            (record.number(vault, record_id),),
        )
    return bool(reopened)


def is_open(vault: Vault, record_id: str) -> bool:
    """Whether this record left and still waits to be looked at, by somebody here."""
    question = f"SELECT 1 FROM records r WHERE r.id = ? AND r.seq IN ({OPEN})"  # noqa: S608 -- words of ours
    return vault.value(question, (record_id,)) is not None


def was_asked(vault: Vault, record_id: str) -> bool:
    """Whether it ever was sent first, to be looked at later."""
    question = "SELECT 1 FROM verifications v JOIN records r ON r.seq = v.record WHERE r.id = ?"
    return vault.value(question, (record_id,)) is not None
