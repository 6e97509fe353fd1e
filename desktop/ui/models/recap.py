"""A recap as rows: a region, its numbers, their sum, and a bar; the last row is the sum of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import formats
from desktop.ui.models.painting import ground
from desktop.ui.palette import series
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.recap_values import Recap

Index = QModelIndex | QPersistentModelIndex
NUMBERS = int(Qt.ItemDataRole.UserRole) + 1  # the parts of a bar, and the longest bar of the table
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RecapRows(QAbstractTableModel):
    """`show(recap)`; a column a choice, one with the sum where there are several, the bar last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._recap: Recap | None = None
        self._most = 0.0

    def show(self, recap: Recap | None) -> None:
        self.beginResetModel()
        self._recap = recap
        self._most = max((line.total for line in recap.lines), default=0.0) if recap is not None else 0.0
        self.endResetModel()

    @property
    def bar(self) -> int:
        """The column of the bars."""
        return self.columnCount() - 1

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return len(self._recap.lines) + 1 if self._recap is not None and self._recap.lines else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        if self._recap is None:
            return 0
        several = len(self._recap.columns) > 1
        return 1 + len(self._recap.columns) + several + 1

    def headerData(self, at: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        recap = self._recap
        if recap is None or way is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(LEFT if at in (0, self.bar) else RIGHT)
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(recap, at)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        recap, column = self._recap, index.column()
        if recap is None:
            return None
        last = index.row() == len(recap.lines)
        numbers = recap.totals if last else recap.lines[index.row()].numbers
        if role == NUMBERS:
            return None if last else (numbers, self._most)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(LEFT if column in (0, self.bar) else RIGHT)
        if role == Qt.ItemDataRole.FontRole and (last or column == 1 + len(numbers) != self.bar):
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role != Qt.ItemDataRole.DisplayRole or column == self.bar:
            return None
        if column == 0:
            return tr("Jumlah") if last else recap.lines[index.row()].name or tr("tanpa wilayah")
        number = sum(numbers) if column > len(numbers) else numbers[column - 1]
        return cell(number)


def heading(recap: Recap, at: int) -> str:
    """The words above a column."""
    if at == 0:
        return (tr("Kabupaten/kota"), tr("Kecamatan"), tr("Desa/kelurahan"))[recap.asked.level - 2]
    if at <= len(recap.columns):
        return recap.columns[at - 1] or (tr("Tidak dijawab") if recap.by is not None else amount_said(recap))
    return tr("Jumlah") if at == len(recap.columns) + 1 < 2 + len(recap.columns) and len(recap.columns) > 1 else ""


def amount_said(recap: Recap) -> str:
    """What the numbers are numbers of."""
    if recap.figure is not None:
        return recap.figure.label
    return recap.by.rows_of if recap.by is not None and recap.by.rows_of else tr("Isian")


def cell(number: float) -> str:
    """A number as tables have it: a dash for nothing."""
    return formats.number(number, 0 if number == int(number) else 1) if number else "–"


class Bars(QStyledItemDelegate):
    """One bar a row, its parts one after the other."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        ground(painter, option, option.widget)
        found = index.data(NUMBERS)
        if found is None or not found[1]:
            return
        numbers, most = found
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = option.rect.adjusted(px(8), 0, -px(16), 0)
        at, high = float(room.left()), px(12)
        for place, number in enumerate(numbers):
            wide = max(room.width() * number / most, 0)
            if wide >= 1:
                painter.setBrush(QColor(series(place)))
                painter.drawRoundedRect(QRectF(at, room.center().y() - high / 2, max(wide - 1, 1), high), px(2), px(2))
            at += wide
        painter.restore()
