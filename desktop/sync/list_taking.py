"""One list of a server into the vault as it comes: never all in memory, and after a cut from where it was.

A gateway beside the server sends what is new in it, packed (decision 14); a server sends its CSV.
"""

from __future__ import annotations

import csv
import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from uuid import uuid4

from desktop.frozen import frozen
from desktop.openrosa import list_frames
from desktop.openrosa.csv_lines import CsvLines, Unreadable
from desktop.openrosa.list_frames import (
    BASE_HEADER,
    FROM_HEADER,
    LIST_TYPE,
    NO_BASE,
    Heading,
    Run,
    Whole,
    further,
    read_frames,
    row_sum,
)
from desktop.openrosa.manifest import MediaFile
from desktop.store import lists_overlay, lists_table, lists_taking
from desktop.store.lists_table import ListRow
from desktop.store.lists_taking import CHUNK, Taking, Wished
from desktop.store.vault import Vault
from desktop.sync.lines import Called
from desktop.sync.round import Going, Pace
from desktop.sync.server import Coming
from desktop.trouble import Cancelled, Kind, Trouble

LARGE = 2_000_000  # bytes of plain CSV; a longer list is fetched only on a good line, or when a person asks
GOOD = 100_000  # bytes of plain CSV a second; so it comes at some 200 kbit/s, packed as servers do
SHARE = 4  # a frame is about a quarter of the CSV it stands for
FRAMES, CSV, RANGED = "frames", "csv", "ranged"
Full = tuple[str, ...]


class TooLarge(Exception):
    """Left for a better line; what came is kept. The argument: bytes so far."""


class _Otherwise(Exception):
    """A gateway's list does not add up: it is asked for in another way."""


@frozen
class Asked:
    """Which list, for which columns it is to be found fast by, and what this login has of it already."""

    called: Called
    file: MediaFile
    wished: Wished
    indexes: tuple[str, ...] = ()
    base: ListRow | None = None
    told: Callable[[int], None] = lambda _seconds: None  # what it will still take, as far as can be guessed

    @property
    def plain(self) -> bool:
        """A form's own file, whose hash is that of its bytes; not a list of entities."""
        return self.wished.kind == "plain"


def take(vault: Vault, asked: Asked, going: Going, *, even_large: bool | None = None) -> int:
    """The key of the list, whole. `even_large`: None lets the line decide. TooLarge; Troubles LIST_BROKEN, FORM_CHANGED
    (a plain file's bytes are not what was promised) and those of the wire."""
    base = "" if asked.base is None else asked.base.whole.hex()
    for said in ("",) if asked.plain else dict.fromkeys((base or NO_BASE, NO_BASE, "")):
        try:
            with asked.called.server.until(going.cancelled):
                return _Import(vault, asked, going, even_large).run(said)
        except _Otherwise:
            continue
    raise Trouble(Kind.LIST_BROKEN, name=asked.file.filename, row=1)


class _Import:
    """One try at it."""

    def __init__(self, vault: Vault, asked: Asked, going: Going, even_large: bool | None) -> None:
        self._vault, self._asked, self._going, self._even_large = vault, asked, going, even_large
        self._name = asked.file.filename
        self._began, self._before = time.monotonic(), 0

    def run(self, base: str) -> int:
        """`base`: what a gateway is told of what is here; empty: it is asked for the CSV like anybody."""
        taking = lists_taking.begun(self._vault, self._asked.wished)
        headers = {BASE_HEADER: base} if base else {}
        with self._asked.called.server.coming(self._asked.file.download_url, headers | _on(taking)) as came:
            if came.headers.get("Content-Type", "").startswith("text/html"):
                raise Trouble(Kind.LOGIN_PAGE)
            framed = came.headers.get("Content-Type", "") == LIST_TYPE
            try:
                return self._frames(came, taking) if framed else self._csv(came, taking)
            except (csv.Error, Unreadable):
                raise self._broken(0) from None

    # -- a server's CSV

    def _csv(self, came: Coming, taking: Taking | None) -> int:
        taking = self._if_the_same(taking, came, (CSV, RANGED))
        if taking is not None and not taking.place:  # cut before its first rows: the heading comes again
            lists_taking.drop(self._vault, taking.key)
            taking = None
        if came.status == 206 and (taking is None or not _goes_on(came, taking)):
            raise Trouble(Kind.SERVER_ANSWER_BROKEN)
        place = 0 if taking is None else taking.place
        after, skipping = (place, 0) if came.status == 206 else (0, place)
        seen = hashlib.md5(usedforsecurity=False)
        lines = CsvLines(_seen(came.blocks, seen), skipping=skipping, after=after)
        taking = taking or self._headed_csv(next(lines, ""), came)
        self._before = taking.place
        for chunk in _chunks(self._csv_rows(lines, taking)):
            whole = b"" if self._asked.plain else _summed(taking.whole, chunk)
            taking = lists_taking.take(self._vault, taking, chunk, place=lines.taken, whole=whole)
            self._between(lines.taken)
        if self._asked.plain and seen.hexdigest() != self._asked.file.hash:
            lists_taking.drop(self._vault, taking.key)
            raise Trouble(Kind.FORM_CHANGED, form=self._name)
        return lists_taking.finish(self._vault, taking, size=lines.taken)

    def _headed_csv(self, first: str, came: Coming) -> Taking:
        """From its first line; a plain file may separate its cells otherwise, as Collect allows."""
        other = next((mark for mark in ";\t|" if mark in first), ",") if self._asked.plain else ","
        separator = "," if "," in first else other
        heading = [name.strip() for name in next(csv.reader([first], delimiter=separator), [])]
        if not self._asked.plain and "name" not in heading:  # every entity list has it: this is somebody else's page
            raise self._broken(1)
        lists_table.checked(heading, self._name)
        columns = heading if self._asked.plain else lists_overlay.with_local_columns(heading, ())[0]
        bears_ranges = came.headers.get("Accept-Ranges") == "bytes" and not came.headers.get("Content-Encoding")
        ranged = bears_ranges and came.tag and not self._asked.plain  # a plain file's hash wants all of its bytes
        return self._begin(columns, json.dumps([RANGED if ranged else CSV, heading, separator]), came.tag)

    def _csv_rows(self, lines: CsvLines, taking: Taking) -> Iterable[Sequence[str]]:
        _, heading, separator = json.loads(taking.way)
        rows = self._even(csv.reader(lines, delimiter=separator), len(heading), taking.rows)
        return rows if self._asked.plain else lists_overlay.with_local_columns(heading, rows)[1]

    def _even(self, reader: Iterator[list[str]], width: int, before: int) -> Iterator[list[str]]:
        for number, row in enumerate(reader, start=before + 2):
            if len(row) > width and not self._asked.plain:
                raise self._broken(number)
            if row:
                yield (row + [""] * (width - len(row)))[:width]

    # -- a gateway's frames

    def _frames(self, came: Coming, taking: Taking | None) -> int:
        taking = self._if_the_same(taking, came, (FRAMES,))
        if taking is not None and came.headers.get(FROM_HEADER) != str(taking.place):
            lists_taking.drop(self._vault, taking.key)
            taking = None
        self._before = (0 if taking is None else taking.place) * SHARE
        try:
            for said, size in read_frames(came.blocks):
                if taking is None:
                    taking = self._headed(said, came.tag)
                if isinstance(said[-1], Whole):
                    return self._added_up(self._frame(taking, said[:-1], size), said[-1])
                taking = self._frame(taking, said, size)
                self._between(taking.place * SHARE)
        except list_frames.Broken:
            raise self._otherwise(taking) from None
        raise self._otherwise(taking)  # it ended without its sum

    def _otherwise(self, taking: Taking | None) -> _Otherwise:
        if taking is not None:
            lists_taking.drop(self._vault, taking.key)
        return _Otherwise()

    def _headed(self, said: list[list_frames.Said], tag: str) -> Taking:
        heading = said[0]
        if not isinstance(heading, Heading) or "name" not in heading.columns:
            raise list_frames.Broken
        lists_table.checked(heading.columns, self._name)
        columns, _ = lists_overlay.with_local_columns(heading.columns, ())
        return self._begin(columns, json.dumps([FRAMES]), tag)

    def _frame(self, taking: Taking, said: Sequence[list_frames.Said], size: int) -> Taking:
        """A frame may stand for very many rows: they go in by chunks, and it counts once it is through."""
        whole, rows = taking.whole, taking.rows
        for chunk in _chunks(self._rows(taking, said)):
            self._look_up()
            lists_taking.add(self._vault, taking, chunk)
            whole, rows = _summed(whole, chunk), rows + len(chunk)
        return lists_taking.stand(self._vault, taking, rows=rows, place=taking.place + size, whole=whole)

    def _rows(self, taking: Taking, said: Iterable[list_frames.Said]) -> Iterator[Full]:
        for one in said:
            if isinstance(one, Run):
                if self._asked.base is None or self._asked.base.columns != taking.columns:
                    raise list_frames.Broken
                yield from lists_table.rows_between(self._vault, self._asked.base, one.start, one.count)
            elif isinstance(one, tuple):
                if len(one) != len(taking.columns) - 2:
                    raise list_frames.Broken
                yield (*one, one[-1], str(uuid4()))

    def _added_up(self, taking: Taking, told: Whole) -> int:
        if taking.whole != told.sum:
            raise self._otherwise(taking)
        return lists_taking.finish(self._vault, taking, size=taking.place * SHARE)

    # -- both

    def _begin(self, columns: Sequence[str], way: str, tag: str) -> Taking:
        """The indexes first: on the empty table they cost nobody a long wait."""
        taking = lists_taking.begin(self._vault, columns, self._asked.wished, way=way, tag=tag, at=self._going.now())
        lists_taking.make_index(self._vault, taking.key, dict.fromkeys((*self._asked.indexes, *lists_taking.LOOKED_UP)))
        whole = b"" if self._asked.plain else further(b"", row_sum(columns[:-2]))
        return lists_taking.stand(self._vault, taking, rows=0, whole=whole)

    def _if_the_same(self, taking: Taking | None, came: Coming, ways: tuple[str, ...]) -> Taking | None:
        """What was cut off, if this is the rest of it; otherwise it goes."""
        if taking is None:
            return None
        if came.tag and taking.tag == came.tag and json.loads(taking.way)[0] in ways:
            return taking
        lists_taking.drop(self._vault, taking.key)
        return None

    def _between(self, plain: int) -> None:
        """Between two chunks: has a person cancelled, and does the line bear what is still to come?"""
        self._look_up()
        seconds = time.monotonic() - self._began
        expected = 0 if self._asked.base is None else self._asked.base.size
        if seconds > Pace.SURE and plain > self._before:
            self._asked.told(round(max(0, expected - plain) * seconds / (plain - self._before)))
        slow = self._even_large is False or plain - self._before < seconds * GOOD
        if plain > LARGE and slow and not self._even_large:
            raise TooLarge(plain)

    def _look_up(self) -> None:
        if self._going.cancelled():
            raise Cancelled

    def _broken(self, row: int) -> Trouble:
        taking = lists_taking.begun(self._vault, self._asked.wished)
        if taking is not None:
            lists_taking.drop(self._vault, taking.key)
        return Trouble(Kind.LIST_BROKEN, name=self._name, row=row)


def _on(taking: Taking | None) -> dict[str, str]:
    """How the rest of what was cut off is asked for."""
    if taking is None or not taking.place:
        return {}
    match json.loads(taking.way)[0]:
        case "frames":
            return {FROM_HEADER: f"{taking.place} {taking.tag}"}
        case "ranged":
            return {"Range": f"bytes={taking.place}-", "If-Range": taking.tag, "Accept-Encoding": "identity"}
    return {}


def _goes_on(came: Coming, taking: Taking) -> bool:
    return came.headers.get("Content-Range", "").startswith(f"bytes {taking.place}-")


def _seen(blocks: Iterable[bytes], seen: hashlib._Hash) -> Iterator[bytes]:
    for block in blocks:
        seen.update(block)
        yield block


def _chunks(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def _summed(whole: bytes, rows: Iterable[Sequence[str]]) -> bytes:
    """The sum with these rows too: without the two columns only this laptop has."""
    for row in rows:
        whole = further(whole, row_sum(row[:-2]))
    return whole
