"""The regions of Indonesia: counts, chains, search, zones, and the lists for forms."""

from __future__ import annotations

import csv
import io
import sqlite3
import zipfile
from pathlib import Path

import pytest

from desktop.reference import lists, other_codes, region_source, regions
from desktop.reference.region_source import code_of, number_of
from desktop.reference.regions import Regions
from desktop.reference.zones import time_zone, zone_of
from desktop.trouble import Kind, Trouble


@pytest.mark.parametrize(("level", "count"), [(1, 38), (2, 514), (3, 7285), (4, 83762)])
def test_all_of_indonesia_is_there(indonesia: Regions, level: int, count: int) -> None:
    assert indonesia.count(level) == count


@pytest.mark.parametrize(
    ("code", "districts", "villages"),
    [
        ("15.01", 18, 287), ("15.02", 24, 215), ("15.03", 11, 158), ("15.04", 8, 124), ("15.05", 11, 155),
        ("15.06", 13, 134), ("15.07", 11, 93), ("15.08", 17, 153), ("15.09", 12, 129), ("15.71", 11, 68),
        ("15.72", 8, 69),
    ],
)  # fmt: skip
def test_jambi_is_complete(indonesia: Regions, code: str, districts: int, villages: int) -> None:
    found = indonesia.children(code)
    assert len(found) == districts
    assert sum(len(indonesia.children(district.code)) for district in found) == villages


def test_every_region_has_its_parent(indonesia: Regions) -> None:
    codes = {region.code for level in (1, 2, 3) for region in indonesia.of_level(level)}
    assert [
        region.code for level in (2, 3, 4) for region in indonesia.of_level(level) if region.parent not in codes
    ] == []


def test_a_code_and_its_number_are_the_same() -> None:
    for code in ("15", "15.05", "15.71.01", "15.05.06.2018", "92.71.10.1001", "11.01.01.2001"):
        assert code_of(number_of(code)) == code
    assert number_of("15.05") == 1505000000


def test_bps_numbers_places_otherwise(indonesia: Regions) -> None:
    for code, bps in (("15.06", "1507"), ("15.07", "1506"), ("15.08", "1509"), ("15.09", "1508"), ("15.71", "1571")):
        assert (indonesia.bps(code), indonesia.of_bps(bps)) == (bps, code)
    assert indonesia.bps("1505062018") == "1505020005" and indonesia.of_bps("1505020005") == "15.05.06.2018"
    known = [one for one in indonesia.of_level(4) if indonesia.bps(one.code)]
    assert len(known) == 75_033 and all(indonesia.of_bps(indonesia.bps(one.code)) == one.code for one in known[::50])


@pytest.mark.parametrize("code", ["", "15", "99.99", "15.05.06.9999", "x", "15.05.06.20"])
def test_no_code_of_bps_where_none_is_known(indonesia: Regions, code: str) -> None:
    assert indonesia.bps(code) == ""
    assert indonesia.of_bps(code) == "" and indonesia.of_bps("1" * 10) == "" and indonesia.of_bps("²" * 4) == ""


def test_an_old_code_leads_to_the_place_of_today(indonesia: Regions) -> None:
    """Papua was parted in 2022: 91.02 (Jayawijaya) is 95.01 since."""
    assert indonesia.region("91.02.66.2001") is None and indonesia.today("91.02.66.2001") == "95.01.38.2001"
    assert indonesia.today("1505062018") == "15.05.06.2018" and indonesia.today("99.99.99.9999") == ""
    old = [(theirs, ours) for kind, theirs, ours in other_codes.read() if kind == "old"]
    assert len(old) == 5_691
    assert all(indonesia.region(ours) and not indonesia.region(theirs) for theirs, ours in old)


def test_a_code_of_another_list_is_matched_by_name_within_the_place_above(tmp_path: Path) -> None:
    """Names that two places have, or that are like none, get no other code."""
    files = {
        "regencies": "7101,71,KABUPATEN CONTOH\n7171,71,KOTA CONTOH\n",
        "districts": "7101010,7101,UTARA\n",
        "villages": "7101010001,7101010,SUMUR BATU\n7101010002,7101010,KEMBAR\n7101010003,7101010,KEMBAR\n"
        "7101010004,7101010,TIADA\n7101010005,7101010,SIMPANG TIGA SIPIN\n",
        "base": "71.09,KAB. CONTOH\n71.09.01.2001,Sumur Batu\n71.09.01.2002,Hilang\n",
    }
    with zipfile.ZipFile(tmp_path / "wheel", "w") as wheel:
        for name, text in files.items():
            wheel.writestr(f"wilayah_indonesia/csv/{name}.csv", text)
    ours = {"71": "Satu", "71.01": "Kabupaten Contoh", "71.71": "Kota Contoh", "71.01.05": "Utara",
            "71.01.05.2007": "Sumur Batu", "71.01.05.2008": "Kembar",
            "71.01.05.2009": "Simpang Tiga Sipins"}  # fmt: skip
    assert other_codes.make(tmp_path / "wheel", ours, tmp_path / "kept") == (5, 1)
    assert set(other_codes.read(tmp_path / "kept")) == {
        ("bps", "7101", "71.01"), ("bps", "7171", "71.71"), ("bps", "7101010", "71.01.05"),
        ("bps", "7101010001", "71.01.05.2007"), ("bps", "7101010005", "71.01.05.2009"),
        ("old", "71.09.01.2001", "71.01.05.2007"),
    }  # fmt: skip


@pytest.mark.parametrize("code", ["15.7", "1", "x", "15.05.06.2018.1", "15..06", "99.99.99.9999", "-1", "15.05.06.2"])
def test_what_is_no_place_has_none(indonesia: Regions, code: str) -> None:
    assert indonesia.region(code) is None
    assert indonesia.children(code) == [] and indonesia.search("jambi", under=code) == []


def test_a_chain_goes_from_the_province_to_the_village(indonesia: Regions) -> None:
    assert [region.name for region in indonesia.chain("15.05.06.2018")] == [
        "Jambi", "Kabupaten Muaro Jambi", "Kumpeh Ulu", "Sungai Terap",
    ]  # fmt: skip
    assert indonesia.address("1505062018") == "Sungai Terap, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi"
    assert indonesia.chain("15.05.99") == indonesia.chain("15.05")
    assert indonesia.chain("") == ()


@pytest.mark.parametrize(
    ("words", "village", "district"),
    [
        ("sungai penuh hamparan", None, "Hamparan Rawang"),
        ("desa sungai terap kumpeh", "Sungai Terap", "Kumpeh Ulu"),
        ("sungai terap tanjab", "Sungai Terap", "Betara"),
        ("SUNGAI TERAP, KEC. BETARA", "Sungai Terap", "Betara"),
        ("terap mua kump", "Sungai Terap", "Kumpeh Ulu"),
    ],
)
def test_search_takes_any_part_of_the_chain(indonesia: Regions, words: str, village: str | None, district: str) -> None:
    first = indonesia.search(words)[0]
    assert indonesia.chain(first.code)[2].name == district
    assert village in (None, first.name)


def test_search_prefers_what_is_named_so(indonesia: Regions) -> None:
    assert indonesia.search("telanaipura")[0].name == "Telanaipura"
    assert [region.level for region in indonesia.search("kerinci", level=2)] == [2]
    assert {region.code[:5] for region in indonesia.search("kota", under="15.72")} == {"15.72"}
    assert indonesia.search('" *') == []
    assert all("NEAR" not in region.name for region in indonesia.search('jambi" OR "NEAR('))


def test_search_forgives_a_misspelling(indonesia: Regions) -> None:
    assert indonesia.search("sungai terab kumpe")[0].code == "15.05.06.2018"
    assert indonesia.search("telanaipira")[0].name == "Telanaipura"
    assert indonesia.search("xqzw") == []


def test_search_and_cascade_are_served_by_an_index(region_file: Path) -> None:
    with sqlite3.connect(region_file) as db:
        asked = (
            (f"SELECT id FROM region r WHERE r.level = ? {regions.UPPER[True]} AND r.id BETWEEN ? AND ?", (1, 0, 9)),
            ("SELECT id FROM region r WHERE r.level = ? AND r.id BETWEEN ? AND ?", (4, 0, 9)),
            ("SELECT name FROM region WHERE id = ?", (1571011002,)),
            (regions.SEARCH, ('"su"*', 4, 0, 10, 10)),
        )
        plans = [" ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)) for sql, values in asked]
    db.close()
    assert all("SCAN region" not in plan and "SCAN r" not in plan for plan in plans)
    assert "region_upper" in plans[0]


def test_zones_follow_the_province() -> None:
    assert [zone_of(code) for code in ("15.71", "61", "62.01", "51", "64", "74", "81", "94.01.01.2001")] == [
        "WIB", "WIB", "WIB", "WITA", "WITA", "WITA", "WIT", "WIT",
    ]  # fmt: skip
    assert str(time_zone("15.71.01.1002")) == "Asia/Jakarta"


def test_kinds_are_read_from_the_code(indonesia: Regions) -> None:
    codes = ("15", "15.01", "15.71", "15.05.06", "15.05.06.2018", "15.71.01.1002", "91.03.01")
    kinds = [region.kind for code in codes if (region := indonesia.region(code)) is not None]
    assert kinds == ["provinsi", "kabupaten", "kota", "kecamatan", "desa", "kelurahan", "distrik"]


def test_data_that_is_not_the_pinned_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(region_source.PINNED, "desa.json.gz", "0" * 64)
    with pytest.raises(Trouble) as caught:
        regions.build(tmp_path / "regions.sqlite")
    assert caught.value.kind is Kind.LIST_BROKEN
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_region_list_is_trouble(tmp_path: Path, region_file: Path) -> None:
    other = tmp_path / "regions.sqlite"
    other.write_bytes(b"not a database at all, but long enough to be looked at")
    assert not regions.is_built(other)
    assert not regions.is_built(tmp_path / "absent.sqlite")
    assert regions.is_built(region_file)
    with pytest.raises(Trouble) as caught:
        Regions(other)
    assert caught.value.kind is Kind.LIST_BROKEN


def test_the_licences_travel_with_the_data(indonesia: Regions) -> None:
    assert all("MIT License" in indonesia.about[name] for name in region_source.LICENCES)


def test_lists_for_forms_have_every_region(indonesia: Regions, tmp_path: Path) -> None:
    counts = {}
    for path in lists.export(indonesia, tmp_path):
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
        counts[path.name] = len(rows)
        assert rows[0]["name"]
        assert rows[0]["label"]
    assert counts == {"provinsi.csv": 38, "kabupaten.csv": 514, "kecamatan.csv": 7285, "desa.csv": 83762}


def test_region_tables_answer_like_their_csv(indonesia: Regions) -> None:
    source = lists.RegionLists(indonesia)
    village = source.table("desa.csv")
    assert village is not None
    below = village.rows_where("kecamatan", "15.05.06")
    assert [row for row in village.rows() if row[2] == "15.05.06"] == below
    expected = ("15.05.06.2018", "Sungai Terap", "15.05.06", "desa", "1505020005")  # with the code of BPS
    assert village.rows_where("name", "15.05.06.2018") == [expected]
    assert expected in below
    assert village.rows_where("name", "15.05.06") == []
    assert village.rows_where("kecamatan", "") == []
    assert len(village.rows_where("jenis", "desa adat")) == 14
    assert source.table("prelist.csv") is None
