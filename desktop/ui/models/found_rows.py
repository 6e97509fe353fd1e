"""How the rows of the palette are painted: icon and words at the left, where it is or which keys at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.icons import icon
from desktop.ui.models.painting import elided, ground
from desktop.ui.palette import tokens
from desktop.ui.theme import px, sized

FOUND = Qt.ItemDataRole.UserRole + 1  # the Found of a row
HEIGHT = 34  # px
Index = QModelIndex | QPersistentModelIndex


class FoundRows(QStyledItemDelegate):
    """The words have the room they need; the detail takes what is left, and ends in … if that is too little."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        ground(painter, option, option.widget)
        found, t, side = index.data(FOUND), tokens(), px(16)
        rect = option.rect.adjusted(px(10), 0, -px(10), 0)
        painter.save()
        icon(found.icon).paint(painter, QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side))
        rect = rect.adjusted(side + px(10), 0, 0, 0)
        painter.setFont(option.font)
        used = elided(painter, rect, found.said, t.ink)
        painter.setFont(sized(0.9))
        room = rect.adjusted(used + px(16), 0, 0, 0)
        wanted = painter.fontMetrics().horizontalAdvance(found.detail) + 1
        elided(painter, room.adjusted(max(0, room.width() - wanted), 0, 0, 0), found.detail, t.ink3)
        painter.restore()
