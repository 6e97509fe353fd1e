"""The desk's list of many: the count is said in the language of the moment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.pages.work_list import WorkListPage
from desktop.ui.translations import Language, speak
from tests.ui import people


@pytest.fixture
def indonesian_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, Language.INDONESIAN)


def test_how_many_wait_is_said_anew_in_the_other_language(
    qtbot: QtBot, qapp: QApplication, indonesian_again: None
) -> None:
    page = WorkListPage(people.fetch_waiting(5000), lambda: people.NOW)
    qtbot.addWidget(page)
    page.read_again()
    qtbot.waitUntil(lambda: "5.000 isian" in page.count.text())
    speak(qapp, Language.ENGLISH)
    page.say_words()
    assert "5,000 records" in page.count.text()


def test_all_in_view_are_approved_at_once_also_what_nobody_scrolled_to(qtbot: QtBot) -> None:
    page, approved = WorkListPage(people.fetch_waiting(5000), lambda: people.NOW), list[tuple[str, ...]]()
    qtbot.addWidget(page)
    page.approved.connect(approved.append)
    page.read_again()
    page.show()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    QTest.keySequence(page.table, QKeySequence("Ctrl+A"))
    QTest.keyClick(page.table, Qt.Key.Key_A)
    assert [len(ids) for ids in approved] == [5000]
    page.read_again()  # and marks many again at once
    assert len(page.marked()) == len(page.table.selectionModel().selectedRows())
