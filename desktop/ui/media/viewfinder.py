"""What a camera sees, or a film shows: the last picture, whole, in the middle of a dark ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import px

_GROUND = QColor("#0E1011")  # in every theme: a picture looks the same on it


class Viewfinder(QWidget):
    """`image` is what is shown; a null one is the ground alone."""

    def __init__(self, height: int) -> None:
        """`height` in px at 100 %."""
        super().__init__()
        self._height = height
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(px(round(self._height * 16 / 9)), px(self._height))

    def show_image(self, image: QImage) -> None:
        """Show this one from now on."""
        self.image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _GROUND)
        if not self.image.isNull():
            size = QSizeF(self.image.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
            corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(corner, size), self.image)
        painter.end()
