"""The model behind a record that is read: findings first, then its lines, each with the remarks made on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from desktop.frozen import frozen

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


@frozen
class Row:
    """One row as it is painted. `remarks` stand in the margin; `changed` is what was there before."""

    kind: str  # "finding", "heading", "answer", "photo", "file", "point", "warning"
    ref: str
    label: str
    answer: str = ""
    depth: int = 0
    wrong: bool = False
    remarks: tuple[str, ...] = ()
    changed: str = ""
    listed: str = ""  # what the prelist says, where that is other
    other: str = ""  # another record, for a finding
    finding: tuple[str, str, str] = ("", "", "")  # what a settlement names it by
    settled: str = ""  # what was decided, by whom and why


class Document(QAbstractListModel):
    """Rows of one record."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.pictures: dict[str, QImage] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show another record, or the same with other remarks (its pictures stay)."""
        same = [row.ref for row in rows] == [row.ref for row in self.rows]
        if same:
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.pictures = {}
        self.endResetModel()

    def show_picture(self, name: str, image: QImage) -> None:
        """A photo has come."""
        self.pictures[name] = image
        for place, row in enumerate(self.rows):
            if row.kind == "photo" and row.answer == name:
                self.dataChanged.emit(self.index(place), self.index(place))
        self.layoutChanged.emit()

    def place_of(self, ref: str) -> int:
        """The row of a question (not of a finding about it); -1 if it is not shown."""
        return next((i for i, row in enumerate(self.rows) if row.ref == ref and row.kind != "finding"), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ": ".join(part for part in (row.label, row.answer, *row.remarks) if part)
        return None


def remarks_by_ref(remarks: Sequence[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """(ref, words) pairs gathered by question."""
    found: dict[str, list[str]] = {}
    for ref, words in remarks:
        found.setdefault(ref, []).append(words)
    return {ref: tuple(words) for ref, words in found.items()}
