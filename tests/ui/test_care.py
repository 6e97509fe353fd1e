"""Looking after the laptop by keyboard: one press to a stick, what a backup brings, and what is said unasked."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.lanes import Lane
from desktop.local_zone import can_follow
from desktop.store.space import Space
from desktop.trouble import Cancelled
from desktop.ui.care_signs import most_pressing
from desktop.ui.desk_care import CareDesk
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.care import CarePage
from desktop.ui.pages.lines import LinesPage
from desktop.ui.signals import Signals
from desktop.ui.workplace import Workplace
from tests.ui.people import NOW
from tests.ui.places import PASSPHRASE, FakeHouse
from tests.ui.test_door import press, type_in, window_of
from tests.ui.upkeep import WELL, FakeUpkeep


def care_of(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> tuple[CareDesk, CarePage]:
    house.upkeep = house.upkeep or FakeUpkeep()
    place = inside()
    assert place.desk is not None and place.care is not None
    place.care.choose = lambda _parent, _title: "/media/stik"
    place.desk.go("settings")
    place.desk.settings_page.care.click()
    page = place.desk.frame.guest
    assert isinstance(page, CarePage)
    qtbot.waitUntil(lambda: page._looked is not None)
    return place.care, page


def told(page: CarePage, card: str) -> str:
    return page.notices[card].accessibleName()


def test_one_press_backs_up_to_a_stick(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    _, page = care_of(qtbot, house, inside)
    assert page.primary is not None
    qtbot.waitUntil(page.primary.hasFocus)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "sudah dibuat dan diperiksa" in told(page, "backup"))
    assert house.upkeep is not None
    assert house.upkeep.deeds == [("back_up_to", "/media/stik")]
    assert page.stop.isHidden()
    qtbot.waitUntil(lambda: "baru saja" in page._stick_hint.text())
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.isVisible())


def test_a_backup_under_way_is_stopped(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    stopped = threading.Event()

    def held(cancelled: Callable[[], bool]) -> None:
        while not cancelled():
            stopped.wait(0.01)
        stopped.set()
        raise Cancelled

    house.upkeep = FakeUpkeep(held=held)
    _, page = care_of(qtbot, house, inside)
    assert page.primary is not None
    page.primary.click()
    qtbot.waitUntil(lambda: "25 % selesai" in told(page, "backup"))
    assert not page.primary.isEnabled()
    page.stop.click()
    qtbot.waitUntil(stopped.is_set)
    assert page.primary.isEnabled()
    assert page.notices["backup"].isHidden()


def test_a_backup_is_merged_with_the_passphrase_of_then(
    qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]
) -> None:
    _, page = care_of(qtbot, house, inside)
    assert not page.merge.isEnabled()
    page.choose.click()
    assert page.folder.text() == "/media/stik"
    assert page.name.hasFocus()
    type_in("Asep Sunarya")
    page.secret.setFocus()
    type_in("salah")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "tidak cocok" in told(page, "merge"))
    page.secret.setFocus()
    type_in("hujan di bulan juni")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "14 isian baru" in told(page, "merge"))
    assert "1 orang ditambahkan" in told(page, "merge")
    assert page.secret.text() == ""


def test_how_long_things_stay_and_letting_go(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    _, page = care_of(qtbot, house, inside)
    upkeep = house.upkeep
    assert upkeep is not None
    assert page.days.buttons["180"].isChecked()
    page.days.buttons["90"].click()
    qtbot.waitUntil(lambda: upkeep.looked.days == 90)
    page.let_go.click()
    qtbot.waitUntil(lambda: "Isi 34 isian dihapus" in told(page, "room"))
    qtbot.waitUntil(page.let_go.isHidden)


def test_who_keeps_nobody_sees_backups_and_room_only(
    qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]
) -> None:
    house.upkeep = FakeUpkeep(replace(WELL, keeper=False))
    _, page = care_of(qtbot, house, inside)
    qtbot.waitUntil(lambda: not page.merge.isVisible())
    assert not page.office.isVisible() and not page.rekey.isVisible() and not page.days.isVisible()
    assert page.check.isVisible() and page.here.isVisible()


def test_the_office_and_the_check(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    _, page = care_of(qtbot, house, inside)
    page.office.setText("bukan kunci")
    page.keep_office.click()
    qtbot.waitUntil(lambda: "huruf yang keliru" in told(page, "office"))
    page.office.setText("sambang-kantor-1:abc")
    page.keep_office.click()
    qtbot.waitUntil(lambda: "lewat telepon" in told(page, "office"))
    page.check.click()
    qtbot.waitUntil(lambda: "utuh" in told(page, "whole"))


def test_who_opened_what_is_found_by_any_word(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    desk, page = care_of(qtbot, house, inside)
    page.accesses.click()
    frame = desk._desk.frame
    qtbot.waitUntil(lambda: isinstance(frame.guest, LinesPage))
    lines = frame.guest
    assert isinstance(lines, LinesPage)
    assert lines._found.rowCount() == 5
    lines.field.setFocus()
    type_in("verval")
    assert lines._found.rowCount() == 1
    assert lines._found.index(0, 2).data() == "mencetak atau menyimpan PDF"
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(frame.guest, CarePage))


def test_another_data_key_locks_first_and_is_told_at_the_door(
    qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]
) -> None:
    desk, page = care_of(qtbot, house, inside)
    window = desk._desk.window
    page.own.setText(PASSPHRASE)
    page.rekey.click()
    qtbot.waitUntil(lambda: "sudah diganti" in window.unlock.notice.accessibleName())
    assert house.rekeyed == 1
    assert window.session is None and window.unlock.open.isEnabled()


def test_a_wrong_passphrase_changes_no_data_key(
    qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]
) -> None:
    desk, page = care_of(qtbot, house, inside)
    window = desk._desk.window
    page.own.setText("salah")
    page.rekey.click()
    qtbot.waitUntil(lambda: "tidak cocok" in window.unlock.notice.accessibleName())
    assert house.rekeyed == 0 and window.unlock.open.isEnabled()


def test_a_backup_is_restored_at_the_first_set_up(qtbot: QtBot) -> None:
    house = FakeHouse(Lane("store"), Lane("wire"), found=False)
    window = MainWindow(house, Signals())
    qtbot.addWidget(window)
    Workplace(window)
    window.show()
    window.setup.choose = lambda _parent: "/media/lain"
    window.setup.restore.click()
    qtbot.waitUntil(lambda: "tidak ada cadangan" in window.setup.notice.accessibleName())
    window.setup.choose = lambda _parent: "/media/stik"
    window.setup.restore.click()
    qtbot.waitUntil(lambda: window.root.currentWidget() is window.unlock)
    assert "sudah dipulihkan" in window.unlock.notice.accessibleName()
    window.close()
    house.store.close()
    house.wire.close()


def test_in_a_quiet_moment_the_backup_is_made_and_what_is_due_goes(
    qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]
) -> None:
    upkeep = house.upkeep = FakeUpkeep(replace(WELL, backup_due=True))
    place = inside()
    care = place.care
    assert care is not None
    care.look()
    qtbot.waitUntil(lambda: care.looked is not None)
    care.tend()
    qtbot.waitUntil(lambda: upkeep.deeds == [("back_up",)])
    upkeep.looked = replace(WELL, backup_due=False)
    care.look()
    qtbot.waitUntil(lambda: care.looked is not None and not care.looked.backup_due)
    care.tend()
    qtbot.waitUntil(lambda: upkeep.deeds == [("back_up",), ("let_go",)])
    care.tend()
    qtbot.waitUntil(lambda: care.looked is not None and care.looked.due_to_go == 0)
    assert upkeep.deeds == [("back_up",), ("let_go",)]


def test_what_presses_most_is_said_first() -> None:
    def said(**more: object) -> str:
        notice, _look = most_pressing(replace(WELL, **more), NOW)  # type: ignore[arg-type]
        return "" if notice is None else notice.sentence

    low, none = Space(0, 0, 400 << 20), Space(0, 0, 20 << 20)
    assert said() == ""
    assert "lebih dari seminggu" in said(stick_due=True)
    assert "WITA" in said(stick_due=True, zone="WITA")
    assert "tinggal 400 MB" in said(zone="WITA", room=low)
    assert "mundur" in said(room=low, behind=NOW + timedelta(days=365))
    assert "hampir habis" in said(room=none, behind=NOW)


def test_a_full_disk_is_said_on_beranda_and_leads_to_the_page(
    qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]
) -> None:
    house.upkeep = FakeUpkeep(replace(WELL, room=Space(0, 0, 20 << 20)))
    place = inside()
    assert place.desk is not None and place.care is not None
    place.care.look()
    home = place.desk.home
    qtbot.waitUntil(lambda: "hampir habis" in home.notice.accessibleName())
    home.notice.focus_button()
    QTest.keyClick(home.notice._button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(window_of(place).findChild(CarePage), CarePage))


def test_the_zone_of_the_region_is_offered_and_kept(
    qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace], monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[str] = []
    monkeypatch.setattr("desktop.ui.care_signs.can_follow", lambda: True)

    def follow(zone: str) -> bool:
        followed.append(zone)
        return True

    monkeypatch.setattr("desktop.ui.desk_care.follow", follow)
    house.upkeep = FakeUpkeep(replace(WELL, zone="WITA"))
    place = inside()
    assert place.desk is not None and place.care is not None
    place.care.look()
    notice = place.desk.home.notice
    qtbot.waitUntil(lambda: "WITA" in notice.accessibleName())
    notice.focus_button()
    QTest.keyClick(notice._button, Qt.Key.Key_Space)
    assert followed == ["WITA"]
    assert house.settings.layout["zone"] == "WITA"
    assert "sekarang memakai WITA" in notice.accessibleName()


@pytest.mark.skipif(not can_follow(), reason="this system gives a program no zone of its own")
def test_a_followed_zone_is_that_of_every_local_moment() -> None:
    code = (
        "from desktop.local_zone import follow; from datetime import datetime, UTC;"
        "assert follow('WIT') and not follow('PST');"
        "print(datetime(2026, 1, 1, tzinfo=UTC).astimezone().isoformat())"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "2026-01-01T09:00:00+09:00"
