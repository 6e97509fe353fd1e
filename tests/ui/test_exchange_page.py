"""Tukar berkas read again while somebody is about to press: the focus stays where it was."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.pages.exchange import ExchangePage
from tests.ui import people


def test_the_first_laptop_that_becomes_known_takes_nobodys_focus(qtbot: QtBot) -> None:
    """It was: the button that leads to the review lost it between the press and the release of a key."""
    page, standing = ExchangePage(), people.standing()
    qtbot.addWidget(page)
    page.show_values(replace(standing, contacts=()), people.NOW)
    page.show()
    page.open.setFocus()
    qtbot.waitUntil(page.open.hasFocus)
    page.show_values(standing, people.NOW)
    page.show_ready(people.ready(standing))
    assert page.open.hasFocus()


def test_a_person_half_typed_for_one_laptop_does_not_go_to_another(qtbot: QtBot) -> None:
    page, standing = ExchangePage(), people.standing()
    qtbot.addWidget(page)
    page.show_values(standing, people.NOW)
    page.show_ready(people.ready(standing))
    page.show()
    page.extras.add.click()
    assert not page.extras.editor.isHidden()
    page.extras.show_ready(people.ready(standing), "Laptop lain", reviews=True)
    assert page.extras.editor.isHidden()


def test_what_is_ready_may_be_written_while_the_page_is_read_again(qtbot: QtBot) -> None:
    page, standing = ExchangePage(), people.standing()
    qtbot.addWidget(page)
    page.show_values(standing, people.NOW)
    page.show_ready(people.ready(standing))
    assert page.primary is not None and page.primary.isEnabled()
    page.show_values(standing, people.NOW)
    assert page.primary.isEnabled()
    page.show_values(replace(standing, contacts=standing.contacts[1:]), people.NOW)
    assert not page.primary.isEnabled()  # another laptop: not known yet what is ready for it


def test_a_door_of_the_room_is_looked_for_and_chosen_by_one_key_each(qtbot: QtBot) -> None:
    page, standing = ExchangePage(), people.standing()
    qtbot.addWidget(page)
    card, heard = page.wifi, list[object]()
    page.show_values(standing, people.NOW)
    card.show_values(standing, (), may_open=False)
    page.show()
    card.looked_for.connect(lambda: heard.append("asked"))
    card.picked.connect(heard.append)
    card.introduced.connect(lambda found, code: heard.append((found, code)))
    card.around.look.setFocus()
    QTest.keyClick(card.around.look, Qt.Key.Key_Space)
    assert heard == ["asked"]
    card.around.wait()
    assert not card.around.look.isEnabled()
    card.around.show_found(people.DOORS_AROUND)
    qtbot.waitUntil(card.around.list.hasFocus)
    assert card.around.code.isHidden() or not card.around.code.isVisible()
    QTest.keyClick(card.around.list, Qt.Key.Key_Return)
    assert heard[1:] == [people.DOORS_AROUND[0]]


def test_a_new_door_wants_its_mark_compared_and_six_digits(qtbot: QtBot) -> None:
    page, standing = ExchangePage(), people.standing()
    qtbot.addWidget(page)
    card, heard = page.wifi, list[object]()
    card.show_values(standing, (), may_open=False)
    page.show()
    card.introduced.connect(lambda found, code: heard.append((found, code)))
    card.around.show_found(people.DOORS_AROUND)
    qtbot.waitUntil(card.around.list.hasFocus)
    QTest.keyClick(card.around.list, Qt.Key.Key_Down)
    QTest.keyClick(card.around.list, Qt.Key.Key_Return)
    qtbot.waitUntil(card.around.code.hasFocus)
    QTest.keyClicks(card.around.code, "40291")
    QTest.keyClick(card.around.code, Qt.Key.Key_Return)
    assert heard == []
    QTest.keyClicks(card.around.code, "7")
    QTest.keyClick(card.around.code, Qt.Key.Key_Return)
    assert heard == [(people.DOORS_AROUND[1], "402917")]


def test_where_nobody_answers_the_focus_stays_and_it_is_said(qtbot: QtBot) -> None:
    page = ExchangePage()
    qtbot.addWidget(page)
    page.wifi.show_values(people.standing(), (), may_open=False)
    page.show()
    page.wifi.around.wait()
    page.wifi.around.show_found(())
    qtbot.waitUntil(page.wifi.around.look.hasFocus)
    assert page.wifi.around.said.text()
    assert page.wifi.around.list.isHidden()
