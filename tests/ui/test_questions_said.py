"""Words that stand in the record already are proposed behind what is typed; a NIK that is whole leads on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.pages.filling import FillingPage
from desktop.ui.questions.words import ProposingLine
from desktop.xforms import Form, load_form
from tests.ui.filling_on_screen import CTRL, ENTER, SHIFT, Store, converted, here, opened, press, value

FORM = """
| survey | | | | | |
| | type | name | label | appearance | bind::sambang:as |
| | text | kepala | Nama kepala keluarga | | |
| | text | rahasia | Kata sandi warga | masked | |
| | text | rt | RT | | |
| | text | responden | Nama responden | | |
| | text | nik | NIK | | nik |
| | text | no_kk | No KK | | no_kk |
| | text | catatan | Catatan | multiline | |
| settings | | | | | |
| | form_id | namespaces | | | |
| | said | sambang="https://sambang.id/xforms" | | | |
"""


def said() -> Form:
    return load_form(converted(FORM))


def line() -> ProposingLine:
    found = QApplication.focusWidget()
    assert isinstance(found, ProposingLine)
    return found


def at_respondent(qtbot: QtBot) -> FillingPage:
    page = opened(qtbot, Store(), said())
    press("Ridwan Syahputra", ENTER, "rumpun bambu", ENTER, "002", ENTER)
    assert here(page) == "responden"
    return page


def test_a_name_that_stands_in_the_record_is_taken_with_one_key(qtbot: QtBot) -> None:
    page = at_respondent(qtbot)
    press("r")
    assert line().proposed == "Ridwan Syahputra"
    press(Qt.Key.Key_Right)
    assert line().text() == "Ridwan Syahputra"
    press((Qt.Key.Key_A, CTRL), "ru")
    assert line().proposed == ""  # what is masked is shown nowhere else
    press((Qt.Key.Key_A, CTRL), "R", Qt.Key.Key_Right, (Qt.Key.Key_Z, CTRL))
    assert line().text() == "R"
    press((Qt.Key.Key_A, CTRL), "Ri", Qt.Key.Key_Right, ENTER)
    assert value(page, "/data/responden") == "Ridwan Syahputra"


def test_what_is_proposed_is_not_taken_by_going_on(qtbot: QtBot) -> None:
    page = at_respondent(qtbot)
    press("Rid", ENTER)
    assert value(page, "/data/responden") == "Rid"
    press((Qt.Key.Key_Return, SHIFT))
    assert line().proposed == ""  # nothing is being typed
    press("0")
    assert line().proposed == ""  # numbers are no words


def test_a_whole_nik_leads_on_where_a_code_does(qtbot: QtBot) -> None:
    page = opened(qtbot, Store(), said(), goes_on=True)
    page.go_to("/data/nik")
    press("157101410390000")
    assert here(page) == "nik"
    press("2")
    assert value(page, "/data/nik") == "1571014103900002" and here(page) == "no_kk"
    press((Qt.Key.Key_Return, SHIFT), Qt.Key.Key_Home, Qt.Key.Key_Delete, "2")
    assert here(page) == "nik"  # who mends a digit stays


def test_a_whole_nik_stays_where_enter_leads_on(qtbot: QtBot) -> None:
    page = opened(qtbot, Store(), said())
    page.go_to("/data/nik")
    press("1571014103900002")
    assert here(page) == "nik"
