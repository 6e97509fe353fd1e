"""A roster on a screen: who is in it and how far each has come; add, open, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from desktop.ui.models.outline_sections import Tally, instance_title
from desktop.ui.pages.filling_outline import paint_tally
from desktop.ui.palette import tokens
from desktop.ui.pieces import give_icon
from desktop.ui.questions.wording import plain
from desktop.ui.theme import px, sized, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

Index = QModelIndex | QPersistentModelIndex
TALLY_ROLE = int(Qt.ItemDataRole.UserRole)


class Members(QAbstractListModel):
    """The instances of a repeat: number, name, how far."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[tuple[str, Tally]] = []

    def show_rows(self, rows: list[tuple[str, Tally]]) -> None:
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows != self.rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        title, tally = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row() + 1}.  {title}"
        return tally if role == TALLY_ROLE else None


class _Look(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(120), px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect = tokens(), QRect(option.rect)
        focused = option.widget is not None and option.widget.hasFocus()
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(t.hover))
        if focused and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(t.chosen))
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), QColor(t.act))
        painter.setPen(QColor(t.ink))
        painter.setFont(sized(1.0, QFont.Weight.Medium))
        room = rect.adjusted(px(12), 0, -px(72), 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        paint_tally(painter, rect.adjusted(0, 0, -px(12), 0), index.data(TALLY_ROLE), visited=True)
        if index.row() + 1 < index.model().rowCount():  # below the last one is the card's own edge
            painter.setPen(QColor(t.line))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class _List(QListView):
    def __init__(self, roster: Roster) -> None:
        super().__init__()
        self._roster = roster
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)
            and not event.modifiers()
            and row >= 0
        ):
            self._roster.opened.emit(row)
        elif event.key() == Qt.Key.Key_Delete:
            self._roster.remove(row)
        elif event.text() == "+" or event.key() == Qt.Key.Key_Insert:
            self._roster.added.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Add(QPushButton):
    """Space, + or Insert add; Enter goes on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "+" or event.key() == Qt.Key.Key_Insert:
            self.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Roster(QFrame):
    """One repeat. `added`, `opened(row)`, `removed(row)`: what a person asked for; the page does it."""

    added = Signal()
    opened = Signal(int)
    removed = Signal(int)
    turned = Signal()  # as a sheet, please

    def __init__(self, node: Node, titled: bool) -> None:
        super().__init__()
        self.node = node
        self.members = Members(self)
        self.title, self.told = QLabel(), QLabel()
        if not titled:  # never shown before it has its place: without a parent it would flash as a window
            self.title.hide()
        self.told.setWordWrap(True)
        tone(self.title, "strong")
        tone(self.told, "hint")
        self.list = _List(self)
        self.list.setModel(self.members)
        self.list.setItemDelegate(_Look(self.list))
        self.list.clicked.connect(lambda index: self.opened.emit(index.row()))
        self.add, self.drop, self.sheet = _Add(), QPushButton(), QPushButton()
        self.sheet.clicked.connect(self.turned)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tone(self.sheet, "quiet")
        self.add.clicked.connect(self.added)
        self.drop.clicked.connect(lambda: self.remove(self.list.currentIndex().row()))
        self.drop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tone(self.drop, "quiet")
        self._lay_out()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(8), px(16), px(16))
        box.setSpacing(px(8))
        box.addWidget(self.title)
        frame = QFrame()
        tone(frame, "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.list)
        self._frame = frame
        box.addWidget(frame)
        box.addWidget(self.told)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.drop)
        buttons.addWidget(self.sheet)
        buttons.addStretch(1)
        box.addLayout(buttons)

    def show_node(self, tallies: list[Tally]) -> None:
        """Show the instances with how far each has come."""
        node = self.node
        label = plain(node.label) or tr("Daftar")
        names = [instance_title(child) or tr("Belum bernama") for child in node.children]
        self.members.show_rows(list(zip(names, tallies, strict=True)))
        self.title.setText(f"{label} · {len(names)}")
        self.list.setFixedHeight(len(names) * px(36))
        self.list.setAccessibleName(label)
        if not names and self.list.hasFocus() and node.can_add:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)  # its list goes
        self._frame.setVisible(bool(names))
        self.told.setText(
            tr("Enter membuka, Delete membuang.")
            if names
            else tr("Belum ada isi. Tekan + untuk menambah yang pertama.")
        )
        give_icon(self.add, "plus")
        self.add.setText(tr("Tambah (+)"))
        self.add.setAccessibleName(tr("Tambah ke {roster}", roster=label))
        self.drop.setText(tr("Buang"))
        give_icon(self.sheet, "table")
        self.sheet.setText(tr("Tabel (F4)"))
        self.add.setVisible(node.can_add)
        self.drop.setVisible(any(child.can_remove for child in node.children))

    def remove(self, row: int) -> None:
        """Ask for the removal of an instance, where the form allows it."""
        if 0 <= row < len(self.node.children) and self.node.children[row].can_remove:
            self.removed.emit(row)

    def focus_answer(self) -> None:
        (self.add if self.node.can_add else self.list).setFocus(Qt.FocusReason.OtherFocusReason)
