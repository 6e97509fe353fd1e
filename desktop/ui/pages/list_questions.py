"""Lists from the server that wait for a person: one that shrank sharply, one too large for the line, and rows of lists
that two sides changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.trouble import Trouble
from desktop.ui import formats
from desktop.ui.notices import notice
from desktop.ui.page import Page
from desktop.ui.pages.entity_conflict import conflict_card
from desktop.ui.pieces import EmptyPlace, below, beside, button, clear_layout, column_of, frame, words
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.store.lists_views import Awaiting, Large
    from desktop.ui.values import ListQuestions


class ListQuestionsPage(Page):
    """`show_questions(ListQuestions)`. Escape leaves."""

    agreed = Signal(object)  # Awaiting
    refused = Signal(object)  # Awaiting
    large_asked = Signal()
    chosen = Signal(object, int)  # EntityConflict, the number of the version that is to stand
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._questions: ListQuestions | None = None
        self.empty, self._stack = EmptyPlace("list"), QStackedWidget()
        self._cards = QVBoxLayout()
        self._stack.addWidget(column_of(below(self._cards, None, gap=12)))
        self._stack.addWidget(self.empty)
        self.put(self._stack)
        self.empty.pressed.connect(self.left)
        QShortcut(QKeySequence("Escape"), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.say_words()

    def say_words(self) -> None:
        self.title.setText(tr("Daftar dari server"))
        self.say_subtitle(tr("Daftar dan data yang perlu keputusan Anda."))
        self.empty.say(
            tr("Tidak ada yang perlu diputuskan"),
            tr("Daftar yang tiba-tiba jauh lebih pendek, atau terlalu besar untuk jaringan, menunggu di sini."),
            tr("Kembali"),
        )
        if self._questions is not None:
            self.show_questions(self._questions)

    def show_questions(self, questions: ListQuestions) -> None:
        """A card for each."""
        self._questions = questions
        clear_layout(self._cards)
        for one in questions.awaiting:
            self._cards.addWidget(self._shrank(one, questions.servers.get(one.server, "")))
        for large in questions.large:
            self._cards.addWidget(self._large(large, questions.servers.get(large.server, "")))
        for conflict in questions.conflicts:
            choose = partial(self.chosen.emit, conflict)
            self._cards.addWidget(conflict_card(conflict, questions.servers.get(conflict.server, ""), choose))
        self._stack.setCurrentIndex(0 if questions else 1)
        if self.isVisible():
            self.focus_first()

    def say_trouble(self, trouble: Trouble) -> None:
        """What kept a decision from the server; nothing is lost by trying again."""
        self.notice.say(notice(trouble), "warn")

    def focus_first(self) -> None:
        first = self._cards.itemAt(0)
        card = first.widget() if first is not None else None
        button_ = card.focusProxy() if card is not None else None
        (button_ or self.empty.button).setFocus()

    def _shrank(self, one: Awaiting, server: str) -> QWidget:
        """Keeping what is here is what the focus is on: nothing is lost by it."""
        rows = tr(
            "Semula {before} baris, sekarang {after}.",
            before=formats.number(one.before), after=formats.number(one.after),
        )  # fmt: skip
        advice = tr(
            "Bila wilayah tugas Anda memang berubah, pakai yang baru. Keluarga yang sedang Anda isi tetap ada,"
            " ditandai “di luar wilayah Anda”. Bila ragu, tanyakan ke Dinas."
        )
        keep, use = button("", "history"), button("", "check")
        keep.setText(tr("Tetap yang lama"))
        use.setText(tr("Pakai yang baru"))
        keep.clicked.connect(lambda: self.refused.emit(one))
        use.clicked.connect(lambda: self.agreed.emit(one))
        told = (words(_name(one.name), "heading"), words(f"{server} · {formats.moment(one.since)}", "hint"))
        card = frame("card", below(*told, 4, words(rows), words(advice, "hint"), beside(keep, use, None), gap=4))
        card.setFocusProxy(keep)
        return card

    def _large(self, one: Large, server: str) -> QWidget:
        size = tr("Besarnya sekitar {size} MB atau lebih.", size=formats.number(one.size / 1e6, 1))
        advice = tr("Diambil sendiri bila jaringan bagus. Sampai saat itu, yang ada di laptop ini yang dipakai.")
        fetch = button("", "download")
        fetch.setText(tr("Ambil sekarang"))
        fetch.clicked.connect(self.large_asked)
        told = (words(_name(one.name), "heading"), words(server, "hint"))
        card = frame("card", below(*told, 4, words(size), words(advice, "hint"), beside(fetch, None), gap=4))
        card.setFocusProxy(fetch)
        return card


def _name(filename: str) -> str:
    return tr("Daftar {name}", name=filename.removesuffix(".csv"))
