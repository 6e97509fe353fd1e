"""A row of a spreadsheet pasted into a form: by its headings, or from the question one is at; shown first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.forms import semantics
from desktop.ui.models.pasted import Plan, lay_over
from desktop.ui.pages.paste_card import PasteCard
from desktop.ui.questions.cells import Meant, meant
from desktop.ui.questions.wording import plain
from desktop.ui.slices import InSlices
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.pages.filling import FillingPage
    from desktop.xforms import Node


class Pasting(QObject):
    """One page's paste of a row (rosters have their table)."""

    def __init__(self, page: FillingPage) -> None:
        super().__init__(page)
        self._page = page
        self._meanings = semantics.read(page.interview.form)
        self._nodes: list[Node] = []
        self._card: PasteCard | None = None

    def ask(self, rows: Sequence[Sequence[str]]) -> None:
        """What these rows would answer; a person agrees to it. Only the first row of answers counts."""
        page = self._page
        page.where.settle()
        if not rows:
            page.notice.say_sentence(tr("Papan klip kosong. Salin dahulu barisnya di Excel."), "note")
            return
        screens = page.course.sections.screens
        self._nodes = [
            row
            for one in screens
            if one.parent is None
            for row in one.rows
            if row.kind == "question" and not row.readonly
        ]
        at = next((place for place, node in enumerate(self._nodes) if node is page.where.node()), 0)
        names = [(plain(node.label), node.ref.rpartition("/")[2]) for node in self._nodes]
        plan = lay_over(rows[:2], names, (0, at), self._meant)
        if not plan.headed:
            plan = lay_over(rows[:1], names, (0, at), self._meant)
        if self._card is None:
            self._card = PasteCard(page)
            self._card.agreed.connect(self._take)
        self._card.show_plan(plan, [name for name, _ in names], [page.interview.form.title])

    def _meant(self, column: int, words: str) -> Meant:
        node = self._nodes[column]
        return meant(node, words, self._page.surroundings.now(), self._meanings.meaning(node.ref))

    def _take(self, plan: Plan) -> None:
        """In the order of the form, so that what opens by an answer is there for the next."""
        done: list[str] = []
        InSlices(self._steps(plan, done), lambda: self._taken(done), self._page)

    def _steps(self, plan: Plan, done: list[str]) -> Iterator[None]:
        for cell in sorted(plan.cells, key=lambda one: one.column):
            node, value = self._nodes[cell.column], self._meant(cell.column, cell.words)
            if cell.words and not value.refused and node.relevant and node.value != value.value:
                self._page.answer(node, value.value)
                done.append(node.ref)
            yield

    def _taken(self, done: list[str]) -> None:
        page = self._page
        page.undo_line.offer(
            tr("{n} sel diisi dari tabel", n=len(done)),
            page.footer.height() + px(16),
            lambda: self._take_back(len(done)),
        )

    def _take_back(self, steps: int) -> None:
        for _step in range(steps):
            if self._page.interview.can_undo:
                self._page.show_changes(self._page.interview.undo())
