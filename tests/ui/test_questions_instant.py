"""A day and a time in two fields: what is wrong in one is mended there, and the other stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.questions.dates import InstantAnswer
from tests.ui.test_questions import Asked, FakeNode


@pytest.mark.parametrize(
    ("day", "clock", "right_day", "right_clock"),
    [("3/1/26", "25.99", None, "14.05"), ("", "14.05", "3/1/26", None), ("30/2/26", "14.05", "3/1/26", None)],
)
def test_what_is_wrong_in_one_half_stays_in_its_half(
    qtbot: QtBot, day: str, clock: str, right_day: str | None, right_clock: str | None
) -> None:
    asked = Asked(qtbot, FakeNode(type="dateTime"))
    assert isinstance(asked.widget, InstantAnswer)
    line, hour = asked.widget.line, asked.widget.clock
    asked.keys(day, Qt.Key.Key_Tab, clock)
    asked.widget.settle()
    assert (line.text(), hour.text()) == (day, clock)
    for field, words in ((line, right_day), (hour, right_clock)):
        if words is not None:
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, words)
    asked.widget.settle()
    assert asked.answers[-1].startswith("2026-01-03T14:05:00")
