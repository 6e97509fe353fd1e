"""What a prelist filled in: marked on its question while it stands, and told beside it where the answer is another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.frozen import frozen
from desktop.ui.pages.filling_aside import Note
from desktop.ui.questions.cells import shown_value
from desktop.ui.questions.wording import plain
from desktop.ui.translations import tr
from desktop.xforms.prefill import picks_from_file, prefills

if TYPE_CHECKING:
    from desktop.ui.pages.filling import FillingPage
    from desktop.ui.questions.card import QuestionCard
    from desktop.xforms import Node

LATER_MS = 150  # after an answer: the panel at the side may follow in peace


@frozen
class Compared:
    """A row that was picked from a list, beside what is answered now; `differs`: each question with another answer."""

    prelist: bool
    name: str
    differs: tuple[str, ...]


class Prefilled(QObject):
    """One page's lists that fill in. Asked of the form as it stands, so it is right in a reopened draft as well."""

    def __init__(self, page: FillingPage) -> None:
        super().__init__(page)
        self._page = page
        self._said: dict[int, str] = {}  # key of a node → what its card says
        form = page.interview.form
        self._any = any(spec.actions for spec in form.definition.specs)
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self.look)

    def soon(self) -> None:
        """Something was answered."""
        if self._any:
            self._later.start()

    def follow(self, card: QuestionCard) -> None:
        """A card was made: it says what is known of its question."""
        if (said := self._said.get(card.node.key)) is not None:
            card.tell(said)

    def look(self) -> None:
        """Compare what the lists say with what is answered; show what came, went or changed."""
        before, self._said = self._said, {}
        compared = [self._compare(picker) for picker in self._pickers()]
        for key in {*before, *self._said}:
            if before.get(key) != self._said.get(key):
                here = self._page.course.here
                card = here.made_card(key) if here is not None else None
                if card is not None:
                    card.tell(self._said.get(key, ""))
        self._page.show_notes(notes(compared), of="prelist")

    def _pickers(self) -> list[Node]:
        rows = [row for screen in self._page.course.sections.screens for row in screen.rows]
        form = self._page.interview.form
        return [row for row in rows if row.relevant and row.value and picks_from_file(form, row)]

    def _compare(self, picker: Node) -> Compared:
        lines, prelist = [], _is_prelist(picker)
        for node, offered in prefills(self._page.interview, picker):
            if not offered:
                continue
            label = plain(node.label)
            if node.value == offered:
                self._said[node.key] = tr("dari prelist") if prelist else tr("dari daftar")
                continue
            said = shown_value(node, offered)
            self._said[node.key] = tr("prelist: {value}", value=said) if prelist else tr("daftar: {value}", value=said)
            lines.append(
                tr("{question}: prelist {value}", question=label, value=said)
                if prelist
                else tr("{question}: di daftar {value}", question=label, value=said)
            )
        name = next((plain(one.label) for one in picker.choices if one.value == picker.value), picker.value)
        return Compared(prelist, name, tuple(lines))


def notes(compared: Sequence[Compared]) -> list[Note]:
    """One note a list: under each name what differs; one line for all of them when nothing does."""
    found = []
    for prelist in (True, False):
        if rows := [one for one in compared if one.prelist is prelist]:
            lines = [line for one in rows if one.differs for line in _differing(one)] or _alike(rows, prelist)
            found.append(Note(tr("Prelist") if prelist else tr("Sudah didata"), tuple(lines)))
    return found


def _differing(one: Compared) -> list[tuple[str, str]]:
    return [("", one.name), *(("warn", line) for line in one.differs)]


def _alike(rows: Sequence[Compared], prelist: bool) -> list[tuple[str, str]]:
    """The family first, then its members: the first name and how many more stand for all."""
    first, more = rows[0].name, len(rows) - 1
    named = tr("{name} dan {count} nama lain", name=first, count=more) if more else first
    return [("", named), ("right", tr("Semua sama dengan prelist") if prelist else tr("Semua sama dengan daftar"))]


def _is_prelist(picker: Node) -> bool:
    """Whether the list is of who is to be visited; else of what was recorded before (events, groups, families)."""
    item = picker.place.spec.item
    return item is not None and item.itemset is not None and item.itemset.lists[0].startswith("prelist")
