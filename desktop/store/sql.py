"""SQLCipher under sqlite-utils: the one place that opens connections and turns library errors into Trouble."""

from __future__ import annotations

import errno
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
from sqlcipher3 import dbapi2

from desktop.trouble import Kind, Trouble

# sqlite-utils takes the module `pysqlite3` if there is one; its `except` clauses must name SQLCipher's error classes,
# which are not subclasses of sqlite3's. So SQLCipher stands in under that name before sqlite-utils is imported.
for _name in dir(dbapi2):
    if not hasattr(sqlcipher3, _name):
        setattr(sqlcipher3, _name, getattr(dbapi2, _name))
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

if TYPE_CHECKING:
    from sqlite_utils import Database

Error = dbapi2.Error

BUSY_SECONDS = 15.0  # the store and the wire lane each write in short transactions; a longer wait is a fault
ALMOST_NOTHING = 256 * 1024  # bytes; an I/O error with less than this free is a full disk by another name

_KIND_BY_CODE = {
    3: Kind.DISK_READ_ONLY,  # SQLITE_PERM
    5: Kind.VAULT_IN_USE,  # SQLITE_BUSY
    6: Kind.VAULT_IN_USE,  # SQLITE_LOCKED
    8: Kind.DISK_READ_ONLY,  # SQLITE_READONLY
    10: Kind.DISK_FAILED,  # SQLITE_IOERR
    11: Kind.VAULT_DAMAGED,  # SQLITE_CORRUPT
    13: Kind.DISK_FULL,  # SQLITE_FULL
    14: Kind.DISK_FAILED,  # SQLITE_CANTOPEN
    26: Kind.VAULT_DAMAGED,  # SQLITE_NOTADB: the key was proven by its slot, so the file is not what it was
}

_KIND_BY_ERRNO = {
    errno.ENOSPC: Kind.DISK_FULL,
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: Kind.DISK_FULL,
    errno.EROFS: Kind.DISK_READ_ONLY,
    errno.EACCES: Kind.DISK_READ_ONLY,
    errno.EPERM: Kind.DISK_READ_ONLY,
}


def as_trouble(error: Exception, folder: Path | None = None) -> Trouble | None:
    """What the world did, if it was the world; None for a bug of ours (a wrong statement, a broken constraint)."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = _KIND_BY_CODE.get(code & 0xFF) if isinstance(code, int) else None
    if kind is None and "malformed" in str(error):
        kind = Kind.VAULT_DAMAGED
    if kind is None:
        return None
    if kind is Kind.DISK_FAILED and folder is not None and _full(folder):
        kind = Kind.DISK_FULL
    return Trouble(kind)


def from_os(error: OSError) -> Trouble:
    """The Trouble of a failed file deed (key slots, backups)."""
    return Trouble(_KIND_BY_ERRNO.get(error.errno or 0, Kind.DISK_FAILED))


@contextmanager
def troubles(folder: Path | None = None) -> Iterator[None]:
    """Library errors inside become Trouble; bugs go through as they are."""
    try:
        yield
    except Error as error:
        trouble = as_trouble(error, folder)
        if trouble is None:
            raise
        raise trouble from None  # the statement and its values stay out of every log


def database(connection: Any) -> Database:
    """sqlite-utils on a connection of ours. Imported here, since it takes as long as all the rest of the store."""
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


def connect(path: Path, key: bytes, *, read_only: bool = False, fresh: bool = False, page_size: int = 4096) -> Any:
    """An encrypted connection of the calling thread, in autocommit: transactions are begun by name.

    `fresh`: a file about to be filled by a backup, page by page.
    """
    with troubles(path.parent):
        connection = dbapi2.connect(str(path), isolation_level=None, timeout=BUSY_SECONDS)
        try:
            _prepare(connection, key, read_only, fresh, page_size)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: Any, key: bytes, read_only: bool, fresh: bool, page_size: int) -> None:
    run = connection.execute
    run("PRAGMA cipher_log_level = NONE")  # it would write to the standard error
    run(f"PRAGMA key = \"x'{key.hex()}'\"")
    run(f"PRAGMA cipher_page_size = {page_size}")
    run("PRAGMA cipher_memory_security = OFF")  # measured: 25 to 40 times slower scans
    run("PRAGMA temp_store = MEMORY")  # nothing readable beside the vault
    run("SELECT count(*) FROM sqlite_master").fetchone()  # the first page is read here: a wrong file shows now
    if read_only:
        run("PRAGMA query_only = ON")
    elif not fresh:
        run("PRAGMA auto_vacuum = INCREMENTAL")
        run("PRAGMA journal_mode = WAL").fetchone()
        run("PRAGMA journal_size_limit = 33554432")
    run("PRAGMA synchronous = FULL")
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA secure_delete = ON")
    run("PRAGMA cache_size = -16000")


def _full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < ALMOST_NOTHING
    except OSError:
        return False
