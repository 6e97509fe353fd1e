"""A roster as a table: a row an instance, a column a question; every cell is the node itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.frozen import frozen
from desktop.ui.models.outline_sections import instance_title
from desktop.ui.questions.cells import cell_words, choice_words, fits_cell
from desktop.ui.questions.wording import plain
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

Index = QModelIndex | QPersistentModelIndex
NODE = int(Qt.ItemDataRole.UserRole)
REFUSED = NODE + 1  # (what was typed, why it means nothing to the question)
MOST_SUMS = 10  # answers that are told also where nobody gave them: what the codes are
CENTRE = Qt.AlignmentFlag.AlignCenter


@frozen
class Column:
    """One question of the roster: its place in an instance, its label, its name."""

    path: str  # below the instance: "orang/nik"
    label: str
    name: str
    of_row: bool = False  # its label says whose row it is


class RosterRows(QAbstractTableModel):
    """`show_repeat(node)`, then `refresh` when something moved. Cells read the nodes as they are."""

    def __init__(self, meaning_of: Callable[[Node], str], parent: QObject) -> None:
        super().__init__(parent)
        self._meaning_of = meaning_of
        self.repeat: Node | None = None
        self.columns: list[Column] = []
        self._rows: list[Node] = []
        self._cells: dict[int, dict[str, Node]] = {}
        self._refused: dict[tuple[int, str], tuple[str, str]] = {}

    def show_repeat(self, repeat: Node) -> None:
        """Another roster, or the same whose rows came, went or moved."""
        self.beginResetModel()
        self.repeat, self._rows = repeat, list(repeat.children)
        known = {row.key for row in self._rows}
        self._cells = {key: cells for key, cells in self._cells.items() if key in known}
        self._refused = {at: said for at, said in self._refused.items() if at[0] in known}
        if self._rows:
            cells = self._cells_of(self._rows[0])
            self.columns = [self._column(path, node) for path, node in cells.items()]
        self.endResetModel()

    def _column(self, path: str, node: Node) -> Column:
        """A label that is another in the next row ("3. Rusdi (RT 02)") says whose row it is: it heads the row."""
        name = path.rpartition("/")[2]
        other = self._cells_of(self._rows[1]).get(path) if len(self._rows) > 1 else None
        said = plain(node.label)
        of_row = other is not None and plain(other.label) != said
        return Column(path, name.replace("_", " ").capitalize() if of_row else said, name, of_row)

    def refresh(self) -> None:
        """Answers moved: what is on the screen is read again."""
        if [row.key for row in self._rows] != [row.key for row in (self.repeat.children if self.repeat else ())]:
            if self.repeat is not None:
                self.show_repeat(self.repeat)
        elif self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, max(len(self.columns) - 1, 0)))

    def tally(self) -> tuple[int, list[tuple[str, int]]]:
        """Of the first question with one choice: how many rows have an answer, and each answer with how often."""
        cells = self._cells_of(self._rows[0]) if self._rows else {}
        first = next((node for node in cells.values() if node.control == "select1"), None)
        if first is None:
            return 0, []
        path = next(path for path, node in cells.items() if node is first)
        counted = Counter(node.value for row in self._rows if (node := self._cells_of(row).get(path)) is not None)
        shown = [choice for choice in first.choices if counted[choice.value] or len(first.choices) <= MOST_SUMS]
        said = [(choice_words(first, choice.value), counted[choice.value]) for choice in shown]
        return sum(often for _, often in said), said

    def node(self, row: int, column: int) -> Node | None:
        """The question of a cell."""
        if not (0 <= row < len(self._rows) and 0 <= column < len(self.columns)):
            return None
        return self._cells_of(self._rows[row]).get(self.columns[column].path)

    def instance(self, row: int) -> Node | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_names(self) -> list[str]:
        """What each row is called: its number and its name."""
        return [str(self.headerData(row, Qt.Orientation.Vertical)) for row in range(len(self._rows))]

    def place_of(self, node: Node) -> tuple[int, int] | None:
        """The cell of a question."""
        for row, instance in enumerate(self._rows):
            for path, found in self._cells_of(instance).items():
                if found is node:
                    return row, next(at for at, column in enumerate(self.columns) if column.path == path)
        return None

    def refuse(self, row: int, column: int, typed: str, why: str) -> None:
        """Keep what was typed where the question cannot take it; "" takes the mark away."""
        at = (self._rows[row].key, self.columns[column].path)
        if why:
            self._refused[at] = (typed, why)
        else:
            self._refused.pop(at, None)
        self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def refused_at(self, row: int, column: int) -> tuple[str, str] | None:
        """What was typed in a cell and could not be taken, and why."""
        if not self._refused or not (0 <= row < len(self._rows) and 0 <= column < len(self.columns)):
            return None
        return self._refused.get((self._rows[row].key, self.columns[column].path))

    def open_cell(self, row: int, column: int) -> bool:
        """A person can answer there now."""
        node = self.node(row, column)
        return node is not None and node.relevant and fits_cell(node)

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        node = self.node(row, column)
        return cell_words(node, self._meaning_of(node)) if node is not None and node.relevant else ""

    def message(self, row: int, column: int) -> str:
        """What is wrong with a cell, in words."""
        node = self.node(row, column)
        refused = self.data(self.index(row, column), REFUSED)
        if refused is not None:
            return tr("“{typed}” {why}.", typed=refused[0], why=refused[1])
        if node is None or node.violation is None:
            return ""
        return str(node.message) or (
            tr("Wajib diisi.") if node.violation == "required" else tr("Jawaban ini tidak diterima formulir.")
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole and section < len(self._rows):
                return self._row_name(section)
            return int(Qt.AlignmentFlag.AlignVCenter) if role == Qt.ItemDataRole.TextAlignmentRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and section < len(self.columns):
            return self.columns[section].label or self.columns[section].name
        return None

    def _row_name(self, row: int) -> str:
        first = self.columns[0] if self.columns else None
        if first is not None and first.of_row:
            said = plain(self._cells_of(self._rows[row])[first.path].label)
            return said if said.startswith(f"{row + 1}") else f"{row + 1}. {said}"
        name = instance_title(self._rows[row])
        return f"{row + 1}. {name}" if name else f"{row + 1}."

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == NODE:
            return self.node(row, column)
        if role == REFUSED:
            return self.refused_at(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.message(row, column) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.headerData(column, Qt.Orientation.Horizontal)
            return ", ".join(part for part in (head, self.words(row, column), self.message(row, column)) if part)
        return None

    def _cells_of(self, instance: Node) -> dict[str, Node]:
        cells = self._cells.get(instance.key)
        if cells is None:
            cells = self._cells[instance.key] = dict(_questions(instance, ""))
        return cells


def _questions(container: Node, above: str) -> Iterator[tuple[str, Node]]:
    for child in container.children:
        name = child.ref.rpartition("/")[2]
        if child.kind == "question" and fits_once(child):
            yield above + name, child
        elif child.kind == "group":
            yield from _questions(child, f"{above}{name}/")


def fits_once(node: Node) -> bool:
    """A column is made for what a cell can answer, also where it is not asked or read-only just now."""
    return (
        node.control in ("select1", "select")
        or (node.control == "input" and not node.readonly and "multiline" not in node.appearance)
    ) and "label" not in node.appearance
