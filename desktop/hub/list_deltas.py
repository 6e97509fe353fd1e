"""A server's list as rows and as runs of what the asker has already: what a gateway makes of a CSV passing through.

It knows lists that passed through by the sums of their rows alone, in memory, and only the newest of them: no name, no
number and no token is kept (decision 14).
"""

from __future__ import annotations

import csv
from collections import OrderedDict
from collections.abc import Iterable, Iterator

from desktop.lanes import guard
from desktop.openrosa.csv_lines import Unreadable
from desktop.openrosa.list_frames import ROWS, SUM, Heading, Row, Run, Said, Whole, further, plain_row, row_sum

MOST = 64_000_000  # bytes of sums remembered: a dozen lists of 300,000 rows


class Known:
    """Row sums of lists by the sum of the whole. Any lane may ask."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._held = most, 0
        self._lists: OrderedDict[bytes, bytes] = OrderedDict()
        self._one_at_a_time = guard()

    def rows(self, whole: bytes) -> bytes | None:
        """The sums of its rows in order, one behind the other."""
        with self._one_at_a_time:
            found = self._lists.get(whole)
            if found is not None:
                self._lists.move_to_end(whole)
            return found

    def remember(self, whole: bytes, rows: bytes) -> None:
        """The oldest are forgotten for it."""
        with self._one_at_a_time:
            self._held += len(rows) - len(self._lists.pop(whole, b""))
            self._lists[whole] = rows
            while self._held > self._most and len(self._lists) > 1:
                self._held -= len(self._lists.popitem(last=False)[1])


def told(lines: Iterable[str], base: bytes | None, known: Known) -> Iterator[Said]:
    """Everything to be said of that CSV to somebody who has the list with the rows of `base` (their sums), or none.

    Of what is no list only a part is told, and no sum: the asker then asks for it as it is.
    """
    reader = csv.reader(lines)
    try:
        names = [name.strip() for name in next(reader, [])]
        heading, plain = plain_row(names)
        yield Heading(heading)
        sums = bytearray()
        yield from _in_runs((plain(cells) for cells in _even(reader, len(names))), _places(base), sums)
    except (csv.Error, Unreadable, IndexError):
        return
    whole = further(b"", row_sum(heading))
    for at in range(0, len(sums), SUM):
        whole = further(whole, bytes(sums[at : at + SUM]))
    known.remember(whole, bytes(sums))
    yield Whole(whole)


def _even(reader: Iterator[list[str]], width: int) -> Iterator[list[str]]:
    """Short rows are filled up; one wider than the heading is none."""
    for row in reader:
        if len(row) > width:
            raise Unreadable
        if row:
            yield row + [""] * (width - len(row))


def _places(base: bytes | None) -> dict[bytes, int]:
    """Row sum → its place in the asker's list. Twins: any of them is as good."""
    return {} if base is None else {base[at : at + SUM]: at // SUM for at in range(0, len(base), SUM)}


def _in_runs(rows: Iterable[Row], places: dict[bytes, int], sums: bytearray) -> Iterator[Said]:
    run: Run | None = None
    for row in rows:
        summed = row_sum(row)
        sums += summed
        place = places.get(summed)
        if run is not None and place == run.start + run.count and run.count < ROWS:
            run = Run(run.start, run.count + 1)
            continue
        if run is not None:
            yield run
        run = None if place is None else Run(place, 1)
        if place is None:
            yield row
    if run is not None:
        yield run
