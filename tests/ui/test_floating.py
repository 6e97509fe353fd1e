"""What floats over a page has the keys to itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.ui.finder import Finder


def test_escape_puts_the_palette_away_and_not_the_page_below(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    below, left = QPushButton(window), list[str]()
    QShortcut(QKeySequence("Escape"), window, lambda: left.append("page"))
    QShortcut(QKeySequence("F9"), window, lambda: left.append("lock"))
    finder = Finder(window, lambda _words, _done: None)
    with qtbot.waitActive(window):
        window.show()
    below.setFocus()
    finder.bring_with([])
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert finder.isHidden()
    assert below.hasFocus()
    assert left == []
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert left == ["page"]
    finder.bring_with([])
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F9)
    assert left == ["page", "lock"]


def test_it_is_put_away_also_when_what_had_the_focus_has_gone(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    below, other = QPushButton(window), QPushButton(window)
    finder = Finder(window, lambda _words, _done: None)
    with qtbot.waitActive(window):
        window.show()
    below.setFocus()
    finder.bring_with([])
    delete(below)  # the page was read again under it
    finder.leave()
    assert finder.isHidden()
    assert other.hasFocus()
