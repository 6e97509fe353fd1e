"""Write an XLSForm workbook from a readable source: what `resources/forms/src/` is written in."""

from __future__ import annotations

import datetime as dt
import importlib.util
import io
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

Words = str | tuple[str, str]  # Indonesian alone where both languages say the same, else (Indonesian, English)
Row = dict[str, str]

INDONESIAN, ENGLISH = "Bahasa Indonesia (id)", "English (en)"
TRANSLATED = ("label", "hint", "required_message", "constraint_message")
SURVEY_COLUMNS = (
    "type", "name", *(f"{column}::{language}" for column in ("label", "hint") for language in (INDONESIAN, ENGLISH)),
    "required", "relevant", "constraint",
    *(f"constraint_message::{language}" for language in (INDONESIAN, ENGLISH)),
    "calculation", "trigger", "default", "choice_filter", "appearance", "parameters", "read_only", "repeat_count",
    "bind::sambang:as", "bind::sambang:mask", "bind::sambang:form", "bind::sambang:about", "save_to",
)  # fmt: skip
NAMESPACES = 'sambang="https://sambang.id/xforms"'
BORN = dt.datetime(2026, 1, 1)  # a workbook carries no real time: the same source gives the same bytes


@dataclass
class Workbook:
    """One XLSForm being written, question by question in the order people are asked."""

    settings: Row
    survey: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)
    entities: list[Row] = field(default_factory=list)

    def ask(self, kind: str, name: str, label: Words = "", **columns: Words | bool) -> None:
        """One question; the keywords are XLSForm columns, `as_`, `mask`, `form` and `about` those of our namespace."""
        row: Row = {"type": kind, "name": name}
        _put(row, "label", label)
        for column, value in columns.items():
            _put(row, {"as_": "as"}.get(column, column), "yes" if value is True else value or "")
        self.survey.append(row)

    def lines(self, table: str) -> None:
        """Questions, one a line: `kind name! | text | English | column=value ; column=value` (! for required).

        An English text is left out where both languages say the same. In `hint` and `constraint_message` the languages
        are parted by ` // `.
        """
        for line in filter(None, map(str.strip, table.splitlines())):
            head, *said = [part.strip() for part in line.split(" | ")]
            kind, _, name = head.rpartition(" ")
            columns = dict(_column(part) for part in said[2].split(" ; ")) if len(said) > 2 else {}
            label: Words = (said[0], said[1]) if len(said) > 1 and said[1] else said[0] if said else ""
            if name.endswith("!"):
                columns["required"] = "yes"
            self.ask(kind, name.rstrip("!"), label, **columns)

    def entity(self, list_name: str, label: str, **columns: str) -> None:
        """What a submission makes or changes in a list of the server: `entity_id`, `create_if`, `update_if`."""
        self.entities.append({"list_name": list_name, "label": label, **columns})

    def calculate(self, name: str, calculation: str, **columns: Words) -> None:
        self.ask("calculate", name, calculation=calculation, **columns)

    def warn(self, name: str, relevant: str, label: Words, *, about: str = "") -> None:
        """A soft rule: a note that is there only while there is something to look at. `about` names the question."""
        self.ask("note", name, label, relevant=relevant, as_="warning", about=about)

    @contextmanager
    def group(self, name: str, label: Words = "", **columns: Words) -> Iterator[None]:
        self.ask("begin_group", name, label, **columns)
        yield
        self.survey.append({"type": "end_group", "name": name})

    @contextmanager
    def repeat(self, name: str, label: Words, **columns: Words) -> Iterator[None]:
        self.ask("begin_repeat", name, label, **columns)
        yield
        self.survey.append({"type": "end_repeat", "name": name})

    def options(self, list_name: str, lines: str, *columns: str, numbered: bool = True) -> None:
        """Choices, one a line: `code text | English | further columns`. Numbered labels show the official code."""
        for line in filter(None, map(str.strip, lines.splitlines())):
            code, _, rest = line.partition(" ")
            indonesian, *others = [part.strip() for part in rest.split("|")]
            english = others[0] if others and others[0] else indonesian
            mark = f"{code}. " if numbered and code.isdigit() else ""
            row = {"list_name": list_name, "name": code}
            row[f"label::{INDONESIAN}"], row[f"label::{ENGLISH}"] = mark + indonesian, mark + english
            row.update(zip(columns, others[1:], strict=True))
            self.choices.append(row)


def sheets(book: Workbook) -> Mapping[str, list[list[str]]]:
    """Its sheets as tables of text, header first; columns nobody uses are left out."""
    used = {column for row in book.survey for column, value in row.items() if value}
    survey = [column for column in SURVEY_COLUMNS if column in used]
    choices = list(dict.fromkeys(column for row in book.choices for column in row))
    entities = list(dict.fromkeys(column for row in book.entities for column in row))
    tables = {
        "survey": (survey, _saved_to(book)),
        "choices": (choices, book.choices),
        "settings": (list(book.settings), [book.settings]),
        "entities": (entities, book.entities),
    }
    return {
        name: [columns, *([row.get(column, "") for column in columns] for row in rows)]
        for name, (columns, rows) in tables.items()
        if rows
    }


def _saved_to(book: Workbook) -> list[Row]:
    """Where a form changes several lists, `save_to` names its own (`orang#nik`); unnamed is the first one's."""
    if len(book.entities) < 2:
        return book.survey
    first = book.entities[0]["list_name"]
    return [
        row | {"save_to": f"{first}#{saved}"} if (saved := row.get("save_to")) and "#" not in saved else row
        for row in book.survey
    ]


def xlsx(book: Workbook) -> bytes:
    """The workbook as people edit it: first row bold and fixed, readable widths; the same bytes for the same source."""
    from openpyxl import Workbook as Sheets
    from openpyxl.styles import Alignment, Font

    out = Sheets()
    out.remove(out.worksheets[0])
    for name, rows in sheets(book).items():
        sheet = out.create_sheet(name)
        for row in rows:
            sheet.append([value or None for value in row])
        sheet.freeze_panes = "C2" if name == "survey" else "A2"
        for cell in sheet[1]:
            cell.font, cell.alignment = Font(bold=True), Alignment(vertical="top")
        for column, title in zip(sheet.columns, rows[0], strict=True):
            sheet.column_dimensions[column[0].column_letter].width = 44 if "::" in title else 22
    plain = io.BytesIO()
    out.save(plain)
    return _timeless(plain.getvalue())


def read_sheets(content: bytes) -> Mapping[str, list[list[str]]]:
    """A workbook back as tables of text, to compare it with its source."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True)
    return {
        sheet.title: [
            ["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book.worksheets
    }


def sources(folder: Path) -> Mapping[str, Workbook]:
    """The workbooks that the source package in `folder` (`resources/forms/src`) describes, by file stem."""
    name = "sambang_form_sources"
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder)
    package: ModuleType = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    forms: Mapping[str, Workbook] = package.forms()
    return forms


def _column(part: str) -> tuple[str, Words]:
    """`hint=text // English` → ("hint", ("text", "English"))."""
    column, _, value = (word.strip() for word in part.partition("="))
    indonesian, both, english = (word.strip() for word in value.partition(" // "))
    return column, (indonesian, english) if both else indonesian


def _put(row: Row, column: str, value: Words) -> None:
    if not value:
        return
    if column in TRANSLATED:
        indonesian, english = (value, value) if isinstance(value, str) else value
        row[f"{column}::{INDONESIAN}"], row[f"{column}::{ENGLISH}"] = indonesian, english
        return
    if not isinstance(value, str):
        raise TypeError(column)
    row[f"bind::sambang:{column}" if column in ("as", "mask", "form", "about") else column] = value


def _timeless(content: bytes) -> bytes:
    """The same archive with fixed times, within and without."""
    moment = BORN.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in sorted(old.namelist()):
            data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment, old.read(entry))
            new.writestr(zipfile.ZipInfo(entry, BORN.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
