"""A sheet to draw on with the mouse, a pen or a finger: white, or over a photo."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.palette import tokens
from desktop.ui.theme import px

_INK, _PAPER, _OVER_PHOTO = QColor("#101418"), QColor("#FFFFFF"), QColor("#E0201B")  # the same in every theme
_FINE = 2  # a drawing on white is kept at twice the size of the screen


class Pad(QWidget):
    """Strokes on a sheet. `drawn` after every stroke, and after one is taken back."""

    drawn = Signal()

    def __init__(self, height: int) -> None:
        """`height` in px at 100 %: of a white sheet; over a photo it is the most."""
        super().__init__()
        self._strokes: list[QPainterPath] = []
        self._height = height
        self._photo = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        height = px(self._height)
        if not self._photo.isNull() and self.width() > 0:
            height = min(height, round(self.width() * self._photo.height() / self._photo.width()))
        return QSize(px(420), height)

    @property
    def empty(self) -> bool:
        return not self._strokes

    def lay_under(self, photo: QImage) -> None:
        """Draw over this photo from now on; a null image is white paper."""
        self._photo = photo
        self._strokes.clear()
        self.updateGeometry()
        self.update()

    def clear(self) -> None:
        """All strokes away."""
        self._strokes.clear()
        self.update()

    def take_back(self) -> None:
        """The last stroke away."""
        if self._strokes:
            self._strokes.pop()
            self.update()
            self.drawn.emit()

    def image(self) -> QImage:
        """What was drawn: ink on white, or the photo at its own size with the strokes on it."""
        if self._photo.isNull():
            image = QImage(self.size() * _FINE, QImage.Format.Format_RGB32)
            image.fill(_PAPER)
            painter = QPainter(image)
            painter.scale(_FINE, _FINE)
        else:
            image = self._photo.convertToFormat(QImage.Format.Format_RGB32)
            painter = QPainter(image)
            under = self._under()
            scale = image.width() / under.width()
            painter.scale(scale, scale)
            painter.translate(-under.topLeft())
        self._draw(painter)
        painter.end()
        return image

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._photo.isNull():
            painter.fillRect(self.rect(), _PAPER)
        else:
            painter.fillRect(self.rect(), QColor(tokens().sunk))
            painter.drawImage(self._under(), self._photo)
        painter.setPen(QPen(QColor(tokens().edge), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        self._draw(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._photo.isNull() and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _under(self) -> QRectF:
        """Where the photo lies: whole, in the middle."""
        size = QSizeF(self._photo.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(QPointF(left, top), size)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, width = (_INK, 2.2) if self._photo.isNull() else (_OVER_PHOTO, 3.5)
        painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
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
