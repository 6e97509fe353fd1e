"""The history of rounds at work: opened from the outbox, read anew when a round has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from desktop.ui.notices import Step
from desktop.ui.pages.rounds import RoundsPage

if TYPE_CHECKING:
    from desktop.roles.rounds import RoundSeen
    from desktop.ui.desk import Desk


class RoundsDesk(QObject):
    """One a session."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.page: RoundsPage | None = None
        desk.sync.ended.connect(lambda _round: self._read())

    def open(self) -> None:
        """The page, over the outbox."""
        page = self.page = RoundsPage()
        page.left.connect(lambda: self._desk.go("outbox"))
        page.outbox_asked.connect(lambda: self._desk.go("outbox"))
        page.record_opened.connect(self._desk.record_opened)
        page.step_asked.connect(self._step)
        self._desk.frame.show_guest(page, entry="outbox")
        self._read()

    def _front(self) -> RoundsPage | None:
        page = self.page
        return page if page is not None and shiboken6.isValid(page) and self._desk.frame.guest is page else None

    def _read(self) -> None:
        if self._front() is not None:
            self._desk.ask(self._desk.session.rounds, self._show)

    def _show(self, rounds: tuple[RoundSeen, ...]) -> None:
        page = self._front()
        if page is not None:
            page.show_rounds(rounds, self._desk.window.house.now())

    def _step(self, step: Step) -> None:
        if step is Step.SETTINGS:
            self._desk.go("settings")
        elif step is Step.RETRY:
            self._desk.sync.run_round()
        elif step is Step.FETCH_FORMS:
            self._desk.sync.fetch_forms()
