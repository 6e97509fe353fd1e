"""The list of records: filter by stage and form, search, sort; Enter opens, Delete discards (and can be undone)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
)

from desktop.store.stages import Stage
from desktop.ui.formats import number
from desktop.ui.models.painting import RecordCells, dress_records
from desktop.ui.models.records import SORTS, Fetch, RecordsModel
from desktop.ui.page import Page
from desktop.ui.pieces import EmptyPlace, below, beside, button, put_in, words
from desktop.ui.theme import px
from desktop.ui.translations import mark, tr
from desktop.ui.values import Column

if TYPE_CHECKING:
    from desktop.forms.library import InstalledForm
    from desktop.store.records_table import Wish

SEARCH_PAUSE = 150  # ms of quiet before a search is asked
OPEN = frozenset({Stage.DRAFT, Stage.WITHDRAWN})

# The chips above the list: words, and the stages they let through.
CHIPS: Mapping[str, tuple[str, frozenset[Stage]]] = {
    "all": (mark("Semua"), frozenset(set(Stage) - {Stage.DISCARDED})),
    "open": (mark("Draf"), OPEN),
    "returned": (mark("Dikembalikan"), frozenset({Stage.RETURNED})),
    "to_review": (mark("Diajukan"), frozenset({Stage.HANDED_IN, Stage.APPROVED})),
    "waiting": (mark("Menunggu dikirim"), frozenset({Stage.RELEASED, Stage.REFUSED})),
    "sent": (mark("Terkirim"), frozenset({Stage.SENT})),
    "discarded": (mark("Dibuang"), frozenset({Stage.DISCARDED})),
}


ROOM = {Column.STAGE: (190, 160), Column.VILLAGE: (208, 168)}
"""px at 100 %: with room, and in a narrow window."""


class RecordsPage(Page):
    """Asks for pages of rows by the `fetch` it is given; tells what was opened, discarded, restored."""

    opened = Signal(str)  # record id
    discarded = Signal(str)
    restored = Signal(str)
    printed = Signal(str)
    consent_asked = Signal(str)  # its people take their consent back
    exported = Signal(object)  # Wish: what the list shows
    new_asked = Signal()

    def __init__(self, fetch: Fetch, now: Callable[[], datetime], *, reviews: bool = False) -> None:
        super().__init__()
        columns = (Column.STAGE, Column.TITLE, Column.FORM, Column.VILLAGE, Column.CHANGED)
        self.model = RecordsModel(fetch, now, (*columns, Column.AUTHOR) if reviews else columns, self)
        self.search, self.form, self.table = QLineEdit(), QComboBox(), QTableView()
        self.chips: dict[str, QPushButton] = {}
        self.count = words(look="hint", wraps=False)
        self.empty, self.nothing_found = EmptyPlace("file-text"), EmptyPlace("search")
        self._last_discarded = ""
        self._focus_soon = self._answered = False
        self._wished = ""  # a form to show, once the forms are known
        self._narrow = False  # whether the window leaves little room
        self._kept: str = ""  # the record to stay on when the list is read again
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE)
        self.menu: QMenu | None = None  # while it is there
        self._stack = QStackedWidget()
        self._dress_table()
        self._arrange()
        self._wire()
        self.say_words()

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        widths = {column: wide for column, (wide, _) in ROOM.items()}
        widths |= {Column.FORM: 176, Column.CHANGED: 132, Column.AUTHOR: 120}
        dress_records(table, self.model.columns, widths)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = table.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        self._sorted = (self.model.columns.index(Column.CHANGED), Qt.SortOrder.DescendingOrder)
        head.setSortIndicator(*self._sorted)
        head.sortIndicatorChanged.connect(self._sort)

    def _arrange(self) -> None:
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(px(300))
        put_in(self.search, "search")
        group = QButtonGroup(self)
        for key in CHIPS:
            chip = button("chip")
            chip.setCheckable(True)
            group.addButton(chip)
            self.chips[key] = chip
        self.chips["all"].setChecked(True)
        self.paper, self.export = button("", "printer"), button("", "table")
        self.beside_title.addWidget(self.paper)
        self.beside_title.addWidget(self.export)
        self.beside_title.addWidget(self.form)
        self.beside_title.addWidget(self.search)
        self.form.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.form.setMinimumWidth(px(180))
        bar = beside(*self.chips.values(), None, self.count, gap=6)
        bar.setContentsMargins(px(28), 0, px(28), px(10))
        for page in (self.table, self.empty, self.nothing_found):
            self._stack.addWidget(page)
        listed = below(self._stack)
        listed.setContentsMargins(px(20), 0, px(20), 0)
        rows = below(bar, listed, gap=0)
        rows.setStretch(1, 1)
        self.put(rows)

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._search_done)
        self._pause.timeout.connect(self._ask)
        self.form.currentIndexChanged.connect(lambda _at: self._ask())
        for chip in self.chips.values():
            chip.clicked.connect(self._ask)
        self.table.activated.connect(self._open)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._bring_menu)
        self.model.answered.connect(self._counted)
        self.model.modelAboutToBeReset.connect(self._keep_place)
        self.empty.pressed.connect(self.new_asked)
        self.nothing_found.pressed.connect(self.show_all)
        self.paper.clicked.connect(self._print)
        self.export.clicked.connect(self._export)
        for keys, call in (
            ("Ctrl+P", self._print),
            ("Ctrl+E", self._export),
            ("Ctrl+F", self._to_search),
            ("Delete", self._discard),
            ("Ctrl+Z", self._restore),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title keeps its room: where it gets narrow the form goes, which the filter above can still tell."""
        super().resizeEvent(event)
        columns, narrow = self.model.columns, event.size().width() < px(902)
        self.table.setColumnHidden(columns.index(Column.FORM), narrow)
        if narrow is not self._narrow:
            self._narrow = narrow
            for column, (wide, less) in ROOM.items():
                self.table.setColumnWidth(columns.index(column), px(less if narrow else wide))

    def say_words(self) -> None:
        self.title.setText(tr("Isian"))
        self.search.setPlaceholderText(tr("Cari nama, desa, atau NIK (Ctrl+F)"))
        self.search.setAccessibleName(tr("Cari isian"))
        self.paper.setText(tr("Cetak"))
        self.paper.setToolTip(tr("Cetak isian yang ditandai (Ctrl+P)"))
        self.export.setText(tr("Ekspor"))
        self.export.setToolTip(tr("Daftar ini ke Excel, tanpa draf (Ctrl+E)"))
        self.form.setAccessibleName(tr("Formulir"))
        self.table.setAccessibleName(tr("Isian"))
        for key, (said, _) in CHIPS.items():
            self.chips[key].setText(tr(said))
        if self.form.count():
            self.form.setItemText(0, tr("Semua formulir"))
        self.empty.say(
            tr("Belum ada isian"),
            tr("Setiap keluarga atau kejadian yang Anda data akan ada di sini, tersimpan terkunci di laptop ini."),
            tr("Isi formulir pertama"),
        )
        self.nothing_found.say(
            tr("Tidak ada yang cocok"),
            tr("Tidak ada isian dengan saringan ini. Coba kata yang lebih pendek atau tahap lain."),
            tr("Tampilkan semua"),
        )
        self._say_count(self.model.rowCount())
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.columns) - 1)

    def show_outside(self, record_ids: frozenset[str]) -> None:
        """Records about somebody the person's own list no longer has: marked, and still theirs to finish."""
        cells = self.table.itemDelegate()
        if isinstance(cells, RecordCells) and cells.outside != record_ids:
            cells.outside = record_ids
            self.table.viewport().update()

    def show_values(self, forms: Sequence[InstalledForm] | None = None) -> None:
        """Show the list as it is now; `forms` fills the filter."""
        if forms is not None:
            self._fill_forms(forms)
        self._ask()

    def show_stage(self, key: str) -> None:
        """One of CHIPS, as when the rail's count is pressed."""
        self.chips[key].setChecked(True)
        self._ask()

    def wish_form(self, form_id: str) -> None:
        """Only the records of this form: as soon as the forms are read again."""
        self._wished = form_id

    def show_all(self) -> None:
        """Without any filter."""
        self.search.clear()
        self.form.setCurrentIndex(0)
        self.show_stage("all")

    def read_again(self) -> None:
        """Something was touched."""
        self.model.read_again()

    def wanted(self) -> Wish:
        chip = next((key for key, chip in self.chips.items() if chip.isChecked()), "all")
        return replace(
            self.model.wanted,
            stages=CHIPS[chip][1],
            form_id=str(self.form.currentData() or ""),
            text=self.search.text().strip(),
        )

    def focus_first(self) -> None:
        """To the list; before the first answer is in, as soon as it is."""
        self._focus_soon = not self._answered
        empty = self._stack.currentWidget()
        if self._focus_soon:
            self.setFocus()
            return
        if isinstance(empty, EmptyPlace):
            empty.button.setFocus()
            return
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.selectRow(0)

    def _fill_forms(self, forms: Sequence[InstalledForm]) -> None:
        chosen = self._wished or self.form.currentData()
        self._wished = ""
        self.form.blockSignals(True)
        self.form.clear()
        self.form.addItem(tr("Semua formulir"), "")
        for form in {form.form_id: form for form in forms}.values():
            self.form.addItem(form.title, form.form_id)
        self.form.setCurrentIndex(max(self.form.findData(chosen), 0))
        self.form.blockSignals(False)

    def _ask(self) -> None:
        self._pause.stop()
        self.model.ask(self.wanted())

    def _search_done(self) -> None:
        self._ask()
        self.focus_first()

    def _sort(self, at: int, order: Qt.SortOrder) -> None:
        """Only some columns have an index to sort by; on the others the arrow goes back where it was."""
        if (at, order) == self._sorted:
            return
        if self.model.columns[at] in SORTS:
            self._sorted = (at, order)
            self.model.sort(at, order)
        else:
            self.table.horizontalHeader().setSortIndicator(*self._sorted)

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _keep_place(self) -> None:
        row = self.model.record(self.table.currentIndex().row()) if self.table.currentIndex().isValid() else None
        self._kept = row.id if row else ""

    def _counted(self, total: int) -> None:
        self._answered = True
        filtered = self.search.text() or self.form.currentData() or not self.chips["all"].isChecked()
        empty = self.nothing_found if filtered else self.empty
        had_focus = self.table.hasFocus()
        self._stack.setCurrentWidget(self.table if total else empty)
        self._say_count(total)
        at = self.model.row_of(self._kept) if self._kept else None
        if at is not None:
            self.table.selectRow(at)
        soon = self._focus_soon and self.isVisible() and not self.search.hasFocus()  # not from behind another page
        if had_focus or soon:
            (self.focus_first if total else empty.button.setFocus)()
        self._focus_soon = False

    def _say_count(self, total: int) -> None:
        self.count.setText(tr("{count} isian", total, count=number(total)) if total else "")

    def _current(self) -> str:
        index = self.table.currentIndex()
        row = self.model.record(index.row()) if index.isValid() else None
        return row.id if row else ""

    def _open(self, index: QModelIndex) -> None:
        if row := self.model.record(index.row()):
            self.opened.emit(row.id)

    def _discard(self) -> None:
        index = self.table.currentIndex()
        row = self.model.record(index.row()) if index.isValid() else None
        if row is not None and row.stage in (*OPEN, Stage.RETURNED):
            self._last_discarded = row.id
            self.discarded.emit(row.id)

    def _print(self) -> None:
        if current := self._current():
            self.printed.emit(current)

    def _bring_menu(self, at: QPoint) -> None:
        """What else can be done with the marked record (the menu key, or the right button)."""
        current = self._current()
        if not current:
            return
        menu = self.menu = QMenu(self)
        menu.addAction(tr("Buka")).triggered.connect(lambda: self.opened.emit(current))
        menu.addAction(tr("Cetak…")).triggered.connect(lambda: self.printed.emit(current))
        menu.addAction(tr("Persetujuan ditarik…")).triggered.connect(lambda: self.consent_asked.emit(current))
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _export(self) -> None:
        self.exported.emit(self.wanted())

    def _restore(self) -> None:
        if self._last_discarded:
            self.restored.emit(self._last_discarded)
            self._last_discarded = ""
        self._focus_soon = False

    def sizeHint(self) -> QSize:
        return QSize(px(1100), px(640))
