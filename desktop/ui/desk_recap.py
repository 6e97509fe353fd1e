"""Rekap & cetak: reads on the lane for long readings, shows the newest answer only, saves for a purpose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.translations import language_code

if TYPE_CHECKING:
    from desktop.lanes import Ticket
    from desktop.roles.recap_values import Asked, Recap, Subject
    from desktop.ui.desk import Desk
    from desktop.ui.pages.recap import RecapPage


class RecapDesk(QObject):
    """One a session. `saved(Recap)` and `documents_asked` are heard by who leads to paper."""

    saved = Signal(object)
    documents_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.page: RecapPage | None = None  # made when it is first wanted
        self._asked: Ticket[object] | None = None

    def lay(self) -> None:
        """The page, when somebody goes there for the first time."""
        if self.page is None:
            from desktop.ui.pages.recap import RecapPage

            page = self.page = RecapPage()
            page.asked.connect(self._read_recap)
            page.subject_chosen.connect(self._read_questions)
            page.saved.connect(self.saved)
            page.documents_asked.connect(self.documents_asked)
            self._desk.frame.put("recap", page)

    def read(self) -> None:
        """What there is to be counted, as it is now."""
        aside, page, now = self._desk.session.aside, self.page, self._desk.window.house.now()
        if aside is not None and page is not None:
            self._desk.signals.ask(
                aside.lane, lambda _t: aside.recaps().subjects(), lambda found: page.show_subjects(found, now),
                owner=self._desk.frame,
            )  # fmt: skip

    def _read_questions(self, subject: Subject) -> None:
        aside, page, language = self._desk.session.aside, self.page, language_code()
        if aside is not None and page is not None:
            self._desk.signals.ask(
                aside.lane, lambda _t: aside.recaps().questions(subject, language), page.show_questions,
                owner=self._desk.frame,
            )  # fmt: skip

    def _read_recap(self, asked: Asked) -> None:
        """An answer to an earlier question comes too late: it is given up."""
        aside, language = self._desk.session.aside, language_code()
        if self._asked is not None:
            self._asked.cancel()
        if aside is not None:
            self._asked = self._desk.signals.ask(
                aside.lane,
                lambda ticket: aside.recaps().recap(asked, language, cancelled=ticket.cancelled),
                partial(self._show, asked),
                owner=self._desk.frame,
            )

    def _show(self, asked: Asked, recap: Recap | None) -> None:
        page = self.page
        if page is not None and page.wanted() == asked:
            page.show_recap(recap)
