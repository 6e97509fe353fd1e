"""Companions: what was decided on a seal, on its way to the province as a submission of its own, behind that seal.

A sealed record cannot carry its verdict. The companion is a record of the form `tinjauan`, made by the desk and by
nobody else; lists of records leave it out unless they are asked for that form.
"""

from __future__ import annotations

from datetime import datetime

from desktop.store import record
from desktop.store.moments import stamp
from desktop.store.stages import Deed, Stage
from desktop.store.vault import Vault

FORM = "tinjauan"
"""The form's id, agreed with the province: without it on the server no companion is made."""


def tie(vault: Vault, record_id: str, about: int, *, pusher: str, not_before: datetime | None = None) -> None:
    """The newest seal of this record speaks of the seal `about`: it goes after it, with the login of `pusher`."""
    with vault.atomic():
        seq = vault.value("SELECT current FROM records WHERE id = ?", (record_id,))
        vault.write("INSERT INTO companions VALUES (?, ?)", (seq, about))
        vault.write(
            "UPDATE submissions SET follows = ?, released_by = ?, next_attempt_at = ? WHERE seq = ?",
            (about, pusher, None if not_before is None else stamp(not_before), seq),
        )


def pusher(vault: Vault, about: int, reviewer: str) -> str:
    """Whose login a companion goes with: the reviewer's own, if they have one there, else that of the seal."""
    found = vault.value(
        "SELECT coalesce((SELECT l.user FROM logins l WHERE l.server = s.server AND l.user = ? AND l.user <> ''),"
        " (SELECT l.user FROM logins l WHERE l.server = s.server AND l.user = s.released_by AND l.user <> ''),"
        " s.author) FROM submissions s WHERE s.seq = ?",
        (reviewer, about),
    )
    return str(found)


def of(vault: Vault, about: int) -> list[str]:
    """The records that speak of this seal and were not taken back, oldest first."""
    rows = vault.rows(
        "SELECT r.id FROM companions c JOIN submissions s ON s.seq = c.submission JOIN records r ON r.seq = s.record"
        " WHERE c.about = ? AND s.fate <> 'void' ORDER BY c.submission",
        (about,),
    )
    return [row[0] for row in rows]


def speaks_of(vault: Vault, seq: int) -> str:
    """The instance id of the seal that this submission speaks of; "" for one that is no companion."""
    question = "SELECT a.instance_id FROM companions c JOIN submissions a ON a.seq = c.about WHERE c.submission = ?"
    return str(vault.value(question, (seq,)) or "")


def take_back(vault: Vault, about: int, *, at: datetime, only: str = "") -> bool:
    """The seal went back, or the verdict did: whatever spoke of it and was not tried yet goes nowhere.

    `only`: of them, this record. False if one of them may have arrived already, or lies with who pushes the seal.
    """
    with vault.atomic():
        rows = vault.rows(
            "SELECT s.seq, s.record, s.attempts OR (s.custody <> 'here' AND a.fate <> 'void')"
            " FROM companions c JOIN submissions s ON s.seq = c.submission JOIN submissions a ON a.seq = c.about"
            " WHERE c.about = ?1 AND s.fate <> 'void' AND (?2 = '' OR"
            " s.record IN (SELECT seq FROM records WHERE id = ?2))",
            (about, only),
        )
        for seal, seq, gone in rows:
            if not gone:
                _void(vault, seal, seq, at)
    return all(not gone for _seal, _seq, gone in rows)


def _void(vault: Vault, seal: int, seq: int, at: datetime) -> None:
    """Withdrawn and put away, as a person would do it with a record of their own."""
    record.move(vault, seq, Deed.WITHDRAW, by=None, at=at)
    vault.write(
        "INSERT INTO drafts (record, saved_at, answers, xml) SELECT record, ?, answers, draft FROM submissions"
        " WHERE seq = ?",
        (stamp(at), seal),
    )
    vault.write(
        "UPDATE submissions SET fate = 'void', fate_at = ?, next_attempt_at = NULL WHERE seq = ?", (stamp(at), seal)
    )
    record.move(vault, seq, Deed.DISCARD, by=None, at=at)
    vault.write("UPDATE records SET stage_before = ? WHERE seq = ?", (Stage.WITHDRAWN.value, seq))
