"""What a session made goes with it: nothing stays as a window of nobody, or the look is put on it for ever."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.workplace import Workplace
from tests.ui.test_frame import desk_of, window_of


def test_a_locked_desk_leaves_no_widget_behind(
    qtbot: QtBot, qapp: QApplication, inside: Callable[[], Workplace]
) -> None:
    place = inside()
    desk = desk_of(place)
    for page in ("settings", "records", "outbox", "home"):
        desk.go(page)
        qapp.processEvents()
    del desk
    window_of(place).lock()
    qtbot.waitUntil(lambda: place.desk is None)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left = [type(one).__name__ for one in qapp.topLevelWidgets() if one is not window_of(place) and not one.isVisible()]
    assert [name for name in left if name in ("QLabel", "SpotMap", "DayBars")] == []
