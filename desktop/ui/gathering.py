"""What nobody has any more is given back while nobody types: pages know each other, and Python by itself looks late."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LATER_MS = 500  # after a page has gone: the one behind it is on the screen by then
MOST = 4  # looks: what one frees may have been the last to hold another (the function a signal was connected to)


def gather() -> None:
    """Now, all of it, on the screen's own lane: what was a window must not go on another."""
    for _look in range(MOST):
        if not gc.collect():
            return


def gather_soon(owner: QObject) -> None:
    """A closed page: in a moment, if `owner` is still there then."""
    QTimer.singleShot(LATER_MS, owner, gather)
