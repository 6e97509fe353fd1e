"""The printable record and the receipts sheet: whole, escaped, marked in practice."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from desktop.reports import receipts
from desktop.reports.reading import Answer, Part
from desktop.reports.receipts import Received
from desktop.reports.record import Print, html
from desktop.reports.words import LABELS, long_date, moment

PAGE = Print(
    title="Keluarga <Contoh> & Anak",
    form="Asesmen Keluarga",
    facts=(("Desa", "Sungai Contoh"), ("Petugas", "")),
    parts=(
        Part("Alamat", 1, (Answer("/d/rt", "RT", "003"), Answer("/d/rw", "RW", ""))),
        Part("Anggota 1", 2, (Answer("/d/c", "Catatan", "baris satu\nbaris <dua>"),)),
        Part("Foto", 1, (Answer("/d/f", "Foto rumah", "rumah.jpg", picture="rumah.jpg"),)),
    ),
    printed="21 November 2026 14.03 WIB",
    signature="Rina Petugas",
)


class Reader(HTMLParser):
    """Collects the text and insists that what is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "img", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said += data + "\n"


def read(page: str) -> str:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader.said


def test_a_record_is_printed_whole_and_escaped() -> None:
    page = html(PAGE)
    said = read(page)
    for words in ("Keluarga <Contoh> & Anak", "Asesmen Keluarga", "RT", "003", "baris <dua>", "Rina Petugas", "–"):
        assert words in said
    assert "<Contoh>" not in page
    assert '<img src="photo:rumah.jpg"' in page
    assert "Petugas: ·" not in said


def test_practice_is_marked_above_below_and_in_each_heading() -> None:
    said = read(html(replace(PAGE, practice=True)))
    assert said.count("LATIHAN · data rekaan") == 2
    assert said.count(" · LATIHAN") == 3
    assert "LATIHAN" not in read(html(PAGE))


def test_both_languages_have_every_label() -> None:
    assert LABELS["id"].keys() == LABELS["en"].keys()
    assert "PRACTICE" in read(html(replace(PAGE, practice=True, language="en")))


def test_the_receipts_sheet_counts_and_lists() -> None:
    row = Received(
        *("Keluarga Contoh", "Asesmen", "Sungai Contoh", "Rina", "21 November 2026 14.03 WIB", "posko.contoh.id"),
        parts=3,
        number="uuid:0d9cb6b4-71b6-4d3a-9c9e-1f2a3b4c5d6e",
    )
    said = read(receipts.html([row, replace(row, parts=1)], printed="hari ini", past="1a2b 3c4d", practice=True))
    assert "2 kiriman, 4 berkas · Sidik riwayat laptop: 1a2b 3c4d" in said
    assert "0d9cb6b4" in said
    assert "0d9cb6b4-71b6" not in said
    assert said.count("LATIHAN") == 2


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Jakarta", "1 Januari 2027 06.30 WIB"),
        ("Asia/Jayapura", "1 Januari 2027 08.30 WIT"),
        ("UTC", "31 Desember 2026 23.30 UTC+0000"),
    ],
)
def test_moments_in_the_zone_of_the_region(zone: str, said: str) -> None:
    assert moment(dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC), ZoneInfo(zone)) == said


def test_dates_with_their_day() -> None:
    assert long_date(dt.date(2026, 11, 21), weekday=True) == "Sabtu, 21 November 2026"
    assert long_date(dt.date(2026, 11, 21), "en", weekday=True) == "Saturday, 21 November 2026"
