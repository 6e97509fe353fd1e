"""Choosing a family of the prelist to begin with: by name, NIK, No KK or address; Enter begins, or opens what is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.page import Page
from desktop.ui.pieces import below, button, column_of, frame, put_in, words
from desktop.ui.row_button import RowButton
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.beginnings import Choosable

PAUSE_MS = 120  # of quiet before it is searched
SHOWN = 40
Search = Callable[[str, Callable[[Sequence["Choosable"]], None]], None]


class FamiliesPage(Page):
    """`search(text, show)` finds. `chosen(family)`, `opened(record id)`, `printed` (a visit list), `left`."""

    chosen = Signal(object)  # Family
    opened = Signal(str)
    printed = Signal()
    left = Signal()

    def __init__(self, form_title: str, search: Search) -> None:
        super().__init__()
        self._form, self._search = form_title, search
        self.field = QLineEdit()
        put_in(self.field, "search")
        self.field.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.field.textChanged.connect(self._typed)
        self._list, self._nothing = QVBoxLayout(), words(look="label")
        self._found: list[RowButton] = []
        self._shown_for: str | None = None  # the words the rows are the answer to
        self._begins = False  # Enter came before them
        self._list.setSpacing(0)
        card = frame("card", self._list, margins=(4, 4, 4, 4))
        self.put(column_of(below(self.field, 4, card, self._nothing, None, gap=8), width=840))
        self.back, self.paper = button("quiet", "chevron-left"), button("", "printer")
        self.back.clicked.connect(self.left)
        self.paper.clicked.connect(self.printed)
        self.put_foot(self.back, self.paper).clicked.connect(self._begin)
        QShortcut(QKeySequence("Ctrl+P"), self, self.printed.emit)
        QShortcut(QKeySequence("Escape"), self, self.left.emit)
        self.say_words()
        self._ask()

    def say_words(self) -> None:
        self.title.setText(tr("Mulai dari prelist"))
        self.say_subtitle(tr("{form}: cari keluarga, isian mulai dengan yang sudah diketahui.", form=self._form))
        self.field.setPlaceholderText(tr("Nama, NIK, No KK, atau alamat"))
        self.field.setAccessibleName(tr("Cari keluarga"))
        self._nothing.setText(tr("Tidak ada keluarga seperti itu di prelist. Isi formulir tanpa prelist."))
        self.back.setText(tr("Kembali (Esc)"))
        self.paper.setText(tr("Cetak daftar kunjungan (Ctrl+P)"))
        if self.primary is not None:
            self.primary.setText(tr("Mulai mengisi"))

    def focus_first(self) -> None:
        self.field.setFocus()

    def show_families(self, found: Sequence[Choosable]) -> None:
        """The families found, the first of them what Enter begins with."""
        for row in self._found:
            self._list.removeWidget(row)
            row.deleteLater()
        self._found = [self._row(one) for one in found[:SHOWN]]
        for row in self._found:
            self._list.addWidget(row)
        self._nothing.setVisible(not found)
        if self.primary is not None:
            self.primary.setEnabled(bool(found))

    def _row(self, one: Choosable) -> RowButton:
        state = tr("sudah didata; Enter membukanya") if one.record_id else whose(one)
        row = RowButton("users", "right" if one.record_id else "act", one.family.label, one.family.people, state)
        if one.record_id:
            row.clicked.connect(lambda: self.opened.emit(one.record_id))
        else:
            row.clicked.connect(lambda: self.chosen.emit(one.family))
        row.installEventFilter(self)
        return row

    def _typed(self) -> None:
        self._begins = False
        self._pause.start()

    def _ask(self) -> None:
        typed = self.field.text()

        def show(found: Sequence[Choosable]) -> None:
            if typed == self.field.text():
                self._shown_for = typed
                self.show_families(found)
                if self._begins:
                    self._begin()

        self._search(typed, show)

    def _begin(self) -> None:
        """The family one is at, else the first; never one of an earlier search: Enter waits for its answer."""
        self._begins = self._shown_for != self.field.text()
        if self._begins:
            self._pause.stop()
            self._ask()
        elif self._found:
            next((row for row in self._found if row.hasFocus()), self._found[0]).click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                stops: list[QWidget] = [self.field, *self._found]
                at = stops.index(watched) if isinstance(watched, QWidget) and watched in stops else 0
                to = at + (1 if event.key() == Qt.Key.Key_Down else -1)
                stops[max(0, min(len(stops) - 1, to))].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._begin()
                return True
        return super().eventFilter(watched, event)


def whose(one: Choosable) -> str:
    """Whose task a row is, where the prelist says so."""
    worker = one.family.values.get("petugas", "")
    return tr("tugas Anda") if one.mine else tr("tugas {name}", name=worker) if worker else ""
