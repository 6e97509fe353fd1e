"""Tables as offices have them: XLSX or CSV of any separator, its heading found among the first rows."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import PurePath

from desktop.frozen import frozen
from desktop.trouble import Kind, Trouble

MOST_ROWS = 400_000
LOOKED_AT = 15  # rows in which a heading is looked for: titles and letterheads stand above it
ENCODINGS = ("utf-8-sig", "cp1252")
_SPACE = re.compile(r"\s+")


@frozen
class Sheet:
    """A table of text. `numbers` are the row numbers a person sees in the spreadsheet, one a row."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


def read_sheet(file_name: str, data: bytes, known: Iterable[str] = ()) -> Sheet:
    """The table in a file; `known` are normal headings (see `plain`) that tell which row is the heading.

    Trouble LIST_BROKEN (name, row) for what is no table.
    """
    name = PurePath(file_name).name
    rows = _workbook(name, data) if data.startswith(b"PK") else _text(name, data)
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
    if len(filled) < 2:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=1)
    place = _heading([row for _, row in filled[:LOOKED_AT]], frozenset(known))
    heading = _headings(filled[place][1])
    width = len(heading)
    kept = [(number, row) for number, row in filled[place + 1 :]]
    return Sheet(
        name,
        heading,
        tuple((*row[:width], *([""] * (width - len(row)))) for _, row in kept),
        tuple(number for number, _ in kept),
    )


def plain(heading: str) -> str:
    """A heading without case, spaces and signs: `No. KK` and `NO KK` are `nokk`."""
    return re.sub(r"[^a-z0-9]", "", heading.casefold())


def _heading(rows: Sequence[Sequence[str]], known: frozenset[str]) -> int:
    """The row with the most headings we know; without any the first."""
    scores = [sum(plain(cell) in known for cell in row) for row in rows]
    return scores.index(max(scores))


def _headings(row: Sequence[str]) -> tuple[str, ...]:
    """Every column has a name of its own; those without one are told by their letter-like number."""
    found: list[str] = []
    for place, cell in enumerate(row, start=1):
        name = cell or f"({place})"
        found.append(name if name not in found else f"{name} ({place})")
    return tuple(found)


def _workbook(name: str, data: bytes) -> list[tuple[str, ...]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = max(book.worksheets, key=lambda one: one.max_row or 0)
        rows = list(islice(sheet.iter_rows(values_only=True), MOST_ROWS))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError) as error:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=1) from error
    return [tuple(_cell(value) for value in row) for row in rows]


def _text(name: str, data: bytes) -> list[tuple[str, ...]]:
    text = _decoded(data)
    if "\0" in text:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=1)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";,\t|", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return [tuple(_SPACE.sub(" ", cell).strip() for cell in row) for row in islice(reader, MOST_ROWS)]
    except csv.Error as error:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=1) from error


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _cell(value: object) -> str:
    """As a person reads the cell. A number of 16 digits has lost its last one in a spreadsheet: it is written so."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(value)
    return _SPACE.sub(" ", str(value)).strip()


def _number(value: float) -> str:
    if abs(value) >= 10**15:  # beyond 15 digits Excel keeps zeros: it is a ruined number, not a number
        return f"{value:.5E}"
    return str(int(value)) if float(value).is_integer() else str(value)
