"""The history of rounds on the screen: by keys from the outbox, filtered, with why and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.pages.rounds import RoundsPage
from desktop.ui.row_button import RowButton
from tests.ui import people


def shown(qtbot: QtBot) -> RoundsPage:
    page = RoundsPage()
    qtbot.addWidget(page)
    page.show_rounds(people.ROUNDS, people.NOW)
    page.resize(1160, 700)
    page.show()
    page.focus_first()
    return page


def said(page: RoundsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_refusal_tells_why_and_opens_the_record_by_keys(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert "formulirnya sudah ditutup" in said(page)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    row = page.focusWidget()
    assert isinstance(row, RowButton)
    with qtbot.waitSignal(page.record_opened) as heard:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert heard.args == ["r6"]


def test_chips_let_through_what_they_say(qtbot: QtBot) -> None:
    page = shown(qtbot)
    counts = {}
    for wish in ("all", "sent", "refused", "trouble"):
        page.filter.buttons[wish].click()
        counts[wish] = page.model.rowCount()
    assert counts == {"all": 4, "sent": 2, "refused": 1, "trouble": 1}


def test_what_stopped_a_round_is_said_with_its_step(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.filter.buttons["trouble"].click()
    assert "meminta Anda masuk dulu" in page.trouble.accessibleName()


def test_nothing_yet_teaches(qtbot: QtBot) -> None:
    page = RoundsPage()
    qtbot.addWidget(page)
    page.show_rounds((), people.NOW)
    with qtbot.waitSignal(page.outbox_asked):
        page.empty.button.click()
