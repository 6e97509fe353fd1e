"""The photos of the tray as tiles: what was taken when, and where it goes. Painted; small pictures come when seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QPainter, QPen, QTransform
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.models.tray import Tray
from desktop.ui.palette import tokens
from desktop.ui.pictures import thumbnail
from desktop.ui.questions.dates import written_date
from desktop.ui.questions.signs import sign
from desktop.ui.theme import px, sized
from desktop.ui.translations import tr

Index = QModelIndex | QPersistentModelIndex
_SIDE, _SMALL = 132, 264  # px of a tile's picture; px of what is decoded
_ROW = int(Qt.ItemDataRole.UserRole)
_TURNS = {3: 180, 6: 90, 8: 270}  # degrees, by the orientation the camera wrote
_SIGNS = {"kept": ("circle-check", "right"), "left": ("x", "ink3")}


class Photos(QAbstractListModel):
    """The shots of a tray. `said` gives the words under one that has a place."""

    def __init__(self, tray: Tray) -> None:
        super().__init__()
        self.tray = tray
        self.said: dict[object, str] = {}
        self._images: dict[object, QImage] = {}
        self._wanted: list[int] = []
        self._drawing = QTimer(self, interval=0)
        self._drawing.timeout.connect(self._draw_one)

    def show_tray(self) -> None:
        """The photos changed."""
        self.beginResetModel()
        self.endResetModel()

    def show_row(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.tray.shots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.tray.shots):
            return None
        shot = self.tray.shots[index.row()]
        if role == _ROW:
            return self.tray.state(shot.path), self.said.get(shot.path, "")
        if role == Qt.ItemDataRole.DecorationRole:
            return self._image(index.row())
        when = f"{written_date(shot.taken.date())} {shot.taken:%H.%M}"
        if role == Qt.ItemDataRole.DisplayRole:
            return when
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (tr("Foto {when}", when=when), self.said.get(shot.path, "")) if part)
        return None

    def _image(self, row: int) -> QImage | None:
        path = self.tray.shots[row].path
        if path not in self._images:
            if row not in self._wanted:
                self._wanted.append(row)
                self._drawing.start()
            return None
        return self._images[path]

    def _draw_one(self) -> None:
        """One small picture an event: what the camera made itself, else the photo decoded small."""
        if not self._wanted:
            self._drawing.stop()
            return
        row = self._wanted.pop()  # what was asked for last is what is seen
        if row < len(self.tray.shots):
            shot = self.tray.shots[row]
            try:
                data = shot.facts.thumbnail or shot.path.read_bytes()
            except OSError:
                data = b""
            image = thumbnail(data, _SMALL)
            if shot.facts.thumbnail and shot.facts.turned in _TURNS:  # the small one is not told how it was held
                image = image.transformed(QTransform().rotate(_TURNS[shot.facts.turned]))
            self._images[shot.path] = image
            self.show_row(row)


class PhotoLook(QStyledItemDelegate):
    """A tile: the picture, when it was taken, where it goes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(px(_SIDE) + px(16), px(_SIDE) * 3 // 4 + 2 * line + px(20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect = tokens(), QRect(option.rect).adjusted(px(2), px(2), -px(2), -px(2))
        state, said = index.data(_ROW) or ("", "")
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(t.act if here else t.line), 2 if here else 1))
        painter.setBrush(QColor(t.chosen if state == "put" else t.raised))
        painter.drawRoundedRect(QRectF(rect), px(6), px(6))
        room = QRect(rect.left() + px(6), rect.top() + px(6), rect.width() - px(12), px(_SIDE) * 3 // 4)
        image = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(image, QImage) and not image.isNull():
            size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (
                room.left() + (room.width() - size.width()) // 2,
                room.top() + (room.height() - size.height()) // 2,
            )
            painter.setOpacity(0.45 if state == "left" else 1.0)
            painter.drawImage(QRect(left, top, size.width(), size.height()), image)
            painter.setOpacity(1.0)
        self._words(painter, room, str(index.data() or ""), state, said)
        painter.restore()

    def _words(self, painter: QPainter, room: QRect, when: str, state: str, said: str) -> None:
        t, line = tokens(), painter.fontMetrics().height()
        below = QRect(room.left(), room.bottom() + px(4), room.width(), line)
        painter.setFont(sized(0.9))
        painter.setPen(QColor(t.ink2))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), when)
        under = below.translated(0, line)
        if state in _SIGNS:
            name, ink = _SIGNS[state]
            painter.drawPixmap(under.left(), under.top() + (line - px(14)) // 2, sign(painter, name, px(14), ink))
            under.setLeft(under.left() + px(18))
        painter.setFont(sized(0.9, QFont.Weight.Medium))
        painter.setPen(QColor(t.ink if said else t.ink3))
        words = said or {"left": tr("dilewati")}.get(state, "")
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, under.width())
        painter.drawText(under, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), cut)


class PhotoView(QListView):
    """Tiles in rows; letters are for the page, not for searching."""

    lettered = Signal(str)
    taken_back = Signal()
    turned = Signal(int)  # to the next (+1) or previous (-1) record

    def __init__(self, photos: Photos) -> None:
        super().__init__()
        self.setModel(photos)
        self._look = PhotoLook(self)
        self.setItemDelegate(self._look)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent;")
        self.setAccessibleName(tr("Foto di baki"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in turns:
            self.turned.emit(turns[key])
        elif plain and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.taken_back.emit()
        elif plain and event.text().isalnum():
            self.lettered.emit(event.text().casefold())
        else:
            super().keyPressEvent(event)
