"""Another data key for the whole workspace, after the old one may have got out: new files beside the old, then swapped.

Killed before the mark `rekey.ready` lies there, nothing has happened; after it, the next coming in finishes the swap.
Who has a key of their own comes in by the passphrase they have; whoever never came in needs a new one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.paths import Paths
from desktop.store import key, schema, slots_file, space, users_table
from desktop.store.key import DataKey
from desktop.store.sql import connect, from_os, troubles
from desktop.store.vault import PHOTO_PAGE, Vault
from desktop.trouble import Cancelled, Kind, Trouble

PAGES = 512  # copied between two looks at `cancelled`
Progress = Callable[[int, int], None]


def renew(
    paths: Paths,
    old: DataKey,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Progress = lambda done, of: None,
) -> DataKey:
    """A fresh data key under everything. Nobody else may have the files open: the program is at its door.

    Troubles of the disk (twice the room is needed for a moment), VAULT_DAMAGED; Cancelled while nothing has happened.
    """
    settle(paths)
    _sweep(paths)
    _must_fit(paths)
    new = key.create(old.realm)
    try:
        with Vault(paths, old) as vault:
            everyone = [one.id for one in users_table.everyone(vault)]
            vault.fold_log()
            _copy(vault.connection, _fresh(paths.vault), new.derive("main"), 4096, cancelled, progress)
            _copy(vault.photos, _fresh(paths.photos), new.derive("photos"), PHOTO_PAGE, cancelled, progress)
            vault.fold_log()
        slots_file.write(_fresh(paths.keys), key.rekeyed(paths, old, new, everyone))
        slots_file.sync_folder(paths.root)
        slots_file.write(_mark(paths), {"format": 1})
        slots_file.sync_folder(paths.root)
    except OSError as error:
        _sweep(paths)
        raise from_os(error) from None
    except (Trouble, Cancelled):
        _sweep(paths)
        raise
    settle(paths)
    return new


def settle(paths: Paths) -> None:
    """Finish a swap that was cut short, if there is one: every step of it may be done twice."""
    if not _mark(paths).exists():
        return
    try:
        for path in (paths.photos, paths.vault):
            if _fresh(path).exists():
                for tail in ("-wal", "-shm"):
                    Path(f"{path}{tail}").unlink(missing_ok=True)
                _fresh(path).replace(path)
        slots_file.sync_folder(paths.root)
        if _fresh(paths.keys).exists():
            shutil.copyfile(_fresh(paths.keys), slots_file.previous(paths))  # nothing of the old key is kept
            _fresh(paths.keys).replace(paths.keys)
        slots_file.sync_folder(paths.root)
        _mark(paths).unlink()
        slots_file.sync_folder(paths.root)
    except OSError as error:
        raise from_os(error) from None


def _copy(
    source: Any, target: Path, secret: bytes, page_size: int, cancelled: Callable[[], bool], progress: Progress
) -> None:
    """Page by page under the new key, read through afterwards, and on the disk when it returns."""

    def told(_: int, remaining: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        progress(total - remaining, total)

    with troubles(target.parent):
        copy = connect(target, secret, fresh=True, page_size=page_size)
        try:
            source.backup(copy, pages=PAGES, progress=told, sleep=0)
        finally:
            copy.close()
        made = connect(target, secret, read_only=True, page_size=page_size)
        try:
            schema.check_known(made)
            if made.execute("PRAGMA cipher_integrity_check").fetchall():
                raise Trouble(Kind.VAULT_DAMAGED)
        finally:
            made.close()
    for tail in ("-wal", "-shm"):
        Path(f"{target}{tail}").unlink(missing_ok=True)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _must_fit(paths: Paths) -> None:
    room = space.space(paths)
    if room.free < room.vault + room.photos + space.LATE:
        raise Trouble(Kind.DISK_FULL)


def _sweep(paths: Paths) -> None:
    """What an attempt left that came to nothing."""
    for path in (paths.vault, paths.photos, paths.keys):
        for tail in ("", "-wal", "-shm", "-journal"):
            Path(f"{_fresh(path)}{tail}").unlink(missing_ok=True)


def _fresh(path: Path) -> Path:
    return path.with_name(path.name + ".rekey")


def _mark(paths: Paths) -> Path:
    return paths.root / "rekey.ready"
