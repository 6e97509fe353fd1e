"""Lists a form chooses from: a table each, immutable once imported, found by any column through an index."""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice

from desktop.frozen import frozen
from desktop.store import lists_overlay, lists_seen, lists_taking
from desktop.store.lists_taking import CHUNK, LOOKED_UP, Wished, make_index
from desktop.store.vault import Row, Vault
from desktop.touched import Touched
from desktop.trouble import Cancelled, Kind, Trouble

REMEMBERED = 512  # answers a table keeps for one interview
WITHOUT_INDEX = 300  # rows; below this a scan is as fast


@frozen
class ListRow:
    """One imported list. `scope`: the server (for entity lists) or empty. `kind`: "plain" or "entities".

    `token`: a mark of the login whose view it is (empty: anybody's). `whole`: a sum over its rows, or empty.
    `approval`: what is made for it exists only once the office approved the submission.
    """

    key: int
    scope: str
    name: str
    version: str
    kind: str
    columns: tuple[str, ...]
    row_count: int
    etag: str
    token: str = ""
    size: int = 0
    whole: bytes = b""
    approval: bool = False


_COLUMNS = "key, scope, name, version, kind, columns, row_count, etag, token, size, whole, approval"


class StoredList:
    """A list as the engine asks it (`ListTable`), on one vault's connection; its version does not move."""

    def __init__(self, vault: Vault, row: ListRow) -> None:
        self._vault = vault
        self._table = f"list_{row.key}"
        self._row = row
        self._selected = ", ".join(f"c{number}" for number in range(len(row.columns)))
        self._remembered: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}
        self._places: dict[str, dict[str, list[int]]] = {}
        self._indexed = _indexed_columns(vault, row.key)
        self.columns = row.columns
        self.version = row.version

    def rows_where(self, column: str, value: str) -> Sequence[tuple[str, ...]]:
        """The rows whose column equals the value, in the order of the list. Nothing for a column it has not."""
        found = self._remembered.get((column, value))
        if found is None:
            found = tuple(self._ask(column, value)) if column in self.columns else ()
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            self._remembered[column, value] = found
        return found

    def rows(self) -> Iterator[tuple[str, ...]]:
        """All rows in the order of the list, fetched as they are walked."""
        after = 0
        while True:
            rows = self._vault.rows(
                f"SELECT r, {self._selected} FROM {self._table} WHERE r > ? ORDER BY r LIMIT 2000", (after,)
            )
            if not rows:
                return
            after = rows[-1][0]
            yield from (row[1:] for row in rows)

    def _ask(self, column: str, value: str) -> list[Row]:
        number = self.columns.index(column)
        if number not in self._indexed and self._row.row_count > WITHOUT_INDEX:
            if self._vault.read_only:
                return self._by_places(number, value)
            make_index(self._vault, self._row.key, (column,))
            self._indexed.add(number)
        return self._vault.rows(f"SELECT {self._selected} FROM {self._table} WHERE c{number} = ? ORDER BY r", (value,))

    def _by_places(self, number: int, value: str) -> list[Row]:
        """A read-only connection cannot make an index in the file; it makes one in memory, once an interview."""
        places = self._places.get(self.columns[number])
        if places is None:
            places = {}
            for place, key in self._vault.rows(f"SELECT r, c{number} FROM {self._table}"):
                places.setdefault(key, []).append(place)
            self._places[self.columns[number]] = places
        found: list[Row] = []
        for place in places.get(value, ()):
            found += self._vault.rows(f"SELECT {self._selected} FROM {self._table} WHERE r = ?", (place,))
        return found


class FormLists:
    """The lists of one form version by file name, as one person may see them (`ListSource` of the engine)."""

    def __init__(self, vault: Vault, keys: dict[str, int], server: str, user: str = "") -> None:
        self._vault = vault
        self._keys = keys
        self._server, self._user = server, user

    def table(self, filename: str) -> lists_overlay.Table | None:
        key = self._keys.get(filename)
        row = None if key is None else get(self._vault, key)
        if row is None or row.kind == "plain":
            return None if row is None else StoredList(self._vault, row)
        found, login = lists_seen.read_by(self._vault, self._server, self._user, filename, row.key)
        mine = None if found is None else get(self._vault, found)
        if mine is None:
            return None
        outside = lists_seen.outside(self._vault, self._server, login, filename)
        return lists_overlay.laid_over(
            self._vault, StoredList(self._vault, mine), _stem(filename), self._server, outside, approval=mine.approval
        )


def source(vault: Vault, form: int, user: str = "") -> FormLists:
    """The lists of an installed form version (by its key), as that person sees them, on this vault's connection."""
    rows = vault.rows("SELECT name, list FROM form_media WHERE form = ? AND list IS NOT NULL", (form,))
    server = vault.value("SELECT server FROM forms WHERE key = ?", (form,)) or ""
    return FormLists(vault, dict(rows), server, user)


def import_csv(
    vault: Vault,
    data: bytes,
    *,
    name: str,
    version: str,
    at: datetime,
    scope: str = "",
    entities: bool = False,
    etag: str = "",
    indexes: Sequence[str] = (),
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int], None] = lambda done: None,
) -> int:
    """A CSV file (UTF-8, a heading row) into a table; returns the list's key. Trouble LIST_BROKEN (name, row)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=data.count(b"\n", 0, error.start) + 1) from None
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        columns = tuple(heading.strip() for heading in next(reader, []))
    except csv.Error:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=1) from None
    return import_rows(
        vault, columns, _even(reader, len(columns), name), name=name, version=version, at=at, scope=scope,
        entities=entities, etag=etag, indexes=indexes, cancelled=cancelled, progress=progress,
    )  # fmt: skip


def import_rows(
    vault: Vault,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    name: str,
    version: str,
    at: datetime,
    scope: str = "",
    entities: bool = False,
    etag: str = "",
    indexes: Sequence[str] = (),
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int], None] = lambda done: None,
) -> int:
    """Rows (of an XML or GeoJSON list, say) into a table, in chunks; the same version again is not imported twice.

    Cut short, the half-imported list is never used, and `sweep` takes it away.
    """
    known = find(vault, name, version, scope=scope)
    if known is not None:
        return known.key
    checked(columns, name)
    if entities:
        columns, rows = lists_overlay.with_local_columns(columns, rows)
    kind = "entities" if entities else "plain"
    taking = lists_taking.begin(vault, columns, Wished(name, version, scope, "", kind, etag), at=at)
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        if cancelled():
            raise Cancelled
        taking = lists_taking.take(vault, taking, chunk)
        progress(taking.rows)
    make_index(vault, taking.key, dict.fromkeys((*indexes, *LOOKED_UP)))
    return lists_taking.finish(vault, taking)


def checked(columns: Sequence[str], name: str) -> None:
    """Trouble LIST_BROKEN if these are no headings."""
    if not columns or len(set(columns)) != len(columns) or "" in columns or len(columns) > 500:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=1)


def get(vault: Vault, key: int) -> ListRow | None:
    """A list that is wholly imported."""
    row = vault.row(f"SELECT {_COLUMNS} FROM lists WHERE key = ? AND ready = 1", (key,))
    return None if row is None else _list(row)


def find(
    vault: Vault, name: str, version: str | None = None, *, scope: str = "", token: str | None = None
) -> ListRow | None:
    """The newest wholly imported list of this name (and version, and login's view)."""
    clause, values = "", [scope, name]
    if version is not None:
        clause, values = clause + " AND version = ?", [*values, version]
    if token is not None:
        clause, values = clause + " AND token = ?", [*values, token]
    row = vault.row(
        f"SELECT {_COLUMNS} FROM lists WHERE ready = 1 AND scope = ? AND name = ? {clause} ORDER BY key DESC LIMIT 1",
        values,
    )
    return None if row is None else _list(row)


def rows_between(vault: Vault, row: ListRow, start: int, count: int) -> Iterator[tuple[str, ...]]:
    """So many rows from the `start`th on (counted from 0), as they were taken in."""
    selected = ", ".join(f"c{number}" for number in range(len(row.columns)))
    for at in range(start, start + count, CHUNK):
        upto = min(at + CHUNK, start + count)
        yield from vault.rows(f"SELECT {selected} FROM list_{row.key} WHERE r > ? AND r <= ? ORDER BY r", (at, upto))


def use(vault: Vault, key: int, *, hash: str) -> Touched:
    """Let every form of the list's server that has an entity list of this name use this download from now on, but for
    forms that were given theirs by another login.

    Entity changes the server's rows show already are absorbed, in the same transaction.
    """
    row = get(vault, key)
    if row is None:
        return Touched()
    with vault.atomic():
        vault.write(
            "UPDATE form_media SET list = ?, hash = ? WHERE name = ?"
            " AND form IN (SELECT key FROM forms WHERE server = ?)"
            " AND list IN (SELECT key FROM lists WHERE kind = ? AND (token IN ('', ?) OR ? = ''))",
            (key, hash, row.name, row.scope, row.kind, row.token, row.token),
        )
        if row.kind == "entities":
            lists_overlay.absorb(vault, StoredList(vault, row), _stem(row.name), row.scope, approval=row.approval)
    return Touched(forms=True, lists=True)


def unseen_entities(vault: Vault, key: int, login: str | None = None) -> list[str]:
    """What was made here, reached the server and is not in this download: its integrity answer knows why.

    With `login` (its user, "" for everyone's) only what went with that login: others may not see it at all.
    """
    row = get(vault, key)
    if row is None:
        return []
    return lists_overlay.unseen(vault, StoredList(vault, row), _stem(row.name), row.scope, login)


def forget_entities(vault: Vault, key: int, entities: Sequence[str]) -> Touched:
    """These were deleted on the server."""
    row = get(vault, key)
    if row is None or not entities:
        return Touched()
    with vault.atomic():
        lists_overlay.forget(vault, _stem(row.name), row.scope, entities)
    return Touched(lists=True)


def sweep(vault: Vault, now: datetime | None = None) -> int:
    """Take away lists nobody reads, and half-imported ones nobody will take up again."""
    gone = let_go(vault, now)
    for key in gone:
        lists_taking.drop(vault, key)
    return len(gone)


def let_go(vault: Vault, now: datetime | None = None) -> list[int]:
    """Nobody can read these any more; `lists_taking.drop` takes them away, which may take its time.

    At the start of the program: no interview is open then.
    """
    idle = vault.rows(
        "SELECT key FROM lists WHERE ready = 1"
        " AND NOT EXISTS (SELECT 1 FROM form_media WHERE form_media.list = lists.key)"
        " AND NOT EXISTS (SELECT 1 FROM list_views WHERE lists.key IN (list_views.list, list_views.awaiting))"
    )
    with vault.atomic():
        vault.write_many("UPDATE lists SET ready = 0 WHERE key = ?", idle)
    return lists_taking.given_up(vault, now or datetime.now(UTC))


def _even(reader: Iterator[list[str]], width: int, name: str) -> Iterator[list[str]]:
    """Rows as wide as the heading: short ones are filled up, a longer one is broken."""
    number = 1
    try:
        for row in reader:
            number += 1
            if len(row) > width:
                raise Trouble(Kind.LIST_BROKEN, name=name, row=number)
            if row:
                yield row + [""] * (width - len(row))
    except csv.Error:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=number + 1) from None


def _indexed_columns(vault: Vault, key: int) -> set[int]:
    rows = vault.rows("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", (f"list_{key}",))
    return {int(name.rpartition("_")[2]) for (name,) in rows if "_by_" in name}


def _stem(filename: str) -> str:
    return filename.rpartition(".")[0] or filename


def _list(row: Row) -> ListRow:
    values = [*row]
    values[5], values[-1] = tuple(json.loads(row[5])), bool(row[-1])
    return ListRow(*values)
