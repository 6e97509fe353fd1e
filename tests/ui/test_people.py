"""The people of a laptop in Settings, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.pages.settings_people import PeopleCard
from desktop.ui.values import NewPerson
from desktop.ui.workplace import Workplace
from tests.ui.places import PASSPHRASE, FakeHouse
from tests.ui.test_door import press, type_in


def card_of(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> PeopleCard:
    house.keeps_people = True
    place = inside()
    assert place.desk is not None
    place.desk.go("settings")
    card = place.desk.settings_page.people
    qtbot.waitUntil(card.isVisible)
    return card


def rows(card: PeopleCard) -> list[str]:
    model = card.list.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def test_who_keeps_nobody_sees_no_people(qtbot: QtBot, inside: Callable[[], Workplace]) -> None:
    place = inside()
    assert place.desk is not None
    place.desk.go("settings")
    qtbot.waitUntil(lambda: place.desk is not None and place.desk.settings_page._values is not None)
    assert place.desk.settings_page.people.isHidden()


def test_a_person_is_let_in_by_keyboard(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    card = card_of(qtbot, house, inside)
    card.add.setFocus()
    press(Qt.Key.Key_Space)
    assert card.editor.name.hasFocus()
    type_in("Dewi Lestari")
    press(Qt.Key.Key_Return)
    assert card.editor.role.hasFocus()
    press(Qt.Key.Key_Tab)
    assert card.editor.region.hasFocus()
    type_in("Mandau")
    popup = card.editor.region.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    press_in(popup, Qt.Key.Key_Down)
    press_in(popup, Qt.Key.Key_Return)
    assert card.editor.region.code == "14.03.09"
    qtbot.waitUntil(lambda: not popup.isVisible())
    with qtbot.waitActive(card.window()):
        card.window().activateWindow()  # the offscreen platform does not give it back after a popup
    card.editor.secret.setFocus()
    type_in("dewi lestari")
    press(Qt.Key.Key_Return)
    assert not card.editor.keep.isEnabled()
    card.editor.secret.secret.setFocus()
    card.editor.secret.secret.selectAll()
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(rows(card)) == 4)
    assert house.people_deeds == [("add", NewPerson("Dewi Lestari", "enumerator", PASSPHRASE, "14.03.09"))]
    assert card.editor.isHidden()
    assert "Dewi Lestari ditambahkan" in card.notice.accessibleName()
    assert card.list.hasFocus()


def press_in(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def test_a_taken_name_is_told_in_place(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    card = card_of(qtbot, house, inside)
    card.add.click()
    type_in("Siti Aminah")
    card.editor.secret.setFocus()
    for _ in range(2):
        type_in(PASSPHRASE)
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not card.notice.isHidden())
    assert "sudah dipakai" in card.notice.accessibleName()
    assert not card.editor.isHidden()
    assert card.editor.name.text() == "Siti Aminah"
    assert card.editor.secret.secret.text() == ""


def test_a_forgotten_passphrase_is_replaced(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    card = card_of(qtbot, house, inside)
    card.list.setFocus()
    press(Qt.Key.Key_Down)
    assert not card.renew.isEnabled()  # oneself: by the old passphrase, above
    press(Qt.Key.Key_Down)
    card.renew.setFocus()
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is card.editor.secret.secret
    for _ in range(2):
        type_in(PASSPHRASE)
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(house.people_deeds))
    assert house.people_deeds == [("reset", ("u3", PASSPHRASE))]


def test_letting_somebody_go_is_asked_first(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    card = card_of(qtbot, house, inside)
    card.remove.click()
    assert card.no.hasFocus()
    press(Qt.Key.Key_Space)
    assert house.people_deeds == []
    card.remove.click()
    card.yes.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(rows(card)) == 2)
    assert house.people_deeds == [("remove", "u1")]
    assert rows(card)[0].startswith("Hasan Basri · Pengawas")


def test_escape_leaves_no_passphrase_behind(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    card = card_of(qtbot, house, inside)
    card.add.click()
    card.editor.secret.setFocus()
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Escape)
    assert card.editor.isHidden()
    assert card.editor.secret.secret.text() == ""
    assert card.list.hasFocus()
