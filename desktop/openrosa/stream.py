"""Many records' XML in one compressed stream, and the answers to each: what a gateway beside a server understands.

Beyond OpenRosa (decision 14). A gateway says so in its answer to the preflight; everybody else is handed one record at
a time. XZ, because it is in every Python and takes a household record to an eighth.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict

from desktop.frozen import frozen

STREAM_HEADER = "X-Sambang-Stream"
STREAM_VERSION = "1"
STREAM_PLACE = "sambang/words"
STREAM_TYPE = "application/x-sambang-words"
ANSWERS_TYPE = "application/x-ndjson"
MOST_RECORDS = 200  # in one stream
LARGEST_RECORD = 10_000_000  # bytes
LARGEST_STREAM = 50_000_000  # bytes unpacked
READ = 16_384
MEMORY = 64_000_000  # bytes the unpacking may take
LENGTH = 4  # bytes before each record


class Broken(Exception):
    """Not such a stream, cut off, or larger than anybody sends."""


@frozen
class Answered:
    """What the server behind the gateway answered to one record. Status 0: it could not be reached."""

    status: int
    text: str = ""
    marked: bool = False
    challenged: bool = False
    instance_id: str | None = None
    date: str = ""


class Packed:
    """The stream as `requests` sends it: its length is known, and it is the same bytes every time."""

    content_type = STREAM_TYPE

    def __init__(self, records: Sequence[bytes], *, sent: Callable[[int], None] = lambda _bytes: None) -> None:
        plain = b"".join(len(xml).to_bytes(LENGTH, "big") + xml for xml in records)
        self._data = lzma.compress(plain, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32)
        self._sent = sent

    def __len__(self) -> int:
        return len(self._data)

    def __iter__(self) -> Iterator[bytes]:
        """Blocks; `sent` is told 0 before the first, then the bytes of each once the next is asked for."""
        self._sent(0)
        for at in range(0, len(self._data), READ):
            block = self._data[at : at + READ]
            yield block
            self._sent(len(block))


def unpacked(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """The records as they arrive. Broken if it is cut off; those before the cut were given."""
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY)
    held, taken = bytearray(), 0
    while not unpacker.eof:
        piece = _more(unpacker, read)
        taken += len(piece)
        held += piece
        if taken > LARGEST_STREAM:
            raise Broken
        yield from _whole(held)
    if held:
        raise Broken


def _more(unpacker: lzma.LZMADecompressor, read: Callable[[int], bytes]) -> bytes:
    """Bounded: a few bytes can unpack to very many."""
    data = read(READ) if unpacker.needs_input else b""
    if unpacker.needs_input and not data:
        raise Broken
    try:
        return unpacker.decompress(data, READ * 8)
    except lzma.LZMAError:
        raise Broken from None


def _whole(held: bytearray) -> Iterator[bytes]:
    while len(held) >= LENGTH:
        size = int.from_bytes(held[:LENGTH], "big")
        if size > LARGEST_RECORD:
            raise Broken
        if len(held) < LENGTH + size:
            return
        yield bytes(held[LENGTH : LENGTH + size])
        del held[: LENGTH + size]


def write_answer(answered: Answered, before: Answered | None = None) -> bytes:
    """One line: only what is otherwise than in the line before it (a server says the same of almost every record)."""
    told, earlier = asdict(answered), asdict(before or Answered(0))
    return json.dumps({key: value for key, value in told.items() if value != earlier[key]}).encode() + b"\n"


def read_answers(blocks: Iterable[bytes]) -> Iterator[Answered]:
    """Line by line, each as soon as it is whole. Broken for what is none."""
    held, before = b"", Answered(0)
    for block in blocks:
        *lines, held = (held + block).split(b"\n")
        for line in lines:
            before = _answered(line, before)
            yield before
        if len(held) > READ:
            raise Broken
    if held:
        raise Broken


def _answered(line: bytes, before: Answered) -> Answered:
    try:
        found = asdict(before) | json.loads(line)
        return Answered(
            int(found["status"]),
            str(found["text"]),
            found["marked"] is True,
            found["challenged"] is True,
            found["instance_id"],
            str(found["date"]),
        )
    except (ValueError, TypeError, RecursionError):
        raise Broken from None
