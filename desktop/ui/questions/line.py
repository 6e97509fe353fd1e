"""The line one types in: undo of words only while something is half-typed, arrows and Enter left to who wants them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_PLAIN = Qt.KeyboardModifier.NoModifier


class Line(QLineEdit):
    """A QLineEdit that knows what is settled; `dirty` while its text differs from that."""

    stepped = Signal(int)  # arrow up (+1) or down (-1)
    opened = Signal()  # Alt+Down: show what can be picked
    focused = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._settled = ""

    @property
    def dirty(self) -> bool:
        return self.text() != self._settled

    def show_settled(self, text: str) -> None:
        """Show an answer; the typist's place is kept where the text is the same."""
        self._settled = text
        if self.text() != text:
            self.setText(text)

    def settle(self) -> str:
        """What is typed stands from here on."""
        self._settled = self.text()
        return self._settled

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_for_page(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_for_page(self, event: QKeyEvent) -> bool:
        undoing = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        return undoing and not self.dirty

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in arrows and modifiers == _PLAIN:
            self.stepped.emit(arrows[key])
        elif key == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.focused.emit(False)
