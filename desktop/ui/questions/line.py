"""The line one types in: undo of words only while something is half-typed, arrows and Enter left to who wants them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_PLAIN = Qt.KeyboardModifier.NoModifier


# On Linux Qt gives these to text fields too (end of line, delete to the end …); the page has better use for them.
_PAGE_KEYS = {Qt.Key.Key_E, Qt.Key.Key_G, Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_S, Qt.Key.Key_Up, Qt.Key.Key_Down}


def is_for_page(event: QEvent, dirty: bool) -> bool:
    """A shortcut the page should have: its own keys always, undo and redo when nothing is half-typed."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return not dirty
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and Qt.Key(event.key()) in _PAGE_KEYS


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

    def show_stored(self, text: str) -> None:
        """Show what is stored; but while somebody types here, only remember it (autosave stores in mid-word)."""
        if self.hasFocus() and (self.dirty or text == self.text()):
            self._settled = text
        else:
            self.show_settled(text)

    def show_settled(self, text: str) -> None:
        """Show an answer; the typist's place is kept where the text is the same."""
        self._settled = text
        if self.text() != text or self.isUndoAvailable():
            self._begin_anew(text)

    def settle(self) -> str:
        """What is typed stands from here on."""
        self._settled = self.text()
        self._begin_anew(self._settled)
        return self._settled

    def _begin_anew(self, text: str) -> None:
        """Undo of words reaches back to the last answer, not behind it; the typist's place is kept."""
        place = self.cursorPosition() if text == self.text() else len(text)
        self.setText(text)
        self.setCursorPosition(place)

    def event(self, event: QEvent) -> bool:
        if is_for_page(event, self.dirty):
            event.ignore()
            return False
        return super().event(event)

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
