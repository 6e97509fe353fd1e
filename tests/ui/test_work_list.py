"""The desk's list of many: the count is said in the language of the moment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
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
