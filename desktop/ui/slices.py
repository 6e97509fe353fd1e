"""A long deed of the screen's own lane, a little between two events, so that keys and pictures go on meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

SLICE = 0.010  # seconds at a time


class InSlices(QObject):
    """Walks an iterator to its end, then calls `done`. Goes with its parent."""

    def __init__(self, steps: Iterator[object], done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._steps, self._done = steps, done
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._some)
        self._timer.start()

    def _some(self) -> None:
        end = time.perf_counter() + SLICE
        for _step in self._steps:
            if time.perf_counter() >= end:
                return
        self._timer.stop()
        self._done()
        self.deleteLater()
