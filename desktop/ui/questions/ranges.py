"""A number between two ends: a scale with a field beside it, or stars."""

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
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider

from desktop.ui.palette import tokens
from desktop.ui.pieces import icon_button
from desktop.ui.questions.answer import Answer, Surroundings, decimal_mark
from desktop.ui.questions.line import Line
from desktop.ui.questions.ruler import Ruler
from desktop.ui.questions.typed_numbers import read_number, written_number
from desktop.ui.questions.wording import plain
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
        except (InvalidOperation, ValueError, OverflowError):  # "nan" and "inf" are numbers to Python
            return None

    def lacks(self, value: str) -> bool:
        """A number beyond the ends or between two steps: in Collect no hand can choose it."""
        place = self.place(value)
        return place is not None and Decimal(self.at(place)) != Decimal(value)


class RangeAnswer(Answer):
    """A scale for the hand and a field for the keyboard; nothing is answered until one of them is touched."""

    def __init__(self, surroundings: Surroundings, *, picker: bool = False) -> None:
        super().__init__(surroundings)
        self._scale = Scale({})
        self._start = 0  # the step from which arrows begin
        self.line = Line()
        self.line.setFixedWidth(px(88))
        self.setFocusProxy(self.line)
        self.ruler = Ruler()
        self.less, self.more = icon_button("minus"), icon_button("plus")
        for unused in (self.ruler,) if picker else (self.less, self.more):
            unused.hide()
        self._ends = QLabel(), QLabel()
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(12))
        middle = [self.ruler, *self._ends] if picker else [self._ends[0], self.ruler, self._ends[1]]
        for widget in (self.line, self.less, self.more, *middle):
            self._box.addWidget(widget, 100 if widget is self.ruler else 0)
        self._picker = picker
        self._box.addStretch(1)
        for end in self._ends:
            tone(end, "hint")
        self._listen()

    def _listen(self) -> None:
        self.ruler.valueChanged.connect(self._slid)
        self.line.editingFinished.connect(self.settle)
        self.line.textEdited.connect(lambda text: self.typed.emit(self._kept(text)))
        self.line.stepped.connect(self._step)
        self.less.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))

    def show_node(self, node: Node) -> None:
        self._scale = Scale(dict(node.parameters))
        self._start = self._scale.place(node.parameters.get("placeholder", "")) or 0
        place = self._scale.place(node.value)
        with QSignalBlocker(self.ruler):
            self.ruler.setRange(0, self._scale.count)
            self.ruler.setValue(self._start if place is None else place)
        self.ruler.answered = place is not None
        self._lay(node)
        self.line.show_stored(written_number(node.value, decimal_mark(), grouped=False))
        self.less.setToolTip(tr("Kurangi (↓)"))
        self.more.setToolTip(tr("Tambah (↑)"))

    def _lay(self, node: Node) -> None:
        """Ticks, their words, and the ends where the form gives no words."""
        upright, bare = "vertical" in node.appearance, "no-ticks" in node.appearance
        every = max(round(_number(node.parameters.get("tick-interval", ""), "0") / abs(self._scale.step)), 1)
        ticks = () if bare else (*range(0, self._scale.count, every), self._scale.count)
        marks = {p: plain(c.label) for c in node.choices if (p := self._scale.place(c.value)) is not None}
        if not self._picker:
            self._box.setStretchFactor(self.ruler, 0 if upright else 100)
            self._box.setAlignment(self.line, Qt.AlignmentFlag.AlignTop if upright else Qt.AlignmentFlag.AlignVCenter)
            self.ruler.lay(upright, ticks, marks or (self._numbers(ticks) if upright else {}))
        ends = (written_number(self._scale.at(at), decimal_mark()) for at in (0, self._scale.count))
        for end, text in zip(self._ends, ends, strict=True):
            end.setVisible(not (upright or marks) or self._picker)
            end.setText(text)
        if self._picker:
            self._ends[0].setText(tr("{start} sampai {end}", start=self._ends[0].text(), end=self._ends[1].text()))
            self._ends[1].hide()

    def _numbers(self, ticks: tuple[int, ...]) -> dict[int, str]:
        """The ends and some numbers between, so that an upright scale can be read."""
        few = ticks or (0, self._scale.count)
        kept = few[:: max(len(few) // 6, 1)]
        return {at: written_number(self._scale.at(at), decimal_mark()) for at in {*kept, few[-1]}}

    def name(self, label: str, description: str) -> None:
        super().name(label, description)
        self.ruler.setAccessibleName(label)
        self.less.setAccessibleName(tr("Kurangi"))
        self.more.setAccessibleName(tr("Tambah"))

    def settle(self) -> None:
        if self.line.dirty:
            self._answer(self._kept(self.line.settle()))

    def _answer(self, value: str) -> None:
        """A number that is not on the scale is no answer, and why is said; it is not moved to another by itself."""
        lacks = self._scale.lacks(value)
        self.answered.emit("" if lacks else value)
        self.remarked.emit(self._not_there(value) if lacks else "")

    def _not_there(self, value: str) -> str:
        numbers = (value, self._scale.at(0), self._scale.at(self._scale.count), str(abs(self._scale.step)))
        number, start, end, step = (written_number(one, decimal_mark()) for one in numbers)
        if step == "1":
            return tr("{number} tidak ada pada skala ini: {start} sampai {end}.", number=number, start=start, end=end)
        said = tr("{number} tidak ada pada skala ini: {start} sampai {end}, tiap {step}.")
        return said.format(number=number, start=start, end=end, step=step)

    def _kept(self, text: str) -> str:
        return read_number(text, decimal_mark()) or text.strip()

    def _slid(self, place: int) -> None:
        self.ruler.answered = True
        self.line.show_settled(written_number(self._scale.at(place), decimal_mark(), grouped=False))
        self._answer(self._scale.at(place))

    def _step(self, step: int) -> None:
        place = self._scale.place(self._kept(self.line.text()))
        at = self._start if place is None else min(max(place + step, 0), self._scale.count)
        if at != place:
            self.ruler.take(at)


class Stars(QSlider):
    """A row of stars; digits, arrows or the mouse. To a screen reader it is the slider it is."""

    def __init__(self, answer: RatingAnswer) -> None:
        super().__init__(Qt.Orientation.Horizontal)
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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
        key = Qt.Key(event.key())
        if event.text().isdecimal():
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
        self.count = min(int(end), 20) if end.isdecimal() else 5
        self.stars = int(node.value) if node.value.isdecimal() else 0
        self._words.setText(tr("{stars} dari {count}", stars=self.stars, count=self.count) if self.stars else "")
        self._count_for_readers()
        self.row.updateGeometry()
        self.row.update()

    def _count_for_readers(self) -> None:
        with QSignalBlocker(self.row):
            self.row.setRange(0, self.count)
            self.row.setValue(self.stars)

    def rate(self, stars: int) -> None:
        """Give so many stars; 0 takes the answer back."""
        stars = min(stars, self.count)
        if stars != self.stars:
            self.stars = stars
            self._count_for_readers()
            self.row.update()
            self.answered.emit(str(stars) if stars else "")
