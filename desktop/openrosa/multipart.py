"""The body of a submission: multipart/form-data that streams, knows its length and is the same bytes every time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator

from desktop.frozen import frozen
from desktop.openrosa.wording import INCOMPLETE_FIELD, XML_PART

BLOCK = 16_384  # bytes handed to the socket at once: fine steps for progress and cancelling on a thin line
OVERHEAD = 1_024  # bytes a part may add around its content, counted against a server's limit


@frozen
class Part:
    """One part. `open` starts its content anew each time, so that a body can be sent again."""

    name: str
    size: int
    open: Callable[[], Iterable[bytes]]
    content_type: str = "application/octet-stream"
    filename: str | None = None


def xml_part(xml: bytes) -> Part:
    """The record itself: exactly one in each POST."""
    return Part(XML_PART, len(xml), lambda: (xml,), "text/xml", "submission.xml")


def file_part(name: str, size: int, content: Callable[[], Iterable[bytes]], content_type: str) -> Part:
    """A photo or other file: its field name is its file name, byte for byte as in the XML."""
    return Part(name, size, content, content_type, name)


def incomplete_part() -> Part:
    """Says that more files follow in another POST."""
    return Part(INCOMPLETE_FIELD, 3, lambda: (b"yes",), "text/plain")


class Body:
    """What `requests` streams: `len()` is the exact Content-Length; iterating again starts from the beginning."""

    def __init__(self, parts: Iterable[Part], *, sent: Callable[[int], None] = lambda _bytes: None) -> None:
        self._parts = tuple(parts)
        self._sent = sent
        self.boundary = "sambang-" + _fingerprint(self._parts)
        self._heads = tuple(self._head(part) for part in self._parts)
        self._tail = f"--{self.boundary}--\r\n".encode()

    @property
    def content_type(self) -> str:
        return f"multipart/form-data; boundary={self.boundary}"

    def __len__(self) -> int:
        return sum(len(head) + part.size + 2 for head, part in zip(self._heads, self._parts, strict=True)) + len(
            self._tail
        )

    def __iter__(self) -> Iterator[bytes]:
        """Blocks of the body; `sent` is told 0 before the first, then the bytes of each once the next is asked for."""
        self._sent(0)
        for block in _in_blocks(self._pieces()):
            yield block
            self._sent(len(block))

    def _pieces(self) -> Iterator[bytes]:
        for head, part in zip(self._heads, self._parts, strict=True):
            yield head
            yield from _exactly(part)
            yield b"\r\n"
        yield self._tail

    def _head(self, part: Part) -> bytes:
        filename = "" if part.filename is None else f'; filename="{_quoted(part.filename)}"'
        return (
            f'--{self.boundary}\r\nContent-Disposition: form-data; name="{_quoted(part.name)}"{filename}\r\n'
            f"Content-Type: {part.content_type}\r\n\r\n"
        ).encode()


def _fingerprint(parts: tuple[Part, ...]) -> str:
    """Of the names, the sizes and the first content (the XML): no content can hold its own fingerprint."""
    digest = hashlib.sha256("\n".join(f"{part.name}\t{part.size}" for part in parts).encode())
    for piece in parts[0].open() if parts else ():
        digest.update(piece)
    return digest.hexdigest()[:40]


def _quoted(name: str) -> str:
    """As browsers write it (WHATWG form data): UTF-8 raw, only what would break the line is escaped."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _exactly(part: Part) -> Iterator[bytes]:
    """The content, which must be as long as was said: a wrong Content-Length would desynchronise the line."""
    left = part.size
    for piece in part.open():
        left -= len(piece)
        if left < 0:
            break
        yield piece
    if left != 0:
        raise ValueError("a part is not as long as it said")


def _in_blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    buffer = bytearray()
    for piece in pieces:
        for start in range(0, len(piece), BLOCK):
            buffer += piece[start : start + BLOCK]
            while len(buffer) >= BLOCK:
                yield bytes(buffer[:BLOCK])
                del buffer[:BLOCK]
    if buffer:
        yield bytes(buffer)
