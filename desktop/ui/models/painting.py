"""How rows are painted: the stage as icon and word, a title with its marks, quiet columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui.formats import short_place
from desktop.ui.icons import icon
from desktop.ui.models.records import ROW, marks
from desktop.ui.palette import tokens
from desktop.ui.stage_words import SHOWN
from desktop.ui.theme import px
from desktop.ui.translations import tr
from desktop.ui.values import Column

if TYPE_CHECKING:
    from desktop.store.records_table import RecordRow

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 32  # px at 100 %


def ground(painter: QPainter, option: QStyleOptionViewItem, widget: QWidget | None) -> None:
    """Whatever lies below the words of a row: hover, selection, and a mark at its left edge while it has the focus."""
    style = widget.style() if widget is not None else QApplication.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)


def elided(painter: QPainter, rect: QRect, text: str, ink: str, *, weight: QFont.Weight | None = None) -> int:
    """Draw one line, cut with … where it is too long; returns the width used."""
    if weight is not None:
        font = QFont(painter.font())
        font.setWeight(weight)
        painter.setFont(font)
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setPen(QColor(ink))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)
    return painter.fontMetrics().horizontalAdvance(cut)


def dress_rows(table: QTableView) -> None:
    """A table as all of ours: whole rows, no grid, words on the left, nothing typed into cells."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def dress_records(table: QTableView, columns: tuple[Column, ...], widths: Mapping[Column, int]) -> None:
    """A long list of records: rows of one height, `widths` in px at 100 %, the title takes what is left."""
    dress_rows(table)
    table.setItemDelegate(RecordCells(columns, table))
    table.setWordWrap(False)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head = table.horizontalHeader()
    head.setStretchLastSection(False)
    for at, column in enumerate(columns):
        stretch = column is Column.TITLE
        head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive)
        if not stretch:
            table.setColumnWidth(at, px(widths[column]))


class RecordCells(QStyledItemDelegate):
    """Paints the cells of the records list."""

    def __init__(self, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self.outside: frozenset[str] = frozenset()  # records that stand on a row their list no longer has

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        ground(painter, option, option.widget)
        row = index.data(ROW)
        rect = option.rect.adjusted(px(8), 0, -px(8), 0)
        painter.save()
        painter.setFont(option.font)
        column = self._columns[index.column()]
        if row is None:
            elided(painter, rect, "…", tokens().ink3)
        elif column is Column.STAGE:
            self._stage(painter, rect, row, option.text)
        elif column is Column.TITLE:
            self._title(painter, rect, row, option.text)
        else:
            said = short_place(option.text) if column is Column.VILLAGE else option.text
            elided(painter, rect, said, tokens().ink2)
        painter.restore()

    def _stage(self, painter: QPainter, rect: QRect, row: RecordRow, said: str) -> None:
        name, ink = SHOWN[row.stage]
        side = px(16)
        icon(name, ink).paint(painter, QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side))
        elided(painter, rect.adjusted(side + px(8), 0, 0, 0), said, getattr(tokens(), ink))

    def _title(self, painter: QPainter, rect: QRect, row: RecordRow, said: str) -> None:
        t = tokens()
        if row.urgent:
            used = elided(painter, rect, tr("Mendesak"), t.urgent, weight=QFont.Weight.DemiBold)
            rect = rect.adjusted(used + px(8), 0, 0, 0)
        outside = row.outside or row.id in self.outside
        remark = " · ".join(marks(row, outside=outside))
        named = QFont.Weight.Medium if row.title else QFont.Weight.Normal
        room = _room(painter, rect.width(), said, remark, named)
        used = elided(painter, rect.adjusted(0, 0, -room, 0), said, t.ink if row.title else t.ink3, weight=named)
        if remark:
            side = px(14)
            at = QRect(rect.left() + used + px(10), rect.center().y() - side // 2 + 1, side, side)
            sign = "triangle-alert" if row.found or outside else "eye" if row.unverified else "message-square"
            icon(sign, "warn").paint(painter, at)
            if room > px(28):
                elided(painter, rect.adjusted(used + px(28), 0, 0, 0), remark, t.warn, weight=QFont.Weight.Normal)


def _room(painter: QPainter, wide: int, said: str, remark: str, weight: QFont.Weight) -> int:
    """What a title leaves to its marks, px: in a narrow list their sign alone, of which pointing at it tells more."""
    if not remark:
        return 0
    font = QFont(painter.font())
    whole = painter.fontMetrics().horizontalAdvance(remark) + px(28)
    font.setWeight(weight)
    return whole if QFontMetrics(font).horizontalAdvance(said) + whole <= wide else px(28)
