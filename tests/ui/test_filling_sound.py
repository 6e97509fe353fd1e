"""What a laptop without a microphone says of a form that wants sound."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.ui.desk_filling import say_silence
from desktop.xforms import load_form
from tests.ui.filling_on_screen import Store, converted, opened


def test_a_form_that_wants_sound_recorded_hears_that_nothing_is(qtbot: QtBot) -> None:
    quiet = opened(qtbot, Store())
    say_silence(quiet)
    assert not quiet.notice.isVisible()
    table = "| survey |\n| | type | name | label |\n| | background-audio | suara | |\n| | text | nama | Nama |\n"
    page = opened(qtbot, Store(), load_form(converted(table + "| settings |\n| | form_id |\n| | rekam |\n")))
    say_silence(page)
    assert page.notice.isVisible() and "tidak merekam" in page.notice.accessibleName()
