"""What leaves readable, by keyboard and with a real vault of Mode latihan: marked, chosen by a person, and noted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.house import Workspace
from desktop.demo.families import flood
from desktop.demo.workspace import hand_in
from desktop.paths import Paths
from desktop.reports import record, recovery
from desktop.reports.reading import Answer, Part
from desktop.reports.record import Print
from desktop.store import access_table
from desktop.store.access_table import Access
from desktop.ui import paper
from desktop.ui.desk import Desk
from desktop.ui.desk_paper import PaperDesk
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.recovery import RecoveryPage
from desktop.ui.pages.review import ReviewPage
from desktop.ui.signals import Signals
from desktop.ui.workplace import Workplace
from tests.ui.test_door import press

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "chosen"


@pytest.fixture
def practice(qtbot: QtBot, tmp_path: Path, folder: Path) -> Iterator[Workplace]:
    """Somebody learns: a supervisor in practice, with three families waiting for review."""
    folder.mkdir()
    house = Workspace(Paths(tmp_path / "laptop"))
    window = MainWindow(house, Signals())
    qtbot.addWidget(window)
    place = Workplace(window)
    with qtbot.waitActive(window):
        window.show()
    window.practise()
    qtbot.waitUntil(lambda: place.desk is not None and place.desk.counts is not None, timeout=20_000)
    papers(place).choose = lambda _parent, proposed: str(folder / proposed)
    yield place
    window.close()
    house.store.close()


def papers(place: Workplace) -> PaperDesk:
    assert place.paper is not None
    return place.paper


def desk(place: Workplace) -> Desk:
    assert place.desk is not None
    return place.desk


def reading(qtbot: QtBot, place: Workplace, record_id: str = "") -> ReviewPage:
    desk(place).review_opened.emit(record_id)
    qtbot.waitUntil(lambda: isinstance(desk(place).frame.guest, ReviewPage))
    page = desk(place).frame.guest
    assert isinstance(page, ReviewPage)
    return page


def on_store(qtbot: QtBot, place: Workplace, deed: object) -> object:
    found: list[object] = []
    desk(place).ask(deed, found.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def log(qtbot: QtBot, place: Workplace) -> list[Access]:
    vault = desk(place).session.enumerator.vault
    found = on_store(qtbot, place, lambda: access_table.entries(vault))
    assert isinstance(found, list)
    return found


def pages_of(data: bytes) -> int:
    return data.count(b"/Type /Page\n") or data.count(b"/Type /Page")


def test_a_record_is_printed_for_a_purpose_to_a_chosen_place(qtbot: QtBot, practice: Workplace, folder: Path) -> None:
    page = reading(qtbot, practice)
    QTest.keyClick(page.list, Qt.Key.Key_P, CTRL)
    panel = papers(practice).panel
    assert panel is not None
    assert panel.purpose.hasFocus()
    press(Qt.Key.Key_Down)
    panel.file.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(list(folder.iterdir())))
    (file,) = folder.iterdir()
    data = file.read_bytes()
    assert data.startswith(b"%PDF-")
    assert pages_of(data) >= 2
    assert page.record_id() not in file.name
    noted = next(one for one in log(qtbot, practice) if one.deed == "print")
    assert (noted.record_id, noted.purpose) == (page.record_id(), "household")
    qtbot.waitUntil(lambda: not page.notice.isHidden())
    assert str(folder) in page.notice.accessibleName()


def test_nothing_is_noted_nor_written_when_nobody_chose_a_place(
    qtbot: QtBot, practice: Workplace, folder: Path
) -> None:
    papers(practice).choose = lambda _parent, _proposed: ""
    page = reading(qtbot, practice)
    QTest.keyClick(page.list, Qt.Key.Key_P, CTRL)
    panel = papers(practice).panel
    assert panel is not None
    panel.file.click()
    assert "print" not in [one.deed for one in log(qtbot, practice)]
    assert list(folder.iterdir()) == []


def test_another_purpose_must_be_written(qtbot: QtBot, practice: Workplace, folder: Path) -> None:
    page = reading(qtbot, practice)
    QTest.keyClick(page.list, Qt.Key.Key_P, CTRL)
    panel = papers(practice).panel
    assert panel is not None
    press(Qt.Key.Key_End)
    assert panel.other.isVisible()
    assert not panel.file.isEnabled()
    panel.other.setFocus()
    QTest.keyClicks(panel.other, "musyawarah desa")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(list(folder.iterdir())))
    assert "other: musyawarah desa" in [one.purpose for one in log(qtbot, practice)]


def test_the_list_prints_what_is_marked(qtbot: QtBot, practice: Workplace, folder: Path) -> None:
    desk(practice).go("records")
    table = desk(practice).records.table
    qtbot.waitUntil(table.hasFocus)
    QTest.keyClick(table, Qt.Key.Key_P, CTRL)
    panel = papers(practice).panel
    assert panel is not None
    panel.file.click()
    qtbot.waitUntil(lambda: bool(list(folder.iterdir())))
    assert [one.deed for one in log(qtbot, practice)].count("print") == 1


def test_only_a_disaster_report_has_a_text_and_it_says_latihan(qtbot: QtBot, practice: Workplace) -> None:
    page = reading(qtbot, practice)
    assert page.head.copy.isHidden()
    role = desk(practice).session.enumerator

    def report() -> str:
        form = next(form.key for form in role.forms() if form.form_id == "laporan_awal_bencana")
        return hand_in(role, form, flood())

    record_id = on_store(qtbot, practice, report)
    assert isinstance(record_id, str)
    page = reading(qtbot, practice, record_id)
    qtbot.waitUntil(lambda: page.record_id() == record_id)
    assert page.head.copy.isVisible()
    QApplication.clipboard().clear()  # what another test has copied
    QTest.keyClick(page.list, Qt.Key.Key_C, CTRL | SHIFT)
    qtbot.waitUntil(lambda: "LAPORAN" in QApplication.clipboard().text())
    said = QApplication.clipboard().text()
    assert said.startswith("*LATIHAN – BUKAN KEJADIAN SEBENARNYA*")
    assert "42 KK" in said
    kept = QApplication.clipboard().mimeData()
    assert all(kept.hasFormat(kind) for kind in paper.NOT_FOR_HISTORY)
    assert ("copy", "whatsapp") in [(one.deed, one.purpose) for one in log(qtbot, practice)]


def test_the_receipts_sheet_is_printed_from_the_outbox(qtbot: QtBot, practice: Workplace, folder: Path) -> None:
    desk(practice).go("outbox")
    desk(practice).outbox.paper.setFocus()
    press(Qt.Key.Key_P, CTRL)
    panel = papers(practice).panel
    assert panel is not None
    assert panel.whole.isHidden()
    panel.file.click()
    qtbot.waitUntil(lambda: bool(list(folder.iterdir())))
    assert next(folder.iterdir()).name.startswith("Bukti terima ")


def test_the_recovery_sheet_is_shown_once_and_leaves_only_where_chosen(
    qtbot: QtBot, practice: Workplace, folder: Path
) -> None:
    desk(practice).go("settings")
    desk(practice).settings_page.recovery.setFocus()
    press(Qt.Key.Key_Space)
    assert "tidak berlaku lagi" in desk(practice).settings_page.person_notice.accessibleName()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(desk(practice).frame.guest, RecoveryPage))
    page = desk(practice).frame.guest
    assert isinstance(page, RecoveryPage)
    assert len(page.code.text().split()) == 6
    assert page.primary is not None
    qtbot.waitUntil(page.primary.hasFocus)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(list(folder.iterdir())))
    assert pages_of(next(folder.iterdir()).read_bytes()) == 1
    press(Qt.Key.Key_Escape)
    assert desk(practice).frame.key == "settings"
    assert ("print", "recovery_sheet") in [(one.deed, one.purpose) for one in log(qtbot, practice)]


def photo() -> bytes:
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    image.fill(QColor("#335577"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")  # type: ignore[call-overload]
    return bytes(data.data())


def test_photos_are_on_the_sheet(qapp: QApplication) -> None:
    html = record.html(
        Print("Rumah", "Asesmen", (), (Part("", 0, (Answer("/d/f", "Foto", "", "rumah.jpg"),)),), "hari ini")
    )
    assert b"/Width 900\n" in paper.pdf(html, {"rumah.jpg": photo()})


def test_a_recovery_sheet_fits_one_page_in_both_languages(qapp: QApplication) -> None:
    made = f"{datetime(2026, 11, 21, tzinfo=UTC):%d-%m-%Y}"
    for language in ("id", "en"):
        html = recovery.html("Siti <Aminah>", "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23", made=made, language=language)
        assert "Siti &lt;Aminah&gt;" in html
        assert pages_of(paper.pdf(html)) == 1


def test_a_place_that_cannot_be_written_is_told(qtbot: QtBot, practice: Workplace, folder: Path) -> None:
    papers(practice).choose = lambda _parent, _proposed: str(folder / "missing" / "x.pdf")
    page = reading(qtbot, practice)
    papers(practice).print_record(page.record_id())
    panel = papers(practice).panel
    assert isinstance(panel, QWidget)
    panel.file.click()
    qtbot.waitUntil(lambda: not page.notice.isHidden())
    assert list(folder.iterdir()) == []


def test_the_list_becomes_a_workbook_with_the_keys_and_masked(qtbot: QtBot, practice: Workplace, folder: Path) -> None:
    papers(practice).choose_table = lambda _parent, proposed: str(folder / proposed)
    desk(practice).go("records")
    page = desk(practice).records
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    QTest.keyClick(page.table, Qt.Key.Key_E, CTRL)
    panel = papers(practice).panel
    assert panel is not None
    press(Qt.Key.Key_Down)
    panel.file.setFocus()
    press(Qt.Key.Key_Return)
    frame = desk(practice).frame
    qtbot.waitUntil(lambda: any(str(folder) in one.text() for one in frame.findChildren(QLabel)), timeout=20_000)
    (file,) = folder.iterdir()
    book = load_workbook(file)
    assert book.sheetnames[0] == "Asesmen Keluarga"
    assert book.worksheets[0]["A1"].value == "LATIHAN"
    assert len(list(book.worksheets[0].iter_rows())) == 2 + 3
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if len(cell) == 16 and cell.isdigit()]
    noted = next(one for one in log(qtbot, practice) if one.deed == "export")
    assert noted.purpose == "household"


def test_the_text_is_seen_with_its_code_and_made_by_an_own_template(qtbot: QtBot, practice: Workplace) -> None:
    role = desk(practice).session.enumerator

    def report() -> str:
        form = next(form.key for form in role.forms() if form.form_id == "laporan_awal_bencana")
        return hand_in(role, form, flood())

    record_id = str(on_store(qtbot, practice, report))
    papers(practice).share_text(record_id)
    qtbot.waitUntil(lambda: papers(practice).share is not None, timeout=20_000)
    panel = papers(practice).share
    assert panel is not None
    assert "42 KK" in panel.text.toPlainText()
    assert panel.short.toPlainText().startswith("LATIHAN LAP AWAL: Banjir")
    assert not panel.code.pixmap().isNull()
    panel.edit.click()
    panel.template.setPlainText("Banjir {nik_korban}")
    assert not panel.keep.isEnabled()  # nobody fills that gap
    panel.template.setPlainText("Lapor: {terdampak}")
    panel.keep.click()
    qtbot.waitUntil(lambda: on_store(qtbot, practice, papers(practice)._leaving.template) == "Lapor: {terdampak}")
    papers(practice).copy_text(record_id)
    qtbot.waitUntil(lambda: "Lapor: 42 KK" in QApplication.clipboard().text(), timeout=20_000)
    assert QApplication.clipboard().text().startswith("*LATIHAN")
    assert ("share", "whatsapp") in [(one.deed, one.purpose) for one in log(qtbot, practice)]


def test_the_template_is_edited_from_settings_without_a_report(qtbot: QtBot, practice: Workplace) -> None:
    desk(practice).go("settings")
    desk(practice).template_asked.emit()
    qtbot.waitUntil(lambda: papers(practice).share is not None, timeout=20_000)
    panel = papers(practice).share
    assert panel is not None
    qtbot.waitUntil(panel.template.hasFocus)  # the template, and no code of an empty text
    assert panel.code.pixmap().isNull()
