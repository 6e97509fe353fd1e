"""Questions as rows of a table (`label`, `list`, `list-nolabel`): the choices are columns, named once at the head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent

from desktop.ui.palette import tokens
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.choice_keys import label_without_code
from desktop.ui.questions.choice_list import ChoiceListAnswer
from desktop.ui.questions.choice_rows import ChoiceLook
from desktop.ui.questions.choice_tiles import TileLook
from desktop.ui.questions.wording import plain
from desktop.ui.theme import px, sized

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.xforms import Choice, Node

MOST_COLUMNS = 8  # more stand below each other as usual
_WORDS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap)


class HeadingsAnswer(Answer):
    """The head of a table: what its columns mean. Nothing is answered here."""

    takes_focus = False

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.labels: tuple[str, ...] = ()

    def show_node(self, node: Node) -> None:
        self.labels = tuple(label_without_code(plain(choice.label), choice.value) for choice in node.choices)
        self.setAccessibleName(", ".join(self.labels))
        self._fit()
        self.update()

    def name(self, label: str, description: str) -> None:
        """Its own words name it."""

    def _column(self) -> int:
        return max((self.width() - 2) // max(len(self.labels), 1), px(24))

    def _fit(self) -> None:
        metrics, room = QFontMetrics(sized(0.9, QFont.Weight.Medium)), QRect(0, 0, self._column() - px(4), 4000)
        heights = [metrics.boundingRect(room, _WORDS, words).height() for words in self.labels]
        self.setFixedHeight(max(heights, default=0) + px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(tokens().ink2))
        painter.setFont(sized(0.9, QFont.Weight.Medium))
        for place, words in enumerate(self.labels):
            room = QRect(place * self._column() + px(2), 0, self._column() - px(4), self.height() - px(2))
            painter.drawText(room, _WORDS, words)
        painter.end()


class TableRowAnswer(ChoiceListAnswer):
    """One question of a table: a mark in each column. `list` says the words above the marks itself."""

    def __init__(self, surroundings: Surroundings, multiple: bool, *, worded: bool) -> None:
        self._worded = worded
        super().__init__(surroundings, multiple)
        self.list.paint_as(self._look_of(""))

    def _dress(self, node: Node, choices: Sequence[Choice]) -> None:
        """Always cells."""

    def _look_of(self, wanted: str) -> ChoiceLook:
        return TileLook(self.list, worded=self._worded)
