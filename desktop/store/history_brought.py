"""History that came from another laptop: put behind our own lines, each once, in this vault's chain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from desktop.frozen import frozen
from desktop.store import history_table, record
from desktop.store.history_table import Change
from desktop.store.moments import moment, stamp
from desktop.store.users_table import Role, User
from desktop.store.vault import Vault

MOST = 20_000
"""Lines of one record that travel; the newest. A household filled twice over has a few thousand."""


@frozen
class Line:
    """One line as another laptop wrote it. The moment is that laptop's, whatever its clock said."""

    at: datetime
    by: str
    by_name: str
    deed: str
    ref: str
    old: str | None
    new: str | None
    reason: str


def lines(vault: Vault, record_id: str) -> list[Line]:
    """The record's lines as they travel, oldest first. Erased ones (retention) stay here."""
    rows = vault.rows(
        "SELECT h.at, h.by, h.by_name, h.deed, h.ref, h.old, h.new, h.reason FROM history h"
        " JOIN records r ON r.seq = h.record WHERE r.id = ? AND h.salt IS NOT NULL ORDER BY h.id DESC LIMIT ?",
        (record_id, MOST),
    )
    return [Line(moment(row[0]), *row[1:]) for row in reversed(rows)]


def bring(vault: Vault, record_id: str, came: Iterable[Line]) -> int:
    """Put the lines that are not here behind the chain; says how many. The same lines again change nothing."""
    with vault.atomic():
        seq = record.number(vault, record_id)
        here = {_told(line) for line in lines(vault, record_id)}
        new = [line for line in came if _told(line) not in here]
        for (at, by, name, deed, reason), same in groupby(new, key=_deed):
            changes = [Change(line.ref, line.old, line.new) for line in same]
            person = User(by, name, Role.ENUMERATOR) if by or name else None
            history_table.note_changes(vault, seq, changes, at=at, by=person, deed=deed, reason=reason)
    return len(new)


def _deed(line: Line) -> tuple[datetime, str, str, str, str]:
    return line.at, line.by, line.by_name, line.deed, line.reason


def _told(line: Line) -> tuple[object, ...]:
    """What makes two lines the same. The custody of a seal is each laptop's own affair, its name may differ."""
    return stamp(line.at), line.by, line.deed, line.ref, line.old, line.new
