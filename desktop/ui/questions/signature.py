"""Signing and drawing with the mouse, a pen or a finger; the strokes become a picture when one leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.palette import tokens
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.files import PhotoAnswer
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

_INK, _PAPER = QColor("#101418"), QColor("#FFFFFF")  # what is sent looks the same in every theme


class Pad(QWidget):
    """A sheet to write on. `drawn` after every stroke."""

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[QPainterPath] = []
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(420), px(160))

    def clear(self) -> None:
        self._strokes.clear()
        self.update()

    def image(self) -> QImage:
        """What was drawn, ink on white."""
        image = QImage(self.size() * 2, QImage.Format.Format_RGB32)
        image.fill(_PAPER)
        painter = QPainter(image)
        painter.scale(2, 2)
        self._draw(painter)
        painter.end()
        return image

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _PAPER)
        painter.setPen(QPen(QColor(tokens().edge), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_INK, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for stroke in self._strokes:
            painter.drawPath(stroke)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        path = QPainterPath(event.position())
        path.lineTo(event.position() + QPointF(0.1, 0.1))
        self._strokes.append(path)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._strokes and event.buttons() & Qt.MouseButton.LeftButton:
            self._strokes[-1].lineTo(event.position())
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.drawn.emit()


class SignatureAnswer(PhotoAnswer):
    """A pad until there is a picture; a file will do as well (a photo of a signature on paper)."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.pad = Pad()
        self._drawn = False
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.pad)
        self.pad.drawn.connect(self._touch)

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        self.pad.setVisible(not node.value)
        if node.value:
            self.pad.clear()

    def settle(self) -> None:
        if self._drawn:
            self._drawn = False
            self.take_image(self.pad.image())

    def _hint(self) -> str:
        return tr("Tanda tangani di bawah dengan tetikus atau pena, atau pilih foto tanda tangan.")

    def _touch(self) -> None:
        self._drawn = True
