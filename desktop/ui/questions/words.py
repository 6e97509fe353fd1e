"""A line of words that may stand in this record already: the rest of them is shown behind what is typed, → takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui.palette import tokens
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.line import Line
from desktop.ui.questions.text import TextAnswer
from desktop.ui.theme import px

_LEAST = 3  # letters that are left to type, for an offer to be worth a look


class ProposingLine(Line):
    """Nothing is taken by itself: Enter, Tab and every letter do as always, and what stands there is what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.said: Callable[[], Sequence[str]] = tuple
        self._known: Sequence[str] = ()

    @property
    def proposed(self) -> str:
        """The words that begin with what is typed; "" while the cursor is elsewhere or nothing is known."""
        begun = self.text().casefold()
        if not begun or not self.dirty or self.cursorPosition() < len(self.text()) or self.hasSelectedText():
            return ""
        longer = (word for word in self._known if len(word) >= len(begun) + _LEAST)
        return next((word for word in longer if word.casefold().startswith(begun)), "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._known = self.said()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ahead = event.key() == Qt.Key.Key_Right and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if ahead and (words := self.proposed):
            self.selectAll()  # what is begun with small letters is written anew; and one Ctrl+Z takes it back
            self.insert(words)  # as if it were typed: told by textEdited
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        words = self.proposed if self.hasFocus() and self.echoMode() == QLineEdit.EchoMode.Normal else ""
        if words:
            painter = QPainter(self)
            painter.setPen(QColor(tokens().ink3))
            left = self.cursorRect().center().x() + px(1)
            room = QRect(left, 0, self.width() - left - px(8), self.height())
            said = f"{words[len(self.text()) :]}   →"
            rest = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), rest)
            painter.end()


class WordsAnswer(TextAnswer):
    """One line of words."""

    line_made: ClassVar[type[Line]] = ProposingLine

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        if isinstance(self.line, ProposingLine):
            self.line.said = surroundings.said
