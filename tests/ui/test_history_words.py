"""What a line of a record's history shows: answers as people write them, never as the machine keeps them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui import desk_past, formats
from desktop.ui.pages.entity_conflict import in_words
from desktop.ui.translations import Language, speak
from desktop.xforms import Interview, load_form
from tests.ui.filling_on_screen import NOW, converted, form


@pytest.mark.parametrize(
    ("ref", "kept", "shown"),
    [
        ("/data/kenal/lahir", "2026-01-03", "3 Jan 2026"),
        ("/data/kenal/lantai", "10", "Bambu"),
        ("/data/akhir/bantuan", "pkh pip", "PKH, PIP"),
        ("/data/kenal/nama", "Siti 2026-01-03", "Siti 2026-01-03"),
        ("/data/gone", "2026-01-03", "2026-01-03"),
    ],
)
def test_an_answer_in_the_history(qtbot: QtBot, ref: str, kept: str, shown: str) -> None:
    assert desk_past.answer_words(Interview(form(), now=lambda: NOW))(ref, kept) == shown


def test_a_place_is_said_with_its_sides(qtbot: QtBot) -> None:
    table = "| survey |\n| | type | name | label |\n| | geopoint | rumah | Letak |\n"
    said = desk_past.answer_words(Interview(load_form(converted(table))))("/data/rumah", "-1.61 103.613 0 5")
    assert "LS" in said and "BT" in said and "103.613 0 5" not in said


@pytest.mark.parametrize(
    ("name", "said"), [("no_kk", "No KK"), ("nama_kepala", "Nama kepala"), ("rt", "RT"), ("_", "_")]
)
def test_a_property_of_a_list_is_said_in_words(name: str, said: str) -> None:
    assert in_words(name) == said


def test_numbers_are_written_as_they_are_typed_in_each_language(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert formats.number(1250.5, 1) == "1.250,5"
    speak(app, Language.ENGLISH)
    try:
        assert formats.number(1250.5, 1) == "1,250.5"
    finally:
        speak(app, Language.INDONESIAN)
