"""The people of a laptop in Settings, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.pages.region_field import RegionField
from desktop.ui.pages.settings_people import PeopleCard
from desktop.ui.values import NewPerson
from desktop.ui.workplace import Workplace
from tests.ui.places import PASSPHRASE, PLACES, FakeHouse
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
    press(Qt.Key.Key_Return)
    assert card.editor.secret.secret.hasFocus()
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
    assert house.people_deeds == [("add", NewPerson("Dewi Lestari", "enumerator", PASSPHRASE))]
    assert card.editor.isHidden()
    assert "Dewi Lestari ditambahkan" in card.notice.accessibleName()
    assert card.list.hasFocus()


def test_a_region_is_found_by_a_part_of_its_name(qtbot: QtBot) -> None:
    field = RegionField(lambda typed: [place for place in PLACES if typed in place.name])
    qtbot.addWidget(field)
    field.setText("Mandau")
    field.textEdited.emit("Mandau")
    found = field.completer().completionModel()
    assert found.index(0, 0).data() == "Mandau, Kabupaten Bengkalis, Riau"
    assert field.code == ""
    field.setText("Mandau, Kabupaten Bengkalis, Riau")
    field.completer().activated[QModelIndex].emit(found.index(0, 0))
    assert field.code == "14.03.09"
    field.setText("Mandau, Kabupaten")
    assert field.code == ""


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


def test_a_role_is_changed_by_keyboard(qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]) -> None:
    card = card_of(qtbot, house, inside)
    card.list.setFocus()
    press(Qt.Key.Key_Down)
    assert not card.change.isEnabled()  # one's own role
    press(Qt.Key.Key_Down)
    card.change.setFocus()
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is card.editor.role
    assert card.editor.secret.isHidden()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(house.people_deeds))
    assert house.people_deeds == [("change", ("u3", "tagana", "14.03.09"))]
    qtbot.waitUntil(card.editor.isHidden)


def test_who_leaves_hands_open_records_on_to_a_successor(
    qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace]
) -> None:
    card = card_of(qtbot, house, inside)
    card.remove.click()
    assert card.no.hasFocus()
    assert [card.heir.itemText(at) for at in range(card.heir.count())] == [
        "Tidak diteruskan",
        "Hasan Basri",
        "Siti Aminah",
    ]
    card.heir.setCurrentIndex(2)
    card.yes.click()
    qtbot.waitUntil(lambda: len(rows(card)) == 2)
    assert house.people_deeds == [("succeed", ("u1", "u3")), ("remove", "u1")]
    assert "diteruskan" in card.notice.accessibleName()
