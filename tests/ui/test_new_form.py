"""Choosing a form: where somebody stands, they stay, whatever comes back from the disk meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.pages.new_form import NewFormPage
from tests.ui import people

DOWN, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Return


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_forms_that_come_late_leave_who_went_down_to_the_prelist_where_they_are(qtbot: QtBot) -> None:
    page = NewFormPage()
    qtbot.addWidget(page)
    page.show_values(people.FORMS)
    page.show_prelists(frozenset({people.FORMS[0].key}))
    with qtbot.waitActive(page):
        page.show()
    page.focus_first()
    for _row in range(2):
        press(DOWN)
    page.show_projects([("s", "Verval 2026")], "")  # both are asked for anew whenever the page comes to the front
    page.show_values(people.FORMS)
    with qtbot.waitSignal(page.families_asked) as asked:
        press(ENTER)
    assert asked.args == [people.FORMS[0].key]
    page.show_values(people.FORMS[1:])
    assert page.search.hasFocus()  # that one is gone
