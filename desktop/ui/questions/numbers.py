"""Whole and decimal numbers, typed as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.pieces import icon_button
from desktop.ui.questions.answer import Surroundings, decimal_mark
from desktop.ui.questions.text import TextAnswer
from desktop.ui.questions.typed_numbers import read_number, written_number
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node


class NumberAnswer(TextAnswer):
    """A number in a short field. `thousands-sep` groups it; what is typed with groups is understood always."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._grouped = False
        self.line.setMaximumWidth(px(200))
        self._unit = QLabel()
        tone(self._unit, "hint")
        self.row.addWidget(self._unit)
        self.row.addStretch(1)
        self.row.setStretch(0, 2)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def show_node(self, node: Node) -> None:
        self._grouped = "thousands-sep" in node.appearance
        super().show_node(node)

    def shown(self, value: str) -> str:
        return written_number(value, decimal_mark(), self._grouped)

    def kept(self, text: str) -> str:
        return read_number(text, decimal_mark()) or text.strip()

    def settle(self) -> None:
        if self.line.dirty:
            kept = self.kept(self.line.text())
            self.line.show_settled(self.shown(kept))
            self.answered.emit(kept)


class CounterAnswer(NumberAnswer):
    """A number to count with: one less and one more by arrows or by buttons beside it."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.less, self.more = icon_button("minus"), icon_button("plus")
        for place, each in enumerate((self.less, self.more), 1):
            self.row.insertWidget(place, each)
        self.line.setMaximumWidth(px(96))
        self.line.stepped.connect(self._step)
        self.less.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        self.less.setToolTip(tr("Kurangi (↓)"))
        self.more.setToolTip(tr("Tambah (↑)"))
        self.less.setAccessibleName(tr("Kurangi"))
        self.more.setAccessibleName(tr("Tambah"))

    def _step(self, step: int) -> None:
        number = self.kept(self.line.text())
        now = int(number) if number.lstrip("-").isdecimal() else 0
        self.line.setText(self.shown(str(now + step)))
        self.settle()
