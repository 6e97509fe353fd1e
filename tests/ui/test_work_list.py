"""The desk's list of many: the count is said in the language of the moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.store.records_table import Page, Wish
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


def test_where_the_list_moved_under_the_marks_nothing_is_approved(qtbot: QtBot) -> None:
    """A package came in while somebody pressed A: the row left out would have become another one."""
    fetch, came = people.fetch_waiting(500), list[bool]()

    def moving(wanted: Wish, take: Callable[[Page], None]) -> None:
        def moved(page: Page) -> None:
            newest = replace(page.rows[0], id="baru")
            take(replace(page, rows=(newest, *page.rows[:-1])) if came else page)

        fetch(wanted, moved)

    page, approved = WorkListPage(moving, lambda: people.NOW), list[tuple[str, ...]]()
    qtbot.addWidget(page)
    page.approved.connect(approved.append)
    page.read_again()
    page.table.selectAll()
    left_out = page.model.index(3, 0)
    page.table.selectionModel().select(
        left_out, QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows
    )
    came.append(True)
    page.approve()
    assert approved == []


def test_what_could_not_be_taken_back_is_said(qtbot: QtBot) -> None:
    page = WorkListPage(people.fetch_waiting(3), lambda: people.NOW)
    qtbot.addWidget(page)
    page.show_taken_back(2, 0)
    assert page.notice.accessibleName().strip() == "Persetujuan dibatalkan."
    page.show_taken_back(0, 3)
    assert page.notice.accessibleName().strip() == "3 sudah dilepas dan tidak dapat dibatalkan lagi."
