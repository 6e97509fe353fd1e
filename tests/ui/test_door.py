"""The door by keyboard: wrong and right passphrase, first set-up, practice, lock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.lanes import Lane
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.setup import SetupPage
from desktop.ui.passphrase import strength
from desktop.ui.signals import Signals
from desktop.ui.values import Progress
from desktop.ui.workplace import Workplace
from tests.ui.places import PASSPHRASE, FakeHouse


def window_of(place: Workplace) -> MainWindow:
    window = place.parent()
    assert isinstance(window, MainWindow)
    return window


def type_in(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(QApplication.focusWidget(), key, held)


def test_a_wrong_passphrase_says_so_and_the_right_one_opens(qtbot: QtBot, place: Workplace) -> None:
    door = window_of(place).unlock
    assert door.name.hasFocus()
    type_in("Siti Aminah")
    press(Qt.Key.Key_Return)
    assert door.secret.hasFocus()
    type_in("salah sekali")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not door.notice.isHidden())
    assert "tidak cocok" in door.notice.accessibleName()
    assert door.secret.text() == ""
    assert door.secret.hasFocus()
    type_in(PASSPHRASE)
    assert door.notice.isHidden()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.desk is not None)
    assert window_of(place).root.currentWidget() is window_of(place).frame


def test_a_passphrase_is_never_shown_unasked(place: Workplace) -> None:
    door = window_of(place).unlock
    assert door.secret.echoMode() == QLineEdit.EchoMode.Password
    door.secret.setText(PASSPHRASE)
    assert door.secret.displayText() != PASSPHRASE


def test_caps_lock_is_told(qtbot: QtBot, place: Workplace) -> None:
    door = window_of(place).unlock
    door.secret.setFocus()
    QTest.keyClick(door.secret, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    before = door.secret.accessibleDescription()
    QTest.sendKeyEvent(QTest.KeyAction.Click, door.secret, Qt.Key.Key_A, "A", Qt.KeyboardModifier.NoModifier)
    assert before == ""
    assert door.secret.accessibleDescription() == "Caps Lock menyala."


@pytest.fixture
def empty(qtbot: QtBot) -> Iterator[tuple[FakeHouse, MainWindow, Workplace]]:
    """A laptop on which nobody has worked yet, at its set-up."""
    house = FakeHouse(Lane("store"), Lane("wire"), found=False)
    window = MainWindow(house, Signals())
    qtbot.addWidget(window)
    place = Workplace(window)
    with qtbot.waitActive(window):
        window.show()
    yield house, window, place
    window.close()
    house.store.close()
    house.wire.close()


def test_first_set_up_by_keyboard(qtbot: QtBot, empty: tuple[FakeHouse, MainWindow, Workplace]) -> None:
    house, window, place = empty
    assert window.setup.name.hasFocus()
    type_in("Budi Santoso")
    press(Qt.Key.Key_Return)
    assert window.setup.role.hasFocus()
    press(Qt.Key.Key_Tab)
    assert window.setup.secret.hasFocus()
    type_in("budi santoso")
    assert not window.setup.begin.isEnabled()
    window.setup.secret.selectAll()
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    type_in(PASSPHRASE)
    assert window.setup.begin.isEnabled()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.desk is not None)
    assert [(p.name, p.role, p.passphrase) for p in house.made] == [("Budi Santoso", "enumerator", PASSPHRASE)]
    assert PASSPHRASE not in repr(house.made)


def test_a_start_package_says_who_begins_and_only_the_passphrase_is_left_to_choose(
    qtbot: QtBot, empty: tuple[FakeHouse, MainWindow, Workplace]
) -> None:
    house, window, place = empty
    page = window.setup
    page.start.choose = lambda _parent: "/media/stik/mulai-01.mulai"
    page.start.begin.click()
    assert page.start.code.hasFocus()
    type_in("abcdefghjkmnpqrt")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.notice.isHidden() and page.start.open.isEnabled())
    type_in("abcdefghjkmnpqrs")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.name.text() == "Asep Sunarya")
    assert page.start.isHidden() and not page.name.isEnabled() and page.secret.hasFocus()
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.desk is not None)
    assert [(one.name, one.role, one.region) for one in house.made] == [("Asep Sunarya", "tagana", "15.05.06")]


def test_f9_locks_and_remembers_only_the_name(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    place = inside()
    window = window_of(place)
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert place.desk is None
    assert window.root.currentWidget() is window.unlock
    assert window.unlock.name.text() == "Siti Aminah"
    assert window.unlock.secret.text() == ""
    assert window.unlock.secret.hasFocus()
    qtbot.waitUntil(lambda: house.closed == 1)


def test_practice_shows_its_band_until_it_is_left(qtbot: QtBot, place: Workplace) -> None:
    window = window_of(place)
    assert window.band.isHidden()
    window.unlock.practice.click()
    qtbot.waitUntil(lambda: place.desk is not None)
    assert window.band.isVisible()
    assert "LATIHAN" in window.windowTitle()
    window.band.leave.click()
    assert window.band.isHidden()
    assert place.desk is None


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "pendek",
        "aaaaaaaaaaaaaaaa",
        "1234567890123",
        "password123456",
        "katasandisaya",
        "qwertyuiop",
        "Siti Aminah 1990",
    ],
)
def test_weak_passphrases_are_refused(passphrase: str) -> None:
    assert strength(passphrase, "Siti Aminah").level == 0


def test_random_words_are_strong() -> None:
    assert strength("sungai kapas tenang", "Siti Aminah").level >= 2
    assert strength("kuda merah lompat pagar 7", "Siti Aminah").level == 3


def test_whoever_presses_practice_while_the_key_is_worked_out_comes_in_once(qtbot: QtBot, place: Workplace) -> None:
    window = window_of(place)
    house = window.house
    assert isinstance(house, FakeHouse)
    free = threading.Event()
    house.store.post(lambda _ticket: free.wait(20))
    window.unlock.unlock_asked.emit("Siti Aminah", PASSPHRASE)
    window.practise()
    free.set()
    qtbot.waitUntil(lambda: place.desk is not None)
    house.store.post(lambda _ticket: None).result(20)
    QApplication.processEvents()
    assert [session.practice for session in house.sessions] == [False]


def test_after_many_wrong_tries_the_door_waits_and_says_how_long(
    qtbot: QtBot, house: FakeHouse, place: Workplace
) -> None:
    door = window_of(place).unlock
    house.tries_left = 1
    type_in("Siti Aminah")
    press(Qt.Key.Key_Return)
    type_in("salah")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "menunggu" in door.notice.accessibleName())
    assert not door.open.isEnabled()
    assert door.open.text() == "Tunggu 5 detik"
    for _ in range(5):
        door._wait_less()
    assert door.open.isEnabled()
    assert door.open.text() == "Buka"
    assert door.notice.isHidden()


def test_the_office_helps_by_telephone(qtbot: QtBot, house: FakeHouse, place: Workplace) -> None:
    window = window_of(place)
    assert window.unlock.office.isHidden()
    house.question = "-".join(["ABCD"] * 14)
    window.show_door()
    door = window.unlock
    assert door.office.isVisible()
    door.office.click()
    assert door.asked.letters.text().count("ABCD") == 14
    assert "Kode balasan" in door.secret.accessibleName()
    assert door.office.isHidden()
    door.recovery.click()
    assert door.asked.isHidden()
    assert door.secret.accessibleName() == "Kata sandi"


def test_somebody_else_goes_on_without_a_name_being_left_at_the_door(
    qtbot: QtBot, place: Workplace, inside: Callable[[], Workplace]
) -> None:
    inside()
    window = window_of(place)
    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.root.currentWidget() is window.unlock
    assert window.unlock.name.text() == ""
    assert window.unlock.name.hasFocus()


def test_data_of_an_earlier_version_tells_how_far_it_is(qtbot: QtBot, house: FakeHouse, place: Workplace) -> None:
    door = window_of(place).unlock
    house.grows = True
    type_in("Siti Aminah")
    press(Qt.Key.Key_Return)
    type_in("salah")
    heard: list[str] = []
    grow = door.say_growing

    def listening(told: Progress) -> None:
        grow(told)
        heard.append(door.notice.accessibleName())

    door.say_growing = listening  # type: ignore[method-assign]
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "tidak cocok" in door.notice.accessibleName())
    assert len(heard) == 1 and "50 % selesai" in heard[0]


def test_a_long_name_of_a_start_package_is_shortened_in_its_middle(qtbot: QtBot) -> None:
    page = SetupPage()
    qtbot.addWidget(page)
    name = "mulai-siti-aminah-kecamatan-kumpeh-ulu-kabupaten-muaro-jambi-2026.mulai"
    page.start.take(f"/media/stik/{name}")
    assert page.start.begin.text().startswith("mulai") and page.start.begin.text().endswith(".mulai")
    assert "…" in page.start.begin.text() and page.start.begin.toolTip() == name


def test_what_the_program_is_for_stands_beside_the_door_where_there_is_room(qtbot: QtBot, place: Workplace) -> None:
    window = window_of(place)
    for wide, beside in ((1366, True), (1024, True), (960, True)):
        window.resize(wide, 640)
        qtbot.waitUntil(lambda wide=wide: window.unlock.width() == wide)  # type: ignore[misc]
        assert window.unlock.scene.isHidden() is not beside
    window.unlock.resize(700, 640)  # as with large letters
    assert window.unlock.scene.isHidden()
    assert window.unlock.scene.focusProxy() is None and not window.unlock.scene.findChildren(QLineEdit)
