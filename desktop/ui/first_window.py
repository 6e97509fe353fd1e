"""One window a data folder: a second start rings at the first, hands over the file it was opened with, and ends."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500  # ms a window that is busy gets to answer
LONGEST = 32_768  # bytes of a path
SIGN = "window"


def ring(folder: str, opened: Path | None = None) -> bool:
    """Whether a window of this data folder is open; it comes to the front, and is told which file was opened.

    A sign left by a crash is found out; so is somebody else of this machine who listens in its place.
    """
    if not (Path(folder) / SIGN).exists() or not _is_ours(folder):  # the usual case costs one look at the disk
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    answered = socket.waitForConnected(PATIENCE)
    if answered and opened is not None:
        socket.write(os.fsencode(opened))
        while socket.bytesToWrite() and socket.waitForBytesWritten(PATIENCE):
            pass
    socket.disconnectFromServer()
    return answered


class Bell:
    """Heard by the first window as long as it lives. A disk that keeps no sign only means two windows at the door."""

    def __init__(self, folder: str, rang: Callable[[Path | None], None]) -> None:
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
        from PySide6.QtNetwork import QLocalSocket

        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.setReadBufferSize(LONGEST)
            if caller.state() == QLocalSocket.LocalSocketState.UnconnectedState:  # gone again already
                self._listen(caller)
            else:
                caller.disconnected.connect(lambda caller=caller: self._listen(caller))

    def _listen(self, caller: QLocalSocket) -> None:
        """All that was said: the path of a file, or nothing."""
        said = bytes(caller.readAll().data())
        caller.deleteLater()
        self._rang(Path(os.fsdecode(said)) if said else None)


def _is_ours(folder: str) -> bool:
    """Where the pipe is a file in a folder of everybody's, who made it can be seen. Windows guards its own."""
    if os.name != "posix":
        return True
    from PySide6.QtCore import QDir

    try:
        return (Path(QDir.tempPath()) / _name(folder)).stat().st_uid == os.getuid()
    except OSError:
        return False


def _name(folder: str) -> str:
    """Of the pipe: of this folder and nobody else's, and telling nothing of it."""
    return "sambang-" + hashlib.sha256(str(Path(folder).resolve()).encode()).hexdigest()[:20]
