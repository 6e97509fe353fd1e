"""Unpacks what lies in memory piece by piece and never more than promised: for start packages, which are small."""

from __future__ import annotations

import hashlib
import io

import zstandard

from desktop.exchange.envelope import WINDOW
from desktop.exchange.fields import Fields, damaged

LARGEST_CONTENT = 64 << 20
LARGEST_WHOLE = 1 << 30


class Bounded:
    """Unpacks piece by piece and never more than promised: a bomb is a damaged package."""

    def __init__(self, packed: bytes) -> None:
        unpacking = zstandard.ZstdDecompressor(max_window_size=WINDOW)
        self._stream = unpacking.stream_reader(io.BytesIO(packed))
        self._left = LARGEST_WHOLE

    def take(self, size: int) -> bytes:
        """Exactly this many bytes."""
        self._left -= size
        if self._left < 0:
            raise damaged()
        try:
            taken = self._stream.read(size)
        except zstandard.ZstdError as error:
            raise damaged() from error
        if len(taken) != size:
            raise damaged()
        return taken

    def number(self, largest: int) -> int:
        """A length, written in four bytes."""
        found = int.from_bytes(self.take(4), "big")
        if found > largest:
            raise damaged()
        return found

    def content(self, told: Fields) -> tuple[bytes, bytes]:
        """One content with its hash, as the manifest announces it."""
        size, sha256 = told.whole("size"), told.digest("sha256")
        if size > LARGEST_CONTENT:
            raise damaged()
        data = self.take(size)
        if hashlib.sha256(data).digest() != sha256:
            raise damaged()
        return sha256, data

    def must_end(self) -> None:
        try:
            more = self._stream.read(1)
        except zstandard.ZstdError as error:
            raise damaged() from error
        if more:
            raise damaged()
