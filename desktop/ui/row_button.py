"""A row one can press: icon, name, what it belongs to, and when; used where rows are few."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.ui.pieces import OneLine, Picture, below, beside, words
from desktop.ui.theme import px, tone


class RowButton(QPushButton):
    """Two lines and a time. Up and Down go through the rows around it, as in a list."""

    def __init__(self, icon_name: str, ink: str, name: str, belongs: str, when: str) -> None:
        super().__init__()
        self.setAutoDefault(True)  # Enter opens the row, as in a list
        self.key = ""  # what it stands for, for whoever puts it up again
        tone(self, "row")
        named, below_name, at = OneLine("strong"), OneLine("hint"), words(when, "hint", wraps=False)
        named.setText(name)
        below_name.setText(belongs)
        for line in (named, below_name):  # Maximum would hold both to the shorter of the two
            line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = beside(
            Picture(icon_name, 20, ink), below(named, *([below_name] if belongs else []), gap=0), None, at, gap=14
        )
        row.setContentsMargins(px(12), px(6), px(12), px(6))
        self.setLayout(row)
        for label in (named, below_name, at):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (name, belongs, when) if part))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.sizeHint().height())
