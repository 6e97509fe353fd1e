"""A CSV as it comes over a line: decoded line by line, and how many bytes of it have been given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

LONGEST = 4_000_000  # bytes of one line; more is no list


class Unreadable(Exception):
    """Not UTF-8, or a line without an end."""


class CsvLines:
    """What `csv.reader` reads: it asks for a line only when it needs one, so that between two rows `taken` is where the
    next row begins."""

    def __init__(self, blocks: Iterable[bytes], *, skipping: int = 0, after: int = 0) -> None:
        """`skipping`: bytes at the beginning of the blocks that are known; `after`: bytes that came before them."""
        self._blocks, self._skip = iter(blocks), skipping
        self._lines: Iterator[bytes] = iter(())
        self._rest = b""
        self._ended = False
        self.taken = after + skipping

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines, None)
        while line is None and not self._ended:
            self._more()
            line = next(self._lines, None)
        if line is None:
            raise StopIteration
        at_start = self.taken == 0
        self.taken += len(line)
        try:
            return line.decode("utf-8-sig" if at_start else "utf-8")
        except UnicodeDecodeError:
            raise Unreadable from None

    def _more(self) -> None:
        block = next(self._blocks, None)
        if block is None:
            self._ended = True
            self._lines, self._rest = iter([self._rest] if self._rest else []), b""
            return
        if self._skip:
            block, self._skip = block[self._skip :], max(0, self._skip - len(block))
        *whole, self._rest = (self._rest + block).split(b"\n")
        if len(self._rest) > LONGEST:
            raise Unreadable
        self._lines = iter([line + b"\n" for line in whole])
