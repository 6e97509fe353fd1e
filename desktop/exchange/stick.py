"""Files on a stick: written whole or not at all, read once, with the disk's faults as Troubles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop.store.sql import from_os
from desktop.trouble import Kind, Trouble

SUFFIX = ".sambang"
CARD_SUFFIX = ".kartu"
LARGEST_CARD = 10_000  # bytes


def put(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Beside its place first, then renamed: a stick pulled out too soon leaves no half package under a good name.

    Whatever `write` raises goes on, and nothing is left. Troubles DISK_FULL, DISK_READ_ONLY, DISK_FAILED.
    """
    beside = path.with_name(f"{path.name}.part")
    try:
        with beside.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise from_os(error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def put_bytes(path: Path, data: bytes) -> None:
    """The same for what is small: a card."""
    put(path, lambda file: _write(file, data))


def _write(file: BinaryIO, data: bytes) -> None:
    file.write(data)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A package to be read from the stick, as it lies there. Trouble FILE_UNREADABLE."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise Trouble(Kind.FILE_UNREADABLE, name=path.name) from error
    try:
        with file:
            yield file
    except Trouble as trouble:
        if trouble.kind is Kind.FILE_UNREADABLE:  # pulled out meanwhile
            raise Trouble(Kind.FILE_UNREADABLE, name=path.name) from trouble
        raise


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
