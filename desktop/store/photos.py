"""Photos and files: content-addressed chunks in a file of their own, committed before any row refers to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
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
BATCH = 8 << 20  # bytes of a transaction of contents that arrive


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


def touch(vault: Vault, sha256: bytes) -> bool:
    """Young again: a row will refer to it next, and tidying up must not take it before. False if it is not here."""
    young = "UPDATE contents SET kept_at = ? WHERE sha256 = ?"
    with troubles(vault.paths.root):
        return bool(vault.photos.execute(young, (stamp(datetime.now(UTC)), sha256)).rowcount)


class Arriving:
    """Contents on their way in piece by piece, some megabytes a transaction; no row refers to them yet.

    What comes from a slow stick waits in memory: the file is held only while some megabytes are written, so that nobody
    who takes a photo meanwhile waits for the stick. Only a content larger than that (a film) is written as it comes.
    Who brings them has checked each against its name before `end`. `leave` takes away what no row came to need.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault, self._at = vault, stamp(datetime.now(UTC))
        self._new: list[bytes] = []
        self._whole: list[tuple[bytes, bytes]] = []  # came, and wait to be written
        self._sha256, self._known, self._number = b"", False, 0
        self._waiting = bytearray()

    def begin(self, sha256: bytes) -> None:
        """The next content."""
        self._sha256, self._number = sha256, 0
        self._known = touch(self._vault, sha256)  # it may have lain here for long, with no row that needs it

    def put(self, piece: bytes) -> None:
        """Some more of it."""
        if self._known:
            return
        self._waiting += piece
        if self._number or len(self._waiting) >= BATCH:
            self._write_on()

    def end(self, size: int) -> None:
        """All of it came."""
        if self._number:
            self._write_on(end=True)
            self._note(self._sha256, size)
            self._commit()
        elif not self._known:
            self._whole.append((self._sha256, bytes(self._waiting)))
            self._waiting.clear()
        if sum(len(data) for _sha256, data in self._whole) >= BATCH:
            self.settle()

    def settle(self) -> None:
        """What came so far is on disk."""
        if self._whole:
            self._begin()
            for sha256, data in self._whole:
                if not has(self._vault, sha256):  # somebody else may have kept it meanwhile
                    pieces = ((sha256, n, data[at : at + CHUNK]) for n, at in enumerate(range(0, len(data), CHUNK)))
                    with troubles(self._vault.paths.root):
                        self._vault.photos.executemany("INSERT INTO chunks VALUES (?, ?, ?)", pieces)
                    self._note(sha256, len(data))
            self._commit()
            self._whole.clear()

    def leave(self) -> None:
        """What is unfinished is forgotten, and what no row refers to is gone; not what somebody else kept since."""
        connection = self._vault.photos
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        with suppress(Trouble), self._vault.atomic(), troubles(self._vault.paths.root):  # else the next tidying up does
            wanted = {row[0] for row in self._vault.rows(REFERRED)}
            ours = "SELECT 1 FROM contents WHERE sha256 = ? AND kept_at = ?"
            left = [
                one for one in self._new if one not in wanted and connection.execute(ours, (one, self._at)).fetchone()
            ]
            _delete(connection, left)

    def _write_on(self, *, end: bool = False) -> None:
        """The pieces that are whole, and at the end the rest: in one transaction from the first to the last."""
        if not self._number:
            self.settle()
            self._begin()
        while len(self._waiting) >= CHUNK or (end and self._waiting):
            piece = bytes(self._waiting[:CHUNK])
            with troubles(self._vault.paths.root):
                self._vault.photos.execute("INSERT INTO chunks VALUES (?, ?, ?)", (self._sha256, self._number, piece))
            del self._waiting[:CHUNK]
            self._number += 1

    def _begin(self) -> None:
        with troubles(self._vault.paths.root):
            self._vault.photos.execute("BEGIN IMMEDIATE")

    def _commit(self) -> None:
        with troubles(self._vault.paths.root):
            self._vault.photos.execute("COMMIT")

    def _note(self, sha256: bytes, size: int) -> None:
        with troubles(self._vault.paths.root):
            self._vault.photos.execute("INSERT INTO contents VALUES (?, ?, ?)", (sha256, size, self._at))
        self._new.append(sha256)


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
