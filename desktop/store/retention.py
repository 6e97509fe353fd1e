"""Letting go: what the server has in full is removed from this laptop after so many days; receipts stay for ever.

What goes: answers, names, XML and photos of the record, its remarks and the content of its history. What stays: that it
was, its form, village, author, times and ids, every receipt, and the history's chain, which still shows tampering.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop.frozen import frozen
from desktop.store import access_table, forms_table, history_table, photos
from desktop.store.moments import stamp
from desktop.store.vault import Vault
from desktop.trouble import Cancelled

CHOICES = (0, 30, 90, 180, 365)  # days; 0: for ever
ACCESS_DAYS = 730  # so long it can be told who opened what (UU 27/2022 asks for records of processing)
YOUNG = timedelta(days=1)  # a photo so young may wait for the row that will name it
_DAYS = "keep_days"
WITH_CONTENT = (
    "drafts", "record_files", "record_keys", "remarks", "protected_notes", "conflicts", "found", "server_copies",
    "list_outside", "photos_there",
)  # fmt: skip
"""Shelves whose rows of a record say something of the people in it."""

# A record is done with: its current seal is sent, and none of its seals may still go anywhere.
_DONE = """
SELECT r.seq, r.id FROM records r JOIN submissions c ON c.seq = r.current
WHERE r.stage = 'sent' AND c.fate = 'sent' AND c.erased_at IS NULL AND c.fate_at < ?
AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.record = r.seq
    AND (s.fate NOT IN ('sent', 'void') OR s.fate_at >= ?))
AND NOT EXISTS (SELECT 1 FROM entity_changes e JOIN submissions s ON s.seq = e.submission
    WHERE s.record = r.seq AND s.fate = 'sent' AND e.absorbed_at IS NULL)
ORDER BY r.seq
"""


@frozen
class LetGo:
    """What went: records, photos and files, retired forms, old lines of the access log."""

    records: int = 0
    photos: int = 0
    forms: int = 0
    lines: int = 0


def days(vault: Vault) -> int:
    """How long sent records are kept here; 0: for ever."""
    return int(vault.value("SELECT value FROM vault WHERE name = ?", (_DAYS,)) or 0)


def keep_for(vault: Vault, days: int) -> None:
    """So long from now on."""
    with vault.atomic():
        vault.write("INSERT OR REPLACE INTO vault (name, value) VALUES (?, ?)", (_DAYS, str(days)))


def waiting(vault: Vault, now: datetime, days: int) -> int:
    """How many records would go with this choice."""
    return len(_done(vault, now, days)) if days else 0


def let_go(
    vault: Vault,
    now: datetime,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> LetGo:
    """Let go of what is due, one record a transaction; cut short, the rest goes next time."""
    chosen = days(vault)
    due = _done(vault, now, chosen) if chosen else []
    for number, (seq, record_id) in enumerate(due):
        if cancelled():
            raise Cancelled
        erase(vault, seq, record_id, now)
        progress(number + 1, len(due))
    gone = 0
    while some := photos.drop_unreferenced(vault, kept_before=now - YOUNG):
        gone += some
        if cancelled():
            raise Cancelled
    forms = forms_table.drop_unused(vault)
    lines = access_table.drop_before(vault, now - timedelta(days=ACCESS_DAYS))
    vault.tidy()
    return LetGo(len(due), gone, forms, lines)


def erase(vault: Vault, seq: int, record_id: str, at: datetime) -> None:
    """Take the content of one record away, all at once; the vault itself refuses it while a seal is not done with."""
    with vault.atomic():
        vault.write(
            "UPDATE submissions SET erased_at = ?, instance_name = '', draft = x'', answers = x'7b7d', message = ''"
            " WHERE record = ? AND erased_at IS NULL",
            (stamp(at), seq),
        )
        seals = "(SELECT s.seq FROM submissions s WHERE s.record = ?)"
        vault.write(f"UPDATE parts SET xml = x'' WHERE xml IS NOT NULL AND submission IN {seals}", (seq,))  # noqa: S608
        vault.write(f"DELETE FROM entity_changes WHERE submission IN {seals}", (seq,))  # noqa: S608
        vault.write("UPDATE verdicts SET reason = '' WHERE record = ?", (seq,))
        for table in WITH_CONTENT:
            vault.write(f"DELETE FROM {table} WHERE record = ?", (seq,))  # noqa: S608 -- names of ours
        vault.write(
            "UPDATE round_events SET name = '', message = ''"
            " WHERE submission IN (SELECT id FROM submissions WHERE record = ?)",
            (seq,),
        )
        vault.write("UPDATE settlements SET reason = '' WHERE record = ?", (seq,))
        vault.write("UPDATE reviews_to_tell SET comment = '' WHERE record = ?", (seq,))  # that it was told stays
        vault.write("DELETE FROM records_fts WHERE rowid = ?", (seq,))
        vault.write("UPDATE records SET title = '', stage_before = '', search_mark = x'' WHERE seq = ?", (seq,))
        history_table.erase(vault, record_id)


def is_erased(vault: Vault, record_id: str) -> bool:
    """Whether only that it was, and its receipts, are left here."""
    found = vault.value(
        "SELECT s.erased_at FROM records r JOIN submissions s ON s.seq = r.current WHERE r.id = ?1"
        " AND s.erased_at IS NOT NULL UNION SELECT erased_at FROM consent_withdrawn WHERE record = ?1"
        " AND erased_at IS NOT NULL",
        (record_id,),
    )
    return found is not None


def _done(vault: Vault, now: datetime, days: int) -> list[tuple[int, str]]:
    before = stamp(now - timedelta(days=days))
    return [(int(seq), str(record_id)) for seq, record_id in vault.rows(_DONE, (before, before))]
