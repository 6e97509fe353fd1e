"""Opens a package as a stream: the manifest first, then each content against its hash, never more than was promised.

Nothing is believed before the signature fits. Contents go to a shelf piece by piece (`contents.Taken`), which keeps the
large ones encrypted and drops again whatever no record came to need.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator
from typing import IO, BinaryIO, Protocol, cast

import pyrage
import zstandard

from desktop.exchange.envelope import (
    LARGEST_MANIFEST,
    LONGEST_LINE,
    SIGNATURE,
    WINDOW,
    Progress,
    Stop,
    Watched,
    check_line,
    first_line,
)
from desktop.exchange.fields import Fields, damaged
from desktop.exchange.recipients import Card, Identity, card_of
from desktop.trouble import Cancelled, Kind, Trouble

LARGEST_CONTENT = 2 << 30
LARGEST_WHOLE = 64 << 30
MOST_CONTENTS = 1_000_000
PIECE = 1 << 16
Walk = Generator[None, None, None]


class Shelf(Protocol):
    """Where contents go: announced all at once, then one after the other."""

    def expect(self, sizes: dict[bytes, int]) -> None: ...
    def begin(self, sha256: bytes) -> None: ...
    def put(self, piece: bytes) -> None: ...
    def end(self) -> None: ...


class Nowhere:
    """For a look: contents are checked and not kept."""

    def expect(self, sizes: dict[bytes, int]) -> None:
        return

    def begin(self, sha256: bytes) -> None:
        return

    def put(self, piece: bytes) -> None:
        return

    def end(self) -> None:
        return


def unseal(
    source: BinaryIO,
    own: Identity,
    shelf: Shelf,
    believe: Callable[[Card, Fields, str], None],
    cancelled: Stop,
    progress: Progress,
) -> None:
    """Walk through a package for this laptop; `believe` hears sender, manifest and its digest before any content.

    Troubles: PACKAGE_DAMAGED, PACKAGE_NEWER, PACKAGE_OTHER_REALM, PACKAGE_NOT_FOR_YOU, FILE_UNREADABLE (the stick);
    whatever `believe` and the shelf raise goes on, and so does Cancelled.
    """
    file = Watched(source)
    try:
        line = first_line(source.readline(LONGEST_LINE))
        check_line(line, own.card)
        opening = Opening(line, own.card, shelf, believe, cancelled, progress)
        unpacking = zstandard.ZstdDecompressor(max_window_size=WINDOW).stream_writer(cast("IO[bytes]", opening))
        pyrage.decrypt_io(file, unpacking, [own.opener])
    except (pyrage.DecryptError, zstandard.ZstdError) as error:
        raise damaged() from error
    except OSError as error:
        if file.error is None and error.errno is None:
            raise damaged() from error  # the library's own word for a cut or edited file
        raise Trouble(Kind.FILE_UNREADABLE, name="") from error
    opening.must_have_ended()


class Opening:
    """Takes the unpacked bytes as they come and walks through them; holds no more than one piece of a content."""

    def __init__(
        self,
        line: str,
        own: Card,
        shelf: Shelf,
        believe: Callable[[Card, Fields, str], None],
        cancelled: Stop,
        progress: Progress,
    ) -> None:
        self._line, self._own, self._shelf, self._believe = line, own, shelf, believe
        self._cancelled, self._progress = cancelled, progress
        self._waiting, self._ended = bytearray(), False
        self._walking = self._walk()
        next(self._walking)

    def write(self, data: bytes) -> int:
        """The next bytes. Trouble PACKAGE_DAMAGED for what was not promised."""
        if self._cancelled():
            raise Cancelled
        self._waiting += data
        if not self._ended:
            try:
                next(self._walking)
            except StopIteration:
                self._ended = True
        if self._ended and self._waiting:
            raise damaged()
        return len(data)

    def flush(self) -> None:
        return

    def must_have_ended(self) -> None:
        """All that was promised came."""
        if not self._ended:
            raise damaged()

    def _walk(self) -> Walk:
        yield from self._wait(SIGNATURE + 4)
        signature, length = self._take(SIGNATURE), int.from_bytes(self._take(4), "big")
        if length > LARGEST_MANIFEST:
            raise damaged()
        yield from self._wait(length)
        told = self._take(length)
        manifest = Fields.of_json(told)
        sender = card_of(manifest.within("sender"))
        if not sender.signed(signature, told) or manifest.text("line") != self._line:
            raise damaged()
        if sender.realm is not self._own.realm:
            raise Trouble(Kind.PACKAGE_OTHER_REALM)
        sizes = sizes_of(manifest)
        self._believe(sender, manifest, hashlib.sha256(told).hexdigest()[:32])
        del told, manifest
        self._shelf.expect(sizes)
        yield from self._contents(sizes)

    def _contents(self, sizes: dict[bytes, int]) -> Walk:
        done, of = 0, sum(sizes.values())
        for sha256, size in sizes.items():
            found, left = hashlib.sha256(), size
            self._shelf.begin(sha256)
            while left:
                yield from self._wait(1)
                piece = self._take(min(left, PIECE))
                found.update(piece)
                left -= len(piece)
                self._shelf.put(piece)
            if found.digest() != sha256:
                raise damaged()
            self._shelf.end()
            done += size
            self._progress(done, of)

    def _wait(self, size: int) -> Walk:
        while len(self._waiting) < size:
            yield

    def _take(self, size: int) -> bytes:
        taken = bytes(self._waiting[:size])
        del self._waiting[:size]
        return taken


def sizes_of(manifest: Fields) -> dict[bytes, int]:
    """What contents are promised, in their order; each once, and none beyond all measure."""
    told = manifest.many("contents")
    sizes = {one.digest("sha256"): one.whole("size") for one in told}
    if len(sizes) != len(told) or len(told) > MOST_CONTENTS:
        raise damaged()
    if sum(sizes.values()) > LARGEST_WHOLE or any(size > LARGEST_CONTENT for size in sizes.values()):
        raise damaged()
    return sizes
