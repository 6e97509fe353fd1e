"""Exchange at the desk: packages written to a stick and read from it, cards of laptops, each as a deed of the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui import choosing, paper
from desktop.ui.desk_phones import PhonesDesk
from desktop.ui.desk_wifi import WifiDesk
from desktop.ui.pages.exchange import ExchangePage
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.exchange import Arrived
    from desktop.roles.exchanging import Exchange, Preview, Standing, Written
    from desktop.ui.desk import Desk

Choose = Callable[[QWidget, str], str]  # a proposed name or what is wanted; "" for nowhere


def where_to(parent: QWidget, proposed: str) -> str:
    """Where a new file goes."""
    return choosing.new_file(parent, tr("Simpan ke stik"), proposed)


def which(parent: QWidget, wanted: str) -> str:
    """A file that is there."""
    return choosing.file_there(parent, tr("Buka berkas"), wanted)


class ExchangeDesk(QObject):
    """One a session. `where_to` and `which` ask a person; tests answer for them."""

    def __init__(self, desk: Desk, page: ExchangePage, exchange: Exchange) -> None:
        super().__init__(desk)
        self._desk, self._page, self._exchange = desk, page, exchange
        self.where_to: Choose = where_to
        self.which: Choose = which
        self._last: Path | None = None  # the package that was looked at
        page.recipient_chosen.connect(self._read_ready)
        page.writing_asked.connect(self._write)
        page.reading_asked.connect(self._choose_package)
        page.file_dropped.connect(self.take)
        page.stranger_known.connect(self._take_stranger)
        page.desk_asked.connect(lambda: desk.go("review"))
        page.card.renamed.connect(self._rename)
        page.card.copied.connect(self._copy)
        page.card.saved.connect(self._save_card)
        page.contacts.introduced.connect(self._introduce)
        page.contacts.card_asked.connect(self._introduce_file)
        page.contacts.marked.connect(self._mark)
        page.contacts.forgotten.connect(self._forget)
        page.contacts.asked_about.connect(desk.laptop_asked_about)
        self.wifi = WifiDesk(desk, page, self.take_in)
        hub = desk.session.phone_hub
        self.phones = PhonesDesk(desk, page.phones, hub) if hub is not None else None

    def read(self) -> None:
        """Show how things stand."""
        self._desk.ask(self._exchange.standing, self._show)

    def _show(self, standing: Standing) -> None:
        self.wifi.read(standing)
        if self.phones is not None:
            self.phones.read()
        self._page.show_values(standing, self._desk.window.house.now())

    def _read_ready(self, fingerprint: str) -> None:
        exchange = self._exchange
        self._desk.ask(lambda: exchange.ready(fingerprint), self._page.show_ready, self._page.say_out)

    # --- out

    def _write(self, fingerprint: str, again: bool, forms: bool, orphans: bool) -> None:
        from desktop.roles.exchanging import Extras

        exchange = self._exchange

        def deed() -> Written:
            left = exchange.ready(fingerprint).orphaned if orphans else ()
            return exchange.write(fingerprint, Extras(again=again, forms=forms, assigned=left))

        self._desk.ask(deed, self._put, self._page.say_out)

    def _put(self, written: Written) -> None:
        exchange = self._exchange
        path = self.where_to(self._page, written.name)
        if not path:
            self._desk.ask(lambda: exchange.not_written(written), self._moved, self._page.say_out)
            return
        there = Path(path)

        def kept(touched: Touched) -> None:
            said = tr("Tersimpan: {name}. Cabut stik dengan aman, lalu serahkan.", name=there.name)
            self._page.show_written(said)
            self._moved(touched)

        def failed(trouble: Trouble) -> None:
            self._page.say_out(trouble)
            self.read()

        self._desk.ask(lambda: exchange.put(written, there), kept, failed)

    # --- in

    def _choose_package(self) -> None:
        path = self.which(self._page, tr("Berkas kiriman (*.sambang)"))
        if path:
            self.take(path)

    def take(self, path: str) -> None:
        """Take a package in from a file; one of an unknown laptop is asked about first."""
        from desktop.exchange import stick

        exchange, self._last = self._exchange, Path(path)
        there = self._last

        def failed(trouble: Trouble) -> None:
            if trouble.kind is Kind.PACKAGE_FROM_STRANGER:
                look = partial(self._desk.ask, lambda: exchange.look(stick.take(there)))
                look(self._ask_about, self._page.say_in)
            else:
                self._page.say_in(trouble)

        self._desk.ask(lambda: exchange.take(stick.take(there)), self._taken, failed)

    def _ask_about(self, preview: Preview) -> None:
        self._page.ask_about(preview)

    def _take_stranger(self, supervisor: bool) -> None:
        from desktop.exchange import stick

        exchange, there = self._exchange, self._last
        if there is None:
            return

        def deed() -> Arrived:
            data = stick.take(there)
            return exchange.take_from(exchange.look(data).sender, data, supervisor=supervisor)

        self._desk.ask(deed, self._taken, self._page.say_in)

    def take_in(self, arrived: Arrived) -> None:
        """What came through the air is shown as what came by stick."""
        self._taken(arrived)

    def _taken(self, arrived: Arrived) -> None:
        self._page.show_arrived(arrived)
        self._moved(arrived.touched)

    # --- laptops

    def _introduce(self, text: str, supervisor: bool) -> None:
        exchange = self._exchange
        self._contacts(lambda: exchange.introduce(text, supervisor=supervisor), tr("Laptop itu sekarang dikenal."))

    def _introduce_file(self, supervisor: bool) -> None:
        exchange, path = self._exchange, self.which(self._page, tr("Kartu laptop (*.kartu)"))
        if path:
            said = tr("Laptop itu sekarang dikenal.")
            self._contacts(lambda: exchange.introduce_file(Path(path), supervisor=supervisor), said)

    def _mark(self, fingerprint: str, supervisor: bool) -> None:
        exchange = self._exchange
        said = tr("Putusan dari laptop itu sekarang berlaku.") if supervisor else tr("Putusannya tidak berlaku lagi.")
        self._contacts(lambda: exchange.mark(fingerprint, supervisor=supervisor), said)

    def _forget(self, fingerprint: str) -> None:
        exchange = self._exchange
        self._contacts(lambda: exchange.forget(fingerprint), tr("Berkas dari laptop itu tidak diterima lagi."))

    def _contacts(self, deed: Callable[[], Touched], said: str) -> None:
        card = self._page.contacts

        def done(_touched: Touched) -> None:
            card.say(None, said)
            self.read()

        self._desk.ask(deed, done, card.say)

    # --- the card

    def _rename(self, name: str) -> None:
        exchange = self._exchange
        self._desk.ask(lambda: exchange.name_laptop(name), lambda _touched: self.read())

    def _copy(self, text: str) -> None:
        paper.copy(text)
        self._desk.frame.status.say(tr("Kartu laptop sudah disalin."))

    def _save_card(self) -> None:
        exchange, path = self._exchange, self.where_to(self._page, "laptop.kartu")
        if path:
            said = tr("Kartu laptop tersimpan.")
            there = Path(path)
            self._desk.ask(lambda: exchange.keep_card(there), lambda _none: self._desk.frame.status.say(said))

    def _moved(self, touched: Touched) -> None:
        self._desk.signals.touched.emit(touched)
        self.read()
