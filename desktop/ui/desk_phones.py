"""Phones in the room at the desk: the plain port's switch, who is let in, and what comes from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.touched import NOTHING, Touched
from desktop.ui.pages.exchange_phones import PhonesCard
from desktop.ui.session import PhoneHub, PlainDoor
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.store.phones_table import Phone
    from desktop.ui.desk import Desk


class PhonesDesk(QObject):
    """One a session, for who reviews."""

    def __init__(self, desk: Desk, card: PhonesCard, hub: PhoneHub) -> None:
        super().__init__(desk)
        self._desk, self._card, self._hub = desk, card, hub
        self.opened: PlainDoor | None = None
        card.switched.connect(self._switch)
        card.let_in.connect(self._let_in)
        card.turned_away.connect(self._turn_away)
        card.chosen.connect(self._show_code)
        card.as_it_is.connect(self._take_as_it_is)
        card.show()
        if hub.opened() is not None:  # by the page before this one, in another text size: this one hears from now on
            self._switch(True)

    def read(self) -> None:
        """Who may hand in, and what still lacks."""
        phones = self._hub.phones
        self._desk.ask(lambda: (phones.everyone(), phones.waiting()), lambda found: self._card.show_phones(*found))

    def _switch(self, on: bool) -> None:
        hub, desk = self._hub, self._desk
        if not on:
            hub.close()
            self._show(None)
            return
        hear = desk.signals.on_screen(self._came, owner=desk.frame)
        desk.ask(lambda: hub.open(hear), self._show, self._card.say)

    def _show(self, opened: PlainDoor | None) -> None:
        self.opened = opened
        self._card.show_opened(opened)
        self.read()

    def _came(self, touched: Touched) -> None:
        self._desk.signals.touched.emit(touched)
        self.read()

    def _let_in(self, name: str) -> None:
        phones = self._hub.phones
        self._desk.ask(lambda: phones.let_in(name), lambda _phone: self.read(), self._card.say)

    def _turn_away(self, phone_id: str) -> None:
        phones = self._hub.phones
        self._desk.ask(lambda: phones.turn_away(phone_id), lambda _touched: self.read(), self._card.say)

    def _show_code(self, phone_id: str) -> None:
        opened, phones = self.opened, self._hub.phones
        if opened is None:
            return

        def code() -> str:
            from desktop.roles.phones import invitation

            found: Phone | None = next((one for one in phones.everyone() if one.id == phone_id), None)
            address = f"http://{opened.addresses[0]}:{opened.port}"
            return "" if found is None else invitation(address, found, tr("Posko {name}", name=found.name))

        def show(made: str) -> None:
            if made:
                self._card.show_code(made)

        self._desk.ask(code, show, self._card.say)

    def _take_as_it_is(self, record_ids: list[str]) -> None:
        phones = self._hub.phones

        def deed() -> Touched:
            touched = NOTHING
            for record_id in record_ids:
                touched |= phones.take_as_it_is(record_id)
            return touched

        self._desk.ask(deed, self._came, self._card.say)
