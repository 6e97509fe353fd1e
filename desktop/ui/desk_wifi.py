"""Exchange in the room at the desk: the switch of the door, and errands to another laptop's door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.trouble import Trouble
from desktop.ui import paper
from desktop.ui.pages.exchange import ExchangePage
from desktop.ui.session import OpenDoor
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.exchange import Arrived, Card
    from desktop.exchange.lan import Invitation
    from desktop.roles.exchanging import Standing
    from desktop.roles.posko import Errand, Found
    from desktop.ui.desk import Desk


class WifiDesk(QObject):
    """One a session. `taken` hears what another laptop gave back."""

    def __init__(self, desk: Desk, page: ExchangePage, taken: Callable[[Arrived], None]) -> None:
        super().__init__(desk)
        self._desk, self._card, self._taken = desk, page.wifi, taken
        self._opened: OpenDoor | None = None
        self._card.switched.connect(self._switch)
        self._card.copied.connect(self._copy)
        self._card.joined.connect(self._join)
        self._card.swapped.connect(self.swap)
        self._card.looked_for.connect(self._look_around)
        self._card.picked.connect(lambda found: self.swap(found.fingerprint, found.address))
        self._card.introduced.connect(self._introduce)
        self._card.tested.connect(self._test)
        self._card.stick_wanted.connect(page.focus_first)
        hub = desk.session.hub
        if hub is not None and hub.opened() is not None:  # by the page before this one, in another text size
            self._switch(True)

    def read(self, standing: Standing) -> None:
        """Who was met, and whether there is a door."""
        session = self._desk.session
        posko, card = session.posko, self._card
        if posko is not None:
            told = partial(card.show_values, standing, may_open=session.hub is not None)
            self._desk.ask(lambda: posko.places(), told)  # noqa: PLW0108 -- loaded on the lane of the store

    # --- the door

    def _switch(self, on: bool) -> None:
        hub, desk = self._desk.session.hub, self._desk
        if hub is None:
            return
        if not on:
            hub.close()
            self._closed()
            return
        hear = desk.signals.on_screen(self._came, owner=desk.frame)
        changed = desk.signals.on_screen(self._changed, owner=desk.frame)
        desk.ask(lambda: hub.open(hear, changed), self._open, self._card.say)

    def _open(self, opened: OpenDoor) -> None:
        first, self._opened = self._opened is None, opened
        self._card.show_opened(opened)
        if first:
            self._test()

    def _test(self) -> None:
        """Knock at the own door, by the addresses that others are told."""
        hub, desk = self._desk.session.hub, self._desk
        if hub is not None:
            test = hub.test
            desk.signals.ask(
                desk.session.wire, lambda _ticket: test(), self._card.show_reach, self._card.say, owner=desk.frame
            )

    def _closed(self) -> None:
        self._opened = None
        self._card.show_opened(None)

    def _changed(self, invitation: str) -> None:
        hub = self._desk.session.hub
        if self._opened is not None:
            now = hub.opened() if hub is not None else None
            self._open(now or replace(self._opened, invitation=invitation))

    def _came(self, arrived: Arrived) -> None:
        self._card.show_arrived(len(arrived.new))
        self._test()
        self._desk.signals.touched.emit(arrived.touched)

    def _copy(self, text: str) -> None:
        paper.copy(text)
        self._desk.frame.status.say(tr("Undangan sudah disalin."))

    # --- errands

    def _look_around(self) -> None:
        """Who has a door open in this room."""
        posko, desk, card = self._desk.session.posko, self._desk, self._card
        if posko is None:
            return
        card.around.wait()

        def look(known: dict[str, tuple[str, str]]) -> None:
            from desktop.roles import posko as errands

            desk.signals.ask(
                desk.session.wire, lambda _ticket: errands.look_around(known), card.around.show_found, card.say,
                owner=desk.frame,
            )  # fmt: skip

        desk.ask(lambda: posko.marks(), look, card.say)  # noqa: PLW0108 -- loaded on the lane of the store

    def _introduce(self, found: Found, code: str) -> None:
        """The marks were compared; the code on its screen lets this laptop in."""
        posko, desk, card = self._desk.session.posko, self._desk, self._card
        if posko is None:
            return
        card.wait()

        def introduce(mine: Card) -> None:
            from desktop.roles import posko as errands

            desk.signals.ask(
                desk.session.wire, lambda _ticket: errands.acquaint_found(found, code, mine), self._acquainted,
                card.say, owner=desk.frame,
            )  # fmt: skip

        desk.ask(lambda: posko.card(), introduce, card.say)  # noqa: PLW0108 -- loaded on the lane of the store

    def _acquainted(self, invitation: Invitation) -> None:
        """Let in: what is there for each other goes at once."""
        posko, desk, card = self._desk.session.posko, self._desk, self._card
        if posko is not None:
            fingerprint = invitation.card.fingerprint
            desk.ask(lambda: posko.met(invitation), lambda _touched: self.swap(fingerprint), card.say)

    def _join(self, text: str) -> None:
        posko = self._desk.session.posko
        if posko is None:
            return
        desk, card = self._desk, self._card
        if card.met.currentData() and not text.startswith("sambang-"):
            self.swap(str(card.met.currentData()), text)  # an address of a laptop whose pin is known
            return
        card.wait()

        def introduce(invitation: Invitation, mine: Card) -> None:
            from desktop.roles import posko as errands

            desk.signals.ask(
                desk.session.wire,
                lambda _ticket: errands.acquaint(invitation, mine),
                lambda _none: self._acquainted(invitation),
                card.say,
                owner=desk.frame,
            )

        desk.ask(lambda: (posko.read(text), posko.card()), lambda found: introduce(*found), card.say)

    def swap(self, fingerprint: str, typed: str = "", but: frozenset[str] = frozenset()) -> None:
        """Everything that is ready there, and what is there for us back: as by stick, as often as there is more."""
        posko, desk, card = self._desk.session.posko, self._desk, self._card
        if posko is None or not fingerprint:
            return
        card.wait()

        def carried(errand: Errand) -> None:
            from desktop.exchange.lan import NothingSent
            from desktop.roles import posko as errands

            def carry() -> bytes | Trouble:
                try:
                    return errands.carry(errand)
                except NothingSent as error:
                    return error.trouble

            def back(answer: bytes | Trouble) -> None:
                if isinstance(answer, Trouble):
                    desk.ask(lambda: posko.never_left(errand), lambda _touched: card.say(answer))
                else:
                    desk.ask(lambda: posko.came_back(answer), came, card.say)

            def came(arrived: Arrived) -> None:
                self._came_back(arrived)
                if errand.written.left:
                    self.swap(fingerprint, but=but | frozenset(errand.written.carried))

            desk.signals.ask(desk.session.wire, lambda _ticket: carry(), back, card.say, owner=desk.frame)

        desk.ask(lambda: posko.prepare(fingerprint, typed, but), carried, card.say)

    def _came_back(self, arrived: Arrived) -> None:
        self._card.say(None, tr("Sudah bertukar dengan {name}.", name=arrived.sender.name))
        self._taken(arrived)
