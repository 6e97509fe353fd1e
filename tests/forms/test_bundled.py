"""Our own XLSForms: in step with their sources, without warnings, portable, whole in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.forms import bundled
from desktop.forms.conversion import convert
from desktop.forms.workbook import ENGLISH, INDONESIAN, Workbook, read_sheets, sheets, xlsx
from desktop.paths import RESOURCES
from desktop.reference.regions import Regions
from desktop.xforms import Form, Interview, Node, load_form

FOLDER = RESOURCES / "forms"
FORMS = tuple(sorted(path.stem for path in FOLDER.glob("*.xlsx")))


def test_every_source_has_its_workbook(workbooks: dict[str, Workbook]) -> None:
    assert set(workbooks) == set(FORMS) == {path.stem for path in FOLDER.glob("*.xml")}
    assert len(FORMS) == 27


@pytest.mark.parametrize("stem", FORMS)
def test_workbook_and_xform_are_in_step_with_their_source(stem: str, workbooks: dict[str, Workbook]) -> None:
    kept = read_sheets((FOLDER / f"{stem}.xlsx").read_bytes())
    made = sheets(workbooks[stem])
    assert {name: _trimmed(rows) for name, rows in kept.items()} == {
        name: _trimmed(rows) for name, rows in made.items()
    }
    converted = convert(FOLDER / f"{stem}.xlsx")
    assert converted.warnings == ()
    assert converted.xml == (FOLDER / f"{stem}.xml").read_bytes()


def test_the_same_source_gives_the_same_workbook(workbooks: dict[str, Workbook]) -> None:
    assert xlsx(workbooks["laporan_awal_bencana"]) == xlsx(workbooks["laporan_awal_bencana"])


@pytest.mark.parametrize("stem", FORMS)
def test_the_engine_has_nothing_to_remark(stem: str, forms: dict[str, Form]) -> None:
    form = forms[stem]
    assert form.warnings == ()
    assert form.languages == (INDONESIAN, ENGLISH)
    assert form.default_language == INDONESIAN


@pytest.mark.parametrize("stem", FORMS)
def test_every_text_is_there_in_both_languages(stem: str, workbooks: dict[str, Workbook]) -> None:
    book = workbooks[stem]
    for row in (*book.survey, *book.choices):
        for column in ("label", "hint", "constraint_message"):
            assert bool(row.get(f"{column}::{INDONESIAN}")) == bool(row.get(f"{column}::{ENGLISH}")), row
    rule = re.compile(r"\|| ?(relevant|constraint|appearance|save_to)=")  # a column that slipped into the words
    assert not [
        row for row in book.survey if any(rule.search(row.get(f"label::{said}", "")) for said in (INDONESIAN, ENGLISH))
    ]
    silent = {"start", "end", "deviceid", "username", "calculate", "end_group", "end_repeat", "csv-external"}
    assert all(row.get(f"label::{ENGLISH}") for row in book.survey if row["type"] not in silent)


@pytest.mark.parametrize("stem", FORMS)
def test_portable_no_rule_hides_in_a_function_collect_does_not_know(stem: str) -> None:
    text = (FOLDER / f"{stem}.xml").read_text("utf-8")
    rules = " ".join(re.findall(r'(?:relevant|constraint|calculate|required|readonly|value)="([^"]*)"', text))
    called = set(re.findall(r"([\w:-]+)\(", re.sub(r"'[^']*'", "''", rules)))
    known = {
        "regex", "substr", "number", "not", "count", "if", "once", "uuid", "position", "sum", "min", "string-length",
        "instance", "current", "concat", "today", "date", "int", "format-date", "selected", "count-selected", "round",
        "now", "indexed-repeat",
        "coalesce", "join", "false", "substring-after", "format-date-time", "translate", "jr:choice-name", "true",
        "and", "or",
    }  # fmt: skip
    assert called - known == set()


def test_asesmen_asks_about_as_much_as_regsosek(workbooks: dict[str, Workbook]) -> None:
    silent = ("calculate", "note", "begin", "end", "start", "deviceid", "username")
    asked = [row for row in workbooks["asesmen_keluarga"].survey if not row["type"].startswith(silent)]
    assert 110 <= len(asked) <= 190  # with what PPKS rules ask where there is a sign of trouble


def test_codes_are_the_official_ones(workbooks: dict[str, Workbook]) -> None:
    codes: dict[str, list[str]] = {}
    for row in workbooks["asesmen_keluarga"].choices:
        codes.setdefault(row["list_name"], []).append(row["name"])
    assert codes["jenjang"] == [str(code) for code in range(1, 23)]
    assert codes["ijazah"] == [str(code) for code in range(1, 24)]
    assert codes["lap_usaha"] == [str(code) for code in range(1, 27)]
    assert "12" not in codes["kronis"]  # HIV/AIDS is not asked in the open form
    assert codes["identitas"] == ["0", "1", "2", "4"]
    assert codes["masak"][0] == "0"
    assert codes["jarak"] == ["1", "2", "8"]


def test_bundled_forms_come_with_the_lists_they_ask_for(indonesia: Regions) -> None:
    media = bundled.region_lists(indonesia) | bundled.invented_lists(10)
    found = {form.form_id: form for form in bundled.forms(media)}
    assert set(found) == set(FORMS)
    regions = {"provinsi.csv", "kabupaten.csv", "kecamatan.csv", "desa.csv"}
    chosen = {"prelist.csv", "prelist_anggota.csv", "ambang.csv", "orang.csv"}
    assert set(found["asesmen_keluarga"].media) == regions | chosen
    assert set(found["laporan_awal_bencana"].media) == regions
    assert set(found["santunan"].media) == regions | {"kejadian.csv", "korban.csv", "santunan.csv"}
    assert "standar.csv" in found["titik_pengungsian"].media
    for form in found.values():
        asked = set(re.findall(rb"jr://[\w-]+/([\w-]+\.csv)", form.xml))
        assert {name.encode() for name in form.media} == asked, form.form_id


@pytest.mark.parametrize("stem", FORMS)
def test_labels_change_with_the_language(stem: str) -> None:
    interview = Interview(load_form(Path(FOLDER / f"{stem}.xml").read_bytes()))
    first = {node.ref: node.label for node in _questions(interview.root)}
    interview.speak(ENGLISH)
    second = {node.ref: node.label for node in _questions(interview.root)}
    same = [ref for ref in first if first[ref] == second[ref]]
    assert len(same) < len(first) / 5
    assert all(first.values())
    assert all(second.values())


def _questions(node: Node) -> list[Node]:
    if node.kind == "question":
        return [node] if node.control is not None else []
    return [found for child in node.children for found in _questions(child)]


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without the empty cells at the end of a row, which a workbook does not keep."""
    return [row[: max((n + 1 for n, value in enumerate(row) if value), default=0)] for row in rows]
