"""A prelist out of a spreadsheet: columns recognised, ruined numbers told and left out, families put together."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook as Sheets

from desktop.forms import prelist
from desktop.forms.prelist import Flaw, Prelist
from desktop.forms.spreadsheet import Sheet, read_sheet
from desktop.reference import lists, other_codes
from desktop.reference.regions import Regions
from desktop.trouble import Kind, Trouble

TODAY = dt.date(2026, 1, 5)
HEADING = ["No.", "No. KK", "NIK", "Nama Lengkap", "L/P", "Tanggal Lahir", "SHDK", "Alamat", "RT", "Desa/Kelurahan"]
ALI = ["1", "1505062010190011", "1505061203800001", "Ali Rahman", "L", "12/03/1980", "Kepala Keluarga", "Jl. Desa 4",
       "003", "Sungai Terap"]  # fmt: skip
SITI = ["2", "1505062010190011", "1505065204850002", "Siti Rahman", "P", "12-04-1985", "Istri", "Jl. Desa 4", "003",
        "Sungai Terap"]  # fmt: skip
BUDI = ["3", "1505062010190029", "", "Budi Hartono", "L", "", "1", "Jl. Kebun 1", "001", "Sungai Terap"]


def workbook(*rows: list[object], above: tuple[str, ...] = ()) -> bytes:
    book = Sheets()
    sheet = book.worksheets[0]
    for title in above:
        sheet.append([title])
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def taken(
    data: bytes, regions: Regions, name: str = "prelist.xlsx", village: str = "", under: str = "15.05.06"
) -> Prelist:
    sheet = read_sheet(name, data, prelist.HEADINGS)
    mapping = prelist.recognise(sheet.columns)
    return prelist.read(sheet, mapping, villages=prelist.villages_in(regions, under), today=TODAY, village=village)


def test_families_and_members_out_of_a_workbook_with_a_letterhead(indonesia: Regions) -> None:
    data = workbook(HEADING, ALI, SITI, BUDI, above=("DINAS SOSIAL KABUPATEN MUARO JAMBI", "Prelist awal 2026"))
    found = taken(data, indonesia)
    assert found.flaws == ()
    families = [dict(zip(lists.FAMILY_COLUMNS, row, strict=True)) for row in found.families]
    assert [(one["nama_kepala"], one["desa"], one["jumlah"]) for one in families] == [
        ("Budi Hartono", "15.05.06.2018", "1"),
        ("Ali Rahman", "15.05.06.2018", "2"),
    ]
    assert families[1]["label"] == "Ali Rahman · RT 003 · Jl. Desa 4"
    members = [dict(zip(lists.MEMBER_COLUMNS, row, strict=True)) for row in found.members]
    ali, siti = [one for one in members if one["keluarga"] == families[1]["name"]]
    assert (ali["urut"], ali["jk"], ali["tgl_lahir"], ali["hub"]) == ("1", "1", "1980-03-12", "1")
    assert (siti["urut"], siti["jk"], siti["hub"], siti["nik"]) == ("2", "2", "2", "1505065204850002")
    assert found.villages == {"15.05.06.2018": 2}


def test_a_nik_that_excel_ruined_is_told_and_left_out(indonesia: Regions) -> None:
    ruined = [*ALI]
    ruined[2] = "1,50506E+15"
    as_number: list[object] = [*SITI]
    as_number[2] = 1505065204850002
    found = taken(workbook(HEADING, ruined, as_number), indonesia)
    assert [(one.row, one.column, one.flaw) for one in found.flaws] == [
        (2, "NIK", Flaw.NIK_RUINED),
        (3, "NIK", Flaw.NIK_RUINED),
    ]
    assert [row[4] for row in found.members] == ["", ""]
    assert found.left_out == 0


@pytest.mark.parametrize(
    ("place", "value", "flaw", "out"),
    [
        (2, "12345", Flaw.NIK_WRONG, 0),
        (1, "99", Flaw.NO_KK_WRONG, 0),
        (2, "15O5061203800OO1", Flaw.LETTERS, 0),  # suggested, not applied
        (1, "l5050620101900II", Flaw.LETTERS, 0),
        (2, "XXO5061203800OO1", Flaw.NIK_WRONG, 0),
        (3, "", Flaw.NO_NAME, 1),
        (9, "Desa Yang Tidak Ada", Flaw.VILLAGE_UNKNOWN, 1),
        (5, "31-02-1980", Flaw.DATE_UNREADABLE, 0),
    ],
)
def test_each_flaw_has_its_place(indonesia: Regions, place: int, value: str, flaw: Flaw, out: int) -> None:
    row = [*ALI]
    row[place] = value
    found = taken(workbook(HEADING, row, BUDI), indonesia)
    assert [(one.row, one.flaw) for one in found.flaws] == [(2, flaw)]
    assert found.left_out == out
    assert len(found.families) == 2 - out


@pytest.mark.parametrize(
    ("code", "regency", "taken_in"),
    [
        ("15.07.01.1001", "Kab. Tanjung Jabung Timur", True),
        ("1507011001", "", True),
        ("1507011001", "Tanjab Timur", True),  # no name of another: the code holds
        ("1507011001", "KABUPATEN TANJUNG JABUNG BARAT", False),  # BPS: 1507 is Barat, 15.07 of Kemendagri is Timur
        ("1507010001", "", False),  # of nowhere
        ("15.71.01.1001", "", False),  # outside the region of who takes it in
    ],
)
def test_a_code_counts_where_it_is_of_the_region_the_row_names(
    indonesia: Regions, code: str, regency: str, taken_in: bool
) -> None:
    village = indonesia.children("15.07.01")[0].code
    said = code.replace("15.07.01.1001", village).replace("1507011001", village.replace(".", ""))
    rows: list[list[object]] = [[*HEADING, "Kabupaten"], [*ALI[:9], said, regency]]
    found = taken(workbook(*rows), indonesia, under="15.07")
    assert [one.flaw for one in found.flaws] == ([] if taken_in else [Flaw.VILLAGE_CODE])
    assert (len(found.families), found.left_out) == ((1, 0) if taken_in else (0, 1))


def test_a_code_of_bps_counts_where_the_row_names_the_regency_and_an_old_one_is_that_of_today(
    indonesia: Regions,
) -> None:
    timur = next(one.code for one in indonesia.of_level(4) if one.code.startswith("15.07") and indonesia.bps(one.code))
    assert indonesia.bps(timur).startswith("1506")
    for regency, villages in (("Kab. Tanjung Jabung Timur", {timur: 1}), ("", {}), ("Kabupaten Tebo", {})):
        rows: list[list[object]] = [[*HEADING, "Kabupaten"], [*ALI[:9], indonesia.bps(timur), regency]]
        assert taken(workbook(*rows), indonesia, under="15.07").villages == villages
    old, today = next((theirs, ours) for kind, theirs, ours in other_codes.read() if kind == "old")
    assert taken(workbook(HEADING, [*ALI[:9], old]), indonesia, under=today[:5]).villages == {today: 1}


def test_a_village_name_that_two_have_needs_the_names_above_it(indonesia: Regions) -> None:
    (flaw,) = taken(workbook(HEADING, ALI), indonesia, under="15").flaws
    assert flaw.flaw is Flaw.VILLAGE_AMBIGUOUS
    told = taken(workbook([*HEADING, "Kecamatan"], [*ALI, "Kec. Kumpeh Ulu"]), indonesia, under="15")
    assert told.villages == {"15.05.06.2018": 1}
    coded = [*ALI]
    coded[9] = "1505062018"
    assert taken(workbook(HEADING, coded), indonesia, under="").villages == {"15.05.06.2018": 1}


def test_one_nik_twice_is_told(indonesia: Regions) -> None:
    again = [*BUDI]
    again[2] = ALI[2]
    found = taken(workbook(HEADING, ALI, again), indonesia)
    assert [one.flaw for one in found.flaws] == [Flaw.NIK_TWICE]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_separator_and_encoding(indonesia: Regions, separator: str, encoding: str) -> None:
    text = "\r\n".join(separator.join(row) for row in (HEADING, ALI, SITI))
    found = taken(text.encode(encoding), indonesia, name="prelist.csv")
    assert (len(found.families), len(found.members), found.flaws) == (1, 2, ())


def test_a_list_of_families_alone_without_villages_takes_the_one_that_was_said(indonesia: Regions) -> None:
    data = workbook(["NO KK", "NAMA KEPALA KELUARGA", "ALAMAT"], ["1505062010190011", "Ali", "Jl. Desa"])
    assert [one.flaw for one in taken(data, indonesia).flaws] == [Flaw.VILLAGE_UNKNOWN]
    found = taken(data, indonesia, village="15.05.06.2018")
    assert found.villages == {"15.05.06.2018": 1}
    assert found.members == ()


def test_the_id_of_a_family_stays_and_tells_nothing(indonesia: Regions) -> None:
    first, second = (taken(workbook(HEADING, ALI), indonesia) for _ in range(2))
    assert first.families[0][0] == second.families[0][0]
    assert ALI[1] not in first.families[0][0]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a workbook", b"one line only", b"a;b\0c\n1;2"])
def test_what_is_no_table_is_said_and_nothing_more(data: bytes) -> None:
    with pytest.raises(Trouble) as caught:
        read_sheet("daftar.xlsx", data)
    assert caught.value.kind is Kind.LIST_BROKEN


cells = st.text(max_size=12)


@given(st.lists(st.lists(cells, min_size=4, max_size=4), min_size=1, max_size=8))
def test_any_rows_are_read_or_told(rows: list[list[str]]) -> None:
    sheet = Sheet(
        "x.csv", ("NIK", "Nama", "Desa", "Tgl lahir"), tuple(map(tuple, rows)), tuple(range(2, 2 + len(rows)))
    )
    found = prelist.read(
        sheet, prelist.recognise(sheet.columns), villages=lambda *_: ["15.05.06.2018"], today=TODAY, village=""
    )
    assert len(found.members) + found.left_out == len(rows)
    assert all(row[4] == "" or (row[4].isascii() and len(row[4]) == 16) for row in found.members)
