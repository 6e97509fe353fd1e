"""What is typed is kept: at most a second old, at once on leaving, and again after a failure."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.trouble import Kind, Trouble
from desktop.ui.pages.filling import FillingPage
from desktop.xforms import Interview
from tests.ui.filling_on_screen import CTRL, ENTER, NOW, Store, card, form, here, opened, press, value


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> FillingPage:
    return opened(qtbot, store)


def test_autosave_is_at_most_a_second_old(page: FillingPage, store: Store, qtbot: QtBot) -> None:
    press("Rusdi", ENTER)
    assert store.kept == []
    assert page.autosave._timer.isActive()
    assert page.autosave._timer.interval() <= 1000
    page.autosave._timer.timeout.emit()
    assert store.kept[-1].values()["/data/kenal/nama"] == "Rusdi"
    assert page.header.mark.text() == "Tersimpan 14.03.07"


def test_half_typed_words_are_in_the_snapshot(page: FillingPage, store: Store) -> None:
    press("Rusdi", ENTER, "1571")
    page.autosave._timer.timeout.emit()
    assert store.kept[-1].values()["/data/kenal/nik"] == "1571"
    assert card(page, "/data/kenal/nik").message.text() == ""
    press("01")
    page.autosave._timer.timeout.emit()
    assert store.kept[-1].values()["/data/kenal/nik"] == "157101"
    press(ENTER)
    assert "NIK harus 16 angka." in card(page, "/data/kenal/nik").message.text()


def test_what_autosave_kept_in_mid_word_can_be_emptied_again(page: FillingPage, store: Store) -> None:
    press("Rus")
    page.autosave._timer.timeout.emit()
    press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, ENTER)
    assert value(page, "/data/kenal/nama") == ""
    page.go_to("/data/akhir/catat")
    press("a")
    page.autosave._timer.timeout.emit()
    press(Qt.Key.Key_Backspace, Qt.Key.Key_Tab)
    assert value(page, "/data/akhir/catat") == ""


def test_a_date_kept_in_mid_word_is_still_read(page: FillingPage, store: Store) -> None:
    page.go_to("/data/kenal/lahir")
    press("3/1")
    page.autosave._timer.timeout.emit()
    press("/90", ENTER)
    assert value(page, "/data/kenal/lahir") == "1990-01-03"


def test_one_save_is_under_way_at_a_time(page: FillingPage, store: Store) -> None:
    store.at_once = False
    press("Rusdi", ENTER, (Qt.Key.Key_S, CTRL), "1571010103900002", ENTER, (Qt.Key.Key_S, CTRL))
    assert len(store.kept) == 1
    store.waiting[0][0]()
    page.autosave._timer.timeout.emit()
    assert store.kept[-1].values()["/data/kenal/nik"] == "1571010103900002"


def test_a_failed_save_says_so_and_tries_again(page: FillingPage, store: Store) -> None:
    store.trouble = Trouble(Kind.DISK_FULL)
    press("Rusdi", ENTER, (Qt.Key.Key_S, CTRL))
    assert page.header.mark.text() == "Belum tersimpan; mencoba lagi"
    assert not page.autosave.clean
    store.trouble = None
    page.autosave._timer.timeout.emit()
    assert store.kept[-1].values()["/data/kenal/nama"] == "Rusdi"
    assert page.header.mark.text() == "Tersimpan 14.03.07"


def test_leaving_keeps_everything_first(page: FillingPage, store: Store, qtbot: QtBot) -> None:
    press("Rusdi")
    with qtbot.waitSignal(page.left):
        press(Qt.Key.Key_Escape)
    assert store.kept[-1].values()["/data/kenal/nama"] == "Rusdi"


def test_a_draft_opens_where_it_was_left(page: FillingPage, qtbot: QtBot, store: Store) -> None:
    press("Rusdi", ENTER, "1571010103900002", ENTER)
    left_at = page.place()
    again = FillingPage(
        Interview(form(), draft=page.interview.snapshot().xml(), now=lambda: NOW), save=store.save, start_at=left_at
    )
    qtbot.addWidget(again)
    again.show()
    again.activateWindow()
    qtbot.waitUntil(lambda: here(again) == "jk")
    assert value(again, "/data/kenal/nama") == "Rusdi"


def test_the_page_counts_what_is_answered_of_what_is_asked(page: FillingPage) -> None:
    before = page.progress()
    press("Rusdi", ENTER)
    after = page.progress()
    assert (after.answered, after.asked) == (before.answered + 1, before.asked)
