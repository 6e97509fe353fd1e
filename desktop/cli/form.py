"""`sambang form`: check a form, convert a workbook, drive a filling from a script."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.xforms.errors import FormError, FormProblem

WORKBOOKS = {".xlsx", ".xls", ".xlsm"}
_LIST = re.compile(r"in list '([^']+)'")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `form` and what can be done with it."""
    form = commands.add_parser("form", help="check, convert and drive forms")
    deeds = form.add_subparsers(required=True, metavar="DEED")
    check = deeds.add_parser("check", help="say everything that is wrong with a form; exit 1 if it cannot be used")
    check.add_argument("form", type=Path, metavar="FORM", help="an XLSForm workbook or an XForm")
    check.add_argument("--media", type=Path, default=None, metavar="DIR", help="the files that come with the form")
    check.set_defaults(run=_check)
    convert = deeds.add_parser("convert", help="make an XForm of an XLSForm workbook")
    convert.add_argument("form", type=Path, metavar="FORM")
    convert.add_argument("out", type=Path, metavar="OUT")
    convert.set_defaults(run=_convert)
    _add_drive(deeds)


def _add_drive(deeds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    drive = deeds.add_parser("drive", help="fill a form by JSON lines on standard input (docs/drive.md)")
    drive.add_argument("form", type=Path, nargs="?", default=None, metavar="FORM")
    drive.add_argument("--media", type=Path, default=None, metavar="DIR", help="the files that come with the form")
    drive.add_argument("--now", default=None, metavar="ISO8601", help="the time it is")
    drive.add_argument("--timezone", default=None, metavar="NAME", help="the zone of the device, such as Asia/Jakarta")
    drive.add_argument("--seed", type=int, default=None, metavar="N", help="makes random() repeatable")
    drive.add_argument("--instance", type=Path, default=None, metavar="XML", help="a submission to correct")
    drive.set_defaults(run=_drive)


def _xform(path: Path) -> bytes:
    """The XForm of a file, converted if it is a workbook."""
    if path.suffix.lower() not in WORKBOOKS:
        return path.read_bytes()
    from desktop.forms.xlsform import convert

    converted = convert(path)
    for warning in converted.warnings:
        print(f"{path.name}: {warning}", file=sys.stderr)
    return converted.xml


def media_of(folder: Path | None) -> dict[str, str]:
    """The texts of the lists in a folder."""
    if folder is None:
        return {}
    endings = {".csv", ".xml", ".geojson"}
    files = [file for file in sorted(folder.iterdir()) if file.suffix.lower() in endings]
    return {file.name: file.read_text(encoding="utf-8-sig", errors="replace") for file in files}


def _check(chosen: argparse.Namespace) -> int:
    from desktop.trouble import Trouble

    places = Places(chosen.form)
    try:
        problems = list(find_problems(_xform(chosen.form), chosen.media))
    except Trouble as trouble:
        print(f"{chosen.form.name}: {trouble.facts.get('problem', trouble.kind.value)}")
        return 1
    except OSError as error:
        print(f"{chosen.form}: {error.strerror}")
        return 1
    for problem in problems:
        print(f"{'error' if problem.fatal else 'warning'}: {places.of(problem)}{problem.message}")
        if problem.expression:
            print(f"    {' '.join(problem.expression.split())}")
            if problem.column is not None:
                print(f"    {' ' * (problem.column - 1)}^")
    fatal = any(problem.fatal for problem in problems)
    print("cannot be used" if fatal else "ok")
    return 1 if fatal else 0


def find_problems(xml: bytes, media: Path | None) -> Iterator[FormProblem]:
    """Everything wrong with a form: as text, as a form, at the first opening, and in its lists."""
    from desktop.cli.given import MediaLists
    from desktop.xforms import Interview, load_form
    from desktop.xforms.advice import advice
    from desktop.xforms.checks import check_columns
    from desktop.xforms.xpath.errors import XPathError

    try:
        form = load_form(xml)
    except FormError as error:
        yield from (_fatal(problem) if problem.kind in ("xml", "version") else problem for problem in error.problems)
        return
    yield from form.warnings
    yield from advice(form.definition)
    texts = media_of(media)
    for source in form.sources:
        if media is not None and source.filename not in texts and not source.uri.startswith("jr://instance"):
            yield FormProblem("instance", f"the file {source.filename} is not among the media", source.instance_id)
    yield from check_columns(form.definition, MediaLists(texts))
    try:
        Interview(form, lists=MediaLists(texts))
    except FormError as error:
        yield from error.problems
    except XPathError as error:
        yield FormProblem("expression", str(error), "", error.source, fatal=True)


def _fatal(problem: FormProblem) -> FormProblem:
    return FormProblem(problem.kind, problem.message, problem.place, problem.expression, problem.column, fatal=True)


class Places:
    """Says a place as the author of a workbook knows it: sheet, row and question. For an XForm, the node's path."""

    def __init__(self, path: Path) -> None:
        self._rows: dict[str, int] = {}
        self._lists: dict[str, int] = {}
        if path.suffix.lower() == ".xlsx" and path.is_file():
            self._rows, self._lists = (
                rows_of(path, "survey", "name"),
                rows_of(path, "choices", "list_name", "list name"),
            )

    def of(self, problem: FormProblem) -> str:
        """The place, with a colon, or nothing."""
        if not problem.place:
            return ""
        if self._rows and (problem.kind == "entities" or problem.place == "submission"):
            return "sheet entities: " if problem.kind == "entities" else "sheet settings: "
        name = problem.place.rpartition("/")[2].rpartition(":")[2]
        row = self._rows.get(name)
        said = f"{problem.place}: " if row is None else f"sheet survey, row {row}, question {name}: "
        named = _LIST.search(problem.message)
        if named is not None and named[1] in self._lists:
            return f"sheet choices, row {self._lists[named[1]]}, list {named[1]}; {said}"
        return said


def rows_of(path: Path, sheet: str, *columns: str) -> dict[str, int]:
    """The row of each name in a sheet's column (the first one, where a name is used twice): of questions in `survey`,
    of lists in `choices`."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        if sheet not in book.sheetnames:
            return {}
        rows = book[sheet].iter_rows(values_only=True)
        header = [str(cell or "").strip().lower() for cell in next(rows, ())]
        at = next((header.index(column) for column in columns if column in header), len(header))
        found: dict[str, int] = {}
        for number, row in enumerate(rows, 2):
            if at < len(row) and row[at]:
                found.setdefault(str(row[at]).strip(), number)
        return found
    finally:
        book.close()


def _convert(chosen: argparse.Namespace) -> int:
    chosen.out.write_bytes(_xform(chosen.form))
    return 0


def _drive(chosen: argparse.Namespace) -> int:
    from desktop.cli.drive import Driver, run

    driver = Driver(now=chosen.now, timezone=chosen.timezone, seed=chosen.seed)
    if chosen.form is not None:
        instance = chosen.instance.read_text(encoding="utf-8") if chosen.instance else None
        try:
            driver.begin(_xform(chosen.form), media_of(chosen.media), instance)
        except FormError as error:
            for problem in error.problems:
                print(problem, file=sys.stderr)
            return 1
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for answer in run(sys.stdin, driver):
        print(answer, flush=True)
    return 0
