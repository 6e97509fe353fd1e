"""Choosing a form to fill (Ctrl+N): type to narrow down, Enter to begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.formats import date
from desktop.ui.page import Page
from desktop.ui.pieces import EmptyPlace, below, column_of, frame, put_in, words
from desktop.ui.row_button import RowButton
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.forms.library import InstalledForm


class NewFormPage(Page):
    """`show_values(forms)`; `form_chosen(key)`, `forms_asked` (fetch them), `left`."""

    form_chosen = Signal(int)  # form key
    forms_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._forms: tuple[InstalledForm, ...] = ()
        self._known = False  # whether the forms have been read yet
        self.search = QLineEdit()
        put_in(self.search, "search")
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.search.installEventFilter(self)
        self.empty, self._stack = EmptyPlace("file-text"), QStackedWidget()
        self.empty.pressed.connect(self.forms_asked)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._lines: list[tuple[InstalledForm, RowButton]] = []
        self._nothing = words(look="label")
        inner = below(self.search, 4, frame("card", self._list, margins=(4, 4, 4, 4)), self._nothing, None, gap=8)
        self._stack.addWidget(column_of(inner))
        self._stack.addWidget(self.empty)
        self.put(self._stack)
        begin = self.put_foot()
        begin.clicked.connect(self._begin)
        self.say_words()

    def say_words(self) -> None:
        self.title.setText(tr("Isi formulir"))
        self.say_subtitle(tr("Pilih formulir. Isian tersimpan di laptop ini sejak huruf pertama."))
        self.search.setPlaceholderText(tr("Ketik sebagian nama formulir"))
        self.search.setAccessibleName(tr("Cari formulir"))
        self._nothing.setText(tr("Tidak ada formulir dengan nama itu."))
        if self.primary is not None:
            self.primary.setText(tr("Mulai mengisi"))
        self.empty.say(
            tr("Belum ada formulir"),
            tr("Formulir dari Dinas akan ada di sini setelah diambil dari server. Sesudah itu tidak perlu internet."),
            tr("Ambil formulir"),
        )
        if self._known:
            self.show_values(self._forms)

    def show_values(self, forms: Sequence[InstalledForm]) -> None:
        within = self.isAncestorOf(QApplication.focusWidget() or self)
        self._forms, self._known = tuple(forms), True
        for _, row in self._lines:
            self._list.removeWidget(row)
            row.deleteLater()
        self._lines = []
        for form in self._forms:
            row = RowButton(*_said(form))
            row.setEnabled(form.usable)
            row.clicked.connect(lambda _checked=False, f=form: self.form_chosen.emit(f.key))
            row.installEventFilter(self)
            self._list.addWidget(row)
            self._lines.append((form, row))
        self._stack.setCurrentIndex(0 if self._forms else 1)
        self._narrow()
        if within and not self.search.hasFocus():
            (self.search if self._forms else self.empty.button).setFocus()

    def focus_first(self) -> None:
        self.search.clear()
        (self.empty.button if self._known and not self._forms else self.search).setFocus()

    def _narrow(self) -> None:
        typed = self.search.text().casefold().split()
        for form, row in self._lines:
            row.setVisible(all(word in form.title.casefold() for word in typed))
        any_left = bool(self._visible())
        self._nothing.setVisible(bool(self._forms) and not any_left)
        if self.primary is not None:
            self.primary.setEnabled(any_left)
            self.primary.setVisible(bool(self._forms))

    def _visible(self) -> list[tuple[InstalledForm, RowButton]]:
        return [(form, row) for form, row in self._lines if not row.isHidden() and form.usable]

    def found(self) -> bool:
        """There is a form that Enter would begin."""
        return bool(self._visible())

    def _begin(self) -> None:
        """The row with the focus, else the first that is left."""
        rows = self._visible()
        if rows:
            form, _ = next((pair for pair in rows if pair[1].hasFocus()), rows[0])
            self.form_chosen.emit(form.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(watched, 1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._begin()
                return True
            if key == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _move(self, watched: QObject, by: int) -> None:
        stops: list[QWidget] = [self.search, *(row for _, row in self._visible())]
        at = next((i for i, stop in enumerate(stops) if stop is watched), 0)
        stops[max(0, min(len(stops) - 1, at + by))].setFocus(Qt.FocusReason.TabFocusReason)


def _said(form: InstalledForm) -> tuple[str, str, str, str, str]:
    belongs = tr("Mendesak: dikirim lebih dulu") if form.policy.urgent else ""
    if not form.usable:
        belongs = tr("Belum lengkap: {names}", names=", ".join(form.missing))
    when = tr("diambil {date}", date=date(form.installed))
    return (
        "siren" if form.policy.urgent else "file-text",
        "urgent" if form.policy.urgent else "act",
        form.title,
        belongs,
        when,
    )
