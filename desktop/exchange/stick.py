"""Files on a stick: written whole or not at all, read once, with the disk's faults as Troubles."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from desktop.exchange.envelope import LARGEST_WHOLE
from desktop.store.sql import from_os
from desktop.trouble import Kind, Trouble

SUFFIX = ".sambang"
CARD_SUFFIX = ".kartu"
LARGEST_CARD = 10_000  # bytes


def put(path: Path, data: bytes) -> None:
    """Beside its place first, then renamed: a stick pulled out too soon leaves no half package under a good name.

    Troubles DISK_FULL, DISK_READ_ONLY, DISK_FAILED.
    """
    beside = path.with_name(f"{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise from_os(error) from error


def take(path: Path) -> bytes:
    """The bytes of a package. Trouble FILE_UNREADABLE; PACKAGE_DAMAGED for what is too large to be one."""
    try:
        if path.stat().st_size > LARGEST_WHOLE:
            raise Trouble(Kind.PACKAGE_DAMAGED)
        return path.read_bytes()
    except OSError as error:
        raise Trouble(Kind.FILE_UNREADABLE, name=path.name) from error


def take_card(path: Path) -> str:
    """The text of a card file. Troubles FILE_UNREADABLE, CARD_UNREADABLE."""
    try:
        if path.stat().st_size > LARGEST_CARD:
            raise Trouble(Kind.CARD_UNREADABLE)
        return path.read_text("ascii")
    except OSError as error:
        raise Trouble(Kind.FILE_UNREADABLE, name=path.name) from error
    except UnicodeDecodeError as error:
        raise Trouble(Kind.CARD_UNREADABLE) from error
