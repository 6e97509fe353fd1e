"""Filling by keyboard alone: real key presses into the real page on the real engine."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.pages.filling import FillingPage
from desktop.ui.questions.choice_list import ChoiceListAnswer
from desktop.ui.translations import Language, speak
from tests.ui.filling_on_screen import CTRL, ENTER, SHIFT, Store, card, here, opened, press, value


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> FillingPage:
    return opened(qtbot, store)


def test_a_family_is_entered_and_handed_in_by_keyboard(page: FillingPage, store: Store, qtbot: QtBot) -> None:
    press("Rusdi", ENTER, "1571010103900002", ENTER, "1", ENTER, "10", ENTER, "1/3/90", ENTER)
    assert here(page) == "a_nama"
    press("Rusdi", ENTER, "35", ENTER)
    assert here(page) == "anggota"
    press("+", "Siti", ENTER, "33", ENTER, ENTER)
    assert here(page) == "bantuan"
    press("a", "b", ENTER, "Rumah di tepi sungai")
    with qtbot.waitSignal(page.handed_in_asked):
        press((ENTER, CTRL))
    values = store.kept[-1].values()
    assert values["/data/kenal/nama"] == "Rusdi"
    assert values["/data/kenal/nik"] == "1571010103900002"
    assert values["/data/kenal/jk"] == "1"
    assert values["/data/kenal/lantai"] == "10"
    assert values["/data/kenal/lahir"] == "1990-03-01"
    assert values["/data/anggota[2]/a_nama"] == "Siti"
    assert values["/data/anggota[2]/a_umur"] == "33"
    assert values["/data/akhir/bantuan"] == "pkh pip"
    assert values["/data/akhir/catat"] == "Rumah di tepi sungai"


def test_a_violation_stands_beside_its_question_and_goes_again(page: FillingPage) -> None:
    press("Rusdi", ENTER, "157101", ENTER)
    assert "NIK harus 16 angka." in card(page, "/data/kenal/nik").message.text()
    press((ENTER, SHIFT))
    assert here(page) == "nik"
    press((Qt.Key.Key_A, CTRL), "1571010103900002", ENTER)
    assert card(page, "/data/kenal/nik").message.text() == ""


def test_half_a_word_is_no_violation(page: FillingPage) -> None:
    press("Rusdi", ENTER, "1571")
    assert card(page, "/data/kenal/nik").message.text() == ""
    assert value(page, "/data/kenal/nik") == ""


def test_nik_is_grouped_while_typing(page: FillingPage) -> None:
    press("Rusdi", ENTER, "1571010103900002")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "157101 010390 0002"


def test_the_second_digit_of_a_code_is_waited_for(page: FillingPage, qtbot: QtBot) -> None:
    press("Rusdi", ENTER, ENTER, "1", ENTER, "1")
    assert here(page) == "lantai"
    assert value(page, "/data/kenal/lantai") == ""
    answer = card(page, "/data/kenal/lantai").answer
    assert isinstance(answer, ChoiceListAnswer)
    qtbot.waitUntil(lambda: value(page, "/data/kenal/lantai") == "1")
    press("1", "0")
    assert value(page, "/data/kenal/lantai") == "10"


def test_enter_ends_the_wait_for_a_second_digit(page: FillingPage) -> None:
    press("Rusdi", ENTER, ENTER, "1", ENTER, "1", ENTER)
    assert value(page, "/data/kenal/lantai") == "1"
    assert here(page) == "lahir"


def test_a_question_appears_where_it_becomes_relevant(page: FillingPage) -> None:
    press("Rusdi", ENTER, ENTER, "1", ENTER, "99", ENTER)
    assert here(page) == "lain"
    press("Papan bekas", ENTER)
    assert value(page, "/data/kenal/lain") == "Papan bekas"
    assert here(page) == "lahir"


def test_the_focus_survives_its_question_becoming_irrelevant(page: FillingPage) -> None:
    press("Rusdi", ENTER, ENTER, "1", ENTER, "99", ENTER, "Papan")
    page.answer(page.interview.node("/data/kenal/lantai"), "1")
    assert here(page) == "lahir"
    focus = QApplication.focusWidget()
    assert focus is not None and page.isAncestorOf(focus)


def test_undo_and_redo_are_the_engines(page: FillingPage) -> None:
    press("Rusdi", ENTER, ENTER, "2", ENTER)
    assert here(page) == "lantai"
    press((Qt.Key.Key_Z, CTRL))
    assert value(page, "/data/kenal/jk") == ""
    assert here(page) == "jk"
    press((Qt.Key.Key_Y, CTRL))
    assert value(page, "/data/kenal/jk") == "2"
    press((Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Z, CTRL))
    assert value(page, "/data/kenal/nama") == ""


def test_undo_in_a_field_takes_back_typing_first(page: FillingPage) -> None:
    press("Rusdi", ENTER, (ENTER, SHIFT), "x")
    press((Qt.Key.Key_Z, CTRL))
    assert value(page, "/data/kenal/nama") == "Rusdi"
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and field.text() == "Rusdi"


def test_enter_at_the_end_hands_in(page: FillingPage, qtbot: QtBot) -> None:
    for ref, text in (("kenal/nama", "Rusdi"), ("kenal/jk", "1"), ("anggota[1]/a_nama", "Siti")):
        page.answer(page.interview.node(f"/data/{ref}"), text)
    page.go_to("/data/akhir/catat")
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.footer.on
    with qtbot.waitSignal(page.handed_in_asked):
        press(ENTER)


def test_handing_in_goes_to_the_first_problem(page: FillingPage, qtbot: QtBot) -> None:
    press((Qt.Key.Key_Down, CTRL))
    with qtbot.assertNotEmitted(page.handed_in_asked):
        press((ENTER, CTRL))
    assert here(page) == "nama"
    assert "Wajib diisi." in card(page, "/data/kenal/nama").message.text()
    assert not page.footer.problems.isHidden()


def test_ctrl_e_goes_round_the_problems(page: FillingPage) -> None:
    press((Qt.Key.Key_E, CTRL))
    assert here(page) == "jk"
    press((Qt.Key.Key_E, CTRL))
    assert here(page) == "a_nama"
    press((Qt.Key.Key_E, CTRL))
    assert here(page) == "nama"


def test_ctrl_g_goes_to_the_next_unanswered(page: FillingPage) -> None:
    press("Rusdi", (Qt.Key.Key_G, CTRL))
    assert here(page) == "nik"
    press((Qt.Key.Key_Down, CTRL), (Qt.Key.Key_Down, CTRL), (Qt.Key.Key_G, CTRL))
    assert here(page) in ("a_umur", "bantuan")


def test_the_language_changes_in_mid_form(page: FillingPage) -> None:
    press("Rusdi", ENTER, "1571", (Qt.Key.Key_L, CTRL))
    assert page.interview.language == "English (en)"
    assert "A NIK has 16 digits." in card(page, "/data/kenal/nik").message.text()
    assert "Name" in card(page, "/data/kenal/nama").label.text()
    assert here(page) == "nik"
    sexes = card(page, "/data/kenal/jk").answer
    assert isinstance(sexes, ChoiceListAnswer) and sexes.list.rows.labels == ["Male", "Female"]


def test_the_programs_language_changes_in_mid_form(page: FillingPage, qapp: QApplication, qtbot: QtBot) -> None:
    assert page.footer.back.text() == "Kembali"
    speak(qapp, Language.ENGLISH)
    qtbot.waitUntil(lambda: page.footer.back.text() == "Back")
    assert here(page) == "nama"


def test_a_removed_member_comes_back(page: FillingPage) -> None:
    repeat = page.interview.node("/data/anggota")
    press((Qt.Key.Key_Down, CTRL), "+", "Siti", ENTER)
    assert [child.children[0].value for child in repeat.children] == ["", "Siti"]
    page.remove(repeat, 1)
    assert len(repeat.children) == 1
    assert page.undo_line.isVisible()
    page.undo_line.undo.click()
    assert [child.children[0].value for child in repeat.children] == ["", "Siti"]
    assert not page.undo_line.isVisible()


def test_tab_goes_on_in_the_order_of_the_form(page: FillingPage) -> None:
    press("Rusdi", ENTER, ENTER, "1", ENTER, "99", (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
    assert here(page) == "lain"
    press((Qt.Key.Key_Backtab, SHIFT))
    assert here(page) == "lantai"


def test_tab_leaves_text_of_several_lines(page: FillingPage) -> None:
    page.go_to("/data/akhir/catat")
    press("satu", ENTER, "dua", Qt.Key.Key_Tab)
    assert value(page, "/data/akhir/catat") == "satu\ndua"


def test_the_outline_follows(page: FillingPage, qtbot: QtBot) -> None:
    press("Rusdi", ENTER, "1571", ENTER)
    qtbot.waitUntil(lambda: page.outline.total().wrong == 1)
    assert page.outline.total().answered == 2
    assert page.footer.words.text().startswith("2 dari ")


def test_every_field_says_to_a_screen_reader_what_it_asks(page: FillingPage) -> None:
    for ref, name in (("nama", "Nama"), ("nik", "NIK"), ("jk", "Jenis kelamin"), ("lahir", "Tanggal lahir")):
        field: Callable[[], QWidget | None] = card(page, f"/data/kenal/{ref}").answer.focusProxy
        widget = field()
        assert widget is not None and widget.accessibleName() == name


def test_a_code_leads_on_by_itself_where_a_person_wants_it(qtbot: QtBot) -> None:
    page = opened(qtbot, Store(), goes_on=True)
    press("Rusdi", ENTER, ENTER)
    assert here(page) == "jk"
    press("2")
    assert value(page, "/data/kenal/jk") == "2" and here(page) == "lantai"
    press("1", "0")  # 1 is a code too: the second digit is waited for
    assert value(page, "/data/kenal/lantai") == "10" and here(page) == "lahir"


def test_the_next_required_question_is_one_press_away(qtbot: QtBot) -> None:
    page = opened(qtbot, Store())
    press((Qt.Key.Key_G, CTRL | SHIFT))
    assert here(page) == "jk"
    press((Qt.Key.Key_G, CTRL | SHIFT))
    assert here(page) == "a_nama"


def test_scrolling_paints_only_what_comes_into_sight(page: FillingPage) -> None:
    painted: list[int] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.rect().height())
            return False

    screen = page.course.here
    assert screen is not None and screen.widget() is not None
    screen.widget().setMinimumHeight(3 * page.height())
    watch = Watch(page)
    screen.widget().installEventFilter(watch)
    for at in (40, 80, 120):  # what was still to be laid out is laid out with the first
        painted.clear()
        screen.verticalScrollBar().setValue(at)
        QCoreApplication.sendPostedEvents()
    screen.widget().removeEventFilter(watch)
    assert painted and painted[0] <= 80  # all of it where the picture is not moved
