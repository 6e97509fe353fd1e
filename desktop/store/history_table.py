"""History: every change of every record, append-only, in one chain of salted hashes for this vault.

A row's digest covers its content and a random salt; its link covers the link before it and the digest. Content and
salt can be erased after their retention: the digest stays, the chain still holds, and tampering still shows.
"""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from desktop.frozen import frozen
from desktop.store.moments import moment, stamp
from desktop.store.users_table import User
from desktop.store.vault import Row, Vault

FIRST_LINK = bytes(32)


@frozen
class Change:
    """One answer that moved; None means it was not there (before) or is not there any more (after)."""

    ref: str
    old: str | None
    new: str | None


@frozen
class Entry:
    """One line of a record's history. `ref` is empty for a deed on the whole record."""

    id: int
    record_id: str
    at: datetime
    by: str
    by_name: str
    deed: str
    ref: str
    old: str | None
    new: str | None
    reason: str


def has_saves(vault: Vault, record_id: str) -> bool:
    """Whether it was filled where its history is kept: one that came from a phone has none."""
    question = "SELECT 1 FROM history h JOIN records r ON r.seq = h.record WHERE r.id = ? AND h.deed = 'save' LIMIT 1"
    return vault.value(question, (record_id,)) is not None


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """Which answers moved, in the order of the form. An empty answer and none are the same."""
    changes = [
        Change(ref, before.get(ref) or None, new or None)
        for ref, new in after.items()
        if (before.get(ref) or "") != (new or "")
    ]
    changes += [Change(ref, old, None) for ref, old in before.items() if old and ref not in after]
    return changes


def note_changes(
    vault: Vault, record: int, changes: Iterable[Change], *, at: datetime, by: User | None, deed: str, reason: str = ""
) -> None:
    """Append lines for a record (by its number), inside the deed's own transaction."""
    link = _head(vault)
    moment_ms, who, name = stamp(at), by.id if by else "", by.name if by else ""
    rows = []
    for change in changes:
        salt = secrets.token_bytes(16)
        digest = _digest(salt, record, moment_ms, who, deed, change.ref, change.old, change.new, reason)
        link = hashlib.sha256(link + digest).digest()
        rows.append(
            (record, moment_ms, who, name, deed, change.ref, change.old, change.new, reason, salt, digest, link)
        )
    vault.write_many(
        "INSERT INTO history (record, at, by, by_name, deed, ref, old, new, reason, salt, digest, link)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def note(vault: Vault, record: int, deed: str, *, at: datetime, by: User | None, reason: str = "") -> None:
    """Append one line for a deed on the whole record."""
    note_changes(vault, record, (Change("", None, None),), at=at, by=by, deed=deed, reason=reason)


def of_record(vault: Vault, record_id: str, *, ref: str | None = None, limit: int = 1000) -> list[Entry]:
    """The newest lines of a record, newest first; of one question if `ref` is given."""
    clause, values = ("AND h.ref = ?", [ref]) if ref is not None else ("", [])
    rows = vault.rows(
        "SELECT h.id, r.id, h.at, h.by, h.by_name, h.deed, h.ref, h.old, h.new, h.reason"
        f" FROM history h JOIN records r ON r.seq = h.record WHERE r.id = ? {clause} ORDER BY h.id DESC LIMIT ?",
        [record_id, *values, limit],
    )
    return [_entry(row) for row in rows]


def answers_before(vault: Vault, record_id: str, entry_id: int, now: Mapping[str, str]) -> dict[str, str]:
    """The answers as they were just before a line was written: the later lines taken off `now`, newest first."""
    answers = {ref: value for ref, value in now.items() if value}
    rows = vault.rows(
        "SELECT h.ref, h.old FROM history h JOIN records r ON r.seq = h.record"
        " WHERE r.id = ? AND h.id >= ? AND h.ref <> '' ORDER BY h.id DESC",
        (record_id, entry_id),
    )
    for ref, old in rows:
        if old is None:
            answers.pop(ref, None)
        else:
            answers[ref] = old
    return answers


def head(vault: Vault) -> bytes:
    """The chain's newest link: what travels in packages and receipts, so that this laptop's past is vouched for."""
    return _head(vault)


SHORT = 20  # hexadecimal digits of a head that people compare


def short_head(vault: Vault) -> str:
    """The newest link as it is printed on the sheet of receipts: 5 groups of 4."""
    digits = _head(vault).hex()[:SHORT]
    return " ".join(digits[at : at + 4] for at in range(0, SHORT, 4))


def knows_head(vault: Vault, printed: str) -> bool:
    """Whether a head that was printed once is a link of this chain still: what stood before it is as it was then."""
    digits = "".join(printed.split()).lower()
    if len(digits) != SHORT or not set(digits) <= set("0123456789abcdef"):
        return False
    return vault.value("SELECT 1 FROM history WHERE substr(lower(hex(link)), 1, ?) = ?", (SHORT, digits)) is not None


def erase(vault: Vault, record_id: str) -> None:
    """Take the content of a record's lines away (retention); digests and links stay."""
    with vault.atomic():
        vault.write(
            "UPDATE history SET old = NULL, new = NULL, reason = '', by_name = '', salt = NULL"
            " WHERE record = (SELECT seq FROM records WHERE id = ?)",
            (record_id,),
        )


def first_broken_link(vault: Vault) -> int | None:
    """The id of the first line that was altered, removed or put in; None if the chain holds."""
    link = FIRST_LINK
    rows = vault.each(
        "SELECT id, record, at, by, deed, ref, old, new, reason, salt, digest, link FROM history ORDER BY id"
    )
    for entry, record, at, by, deed, ref, old, new, reason, salt, digest, kept in rows:
        link = hashlib.sha256(link + digest).digest()
        whole = salt is None or _digest(salt, record, at, by, deed, ref, old, new, reason) == digest
        if link != kept or not whole:
            return int(entry)
    return None


def _head(vault: Vault) -> bytes:
    found = vault.value("SELECT link FROM history ORDER BY id DESC LIMIT 1")
    return FIRST_LINK if found is None else bytes(found)


def _digest(salt: bytes, *content: object) -> bytes:
    return hashlib.sha256(salt + json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def _entry(row: Row) -> Entry:
    return Entry(row[0], row[1], moment(row[2]), *row[3:])
