"""A blank questionnaire: what is read aloud stands on it, rosters have their headings on every sheet."""

from __future__ import annotations

import re

from desktop.paths import RESOURCES
from desktop.reports import blank
from desktop.xforms import Form, Interview, load_form


def form(stem: str) -> Form:
    return load_form((RESOURCES / "forms" / f"{stem}.xml").read_bytes())


def test_only_words_that_show_no_answer_are_told() -> None:
    sheet = form("kriteria_bps")
    assert sheet.tells_always("/data/persetujuan/teks_persetujuan")
    assert sheet.tells_always("/data/kriteria/k02")
    assert not sheet.tells_always("/data/kriteria/baca_skor")  # shows the sum
    assert not sheet.tells_always("/data/kriteria/k01")  # shows a limit
    assert not sheet.tells_always("/data/nowhere")
    assert Form.unpack(sheet.pack()).tells_always("/data/persetujuan/teks_persetujuan")
    assert not Form.unpack(sheet.pack()).tells_always("/data/kriteria/baca_skor")


def test_the_score_sheet_of_a_village() -> None:
    sheet = form("kriteria_bps")
    page = blank.html(Interview(sheet).root, title=sheet.title, printed="kini", told=sheet.tells_always)
    assert "Bacakan:" in page and "menolak, tidak menjawab pertanyaan tertentu" in page
    assert "14. Tidak punya tabungan atau barang mudah dijual senilai Rp500.000" in page
    assert "○ 1. Ya&nbsp;&nbsp;&nbsp;&nbsp;○ 2. Tidak" in page  # on one line
    assert "Terpenuhi" not in page
    silent = blank.html(Interview(sheet).root, title=sheet.title, printed="kini")
    assert "Bacakan" not in silent


def test_a_roster_has_its_columns_in_every_row_and_its_heading_again_on_every_sheet() -> None:
    page = blank.html(Interview(form("asesmen_keluarga")).root, title="Asesmen", printed="kini")
    roster = next(part for part in page.split("<table") if "405. Jenis kelamin" in part)
    assert "<thead>" in roster
    rows = roster.partition("</thead>")[2].split("<tr>")[1:]
    assert {row.count('width="9%"') for row in rows} == {blank.MEMBERS}


def test_a_roster_of_lines_has_room_for_who_a_list_would_name() -> None:
    """The meeting of a village: on paper no list says which family a line is."""
    counted = re.compile(rb"""\s[\w.-]+:count="[^"]*"|\s[\w.-]+:count='[^']*'""")
    sheet = load_form(counted.sub(b"", (RESOURCES / "forms" / "musdes.xml").read_bytes()))
    page = blank.html(Interview(sheet).root, title="Musdes", printed="kini")
    lines = next(part for part in page.split("<table") if "1–8" in part)
    assert re.findall("<b>(.*?)</b>", lines) == ["Keluarga", "1–8", "Keterangan"]
    assert lines.partition("</thead>")[2].count("<tr>") == blank.LINES
    assert page.index("8. Tidak mampu, data diperbaiki") < page.index("1–8")
