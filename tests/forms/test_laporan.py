"""Laporan Awal Bencana filled: the shortest a volunteer may send, the longest, one with mistakes."""

from __future__ import annotations

import pytest

from desktop.forms import semantics
from desktop.forms.semantics import Policy, Review
from desktop.xforms import Interview, ListSource
from tests.forms.conftest import NOW
from tests.forms.filling import answer_the_rest, fill, violations

SHORTEST = """
kejadian/jenis = BJ
kejadian/jam_kejadian = 03:30:00.000
kejadian/berlangsung = 1
kejadian/kronologis = Hujan sejak malam, air sungai naik.
wilayah/kabupaten = 15.05
wilayah/tempat[1]/kecamatan = 15.05.06
wilayah/tempat[1]/desa = 15.05.06.2018
akses/jalan = 1
penanganan/upaya = 1
penanganan/ada_kebutuhan = 2
penanganan/sumber = 1
pelapor/nama_pelapor = Budi Hartono
"""


def test_shortest_needs_twelve_answers(laporan: Interview) -> None:
    fill(laporan, SHORTEST)
    assert violations(laporan) == {}
    done = laporan.finalize()
    assert done.instance_name == "Banjir Sungai Terap, 5-1-2026"
    assert b"<kelas>alam</kelas>" in done.xml
    assert b"<zona>WIB</zona>" in done.xml
    assert b"<waktu_diketahui>2026-01-05T09:30:00.000+07:00</waktu_diketahui>" in done.xml
    assert b"<kebutuhan>" not in done.xml


def test_longest_with_needs_and_photos(laporan: Interview) -> None:
    fill(laporan, SHORTEST + """
        + wilayah/tempat
        wilayah/tempat[2]/kecamatan = 15.05.06
        wilayah/tempat[2]/desa = 15.05.06.2001
        korban/kk_terdampak = 40
        korban/jiwa_terdampak = 150
        korban/meninggal_l = 1
        korban/kk_mengungsi = 10
        korban/jiwa_mengungsi = 35
        penanganan/upaya = 1 3 7 15
        penanganan/ada_kebutuhan = 1
        penanganan/kebutuhan[1]/barang = 1
        penanganan/kebutuhan[1]/jumlah = 200
        + penanganan/kebutuhan
        penanganan/kebutuhan[2]/barang = 22
        penanganan/kebutuhan[2]/barang_lain = Lampu senter
        + dokumentasi/foto
        """)  # fmt: skip
    assert answer_the_rest(laporan, longest=True) > 25
    assert violations(laporan) == {}
    done = laporan.finalize()
    assert done.xml.count(b"<kebutuhan>") == 2
    assert b"<satuan>kg</satuan>" in done.xml
    assert b"<meninggal>2</meninggal>" in done.xml


def test_mistakes_are_named(laporan: Interview) -> None:
    fill(laporan, SHORTEST + """
        kejadian/tgl_kejadian = 2026-01-06
        korban/kk_terdampak = 40
        korban/jiwa_terdampak = 39
        korban/hilang = -1
        korban/jiwa_mengungsi = 10
        korban/lansia = 11
        penanganan/ada_kebutuhan = 1
        """)  # fmt: skip
    assert violations(laporan) == {
        "kejadian/tgl_kejadian": "constraint",
        "korban/jiwa_terdampak": "constraint",
        "korban/hilang": "constraint",
        "korban/lansia": "constraint",
        "penanganan/kebutuhan[1]/barang": "required",
        "penanganan/kebutuhan[1]/jumlah": "required",
    }


@pytest.mark.parametrize(
    ("kind", "disaster_class"),
    [("GB", "alam"), ("KP", "nonalam"), ("EP", "nonalam"), ("KS", "sosial"), ("TR", "sosial"), ("TG", "lainnya")],
)
def test_the_class_follows_uu_24_2007_and_may_be_overridden(laporan: Interview, kind: str, disaster_class: str) -> None:
    fill(laporan, f"kejadian/jenis = {kind}")
    assert laporan.node("/data/kejadian/kelas").value == disaster_class
    fill(laporan, "kejadian/kelas = sosial\nkejadian/penyebab = Belum diketahui")
    assert laporan.node("/data/kejadian/kelas").value == "sosial"


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("BJ", {"tinggi_air_cm", "lama_genangan_jam"}), ("GB", {"magnitudo", "kedalaman_km"}),
        ("TL", {"panjang_longsor_m"}), ("KH", {"luas_terbakar_ha"}), ("AK", set()), ("LN", {"jenis_lain"}),
    ],
)  # fmt: skip
def test_measures_belong_to_kinds(laporan: Interview, kind: str, asked: set[str]) -> None:
    fill(laporan, f"kejadian/jenis = {kind}")
    measures = {
        "tinggi_air_cm", "lama_genangan_jam", "magnitudo", "kedalaman_km", "panjang_longsor_m", "luas_terbakar_ha",
        "jenis_lain",
    }  # fmt: skip
    assert {name for name in measures if laporan.node(f"/data/kejadian/{name}").relevant} == asked


def test_unknown_is_not_zero(laporan: Interview) -> None:
    fill(laporan, SHORTEST)
    assert laporan.node("/data/meninggal" if False else "/data/korban/hilang").value == ""
    fill(laporan, "korban/meninggal_p = 0")
    assert b"<meninggal>0</meninggal>" in laporan.finalize().xml


def test_the_reporter_is_remembered_from_the_last_report(laporan: Interview, village: ListSource) -> None:
    fill(laporan, SHORTEST + "pelapor/nia = 15.05.0123")
    again = Interview(laporan.form, lists=village, now=lambda: NOW, last_saved=laporan.snapshot().xml())
    assert again.node("/data/pelapor/nama_pelapor").value == "Budi Hartono"
    assert again.node("/data/pelapor/nia").value == "15.05.0123"


def test_it_is_urgent_and_reviewed_later(laporan: Interview) -> None:
    told = semantics.read(laporan.form)
    assert told.policy == Policy(urgent=True, review=Review.LATER)
    assert told.refs("region") == ("/data/wilayah/tempat/desa",)
    assert {"count_affected", "count_dead", "efforts", "road", "event", "reporter"} <= set(told.meanings.values())
