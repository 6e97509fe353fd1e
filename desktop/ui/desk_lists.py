"""Lists that wait for a person, at work: told in the outbox, decided on a page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from desktop.ui.reading import read_list_questions
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.lists_given import GivenLists
    from desktop.store.entity_conflicts import EntityConflict
    from desktop.store.lists_views import Awaiting
    from desktop.touched import Touched
    from desktop.trouble import Trouble
    from desktop.ui.desk import Desk
    from desktop.ui.pages.list_questions import ListQuestionsPage
    from desktop.ui.values import ListQuestions


class ListsDesk(QObject):
    """One a session."""

    def __init__(self, desk: Desk, given: GivenLists) -> None:
        super().__init__(desk)
        self._desk, self._given = desk, given
        self.page: ListQuestionsPage | None = None
        desk.signals.touched.connect(self._touched)
        desk.sync.ended.connect(lambda _round: self.read())
        desk.when_laid("outbox", self._hear_outbox)
        desk.when_laid("records", self.read)

    def _hear_outbox(self) -> None:
        self._desk.outbox.lists_asked.connect(self.open)
        self.read()

    def open(self) -> None:
        """The page, over the outbox."""
        from desktop.ui.pages.list_questions import ListQuestionsPage

        page = self.page = ListQuestionsPage()
        page.left.connect(lambda: self._desk.go("outbox"))
        page.agreed.connect(self._agree)
        page.refused.connect(self._refuse)
        page.chosen.connect(self._settle)
        page.large_asked.connect(lambda: self._desk.sync.run_round(large=True))
        self._desk.frame.show_guest(page, entry="outbox")
        self.read()

    def read(self) -> None:
        """How many wait, for the outbox; each of them, for the page. Not before there is a page that says it."""
        session, desk = self._desk.session, self._desk
        if desk.is_laid("outbox") or desk.is_laid("records"):
            desk.ask(lambda: read_list_questions(session), self._show)

    def _touched(self, touched: Touched) -> None:
        if touched.lists:
            self.read()

    def _show(self, waiting: ListQuestions) -> None:
        if self._desk.is_laid("records"):
            self._desk.records.show_outside(waiting.outside)
        if self._desk.is_laid("outbox"):
            self._desk.outbox.show_lists(len(waiting))
        page = self.page
        if page is not None and shiboken6.isValid(page) and self._desk.frame.guest is page:
            page.show_questions(waiting)

    def _agree(self, one: Awaiting) -> None:
        self._desk.do(lambda: self._given.agree(one), self.read)

    def _settle(self, one: EntityConflict, version: int) -> None:
        """Told to the server at once: only there it can be settled."""
        desk, pages, page = self._desk, self._desk.session.pages, self.page
        if pages is None or page is None:
            return
        settle = pages.settle
        page.notice.clear()

        def failed(trouble: Trouble) -> None:
            page.say_trouble(trouble)
            self.read()

        desk.signals.ask(desk.session.wire, lambda _ticket: settle(one, version), self._settled, failed, owner=page)

    def _settled(self, touched: Touched) -> None:
        self._desk.signals.touched.emit(touched)
        self._desk.frame.status.say(tr("Server sudah diberi tahu."))

    def _refuse(self, one: Awaiting) -> None:
        self._desk.do(lambda: self._given.refuse(one), self.read)
