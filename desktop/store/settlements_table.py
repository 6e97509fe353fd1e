"""Findings that somebody settled: what they are, by whom, when and why. The reason stays with the record."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from desktop.frozen import frozen
from desktop.store import record
from desktop.store.moments import moment, stamp
from desktop.store.vault import Vault
from desktop.touched import Touched


class Resolution(StrEnum):
    """What became of a finding."""

    SAME = "same"  # one person; both records stand
    DIFFERENT = "different"  # two persons
    MERGE = "merge"  # one household; this record goes on, the other goes back
    WITHDRAW = "withdraw"  # this record goes back
    RIGHT = "right"  # the answer is right as it is


@frozen
class Settlement:
    """One decision. `kind`, `ref` and `other` (a record's id, or empty) name the finding."""

    id: str
    kind: str
    ref: str
    other: str
    resolution: Resolution
    reason: str
    by: str
    by_name: str
    at: datetime


def keep(vault: Vault, record_id: str, one: Settlement) -> Touched:
    """Write it down; one that came in a package twice is one."""
    with vault.atomic():
        vault.write(
            "INSERT OR IGNORE INTO settlements (id, record, kind, ref, other, resolution, reason, by, by_name, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                one.id,
                record.number(vault, record_id),
                one.kind,
                one.ref,
                one.other,
                one.resolution.value,
                one.reason,
                one.by,
                one.by_name,
                stamp(one.at),
            ),
        )
    return Touched.record(record_id)


def of_record(vault: Vault, record_id: str) -> list[Settlement]:
    """All decisions on a record's findings, oldest first; the last one on a finding counts."""
    rows = vault.rows(
        "SELECT s.id, s.kind, s.ref, s.other, s.resolution, s.reason, s.by, s.by_name, s.at FROM settlements s"
        " JOIN records r ON r.seq = s.record WHERE r.id = ? ORDER BY s.at, s.rowid",
        (record_id,),
    )
    return [
        Settlement(key, kind, ref, other, Resolution(said), reason, by, name, moment(at))
        for key, kind, ref, other, said, reason, by, name, at in rows
    ]
