"""Visits given out by RT: the RTs of the prelist with what is left in each and who goes there; many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox

from desktop.ui import formats
from desktop.ui.formats import number
from desktop.ui.pages.lines import Line, LinesPage
from desktop.ui.pieces import button, words
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.visit_areas import Areas


class VisitAreasPage(LinesPage):
    """`show_areas(Areas)`; marked rows (Shift, Ctrl+A) go to the name in the field with Ctrl+Enter."""

    given = Signal(object, str)  # keys of the RTs, the name; "" to nobody

    def __init__(self) -> None:
        super().__init__(wide=(0, 5), widths=(0, 70, 70, 100, 100, 0))
        self._areas: Areas | None = None
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.worker, self.nobody = QComboBox(), button()
        self.worker.setEditable(True)
        self.worker.setMinimumWidth(px(240))
        self.worker.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._to = words(wraps=False)
        self.put_foot(self._to, self.worker, self.nobody).clicked.connect(lambda: self._give(self._name()))
        self.nobody.clicked.connect(lambda: self._give(""))
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._allow())
        self.worker.editTextChanged.connect(lambda _text: self._allow())
        self.say_words()

    def show_areas(self, areas: Areas) -> None:
        """As it stands; the name that was typed and the rows that were marked stay."""
        typed, marked = self._name(), set(self.marked_keys())
        self._areas = areas
        self.worker.clear()
        self.worker.addItems(list(areas.people))
        self.worker.setEditText(typed or (areas.people[0] if areas.people else ""))
        self.say_words()
        self._mark(marked)

    def say_words(self) -> None:
        super().say_words()
        self.title.setText(tr("Bagi kunjungan per RT"))
        self._to.setText(tr("Serahkan kepada"))
        self.worker.setAccessibleName(tr("Petugas"))
        self.nobody.setText(tr("Kosongkan petugas"))
        self.table.setAccessibleName(self.title.text())
        areas = self._areas
        if areas is None:
            return
        left = sum(one.left for one in areas.areas)
        said = tr("{n} RT, {left} keluarga belum dikunjungi", len(areas.areas), left=number(left))
        if areas.given.at is not None:
            said += " · " + tr("dibagi {who}, {when}", who=areas.given.by_name, when=formats.moment(areas.given.at))
        self.say_subtitle(said)
        heads = (
            tr("Desa/kelurahan"), tr("RW"), tr("RT"), tr("Keluarga"), tr("Belum"), tr("Petugas"),
        )  # fmt: skip
        self.show_lines(
            heads,
            [
                Line(
                    (formats.short_place(one.village), one.rw, one.rt, number(one.families), number(one.left),
                     ", ".join(one.workers) or "–"),
                    one.key,
                )
                for one in areas.areas
            ],
        )  # fmt: skip
        self._allow()

    def marked_keys(self) -> tuple[str, ...]:
        """Of the rows that are marked."""
        rows = self.table.selectionModel().selectedRows()
        return tuple(self.model.lines[self._found.mapToSource(row).row()].key for row in rows)

    def _mark(self, keys: set[str]) -> None:
        if not keys:
            return
        self.table.clearSelection()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        for row in range(self._found.rowCount()):
            if self.model.lines[self._found.mapToSource(self._found.index(row, 0)).row()].key in keys:
                self.table.selectRow(row)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def _name(self) -> str:
        return " ".join(self.worker.currentText().split())

    def _allow(self) -> None:
        assert self.primary is not None
        n = len(self.table.selectionModel().selectedRows())
        self.primary.setText(tr("Serahkan {n} RT", n))
        self.primary.setEnabled(bool(n and self._name()))
        self.nobody.setEnabled(bool(n))

    def _give(self, name: str) -> None:
        keys = self.marked_keys()
        if keys:
            self.given.emit(keys, name)
