"""Whatever a list was and has become: runs and new rows make exactly the new one, however it is cut in blocks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from desktop.hub.list_deltas import Known, told
from desktop.openrosa.csv_lines import CsvLines
from desktop.openrosa.list_frames import (
    Heading,
    Row,
    Run,
    Said,
    Whole,
    further,
    plain_row,
    read_frames,
    row_sum,
    write_frames,
)

HEADING = ["name", "label", "__version", "rt"]
cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=3)
rows = st.lists(st.tuples(st.sampled_from("abcde"), cells, st.sampled_from(("1", "2")), cells).map(list), max_size=12)


def csv_of(found: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([HEADING, *found])
    return text.getvalue().encode("utf-8")


def blocks(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


def plain(found: list[list[str]]) -> list[Row]:
    return [plain_row(HEADING)[1](row) for row in found]


def whole_of(found: list[Row]) -> bytes:
    summed = further(b"", row_sum(plain_row(HEADING)[0]))
    for row in found:
        summed = further(summed, row_sum(row))
    return summed


@given(rows, rows, st.integers(1, 40), st.integers(1, 40))
def test_runs_and_rows_make_the_new_list(
    before: list[list[str]], after: list[list[str]], read: int, passed: int
) -> None:
    known = Known()
    list(told(CsvLines(blocks(csv_of(before), read)), None, known))  # it passes through once
    base = known.rows(whole_of(plain(before)))
    assert base is not None
    frames = b"".join(write_frames(told(CsvLines(blocks(csv_of(after), read)), base, known)))
    said = [one for each, _ in read_frames(blocks(frames, passed)) for one in each]
    assert said[0] == Heading(("name", "label", "rt", "__version"))
    assert made(said[1:-1], plain(before)) == plain(after)
    assert said[-1] == Whole(whole_of(plain(after)))


def made(said: list[Said], before: list[Row]) -> list[Row]:
    found: list[Row] = []
    for one in said:
        if isinstance(one, Run):
            found += before[one.start : one.start + one.count]
        elif isinstance(one, tuple):
            found.append(one)
    return found


@given(rows, st.integers(1, 30))
def test_after_each_row_the_place_is_where_the_next_begins(found: list[list[str]], read: int) -> None:
    data = csv_of(found)
    lines = CsvLines(blocks(data, read))
    reader = csv.reader(lines)
    next(reader)
    for number, row in enumerate(reader, start=1):
        rest = csv.reader(CsvLines(blocks(data, read), skipping=lines.taken))
        assert (row, list(rest)) == (found[number - 1], found[number:])


def test_who_has_almost_all_hears_now_and_then() -> None:
    known = Known()
    data = csv_of([["a", str(number), "1", ""] for number in range(50_000)])
    whole = list(told(CsvLines(blocks(data, 65_536)), None, known))[-1]
    assert isinstance(whole, Whole)
    frames = list(write_frames(told(CsvLines(blocks(data, 65_536)), known.rows(whole.sum), known)))
    assert [[one for one in said if isinstance(one, Run)] for said, _ in read_frames(frames)] == [
        [Run(0, 20_000)], [Run(20_000, 20_000)], [Run(40_000, 10_000)],
    ]  # fmt: skip
    assert sum(map(len, frames)) < 1_000


def test_what_is_no_list_has_no_sum_and_the_oldest_are_forgotten() -> None:
    known = Known(most=40)
    for bad in (b"name,label\na,b,c\n", b"\xff\xfe,x\n", b'name\n"' + b"x" * 5_000_000):
        assert not any(isinstance(one, Whole) for one in told(CsvLines([bad]), None, known))
    for number in range(3):
        known.remember(bytes([number]), b"x" * 16)
    assert [known.rows(bytes([number])) is not None for number in range(3)] == [False, True, True]
