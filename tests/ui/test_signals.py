"""Results, Troubles and progress arrive on the Qt thread; late ones are dropped; bugs reach the top handler."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.lanes import Lane, Ticket
from desktop.trouble import Cancelled, Kind, Trouble
from desktop.ui.signals import Signals


@pytest.fixture
def lane() -> Iterator[Lane]:
    lane = Lane("test")
    yield lane
    lane.close()


def test_a_result_arrives_on_the_qt_thread(qtbot: QtBot, lane: Lane) -> None:
    signals, got = Signals(), []
    signals.ask(lane, lambda _ticket: 42, lambda value: got.append((value, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(42, threading.main_thread())]


def test_a_trouble_goes_to_the_asker_or_is_told(qtbot: QtBot, lane: Lane) -> None:
    signals, heard = Signals(), []

    def deed(_ticket: Ticket[None]) -> None:
        raise Trouble(Kind.DISK_FULL)

    signals.ask(lane, deed, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].kind is Kind.DISK_FULL
    with qtbot.waitSignal(signals.troubled) as told:
        signals.ask(lane, deed)
    assert told.args[0].kind is Kind.DISK_FULL


def test_a_late_answer_for_a_page_that_is_gone_is_dropped(qtbot: QtBot, lane: Lane) -> None:
    signals, got, open_gate = Signals(), [], threading.Event()
    page = QObject()
    signals.ask(lane, lambda _ticket: open_gate.wait(5), lambda _value: got.append("late"), owner=page)
    shiboken6.delete(page)
    open_gate.set()
    signals.ask(lane, lambda _ticket: 1, lambda _value: got.append("next"))
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["next"]


def test_a_cancelled_deed_calls_nobody(qtbot: QtBot, lane: Lane) -> None:
    signals, got = Signals(), []

    def stopped(_ticket: Ticket[None]) -> None:
        raise Cancelled

    signals.ask(lane, stopped, lambda _value: got.append("done"), got.append)
    signals.ask(lane, lambda _ticket: 1, lambda _value: got.append("next"))
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["next"]


def test_progress_arrives_in_order(qtbot: QtBot, lane: Lane) -> None:
    signals, steps = Signals(), []
    tell = signals.on_screen(steps.append)

    def deed(_ticket: Ticket[None]) -> None:
        for step in range(5):
            tell(step)

    signals.ask(lane, deed, lambda _value: steps.append("done"))
    qtbot.waitUntil(lambda: "done" in steps)
    assert steps == [0, 1, 2, 3, 4, "done"]


def test_a_bug_is_raised_on_the_qt_thread(qtbot: QtBot, lane: Lane) -> None:
    signals = Signals()
    with qtbot.captureExceptions() as caught:
        signals.ask(lane, lambda _ticket: 1 // 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
