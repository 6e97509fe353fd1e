"""A soft rule warns, holds nobody up, and wants a reason before the record is handed in; the supervisor reads it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.pages.filling import FillingPage
from desktop.ui.questions.answer import Surroundings
from desktop.xforms import Form, Interview, load_form
from tests.ui.filling_on_screen import CTRL, ENTER, NOW, Store, card, here, press

FORM = """
| survey |
| | type | name | label | relevant | bind::sambang:as | bind::sambang:about |
| | text | nama | Nama | | title | |
| | integer | umur | Umur | | | |
| | note | umur_ragu | Umur lebih dari 90. Periksa KK. | ${umur} > 90 | warning | umur |
| | text | alamat | Alamat | | | |
| settings |
| | form_title | form_id | version | namespaces |
| | Ragu | ragu | 1 | sambang="https://sambang.id/xforms" |
"""


@cache
def form() -> Form:
    from pyxform.xls2xform import convert

    return load_form(convert(FORM, validate=False, file_type=".md").xform)


def opened(qtbot: QtBot, reasons: Mapping[str, str] | None = None) -> FillingPage:
    interview = Interview(form(), now=lambda: NOW)
    page = FillingPage(interview, save=Store().save, surroundings=Surroundings(now=lambda: NOW), reasons=reasons or {})
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return page


def test_a_warned_answer_is_handed_in_with_a_reason(qtbot: QtBot) -> None:
    page = opened(qtbot)
    press("Rusdi", ENTER, "97", ENTER)
    assert here(page) == "alamat"  # a warning holds nobody up
    qtbot.waitUntil(lambda: "Umur lebih" in card(page, "/data/umur").message.text())
    with qtbot.assertNotEmitted(page.handed_in_asked):
        press((ENTER, CTRL))
    assert here(page) == "umur" and "alasan" in page.notice.accessibleName()
    with qtbot.waitSignal(page.warnings.explained) as explained:
        press("Sesuai KK", ENTER)
    assert explained.args == ["/data/umur", "Sesuai KK"]
    with qtbot.waitSignal(page.handed_in_asked):
        press((ENTER, CTRL))


def test_a_reason_written_before_is_shown_and_stays_enough(qtbot: QtBot) -> None:
    page = opened(qtbot, {"/data/umur": "Sesuai KK"})
    press("Rusdi", ENTER, "97", ENTER)
    qtbot.waitUntil(lambda: card(page, "/data/umur").reason is not None)
    field = card(page, "/data/umur").reason
    assert field is not None and field.line.text() == "Sesuai KK" and not field.line.isHidden()
    with qtbot.waitSignal(page.handed_in_asked):
        press((ENTER, CTRL))


def test_where_nothing_is_doubtful_no_reason_is_asked(qtbot: QtBot) -> None:
    page = opened(qtbot)
    press("Rusdi", ENTER, "40", ENTER)
    with qtbot.waitSignal(page.handed_in_asked):
        QTest.keyClick(QApplication.focusWidget(), ENTER, CTRL)
