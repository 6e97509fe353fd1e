"""Backups: whole copies of the vault under the same key, made while people work, and one growing copy of the photos.

A backup folder holds, for each vault by its own name, `STAMP.vault` and `STAMP.keys` for every backup and one
`photos.db` that all of them share: photos are named by their content, so it only ever gains what it lacks.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.frozen import frozen
from desktop.paths import Paths, put_in_place
from desktop.store import photos, schema, slots_file
from desktop.store.claim import private_folder
from desktop.store.key import DataKey
from desktop.store.migrations import STEPS, Step
from desktop.store.sql import connect, from_os, troubles
from desktop.store.vault import PHOTO_PAGE, PHOTOS_SCHEMA, Vault
from desktop.trouble import Cancelled, Kind, Trouble

PAGES = 512  # copied between two looks at `cancelled`
STAMP = "%Y%m%dT%H%M%SZ"
_PROGRAM = "program"  # the version that opened the vault last


@frozen
class Backup:
    """One whole backup: the vault's copy; its key slots and the photos lie beside it."""

    path: Path
    made_at: datetime

    @property
    def keys(self) -> Path:
        return self.path.with_suffix(".keys")

    @property
    def photos(self) -> Path:
        return self.path.with_name("photos.db")


def write(
    vault: Vault,
    folder: Path,
    *,
    at: datetime,
    keep: int = 7,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Backup:
    """Make a backup, from a connection of the caller's lane; others go on writing. The newest `keep` stay.

    Photos first, then the vault, so that nothing it refers to is missing; a backup is there when its `.vault` is.
    """
    name = vault.value("SELECT value FROM vault WHERE name = 'id'")
    place = folder / f"sambang-{name[:12]}-{mark_of(vault.key)}"
    private_folder(place)
    backup = Backup(place / f"{at.astimezone(UTC).strftime(STAMP)}.vault", at)
    try:
        _top_up_photos(vault, backup.photos, cancelled)
        with troubles(place):
            _copy_vault(vault, backup.path.with_suffix(".part"), cancelled, progress)
        verify(backup.path.with_suffix(".part"), vault.key)
        _copy_file(slots_file.newest(vault.paths), backup.keys)
        _sync(backup.path.with_suffix(".part"))
        slots_file.sync_folder(place)
        put_in_place(backup.path.with_suffix(".part"), backup.path)
        slots_file.sync_folder(place)
        _drop_old(place, keep, backup)
    except OSError as error:
        raise from_os(error) from None
    return backup


def before_new_steps(paths: Paths, key: DataKey, *, at: datetime, steps: Sequence[Step] = STEPS) -> Backup | None:
    """A backup of a vault this program would take further than the one before it; None if it lacks no step.

    Asked before the vault is opened for writing: what a newer Sambang makes of it can then be gone back from.
    """
    with Vault(paths, key, read_only=True) as vault:
        return write(vault, paths.backups, at=at) if schema.missing(vault.connection, steps) else None


def before_another_program(paths: Paths, key: DataKey, program: str, *, at: datetime) -> Backup | None:
    """A backup of a vault that was last opened by another version of the program; None if it was by this one.

    `program` "" is a checkout, which has no version. No disk keeps anybody out of a vault that needs no new step.
    """
    with Vault(paths, key, read_only=True) as vault:
        last = vault.value("SELECT value FROM vault WHERE name = ?", (_PROGRAM,))
        if not program or last == program or not vault.value("SELECT EXISTS (SELECT 1 FROM records)"):
            return None
        with suppress(Trouble):
            return write(vault, paths.backups, at=at)
    return None


def note_program(vault: Vault, program: str) -> None:
    """This version opens the vault from now on."""
    if program and vault.value("SELECT value FROM vault WHERE name = ?", (_PROGRAM,)) != program:
        with vault.atomic():
            vault.write("INSERT OR REPLACE INTO vault (name, value) VALUES (?, ?)", (_PROGRAM, program))


def mark_of(key: DataKey) -> str:
    """What the folder of a key's backups ends in: after another data key, the photos beside it are sealed anew."""
    return hashlib.sha256(key.derive("backups")).hexdigest()[:6]


def found_in(folder: Path) -> list[Backup]:
    """The whole backups of a folder (or of the one a backup made inside it), newest first."""
    paths = [*folder.glob("*.vault"), *folder.glob("sambang-*/*.vault")]
    whole = [path for path in paths if path.with_suffix(".keys").exists()]
    return sorted((Backup(path, _made_at(path)) for path in whole), key=lambda one: one.made_at, reverse=True)


def verify(path: Path, key: DataKey) -> None:
    """Read the copy through, every page against its seal. Trouble VAULT_DAMAGED, VAULT_NEWER."""
    connection = connect(path, key.derive("main"), read_only=True)
    try:
        with troubles(path.parent):
            schema.check_known(connection)
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            if broken or connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise Trouble(Kind.VAULT_DAMAGED)
    finally:
        connection.close()


def restore(backup: Backup, paths: Paths) -> None:
    """Put a backup into an empty workspace, on this laptop or another. Trouble NOT_LAWFUL if there is a vault.

    The key slots come last: cut short, there is no vault yet, and it can be done again.
    """
    if paths.keys.exists() or slots_file.previous(paths).exists():
        raise Trouble(Kind.NOT_LAWFUL, stage="exists", deed="restore")
    private_folder(paths.root)
    try:
        for tail in ("-wal", "-shm"):
            for file in (paths.vault, paths.photos):
                Path(f"{file}{tail}").unlink(missing_ok=True)
        _copy_file(backup.path, paths.vault)
        if backup.photos.exists():
            _copy_file(backup.photos, paths.photos)
        _copy_file(backup.keys, paths.keys)
    except OSError as error:
        raise from_os(error) from None


def lay_out(backup: Backup, paths: Paths) -> None:
    """The vault and the keys of a backup, to be opened and read elsewhere; its photos stay where they are."""
    private_folder(paths.root)
    try:
        _copy_file(backup.path, paths.vault)
        _copy_file(backup.keys, paths.keys)
    except OSError as error:
        raise from_os(error) from None


def _copy_vault(
    vault: Vault, target: Path, cancelled: Callable[[], bool], progress: Callable[[int, int], None]
) -> None:
    target.unlink(missing_ok=True)
    copy = connect(target, vault.key.derive("main"), fresh=True)
    source = vault.connection

    def told(_: int, remaining: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        progress(total - remaining, total)

    try:
        source.execute("BEGIN")  # one moment of the vault, however long the copying takes
        source.execute("SELECT count(*) FROM vault").fetchone()
        source.backup(copy, pages=PAGES, progress=told, sleep=0)
    finally:
        if source.in_transaction:
            source.execute("ROLLBACK")
        copy.close()


def _top_up_photos(vault: Vault, target: Path, cancelled: Callable[[], bool]) -> None:
    if not vault.paths.photos.exists():
        return
    copy = connect(target, vault.key.derive("photos"), page_size=PHOTO_PAGE)
    try:
        with troubles(target.parent):
            for statement in PHOTOS_SCHEMA:
                copy.execute(statement)
            have = {row[0] for row in copy.execute("SELECT sha256 FROM contents")}
        with troubles(vault.paths.root):
            wanted = vault.photos.execute("SELECT sha256, size, kept_at FROM contents ORDER BY kept_at").fetchall()
        for row in wanted:
            if cancelled():
                raise Cancelled
            if row[0] not in have:
                _copy_content(vault, copy, row)
    finally:
        copy.close()


def _copy_content(vault: Vault, copy: Any, row: tuple[Any, ...]) -> None:
    with troubles(vault.paths.root):
        copy.execute("BEGIN IMMEDIATE")
        try:
            for number, data in enumerate(photos.chunks(vault, row[0])):
                copy.execute("INSERT OR REPLACE INTO chunks VALUES (?, ?, ?)", (row[0], number, data))
            copy.execute("INSERT INTO contents VALUES (?, ?, ?)", row)
            copy.execute("COMMIT")
        except BaseException:
            if copy.in_transaction:
                copy.execute("ROLLBACK")
            raise


def _drop_old(place: Path, keep: int, made: Backup) -> None:
    """The one just made stays whatever its stamp says: clocks jump back."""
    others = [one for one in found_in(place) if one.path != made.path]
    for old in others[max(0, keep - 1) :]:
        old.path.unlink(missing_ok=True)
        old.keys.unlink(missing_ok=True)


def _made_at(path: Path) -> datetime:
    try:
        return datetime.strptime(path.stem, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _copy_file(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    with source.open("rb") as read, part.open("wb") as write_to:
        shutil.copyfileobj(read, write_to, 1 << 20)
    _sync(part)
    put_in_place(part, target)
    slots_file.sync_folder(target.parent)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
