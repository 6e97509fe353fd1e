"""Findings while somebody types: the same number, person or place in another record, shown at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from desktop.lanes import Urgency
from desktop.roles.values import Finding, Opened
from desktop.ui.pages.filling_aside import Note
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.pages.filling import FillingPage

LOOK_MS = 1200  # between looks whether an answer that can be compared has moved
MOST = 4  # lines; who fills needs the gist


class FindingsDesk(QObject):
    """One a session; looks at the page in front and asks the store lane when there is nothing more urgent."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._opened: Opened | None = None
        self._page: FillingPage | None = None
        self._asked: Mapping[str, str] = {}
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self._look)

    def watch(self, opened: Opened, page: FillingPage) -> None:
        """A record is being filled."""
        self._opened, self._page, self._asked = opened, page, {}
        self._clock.start()

    def _look(self) -> None:
        page, opened = self._page, self._opened
        if page is None or opened is None or not isValid(page) or self._desk.frame.guest is not page:
            self._clock.stop()
            return
        meaning = opened.semantics
        values = page.interview.snapshot().values()
        told = {
            ref: value for ref, value in values.items() if value and _is_compared(meaning.meaning(ref), ref, opened)
        }
        if told == self._asked:
            return
        self._asked, role = told, self._desk.session.enumerator
        self._desk.signals.ask(
            self._desk.session.store,
            lambda _ticket: role.while_typing(opened, told),
            lambda found: self._show(page, found),
            owner=page,
            urgency=Urgency.LATER,
        )

    def _show(self, page: FillingPage, found: tuple[Finding, ...]) -> None:
        title = tr("Temuan")
        from desktop.ui.pages.review_findings import sentence

        lines = tuple(("warn", said) for said in dict.fromkeys(sentence(one) for one in found[:MOST]))
        page.show_notes([Note(title, lines)] if lines else [], of="findings")


def _is_compared(meaning: str, ref: str, opened: Opened) -> bool:
    """What other records are compared by."""
    return meaning in ("nik", "no_kk", "prelist", "name", "birth_date", "region") or opened.semantics.is_point(ref)
