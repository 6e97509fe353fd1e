"""The outline at the left: a row a section, its state at the right in a sign and, where it helps, in figures."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.models.outline import DEPTH_ROLE, SCREEN_ROLE, TALLY_ROLE, VISITED_ROLE, Outline
from desktop.ui.models.outline_sections import Screen, Tally
from desktop.ui.palette import tokens
from desktop.ui.questions.signs import sign
from desktop.ui.theme import px, sized
from desktop.ui.translations import tr

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def state_in_words(tally: Tally, visited: bool) -> str:
    """A section's state as it is read aloud."""
    if tally.wrong:
        return tr("{n} perlu diperbaiki", n=tally.wrong)
    if tally.asked and tally.done:
        return tr("lengkap")
    if not tally.answered and not visited:
        return tr("belum dimulai")
    return tr("{answered} dari {asked} terjawab", answered=tally.answered, asked=tally.asked)


def unnamed(screen: Screen) -> str:
    """The number of an instance that has no name yet; "" for everything else."""
    owner = screen.owner
    if owner.kind != "instance" or owner.parent is None:
        return ""
    siblings = [one.key for one in owner.parent.children]  # not the screens: a long instance has several
    return tr("Nomor {n}", n=siblings.index(owner.key) + 1 if owner.key in siblings else 1)


def paint_tally(painter: QPainter, rect: QRect, tally: Tally, visited: bool) -> None:
    """The state of a section at the right of its row: ✓, 2/4, a number with a sign, or an empty ring."""
    t, side = tokens(), px(14)
    at = QRect(rect.right() - side, rect.center().y() - side // 2, side, side)
    painter.setFont(sized(0.9, QFont.Weight.Medium))
    if tally.wrong:
        painter.drawPixmap(at, sign(painter, "circle-alert", side, "wrong"))
        painter.setPen(QColor(t.wrong))
        painter.drawText(rect.adjusted(0, 0, -side - px(5), 0), _RIGHT, str(tally.wrong))
    elif tally.asked and tally.done:
        painter.drawPixmap(at, sign(painter, "check", side, "right"))
    elif tally.answered or (visited and tally.asked):
        painter.setPen(QColor(t.ink2))
        painter.drawText(rect, _RIGHT, f"{tally.answered}/{tally.asked}")
    elif tally.asked:
        painter.drawPixmap(at, sign(painter, "circle", side, "ink3"))


class _Look(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(120), px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect = tokens(), QRect(option.rect)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(t.chosen if here else t.hover))
        if here:
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), QColor(t.act))
        depth = int(index.data(DEPTH_ROLE) or 0)
        painter.setPen(QColor(t.ink if here or not depth else t.ink2))
        painter.setFont(sized(1.0, QFont.Weight.DemiBold if here else QFont.Weight.Normal))
        room = rect.adjusted(px(12) + depth * px(14), 0, -px(56), 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        tally = index.data(TALLY_ROLE)
        if isinstance(tally, Tally):
            paint_tally(painter, rect.adjusted(0, 0, -px(12), 0), tally, bool(index.data(VISITED_ROLE)))


class OutlinePane(QListView):
    """The list of sections. `section_chosen(screen)` when a person picks one."""

    section_chosen = Signal(object)  # Screen

    def __init__(self, model: Outline) -> None:
        super().__init__()
        self._outline = model
        self.setModel(model)
        self.setItemDelegate(_Look(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(px(220))
        self.setAccessibleName(tr("Bagian formulir"))
        self.setProperty("tone", "outline")
        self.setViewportMargins(0, px(8), 0, px(8))
        self.setStyleSheet("background: transparent;")
        self.clicked.connect(self._choose)

    def mark(self, screen: Screen | None) -> None:
        """Show which section one is in."""
        row = self._outline.row_of(screen) if screen is not None else -1
        if row >= 0 and self.currentIndex().row() != row:
            self.setCurrentIndex(self._outline.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right) and not event.modifiers():
            self._choose(self.currentIndex())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        screen = index.data(SCREEN_ROLE)
        if isinstance(screen, Screen):
            self.section_chosen.emit(screen)
