"""A roster as a table: filled by keyboard, pasted into from a spreadsheet, its rows moved; the same data as cards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.models.pasted import lay_over, split
from desktop.ui.pages.filling import FillingPage
from desktop.ui.pages.filling_table import RosterTable
from desktop.ui.questions.cells import Meant, meant
from desktop.ui.theme import Appearance, dress
from desktop.xforms import load_form
from tests.ui.filling_on_screen import CTRL, ENTER, NOW, SHIFT, Store, converted, here, opened, value
from tests.ui.filling_on_screen import press as press_key

ALT = Qt.KeyboardModifier.AltModifier
F4 = Qt.Key.Key_F4


@pytest.fixture
def page(qtbot: QtBot) -> FillingPage:
    return opened(qtbot, Store())


def press(*keys: str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    """As hands do: each letter goes to what has the focus then; the first opens the cell."""
    for key in keys:
        press_key(*(key if isinstance(key, str) else (key,)))


def table(page: FillingPage) -> RosterTable:
    """The roster as a table, opened by F4 at its first cell."""
    press((Qt.Key.Key_Down, CTRL), F4)
    found = page.sheets.front
    assert found is not None
    return found


def in_front(page: FillingPage) -> bool:
    return page.sheets.front is not None


def names(page: FillingPage) -> list[str]:
    return [instance.children[0].value for instance in page.interview.node("/data/anggota").children]


def test_members_are_typed_row_by_row_and_stand_on_the_cards(page: FillingPage) -> None:
    sheet = table(page)
    press("Rusdi", ENTER, "35", ENTER, Qt.Key.Key_Insert, "Siti", ENTER, "3", "3", ENTER)
    assert names(page) == ["Rusdi", "Siti"]
    assert value(page, "/data/anggota[2]/a_umur") == "33"
    assert sheet.rows.row_names() == ["1. Rusdi", "2. Siti"]
    press(F4)
    assert not in_front(page)
    assert here(page) == "a_umur" and page.place() == "/data/anggota[2]/a_umur"
    press(F4)
    assert in_front(page) and page.place() == "/data/anggota[2]/a_umur"


def test_a_wrong_cell_says_why_and_goes_round_with_enter_and_shift(page: FillingPage) -> None:
    sheet = table(page)
    press("Rusdi", ENTER, "999", ENTER)
    assert sheet.rows.message(0, 1) == "Umur 0 sampai 120."
    press((ENTER, SHIFT))
    assert here(page) == "a_nama"
    press(ENTER, "40", ENTER)
    assert sheet.rows.message(0, 1) == ""


def test_rows_move_go_and_come_back(page: FillingPage) -> None:
    sheet = table(page)
    press("Satu", ENTER, "1", ENTER, Qt.Key.Key_Insert, "Dua", ENTER, "2", (Qt.Key.Key_Up, ALT))
    assert names(page) == ["Dua", "Satu"]
    assert sheet.cells.currentIndex().row() == 0
    press((Qt.Key.Key_Z, CTRL))
    assert names(page) == ["Satu", "Dua"]
    sheet.cells.go_to(0, 0)
    press((Qt.Key.Key_Delete, CTRL))
    assert names(page) == ["Dua"]
    page.undo()
    assert names(page) == ["Satu", "Dua"]


def test_the_cell_above_is_copied_and_a_cell_emptied(page: FillingPage, qtbot: QtBot) -> None:
    sheet = table(page)
    press("Rusdi", ENTER, "35", ENTER, Qt.Key.Key_Insert, (Qt.Key.Key_D, CTRL))
    qtbot.waitUntil(lambda: names(page) == ["Rusdi", "Rusdi"])
    press((Qt.Key.Key_D, CTRL | SHIFT))
    qtbot.waitUntil(lambda: value(page, "/data/anggota[2]/a_umur") == "35")
    sheet.cells.go_to(1, 0)
    press(Qt.Key.Key_Delete)
    assert names(page) == ["Rusdi", ""]


def test_what_is_chosen_is_filled_down_as_in_a_spreadsheet_and_taken_back_as_one(
    page: FillingPage, qtbot: QtBot
) -> None:
    sheet = table(page)
    press("Rusdi", ENTER, "35", ENTER, Qt.Key.Key_Insert, Qt.Key.Key_Insert)
    sheet.cells.go_to(0, 0)
    press((Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Down, SHIFT), (Qt.Key.Key_Down, SHIFT), (Qt.Key.Key_D, CTRL))
    qtbot.waitUntil(lambda: page.undo_line.isVisible())
    ages = [value(page, f"/data/anggota[{row}]/a_umur") for row in (1, 2, 3)]
    assert (names(page), ages) == (["Rusdi"] * 3, ["35"] * 3)
    page.undo_line.undo.click()
    qtbot.waitUntil(lambda: names(page) == ["Rusdi", "", ""])
    assert value(page, "/data/anggota[3]/a_umur") == ""


FAMILIES = """
| survey |
| | type | name | label | required | calculation | choice_filter | appearance | repeat_count |
| | text | desa | Desa | | | | | |
| | begin repeat | baris | Keluarga | | | | table | 3 |
| | calculate | no | | | position(..) | | | |
| | select_one status | status | ${no}. Keluarga ke-${no} | yes | | ${no} != '2' or name != '2' | minimal | |
| | text | ket | Keterangan | | | | | |
| | end repeat | | | | | | | |
| | text | tutup | Penutup | | | | | |
| choices |
| | list_name | name | label |
| | status | 1 | Ada |
| | status | 2 | Pindah |
| settings |
| | form_title | form_id |
| | Musyawarah | musdes |
"""


def families(qtbot: QtBot) -> FillingPage:
    """A roster whose form wants it as a table, on the question before it."""
    page = opened(qtbot, Store(), load_form(converted(FAMILIES)))
    assert here(page) == "desa"
    return page


def test_a_roster_made_for_a_table_opens_as_one_and_enter_leads_through_it(qtbot: QtBot) -> None:
    page = families(qtbot)
    press("Sungai Terap", ENTER)
    sheet = page.sheets.front
    assert sheet is not None and page.place() == "/data/baris[1]/status"
    assert sheet.rows.row_names() == ["1. Keluarga ke-1", "2. Keluarga ke-2", "3. Keluarga ke-3"]
    assert [column.label for column in sheet.rows.columns] == ["Status", "Keterangan"]
    press("2", Qt.Key.Key_Up, (Qt.Key.Key_Down, SHIFT), (Qt.Key.Key_Down, SHIFT), (Qt.Key.Key_D, CTRL))
    qtbot.waitUntil(lambda: page.undo_line.isVisible())
    assert [value(page, f"/data/baris[{row}]/status") for row in (1, 2, 3)] == ["2", "", "2"]  # not offered in row 2
    sheet.cells.go_to(2, 1)
    press(ENTER)  # no row can be added: on with the form
    assert here(page) == "tutup" and not in_front(page)
    press((ENTER, SHIFT))
    assert in_front(page)
    press(F4)
    assert not in_front(page)
    press((Qt.Key.Key_Up, CTRL), (Qt.Key.Key_Down, CTRL))
    assert not in_front(page)  # turned to cards by a person: it stays so


def test_the_table_follows_the_size_of_the_text_while_it_is_open(page: FillingPage, qapp: QApplication) -> None:
    sheet = table(page)
    before = sheet.cells.verticalHeader().defaultSectionSize()
    dress(qapp, Appearance.LIGHT, 150)
    try:
        assert sheet.cells.verticalHeader().defaultSectionSize() == round(before * 1.5)
        assert sheet.cells.rowHeight(0) == sheet.cells.verticalHeader().defaultSectionSize()
    finally:
        dress(qapp, Appearance.LIGHT, 100)


def test_a_paste_shows_what_it_would_do_then_does_it_then_is_taken_back(page: FillingPage, qtbot: QtBot) -> None:
    table(page)
    QGuiApplication.clipboard().setText("Umur\tNama anggota\tHobi\n35\tRusdi\tmancing\ntua\tSiti\t\n")
    press((Qt.Key.Key_V, CTRL))
    card = page.sheets._card
    assert card is not None and not card.isHidden()
    assert "3 sel akan diisi" in card.sums.text() and "1 sel ditolak" in card.sums.text()
    assert "Hobi" in card.left_out.text()
    press(ENTER)
    qtbot.waitUntil(lambda: page.undo_line.isVisible())
    sheet = page.sheets.front
    assert sheet is not None
    assert names(page) == ["Rusdi", "Siti"]
    assert value(page, "/data/anggota[1]/a_umur") == "35"
    assert sheet.rows.message(1, 1) == "“tua” bukan angka."
    page.undo_line.undo.click()
    qtbot.waitUntil(lambda: names(page) == [""])


def test_escape_leaves_the_cell_then_the_table_and_the_focus_is_never_lost(page: FillingPage) -> None:
    table(page)
    press("Rus", Qt.Key.Key_Escape)
    assert names(page) == [""] and in_front(page)
    press(Qt.Key.Key_Escape)
    assert not in_front(page)
    focus = QApplication.focusWidget()
    assert focus is not None and page.isAncestorOf(focus)


def test_words_mean_choices_numbers_and_dates(page: FillingPage) -> None:
    node = page.interview.node
    sex, floor, help_ = node("/data/kenal/jk"), node("/data/kenal/lantai"), node("/data/akhir/bantuan")
    for words in ("1", "Laki-laki", "1. Laki-laki", "1 Laki-laki", "laki"):
        assert meant(sex, words, NOW) == Meant("1")
    assert meant(sex, "Pria", NOW).refused == "bukan pilihan"
    assert meant(floor, "bambu", NOW) == Meant("10")
    assert meant(help_, "PKH; PIP", NOW) == Meant("pkh pip")
    assert meant(node("/data/kenal/lahir"), "1/3/1990", NOW) == Meant("1990-03-01")
    assert meant(node("/data/kenal/nik"), "1571 0101 0390 0002", NOW, "nik") == Meant("1571010103900002")
    assert meant(node("/data/kenal/nik"), "1,57101E+15", NOW, "nik").refused


def test_a_paste_is_laid_by_headings_or_from_the_cell_on() -> None:
    rows = split("A\tB\n1\t2\n\n")
    assert rows == [["A", "B"], ["1", "2"]]
    plan = lay_over(rows, [("b", "x"), ("a", "y")], (0, 0), lambda _column, words: Meant(words))
    assert plan.headed and [(c.row, c.column, c.words) for c in plan.cells] == [(0, 1, "1"), (0, 0, "2")]
    plain = lay_over(rows, [("nama", "n"), ("umur", "u")], (3, 1), lambda _column, words: Meant(words))
    assert not plain.headed and [(c.row, c.column, c.words) for c in plain.cells] == [(3, 1, "A"), (4, 1, "1")]
    assert plain.left_out == ("B",) and plain.rows == 5


MEETING = """
| survey |
| | type | name | label::Bahasa Indonesia (id) | required | repeat_count | appearance |
| | text | desa | Desa | | | |
| | begin repeat | baris | Keluarga | | 3 | table |
| | select_one status | status | Status | yes | | minimal |
| | text | keterangan | Keterangan | | | |
| | end repeat | | | | | |
| choices |
| | list_name | name | label::Bahasa Indonesia (id) |
| | status | 1 | 1. Tidak mampu |
| | status | 2 | 2. Mampu |
| settings |
| | form_title | form_id | default_language |
| | Musyawarah | musdes | Bahasa Indonesia (id) |
"""


def test_a_list_of_families_is_decided_on_with_one_key_each_and_its_sums_stand_below(qtbot: QtBot) -> None:
    page = opened(qtbot, Store(), load_form(converted(MEETING)))
    press("Sungai Terap", ENTER)
    sheet = page.sheets.front
    assert sheet is not None
    assert not sheet.add.isVisible()
    press("1", "2")
    assert sheet.cells.currentIndex().row() == 2
    press("1")
    sums = "3 dari 3 diputuskan · 1 Tidak mampu: 2 · 2 Mampu: 1"
    qtbot.waitUntil(lambda: sheet.sums.text().replace("\u00a0", " ") == sums)
    assert [value(page, f"/data/baris[{n}]/status") for n in (1, 2, 3)] == ["1", "2", "1"]
    press(Qt.Key.Key_Right, "Pindah ke kota", ENTER)  # a remark, where there is one
    assert value(page, "/data/baris[3]/keterangan") == "Pindah ke kota"
