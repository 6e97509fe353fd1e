"""A number between two ends: a slider with a field beside it, or stars."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from desktop.ui.palette import tokens
from desktop.ui.questions.answer import Answer, Surroundings, decimal_mark
from desktop.ui.questions.line import Line
from desktop.ui.questions.typed_numbers import read_number, written_number
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

# A five-pointed star in a box of 1 by 1.
_OUTER = (0.50, 0.04), (0.97, 0.39), (0.79, 0.95), (0.21, 0.95), (0.03, 0.39)
_INNER = (0.62, 0.38), (0.69, 0.61), (0.50, 0.75), (0.31, 0.61), (0.38, 0.38)
_STAR = tuple(point for pair in zip(_OUTER, _INNER, strict=True) for point in pair)


def _number(text: str, otherwise: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(otherwise)


class Scale:
    """The steps of a range, by its parameters start, end and step."""

    def __init__(self, parameters: dict[str, str]) -> None:
        self.start = _number(parameters.get("start", "1"), "1")
        self.end = _number(parameters.get("end", "10"), "10")
        step = abs(_number(parameters.get("step", "1"), "1")) or Decimal(1)
        self.step = step if self.end >= self.start else -step
        self.count = int((self.end - self.start) / self.step)

    def at(self, place: int) -> str:
        """The number at a step, as ODK keeps it."""
        value = self.start + self.step * place
        return format(value.normalize(), "f") if value else "0"

    def place(self, value: str) -> int | None:
        """The step nearest to a number; None for what is no number."""
        try:
            return min(max(round((Decimal(value) - self.start) / self.step), 0), self.count)
        except InvalidOperation:
            return None


class _Slide(QSlider):
    """Arrows slide; the wheel scrolls the page; Enter is left to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class RangeAnswer(Answer):
    """A slider for the hand and a field for the keyboard; nothing is answered until one of them is touched."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._scale = Scale({})
        self.line = Line()
        self.line.setFixedWidth(px(88))
        self.setFocusProxy(self.line)
        self.slider = _Slide(Qt.Orientation.Horizontal)
        self.slider.setMinimumHeight(px(24))
        self.slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._ends = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        for widget in (self.line, self._ends[0], self.slider, self._ends[1]):
            row.addWidget(widget, 1 if widget is self.slider else 0)
        for end in self._ends:
            tone(end, "hint")
        self.slider.valueChanged.connect(self._slid)
        self.line.editingFinished.connect(self.settle)
        self.line.textEdited.connect(lambda text: self.typed.emit(self._kept(text)))
        self.line.stepped.connect(self._step)

    def show_node(self, node: Node) -> None:
        self._scale = Scale(dict(node.parameters))
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, self._scale.count)
            self.slider.setValue(self._scale.place(node.value) or 0)
        self.slider.setVisible("picker" not in node.appearance)
        self.line.show_stored(written_number(node.value, decimal_mark(), grouped=False))
        for end, text in zip(self._ends, (self._scale.at(0), self._scale.at(self._scale.count)), strict=True):
            end.setText(written_number(text, decimal_mark()))

    def settle(self) -> None:
        if self.line.dirty:
            self.answered.emit(self._kept(self.line.settle()))

    def _kept(self, text: str) -> str:
        return read_number(text, decimal_mark()) or text.strip()

    def _slid(self, place: int) -> None:
        self.line.show_settled(written_number(self._scale.at(place), decimal_mark(), grouped=False))
        self.answered.emit(self._scale.at(place))

    def _step(self, step: int) -> None:
        place = self._scale.place(self._kept(self.line.text()))
        self.slider.setValue(0 if place is None else place + step)
        if place is None:
            self._slid(0)


class Stars(QWidget):
    """A row of stars; digits, arrows or the mouse."""

    def __init__(self, answer: RatingAnswer) -> None:
        super().__init__()
        self._answer = answer
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._answer.count * px(32) + px(8), px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(t.act), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
        side = px(24)
        for place in range(self._answer.count):
            full = place < self._answer.stars
            left, top = px(8) + place * px(32), px(6)
            star = QPolygonF([QPointF(left + x * side, top + y * side) for x, y in _STAR])
            painter.setPen(QPen(QColor(t.act if full else t.edge), 1.5))
            painter.setBrush(QColor(t.act) if full else QColor(t.raised))
            painter.drawPolygon(star)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._answer.rate(int((event.position().x() - px(4)) // px(32)) + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
        key = Qt.Key(event.key())
        if event.text().isdigit():
            self._answer.rate(int(event.text()))
        elif key in steps and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._answer.rate(max(self._answer.stars + steps[key], 1))
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._answer.rate(0)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


class RatingAnswer(Answer):
    """So many stars of so many."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.count, self.stars = 5, 0
        self.row = Stars(self)
        self.setFocusProxy(self.row)
        self._words = QLabel()
        tone(self._words, "hint")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for widget in (self.row, self._words):
            box.addWidget(widget)
        box.addStretch(1)

    def show_node(self, node: Node) -> None:
        end = node.parameters.get("end", "5")
        self.count = min(int(end), 20) if end.isdigit() else 5
        self.stars = int(node.value) if node.value.isdigit() else 0
        self._words.setText(tr("{stars} dari {count}", stars=self.stars, count=self.count) if self.stars else "")
        self.row.updateGeometry()
        self.row.update()

    def rate(self, stars: int) -> None:
        """Give so many stars; 0 takes the answer back."""
        stars = min(stars, self.count)
        if stars != self.stars:
            self.stars = stars
            self.row.update()
            self.answered.emit(str(stars) if stars else "")
