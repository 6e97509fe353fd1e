"""Text of one line or several, masked text, numbers kept as text, and NIK in its groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout

from desktop.ui.icons import icon
from desktop.ui.pieces import put_in
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.line import Line, is_for_page
from desktop.ui.questions.typed_numbers import grouped_digits
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

NIK_GROUPS = (6, 6, 4)
NIK_KINDS = ("nik", "no_kk")


class TextAnswer(Answer):
    """One line. What is shown and what is kept are the same, unless `shown` and `kept` are overridden."""

    line_made: ClassVar[type[Line]] = Line

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.line = self.line_made()
        self.setFocusProxy(self.line)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(px(8))
        self.row.addWidget(self.line, 1)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self.settle)

    def show_node(self, node: Node) -> None:
        self.line.setPlaceholderText(node.parameters.get("placeholder", ""))
        self.line.show_stored(self.shown(node.value))

    def settle(self) -> None:
        if self.line.dirty:
            self.answered.emit(self.kept(self.line.settle()))

    def shown(self, value: str) -> str:
        """The value as a person reads it."""
        return value

    def kept(self, text: str) -> str:
        """The text as the form keeps it."""
        return text.strip()

    def _edited(self, text: str) -> None:
        self.typed.emit(self.kept(text))


class MaskedAnswer(TextAnswer):
    """Text that others should not read over the shoulder; an eye shows it."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = put_in(self.line, "eye", "ink2", trailing=True)
        self._eye.setToolTip(tr("Perlihatkan (Alt+↓)"))
        self._eye.clicked.connect(self._turn)
        self.line.opened.connect(self._turn)  # Alt+↓, as with a calendar: what is hidden behind the field

    def _turn(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.setIcon(icon("eye-off" if hidden else "eye"))
        self._eye.setToolTip(tr("Sembunyikan (Alt+↓)") if hidden else tr("Perlihatkan (Alt+↓)"))


class NikAnswer(TextAnswer):
    """NIK or No KK: digits only, grouped 6-6-4 while typing. Whole and right, it leads on as a code does."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._node: Node | None = None
        self._whole = False  # it was: who mends a digit stays
        width = QFontMetrics(self.line.font()).horizontalAdvance("0" * 20)
        self.line.setMaximumWidth(width + px(48))
        self.row.addStretch(1)
        self.row.setStretch(0, 3)

    def show_node(self, node: Node) -> None:
        self._node = node
        super().show_node(node)
        self._whole = len(node.value) >= sum(NIK_GROUPS)

    def shown(self, value: str) -> str:
        return grouped_digits(value, NIK_GROUPS) if value.isdecimal() else value

    def kept(self, text: str) -> str:
        return re.sub(r"[\s.\-]", "", text)

    def _edited(self, text: str) -> None:
        digits_before = len(self.kept(text[: self.line.cursorPosition()]))
        shown = self.shown(self.kept(text)) if self.kept(text).isdecimal() else text
        if shown != text:
            self.line.setText(shown)
            place = next((i for i in range(len(shown) + 1) if len(self.kept(shown[:i])) == digits_before), len(shown))
            self.line.setCursorPosition(place)
        super()._edited(shown)
        if len(self.kept(shown)) == sum(NIK_GROUPS) and not self._whole and self.surroundings.goes_on():
            self._lead_on()

    def _lead_on(self) -> None:
        self._whole = True
        self.settle()
        if self._node is not None and self._node.violation is None:
            self.advanced.emit()


class _Paragraphs(QPlainTextEdit):
    """Grows with its text; leaves Tab and Shift+Enter to the page."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.settled = ""
        self._lines = lines
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = max(self._lines, min(int(self.document().size().height()), 16))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + px(18))

    def event(self, event: QEvent) -> bool:
        if is_for_page(event, self.toPlainText() != self.settled):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        answer = self.parentWidget()
        if isinstance(answer, MultilineAnswer) and event.reason() != Qt.FocusReason.PopupFocusReason:
            answer.settle()


class MultilineAnswer(Answer):
    """Text of several lines; Enter breaks the line, Tab goes on."""

    def __init__(self, surroundings: Surroundings, lines: int = 3) -> None:
        super().__init__(surroundings)
        self.text = _Paragraphs(lines)
        self._half_typed = False
        self.setFocusProxy(self.text)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(2))
        self.column.addWidget(self.text)
        self.text.textChanged.connect(self._edited)

    def show_node(self, node: Node) -> None:
        dirty = self.text.toPlainText() != self.text.settled
        self.text.settled = node.value
        if not (dirty and self.text.hasFocus()) and self.text.toPlainText() != node.value:
            self.text.setPlainText(node.value)

    def settle(self) -> None:
        text = self.text.toPlainText()
        if text != self.text.settled:
            self.text.settled = text
            self.answered.emit(text)

    def _edited(self) -> None:
        text = self.text.toPlainText()
        if text != self.text.settled or self._half_typed:  # also when it is as it was again
            self._half_typed = text != self.text.settled
            self.typed.emit(text)
