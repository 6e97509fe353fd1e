"""Lists that wait for a person: what is there stays with one Enter, the new one is used by choice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.pages.list_questions import ListQuestionsPage
from desktop.ui.pages.records import RecordsPage
from tests.ui import people


def shown(qtbot: QtBot) -> ListQuestionsPage:
    page = ListQuestionsPage()
    qtbot.addWidget(page)
    page.show_questions(people.QUESTIONS)
    page.show()
    page.focus_first()
    return page


def test_enter_keeps_what_is_here(qtbot: QtBot) -> None:
    page = shown(qtbot)
    at = page.focusWidget()
    assert isinstance(at, QPushButton) and at.text() == "Tetap yang lama"
    with qtbot.waitSignal(page.refused) as heard:
        QTest.keyClick(at, Qt.Key.Key_Return)
    assert heard.args == [people.QUESTIONS.awaiting[0]]


def test_the_new_one_and_the_large_one_by_their_buttons(qtbot: QtBot) -> None:
    page = shown(qtbot)
    buttons = {button.text(): button for button in page.findChildren(QPushButton)}
    with qtbot.waitSignal(page.agreed):
        buttons["Pakai yang baru"].click()
    with qtbot.waitSignal(page.large_asked):
        buttons["Ambil sekarang"].click()


def test_of_what_two_sides_changed_one_is_chosen(qtbot: QtBot) -> None:
    page = ListQuestionsPage()
    qtbot.addWidget(page)
    page.show_questions(people.CONFLICTS)
    page.show()
    page.focus_first()
    at = page.focusWidget()
    assert isinstance(at, QPushButton) and at.text() == "Biarkan yang ini"
    with qtbot.waitSignal(page.chosen) as heard:
        QTest.keyClick(at, Qt.Key.Key_Return)
    assert heard.args == [people.CONFLICT, 3]
    other = next(
        one for one in page.findChildren(QPushButton) if one.accessibleName() == "Pakai yang ini: Budi Santoso"
    )
    with qtbot.waitSignal(page.chosen) as heard:
        other.click()
    assert heard.args == [people.CONFLICT, 2]


def test_a_record_outside_the_own_area_is_marked_in_the_list(qtbot: QtBot) -> None:
    page = RecordsPage(people.fetch(3), lambda: people.NOW)
    qtbot.addWidget(page)
    page.show_values(people.FORMS)
    page.resize(1100, 500)
    before = page.table.grab().toImage()
    page.show_outside(frozenset({"r1"}))
    assert page.table.grab().toImage() != before
