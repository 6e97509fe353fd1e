"""The single keys of the desk: they act in the lists of a reading, where no text field has the focus."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView


class Verdict(Enum):
    """What a single key asks for."""

    APPROVE = auto()
    SEND_BACK = auto()
    REMARK = auto()
    HEEDED = auto()  # the remarks on a question were heeded
    SETTLE = auto()  # decide on a finding
    CORRECT = auto()  # perbaiki saat periksa
    COMPARE = auto()  # with the prelist and the version before
    MAP = auto()  # where it is


_KEYS = {
    (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier): Verdict.APPROVE,
    (Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier): Verdict.SEND_BACK,
    (Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier): Verdict.REMARK,
    (Qt.Key.Key_D, Qt.KeyboardModifier.NoModifier): Verdict.HEEDED,
    (Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier): Verdict.SETTLE,
    (Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier): Verdict.CORRECT,
    (Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier): Verdict.COMPARE,
    (Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier): Verdict.MAP,
}


class VerdictList(QListView):
    """A list in which letters are verdicts, not a search."""

    verdict_asked = Signal(object)  # Verdict

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = _KEYS.get((Qt.Key(event.key()), event.modifiers()))
        if asked is not None:
            self.verdict_asked.emit(asked)
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)
