"""Whole and decimal numbers, typed as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.questions.answer import Surroundings, decimal_mark
from desktop.ui.questions.text import TextAnswer
from desktop.ui.questions.typed_numbers import read_number, written_number
from desktop.ui.theme import px, tone

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
