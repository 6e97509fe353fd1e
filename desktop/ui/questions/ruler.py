"""The scale of a range: a track with its marks and their words, across or upright, and what one grips."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from desktop.ui.palette import tokens
from desktop.ui.theme import px, sized

_TALL = 220  # px: an upright scale at 100 %
_MOST_MARKS = 41  # more would be a grey band
_TURNED = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}


class Ruler(QSlider):
    """A slider without an answer until it is touched: then it shows a handle. `marks`: step → words under it."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.answered = False  # whether a number stands
        self.ticks: tuple[int, ...] = ()  # steps with a mark
        self.marks: dict[int, str] = {}
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def lay(self, upright: bool, ticks: tuple[int, ...], marks: dict[int, str]) -> None:
        """How it stands, which steps have a mark, and the words beside them."""
        self.setOrientation(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal)
        self.ticks, self.marks = (ticks if len(ticks) <= _MOST_MARKS else ()), marks
        grows, stays = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(stays if upright else grows, stays)
        self.setMinimumSize(self.sizeHint() if upright else QSize(px(160), self.sizeHint().height()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(sized(0.9))
        if self.orientation() == Qt.Orientation.Vertical:
            widest = max((metrics.horizontalAdvance(words) for words in self.marks.values()), default=0)
            return QSize(px(36) + round(widest), px(_TALL))
        return QSize(px(320), px(28) + (round(metrics.height()) if self.marks else 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self.orientation() == Qt.Orientation.Vertical else QSize(px(160), px(28))

    def _at(self, step: int) -> QPointF:
        """The place of a step on the track."""
        inset, part = px(10), (step - self.minimum()) / max(self.maximum() - self.minimum(), 1)
        if self.orientation() == Qt.Orientation.Vertical:
            return QPointF(px(12), self.height() - inset - part * (self.height() - 2 * inset))
        return QPointF(inset + part * (self.width() - 2 * inset), px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last, here = self._at(self.minimum()), self._at(self.maximum()), self._at(self.value())
        for colour, start, end in ((t.edge, first, last), (t.act, first, here if self.answered else first)):
            painter.setPen(QPen(QColor(colour), px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(start, end)
        self._paint_marks(painter)
        if self.answered:
            painter.setPen(QPen(QColor(t.act), px(2)))
            painter.setBrush(QColor(t.raised))
            painter.drawEllipse(here, px(8), px(8))
        painter.end()

    def _paint_marks(self, painter: QPainter) -> None:
        t, upright = tokens(), self.orientation() == Qt.Orientation.Vertical
        painter.setPen(QPen(QColor(t.edge), 1))
        for step in self.ticks:
            at = self._at(step)
            reach = QPointF(px(6), 0) if upright else QPointF(0, px(6))
            painter.drawLine(at - reach, at + reach)
        painter.setFont(sized(0.9))
        painter.setPen(QColor(t.ink2))
        metrics = QFontMetricsF(sized(0.9))
        for step, words in self.marks.items():
            painter.drawText(self._room(step, metrics.horizontalAdvance(words) + 2, metrics.height()), words)

    def _room(self, step: int, wide: float, high: float) -> QRectF:
        """Where the words of a mark stand: beside an upright scale, below a lying one, never over its ends."""
        at = self._at(step)
        if self.orientation() == Qt.Orientation.Vertical:
            return QRectF(at.x() + px(14), min(max(at.y() - high / 2, 0), self.height() - high), wide, high)
        return QRectF(min(max(at.x() - wide / 2, 0), self.width() - wide), px(25), wide, high)

    def _step_at(self, place: QPointF) -> int:
        first, last = self._at(self.minimum()), self._at(self.maximum())
        if self.orientation() == Qt.Orientation.Vertical:
            part = (first.y() - place.y()) / max(first.y() - last.y(), 1)
        else:
            part = (place.x() - first.x()) / max(last.x() - first.x(), 1)
        return self.minimum() + round(min(max(part, 0), 1) * (self.maximum() - self.minimum()))

    def take(self, step: int) -> None:
        """A person puts the handle there (also where it would stand anyway)."""
        self.answered = True
        if step == self.value():
            self.valueChanged.emit(step)
        self.setValue(step)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.take(self._step_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._step_at(event.position()) != self.value():
            self.take(self._step_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _TURNED and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.take(min(max(self.value() + _TURNED[key], self.minimum()), self.maximum()))
        else:
            event.ignore()
