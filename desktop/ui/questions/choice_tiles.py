"""Choices as tiles: with pictures, as points of a Likert scale, as cells of a table. Painted, no widget a tile."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.ui.palette import Tokens, tokens
from desktop.ui.questions.choice_rows import (
    IMAGE_ROLE,
    KEY_ROLE,
    MULTIPLE_ROLE,
    PICKED_ROLE,
    ChoiceLook,
    Index,
    paint_ground,
)
from desktop.ui.theme import px, sized

_CENTRED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
TILE, _PICTURE, _MARK, _GAP = 152, 104, 24, 6  # px


class TileLook(ChoiceLook):
    """A tile: picture (if there is one), the mark with its key, the words below, all in the middle."""

    def __init__(self, parent: object, *, pictured: bool = False, joined: bool = False, worded: bool = True) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.pictured, self._joined, self._worded = pictured, joined, worded
        self.marked = True  # `no-buttons` leaves the mark away

    def width_for(self, text: str) -> int:
        return px(TILE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        across = view.viewport().width() if view is not None and hasattr(view, "viewport") else option.rect.width()
        width = (across - 2) // self.columns if self.columns else min(px(TILE), across - 2)
        model = index.model()
        rows = range(model.rowCount())
        heights = [self._words_height(str(model.index(row, 0).data() or ""), width) for row in rows]
        high = (
            px(_GAP) * 2 + (px(_MARK) + px(4) if self.marked else 0) + (px(_PICTURE) + px(_GAP) if self.pictured else 0)
        )
        return QSize(width, high + max(heights, default=0))

    def _words_height(self, text: str, width: int) -> int:
        if not (self._worded and text):
            return 0
        room = QRect(0, 0, max(width - px(12), px(24)), 4000)
        return QFontMetrics(sized(1.0, QFont.Weight.Medium)).boundingRect(room, _CENTRED, text).height() + px(4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect, state = tokens(), QRect(option.rect), option.state
        picked, multiple = bool(index.data(PICKED_ROLE)), bool(index.data(MULTIPLE_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        here, hover = bool(state & QStyle.StateFlag.State_HasFocus), bool(state & QStyle.StateFlag.State_MouseOver)
        paint_ground(painter, t, rect, picked, hover, here)
        top = rect.top() + px(_GAP)
        if self.pictured:
            _paint_picture(painter, t, QRect(rect.left() + px(8), top, rect.width() - px(16), px(_PICTURE)), index)
            top += px(_PICTURE) + px(_GAP)
        if self.marked:
            centre = QPointF(rect.center().x() + 0.5, top + px(_MARK) / 2)
            if self._joined:
                _paint_joint(painter, t, rect, centre, index)
            paint_keyed_mark(painter, t, centre, str(index.data(KEY_ROLE) or ""), picked, multiple)
            top += px(_MARK) + px(4)
        if self._worded:
            painter.setPen(QColor(t.ink))
            painter.setFont(sized(1.0, QFont.Weight.Medium if picked else QFont.Weight.Normal))
            words = QRect(rect.left() + px(6), top, rect.width() - px(12), rect.bottom() - top)
            painter.drawText(words, _CENTRED, str(index.data() or ""))
        painter.restore()


def paint_keyed_mark(painter: QPainter, t: Tokens, centre: QPointF, key: str, picked: bool, multiple: bool) -> None:
    """A ring (or a box, where several may be picked) with the key that picks it; filled where it is picked."""
    side = px(_MARK)
    box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side).adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(QPen(QColor(t.act if picked else t.edge), 1.5))
    painter.setBrush(QColor(t.act if picked else t.raised))
    if multiple:
        painter.drawRoundedRect(box, px(5), px(5))
    else:
        painter.drawEllipse(box)
    painter.setPen(QColor(t.act_ink if picked else t.ink2))
    painter.setFont(sized(0.85, QFont.Weight.DemiBold if picked else QFont.Weight.Medium))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), key)


def _paint_picture(painter: QPainter, t: Tokens, room: QRect, index: Index) -> None:
    image = index.data(IMAGE_ROLE)
    if not isinstance(image, QImage) or image.isNull():
        painter.setPen(QPen(QColor(t.line), 1))
        painter.setBrush(QColor(t.sunk))
        painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        return
    size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = room.left() + (room.width() - size.width()) // 2, room.top() + (room.height() - size.height()) // 2
    painter.drawImage(QRect(left, top, size.width(), size.height()), image)


def _paint_joint(painter: QPainter, t: Tokens, rect: QRect, centre: QPointF, index: Index) -> None:
    """The line that joins the points of a scale."""
    first, last = index.row() == 0, index.row() == index.model().rowCount() - 1
    painter.setPen(QPen(QColor(t.edge), 1.5))
    gap = px(_MARK) / 2
    if not first:
        painter.drawLine(QPointF(rect.left(), centre.y()), centre - QPointF(gap, 0))
    if not last:
        painter.drawLine(centre + QPointF(gap, 0), QPointF(rect.right() + 1, centre.y()))
