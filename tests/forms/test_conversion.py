"""XLSForms converted in a process of its own; broken ones are Trouble with pyxform's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.forms import list_files, xlsform
from desktop.paths import RESOURCES
from desktop.trouble import Cancelled, Kind, Trouble
from desktop.xforms import Rows

BROKEN = """
| survey |       |      |       |
|        | type  | name | label |
|        | textt | a    | A     |
"""
WORKBOOK = RESOURCES / "forms" / "laporan_awal_bencana.xlsx"


def test_a_workbook_becomes_the_same_xform_in_another_process() -> None:
    converted = xlsform.convert(WORKBOOK)
    assert converted.warnings == ()
    assert converted.xml == WORKBOOK.with_suffix(".xml").read_bytes()


def test_what_is_wrong_is_said_in_the_words_of_pyxform(tmp_path: Path) -> None:
    path = tmp_path / "rusak.md"
    path.write_text(BROKEN, "utf-8")
    with pytest.raises(Trouble) as caught:
        xlsform.convert(path)
    assert caught.value.kind is Kind.FORM_BROKEN
    assert "textt" in str(caught.value.facts["problem"])


def test_a_file_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "foto.xlsx"
    path.write_bytes(b"PK but not really")
    with pytest.raises(Trouble) as caught:
        xlsform.convert(path)
    assert caught.value.kind is Kind.FORM_BROKEN
    with pytest.raises(Trouble) as caught:
        xlsform.convert(tmp_path / "tidak-ada.xlsx")
    assert caught.value.kind is Kind.FILE_UNREADABLE


def test_a_person_may_stop_it() -> None:
    with pytest.raises(Cancelled):
        xlsform.convert(WORKBOOK, cancelled=lambda: True)


def test_a_workbook_named_from_where_one_stands_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(WORKBOOK.parent)
    assert xlsform.convert(Path(WORKBOOK.name)).xml.startswith(b"<?xml")


def test_lists_are_read_from_csv_and_geojson() -> None:
    table = list_files.read("a.csv", "\ufeffname,label\r\n1,Satu\r\n2\r\n".encode())
    assert isinstance(table, Rows)
    assert (table.columns, [tuple(row) for row in table.rows()]) == (("name", "label"), [("1", "Satu"), ("2", "")])
    point = (
        b'{"type":"FeatureCollection","features":[{"type":"Feature","id":"p1","properties":{"n":"a"},'
        b'"geometry":{"type":"Point","coordinates":[103.6,-1.6]}}]}'
    )
    places = list_files.read("a.geojson", point)
    assert isinstance(places, Rows)
    assert dict(zip(places.columns, next(iter(places.rows())), strict=True))["geometry"] == "-1.6 103.6 0 0"


def test_an_empty_list_has_nobody_on_it() -> None:
    assert list_files.read("prelist.csv", b"\n") is list_files.NO_ROWS


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xml", b"<root><item>"),
        ("a.xml", b'<!DOCTYPE r [<!ENTITY a "b">]><root>&a;</root>'),
        ("a.geojson", b"[]"),
        ("a.csv", b"name\n\xff\xfe\x00"),
    ],
)
def test_a_damaged_list_is_trouble(name: str, data: bytes) -> None:
    with pytest.raises(Trouble) as caught:
        list_files.read(name, data)
    assert caught.value.kind is Kind.LIST_BROKEN


def test_the_columns_a_form_asks_by_are_seen() -> None:
    xml = WORKBOOK.with_suffix(".xml").read_bytes()
    assert set(list_files.asked_columns(xml, ["kecamatan", "desa"])) == {"kabupaten", "kecamatan", "name"}
    assert list_files.asked_columns(xml, ["tidak_ada"]) == ()
