"""The forms we ship, filled by path and printed: what the field gets to see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import pytest

from desktop.forms import semantics
from desktop.paths import RESOURCES, regions_file
from desktop.reference.lists import RegionLists
from desktop.reference.regions import Regions
from desktop.reports import reading, record, whatsapp
from desktop.reports.record import Print
from desktop.reports.whatsapp import Heading
from desktop.xforms import Interview, load_form

NOW = dt.datetime(2026, 1, 3, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
FLOOD = {
    "/data/kejadian/jenis": "BJ",
    "/data/kejadian/tgl_kejadian": "2026-01-03",
    "/data/kejadian/jam_kejadian": "04:30:00.000+07:00",
    "/data/kejadian/kronologis": "Sungai meluap",
    "/data/wilayah/kabupaten": "15.72",
    "/data/wilayah/tempat[1]/dusun": "RT 03 dekat jembatan",
    "/data/korban/kk_terdampak": "120",
    "/data/korban/jiwa_terdampak": "431",
    "/data/korban/meninggal_l": "1",
    "/data/korban/meninggal_p": "1",
    "/data/korban/jiwa_mengungsi": "150",
    "/data/korban/balita": "11",
    "/data/akses/jalan": "2",
    "/data/penanganan/upaya": "1 2",
    "/data/penanganan/ada_kebutuhan": "1",
    "/data/penanganan/kebutuhan[1]/barang": "1",
    "/data/penanganan/kebutuhan[1]/jumlah": "200",
    "/data/pelapor/nama_pelapor": "Rina Petugas",
}


@pytest.fixture(scope="module")
def lists() -> Iterator[RegionLists]:
    with Regions(regions_file()) as regions:
        yield RegionLists(regions)


def filled(form_id: str, answers: Mapping[str, str], lists: RegionLists) -> Interview:
    form = load_form((RESOURCES / "forms" / f"{form_id}.xml").read_bytes())
    interview = Interview(form, lists=lists, now=lambda: NOW)
    for ref, text in answers.items():
        interview.answer(ref, text)
    return interview


def test_the_message_of_a_flood(lists: RegionLists) -> None:
    interview = filled("laporan_awal_bencana", FLOOD, lists)
    said = reading.by_meaning(interview, semantics.read(interview.form).meanings)
    message = whatsapp.text(said, Heading(day="Sabtu, 3 Januari 2026"))
    for line in (
        "Mohon izin melaporkan kejadian *Banjir*",
        "1. Waktu kejadian : Sabtu, 3 Januari 2026 pukul 04.30 WIB",
        "   - Terdampak : 120 KK / 431 jiwa",
        "   - Korban : meninggal 2 (L 1/P 1)",
        "   - Mengungsi : 150 jiwa (balita 11)",
        "jalan terbatas",
        "Beras 200 kg",
        "Petugas: Rina Petugas",
    ):
        assert line in message


def test_what_became_irrelevant_is_not_told(lists: RegionLists) -> None:
    interview = filled("laporan_awal_bencana", {**FLOOD, "/data/penanganan/ada_kebutuhan": "2"}, lists)
    interview.answer("/data/korban/jiwa_mengungsi", "")
    message = whatsapp.text(reading.by_meaning(interview, semantics.read(interview.form).meanings), Heading())
    assert "Beras" not in message
    assert "balita" not in message


def test_the_printed_report_reads_as_its_form(lists: RegionLists) -> None:
    interview = filled("laporan_awal_bencana", FLOOD, lists)
    read = reading.parts(interview.root)
    page = record.html(Print("Banjir", interview.form.title, (), read, "hari ini", practice=True))
    assert [part.title for part in read if part.depth == 1][:2] == ["1. Kejadian", "2. Lokasi"]
    for words in ("Sungai meluap", "3 Januari 2026", "Kota Sungai Penuh", "1. Beras", "1. Kejadian · LATIHAN"):
        assert words in page


def test_the_household_form_is_read_without_numbers_in_full(lists: RegionLists) -> None:
    interview = filled("asesmen_keluarga", {"/data/pengenalan/no_kk": "1571010101900001"}, lists)
    masked = semantics.read(interview.form).is_masked
    texts = [answer.text for part in reading.parts(interview.root, masked=masked) for answer in part.answers]
    assert "1571010101900001" not in texts
    assert "1571** ****** 0001" in texts
