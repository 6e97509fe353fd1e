"""The photo tray alone: order by time, one photo a question, what is damaged, what is left."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.ui.models.tray import Shot, Slot, Target, Tray, look_at, photos_in
from desktop.ui.pages.tray import TrayPage
from desktop.ui.pages.tray_photos import Photos
from desktop.ui.photo_facts import PhotoFacts
from tests.ui.drawn import with_exif

RUSDI, MARNI = Target("r", "Rusdi", "Asesmen"), Target("m", "Marni", "Asesmen")
SLOTS = (Slot("/data/a", "a", "Foto rumah"), Slot("/data/b", "b", "Foto dapur", True))


def shot(name: str, minute: int) -> Shot:
    return Shot(Path(name), datetime(2026, 1, 3, 9, minute), PhotoFacts())


def filled(qtbot: QtBot) -> TrayPage:
    page = TrayPage()
    qtbot.addWidget(page)
    page.show_targets([RUSDI, MARNI])
    page.show_slots("r", SLOTS)
    page.add_shots(Path("ponsel"), [shot("b.jpg", 9), shot("a.jpg", 5), shot("c.jpg", 30)])
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


def states(page: TrayPage) -> str:
    return " ".join(page.tray.state(each.path) or "-" for each in page.tray.shots)


def test_photos_stand_by_the_time_they_were_taken(qtbot: QtBot) -> None:
    page = filled(qtbot)
    assert [each.path.name for each in page.tray.shots] == ["a.jpg", "b.jpg", "c.jpg"]
    assert page.view.currentIndex().row() == 0


def test_letters_put_photos_in_and_go_on(qtbot: QtBot) -> None:
    page = filled(qtbot)
    QTest.keyClicks(page.view, "a")
    assert (states(page), page.view.currentIndex().row()) == ("put - -", 1)
    QTest.keyClicks(page.view, "a")  # a question has one photo: the first is free again
    assert states(page) == "- put -"
    QTest.keyClicks(page.view, "qx")
    assert states(page) == "- put left"
    QTest.keyClick(page.view, Qt.Key.Key_Backspace)
    assert page.view.currentIndex().row() == 0


def test_enter_turns_to_the_next_record(qtbot: QtBot) -> None:
    page = filled(qtbot)
    with qtbot.waitSignal(page.record_wanted) as wanted:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert wanted.args == [MARNI]
    page.show_slots("r", SLOTS)  # too late
    QTest.keyClicks(page.view, "a")
    assert states(page) == "- - -"


def test_what_is_kept_is_said_and_to_be_deleted_outside(qtbot: QtBot) -> None:
    page = filled(qtbot)
    QTest.keyClicks(page.view, "ab")
    with qtbot.waitSignal(page.keeping_asked):
        QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.tray.waiting() == {"r": {"/data/a": Path("a.jpg"), "/data/b": Path("b.jpg")}}
    page.show_kept([Path("a.jpg")], [Path("b.jpg")])
    assert states(page) == "kept left -" and "yang asli" in page.notice.accessibleName()
    assert not page.open_folder.isHidden()


def test_what_is_not_kept_yet_is_not_left_by_one_press(qtbot: QtBot) -> None:
    page = filled(qtbot)
    QTest.keyClicks(page.view, "a")
    with qtbot.assertNotEmitted(page.left):
        page.leave()
    assert "belum disimpan" in page.notice.accessibleName()
    with qtbot.waitSignal(page.left):
        page.leave()


def test_a_folder_is_looked_through_with_what_lies_in_it(tmp_path: Path) -> None:
    deep = tmp_path / "DCIM" / "100ANDRO"
    deep.mkdir(parents=True)
    (deep / "a.JPG").write_bytes(with_exif(-1.6, 103.6, "2026:01:03 09:12:00"))
    (deep / "b.mp4").write_bytes(b"film")
    (deep / ".c.jpg").write_bytes(b"")
    (found,) = photos_in(tmp_path)
    seen = look_at(found)
    assert seen is not None and seen.taken.hour == 9 and seen.facts.point is not None
    assert look_at(tmp_path / "tidak ada.jpg") is None


def test_the_photos_are_a_whole_model(qtmodeltester: ModelTester) -> None:
    tray = Tray()
    tray.add([shot("a.jpg", 1), shot("b.jpg", 2)])
    photos = Photos(tray)
    qtmodeltester.check(photos)
    assert tray.next_after(1) == 0
