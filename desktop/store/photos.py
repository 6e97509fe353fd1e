"""Photos and files: content-addressed chunks in a file of their own, committed before any row refers to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from desktop.store.moments import stamp
from desktop.store.sql import troubles
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble

REFERRED = (
    "SELECT p.sha256 FROM parts p JOIN submissions s ON s.seq = p.submission"
    " WHERE p.xml IS NULL AND s.erased_at IS NULL UNION SELECT sha256 FROM record_files"
    " UNION SELECT sha256 FROM form_media WHERE sha256 IS NOT NULL"
)
"""Every content some row still needs."""
CHUNK = 256 * 1024  # bytes; a photo is read for sending piece by piece


def keep(vault: Vault, data: bytes) -> bytes:
    """Put a content in; durable when it returns. Gives its SHA-256, by which it is read. Twice is once."""
    sha256 = hashlib.sha256(data).digest()
    connection = vault.photos
    with troubles(vault.paths.root):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if not connection.execute("SELECT 1 FROM contents WHERE sha256 = ?", (sha256,)).fetchone():
                pieces = ((sha256, n, data[at : at + CHUNK]) for n, at in enumerate(range(0, len(data), CHUNK)))
                connection.executemany("INSERT INTO chunks VALUES (?, ?, ?)", pieces)
            # asked for again: young again, so that tidying up does not take it before the row that will refer to it
            connection.execute(
                "INSERT INTO contents VALUES (?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET kept_at = excluded.kept_at",
                (sha256, len(data), stamp(datetime.now(UTC))),
            )
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return sha256


def read(vault: Vault, sha256: bytes) -> bytes:
    """A whole content, checked against its name. Trouble VAULT_DAMAGED if it is not there or not the same."""
    data = b"".join(chunks(vault, sha256))
    if hashlib.sha256(data).digest() != sha256 or not has(vault, sha256):
        raise Trouble(Kind.VAULT_DAMAGED)
    return data


def chunks(vault: Vault, sha256: bytes) -> Iterator[bytes]:
    """A content piece by piece, for sending without holding it whole."""
    number = 0
    while True:
        with troubles(vault.paths.root):
            row = vault.photos.execute(
                "SELECT data FROM chunks WHERE sha256 = ? AND n = ?", (sha256, number)
            ).fetchone()
        if row is None:
            return
        yield row[0]
        number += 1


def is_whole(vault: Vault, sha256: bytes) -> bool:
    """Whether the content is here and is what its name says."""
    digest = hashlib.sha256()
    for piece in chunks(vault, sha256):
        digest.update(piece)
    return digest.digest() == sha256 and has(vault, sha256)


def has(vault: Vault, sha256: bytes) -> bool:
    """Whether the content is here."""
    with troubles(vault.paths.root):
        return vault.photos.execute("SELECT 1 FROM contents WHERE sha256 = ?", (sha256,)).fetchone() is not None


def drop_unreferenced(vault: Vault, *, kept_before: datetime, limit: int = 200) -> int:
    """Delete some contents no row refers to, older than a moment (a young one may be waiting for its row)."""
    with vault.atomic():  # the main file is held still: no row can come to refer to a content meanwhile
        wanted = {row[0] for row in vault.rows(REFERRED)}
        with troubles(vault.paths.root):
            connection = vault.photos
            old = connection.execute("SELECT sha256 FROM contents WHERE kept_at < ?", (stamp(kept_before),)).fetchall()
            gone = [row[0] for row in old if row[0] not in wanted][:limit]
            _delete(connection, gone)
    return len(gone)


def count(vault: Vault) -> int:
    """How many photos and files lie here."""
    with troubles(vault.paths.root):
        return int(vault.photos.execute("SELECT count(*) FROM contents").fetchone()[0])


def _delete(connection: Any, contents: list[bytes]) -> None:
    run = connection.execute
    run("BEGIN IMMEDIATE")
    try:
        for sha256 in contents:
            run("DELETE FROM contents WHERE sha256 = ?", (sha256,))
            run("DELETE FROM chunks WHERE sha256 = ?", (sha256,))
        run("COMMIT")
    except BaseException:
        run("ROLLBACK")
        raise
    run("PRAGMA incremental_vacuum(2000)").fetchall()
