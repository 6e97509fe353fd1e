"""Records as a workbook or CSV: a row a record, a sheet a repeat, official codes as they are; masked unless said.

Nothing in a cell is ever a formula: what somebody typed with a leading `=` stays text (CSV injection, OWASP).
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from desktop.frozen import frozen
from desktop.reference.nik import mask

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Values = Mapping[str, str]  # leaf answers of a record by ref, as Snapshot.values() gives them
_STEP = re.compile(r"/([^/\[]+)(?:\[(\d+)\])?")
_LONGEST_NAME = 31  # of a sheet, as Excel wants it
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_SIXTEEN = re.compile(r"\d{16}")  # a NIK or a No KK
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")
_PLAIN = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")  # a nought before other digits means something
_NARROW, _WIDE, _LOOKED_AT = 8, 44, 200  # letters; rows that a column's width is measured on
FACTS = ("isian", "judul", "tahap", "petugas", "desa", "kode_desa", "kode_desa_bps", "diubah")


@frozen
class Row:
    """One record: what is known of it (in the order of `FACTS`) and its answers."""

    facts: tuple[str, ...]
    values: Values


@dataclass
class Table:
    """A sheet that grows while records are read."""

    name: str
    fixed: tuple[str, ...]
    numeric: bool = False  # counts: their digits are numbers to the spreadsheet; codes and NIKs never are
    words: int = 1  # of a numeric one: so many columns at its front are names and codes
    kinds: dict[str, str] = field(default_factory=dict)  # path → "int", "decimal", "date"; the others are text
    columns: dict[str, int] = field(default_factory=dict)  # path → place after the fixed ones
    rows: list[tuple[tuple[str, ...], dict[str, str]]] = field(default_factory=list)

    def add(self, fixed: tuple[str, ...], cells: dict[str, str]) -> None:
        for path in cells:
            self.columns.setdefault(path, len(self.columns))
        self.rows.append((fixed, cells))

    def kind(self, at: int) -> str:
        """What stands in a column, by its place."""
        if self.numeric:
            return "decimal" if at >= self.words else ""
        paths = [*self.fixed, *self.columns]
        return self.kinds.get(paths[at], "") if len(self.fixed) <= at < len(paths) else ""

    def lines(self) -> Iterable[list[str]]:
        """The heading, then every row as wide as it."""
        yield [*self.fixed, *_short(list(self.columns), self.fixed)]
        for fixed, cells in self.rows:
            yield [*fixed, *(cells.get(path, "") for path in self.columns)]


def tables(
    rows: Iterable[Row], *, name: str = "isian", masked: Callable[[str], bool], whole: bool = False,
    kind: Callable[[str], str] = lambda _ref: "",
) -> list[Table]:  # fmt: skip
    """The sheet of records first, then one a repeat. `masked(ref)` and what has sixteen digits: hidden unless
    `whole`. `kind(ref)`: "int", "decimal", "date" for what a spreadsheet may reckon with; codes are text."""
    found = {"": Table(name, FACTS)}
    kinds: dict[str, dict[str, str]] = {}
    for row in rows:
        by_place: dict[tuple[str, tuple[int, ...]], dict[str, str]] = {("", ()): {}}
        for ref, value in row.values.items():
            repeat, places, path = place_of(ref)
            hidden = masked(ref) or _SIXTEEN.fullmatch(value) is not None  # also where the form forgot to say so
            said = mask(value) if value and hidden and not whole else value
            by_place.setdefault((repeat, places), {})[path] = said
            if path not in kinds.setdefault(repeat, {}):
                kinds[repeat][path] = "" if hidden else kind(ref)
        for (repeat, places), cells in by_place.items():
            table = found.get(repeat)
            if table is None:
                numbers = (f"ke_{n + 1}" for n in range(len(places)))
                table = found[repeat] = Table(repeat.rpartition("/")[2], ("isian", *numbers))
            table.add(row.facts if not repeat else (row.facts[0], *map(str, places)), cells)
    for repeat, table in found.items():
        table.kinds = kinds.get(repeat, {})
    return list(found.values())


def xlsx(found: Sequence[Table], labels: Mapping[str, str] | None = None, *, practice: bool = False) -> bytes:
    """A workbook; `labels` (by generic ref) become a sheet that tells what each column asked."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    names: set[str] = set()
    for table in found:
        sheet = book.create_sheet(_sheet_name(table.name, names))
        sheet.freeze_panes = "B2"
        if practice:
            sheet.append(["LATIHAN"])
        lines = list(table.lines())
        kinds = [table.kind(at) for at in range(max(map(len, lines)))]
        _dress(sheet, lines, filtered=not practice)
        sheet.append([_heading(sheet, value) for value in lines[0]])
        for line in lines[1:]:
            sheet.append([_cell(sheet, value, kind) for value, kind in zip(line, kinds, strict=False)])
    if labels:
        sheet = book.create_sheet(_sheet_name("kamus", names))
        for pair in (("kolom", "pertanyaan"), *labels.items()):
            sheet.append([_cell(sheet, text) for text in pair])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _dress(sheet: Any, lines: Sequence[Sequence[str]], *, filtered: bool) -> None:
    """Columns as wide as what stands in them, and a filter on each."""
    from openpyxl.utils import get_column_letter

    for at in range(len(lines[0])):
        longest = max(len(line[at]) for line in lines[:_LOOKED_AT])
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(max(longest + 2, _NARROW), _WIDE)
    if filtered:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(lines[0]))}{len(lines)}"


def _heading(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    from openpyxl.styles import Font

    cell = _cell(sheet, value)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: str, kind: str = "") -> Cell:
    """Text, whatever it begins with; a number or a day only where the table says so, and it is one."""
    from openpyxl.cell import WriteOnlyCell

    if kind in ("int", "decimal") and _PLAIN.fullmatch(value):
        return WriteOnlyCell(sheet, float(value) if "." in value else int(value))
    if kind == "date" and (day := _day(value)) is not None:
        cell = WriteOnlyCell(sheet, datetime(day.year, day.month, day.day))
        cell.number_format = "dd/mm/yyyy"
        return cell
    cell = WriteOnlyCell(sheet, _clean(value))
    cell.data_type = "s"
    return cell


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def csv_text(table: Table, *, practice: bool = False) -> bytes:
    """One sheet as CSV for Excel in Indonesia: semicolons, UTF-8 with its mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    if practice:
        writer.writerow(["LATIHAN"])
    for line in table.lines():
        writer.writerow([harmless(value) for value in line])
    return out.getvalue().encode("utf-8-sig")


def harmless(value: str) -> str:
    """A cell that a spreadsheet would run is given an apostrophe before it; numbers stay numbers."""
    return f"'{value}" if value.startswith(_DANGEROUS) and not _NUMBER.fullmatch(value) else value


def place_of(ref: str) -> tuple[str, tuple[int, ...], str]:
    """`/data/keluarga/anggota[2]/orang/nik` → ("keluarga/anggota", (2,), "orang/nik")."""
    steps = [(name, int(at) if at else 0) for name, at in _STEP.findall(ref)][1:]
    last = max((place for place, (_, at) in enumerate(steps) if at), default=-1)
    repeat = "/".join(name for name, _ in steps[: last + 1])
    places = tuple(at for _, at in steps[: last + 1] if at)
    return repeat, places, "/".join(name for name, _ in steps[last + 1 :])


def _short(paths: Sequence[str], taken: Sequence[str]) -> list[str]:
    """The last name of each, or the whole path where two would share it."""
    last = [path.rpartition("/")[2] for path in paths]
    alone = Counter([*last, *taken])
    return [name if alone[name] == 1 else path for name, path in zip(last, paths, strict=True)]


def _sheet_name(name: str, taken: set[str]) -> str:
    bare = _NOT_IN_NAMES.sub("_", name)[:_LONGEST_NAME] or "lembar"
    found, number = bare, 2
    while found.casefold() in taken:
        found = f"{bare[: _LONGEST_NAME - 3]}_{number}"
        number += 1
    taken.add(found.casefold())
    return found


def _clean(value: str) -> str:
    """Without the characters a workbook cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", value)[:32_767]
