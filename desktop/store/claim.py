"""One program a vault: a lock of the operating system on an open handle, which ends with the program."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from desktop.paths import Paths
from desktop.store.sql import from_os
from desktop.trouble import Kind, Trouble


class Claim:
    """Held by the program that writes; `release` gives it back. No age is kept: clocks jump."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Claim:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def claim(paths: Paths) -> Claim:
    """Take the vault for this program; Trouble VAULT_IN_USE if another has it."""
    try:
        paths.root.mkdir(parents=True, exist_ok=True)
        handle = os.open(paths.lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError as error:
        raise from_os(error) from None
    try:
        _lock(handle)
    except OSError:
        os.close(handle)
        raise Trouble(Kind.VAULT_IN_USE) from None
    return Claim(handle)


def private_folder(folder: Path) -> None:
    """Make a folder only its owner can look into (on Windows the profile's own rights do that)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if sys.platform != "win32":
            folder.chmod(0o700)
    except OSError as error:
        raise from_os(error) from None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
