"""Beside a record that is read: the prelist and the version before side by side, its place on the map, how long it took."""
# ruff: noqa: E501  the form as a table

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.forms import semantics
from desktop.roles.values import Dossier
from desktop.store.history_table import Entry
from desktop.store.record import Record
from desktop.store.stages import Stage
from desktop.ui.pages.review import ReviewPage
from desktop.ui.pages.review_compare import Compared, compared, listed
from desktop.ui.questions.map_card import MapCard
from desktop.xforms import Form, Interview, Rows, load_form
from tests.ui.test_review import NOW, press

FORM = """
| survey |
| | type | name | label | calculation | trigger | bind::sambang:as |
| | select_one_from_file prelist.csv | keluarga | Keluarga | | | |
| | text | nama | Nama kepala | instance('prelist')/root/item[name = ${keluarga}]/nama | ${keluarga} | title |
| | text | alamat | Alamat | instance('prelist')/root/item[name = ${keluarga}]/alamat | ${keluarga} | |
| | integer | jiwa | Jumlah jiwa | | | |
| | geopoint | lokasi | Lokasi rumah | | | point |
| settings |
| | form_title | form_id | version | namespaces |
| | Verval | verval | 1 | sambang="https://sambang.id/xforms" |
"""
PRELIST = Rows(("name", "label", "nama", "alamat"), (("k1", "Rusdi", "Rusdi bin Hasan", "Jalan Melati 1"),))
CHANGED = {"/data/jiwa": "4"}


class Lists:
    def table(self, filename: str) -> Rows | None:
        return PRELIST if filename == "prelist.csv" else None


@cache
def form() -> Form:
    from pyxform.xls2xform import convert

    return load_form(convert(FORM, validate=False, file_type=".md").xform)


def interview() -> Interview:
    made = Interview(form(), lists=Lists(), now=lambda: NOW)
    for ref, answer in (
        ("/data/keluarga", "k1"), ("/data/alamat", "Jalan Kenanga 7"), ("/data/jiwa", "5"),
        ("/data/lokasi", "-1.61 103.61 0 5"),
    ):  # fmt: skip
        made.answer(ref, answer)
    return made


def dossier() -> Dossier:
    record = Record(
        1, "r", 1, "verval", "1", Stage.HANDED_IN, "Rusdi", "1571010001", "Sungai Terap", "u", "Dewi", False, NOW, NOW
    )
    saves = (0, 2, 4, 60, 63)
    history = tuple(
        Entry(n, "r", NOW + timedelta(minutes=at), "u", "Dewi", "save", "/data/jiwa", None, "5", "")
        for n, at in enumerate(saves, 1)
    )
    xml = interview().finalize().xml
    return Dossier(record, form(), semantics.read(form()), xml, xml, NOW, (), (), history[::-1], ())


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ReviewPage]:
    page = ReviewPage()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show_dossier(dossier(), interview(), CHANGED)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.focus_first()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.list)
    yield page


def test_only_what_differs_from_the_prelist_is_told() -> None:
    assert listed(interview()) == {"/data/alamat": "Jalan Melati 1"}


def test_prelist_and_version_before_stand_beside_the_answer(page: ReviewPage) -> None:
    address = page.document.rows[page.document.place_of("/data/alamat")]
    assert (address.answer, address.listed) == ("Jalan Kenanga 7", "prelist: Jalan Melati 1")
    assert page.document.rows[page.document.place_of("/data/nama")].listed == ""
    assert page.document.rows[page.document.place_of("/data/jiwa")].changed == "4"


def test_side_by_side_in_the_order_of_the_form() -> None:
    rows = [(row.label, row.listed, row.before, row.now) for row in compared(interview(), CHANGED)]
    assert rows == [("Alamat", "Jalan Melati 1", None, "Jalan Kenanga 7"), ("Jumlah jiwa", None, "4", "5")]


def test_b_compares_and_enter_goes_to_the_question(page: ReviewPage) -> None:
    press(Qt.Key.Key_B)
    card = page.compare
    assert card.isVisible() and QApplication.focusWidget() is card.table
    assert card.table.rowCount() == 2
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert not card.isVisible()
    assert page.list.currentIndex().row() == page.document.place_of("/data/jiwa")
    assert QApplication.focusWidget() is page.list


def test_two_records_are_named_and_their_numbers_read_in_groups(page: ReviewPage) -> None:
    page.compare.show_rows((Compared("/data/nik", "NIK", None, "1571014103900002", "1571014103900003"),), "Isian lain")
    table = page.compare.table
    assert [table.horizontalHeaderItem(at).text() for at in (2, 3)] == ["Isian lain", "Isian ini"]
    assert [table.item(0, at).text() for at in (2, 3)] == ["157101 410390 0002", "157101 410390 0003"]


def test_m_shows_the_place_and_picks_nothing(page: ReviewPage) -> None:
    press(Qt.Key.Key_M)
    card = page.findChild(MapCard)
    assert card is not None and card.isVisible()
    assert (round(card.canvas.latitude, 2), round(card.canvas.longitude, 2)) == (-1.61, 103.61)
    with_one = list(card.canvas.points)
    card.canvas.aimed.emit(card.canvas.here._replace(latitude=0.0))
    assert card.canvas.points == with_one
    card.done.click()
    assert not card.isVisible()


def test_how_long_it_took_is_told_without_pauses(page: ReviewPage) -> None:
    row = next(row for row in page.document.rows if row.label == "Lama pengisian")
    assert row.answer.startswith("7 menit, 2 kali duduk")
