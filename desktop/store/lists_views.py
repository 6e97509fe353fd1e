"""A login's lists as they change: a new download is used, set aside until a person agrees, or refused; rows that are
gone are kept for the records that stand on them ("di luar wilayah Anda").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime

from desktop.frozen import frozen
from desktop.store import lists_seen, lists_table
from desktop.store.lists_seen import token_mark
from desktop.store.lists_table import ListRow, StoredList
from desktop.store.moments import moment, stamp
from desktop.store.servers_table import Login
from desktop.store.stages import Stage
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched

ENTITY = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
OVER = (Stage.SENT.value, Stage.DISCARDED.value)  # such a record asks its list nothing any more


@frozen
class View:
    """What one login (of `user`, "" for everyone's) has of a list. Numbers are keys of lists."""

    server: str
    user: str
    name: str
    token: str
    list: int | None
    hash: str
    awaiting: int | None = None
    awaiting_hash: str = ""
    refused: str = ""
    large: str = ""
    large_size: int = 0


@frozen
class Awaiting:
    """A download that lost too many rows: used only if a person agrees. `before` and `after`: rows."""

    server: str
    user: str
    name: str
    before: int
    after: int
    since: datetime


@frozen
class Large:
    """A list too large for the line as it was; `size`: bytes of it that came, or more."""

    server: str
    user: str
    name: str
    size: int


_COLUMNS = "server, user, name, token, list, hash, awaiting, awaiting_hash, refused, large, large_size"


def view(vault: Vault, server: str, user: str, name: str) -> View | None:
    """What that login has."""
    row = vault.row(
        f"SELECT {_COLUMNS} FROM list_views WHERE server = ? AND user = ? AND name = ?",  # noqa: S608
        (server, user, name),
    )
    return None if row is None else View(*row)


def had(vault: Vault, login: Login, name: str) -> tuple[int | None, str]:
    """The list that login reads now, and its hash: its own, else what the forms came with."""
    known = view(vault, login.server, login.user, name)
    if known is not None and known.list is not None:
        return known.list, known.hash
    base = vault.row(
        "SELECT m.list, m.hash FROM form_media m JOIN forms f ON f.key = m.form JOIN lists l ON l.key = m.list"
        " WHERE f.server = ? AND m.name = ? AND l.kind = 'entities' AND l.token IN ('', ?) ORDER BY m.form DESC",
        (login.server, name, token_mark(login)),
    )
    return base or (None, "")


def use(vault: Vault, key: int, login: Login, *, hash: str, at: datetime) -> Touched:
    """That login reads this download from now on."""
    row = lists_table.get(vault, key)
    if row is None:
        return NOTHING
    with vault.atomic():
        _hold_gone_rows(vault, had(vault, login, row.name)[0], row, login, at)
        _put(vault, login, row.name, "list = ?, hash = ?, awaiting = NULL, awaiting_hash = '', large = ''", key, hash)
        return lists_table.use(vault, key, hash=hash)


def set_aside(vault: Vault, key: int, login: Login, *, hash: str, at: datetime) -> Touched:
    """It lost too many rows: what is here is read on until a person agrees."""
    row = lists_table.get(vault, key)
    known = None if row is None else view(vault, login.server, login.user, row.name)
    if row is None or (known is not None and known.awaiting_hash == hash):
        return NOTHING
    with vault.atomic():
        if known is None or known.list is None:  # from before lists were kept by login
            _put(vault, login, row.name, "list = ?, hash = ?", *had(vault, login, row.name))
        _put(vault, login, row.name, "awaiting = ?, awaiting_hash = ?, awaiting_at = ?", key, hash, stamp(at))
    return Touched(lists=True)


def too_large(vault: Vault, login: Login, name: str, *, hash: str, size: int) -> Touched:
    """It is left for a better line, or until a person asks for it."""
    with vault.atomic():
        _put(vault, login, name, "large = ?, large_size = ?", hash, size)
    return Touched(lists=True)


def arrived(vault: Vault, login: Login, name: str) -> Touched:
    """What was too large is here after all."""
    with vault.atomic():
        _put(vault, login, name, "large = ''")
    return Touched(lists=True)


def awaiting(vault: Vault) -> list[Awaiting]:
    """What waits for a person's yes or no, oldest first."""
    rows = vault.rows(
        "SELECT v.server, v.user, v.name, coalesce(b.row_count, 0), a.row_count, v.awaiting_at FROM list_views v"
        " JOIN lists a ON a.key = v.awaiting LEFT JOIN lists b ON b.key = v.list ORDER BY v.awaiting_at, v.name"
    )
    return [Awaiting(server, user, name, before, after, moment(at)) for server, user, name, before, after, at in rows]


def large(vault: Vault) -> list[Large]:
    """What is left for a better line."""
    rows = vault.rows("SELECT server, user, name, large_size FROM list_views WHERE large <> '' ORDER BY name")
    return [Large(*row) for row in rows]


def agree(vault: Vault, one: Awaiting, *, at: datetime) -> Touched:
    """A person agrees: the shorter list is read from now on. Nothing if it waits no more."""
    known = view(vault, one.server, one.user, one.name)
    if known is None or known.awaiting is None:
        return NOTHING
    login = Login(one.server, one.user, "")
    with vault.atomic():
        touched = use(vault, known.awaiting, login, hash=known.awaiting_hash, at=at)
        vault.write(
            "UPDATE list_views SET token = ? WHERE server = ? AND user = ? AND name = ?",
            (known.token, one.server, one.user, one.name),
        )
    return touched


def refuse(vault: Vault, one: Awaiting) -> Touched:
    """A person does not: what is here stays, and that download is not offered again; a newer one is."""
    with vault.atomic():
        vault.write(
            "UPDATE list_views SET refused = awaiting_hash, awaiting = NULL, awaiting_hash = ''"
            " WHERE server = ? AND user = ? AND name = ? AND awaiting IS NOT NULL",
            (one.server, one.user, one.name),
        )
    return Touched(lists=True)


def outside(vault: Vault) -> frozenset[str]:
    """Records (by id) not over yet that stand on a row their author's list no longer has."""
    rows = vault.rows(
        "SELECT DISTINCT r.id FROM list_outside o JOIN records r ON r.seq = o.record"
        " WHERE r.stage NOT IN (?, ?)", OVER,
    )  # fmt: skip
    return frozenset(record for (record,) in rows)


def _put(vault: Vault, login: Login, name: str, change: str, *values: object) -> None:
    place = (login.server, login.user, name)
    vault.write("INSERT OR IGNORE INTO list_views (server, user, name) VALUES (?, ?, ?)", place)
    vault.write(
        f"UPDATE list_views SET {change}, token = ? WHERE server = ? AND user = ? AND name = ?",  # noqa: S608
        (*values, token_mark(login), *place),
    )


def _hold_gone_rows(vault: Vault, before: int | None, after: ListRow, login: Login, at: datetime) -> None:
    """What records stand on and the new list has no more is held; what it has again, or nobody stands on, is let go."""
    new = StoredList(vault, after)
    old = None if before is None else lists_table.get(vault, before)
    held = lists_seen.outside(vault, login.server, login.user, after.name)
    place = (login.server, login.user, after.name)
    vault.write("DELETE FROM list_outside WHERE server = ? AND user = ? AND name = ?", place)
    for record, entity in _stood_on(vault, login, after.name):
        if new.rows_where("name", entity):
            continue
        row = held.get(entity) or (None if old is None else _cells(vault, old, entity))
        if row is not None:
            vault.write(
                "INSERT OR IGNORE INTO list_outside (server, user, name, entity, record, cells, since)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*place, entity, record, json.dumps(row, ensure_ascii=False), stamp(at)),
            )


def _cells(vault: Vault, old: ListRow, entity: str) -> dict[str, str] | None:
    rows = StoredList(vault, old).rows_where("name", entity)
    return dict(zip(old.columns, rows[0], strict=True)) if rows else None


def _stood_on(vault: Vault, login: Login, name: str) -> Iterator[tuple[int, str]]:
    """(record, entity) of what that login's people have begun and not yet seen through with that list."""
    mine = "r.author = ?" if login.user else "? = '' AND r.author NOT IN (SELECT user FROM logins WHERE server = ?)"
    rows = vault.each(
        "SELECT r.seq, d.answers, s.answers FROM records r JOIN form_media m ON m.form = r.form AND m.name = ?"  # noqa: S608
        " JOIN forms f ON f.key = r.form LEFT JOIN drafts d ON d.record = r.seq LEFT JOIN submissions s ON s.seq ="
        f" r.current WHERE f.server = ? AND r.stage NOT IN (?, ?) AND {mine}",
        (name, login.server, *OVER, login.user, *(() if login.user else (login.server,))),
    )
    for record, draft, sealed in list(rows):
        told = json.loads(draft or sealed or b"{}")
        for answer in told.values():
            for entity in ENTITY.findall(answer):
                yield record, entity
