"""Records as a workbook and CSV: a sheet a repeat, masked, and never a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop.reports.spreadsheet import FACTS, Row, Table, csv_text, harmless, tables, xlsx

ALI = Row(
    ("r1", "Keluarga Ali", "Terkirim", "Siti", "Sungai Terap", "15.05.06.2018", "1505020005", "2026-01-05"),
    {
        "/data/tempat/desa": "15.05.06.2018",
        "/data/no_kk": "1505062010190011",
        "/data/keluarga/anggota[1]/orang/nama": "Ali",
        "/data/keluarga/anggota[1]/orang/nik": "1505061203800001",
        "/data/keluarga/anggota[2]/orang/nama": '=HYPERLINK("http://jahat")',
        "/data/keluarga/anggota[2]/usaha[1]/jenis": "3",
    },
)
BUDI = Row(
    ("r2", "Keluarga Budi", "Draf", "Siti", "", "", "", "2026-01-06"), {"/data/no_kk": "", "/data/catatan": "-5"}
)


def masked(ref: str) -> bool:
    return ref.endswith(("no_kk", "nik"))


def grid(content: bytes, sheet: str) -> list[list[str]]:
    book = load_workbook(io.BytesIO(content))
    return [["" if cell.value is None else str(cell.value) for cell in row] for row in book[sheet].iter_rows()]


def test_a_sheet_of_records_and_one_a_repeat_nested_ones_too() -> None:
    found = xlsx(tables([ALI, BUDI], masked=masked), {"/data/no_kk": "Nomor KK"})
    assert load_workbook(io.BytesIO(found)).sheetnames == ["isian", "anggota", "usaha", "kamus"]
    heading, ali, budi = grid(found, "isian")
    assert heading[-3:] == ["tempat/desa", "no_kk", "catatan"]  # `desa` is among the facts already
    assert ali[0] == "r1"
    assert budi[-1] == "-5"
    assert grid(found, "anggota")[0] == ["isian", "ke_1", "nama", "nik"]
    assert grid(found, "anggota")[1][:3] == ["r1", "1", "Ali"]
    assert grid(found, "usaha")[1] == ["r1", "2", "1", "3"]
    assert grid(found, "kamus")[1] == ["/data/no_kk", "Nomor KK"]


def test_numbers_of_people_are_masked_unless_somebody_says_so() -> None:
    hidden, open_ = (xlsx(tables([ALI], masked=masked, whole=whole)) for whole in (False, True))
    assert grid(hidden, "anggota")[1][3] == "1505** ****** 0001"
    assert grid(open_, "anggota")[1][3] == "1505061203800001"
    assert "1505061203800001" not in str(grid(hidden, "isian"))


def test_no_cell_is_a_formula() -> None:
    book = load_workbook(io.BytesIO(xlsx(tables([ALI], masked=masked))))
    cell = book["anggota"]["C3"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://jahat")')
    people = next(table for table in tables([ALI], masked=masked) if table.name == "anggota")
    lines = list(csv.reader(io.StringIO(csv_text(people).decode("utf-8-sig")), delimiter=";"))
    assert lines[2][2].startswith("'=")


def test_practice_says_so_on_every_sheet() -> None:
    found = xlsx(tables([ALI], masked=masked), practice=True)
    assert [grid(found, name)[0][0] for name in ("isian", "anggota", "usaha")] == ["LATIHAN"] * 3
    assert csv_text(tables([BUDI], masked=masked)[0], practice=True).decode("utf-8-sig").startswith("LATIHAN")


@pytest.mark.parametrize("value", ["-5", "-1,5", "12", "-0.25", "Ali", ""])
def test_numbers_and_words_stay_as_they_are(value: str) -> None:
    assert harmless(value) == value


@pytest.mark.parametrize("value", ["+62", "=1+1", "@SUM(A1)", "-2+3", "-5 ekor", "\t=1", "\r=1", "+6281200000000"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(value: str) -> None:
    assert harmless(value) == f"'{value}"


def test_counts_are_numbers_and_codes_are_not() -> None:
    counts, codes = Table("rekap", ("desa", "isian"), numeric=True), Table("isian", ("kode",))
    counts.add(("Sungai Terap", "12"), {})
    codes.add(("0012",), {})
    book = load_workbook(io.BytesIO(xlsx([counts, codes])))
    assert (book["rekap"]["B2"].value, book["isian"]["A2"].value) == (12, "0012")


@given(st.dictionaries(st.sampled_from(["/data/a", "/data/g/b", "/data/r[1]/c", "/data/r[2]/c"]), st.text(max_size=30)))
def test_every_answer_is_there_whatever_was_typed(values: dict[str, str]) -> None:
    found = tables([Row(("r",) * len(FACTS), values)], masked=lambda _ref: False)
    cells = [cell for table in found for line in table.lines() for cell in line]
    assert all(value in cells for value in values.values())
    xlsx(found)
    for table in found:
        lines = csv.reader(io.StringIO(csv_text(table).decode("utf-8-sig"), newline=""), delimiter=";")
        assert not any(cell.startswith("=") for line in lines for cell in line)


def test_amounts_and_days_can_be_reckoned_with_and_codes_stay_text() -> None:
    values = {"/data/luas": "45", "/data/tgl": "2026-11-22", "/data/kode": "007", "/data/urut": "007",
              "/data/nik_lain": "1571011304609020", "/data/rusak": "tiga"}  # fmt: skip
    types = {"/data/luas": "int", "/data/tgl": "date", "/data/urut": "int", "/data/nik_lain": "int",
             "/data/rusak": "decimal"}  # fmt: skip
    rows = [Row(("r", *[""] * 7), values)]
    found = tables(rows, masked=lambda _ref: False, kind=lambda ref: types.get(ref, ""))
    sheet = load_workbook(io.BytesIO(xlsx(found))).active
    head = [cell.value for cell in sheet[1]]
    cells = dict(zip(head, [cell.value for cell in sheet[2]], strict=True))
    assert (cells["luas"], cells["kode"], cells["urut"], cells["rusak"]) == (45, "007", "007", "tiga")
    assert cells["tgl"].date().isoformat() == "2026-11-22" and cells["nik_lain"] == "1571** ****** 9020"
    assert sheet.auto_filter.ref == "A1:N2" and sheet["A1"].font.b and sheet.column_dimensions["A"].width >= 7
