"""`form check` tells what an author probably did not mean, with sheet and row."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from desktop import cli
from desktop.cli.form import find_problems, rows_of
from desktop.xforms import load_form
from desktop.xforms.advice import advice
from tests.xforms.test_hostile import form

ROWS = '<r jr:template=""><n/><m/></r>'
BODY = '<repeat nodeset="/data/r"><input ref="/data/r/n"/></repeat>'


def told(instance: str, binds: str, body: str = "") -> list[str]:
    return [problem.message for problem in advice(load_form(form(instance, binds, body)).definition)]


@pytest.mark.parametrize(
    ("pattern", "is_told"), [("^[0-9]{16}$", False), ("[0-9]{16}", True), ("^[0-9]", True), ("[0-9]$", True)]
)
def test_a_pattern_that_collect_would_match_otherwise(pattern: str, is_told: bool) -> None:
    said = told("<a/>", f'<bind nodeset="/data/a" constraint="regex(., \'{pattern}\')"/>')
    assert bool(said) == is_told
    assert not said or "ODK Collect" in said[0]


@pytest.mark.parametrize(
    ("binds", "is_told"),
    [
        ("", True),
        ('<bind nodeset="/data/r/n" required="true()"/>', False),
        ('<bind nodeset="/data/r/n" calculate="1"/>', False),
    ],
)
def test_a_total_that_one_blank_makes_blank(binds: str, is_told: bool) -> None:
    total = '<bind nodeset="/data/t" calculate="1 + sum(/data/r/n)"/>'
    said = told(f"<t/>{ROWS}", total + binds, BODY)
    assert bool(said) == is_told
    assert not said or "blank while one n is blank" in said[0]


def test_a_total_that_leaves_blanks_out_is_in_order() -> None:
    total = '<bind nodeset="/data/t" calculate="sum(/data/r/n[. != \'\'])"/>'
    assert told(f"<t/>{ROWS}", total, BODY) == []


def test_a_recording_in_the_background_is_told_beforehand() -> None:
    action = (
        '<odk:recordaudio xmlns:odk="http://www.opendatakit.org/xforms" event="odk-instance-first-load" ref="/data/a"/>'
    )
    assert "only where the addition" in " ".join(told("<a/>", f'<bind nodeset="/data/a" type="binary"/>{action}'))


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    survey, choices = book.active, book.create_sheet("choices")
    assert survey is not None
    survey.title = "survey"
    for row in (
        ("type", "name", "label", "choice_filter"),
        ("text", "kec", "Kecamatan", ""),
        ("select_one desa", "desa", "Desa", "kecamatan = ${kec}"),
    ):
        survey.append(row)
    for row in (("list_name", "name", "label", "kec"), ("ya", "1", "Ya", ""), ("desa", "1", "Muara", "Tabir")):
        choices.append(row)
    book.save(tmp_path / "form.xlsx")
    return tmp_path / "form.xlsx"


def test_rows_are_told_as_the_author_knows_them(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rows_of(workbook, "choices", "list_name") == {"ya": 2, "desa": 3}
    assert cli.run(["form", "check", str(workbook)]) == 0
    said = capsys.readouterr().out
    assert "sheet choices, row 3, list desa; sheet survey, row 3, question desa" in said
    assert "no column 'kecamatan'" in said


def test_the_bundled_forms_need_no_advice() -> None:
    folder = Path(__file__).resolve().parents[2] / "resources" / "forms"
    for path in folder.glob("*.xml"):
        assert not [problem for problem in find_problems(path.read_bytes(), None) if problem.kind == "advice"], (
            path.name
        )
