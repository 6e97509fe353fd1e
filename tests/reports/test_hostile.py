"""What people type, and what a server sends, is only words in whatever is printed or exported."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import importlib
import inspect
import io
import pkgutil
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import EnumType
from html import escape
from pathlib import Path
from types import NoneType, UnionType
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop import reports
from desktop.reports import blank
from desktop.reports.answers import Filled
from desktop.reports.spreadsheet import Table, csv_text, harmless, xlsx
from desktop.xforms import Interview, load_form

MARKUP = '<img src="file:///etc/passwd"><script>&"\'</td>'
FORMULA = "=HYPERLINK(A1)"
MOMENT = dt.datetime(2026, 11, 22, 8, 30, tzinfo=dt.UTC)
PLAIN: dict[Any, Any] = {int: 3, float: 1.5, bool: True, dt.date: MOMENT.date(), dt.datetime: MOMENT, bytes: b"x"}
FIELDS = (
    "nama_kejadian",
    "tanggal",
    "tempat",
    "pemimpin",
    "nama",
    "nik",
    "alamat",
    "rt",
    "nama_penerima",
    "nominal",
    "nama_titik",
    "barang",
    "satuan",
    "jumlah",
    "id_prelist",
    "nama_baris",
    "status",
    "nama_hadir",
    "jabatan",
    "hasil_validasi",
    "kriteria_a",
    "jenis",
    "kebutuhan",
    "nama_posko",
    "keterangan",
    "no_kk",
)


def filled(text: str) -> Filled:
    """A record with that in every answer."""
    values = {f"/data/rapat/{name}": text for name in FIELDS} | {f"/data/{name}": text for name in FIELDS}
    values |= {f"/data/prelist_awal/baris[1]/{name}": text for name in FIELDS}
    values |= {f"/data/daftar_hadir/hadir[1]/{name}": text for name in FIELDS}
    values |= {"/data/rapat/tanggal": "2026-11-21", "/data/hasil_validasi": "1", "/data/nominal": "1500000"}
    return Filled(values, text, f"{text}, {text}, {text}, {text}", "15.05.06.2018", text, approved=True)


def made(kind: Any, text: str) -> Any:
    """A value of that type, with the text wherever a text is."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if kind is str or kind is Any or kind is object:
        return text
    if kind in PLAIN:
        return PLAIN[kind]
    if kind is Filled:
        return filled(text)
    if origin in (typing.Union, UnionType):
        return made(next(one for one in inside if one is not NoneType), text)
    if origin is tuple and not (len(inside) == 2 and inside[1] is Ellipsis):
        return tuple(made(one, text) for one in inside)
    if origin in (tuple, list, Sequence, Iterable):
        return (made(inside[0], text),)
    if origin in (dict, Mapping):
        return {name: made(inside[1], text) for name in ("name", "label", *FIELDS)}
    if origin is Callable:
        return lambda *_given: text
    if origin is frozenset:
        return frozenset()
    if isinstance(kind, EnumType):
        return next(iter(kind))
    if dataclasses.is_dataclass(kind):
        told, build = typing.get_type_hints(kind), typing.cast("Callable[..., Any]", kind)
        return build(**{one.name: made(told[one.name], text) for one in dataclasses.fields(kind) if one.init})
    raise TypeError(kind)


def given(function: Callable[..., Any], text: str) -> dict[str, Any]:
    """All its arguments but the language."""
    told = typing.get_type_hints(function)
    return {name: made(told[name], text) for name in inspect.signature(function).parameters if name != "language"}


def modules() -> list[str]:
    return [one.name for one in pkgutil.iter_modules([str(Path(reports.__file__).parent)])]


def printed() -> list[tuple[str, Callable[..., str]]]:
    """Everything that makes a page, but blank questionnaires, which take a form (their own test)."""
    found = []
    for name in modules():
        module = importlib.import_module(f"desktop.reports.{name}")
        pages = [one for one in dir(module) if one == "html" or one.endswith("_html")]
        found += [(f"{name}.{one}", getattr(module, one)) for one in pages if name != "blank"]
    return found


@pytest.mark.parametrize(("name", "page"), printed(), ids=lambda one: one if isinstance(one, str) else "")
def test_no_page_lets_markup_in(name: str, page: Callable[..., str]) -> None:
    ours: dict[str, Any] = {"letter.html": {"body": "<p>ours</p>"}, "visits.html": {"words": (MARKUP,) * 7}}
    said = given(page, MARKUP) | ours.get(name, {})
    made_of = page(**said)
    assert MARKUP not in made_of and "<script" not in made_of and 'src="file:' not in made_of
    assert "&lt;img src=" in made_of, "the hostile text is on the page"


def test_a_blank_questionnaire_shows_the_words_of_its_form() -> None:
    label = escape(MARKUP)
    form = load_form(
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>'
        '<h:title>x</h:title><model><instance><data id="x"><a/><b/></data></instance><bind nodeset="/data/a"/>'
        '<bind nodeset="/data/b"/></model></h:head><h:body>'
        f'<input ref="/data/a"><label>{label}</label><hint>{label}</hint></input>'
        f'<select1 ref="/data/b"><label>{label}</label><item><label>{label}</label><value>1</value></item></select1>'
        "</h:body></h:html>"
    )
    page = blank.html(Interview(form).root, title=MARKUP, printed=MARKUP)
    assert MARKUP not in page and "<script" not in page and 'src="file:' not in page
    assert page.count("&lt;img src=") >= 4


def test_no_sheet_of_a_report_runs_anything() -> None:
    tables: list[Table] = []
    for name in ("recap", "posko", "minutes"):
        module = importlib.import_module(f"desktop.reports.{name}")
        for one in ("sheet", "sheets"):
            if hasattr(module, one):
                found = getattr(module, one)(**given(getattr(module, one), FORMULA))
                tables += [found] if isinstance(found, Table) else found
    assert len(tables) >= 4
    assert sum(FORMULA in cell for table in tables for line in table.lines() for cell in line) >= len(tables)
    for table in tables:
        rows = csv.reader(io.StringIO(csv_text(table).decode("utf-8-sig")), delimiter=";")
        assert all(cell == harmless(cell) for row in rows for cell in row)
    book = load_workbook(io.BytesIO(xlsx(tables, {FORMULA: FORMULA})))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
