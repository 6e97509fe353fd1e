"""A picture whose parts are the choices (`image-map`, an SVG with the choices' names as ids); the list stays below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.palette import tokens
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.choice_list import ChoiceListAnswer
from desktop.ui.signals import while_there
from desktop.ui.theme import px

if TYPE_CHECKING:
    from desktop.xforms import Node

_TALL, _TINT = 260, 150  # px of the picture at 100 %; of 255, how strongly a picked part is tinted

_AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7))


def _filled(shape: QImage, alpha: int) -> QImage:
    """The same shape in the colour of what is picked; `alpha` of 255."""
    tint = QColor(tokens().act)
    tint.setAlpha(alpha)
    made = QImage(shape)
    over = QPainter(made)
    over.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    over.fillRect(made.rect(), tint)
    over.end()
    return made


class PartPicture(QWidget):
    """The picture; a click on a part picks it. What is not a choice is only seen."""

    clicked = Signal(str)  # the value of the part

    def __init__(self) -> None:
        super().__init__()
        self._drawing: QSvgRenderer | None = None
        self._values: tuple[str, ...] = ()
        self._picked: frozenset[str] = frozenset()
        self._hover = ""
        self._shapes: dict[str, QImage] = {}
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(_TALL))

    def show_drawing(self, data: bytes | None) -> None:
        """Take the SVG; anything else leaves the list alone."""
        drawing = QSvgRenderer(QByteArray(data or b""), self)
        self._drawing = drawing if drawing.isValid() else None
        self._shapes = {}
        self.setVisible(self._drawing is not None)
        self.update()

    def show_parts(self, values: Sequence[str], picked: Sequence[str]) -> None:
        """Which parts may be picked, and which are."""
        self._values, self._picked = tuple(values), frozenset(picked)
        self.update()

    def part_at(self, place: QPointF) -> str:
        """The choice whose shape lies there, the upper one where two do; "" for none."""
        at = place.toPoint()
        for value in reversed(self._values):
            shape = self._shape(value)
            if not shape.isNull() and self.rect().contains(at) and shape.pixelColor(at).alpha() > 40:
                return value
        return ""

    def _frame(self) -> QRectF:
        """Where the whole drawing lies: not stretched, at the left."""
        assert self._drawing is not None
        box = self._drawing.viewBoxF()
        size = box.size().scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(QPointF(0, 0), size)

    def _shape(self, value: str) -> QImage:
        """One part alone, as large as the widget: for hitting it and for tinting it."""
        drawing = self._drawing
        if drawing is None or not drawing.elementExists(value):
            return QImage()
        kept = self._shapes.get(value)
        if kept is None or kept.size() != self.size():
            kept = QImage(self.size(), QImage.Format.Format_ARGB32_Premultiplied)
            kept.fill(Qt.GlobalColor.transparent)
            frame, box = self._frame(), drawing.viewBoxF()
            scale = frame.width() / max(box.width(), 1)
            part = drawing.transformForElement(value).mapRect(drawing.boundsOnElement(value))
            painter = QPainter(kept)
            corner = (part.topLeft() - box.topLeft()) * scale
            drawing.render(painter, value, QRectF(corner, part.size() * scale))
            painter.end()
            self._shapes[value] = kept
        return kept

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        self._drawing.render(painter, self._frame())
        for value in {*self._picked, self._hover} - {""}:
            shape = QImage(self._shape(value))
            if not shape.isNull():
                picked = value in self._picked
                if picked:
                    self._edge(painter, shape)
                painter.drawImage(0, 0, _filled(shape, _TINT if picked else _TINT // 3))
        painter.end()

    @staticmethod
    def _edge(painter: QPainter, shape: QImage) -> None:
        """A line around a picked part, for a tint is not seen on every colour."""
        whole, wide = _filled(shape, 255), px(3)
        for across, down in _AROUND:
            painter.drawImage(round(across * wide), round(down * wide), whole)
        painter.drawImage(0, 0, shape)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self.part_at(event.position())
        if hover != self._hover:
            self._hover = hover
            self.setCursor(Qt.CursorShape.PointingHandCursor if hover else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(event.position())
        if part:
            self.clicked.emit(part)


class ImageMapAnswer(ChoiceListAnswer):
    """The picture above, the same choices below with their keys: neither needs the other."""

    def __init__(self, surroundings: Surroundings, multiple: bool) -> None:
        super().__init__(surroundings, multiple)
        self.map = PartPicture()
        self._address = ""
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(0, self.map)
        self.map.clicked.connect(self._click)

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        address = node.media.get("image", "")
        if address != self._address:
            self._address = address
            self.surroundings.media(address, while_there(self, self.map.show_drawing))
        self.map.setAccessibleName(", ".join(self.list.rows.labels))
        self.map.show_parts(self.list.rows.values, node.selected)

    def _click(self, value: str) -> None:
        self._pick(self.list.rows.values.index(value))
        self.map.show_parts(self.list.rows.values, tuple(self.list.rows.picked))
