"""A newer program at work: copied off a stick on the lane of care, downloaded on the wire's, only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.lanes import Lane, Ticket
from desktop.roles.updates import Offer
from desktop.trouble import Trouble
from desktop.ui.pages.settings_version import VersionCard

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.session import Updating


class VersionDesk(QObject):
    """What the card of the settings page asks for. A download goes on while other pages are in front."""

    def __init__(self, desk: Desk, card: VersionCard, updating: Updating) -> None:
        super().__init__(desk)
        self._desk, self._card, self._updating = desk, card, updating
        self._offer: Offer | None = None
        self._ticket: Ticket[Path | None] | None = None
        card.searched.connect(self._look)
        card.wanted.connect(self._take)
        card.stopped.connect(self._stop)

    def read(self) -> None:
        """Show which program this is, and what the server offered."""
        self._card.show_version(self._updating.updates.version)
        if self._offer is None:
            self._desk.ask(self._updating.updates.offered, self._show)

    def _look(self, folder: str) -> None:
        updates, desk = self._updating.updates, self._desk
        desk.signals.ask(
            self._aside,
            lambda _ticket: updates.look(Path(folder)),
            self._show,
            self._card.say_trouble,
            owner=desk.frame,
        )

    @property
    def _aside(self) -> Lane:
        """For a stick: slow, and not where saving waits its turn."""
        session = self._desk.session
        return session.care.lane if session.care is not None else session.wire

    def _stops(self, ticket: Ticket[Path | None]) -> Callable[[], bool]:
        care = self._desk.session.care
        leaving = care.leaving if care is not None else bool
        return lambda: ticket.cancelled() or leaving()

    def _show(self, offer: Offer | None) -> None:
        if offer is not None:
            self._offer = offer
            self._card.show_offer(offer.version, offer.size, from_server=offer.folder is None)

    def _take(self) -> None:
        offer, updating, desk = self._offer, self._updating, self._desk
        if offer is None or self._ticket is not None:
            return
        self._card.show_taking(True)
        if offer.folder is None:
            lane, deed = desk.session.wire, updating.from_server
        else:
            lane, deed = self._aside, lambda cancelled: updating.updates.take(offer, cancelled)
        ticket: Ticket[Path | None] = desk.signals.ask(
            lane,
            lambda ticket: deed(self._stops(ticket)),
            lambda path: self._taken(ticket, path),
            lambda trouble: self._failed(ticket, trouble),
            owner=desk.frame,
        )
        self._ticket = ticket

    def _stop(self) -> None:
        """At once: a deed stopped before it began tells nobody; what one that had begun still says is not heard."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._card.show_taking(False)

    def _taken(self, ticket: Ticket[Path | None], path: Path | None) -> None:
        if self._ticket is not ticket:
            return
        self._ticket = None
        if path is None:
            self._card.show_taking(False)
        else:
            self._card.show_taken(str(path))

    def _failed(self, ticket: Ticket[Path | None], trouble: Trouble) -> None:
        if self._ticket is ticket:
            self._ticket = None
            self._card.say_trouble(trouble)
