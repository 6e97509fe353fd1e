"""Lists as node-sets: rows of a big table that become nodes only when asked for, and an index over any list.

`instance('desa')/root/item[kec = X]` must be a look-up, never a scan: a `TableNode` asks its table, and a list that
is a tree is indexed by the column asked for, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from .tree import Element, Node


class ListTable(Protocol):
    """A big list behind a small face; rows are texts in the order of `columns`."""

    version: str
    columns: tuple[str, ...]

    def rows_where(self, column: str, value: str) -> Sequence[tuple[str, ...]]:
        """The rows where a column equals a text, in the order of the list."""

    def rows(self) -> Iterator[tuple[str, ...]]:
        """All rows."""


class RowNode(Element):
    """One row: an `item` whose children are its cells, made when asked for."""

    __slots__ = ("cells", "places")

    def __init__(self, cells: tuple[str, ...], places: Mapping[str, int], parent: Element) -> None:
        self.cells = cells
        self.places = places
        self.parent = parent
        self.name = "item"
        self.namespace = ""
        self.prefix = ""
        self.value = ""
        self.attributes = ()
        self.declared = ()

    @property
    def children(self) -> list[Node]:  # type: ignore[override]
        """A fresh node for each cell."""
        return [Element(name, self.cells[place], parent=self) for name, place in self.places.items()]

    def named(self, name: str) -> Sequence[Node]:
        """The cell of a column, if there is one."""
        place = self.places.get(name)
        return () if place is None else (Element(name, self.cells[place], parent=self),)

    def cell(self, name: str) -> str | None:
        """The text of a cell without a node around it."""
        place = self.places.get(name)
        return None if place is None else self.cells[place]


class TableNode(Element):
    """The node of `instance('id')` over a table; its only child is `root`, whose children are the rows."""

    __slots__ = ("_answers", "_root", "_rows", "places", "table")

    def __init__(self, table: ListTable, instance_id: str = "") -> None:
        super().__init__("instance")
        self.table = table
        self.places = {name: place for place, name in enumerate(table.columns)}
        self._rows: list[Node] | None = None
        self._root = _TableRoot(self)
        self._answers: dict[tuple[str, str], list[Node]] = {}
        self.set_attribute("id", instance_id)

    @property
    def children(self) -> list[Node]:
        """The root element of the list."""
        return [self._root]

    @children.setter
    def children(self, _: list[Node]) -> None:
        """A table's children are its rows, whatever Element's constructor sets."""

    def rows(self) -> list[Node]:
        """All rows as nodes. Kept: who asks for all once asks again."""
        if self._rows is None:
            self._rows = [RowNode(cells, self.places, self._root) for cells in self.table.rows()]
        return self._rows

    def where(self, column: str, value: str) -> list[Node]:
        """The rows where a column equals a text, by the table's index. The last few answers are kept."""
        if column not in self.places:
            return []
        found = self._answers.get((column, value))
        if found is None:
            if len(self._answers) >= 32:
                self._answers.clear()
            found = [RowNode(cells, self.places, self._root) for cells in self.table.rows_where(column, value)]
            self._answers[(column, value)] = found
        return found


class _TableRoot(Element):
    """The `root` element above the rows of a table."""

    __slots__ = ("table",)

    def __init__(self, table: TableNode) -> None:
        super().__init__("root", parent=table)
        self.table = table

    @property
    def children(self) -> list[Node]:
        """All rows."""
        return self.table.rows()

    @children.setter
    def children(self, _: list[Node]) -> None:
        """See TableNode."""

    def named(self, name: str) -> Sequence[Node]:
        return self.table.rows() if name == "item" else ()


class TreeIndex:
    """Items of a list that is a tree, by the text of their children. Lists do not change while a form is filled."""

    __slots__ = ("_columns", "items")

    def __init__(self, items: Sequence[Node]) -> None:
        self.items = items
        self._columns: dict[str, dict[str, list[Node]]] = {}

    def where(self, column: str, value: str) -> Sequence[Node]:
        """The items with a child of that name and text, in document order."""
        index = self._columns.get(column)
        if index is None:
            index = self._columns[column] = {}
            for item in self.items:
                for text in dict.fromkeys(cell.string() for cell in _cells(item, column)):
                    index.setdefault(text, []).append(item)
        return index.get(value, ())


def _cells(item: Node, column: str) -> Sequence[Node]:
    return item.named(column)
