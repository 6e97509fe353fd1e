"""The list at the left of a reading: what waits for a verdict, the urgent and the oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from desktop.frozen import frozen
from desktop.store.stages import Stage
from desktop.ui.formats import number
from desktop.ui.pages.review_keys import VerdictList
from desktop.ui.palette import tokens
from desktop.ui.questions.signs import sign
from desktop.ui.stage_words import SHOWN
from desktop.ui.theme import px, sized, tone
from desktop.ui.translations import tr

Index = QModelIndex | QPersistentModelIndex
_ROW = int(Qt.ItemDataRole.UserRole)
FOLDED_BELOW = 900  # px of the page: narrower, the record needs the room


@frozen
class Waiting:
    """One record in the list: who, where, whose, and how many findings (-1: not looked yet)."""

    record_id: str
    title: str
    place: str
    author: str
    since: str
    stage: Stage = Stage.HANDED_IN
    findings: int = -1
    urgent: bool = False
    later: bool = False  # it was sent first, and is looked at now


class Queue(QAbstractListModel):
    """Rows of what waits."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Waiting, ...] = ()

    def show_rows(self, rows: Sequence[Waiting]) -> None:
        if [row.record_id for row in rows] == [row.record_id for row in self.rows] and rows:
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def place_of(self, record_id: str) -> int:
        return next((i for i, row in enumerate(self.rows) if row.record_id == record_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return ", ".join(part for part in (row.title, row.place, row.author, row.since) if part)
        return row if role == _ROW else None


class _Look(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(160), px(58))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, t, rect = index.data(_ROW), tokens(), QRect(option.rect)
        if not isinstance(row, Waiting):
            return
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(t.chosen if here else t.hover))
        if here:
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), QColor(t.act))
        name, ink = ("siren", "urgent") if row.urgent else SHOWN[row.stage]
        painter.drawPixmap(rect.right() - px(28), rect.top() + px(10), sign(painter, name, px(16), ink))
        room = rect.adjusted(px(14), px(8), -px(36), 0)
        painter.setFont(sized(1.0, QFont.Weight.DemiBold if here else QFont.Weight.Medium))
        painter.setPen(QColor(t.ink))
        elide = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(row.title or tr("Belum bernama"), elide, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), words)
        painter.setFont(sized(0.9))
        painter.setPen(QColor(t.ink2))
        more = [tr("belum diverifikasi") if row.later else "", row.place, row.author, row.since]
        if row.findings > 0:
            more.insert(0, tr("{n} temuan", n=row.findings))
        below = painter.fontMetrics().elidedText(
            " · ".join(part for part in more if part), elide, rect.width() - px(28)
        )
        painter.drawText(rect.adjusted(px(14), px(32), 0, 0), int(Qt.AlignmentFlag.AlignTop), below)


def _waits(row: Waiting) -> bool:
    return row.stage is Stage.HANDED_IN or row.later


class QueuePane(QFrame):
    """The list with its heading. `record_chosen(id)` when a person goes to another record."""

    record_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        tone(self, "rail")
        self.setFixedWidth(px(260))
        self.model = Queue(self)
        self.title = QLabel()
        tone(self.title, "labelStrong")
        self.title.setContentsMargins(px(14), px(12), px(14), px(8))
        self.list = VerdictList()
        self.list.setModel(self.model)
        self._look = _Look(self.list)
        self.list.setItemDelegate(self._look)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("background: transparent;")
        self.list.selectionModel().currentChanged.connect(self._changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.title)
        box.addWidget(self.list, 1)
        self._shown = ""
        self._more = 0
        self.hide()

    def say(self) -> None:
        waiting = sum(_waits(row) for row in self.model.rows) + self._more
        self.title.setText(tr("Menunggu diperiksa · {count}", count=number(waiting)))
        self.list.setAccessibleName(self.title.text())

    def show_waiting(self, rows: Sequence[Waiting], more: int = 0) -> None:
        """Show what waits first, and how many `more` do; the pane is there only when there is more than one."""
        self._more = more
        self.model.show_rows(rows)
        self.setVisible(len(rows) > 1)
        self.say()

    def mark(self, record_id: str) -> None:
        """The record in front."""
        self._shown = record_id
        place = self.model.place_of(record_id)
        if place >= 0:
            self.list.setCurrentIndex(self.model.index(place))
        else:
            self.list.clearSelection()

    def step(self, step: int) -> None:
        """To the next (+1) or previous (-1) record; on from a decided one, and past the last, to what still waits."""
        rows, here = self.model.rows, self.model.place_of(self._shown)
        place = here + step if here >= 0 else 0
        if step > 0 and (place >= len(rows) or (here >= 0 and not _waits(rows[here]))):
            round_ = [*rows[here + 1 :], *rows[: max(here, 0)]]
            place = next((rows.index(row) for row in round_ if _waits(row)), place)
        if 0 <= place < len(rows):
            self.record_chosen.emit(rows[place].record_id)

    def _changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = now.data(_ROW) if now.isValid() else None
        if isinstance(row, Waiting) and row.record_id != self._shown:
            self._shown = row.record_id
            self.record_chosen.emit(row.record_id)
