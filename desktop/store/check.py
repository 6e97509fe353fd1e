"""The invariants of a vault, as questions that find nothing: `sambang vault check`. Told by ids, never by content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from desktop.store import history_table, photos
from desktop.store.sql import Error
from desktop.store.vault import Vault
from desktop.trouble import Trouble

# name, and a question that gives the id of everything that breaks it
INVARIANTS = (
    (
        "an open or discarded record has its draft",
        "SELECT id FROM records WHERE stage IN ('draft', 'returned', 'withdrawn', 'discarded')"
        " AND seq NOT IN (SELECT record FROM drafts)",
    ),
    (
        "a sealed record has no draft, but that of a correction given up",
        "SELECT r.id FROM records r JOIN drafts d ON d.record = r.seq"
        " WHERE r.stage NOT IN ('draft', 'returned', 'withdrawn', 'discarded') AND r.stage_before = ''",
    ),
    (
        "the stage of a record agrees with the fate of its current seal",
        "SELECT r.id FROM records r LEFT JOIN submissions s ON s.seq = r.current AND s.record = r.seq"
        " WHERE r.stage IN ('handed_in', 'approved', 'released', 'sent', 'refused') AND coalesce(s.fate, '') <>"
        " CASE r.stage WHEN 'handed_in' THEN 'held' WHEN 'approved' THEN 'held' ELSE r.stage END",
    ),
    (
        "a held seal is the current one of a record under review, unless it may have been pushed elsewhere",
        "SELECT s.id FROM submissions s JOIN records r ON r.seq = s.record WHERE s.fate = 'held' AND s.unanswered = 0"
        " AND (r.current IS NOT s.seq OR r.stage NOT IN ('handed_in', 'approved'))",
    ),
    (
        "every seal has exactly one XML that is pushed",
        "SELECT s.id FROM submissions s WHERE (SELECT count(*) FROM parts p"
        " WHERE p.submission = s.seq AND p.pushed = 1 AND p.xml IS NOT NULL) <> 1",
    ),
    (
        "what is sent has a receipt for every part that is pushed",
        "SELECT DISTINCT s.id FROM submissions s JOIN parts p ON p.submission = s.seq AND p.pushed = 1"
        " LEFT JOIN receipts t ON t.submission = s.seq AND t.part = p.name WHERE s.fate = 'sent' AND t.part IS NULL",
    ),
    (
        "what has a receipt for every part is sent",
        "SELECT s.id FROM submissions s WHERE s.fate <> 'sent' AND NOT EXISTS (SELECT 1 FROM parts p"
        " LEFT JOIN receipts t ON t.submission = s.seq AND t.part = p.name"
        " WHERE p.submission = s.seq AND p.pushed = 1 AND t.part IS NULL)",
    ),
    (
        "no receipt without an attempt, unless somebody else pushed it",
        "SELECT DISTINCT s.id FROM submissions s JOIN receipts t ON t.submission = s.seq"
        " WHERE s.attempts = 0 AND s.custody = 'here' AND s.unanswered = 0",
    ),
    (
        "a record with a title is found by search",
        "SELECT id FROM records WHERE title <> '' AND seq NOT IN (SELECT rowid FROM records_fts)",
    ),
    (
        "of what was let go of, nothing but times, ids and receipts is left",
        "SELECT r.id FROM records r JOIN submissions c ON c.seq = r.current WHERE c.erased_at IS NOT NULL"
        " AND (r.title <> '' OR r.stage NOT IN ('sent', 'discarded')"
        " OR r.seq IN (SELECT record FROM drafts WHERE xml <> x'')"
        " OR r.seq IN (SELECT record FROM record_keys) OR r.seq IN (SELECT record FROM record_files)"
        " OR r.seq IN (SELECT rowid FROM records_fts) OR r.seq IN (SELECT record FROM protected_notes)"
        " OR EXISTS (SELECT 1 FROM submissions s WHERE s.record = r.seq AND (s.erased_at IS NULL"
        " OR s.draft <> x'' OR s.fate NOT IN ('sent', 'void'))))",
    ),
    (
        "a companion goes behind the seal it speaks of",
        "SELECT s.id FROM companions c JOIN submissions s ON s.seq = c.submission WHERE s.follows IS NOT c.about",
    ),
    (
        "a laptop that is lost is known no more",
        "SELECT l.laptop FROM lost l JOIN contacts c ON c.fingerprint = l.laptop WHERE c.removed_at IS NULL",
    ),
    (
        "a protected note is for somebody who is here, and not readable",
        "SELECT n.id FROM protected_notes n WHERE n.by = n.reader"
        " OR substr(n.sealed, 1, 21) <> CAST('age-encryption.org/v1' AS BLOB)",
    ),
)


def broken_promises(vault: Vault, *, deep: bool = True) -> list[str]:
    """What is wrong with this vault, a line each; empty if it is whole. `deep` also reads every page and photo."""
    if not vault.read_only:
        vault.fold_log()
    found = list(_of_the_tables(vault))
    try:
        found += _of_the_contents(vault, deep)
        if deep:
            found += _of_the_files(vault)
    except (Trouble, Error) as error:
        found.append(f"the file cannot be read through: {getattr(error, 'kind', type(error).__name__)}")
    return found


def _of_the_tables(vault: Vault) -> Iterator[str]:
    for name, question in INVARIANTS:
        broken = vault.rows(question)
        if broken:
            yield f"not so: {name}: {', '.join(str(row[0]) for row in broken[:5])} ({len(broken)})"
    link = history_table.first_broken_link(vault)
    if link is not None:
        yield f"not so: the chain of the history holds: line {link}"
    for key, number in vault.rows("SELECT key, row_count FROM lists WHERE ready = 1"):
        if vault.value(f"SELECT count(*) FROM list_{int(key)}") != number:  # noqa: S608 -- a number of ours
            yield f"not so: a list has all its rows: {key}"


def _of_the_contents(vault: Vault, deep: bool) -> Iterator[str]:
    for identity, size, sha256, xml in vault.each(
        "SELECT s.id, p.size, p.sha256, p.xml FROM parts p JOIN submissions s ON s.seq = p.submission"
        " WHERE p.xml IS NOT NULL AND s.erased_at IS NULL"
    ):
        if len(xml) != size or hashlib.sha256(xml).digest() != sha256:
            yield f"not so: sealed bytes are what was sealed: {identity}"
    for (sha256,) in vault.rows(photos.REFERRED):
        if not (photos.is_whole(vault, sha256) if deep else photos.has(vault, sha256)):
            yield f"not so: every content that is referred to is there: {sha256.hex()[:12]}"


def _of_the_files(vault: Vault) -> Iterator[str]:
    for name, path, connection in (
        ("vault", vault.paths.vault, vault.connection),
        ("photos", vault.paths.photos, vault.photos),
    ):
        # a page torn in the file while the log still has it whole is no damage: it will be written again from there
        if _log_is_empty(path) and connection.execute("PRAGMA cipher_integrity_check").fetchall():
            yield f"not so: every page of the {name} file carries its seal"
        for (told,) in connection.execute("PRAGMA integrity_check(5)").fetchall():
            if told != "ok":
                yield f"not so: the {name} file is whole"
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            yield f"not so: every reference in the {name} file leads somewhere"


def _log_is_empty(path: Path) -> bool:
    log = Path(f"{path}-wal")
    return not log.exists() or log.stat().st_size == 0
