"""Guards around Qt: the pinned version does not wear out Python's None (6.12.0 does on Python 3.11)."""

from __future__ import annotations

import sys

from pytestqt.qtbot import QtBot


def test_calls_that_return_nothing_leave_none_alone(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    keep = [None] * 1_000_000
    before = sys.getrefcount(None)
    for _ in range(200):
        label.setText("x")
    assert abs(sys.getrefcount(None) - before) < 20
    assert len(keep) == 1_000_000
