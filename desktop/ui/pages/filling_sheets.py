"""The roster's sheet on a filling page (F4): shown over the cards, its deeds done on the interview, pastes taken in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.forms import semantics
from desktop.ui.models.pasted import Plan
from desktop.ui.models.roster_rows import fits_once
from desktop.ui.pages.filling_table import RosterTable
from desktop.ui.pages.paste_card import PasteCard
from desktop.ui.slices import InSlices
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.pages.filling import FillingPage
    from desktop.xforms import Changes, Node


class Sheets(QObject):
    """One page's sheet: at most one at a time, made when first asked for."""

    def __init__(self, page: FillingPage) -> None:
        super().__init__(page)
        self._page = page
        self._meanings = semantics.read(page.interview.form)
        self.sheet: RosterTable | None = None
        self._as_cards: set[int] = set()  # rosters made for a table that a person turned to cards
        page.going.arrived.connect(self._arrived)
        self._card: PasteCard | None = None

    @property
    def front(self) -> RosterTable | None:
        """The sheet, while it is what one sees."""
        return self.sheet if self.sheet is not None and self._page.stack.currentWidget() is self.sheet else None

    def turn(self) -> None:
        """F4: the roster one is at as a sheet, or back to its cards, at the same question."""
        if self.front is not None:
            self._as_cards.add(self.front.repeat.key)
            self.leave()
            return
        self._page.where.settle()
        at = self._page.where.node()
        repeat = self._roster_of(at)
        if repeat is None:
            return
        self._as_cards.discard(repeat.key)
        self._open(repeat, at)

    def _arrived(self) -> None:
        """A roster whose form wants a table opens as one, unless a person turned it to cards."""
        at = self._page.where.node()
        repeat = _around(at)
        if self.front is not None or repeat is None or at is None or not wants_table(repeat):
            return
        if repeat.key not in self._as_cards and (at is repeat or fits_once(at)):
            self._open(repeat, at)

    def _open(self, repeat: Node, at: Node | None) -> None:
        self.show(repeat)
        sheet = self.sheet
        if sheet is not None and not (at is not None and at is not repeat and sheet.go_to(at)):
            sheet.focus_first()

    def show(self, repeat: Node) -> None:
        """Bring the sheet of a roster to the front."""
        if self.sheet is None or self.sheet.repeat is not repeat:
            self._drop()
            self.sheet = self._made(repeat)
            self._page.stack.addWidget(self.sheet)
        else:
            self.sheet.show_rows(self.sheet.cells.currentIndex().row())
        self._page.stack.setCurrentWidget(self.sheet)
        self._page.going.arrived.emit()

    def leave(self) -> None:
        """Back to the cards, at the question of the cell."""
        sheet = self.front
        if sheet is None:
            return
        sheet.settle()
        node = sheet.node()
        here = self._page.course.here
        if here is not None:
            self._page.stack.setCurrentWidget(here)
        if node is None or not self._page.go_to(node.ref):
            self._page.going.to_roster(sheet.repeat)

    def refresh(self, front: RosterTable | None, *, structure: bool) -> None:
        """Answers moved, or rows came and went; what was in front stays there."""
        if front is not None and structure:
            self._page.stack.setCurrentWidget(front)
            front.show_rows(front.cells.currentIndex().row())
        elif self.sheet is not None:
            self.sheet.refresh()

    def _made(self, repeat: Node) -> RosterTable:
        sheet = RosterTable(repeat, self._page.surroundings, lambda node: self._meanings.meaning(node.ref))
        sheet.answered.connect(self._page.answer)
        sheet.added.connect(self._add)
        sheet.removed.connect(self._remove)
        sheet.moved.connect(self._move)
        sheet.left.connect(self.leave)
        sheet.pasted.connect(self._ask)
        sheet.filled.connect(self._fill)
        sheet.went_on.connect(self._go_on)
        return sheet

    def _drop(self) -> None:
        if self.sheet is not None:
            self._page.stack.removeWidget(self.sheet)
            self.sheet.deleteLater()
            self.sheet = None

    def _roster_of(self, node: Node | None) -> Node | None:
        """The repeat around a question; else the first on the screen in front."""
        around = _around(node)
        if around is not None:
            return around
        section = self._page.course.section
        return next((row for row in section.rows if row.kind == "repeat" and row.relevant), None) if section else None

    def _go_on(self, step: int) -> None:
        """Out of the sheet, on with the form: to what follows the roster, or to what is before it."""
        sheet, page = self.front, self._page
        if sheet is None:
            return
        stop = page.course.sections.around(sheet.repeat, step)
        here = page.course.here
        if stop is None and step < 0:
            return
        if here is not None:
            page.stack.setCurrentWidget(here)
        page.going.arrive(stop) if stop is not None else page.going.at_end.emit()

    # -- rows

    def _show(self, changes: Changes, row: int, *, new: bool = False) -> None:
        self._page.show_changes(changes)
        if self.sheet is not None:
            self.sheet.show_rows(row, new=new)

    def _add(self, after: int) -> None:
        sheet = self.sheet
        if sheet is not None and sheet.repeat.can_add:
            sheet.settle()
            place = len(sheet.repeat.children) if after < 0 else after + 1
            self._show(self._page.interview.add(sheet.repeat.ref, place), place, new=True)

    def _remove(self, row: int) -> None:
        if self.sheet is not None:
            self._page.remove(self.sheet.repeat, row)
            self.sheet.show_rows(row)

    def _move(self, row: int, to: int) -> None:
        if self.sheet is not None:
            self._show(self._page.interview.move(self.sheet.repeat.children[row].ref, to), to)

    def _fill(self, cells: list[tuple[Node, str]]) -> None:
        """Answers copied from a row above; for a while one press takes all of them back."""
        done: list[str] = []
        InSlices(self._copies(cells, done), lambda: self._offer_back(tr("{n} sel disalin", n=len(done)), done), self)

    def _copies(self, cells: list[tuple[Node, str]], done: list[str]) -> Iterator[None]:
        for node, value in cells:
            offered = {choice.value for choice in node.choices} if node.control in ("select1", "select") else None
            if offered is None or offered.issuperset(value.split() if node.control == "select" else (value,)):
                self._page.answer(node, value)
                done.append("answer")
            yield

    # -- pasting

    def _ask(self, plan: Plan) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        if self._card is None:
            self._card = PasteCard(self._page)
            self._card.agreed.connect(self._take)
        columns = [column.label or column.name for column in sheet.rows.columns]
        self._card.show_plan(plan, columns, sheet.rows.row_names())

    def _take(self, plan: Plan) -> None:
        """Rows that are wanted, then the answers, between events; for a while one press takes all of it back."""
        sheet = self.sheet
        if sheet is None:
            return
        done: list[str] = []
        InSlices(self._steps(sheet, plan, done), partial(self._taken, sheet, plan, done), sheet)

    def _steps(self, sheet: RosterTable, plan: Plan, done: list[str]) -> Iterator[None]:
        page, repeat = self._page, sheet.repeat
        while len(repeat.children) < plan.rows and repeat.can_add:
            page.show_changes(page.interview.add(repeat.ref))
            done.append("row")
            yield
        sheet.rows.show_repeat(repeat)
        for cell in plan.taken:
            node = sheet.rows.node(cell.row, cell.column)
            if node is None:
                continue
            value = sheet.read(cell.row, cell.column, cell.words)  # again: the choices of this row may be others
            if value.refused or node.readonly:
                sheet.rows.refuse(cell.row, cell.column, cell.words, value.refused)
            elif node.value != value.value:
                page.answer(node, value.value)
                done.append("answer")
            yield

    def _taken(self, sheet: RosterTable, plan: Plan, done: list[str]) -> None:
        sheet.refused(plan)
        sheet.show_rows(sheet.cells.currentIndex().row())
        hidden = sum((node := sheet.rows.node(c.row, c.column)) is not None and not node.relevant for c in plan.taken)
        words = tr("{n} sel diisi dari tabel", n=done.count("answer"))
        if hidden:
            words += " · " + tr("{n} tidak ditanyakan menurut jawaban lain", n=hidden)
        self._offer_back(words, done)

    def _offer_back(self, words: str, done: list[str]) -> None:
        page = self._page
        page.undo_line.offer(words, page.footer.height() + px(16), lambda: self._take_back(len(done)))

    def _take_back(self, steps: int) -> None:
        """All that a paste did, as one."""
        sheet = self.sheet

        def undo() -> Iterator[None]:
            for _step in range(steps):
                if self._page.interview.can_undo:
                    self._page.show_changes(self._page.interview.undo())
                    yield

        def undone() -> None:
            if sheet is not None:
                sheet.show_rows(sheet.cells.currentIndex().row())

        InSlices(undo(), undone, self._page)


def _around(node: Node | None) -> Node | None:
    """The roster a node is, or stands in."""
    while node is not None and node.kind != "repeat":
        node = node.parent
    return node


def wants_table(repeat: Node) -> bool:
    """The form is made for it: appearance `table` on the repeat (ours; other clients pass over it)."""
    return "table" in repeat.appearance
