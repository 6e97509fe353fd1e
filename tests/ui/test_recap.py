"""Rekap & cetak by keyboard, on a real vault of Mode latihan: the table, its files, the documents."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.demo.families import flood
from desktop.demo.workspace import hand_in
from desktop.forms import bundled, library
from desktop.paths import regions_file
from desktop.reference.regions import Regions
from desktop.roles.recap_values import Asked, Level, Line, Recap, Subject
from desktop.ui.desk_documents import DocumentsDesk
from desktop.ui.models.recap import heading
from desktop.ui.pages.documents import DocumentsPage
from desktop.ui.pages.recap import RecapPage
from desktop.ui.workplace import Workplace
from tests.ui.test_door import press
from tests.ui.test_paper import desk, folder, log, on_store, papers, practice

CTRL = Qt.KeyboardModifier.ControlModifier
__all__ = ["folder", "practice"]  # fixtures


def recap(qtbot: QtBot, place: Workplace) -> RecapPage:
    """The page with a table on it."""
    desk(place).go("recap")
    page = desk(place).recaps.page
    assert page is not None
    qtbot.waitUntil(lambda: page.recap is not None, timeout=20_000)
    return page


def documents(place: Workplace) -> DocumentsDesk:
    found = desk(place).findChild(DocumentsDesk)
    assert isinstance(found, DocumentsDesk)
    return found


def keep_in(place: Workplace, path: Path) -> None:
    papers(place).choose = papers(place).choose_table = lambda _parent, _proposed: str(path)


def choose(qtbot: QtBot, place: Workplace, key: str) -> None:
    """From the recap to a document by its row, until it asks what for."""
    page = recap(qtbot, place)
    QTest.keyClick(page.form, Qt.Key.Key_D, CTRL)
    shown = documents(place)
    qtbot.waitUntil(lambda: shown.page is not None and any(row.isEnabled() for row in shown.page.rows), timeout=20_000)
    assert isinstance(shown.page, DocumentsPage)
    told = " ".join(label.text() for label in shown.page.findChildren(QLabel))
    assert "Belum diisi Dinas untuk" in told and "alamat, nama pejabat, NIP" in told  # of the bundled kop.csv
    row = next(row for row in shown.page.rows if row.key == key)
    assert row.isEnabled()
    before = shown.panel
    row.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.panel is not before, timeout=20_000)


def pressed(button: QWidget) -> None:
    button.setFocus()
    press(Qt.Key.Key_Return)


def install(qtbot: QtBot, place: Workplace, form_id: str) -> int:
    """Another form in the vault of practice; its key."""
    vault = desk(place).session.enumerator.vault
    form = bundled.form(form_id, bundled.invented_lists(20))
    on_store(qtbot, place, lambda: library.install(vault, form.xml, form.media, server_id=""))
    forms = on_store(qtbot, place, desk(place).session.enumerator.forms)
    return next(one.key for one in forms if one.form_id == form_id)  # type: ignore[attr-defined]


def test_a_table_of_what_was_handed_in_and_its_files(qtbot: QtBot, practice: Workplace, folder: Path) -> None:
    page = recap(qtbot, practice)
    assert page.form.hasFocus()
    assert page.recap is not None
    assert page.recap.records == 3 and not page.recap.asked.by  # how many there are, before any question
    assert page.recap.asked.level is Level.SUBDISTRICT
    assert page.model.rowCount() == len(page.recap.lines) + 1
    page.level.setCurrentIndex(page.level.findData(Level.VILLAGE))
    qtbot.waitUntil(lambda: page.recap is not None and page.recap.asked.level is Level.VILLAGE)
    assert heading(page.recap, 0) == "Desa/kelurahan"
    for name in ("rekap.pdf", "rekap.xlsx", "rekap.csv"):
        keep_in(practice, folder / name)
        QTest.keyClick(page.form, Qt.Key.Key_E, CTRL)
        panel = documents(practice).panel
        assert panel is not None
        pressed(panel.file if name.endswith("pdf") else panel.table)
        qtbot.waitUntil(lambda path=folder / name: path.exists())  # type: ignore[misc]
    assert (folder / "rekap.pdf").read_bytes().startswith(b"%PDF-")
    sheet = load_workbook(folder / "rekap.xlsx")["rekap"]
    last = [cell.value for cell in list(sheet.iter_rows())[-1]]
    assert (last[0], last[-1]) == ("Jumlah", 3)  # a number, not its digits
    first, *_ = list(sheet.iter_rows(min_row=3, values_only=True))
    assert first[1:3] == (page.recap.lines[0].code, Regions(regions_file()).bps(page.recap.lines[0].code))  # as text
    lines = list(csv.reader(io.StringIO((folder / "rekap.csv").read_text("utf-8-sig")), delimiter=";"))
    assert lines[0] == ["LATIHAN"]
    assert lines[-1][-1] == "3"
    noted = [(one.deed, one.purpose) for one in log(qtbot, practice)]
    assert noted.count(("export", "archive")) == 2
    assert ("print", "archive") in noted


def test_who_works_in_one_kecamatan_sees_its_villages_until_they_choose(qtbot: QtBot) -> None:
    page, village = RecapPage(), Line("15.05.06.2018", "Sungai Terap", (3,))
    qtbot.addWidget(page)
    asked: list[Asked] = []
    page.asked.connect(asked.append)
    page.subject_chosen.connect(lambda _subject: page.show_questions(()))
    page.show_subjects([Subject("asesmen", "Asesmen", 1, 3)], datetime.now().astimezone())
    assert page.level.currentData() is Level.SUBDISTRICT
    one = Recap(asked[-1], "Asesmen", None, None, ("",), (Line("15.05.06", "Kumpeh", (3,)),), 3)
    page.show_recap(one)
    assert page.level.currentData() is Level.VILLAGE
    assert not page.model.rowCount()  # a table of one line is not even shown
    page.show_recap(replace(one, asked=asked[-1], lines=(village,)))
    assert page.recap is not None
    page.level.setFocus()
    QTest.keyClick(page.level, Qt.Key.Key_Up)  # chosen: one line is what they want
    page.show_recap(replace(one, asked=asked[-1]))
    assert (asked[-1].level, page.recap.lines) == (Level.SUBDISTRICT, one.lines)


def test_the_minutes_of_a_meeting_as_paper_and_as_a_workbook(qtbot: QtBot, practice: Workplace, folder: Path) -> None:
    key = install(qtbot, practice, "musdes")
    siti = desk(practice).session.enumerator
    on_store(qtbot, practice, lambda: hand_in(siti, key, meeting()))
    for name in ("ba.pdf", "ba.xlsx"):
        keep_in(practice, folder / name)
        choose(qtbot, practice, "minutes")
        panel = documents(practice).panel
        assert panel is not None
        assert panel.source.count() == 1
        pressed(panel.file if name.endswith("pdf") else panel.table)
        qtbot.waitUntil(lambda path=folder / name: path.exists(), timeout=20_000)  # type: ignore[misc]
    book = load_workbook(folder / "ba.xlsx")
    assert book.sheetnames == ["prelist akhir", "semua keluarga"]
    assert [row[5].value for row in list(book["prelist akhir"].iter_rows())[2:]][-1] == "Usulan baru"


def test_a_sitrep_has_its_map_and_is_noted_with_its_record(qtbot: QtBot, practice: Workplace, folder: Path) -> None:
    siti = desk(practice).session.enumerator
    forms = on_store(qtbot, practice, siti.forms)
    key = next(one.key for one in forms if one.form_id == "laporan_awal_bencana")  # type: ignore[attr-defined]
    record = on_store(qtbot, practice, lambda: hand_in(siti, key, flood()))
    keep_in(practice, folder / "sitrep.pdf")
    choose(qtbot, practice, "sitrep")
    panel = documents(practice).panel
    assert panel is not None
    assert panel.table.isHidden()
    pressed(panel.file)
    qtbot.waitUntil(lambda: (folder / "sitrep.pdf").exists(), timeout=20_000)
    assert ("print", record) in [(one.deed, one.record_id) for one in log(qtbot, practice)]


def meeting() -> dict[str, str | list[dict[str, str]]]:
    """A meeting over the families of Sungai Terap: two stay, one is new."""
    return {
        "provinsi": "15", "kabupaten": "15.05", "kecamatan": "15.05.06", "desa": "15.05.06.2018",
        "tempat": "Balai desa", "pemimpin": "Hasan Basri", "notulis": "Siti Aminah",
        "baris": [{"status": code} for code in ("1", "1", "2", "3", "5")],
        "ada_usulan": "1", "usulan": [{"nama_usulan": "Rahma", "rt_usulan": "004", "alasan_usulan": "Baru pindah"}],
        "hadir": [{"nama_hadir": "Hasan Basri", "unsur": "1"}, {"nama_hadir": "Siti Aminah", "unsur": "6"}],
    }  # fmt: skip


def test_beranda_tells_what_is_to_be_done_today(qtbot: QtBot, practice: Workplace) -> None:
    panel = desk(practice).home.today
    qtbot.waitUntil(lambda: not panel.isHidden(), timeout=20_000)
    assert any("60" in label.text() for label in panel.findChildren(QLabel))  # families of the prelist
    assert panel.map.named
    panel.visits_asked.emit()
    assert desk(practice).frame.key == "new"
