"""A newer program at work: looked for on a stick on the store's lane, downloaded on the wire's, only when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.lanes import Ticket
from desktop.roles.updates import Offer
from desktop.trouble import Trouble
from desktop.ui.pages.settings_version import VersionCard
from desktop.ui.translations import tr

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
        card.stopped.connect(lambda: self._ticket.cancel() if self._ticket is not None else None)

    def tell(self) -> None:
        """Once, as somebody comes in: what the server offered the last time."""
        status, updates = self._desk.frame.status, self._updating.updates

        def said(offer: Offer | None) -> None:
            if offer is not None:
                status.say(tr("Sambang versi {version} tersedia. Lihat di Pengaturan.", version=offer.version))

        self._desk.ask(updates.offered, said)

    def read(self) -> None:
        """Show which program this is, and what the server offered."""
        self._card.show_version(self._updating.updates.version)
        if self._offer is None:
            self._desk.ask(self._updating.updates.offered, self._show)

    def _look(self, folder: str) -> None:
        updates = self._updating.updates
        self._desk.ask(lambda: updates.look(Path(folder)), self._show, self._card.say_trouble)

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
            lane, deed = desk.session.store, lambda cancelled: updating.updates.take(offer, cancelled)
        self._ticket = desk.signals.ask(
            lane, lambda ticket: deed(ticket.cancelled), self._taken, self._failed, owner=desk.frame
        )

    def _taken(self, path: Path | None) -> None:
        self._ticket = None
        if path is None:
            self._card.show_taking(False)
        else:
            self._card.show_taken(str(path))

    def _failed(self, trouble: Trouble) -> None:
        self._ticket = None
        self._card.say_trouble(trouble)
