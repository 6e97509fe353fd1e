"""Lines of what happened, found by any word of them: who opened what, and the history of a record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView

from desktop.frozen import frozen
from desktop.ui.models.painting import dress_rows
from desktop.ui.page import Page
from desktop.ui.pieces import below, beside, put_in, words
from desktop.ui.theme import px
from desktop.ui.translations import tr

USUAL = 160  # px
Index = QModelIndex | QPersistentModelIndex


@frozen
class Line:
    """One line: its cells as they are read, and what it is for whoever shows it."""

    cells: tuple[str, ...]
    key: str = ""


class Lines(QAbstractTableModel):
    """Frozen lines under their headings."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, headings: Sequence[str], lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self._headings, self.lines = tuple(headings), tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.lines[index.row()].cells[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._headings[section]
        return None


class LinesPage(Page):
    """Ctrl+F searches, Escape leaves. `wide`: the columns that share the room that is left; `widths` in px."""

    left = Signal()
    marked = Signal(str)  # the key of the line in front

    def __init__(self, *, wide: int | tuple[int, ...], widths: Sequence[int] = ()) -> None:
        super().__init__()
        self._wide = wide if isinstance(wide, tuple) else (wide,)
        self._widths = tuple(widths)
        self.field, self.model, self.table = QLineEdit(), Lines(self), QTableView()
        put_in(self.field, "search")
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(px(320))
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self.model)
        self._found.setFilterKeyColumn(-1)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.table.setModel(self._found)
        dress_rows(self.table)
        self.table.setWordWrap(False)  # one line a row: the room is used to its end before the …
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.told = words(look="hint")
        inner = below(beside(self.field, self.told, None), self.table, gap=8)
        inner.setContentsMargins(px(28), 0, px(28), px(12))
        self.put(inner)
        self._wire()

    def _wire(self) -> None:
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self.table.setFocus)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self.marked.emit(self.key))
        for keys, deed in (("Ctrl+F", self.field.setFocus), ("Escape", self.left.emit)):
            QShortcut(QKeySequence(keys), self, deed)

    def say_words(self) -> None:
        self.field.setPlaceholderText(tr("Cari dalam daftar (Ctrl+F)"))
        self.field.setAccessibleName(tr("Cari dalam daftar"))
        self.table.setAccessibleName(self.title.text() or tr("Daftar"))

    def show_lines(self, headings: Sequence[str], lines: Sequence[Line]) -> None:
        """The lines, the first marked."""
        self.model.show_lines(headings, lines)
        header = self.table.horizontalHeader()
        for at in range(len(headings)):
            grows = at in self._wide
            header.setSectionResizeMode(
                at, QHeaderView.ResizeMode.Stretch if grows else QHeaderView.ResizeMode.Interactive
            )
            if not grows:
                self.table.setColumnWidth(at, px(self._widths[at] if at < len(self._widths) else USUAL))
        self._search(self.field.text())

    @property
    def key(self) -> str:
        """Of the line in front; "" for none."""
        at = self._found.mapToSource(self.table.currentIndex()).row()
        return self.model.lines[at].key if 0 <= at < len(self.model.lines) else ""

    def _search(self, typed: str) -> None:
        self._found.setFilterFixedString(typed.strip())
        self.table.selectRow(0)
        self.told.setText(tr("{n} baris", self._found.rowCount()))

    def focus_first(self) -> None:
        self.table.setFocus()
