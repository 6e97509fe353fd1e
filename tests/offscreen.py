"""Qt's offscreen platform complains of every window with a smallest size; everything else it says is kept."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


def listen() -> None:
    """From now on."""
    qInstallMessageHandler(_hear)


def _hear(_kind: QtMsgType, _where: QMessageLogContext, said: str) -> None:
    if "propagateSizeHints" not in said:
        print(said, file=sys.stderr)
