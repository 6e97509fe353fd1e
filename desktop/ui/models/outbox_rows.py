"""How the rows of the outbox are painted: title and form, the steps below, the next step as a button at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.store.stages import Fate
from desktop.ui.icons import icon
from desktop.ui.models.outbox import ROW, belongs, next_step, steps
from desktop.ui.models.painting import elided, ground
from desktop.ui.notices import Step
from desktop.ui.palette import tokens
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.store.delivery import OutboxRow

Index = QModelIndex | QPersistentModelIndex
HEIGHT, REFUSED_HEIGHT = 56, 76  # px


def _picture(row: OutboxRow) -> tuple[str, str]:
    if row.fate is Fate.REFUSED:
        return "circle-x", "wrong"
    if row.fate is Fate.SENT:
        return "circle-check", "right"
    if row.holder:
        return "usb", "ink2"
    return ("siren", "urgent") if row.urgent else ("clock", "warn")


class OutboxRows(QStyledItemDelegate):
    """`pressed(row)` when a row's button is clicked."""

    pressed = Signal(int)  # row

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.several = False  # more than one server: each row says whose it is

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        tall = row is not None and row.fate is Fate.REFUSED
        return QSize(px(320), px(REFUSED_HEIGHT if tall else HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        ground(painter, option, option.widget)
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        side = px(20)
        name, ink = _picture(row)
        inner = option.rect.adjusted(px(12), px(8), -px(12), -px(8))
        icon(name, ink).paint(painter, QRect(inner.left(), inner.top() + px(1), side, side))
        words = inner.adjusted(side + px(14), 0, 0, 0)
        at_right = self._button(painter, option, index) or self._since(painter, words, row)
        self._words(painter, words.adjusted(0, 0, -at_right, 0), row, option.font)
        if index.row() + 1 < index.model().rowCount():
            rule = QRect(words.left(), option.rect.bottom(), option.rect.right() - words.left(), 1)
            painter.fillRect(rule, QColor(tokens().line))
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, row: OutboxRow, font: QFont) -> None:
        height = px(20)
        first = QRect(rect.left(), rect.top(), rect.width(), height)
        used = elided(painter, first, row.title or tr("Belum bernama"), tokens().ink, weight=QFont.Weight.DemiBold)
        painter.setFont(font)
        elided(painter, first.adjusted(used + px(8), 0, 0, 0), belongs(row, several=self.several), tokens().ink3)
        second = first.translated(0, height)
        if row.fate is Fate.REFUSED:
            for at, (said, ink) in enumerate(steps(row)):
                elided(painter, second.translated(0, at * height), said, getattr(tokens(), ink))
            return
        x = second.left()
        for at, (said, ink) in enumerate(steps(row)):
            text = f"  ·  {said}" if at else said
            x += elided(painter, QRect(x, second.top(), second.right() - x, height), text, getattr(tokens(), ink))

    def _since(self, painter: QPainter, rect: QRect, row: OutboxRow) -> int:
        if not row.urgent or row.fate is Fate.SENT:
            return 0
        said = tr("Mendesak")
        width = painter.fontMetrics().horizontalAdvance(said) + px(12)
        at = QRect(rect.right() - width + px(12), rect.top(), width, px(20))
        elided(painter, at, said, tokens().urgent)
        return width

    def _button_rect(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        _, words = next_step(index.data(ROW))
        if not words:
            return QRect()
        width = option.fontMetrics.horizontalAdvance(words) + px(32)
        return QRect(option.rect.right() - px(12) - width, option.rect.center().y() - px(15), width, px(30))

    def _button(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> int:
        """Drawn, not a widget; the row's Enter does the same. Returns the room it takes."""
        rect = self._button_rect(option, index)
        if rect.isEmpty():
            return 0
        t, (_, words) = tokens(), next_step(index.data(ROW))
        focused = bool(option.state & QStyle.StateFlag.State_Selected) and bool(
            option.state & QStyle.StateFlag.State_HasFocus
        )
        painter.setPen(QPen(QColor(t.act if focused else t.edge), 2 if focused else 1))
        painter.setBrush(QColor(t.raised))
        painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        painter.setPen(QColor(t.ink))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
        return rect.width() + px(16)

    def editorEvent(self, event: QEvent, model: QObject, option: QStyleOptionViewItem, index: Index) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            row = index.data(ROW)
            here = self._button_rect(option, index).contains(event.position().toPoint())
            if here and row is not None and next_step(row)[0] is not Step.NONE:
                self.pressed.emit(index.row())
                return True
        return super().editorEvent(event, model, option, index)  # type: ignore[arg-type]
