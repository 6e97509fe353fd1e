"""Nobody there: the window locks by itself, keeps what was typed, and says why."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.idle import Idle
from desktop.ui.windows_sleep import CALLS_BACK, WindowsSleep
from desktop.ui.workplace import Workplace
from tests.ui.places import FakeHouse
from tests.ui.test_door import press, window_of


class Clocks:
    """Of the wall and the steady one, put forward by hand."""

    def __init__(self) -> None:
        self.wall, self.steady = 1e9, 0.0

    def pass_(self, *, asleep: bool = False, **much: int) -> None:
        passed = timedelta(**much).total_seconds()
        self.wall += passed
        self.steady += 0 if asleep else passed


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def idle_of(place: Workplace, clocks: Clocks) -> Idle:
    place.idle._wall, place.idle._steady = (lambda: clocks.wall), (lambda: clocks.steady)
    place.idle.seen()
    place.idle.look()
    return place.idle


def wait(idle: Idle, clocks: Clocks, minutes: int) -> None:
    for _ in range(minutes * 12):
        clocks.pass_(seconds=5)
        idle.look()


def test_ten_minutes_without_a_key_lock(clocks: Clocks, inside: Callable[[], Workplace]) -> None:
    place = inside()
    idle = idle_of(place, clocks)
    wait(idle, clocks, 9)
    assert place.desk is not None
    wait(idle, clocks, 1)
    assert place.desk is None
    assert "Terkunci sendiri" in window_of(place).unlock.notice.accessibleName()


def test_a_key_puts_it_off(clocks: Clocks, inside: Callable[[], Workplace]) -> None:
    place = inside()
    idle = idle_of(place, clocks)
    wait(idle, clocks, 9)
    QTest.keyClick(window_of(place).windowHandle(), Qt.Key.Key_Shift)
    wait(idle, clocks, 9)
    assert place.desk is not None


def test_the_minutes_are_chosen_in_settings(
    qtbot: QtBot, clocks: Clocks, house: FakeHouse, inside: Callable[[], Workplace]
) -> None:
    place = inside()
    assert place.desk is not None
    place.desk.go("settings")
    page = place.desk.settings_page
    qtbot.waitUntil(lambda: page._values is not None)
    assert page.lock.buttons["10"].isChecked()
    page.lock.buttons["5"].setFocus()
    press(Qt.Key.Key_Space)
    assert house.settings.lock_minutes == 5
    wait(idle_of(place, clocks), clocks, 5)
    assert place.desk is None


def test_a_machine_that_slept_wakes_up_locked(clocks: Clocks, inside: Callable[[], Workplace]) -> None:
    place = inside()
    idle = idle_of(place, clocks)
    clocks.pass_(minutes=2, asleep=True)
    idle.look()
    assert place.desk is None


def test_it_locks_before_the_machine_sleeps(clocks: Clocks, inside: Callable[[], Workplace]) -> None:
    place = inside()
    idle_of(place, clocks).asleep(False)
    assert place.desk is not None
    place.idle.asleep(True)
    assert place.desk is None


def test_windows_waits_for_the_lock_before_it_sleeps(qtbot: QtBot, inside: Callable[[], Workplace]) -> None:
    """Its calls come on a thread of its own; played by hand, with the structure Windows would be given."""
    place = inside()
    heard, library = [], PowerLibrary()

    def tell(going: bool) -> None:
        place.idle.told_of_sleep(going)
        heard.append(going)

    sleep = WindowsSleep(tell, library)
    assert sleep.told and library.flags == CALLS_BACK
    thread = threading.Thread(target=library.says, args=(18, 10, 4))  # awake, on the mains, going to sleep
    thread.start()
    qtbot.waitUntil(lambda: heard == [False, True])
    thread.join()
    qtbot.waitUntil(lambda: place.desk is None)
    sleep.end()
    sleep.end()
    assert library.ended == 1
    assert not WindowsSleep(tell, PowerLibrary(refuses=True)).told


class PowerLibrary:
    """powrprof.dll, as far as it is used."""

    def __init__(self, *, refuses: bool = False) -> None:
        self._refuses, self.flags, self.ended = refuses, 0, 0

    def PowerRegisterSuspendResumeNotification(self, flags: Any, wanted: Any, _handle: Any) -> int:
        self.flags, self._wanted = flags.value, wanted._obj
        return 5 if self._refuses else 0

    def PowerUnregisterSuspendResumeNotification(self, _handle: Any) -> int:
        self.ended += 1
        return 0

    def says(self, *what: int) -> None:
        for one in what:
            assert self._wanted.callback(None, one, None) == 0


def test_a_clock_put_back_does_not_keep_the_door_open(clocks: Clocks, inside: Callable[[], Workplace]) -> None:
    place = inside()
    idle = idle_of(place, clocks)
    clocks.wall -= 365 * 86400
    wait(idle, clocks, 10)
    assert place.desk is None
