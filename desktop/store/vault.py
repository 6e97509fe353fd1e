"""The vault: a thread's connection to the encrypted file and to the photos beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any

from desktop.paths import Paths
from desktop.store import schema
from desktop.store.key import DataKey, Realm
from desktop.store.sql import connect, database, troubles
from desktop.trouble import Kind, Trouble

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = tuple[Any, ...]

PHOTO_PAGE = 16384  # bytes; photos are read whole, larger pages are fewer
PHOTOS_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS contents (sha256 BLOB PRIMARY KEY, size INTEGER NOT NULL, kept_at INTEGER NOT NULL)"
    " WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS chunks (sha256 BLOB NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL,"
    " PRIMARY KEY (sha256, n))",
)


class Vault:
    """Opened by the thread that uses it. A writing one takes the schema's missing steps; a read-only one only reads.

    Troubles on opening: VAULT_MISSING, VAULT_DAMAGED, VAULT_NEWER, VAULT_OTHER_REALM and those of the disk.
    """

    def __init__(
        self, paths: Paths, key: DataKey, *, read_only: bool = False, progress: schema.Progress = lambda done, of: None
    ) -> None:
        if not paths.vault.exists():
            raise Trouble(Kind.VAULT_MISSING)
        self.paths = paths
        self.key = key
        self.realm: Realm = key.realm
        self.read_only = read_only
        self.connection = connect(paths.vault, key.derive("main"), read_only=read_only)
        self._photos: Any = None
        try:
            with troubles(paths.root):
                schema.check_known(self.connection)
                if not read_only:
                    schema.migrate(self.connection, progress=progress)
                self._check_realm()
        except BaseException:
            self.connection.close()
            raise

    @cached_property
    def db(self) -> Database:
        """The vault as sqlite-utils sees it."""
        return database(self.connection)

    def close(self) -> None:
        """Give both files back. The last connection to close folds the log into the file."""
        self.connection.close()
        if self._photos is not None:
            self._photos.close()
            self._photos = None

    def __enter__(self) -> Vault:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All of it or nothing. Takes the writer's place at once; inside another it is a savepoint of that."""
        with troubles(self.paths.root), transaction(self):
            yield

    @property
    def photos(self) -> Any:
        """The connection to the photos file, opened when first asked."""
        if self._photos is None:
            self._photos = open_photos(self.paths, self.key, read_only=self.read_only)
        return self._photos

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """All rows of a question."""
        with troubles(self.paths.root):
            found: list[Row] = self.connection.execute(sql, parameters).fetchall()
        return found

    def each(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """The rows of a question one by one, for what is too much to hold."""
        with troubles(self.paths.root):
            yield from self.connection.execute(sql, parameters)

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row of a question, or None."""
        with troubles(self.paths.root):
            found: Row | None = self.connection.execute(sql, parameters).fetchone()
        return found

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def write(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """One statement inside `atomic`; returns the row id it made."""
        self._in_atomic()
        with troubles(self.paths.root):
            return int(self.connection.execute(sql, parameters).lastrowid or 0)

    def change(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """One statement inside `atomic`; returns how many rows it changed."""
        self._in_atomic()
        with troubles(self.paths.root):
            return int(self.connection.execute(sql, parameters).rowcount)

    def write_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """One statement for many rows inside `atomic`."""
        self._in_atomic()
        with troubles(self.paths.root):
            self.connection.executemany(sql, rows)

    def tidy(self, pages: int = 500) -> None:
        """Give some free pages back to the disk; called now and then by the store lane."""
        with troubles(self.paths.root):
            self.connection.execute(f"PRAGMA incremental_vacuum({int(pages)})").fetchall()
            self.connection.execute("PRAGMA optimize").fetchall()

    def fold_log(self) -> None:
        """Fold what the logs hold into the files, as far as nobody is reading."""
        with troubles(self.paths.root):
            for connection in (self.connection, self.photos):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _in_atomic(self) -> None:
        if not self.connection.in_transaction:
            raise RuntimeError("a write outside atomic")

    def _check_realm(self) -> None:
        found = self.connection.execute("SELECT value FROM vault WHERE name = 'realm'").fetchone()
        if found is not None and found[0] != self.realm.value:
            raise Trouble(Kind.VAULT_OTHER_REALM)


@contextmanager
def transaction(vault: Vault) -> Iterator[None]:
    """BEGIN IMMEDIATE, so that waiting for the other writer happens at the start; nested, a savepoint."""
    connection = vault.connection
    if connection.in_transaction:
        with vault.db.atomic():
            yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # some errors have ended it already
            connection.execute("ROLLBACK")
        raise


def open_photos(paths: Paths, key: DataKey, *, read_only: bool = False) -> Any:
    """A connection to the photos file; a writing one makes it if it is not there yet."""
    if read_only and not paths.photos.exists():
        raise Trouble(Kind.VAULT_MISSING)
    connection = connect(paths.photos, key.derive("photos"), read_only=read_only, page_size=PHOTO_PAGE)
    if not read_only:
        with troubles(paths.root):
            for statement in PHOTOS_SCHEMA:
                connection.execute(statement)
    return connection
