"""Whatever is pressed, the focus is somewhere on the page where one sees it; hints, and the list of problems."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.pages.filling import FillingPage
from tests.ui.filling_on_screen import CTRL, ENTER, SHIFT, Store, here, opened, press

NONE, K = Qt.KeyboardModifier.NoModifier, Qt.Key
KEYS = (
    *[(key, NONE) for key in (K.Key_Return, K.Key_Tab, K.Key_Up, K.Key_Down, K.Key_Space, K.Key_Backspace, K.Key_F4)],
    *[(key, NONE) for key in (K.Key_1, K.Key_2, K.Key_9, K.Key_A, K.Key_Plus, K.Key_Insert, K.Key_Delete)],
    *[
        (key, CTRL)
        for key in (K.Key_Down, K.Key_Up, K.Key_G, K.Key_E, K.Key_Z, K.Key_Y, K.Key_L, K.Key_D, K.Key_Delete)
    ],
    *[(key, SHIFT) for key in (K.Key_Return, K.Key_Backtab)],
)


@pytest.fixture
def page(qtbot: QtBot) -> FillingPage:
    return opened(qtbot, Store())


@pytest.mark.parametrize("seed", range(5))
def test_the_focus_is_never_lost(page: FillingPage, seed: int) -> None:
    dice = random.Random(seed)
    pressed: list[tuple[Qt.Key, Qt.KeyboardModifier]] = []
    for _step in range(140):
        pressed.append(dice.choice(KEYS))
        focus = QApplication.focusWidget()
        assert focus is not None, pressed[-6:]
        QTest.keyClick(focus, *pressed[-1])
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert focus is not None and page.isAncestorOf(focus), pressed[-6:]
        assert focus.isVisible() and focus.isEnabled(), pressed[-6:]


def test_held_alt_shows_the_keys_and_any_other_key_hides_them(page: FillingPage, qtbot: QtBot) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, K.Key_Alt, Qt.KeyboardModifier.AltModifier))
    qtbot.waitUntil(lambda: "Ctrl+Enter" in page.hints.shown)
    assert {"Esc", "Shift+Enter", "Ctrl+L"} <= set(page.hints.shown)
    QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyRelease, K.Key_Alt, NONE))
    assert page.hints.shown == ()


def test_all_problems_come_as_a_list(page: FillingPage, qtbot: QtBot) -> None:
    press("Rusdi", ENTER, "1571", ENTER)
    with qtbot.waitSignal(page.problems.listed) as listed:
        press((K.Key_E, CTRL | SHIFT))
    problems = listed.args[0]
    assert [ref for ref, _, _ in problems] == ["/data/kenal/nik", "/data/kenal/jk", "/data/anggota[1]/a_nama"]
    assert problems[0][1:] == ("NIK", "NIK harus 16 angka.")
    assert problems[1][2] == "Wajib diisi."
    assert here(page) == "jk"
