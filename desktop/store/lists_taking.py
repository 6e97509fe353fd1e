"""A list on its way into a table of its own: a chunk a transaction, resumed where a cut left it, used only when whole.

What is taken in is never readable beside the vault, and never all in memory.
"""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from desktop.frozen import frozen
from desktop.store.moments import stamp
from desktop.store.vault import Vault

CHUNK = 500  # rows a transaction; typing and saving go between two of them
AT_ONCE = 1000  # rows taken away in a transaction
KEPT = timedelta(days=14)
"""So long a download that was cut off may be taken up again."""


@frozen
class Wished:
    """Which list it will be. `scope`: the server (for entity lists) or empty; `token`: whose view of it, or empty.

    `approval`: the server makes its new entities only once their submission was approved there.
    """

    name: str
    version: str
    scope: str = ""
    token: str = ""
    kind: str = "plain"
    etag: str = ""
    approval: bool = False


@frozen
class Taking:
    """How far it is. `way` and `tag` say of which answer the `place` is; `whole` is the caller's sum of the rows."""

    key: int
    columns: tuple[str, ...]
    way: str
    tag: str
    place: int = 0
    rows: int = 0
    whole: bytes = b""


def begin(
    vault: Vault, columns: Sequence[str], wished: Wished, *, way: str = "", tag: str = "", at: datetime
) -> Taking:
    """An empty table, not used yet."""
    with vault.atomic():
        key = vault.write(
            "INSERT INTO lists (scope, token, name, version, kind, columns, etag, approval, imported_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                wished.scope, wished.token, wished.name, wished.version or uuid4().hex, wished.kind,
                json.dumps(list(columns)), wished.etag, wished.approval, stamp(at),
            ),
        )  # fmt: skip
        texts = ", ".join(f"c{number} TEXT NOT NULL" for number in range(len(columns)))
        vault.write(f"CREATE TABLE list_{key} (r INTEGER PRIMARY KEY, {texts})")
        vault.write("INSERT INTO list_takings VALUES (?, ?, ?, 0, 0, x'', ?)", (key, way, tag, stamp(at)))
    return Taking(key, tuple(columns), way, tag)


def begun(vault: Vault, wished: Wished) -> Taking | None:
    """The same list, cut off earlier; rows beyond the place it stands at are taken away again."""
    row = vault.row(
        "SELECT t.list, l.columns, t.way, t.tag, t.place, t.rows, t.whole FROM list_takings t"
        " JOIN lists l ON l.key = t.list WHERE l.scope = ? AND l.token = ? AND l.name = ? AND l.version = ?"
        " ORDER BY t.list DESC LIMIT 1",
        (wished.scope, wished.token, wished.name, wished.version),
    )
    if row is None:
        return None
    taking = Taking(row[0], tuple(json.loads(row[1])), *row[2:])
    with vault.atomic():
        vault.write(f"DELETE FROM list_{taking.key} WHERE r > ?", (taking.rows,))
    return taking


def add(vault: Vault, taking: Taking, rows: Sequence[Sequence[str]]) -> None:
    """Rows of a part that is not yet whole: after a cut they go again."""
    names, marks = ", ".join(f"c{n}" for n in range(len(taking.columns))), ", ".join("?" * len(taking.columns))
    with vault.atomic():
        vault.write_many(f"INSERT INTO list_{taking.key} ({names}) VALUES ({marks})", rows)


def stand(vault: Vault, taking: Taking, *, rows: int, place: int = 0, whole: bytes = b"") -> Taking:
    """How far the answer has been read with so many rows: it goes on from here after a cut."""
    with vault.atomic():
        vault.write(
            "UPDATE list_takings SET place = ?, rows = ?, whole = ? WHERE list = ?", (place, rows, whole, taking.key)
        )
    return replace(taking, rows=rows, place=place, whole=whole)


def take(vault: Vault, taking: Taking, rows: Sequence[Sequence[str]], *, place: int = 0, whole: bytes = b"") -> Taking:
    """These rows too, and how far the answer has been read with them: one transaction."""
    with vault.atomic():
        add(vault, taking, rows)
        return stand(vault, taking, rows=taking.rows + len(rows), place=place, whole=whole)


def finish(vault: Vault, taking: Taking, *, size: int = 0) -> int:
    """It is whole: it may be used. `size`: bytes of it, as it came."""
    with vault.atomic():
        vault.write(
            "UPDATE lists SET ready = 1, row_count = ?, size = ?, whole = ? WHERE key = ?",
            (taking.rows, size, taking.whole, taking.key),
        )
        vault.write("DELETE FROM list_takings WHERE list = ?", (taking.key,))
    return taking.key


LOOKED_UP = ("name", "nik", "no_kk", "tgl_lahir")
"""Columns asked of every list that has them: rows by their name, people and families for findings while typing."""


def make_index(vault: Vault, key: int, columns: Iterable[str]) -> None:
    """So that a choice filter over these columns is a look-up. On an empty table it costs the writer no long wait."""
    known = json.loads(vault.value("SELECT columns FROM lists WHERE key = ?", (key,)))
    with vault.atomic():
        for column in columns:
            if column in known:
                number = known.index(column)
                vault.write(f"CREATE INDEX IF NOT EXISTS list_{int(key)}_by_{number} ON list_{int(key)} (c{number})")


def drop(vault: Vault, key: int, *, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Away with it, some rows at a time: with what is deleted being overwritten, all at once would be long.

    Cancelled in between, it goes on another time.
    """
    key = int(key)
    with vault.atomic():  # first of all nobody may find it any more
        vault.write("UPDATE lists SET ready = 0 WHERE key = ?", (key,))
        vault.write("DELETE FROM list_takings WHERE list = ?", (key,))
    there = vault.value("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (f"list_{key}",))
    last = vault.value(f"SELECT max(r) FROM list_{key}") if there else None
    for upto in range(AT_ONCE, (last or 0) + 1, AT_ONCE):
        if cancelled():
            return
        with vault.atomic():
            vault.write(f"DELETE FROM list_{key} WHERE r <= ?", (upto,))
    with vault.atomic():
        vault.write(f"DROP TABLE IF EXISTS list_{key}")
        vault.write("DELETE FROM lists WHERE key = ?", (key,))


def given_up(vault: Vault, now: datetime) -> list[int]:
    """Lists cut off that nobody will take up again."""
    rows = vault.rows(
        "SELECT key FROM lists WHERE ready = 0 AND NOT EXISTS (SELECT 1 FROM list_takings t WHERE t.list = lists.key"
        " AND t.way <> '' AND t.at >= ?)",
        (stamp(now - KEPT),),
    )
    return [key for (key,) in rows]
