"""The rows of the records list: a table over a paged question, fit for 100,000 rows; blocks come when looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.store.records_table import Sort, Wish
from desktop.store.stages import Stage
from desktop.ui.formats import age, moment
from desktop.ui.stage_words import stage_said
from desktop.ui.translations import mark, tr
from desktop.ui.values import Column

if TYPE_CHECKING:
    from desktop.store.records_table import Page, RecordRow

BLOCK = 100  # rows asked for at once
KEPT = 40  # blocks kept: 4,000 rows around where one looks

Index = QModelIndex | QPersistentModelIndex
# Puts the question; the answer comes by calling the last argument, at once (tests) or from the store lane (the window).
Fetch = Callable[["Wish", "Callable[[Page], None]"], None]

_HEADS = {
    Column.STAGE: mark("Tahap"),
    Column.TITLE: mark("Judul"),
    Column.FORM: mark("Formulir"),
    Column.VILLAGE: mark("Desa/kelurahan"),
    Column.CHANGED: mark("Diubah"),
    Column.AUTHOR: mark("Petugas"),
}
SORTS = {Column.TITLE: Sort.TITLE, Column.VILLAGE: Sort.REGION, Column.CHANGED: Sort.CHANGED}
ROW = Qt.ItemDataRole.UserRole  # the RecordRow itself, for delegates
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class RecordsModel(QAbstractTableModel):
    """`ask(wanted)` puts a question; what stood there stays until the answer is in, so that nothing flickers."""

    answered = Signal(int)  # how many there are

    def __init__(
        self,
        fetch: Fetch,
        now: Callable[[], datetime],
        columns: tuple[Column, ...] = (Column.STAGE, Column.TITLE, Column.FORM, Column.VILLAGE, Column.CHANGED),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.wanted = Wish()
        self._fetch, self._now = fetch, now
        self._total = 0
        self._asked = 0  # the number of the question in force; answers to older ones are dropped
        self._blocks: OrderedDict[int, tuple[RecordRow, ...]] = OrderedDict()
        self._coming: set[int] = set()

    def ask(self, wanted: Wish) -> None:
        """Another filter, search or order."""
        self.wanted = wanted
        self._put_question()

    def read_again(self) -> None:
        """Something was touched: the same question again."""
        self._put_question()

    def record(self, row: int) -> RecordRow | None:
        """The row, or None while its block is on its way (it is then asked for)."""
        block = self._blocks.get(row // BLOCK)
        if block is None:
            self._fetch_block(row // BLOCK)
            block = self._blocks.get(row // BLOCK)  # a fetch that answers at once
        if block is None or row % BLOCK >= len(block):
            return None
        return block[row % BLOCK]

    def row_of(self, record_id: str) -> int | None:
        """Where a record stands, among the rows at hand."""
        return self.places().get(record_id)

    def places(self) -> dict[str, int]:
        """Where each of the rows at hand stands."""
        return {row.id: number * BLOCK + at for number, block in self._blocks.items() for at, row in enumerate(block)}

    def at_hand(self, rows: Iterable[int]) -> tuple[RecordRow, ...]:
        """Those of these rows that need not be asked for."""
        found = (self._blocks.get(row // BLOCK, ())[row % BLOCK : row % BLOCK + 1] for row in rows)
        return tuple(one[0] for one in found if one)

    def rows_at(self, rows: Sequence[int], done: Callable[[tuple[RecordRow, ...]], None]) -> None:
        """All of them, also those that nobody has scrolled to: then they are asked for, at once. None where the list
        has moved meanwhile (a package came in): a row would be another record than the one that was marked."""
        here = self.at_hand(rows)
        if len(here) == len(rows):
            done(here)
            return

        def came(page: Page) -> None:
            stands = {row.id: at for at, row in enumerate(page.rows)}
            moved = any(at < len(page.rows) and stands.get(one) != at for one, at in before.items())
            done(() if moved else tuple(page.rows[row] for row in rows if row < len(page.rows)))

        before = self.places()
        whole = replace(self.wanted, offset=0, limit=max(rows) + 1, total=self._total)
        self._fetch(whole, came)

    def _put_question(self) -> None:
        self._asked += 1
        question = self._asked
        self._fetch(replace(self.wanted, offset=0, limit=BLOCK), lambda page: self._begin_anew(question, page))

    def _begin_anew(self, question: int, page: Page) -> None:
        if question != self._asked:
            return
        self.beginResetModel()
        self._blocks.clear()
        self._coming.clear()
        self._total = page.total
        self._blocks[0] = page.rows
        self.endResetModel()
        self.answered.emit(page.total)

    def _fetch_block(self, number: int) -> None:
        if number in self._coming or number * BLOCK >= self._total:
            return
        self._coming.add(number)
        question = self._asked
        part = replace(self.wanted, offset=number * BLOCK, limit=BLOCK, total=self._total)
        self._fetch(part, lambda page: self._take_block(question, number, page))

    def _take_block(self, question: int, number: int, page: Page) -> None:
        if question != self._asked:
            return
        self._coming.discard(number)
        self._blocks[number] = page.rows
        while len(self._blocks) > KEPT:
            self._blocks.popitem(last=False)
        last = min((number + 1) * BLOCK, self._total) - 1
        self.dataChanged.emit(self.index(number * BLOCK, 0), self.index(last, len(self.columns) - 1))

    # --- Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[self.columns[section]])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (*_SAID, Qt.ItemDataRole.ToolTipRole, ROW):
            return None
        row = self.record(index.row())
        if row is None or role == ROW:
            return row
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            told = {
                Column.CHANGED: moment(row.changed_at),
                Column.VILLAGE: row.region_name,
                Column.TITLE: _pointed(row),
            }
            return told.get(column)
        if column is Column.TITLE and role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((self._said(row, column), *marks(row)))
        return self._said(row, column)

    def _said(self, row: RecordRow, column: Column) -> str:
        if column is Column.STAGE:
            return stage_said(row.stage) + _how_far(row)
        if column is Column.TITLE:
            return row.title or _unnamed(row.stage)
        if column is Column.CHANGED:
            return age(row.changed_at, self._now())
        return {Column.FORM: row.form_title, Column.VILLAGE: row.region_name, Column.AUTHOR: row.author_name}[column]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        by = SORTS.get(self.columns[column]) if 0 <= column < len(self.columns) else None
        if by is not None:
            self.ask(replace(self.wanted, sort=by, descending=order == Qt.SortOrder.DescendingOrder))


def marks(row: RecordRow, *, outside: bool = False) -> list[str]:
    """What stands behind a title and wants a look, the most pressing first; `outside`: known of it elsewhere."""
    return [
        *([tr("di luar wilayah Anda")] if outside or row.outside else []),
        *([tr("belum diverifikasi")] if row.unverified else []),
        *([tr("{n} temuan", row.found)] if row.found else []),
        *([tr("{n} catatan", row.open_remarks)] if row.open_remarks else []),
    ]


def _pointed(row: RecordRow) -> str:
    """What a narrow list has no room for."""
    outside = tr("Di luar wilayah Anda: keluarga ini tidak ada lagi di daftar dari server.") if row.outside else ""
    return "\n".join(filter(None, (" · ".join(marks(row)), outside)))


def _how_far(row: RecordRow) -> str:
    """A draft tells how much of what is asked is answered."""
    return f" · {100 * row.answered // row.asked} %" if row.stage is Stage.DRAFT and row.asked else ""


def _unnamed(stage: Stage) -> str:
    """Sent and without a name: let go of after its days; its receipts are still here."""
    return tr("Isi sudah dihapus, bukti terima ada") if stage is Stage.SENT else tr("Belum bernama")
