"""Choosing a form to fill (Ctrl+N): type to narrow down, Enter to begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import formats
from desktop.ui.page import Page
from desktop.ui.pieces import EmptyPlace, below, beside, button, column_of, frame, put_in, words
from desktop.ui.questions.dates import written_date
from desktop.ui.questions.typed_dates import read_date
from desktop.ui.row_button import RowButton
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.forms.library import InstalledForm


class NewFormPage(Page):
    """`show_values(forms)`; `form_chosen(key)`, `forms_asked` (fetch them), `left`."""

    form_chosen = Signal(int)  # form key
    forms_asked = Signal()
    left = Signal()
    families_asked = Signal(int)  # begin with a family of this form's prelist
    blank_asked = Signal(int)  # print it empty
    project_chosen = Signal(str)  # whose forms are shown: a server's id, "" for all

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._today = today
        self._forms: tuple[InstalledForm, ...] = ()
        self._known = False  # whether the forms have been read yet
        self.search = QLineEdit()
        put_in(self.search, "search")
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.search.installEventFilter(self)
        self._projects: dict[str, str] = {}
        self.project = ""
        self._make_chips()
        self.empty, self._stack = EmptyPlace("file-text"), QStackedWidget()
        self.empty.pressed.connect(self.forms_asked)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._lines: list[tuple[InstalledForm, RowButton]] = []
        self._nothing = words(look="label")
        self._prelists: frozenset[int] = frozenset()
        self.paper, self.day = QCheckBox(), QLineEdit()
        self.day.setMaximumWidth(px(150))
        self.paper.toggled.connect(self._turn_paper)
        self.day.textChanged.connect(lambda _text: self._say_day())
        self._understood, self._asks_day = words(look="hint", wraps=False), words(look="label", wraps=False)
        self.blank = button("", "printer")
        self._arrange()
        self.say_words()

    def _make_chips(self) -> None:
        """Whose forms: a chip for each server, laid by `show_projects`."""
        self.chips, self._chips = QButtonGroup(self), QHBoxLayout()
        self._chips.setSpacing(px(6))
        self._chip_row = QWidget()
        self._chip_row.setLayout(self._chips)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._chip_row.hide()

    def _arrange(self) -> None:
        from_paper = beside(self.paper, 12, self._asks_day, self.day, self._understood, None, gap=8)
        inner = below(
            self.search,
            self._chip_row,
            4,
            from_paper,
            4,
            frame("card", self._list, margins=(4, 4, 4, 4)),
            self._nothing,
            None,
            gap=8,
        )
        self._stack.addWidget(column_of(inner))
        self._stack.addWidget(self.empty)
        self.put(self._stack)
        self.blank.clicked.connect(self._print)
        QShortcut(QKeySequence("Ctrl+P"), self, self._print, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        begin = self.put_foot(self.blank)
        begin.clicked.connect(self._begin)

    def say_words(self) -> None:
        self.title.setText(tr("Isi formulir"))
        self.say_subtitle(tr("Pilih formulir. Isian tersimpan di laptop ini sejak huruf pertama."))
        self.search.setPlaceholderText(tr("Ketik sebagian nama formulir"))
        self.search.setAccessibleName(tr("Cari formulir"))
        self.paper.setText(tr("Menyalin dari kertas"))
        self.day.setPlaceholderText(tr("3/1/2026"))
        self._asks_day.setText(tr("Tanggal wawancara"))
        self.day.setAccessibleName(tr("Tanggal wawancara"))
        self._turn_paper(self.paper.isChecked())
        self.blank.setText(tr("Cetak kuesioner kosong (Ctrl+P)"))
        self._nothing.setText(tr("Tidak ada formulir dengan nama itu di sini."))
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
        at = next((row.key for _, row in self._lines if row.hasFocus()), "")
        self._forms, self._known = tuple(forms), True
        for _, row in self._lines:
            self._list.removeWidget(row)
            row.hide()  # it would be seen below the others until it is gone
            row.deleteLater()
        self._lines = []
        several = len({form.server for form in self._forms}) > 1
        for form in self._forms:
            row = RowButton(*_said(form, self._projects.get(form.server, "") if several else ""))
            row.key = str(form.key)
            row.setEnabled(form.usable)
            row.clicked.connect(lambda _checked=False, f=form: self.form_chosen.emit(f.key))
            row.installEventFilter(self)
            self._list.addWidget(row)
            self._lines.append((form, row))
            if form.key in self._prelists and form.usable:
                self._add_prelist(form)
        self._stack.setCurrentIndex(0 if self._forms else 1)
        self.blank.setVisible(bool(self._forms))
        self.foot.setVisible(bool(self._forms))
        self._narrow()
        if within and (at or not self.search.hasFocus()):  # a row that goes hands the focus on to the search
            again = next((row for _, row in self._visible() if row.key == at), self.search)
            (again if self._forms else self.empty.button).setFocus()

    def show_projects(self, projects: Sequence[tuple[str, str]], chosen: str) -> None:
        """The servers (id, name) side by side: a chip for each where forms come from more than one."""
        self._projects, self.project = dict(projects), chosen
        for chip in self.chips.buttons():
            self.chips.removeButton(chip)
            self._chips.removeWidget(chip)
            chip.deleteLater()
        while self._chips.count():
            self._chips.takeAt(0)
        for key, name in (("", tr("Semua server")), *self._projects.items()):
            chip = button("chip")
            chip.setText(name)
            chip.setCheckable(True)
            chip.setChecked(key == chosen)
            chip.clicked.connect(lambda _checked=False, k=key: self._choose(k))
            self.chips.addButton(chip)
            self._chips.addWidget(chip)
        self._chips.addStretch(1)
        self._chip_row.setVisible(len(self._projects) > 1)
        self.show_values(self._forms)

    def _choose(self, project: str) -> None:
        self.project = project
        self._narrow()
        self.project_chosen.emit(project)

    def _add_prelist(self, form: InstalledForm) -> None:
        """Below its form: the same, begun with a family that is known already."""
        said = tr("{form}: mulai dari prelist", form=form.title)
        row = RowButton("users", "act", said, tr("Cari keluarga; yang sudah diketahui terisi sendiri"), "")
        row.key = f"{form.key} prelist"
        row.clicked.connect(lambda: self.families_asked.emit(form.key))
        row.installEventFilter(self)
        self._list.addWidget(row)
        self._lines.append((form, row))

    def show_prelists(self, keys: frozenset[int]) -> None:
        """Which forms can begin with a family of a prelist."""
        if keys != self._prelists:
            self._prelists = keys
            self.show_values(self._forms)

    def title_of(self, key: int) -> str:
        """What a form is called."""
        return next((form.title for form in self._forms if form.key == key), "")

    def paper_day(self) -> date | None:
        """From paper: the day of the interview; None for one that is held now."""
        today = self._today()
        day = read_date(self.day.text(), today) if self.paper.isChecked() else None
        return day if day is not None and day < today else None

    def _turn_paper(self, on: bool) -> None:
        self.day.setVisible(on)
        self._understood.setVisible(on)
        self._asks_day.setVisible(on)
        self._say_day()
        if on and self.isVisible():
            self.day.setFocus()

    def _say_day(self) -> None:
        day = self.paper_day()
        self._understood.setText(written_date(day) if day is not None else tr("tanggal sebelum hari ini"))

    def _print(self) -> None:
        rows = self._visible()
        if rows:
            form, _ = next((pair for pair in rows if pair[1].hasFocus()), rows[0])
            self.blank_asked.emit(form.key)

    def focus_first(self) -> None:
        self.paper.setChecked(False)
        self.search.clear()
        (self.empty.button if self._known and not self._forms else self.search).setFocus()

    def _narrow(self) -> None:
        typed = self.search.text().casefold().split()
        for form, row in self._lines:
            here = self.project in ("", form.server) or len(self._projects) < 2
            row.setVisible(here and all(word in form.title.casefold() for word in typed))
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
            _, row = next((pair for pair in rows if pair[1].hasFocus()), rows[0])
            row.click()

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


def _said(form: InstalledForm, project: str) -> tuple[str, str, str, str, str]:
    """`project`: the server it is from, where there are several."""
    urgent = tr("Mendesak: dikirim lebih dulu") if form.policy.urgent else ""
    belongs = " · ".join(part for part in (project, urgent) if part)
    if not form.usable:
        belongs = tr("Belum lengkap: {names}", names=", ".join(form.missing))
    when = tr("diambil {date}", date=formats.date(form.installed))
    return (
        "siren" if form.policy.urgent else "file-text",
        "urgent" if form.policy.urgent else "act",
        form.title,
        belongs,
        when,
    )
