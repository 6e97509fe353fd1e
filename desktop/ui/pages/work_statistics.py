"""Everybody's work at a glance: a line a person, a line a person and form, records by day, records by village."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from desktop.roles.statistics import FAR, Outlier
from desktop.ui.formats import number
from desktop.ui.models.painting import dress_rows
from desktop.ui.page import Page
from desktop.ui.pages.work_bars import DayBars, VillageBars
from desktop.ui.palette import tokens
from desktop.ui.pieces import below, column_of, frame, words
from desktop.ui.theme import px
from desktop.ui.translations import mark, tr

if TYPE_CHECKING:
    from desktop.roles.statistics import FormWork, Statistics, Work


Line = tuple[tuple[str, ...], bool]
MOST_LINES = 13  # of a table that are seen without scrolling in it
WORDS = (0, 8)  # columns of the first table that hold words
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_OUTLIERS = {"quick": mark("jauh lebih cepat"), "sent_back": mark("sering dikembalikan")}


class StatisticsPage(Page):
    """`show_values(Statistics)`; Escape goes back to the list."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._values: Statistics | None = None
        self._headings = [words(look="heading", wraps=False) for _ in range(4)]
        self.people, self.forms = QTableWidget(0, 9), QTableWidget(0, 5)
        self.days, self.villages = DayBars(), VillageBars()
        _dress(self.people, 8)  # the remark is cut, never a name
        _dress(self.forms, 1)
        shown = (self.people, self.forms, self.days, self.villages)
        cards = [
            frame("card", below(heading, thing, gap=10), margins=(20, 16, 20, 18))
            for heading, thing in zip(self._headings, shown, strict=True)
        ]
        self.put(column_of(below(*cards, None, gap=12), width=1120))
        self.back = self.put_back()
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Escape"), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.say_words()

    def say_words(self) -> None:
        self.title.setText(tr("Statistik petugas"))
        self.say_subtitle(tr("Dari isian di laptop ini. Waktu dihitung dari riwayat pengisian, tanpa jeda."))
        said = (
            tr("Per petugas"), tr("Waktu per formulir"), tr("Diajukan per hari, 30 hari terakhir"), tr("Per desa"),
        )  # fmt: skip
        for heading, one in zip(self._headings, said, strict=True):
            heading.setText(one)
        self.people.setAccessibleName(said[0])
        self.forms.setAccessibleName(said[1])
        heads = [tr("Petugas"), tr("Isian"), tr("Diajukan"), tr("Dikembalikan"), tr("Terkirim"), tr("Temuan")]
        more = (tr("Menit per isian"), tr("Terlalu cepat"), tr("Perlu dilihat"))
        self.people.setHorizontalHeaderLabels([*heads, *more])
        heads = [tr("Petugas"), tr("Formulir"), tr("Isian"), tr("Menit per isian"), tr("Petugas lain")]
        self.forms.setHorizontalHeaderLabels(heads)
        for table, worded in ((self.people, WORDS), (self.forms, (0, 1))):
            for column in range(table.columnCount()):
                head = table.horizontalHeaderItem(column)
                if head is not None and column not in worded:
                    head.setTextAlignment(RIGHT)
        self.back.setText(tr("Kembali ke daftar"))
        if self._values is not None:
            self.show_values(self._values)

    def show_values(self, values: Statistics) -> None:
        """All of it anew."""
        self._values = values
        people = [(_cells(work), bool(work.outliers)) for work in values.people]
        _fill(self.people, people, marked=WORDS, words=WORDS)
        lines = [
            (_form_cells(work, one), Outlier.QUICK in work.outliers and _is_quick(one))
            for work in values.people
            for one in work.forms
        ]
        _fill(self.forms, lines, marked=(0, 3), words=(0, 1))
        self.days.show_days(values.days)
        self.villages.show_villages(values.villages)

    def focus_first(self) -> None:
        self.people.setFocus()


def _dress(table: QTableWidget, wide: int) -> None:
    dress_rows(table)
    table.setWordWrap(False)
    table.verticalHeader().setDefaultSectionSize(px(34))
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    head = table.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)


def _fill(table: QTableWidget, lines: Sequence[Line], *, marked: tuple[int, ...], words: tuple[int, ...]) -> None:
    """`words`: columns of words, the others are numbers; `marked`: the columns that warn in a line that does."""
    table.setRowCount(len(lines))
    for at, (cells, warns) in enumerate(lines):
        for column, said in enumerate(cells):
            item = QTableWidgetItem(said)
            if column not in words:
                item.setTextAlignment(RIGHT)
            else:
                item.setToolTip(said)
            if warns and column in marked:
                item.setForeground(QColor(tokens().warn))
            table.setItem(at, column, item)
    tall = table.horizontalHeader().sizeHint().height() + px(34) * max(len(lines), 1) + px(6)
    table.setFixedHeight(min(tall, px(34) * MOST_LINES))
    policy = Qt.ScrollBarPolicy
    table.setVerticalScrollBarPolicy(
        policy.ScrollBarAsNeeded if len(lines) >= MOST_LINES - 1 else policy.ScrollBarAlwaysOff
    )


def _cells(work: Work) -> tuple[str, ...]:
    back = f"{number(work.sent_back)} ({number(100 * work.share_back)} %)" if work.handed_in else "–"
    seen = " · ".join(tr(_OUTLIERS[one.value]) for one in work.outliers)
    return (
        work.name, number(work.records), number(work.handed_in), back, number(work.sent), number(work.found),
        _minutes(work.minutes), number(work.quick), seen,
    )  # fmt: skip


def _form_cells(work: Work, one: FormWork) -> tuple[str, ...]:
    return work.name, one.title, number(one.records), _minutes(one.minutes), _minutes(one.others)


def _is_quick(one: FormWork) -> bool:
    return one.minutes is not None and one.others is not None and one.minutes < FAR * one.others


def _minutes(minutes: float | None) -> str:
    return number(minutes, 1) if minutes is not None else "–"
