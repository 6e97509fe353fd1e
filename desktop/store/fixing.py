"""The rows of a seal: what is fixed once, whoever seals, and what is adopted from the server."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import uuid4

from desktop.store import record, verifications
from desktop.store.moments import stamp
from desktop.store.seal import Seal
from desktop.store.stages import Fate
from desktop.store.users_table import User
from desktop.store.vault import Vault


def fix(vault: Vault, seq: int, seal: Seal, fate: Fate, *, by: User, at: datetime, stands: bool = True) -> int:
    """Its rows; from now on the record stands for it, unless not `stands`. Only inside `atomic`. Its number."""
    number = vault.write(
        "INSERT INTO submissions (id, record, form, server, instance_id, instance_name, deprecated_id, follows, urgent,"
        " author, author_name, sealed_at, sealed_by, draft, answers, fate, custody, fate_at, released_by)"
        " SELECT ?, r.seq, r.form, f.server, ?, ?, ?, (SELECT max(s.seq) FROM submissions s WHERE s.record = r.seq"
        " AND (s.fate = 'released' OR (s.fate IN ('held', 'refused') AND s.unanswered > 0))), ?, r.author,"
        " r.author_name, ?, ?, ?, ?, 'held', 'here', ?, '' FROM records r JOIN forms f ON f.key = r.form"
        " WHERE r.seq = ?",
        (
            uuid4().hex, seal.instance_id, seal.instance_name, seal.deprecated_id,
            seal.summary.urgent, stamp(at), by.id, seal.draft, record.packed(seal.answers), stamp(at), seq,
        ),
    )  # fmt: skip
    _keep_parts(vault, number, seal)
    vault.write("UPDATE submissions SET fate = ? WHERE seq = ?", (fate.value, number))
    if not stands:
        return number
    vault.write("UPDATE records SET current = ? WHERE seq = ?", (number, seq))
    vault.write("DELETE FROM drafts WHERE record = ?", (seq,))
    verifications.done(vault, seq, at=at)
    record.keep_summary(vault, seq, seal.summary, at)
    if fate is Fate.RELEASED:
        settle_first(vault, number, at)
    return number


def settle_first(vault: Vault, number: int, at: datetime) -> None:
    """A seal that may have arrived and was refused afterwards, or came back from a lost laptop, goes again before the
    one that names it: its own bytes once more are no second record, and only then is there something to be corrected.
    """
    vault.write(
        "WITH RECURSIVE earlier (seq) AS (SELECT follows FROM submissions WHERE seq = ?"
        " UNION SELECT s.follows FROM earlier e JOIN submissions s ON s.seq = e.seq WHERE s.fate = 'held')"
        " UPDATE submissions SET released_by = CASE fate WHEN 'held' THEN"
        " (SELECT n.released_by FROM submissions n WHERE n.seq = ?) ELSE released_by END,"
        " fate = 'released', fate_at = ?, next_attempt_at = NULL, trouble = '', message = ''"
        " WHERE seq IN (SELECT seq FROM earlier) AND fate IN ('held', 'refused') AND unanswered > 0",
        (number, number, stamp(at)),
    )


def _keep_parts(vault: Vault, number: int, seal: Seal) -> None:
    vault.write_many(
        "INSERT INTO parts (submission, name, purpose, pushed, media_type, size, sha256, xml)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (number, part.name, part.purpose.value, pushed, part.media_type, part.size, part.sha256, part.xml)
            for part, pushed in seal.parts()
        ),
    )
    vault.write_many(
        "INSERT INTO entity_changes (submission, position, list, entity, action, label, properties, base_version,"
        " trunk_version, branch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number,
                position,
                one.list,
                one.entity_id,
                one.action,
                one.label,
                json.dumps(dict(one.properties), ensure_ascii=False),
                one.base_version,
                one.trunk_version,
                one.branch_id,
            )
            for position, one in enumerate(seal.entities)
        ),
    )
