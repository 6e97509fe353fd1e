"""The outside of a package: one readable line, then an age file holding a signed, compressed bundle.

`Sambang-Package 1 real 5f3a…` says before any key is touched what this is, for which realm and for whom; the manifest
inside repeats the line, so that an edited one shows. Inside: signature, length of the manifest, manifest, contents.
A package is written as a stream: whatever photos weigh, a few hundred kilobytes of them are in memory at a time.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, BinaryIO

import pyrage
import zstandard

from desktop.exchange.fields import damaged
from desktop.exchange.recipients import Card, Identity
from desktop.frozen import frozen
from desktop.store.key import Realm
from desktop.trouble import Cancelled, Kind, Trouble

MARK, VERSION = "Sambang-Package", 1
SIGNATURE = 64  # bytes
LARGEST_MANIFEST = 64 << 20
LONGEST_LINE = 400
WINDOW = 8 << 20  # bytes of memory the unpacking may take; both levels stay below
SMALL = 32 << 20  # bytes inside: so much is packed as tightly as can be; of more, photos are most, and do not shrink
TIGHT, QUICK = 10, 3
Stop = Callable[[], bool]
Progress = Callable[[int, int], None]


@frozen
class Content:
    """One content by its SHA-256; `pieces` reads it, on the lane that made the package."""

    sha256: bytes
    size: int
    pieces: Callable[[], Iterable[bytes]] = field(repr=False)


def whole(data: bytes) -> Content:
    """A content that is in memory anyway."""
    return Content(hashlib.sha256(data).digest(), len(data), lambda: (data,))


@frozen
class Sealed:
    """A package signed and ready; its contents are read while it is written."""

    line: str
    head: bytes = field(repr=False)  # signature, length, manifest
    contents: tuple[Content, ...]
    recipients: tuple[Card, ...]

    @property
    def size(self) -> int:
        """Bytes of the contents, before packing."""
        return sum(content.size for content in self.contents)

    @property
    def data(self) -> bytes:
        """The whole package, for one that fits into memory."""
        file = io.BytesIO()
        self.write(file)
        return file.getvalue()

    def write(self, file: BinaryIO, cancelled: Stop = bool, progress: Progress = lambda done, of: None) -> None:
        """Into a file. OSError as the file's own; Cancelled; Trouble VAULT_DAMAGED where a content is not as named."""
        level = TIGHT if self.size <= SMALL else QUICK
        inside = Pulled(packed(self._plain(cancelled, progress), level))
        outside = Watched(file)
        keys = [pyrage.x25519.Recipient.from_str(card.recipient) for card in self.recipients]
        outside.write(self.line.encode() + b"\n")
        try:
            pyrage.encrypt_io(inside, outside, keys)
        except (OSError, pyrage.EncryptError):
            raise (inside.error or outside.error or OSError("age")) from None

    def _plain(self, cancelled: Stop, progress: Progress) -> Iterator[bytes]:
        yield self.head
        done, size = 0, self.size
        for content in self.contents:
            found = hashlib.sha256()
            for piece in content.pieces():
                if cancelled():
                    raise Cancelled
                found.update(piece)
                yield piece
                done += len(piece)
                progress(done, size)
            if found.digest() != content.sha256:
                raise Trouble(Kind.VAULT_DAMAGED)


def packed(pieces: Iterable[bytes], level: int) -> Iterator[bytes]:
    """The same bytes, compressed as they come."""
    packing = zstandard.ZstdCompressor(level=level).chunker(chunk_size=1 << 16)
    for piece in pieces:
        yield from packing.compress(piece)
    yield from packing.finish()  # type: ignore[no-untyped-call]  # its stub forgot the types


class Pulled:
    """Pieces as a file to read from; keeps what went wrong, since the library only tells its words."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            while not self._rest:
                self._rest = next(self._pieces)
        except StopIteration:
            return b""
        except Exception as error:
            self.error = error
            raise
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


class Watched:
    """A file to write to, or to read from, that remembers its own error."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.error: Exception | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._file.write(data)
        except Exception as error:
            self.error = error
            raise

    def read(self, size: int = -1) -> bytes:
        try:
            return self._file.read(size)
        except Exception as error:
            self.error = error
            raise

    def flush(self) -> None:
        self._file.flush()


def seal(manifest: Mapping[str, Any], contents: Sequence[Content], sender: Identity, to: Sequence[Card]) -> Sealed:
    """The package for these recipients. Trouble PACKAGE_OTHER_REALM if one of them is of another realm."""
    realm = sender.card.realm
    if any(card.realm is not realm for card in to):
        raise Trouble(Kind.PACKAGE_OTHER_REALM)
    line = " ".join([MARK, str(VERSION), realm.value, *(card.fingerprint for card in to)])
    sizes = [{"sha256": content.sha256.hex(), "size": content.size} for content in contents]
    outer = {"line": line, "sender": sender.card.values(), "contents": sizes}
    told = json.dumps({**manifest, **outer}, ensure_ascii=False).encode()
    head = b"".join([sender.signer.sign(told), len(told).to_bytes(4, "big"), told])
    return Sealed(line, head, tuple(contents), tuple(to))


def first_line(data: bytes) -> str:
    """The readable line; Trouble PACKAGE_DAMAGED if this is no package of ours."""
    line, found, _ = data[:LONGEST_LINE].partition(b"\n")
    if not found or not line.isascii() or not line.startswith(MARK.encode() + b" "):
        raise damaged()
    return line.decode()


def check_line(line: str, own: Card) -> None:
    """Whether the package is one that this laptop can and may read."""
    words = line.split(" ")
    if len(words) < 4 or not words[1].isdecimal():
        raise damaged()
    if int(words[1]) > VERSION:
        raise Trouble(Kind.PACKAGE_NEWER, found=int(words[1]), known=VERSION)
    if words[2] not in set(Realm):
        raise damaged()
    if words[2] != own.realm.value:
        raise Trouble(Kind.PACKAGE_OTHER_REALM)
    if own.fingerprint not in words[3:]:
        raise Trouble(Kind.PACKAGE_NOT_FOR_YOU)
