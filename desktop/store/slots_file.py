"""The keys file on disk: written by fsync and rename, the one before kept, a torn one passed over."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from desktop.paths import Paths, put_in_place
from desktop.store.sql import from_os
from desktop.trouble import Kind, Trouble


def load(paths: Paths) -> dict[str, Any]:
    """The slots; from the previous file if the newest is damaged or missing. Trouble VAULT_MISSING, KEYS_DAMAGED."""
    seen = False
    for path in (paths.keys, previous(paths)):
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise from_os(error) from None
        seen = True
        slots = _read(content)
        if slots is not None:
            return slots
    raise Trouble(Kind.KEYS_DAMAGED if seen or paths.vault.exists() else Kind.VAULT_MISSING)


def save(paths: Paths, slots: dict[str, Any], *, forget_previous: bool = False) -> None:
    """Durable when it returns. At every moment of it, one of the two files is whole.

    `forget_previous` writes the kept copy anew too: after a removed slot or a changed passphrase, the old one must
    not open the vault through it.
    """
    content = _write(slots)
    try:
        fresh = paths.keys.with_name(paths.keys.name + ".new")
        if _usable(paths.keys):  # a damaged newest file must not push out the good previous one
            _put(fresh, paths.keys.read_bytes())
            put_in_place(fresh, previous(paths))
            sync_folder(paths.root)
        _put(fresh, content)
        put_in_place(fresh, paths.keys)
        sync_folder(paths.root)  # makes the names of the other files durable too
        if forget_previous:
            _put(fresh, content)
            put_in_place(fresh, previous(paths))
            sync_folder(paths.root)
    except OSError as error:
        raise from_os(error) from None


def write(path: Path, slots: dict[str, Any]) -> None:
    """A keys file somewhere else, durable but for its name."""
    _put(path, _write(slots))


def newest(paths: Paths) -> Path:
    """The file that would be read now: the newest, or the one before it if that is damaged."""
    load(paths)
    return paths.keys if _usable(paths.keys) else previous(paths)


def previous(paths: Paths) -> Path:
    """Where the keys file before the newest is kept."""
    return paths.keys.with_name(paths.keys.name + ".1")


def _usable(path: Path) -> bool:
    return path.exists() and _read(path.read_bytes()) is not None


def _write(slots: dict[str, Any]) -> bytes:
    body = json.dumps(slots, sort_keys=True, separators=(",", ":"))
    return json.dumps({"check": hashlib.sha256(body.encode()).hexdigest(), "keys": slots}, indent=1).encode()


def _read(content: bytes) -> dict[str, Any] | None:
    try:
        file = json.loads(content)
        slots, check = file["keys"], file["check"]
    except (ValueError, KeyError, TypeError):
        return None
    body = json.dumps(slots, sort_keys=True, separators=(",", ":"))
    if hashlib.sha256(body.encode()).hexdigest() != check or not isinstance(slots, dict):
        return None
    if slots.get("format") != 1:
        raise Trouble(Kind.VAULT_NEWER, found=str(slots.get("format")), known="1")
    return slots


def _put(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """A rename is durable only when its folder is; Windows keeps that itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
