"""One window a data folder: a second start rings at the first, which comes to the front, and ends."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

PATIENCE = 500  # ms a window that is busy gets to answer
SIGN = "window"


def ring(folder: str) -> bool:
    """Whether a window of this data folder is open; it comes to the front. A sign left by a crash is found out."""
    if not (Path(folder) / SIGN).exists():  # the usual case costs one look at the disk
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    answered = socket.waitForConnected(PATIENCE)
    socket.abort()
    return answered


class Bell:
    """Heard by the first window as long as it lives. A disk that keeps no sign only means two windows at the door."""

    def __init__(self, folder: str, rang: Callable[[], None]) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._sign = Path(folder) / SIGN
        self._server: QLocalServer = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._rang = rang
        QLocalServer.removeServer(_name(folder))
        try:
            self._sign.parent.mkdir(parents=True, exist_ok=True)
            self._sign.touch()
        except OSError:
            return
        self._server.listen(_name(folder))

    def take_down(self) -> None:
        """The window is gone."""
        self._server.close()
        self._sign.unlink(missing_ok=True)

    def _hear(self) -> None:
        while self._server.hasPendingConnections():
            self._server.nextPendingConnection().deleteLater()
        self._rang()


def _name(folder: str) -> str:
    """Of the pipe: of this folder and nobody else's, and telling nothing of it."""
    return "sambang-" + hashlib.sha256(str(Path(folder).resolve()).encode()).hexdigest()[:20]
