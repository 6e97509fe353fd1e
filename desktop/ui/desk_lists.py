"""Lists that wait for a person, at work: told in the outbox, decided on a page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from desktop.ui.pages.list_questions import ListQuestionsPage
from desktop.ui.reading import read_list_questions

if TYPE_CHECKING:
    from desktop.roles.lists_given import GivenLists
    from desktop.store.lists_views import Awaiting
    from desktop.touched import Touched
    from desktop.ui.desk import Desk
    from desktop.ui.values import ListQuestions


class ListsDesk(QObject):
    """One a session."""

    def __init__(self, desk: Desk, given: GivenLists) -> None:
        super().__init__(desk)
        self._desk, self._given = desk, given
        self.page: ListQuestionsPage | None = None
        desk.outbox.lists_asked.connect(self.open)
        desk.signals.touched.connect(self._touched)
        desk.sync.ended.connect(lambda _round: self.read())
        self.read()

    def open(self) -> None:
        """The page, over the outbox."""
        page = self.page = ListQuestionsPage()
        page.left.connect(lambda: self._desk.go("outbox"))
        page.agreed.connect(self._agree)
        page.refused.connect(self._refuse)
        page.large_asked.connect(lambda: self._desk.sync.run_round(large=True))
        self._desk.frame.show_guest(page, entry="outbox")
        self.read()

    def read(self) -> None:
        """How many wait, for the outbox; each of them, for the page."""
        session = self._desk.session
        self._desk.ask(lambda: read_list_questions(session), self._show)

    def _touched(self, touched: Touched) -> None:
        if touched.lists:
            self.read()

    def _show(self, waiting: ListQuestions) -> None:
        self._desk.records.show_outside(waiting.outside)
        self._desk.outbox.show_lists(len(waiting.awaiting) + len(waiting.large))
        page = self.page
        if page is not None and shiboken6.isValid(page) and self._desk.frame.guest is page:
            page.show_questions(waiting)

    def _agree(self, one: Awaiting) -> None:
        self._desk.do(lambda: self._given.agree(one), self.read)

    def _refuse(self, one: Awaiting) -> None:
        self._desk.do(lambda: self._given.refuse(one), self.read)
