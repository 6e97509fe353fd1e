"""The supervisor's work list: what waits, went back, is on hold or gone; by village, enumerator, form and finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
)

from desktop.roles.looking import LEFT
from desktop.store.stages import Stage
from desktop.ui.formats import number, short_place
from desktop.ui.models.painting import dress_records
from desktop.ui.models.records import Fetch, RecordsModel
from desktop.ui.page import Page
from desktop.ui.pages.review_findings import kind_said
from desktop.ui.pieces import EmptyPlace, OneLine, below, beside, button, put_in, words
from desktop.ui.theme import px
from desktop.ui.translations import mark, tr
from desktop.ui.values import Column

if TYPE_CHECKING:
    from desktop.forms.library import InstalledForm
    from desktop.roles.values import Filters
    from desktop.store.records_table import RecordRow, Wish

SEARCH_PAUSE = 150  # ms of quiet before a search is asked

CHIPS: Mapping[str, tuple[str, frozenset[Stage]]] = {
    "waiting": (mark("Menunggu diperiksa"), frozenset({Stage.HANDED_IN})),
    "later": (mark("Belum diverifikasi"), LEFT),
    "hold": (mark("Disetujui, ditahan"), frozenset({Stage.APPROVED})),
    "returned": (mark("Dikembalikan"), frozenset({Stage.RETURNED})),
    "outbox": (mark("Kotak keluar"), frozenset({Stage.RELEASED, Stage.REFUSED})),
    "sent": (mark("Terkirim"), frozenset({Stage.SENT})),
}


class WorkTable(QTableView):
    """Letters are verdicts here, not a search."""

    approval_asked = Signal()
    assignment_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_A:
            self.approval_asked.emit()
        elif plain and event.key() == Qt.Key.Key_T:
            self.assignment_asked.emit()
        else:
            super().keyPressEvent(event)


class WorkListPage(Page):
    """Asks for pages of rows by the `fetch` it is given; tells what was opened, approved, taken back, handed on."""

    opened = Signal(str)  # record id
    first_asked = Signal()  # the first that waits
    approved = Signal(object)  # tuple of record ids
    taken_back = Signal(object)
    assignment_asked = Signal(object)  # tuple of record ids that went back
    statistics_asked = Signal()
    deputies_asked = Signal()

    def __init__(self, fetch: Fetch, now: Callable[[], datetime]) -> None:
        super().__init__()
        columns = (Column.STAGE, Column.TITLE, Column.VILLAGE, Column.AUTHOR, Column.FORM, Column.CHANGED)
        self.model = RecordsModel(fetch, now, columns, self)
        self.table, self.search = WorkTable(), QLineEdit()
        self.village, self.author, self.form, self.finding = (QComboBox() for _ in range(4))
        self.chips: dict[str, QPushButton] = {}
        self.count, self._hint = OneLine("hint"), words(look="hint", wraps=False)
        self._total = 0
        self.statistics, self.deputies = button("", "table"), button("quiet", "users")
        self.empty = EmptyPlace("clipboard-check")
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE)
        self._held: tuple[str, ...] = ()  # what was approved last, to be taken back
        self._kept: tuple[str, tuple[str, ...]] = ("", ())  # the current row and the marked ones, while read again
        self._dress_table()
        self._arrange()
        self._wire()
        self.say_words()

    # -- building

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        widths = {Column.STAGE: 184, Column.VILLAGE: 180, Column.AUTHOR: 130, Column.FORM: 150, Column.CHANGED: 120}
        dress_records(table, self.model.columns, widths)

    def _arrange(self) -> None:
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(px(292))
        put_in(self.search, "search")
        self.beside_title.addWidget(self.deputies)
        self.beside_title.addWidget(self.statistics)
        self.beside_title.addWidget(self.search)
        group = QButtonGroup(self)
        for key in CHIPS:
            chip = button("chip")
            chip.setCheckable(True)
            group.addButton(chip)
            self.chips[key] = chip
        self.chips["waiting"].setChecked(True)
        for one in self._combos():
            one.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            one.setMinimumContentsLength(17)
        bar = beside(*self.chips.values(), None, self.count, gap=6)
        filters = beside(*self._combos(), None, gap=6)
        for page in (self.table, self.empty):
            self._stack.addWidget(page)
        above, listed = below(bar, filters, gap=8), below(self._stack)
        above.setContentsMargins(px(28), 0, px(28), 0)
        listed.setContentsMargins(px(20), 0, px(20), 0)  # its cells have 8 more: all letters begin on one line
        rows = below(above, listed, gap=8)
        rows.setStretch(1, 1)
        self.put(rows)
        self.put_foot(self._hint, icon_name="clipboard-check")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title keeps its room: the stage goes, which the chip above tells, and the form, which a filter can."""
        super().resizeEvent(event)
        columns, wide = self.model.columns, event.size().width()
        self.table.setColumnHidden(columns.index(Column.FORM), wide < px(1034))
        self.table.setColumnHidden(columns.index(Column.STAGE), wide < px(934))

    def _combos(self) -> tuple[QComboBox, ...]:
        return self.village, self.author, self.form, self.finding

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self.focus_first)
        self._pause.timeout.connect(self._ask)
        for one in self._combos():
            one.currentIndexChanged.connect(lambda _at: self._ask())
        for chip in self.chips.values():
            chip.clicked.connect(self._ask)
        self.table.activated.connect(lambda index: self._open(index.row()))
        self.table.approval_asked.connect(self.approve)
        self.table.assignment_asked.connect(lambda: self.assignment_asked.emit(self.marked(Stage.RETURNED)))
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._say_hint())
        self.model.answered.connect(self._counted)
        self.model.modelAboutToBeReset.connect(self._keep_marks)
        self.statistics.clicked.connect(self.statistics_asked)
        self.deputies.clicked.connect(self.deputies_asked)
        if self.primary is not None:
            self.primary.clicked.connect(self.first_asked)
        for keys, call in (("Ctrl+F", self._to_search), ("Ctrl+Z", self.take_back)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    # -- words

    def say_words(self) -> None:
        self.title.setText(tr("Pemeriksaan"))
        self.search.setPlaceholderText(tr("Cari nama, desa, atau NIK (Ctrl+F)"))
        self.search.setAccessibleName(tr("Cari isian"))
        self.statistics.setText(tr("Statistik petugas"))
        self.deputies.setText(tr("Wakil…"))
        self.deputies.setToolTip(tr("Siapa yang boleh melepas isian yang Anda setujui selagi Anda pergi"))
        self.table.setAccessibleName(tr("Daftar pemeriksaan"))
        for key, (said, _) in CHIPS.items():
            self.chips[key].setText(tr(said))
        named = (tr("Semua desa"), tr("Semua petugas"), tr("Semua formulir"), tr("Semua temuan"))
        for one, said in zip(self._combos(), named, strict=True):
            one.setAccessibleName(said)
            if one.count():
                one.setItemText(0, said)
        if self.finding.count() > 1:
            self.finding.setItemText(1, tr("Ada temuan"))
        self._say_count()
        if self.primary is not None:
            self.primary.setText(tr("Periksa berikutnya"))
        self._say_empty()
        self._say_hint()

    def _say_empty(self) -> None:
        said = tr("Isian yang diajukan petugas, juga lewat stik, menunggu di sini sampai Anda memutuskan.")
        if self.chips["later"].isChecked():
            said = tr("Laporan mendesak yang dikirim lebih dulu menunggu di sini sampai Anda memverifikasinya.")
        self.empty.say(tr("Tidak ada isian di sini"), said)

    def _say_hint(self) -> None:
        marked = len(self.table.selectionModel().selectedRows())
        keys = tr("Enter buka · A setujui yang ditandai · Shift+↓, Ctrl+A menandai · T serahkan ke petugas lain")
        self._hint.setText(tr("{n} ditandai", marked) + " · " + keys if marked > 1 else keys)

    # -- in

    def show_values(self, forms: Sequence[InstalledForm], filters: Filters) -> None:
        """What the list can be filtered by, as it is now; what was chosen stays."""
        _fill(self.village, tr("Semua desa"), [(short_place(name) or code, code) for code, name, _ in filters.villages])
        _fill(self.author, tr("Semua petugas"), [(name, author) for author, name, _ in filters.authors])
        newest = {form.form_id: form.title for form in forms}
        _fill(self.form, tr("Semua formulir"), [(title, form_id) for form_id, title in newest.items()])
        self.show_filters(filters)
        self._ask()

    def show_filters(self, filters: Filters) -> None:
        """The findings were counted: their kinds, and the marks in the rows."""
        kinds = [(f"{kind_said(kind)} ({number(n)})", kind) for kind, n in filters.kinds]
        _fill(self.finding, tr("Semua temuan"), [(tr("Ada temuan"), "any"), *kinds])
        self.read_again()

    def read_again(self) -> None:
        """Something was touched."""
        self.model.read_again()

    def wanted(self) -> Wish:
        chip = next((key for key, chip in self.chips.items() if chip.isChecked()), "waiting")
        return replace(
            self.model.wanted,
            stages=CHIPS[chip][1],
            region_code=str(self.village.currentData() or ""),
            author=str(self.author.currentData() or ""),
            form_id=str(self.form.currentData() or ""),
            finding=str(self.finding.currentData() or ""),
            unverified=chip == "later",
            text=self.search.text().strip(),
            descending=chip in ("sent", "outbox"),
        )

    def marked(self, stage: Stage | None = None) -> tuple[str, ...]:
        """The ids of the marked rows, of one stage if asked."""
        return tuple(row.id for row in self.model.at_hand(self._marked_rows()) if stage in (None, row.stage))

    def _marked_rows(self) -> list[int]:
        return [index.row() for index in self.table.selectionModel().selectedRows()]

    def approve(self) -> None:
        """Everything that is marked and waits, or was sent first and is looked at now; also what was marked without
        being scrolled to (Ctrl+A)."""

        def decide(rows: tuple[RecordRow, ...]) -> None:
            if not rows:
                self.read_again()
            waiting = tuple(row.id for row in rows if row.stage is Stage.HANDED_IN or row.unverified)
            if waiting:
                self.approved.emit(waiting)

        self.model.rows_at(self._marked_rows(), decide)

    def take_back(self) -> None:
        """What was approved last, while it is on hold."""
        held, self._held = self._held, ()
        if held:
            self.taken_back.emit(held)

    def show_approved(self, done: tuple[str, ...], left: int) -> None:
        """They are on hold; Ctrl+Z takes them back."""
        self._held = done
        said = tr("{n} isian disetujui dan ditahan sebentar. Ctrl+Z membatalkan.", len(done)) if done else ""
        more = tr("{n} dilewati: isian Anda sendiri diperiksa orang lain.", left) if left else ""
        self.notice.say_sentence(" ".join(filter(None, (said, more))), "right" if done else "warn")

    def show_taken_back(self, done: int, left: int) -> None:
        """They wait as before; what was released in the meantime is on its way."""
        said = tr("Persetujuan dibatalkan.") if done else ""
        more = tr("{n} sudah dilepas dan tidak dapat dibatalkan lagi.", left) if left else ""
        self.notice.say_sentence(" ".join(filter(None, (said, more))), "warn" if left else "right")

    def focus_first(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            if not self.table.selectionModel().hasSelection():  # the focus alone marks nothing, and A would be idle
                self.table.selectRow(max(self.table.currentIndex().row(), 0))
        else:
            self.setFocus()

    # -- inside

    def _ask(self) -> None:
        self._pause.stop()
        self._say_empty()
        self.model.ask(self.wanted())

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _keep_marks(self) -> None:
        """Somebody marks while findings are counted: what is read again keeps the marks."""
        at = self.table.currentIndex()
        row = next(iter(self.model.at_hand([at.row()] if at.isValid() else [])), None)
        if row is not None:
            self._kept = (row.id, self.marked())

    def _mark_again(self) -> None:
        (current, marked), self._kept = self._kept, ("", ())
        selection = self.table.selectionModel()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        places = self.model.places()
        if current in places:
            selection.setCurrentIndex(self.model.index(places[current], 0), selection.SelectionFlag.NoUpdate)
        again = QItemSelection()
        for place in (places[one] for one in marked if one in places):
            again.select(self.model.index(place, 0), self.model.index(place, 0))
        selection.select(again, flags)

    def _counted(self, total: int) -> None:
        had_focus = self.table.hasFocus() or self.hasFocus()
        self._mark_again()
        self._stack.setCurrentWidget(self.table if total else self.empty)
        self._total = total
        self._say_count()
        if had_focus:
            self.focus_first()

    def _say_count(self) -> None:
        total = self._total
        self.count.setText(tr("{count} isian", total, count=number(total)) if total else "")

    def _open(self, at: int) -> None:
        row = self.model.record(at)
        if row is not None:
            self.opened.emit(row.id)


def _fill(combo: QComboBox, everything: str, rows: Sequence[tuple[str, str]]) -> None:
    chosen = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    combo.addItem(everything, "")
    for said, value in rows:
        combo.addItem(said, value)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    combo.blockSignals(False)
