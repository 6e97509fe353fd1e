"""What a reviewer decided, as the server is still to be told: the last word on each record it has."""

from __future__ import annotations

from datetime import datetime, timedelta

from desktop.frozen import frozen
from desktop.store.accounts_table import KEPT_AT
from desktop.store.moments import stamp
from desktop.store.vault import Vault

TAKEN_BACK_WITHIN = timedelta(minutes=5)  # a verdict may be taken back so long: before, nothing is told


@frozen
class ToTell:
    """`state`: approved or hasIssues, as ODK Central has them; `comment` is the reason, or ""."""

    id: int
    record_id: str
    server: str
    form_id: str
    state: str
    comment: str


def gather(vault: Vault, user_id: str, *, at: datetime) -> None:
    """Take up this person's last verdicts on records that are at a server where they have a web account.

    Not of what was let go of, nor of before the account: what the office decided there meanwhile stands.
    """
    with vault.atomic():
        vault.write(
            "INSERT INTO reviews_to_tell (record, state, comment, by, at)"
            " SELECT v.record, CASE v.kind WHEN 'approve' THEN 'approved' ELSE 'hasIssues' END, v.reason, v.by, v.at"
            " FROM verdicts v WHERE v.by = ? AND v.kind IN ('approve', 'send_back') AND v.at <= ?"
            " AND NOT EXISTS (SELECT 1 FROM verdicts n WHERE n.record = v.record AND n.at > v.at)"
            " AND NOT EXISTS (SELECT 1 FROM reviews_to_tell t WHERE t.record = v.record AND t.at = v.at)"
            " AND NOT EXISTS (SELECT 1 FROM submissions e WHERE e.record = v.record AND e.erased_at IS NOT NULL)"
            " AND EXISTS (SELECT 1 FROM submissions s JOIN accounts a ON a.server = s.server AND a.user = v.by"
            " JOIN receipts p ON p.submission = s.seq WHERE s.record = v.record"
            " AND v.at >= coalesce((SELECT CAST(u.value AS INTEGER) FROM user_settings u"
            " WHERE u.user = v.by AND u.name = ? || a.server), 0))",
            (user_id, stamp(at - TAKEN_BACK_WITHIN), KEPT_AT),
        )


def waiting(vault: Vault, user_id: str, limit: int = 200) -> list[ToTell]:
    """What is still to be told, oldest first."""
    rows = vault.rows(
        "SELECT t.id, r.id, f.server, f.form_id, t.state, t.comment FROM reviews_to_tell t"
        " JOIN records r ON r.seq = t.record JOIN forms f ON f.key = r.form"
        " WHERE t.told_at IS NULL AND t.by = ? AND t.trouble = '' ORDER BY t.id LIMIT ?",
        (user_id, limit),
    )
    return [ToTell(*row) for row in rows]


def told(vault: Vault, one: ToTell, *, at: datetime, trouble: str = "") -> None:
    """The server knows it; or (`trouble`) it will never take it, and is not asked again."""
    with vault.atomic():
        if trouble:
            vault.write("UPDATE reviews_to_tell SET trouble = ? WHERE id = ?", (trouble, one.id))
        else:
            vault.write("UPDATE reviews_to_tell SET told_at = ?, comment = '' WHERE id = ?", (stamp(at), one.id))
