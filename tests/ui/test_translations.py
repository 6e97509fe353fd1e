"""Both languages are whole, and switching reaches the widgets, Qt's own among them."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop.ui import wordlist
from desktop.ui.translations import OURS, Language, read, speak, tr, ts_file


def test_nothing_lacks_english() -> None:
    assert wordlist.missing() == []


def test_no_english_is_left_over() -> None:
    assert wordlist.stale() == []


def test_english_keeps_the_places_for_facts() -> None:
    places = re.compile(r"\{(\w+)\}")
    for (context, source), forms in read(ts_file(Language.ENGLISH)).items():
        assert context == OURS
        for form in forms:
            assert set(places.findall(form)) <= set(places.findall(source)), source


@pytest.mark.parametrize(
    "button", [b for b in QDialogButtonBox.StandardButton if b.name not in ("NoButton", "Ok", "Reset")]
)
def test_qt_buttons_are_indonesian(qtbot: QtBot, qapp: QApplication, button: QDialogButtonBox.StandardButton) -> None:
    speak(qapp, Language.ENGLISH)
    english = QDialogButtonBox(button)
    speak(qapp, Language.INDONESIAN)
    indonesian = QDialogButtonBox(button)
    qtbot.addWidget(english)
    qtbot.addWidget(indonesian)
    assert indonesian.button(button).text() != english.button(button).text()


def test_english_counts_one_and_many(qapp: QApplication) -> None:
    speak(qapp, Language.ENGLISH)
    assert tr("Selisihnya {n} menit.", 1) == "It is off by 1 minute."
    assert tr("Selisihnya {n} menit.", 3) == "It is off by 3 minutes."
    speak(qapp, Language.INDONESIAN)
    assert tr("Selisihnya {n} menit.", 3) == "Selisihnya 3 menit."
