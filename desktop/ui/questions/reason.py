"""Why a warned answer stays as it is: a line under the warning, shown when it is asked for or was written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.ui.questions.line import Line
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr


class ReasonField(QWidget):
    """`explained(text)` when a reason was written or changed; "" takes it back."""

    explained = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.ask = QPushButton()
        tone(self.ask, "link")
        self.line = Line()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, px(14))
        row.addWidget(self.ask)
        row.addWidget(self.line, 1)
        self.ask.clicked.connect(self.open)
        self.line.editingFinished.connect(self.settle)
        self.show_reason("", "")

    def show_reason(self, reason: str, label: str) -> None:
        """What was written so far."""
        self.ask.setText(tr("Tulis alasan…"))
        self.line.setPlaceholderText(tr("Alasannya, misalnya: sudah dicek, sesuai KK"))
        self.line.setAccessibleName(tr("Alasan: {label}", label=label))
        self.ask.setAccessibleDescription(label)
        self.line.show_stored(reason)
        written = bool(reason) or self.line.hasFocus()
        self.line.setVisible(written)
        self.ask.setVisible(not written)

    def open(self) -> None:
        """Show the line and put the focus in it."""
        self.ask.hide()
        self.line.show()
        self.line.setFocus()

    def settle(self) -> None:
        """Keep what is half-typed; an empty line goes away again."""
        if self.line.dirty:
            self.explained.emit(self.line.settle().strip())
        if not self.line.text().strip() and not self.line.hasFocus():
            self.line.hide()
            self.ask.show()
