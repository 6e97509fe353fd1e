"""Exchange at the desk: packages written to a stick and read from it, cards of laptops, each as a deed of the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.lanes import Ticket
from desktop.touched import Touched
from desktop.trouble import Cancelled, Kind, Trouble
from desktop.ui import choosing, paper
from desktop.ui.desk_phones import PhonesDesk
from desktop.ui.desk_wifi import WifiDesk
from desktop.ui.pages.exchange import ExchangePage
from desktop.ui.pages.exchange_extras import Asked
from desktop.ui.pages.exchange_going import UnderWay
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.exchange import Arrived, Card
    from desktop.roles.cards import Met
    from desktop.roles.exchanging import Exchange, Extras, Standing
    from desktop.ui.desk import Desk

Choose = Callable[[QWidget, str], str]  # a proposed name or what is wanted; "" for nowhere
LongDeed = Callable[["Exchange", Callable[[], bool], Callable[[int, int], None]], object]
Failed = Callable[[Trouble], None]
CARD = ".kartu"
Put = tuple[Touched, int]  # and how many records wait for the next package


def where_to(parent: QWidget, proposed: str) -> str:
    """Where a new file goes."""
    return choosing.new_file(parent, tr("Simpan ke stik"), proposed)


def which(parent: QWidget, wanted: str) -> str:
    """A file that is there."""
    return choosing.file_there(parent, tr("Buka berkas"), wanted)


def extras_of(asked: Asked, orphaned: tuple[str, ...]) -> Extras:
    """As the role wants it."""
    from desktop.roles.exchanging import Extras
    from desktop.store.users_table import NewUser, Role

    people = tuple(NewUser(one.name, one.passphrase, Role(one.role), one.region) for one in asked.people)
    return Extras(asked.again, asked.forms, people, orphaned, asked.program, asked.hand_on)


def sparing(tell: Callable[[tuple[int, int]], None]) -> Callable[[int, int], None]:
    """Tells a hundred times at most, not at each piece."""
    told = [-1]

    def progress(done: int, of: int) -> None:
        hundredth = 100 * done // max(of, 1)
        if hundredth != told[0]:
            told[0] = hundredth
            tell((done, of))

    return progress


class ExchangeDesk(QObject):
    """One a session. `where_to` and `which` ask a person; tests answer for them."""

    def __init__(self, desk: Desk, page: ExchangePage, exchange: Exchange) -> None:
        super().__init__(desk)
        self._desk, self._page, self._exchange = desk, page, exchange
        self.where_to: Choose = where_to
        self.which: Choose = which
        self._last: Path | None = None  # the package that was looked at
        self._ticket: Ticket[Any] | None = None  # a package on its way
        self._going: UnderWay | None = None  # where it is told
        self._turn = 0
        page.stopped.connect(self._stop)
        page.find_places = desk.session.find_places
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
        exchange = self._exchange  # which is loaded on the lane of the store
        self._desk.ask(lambda: exchange.standing(), self._show)  # noqa: PLW0108

    def _show(self, standing: Standing) -> None:
        self.wifi.read(standing)
        if self.phones is not None:
            self.phones.read()
        self._page.show_values(standing, self._desk.window.house.now())

    def _read_ready(self, fingerprint: str) -> None:
        exchange = self._exchange
        self._desk.ask(lambda: exchange.ready(fingerprint), self._page.show_ready, self._page.say_out)

    # --- long deeds: aside, where nobody's saving waits for them

    def _aside(
        self, going: UnderWay, sentence: str, deed: LongDeed, done: Callable[[Any], None], failed: Failed
    ) -> None:
        """One at a time; told how far it is, and stopped by the page or by somebody leaving."""
        desk, care, plain = self._desk, self._desk.session.care, self._exchange
        if self._going is not None:
            desk.frame.status.say(tr("Tunggu sampai yang ini selesai, atau hentikan dulu."))
            return
        self._turn += 1
        turn, self._going = self._turn, going
        going.begin(sentence)

        def show(told: tuple[int, int]) -> None:
            if turn == self._turn:
                going.show_done(*told)

        def run(ticket: Ticket[Any]) -> object:
            exchange = care.exchange() if care is not None else plain
            leaving = care.leaving if care is not None else bool
            try:
                return deed(exchange, lambda: ticket.cancelled() or leaving(), sparing(tell))
            except Cancelled:
                return None

        def end(hear: Callable[[Any], None], told: Any) -> None:
            if turn == self._turn and self._going is not None:
                self._going = None
                going.end()
                hear(told)
            else:
                self.read()  # given up: what stands now

        tell = desk.signals.on_screen(show, owner=desk.frame)
        lane = care.lane if care is not None else desk.session.store
        self._ticket = desk.signals.ask(lane, run, partial(end, done), partial(end, failed), owner=desk.frame)

    def _stop(self) -> None:
        """What is under way is given up at its next step."""
        if self._ticket is not None and self._going is not None:
            self._ticket.cancel()
            self._going.end()
            self._going = None

    # --- out

    def _write(self, asked: Asked) -> None:
        """Asked where to first: packing and writing are one deed, on one lane."""
        exchange, to = self._exchange, asked.fingerprint
        self._desk.ask(lambda: exchange.proposed_name(to), lambda name: self._put(name, asked), self._page.say_out)

    def _put(self, name: str, asked: Asked) -> None:
        path = self.where_to(self._page, name)
        if not path:
            return
        there = Path(path)

        def deed(exchange: Exchange, cancelled: Callable[[], bool], progress: Callable[[int, int], None]) -> Put:
            left = exchange.ready(asked.fingerprint).orphaned if asked.orphans else ()
            written = exchange.write(asked.fingerprint, extras_of(asked, left))
            return exchange.put(written, there, cancelled, progress), written.left

        def kept(put: Put) -> None:
            touched, left = put
            said = tr("Tersimpan: {name}. Cabut stik dengan aman, lalu serahkan.", name=there.name)
            if left:
                said += " " + tr("{n} isian belum muat: tulis satu berkas lagi.", left)
            self._page.show_written(said)
            self._moved(touched)

        def failed(trouble: Trouble) -> None:
            self._page.say_out(trouble)
            self.read()

        self._aside(self._page.going_out, tr("Menulis ke stik. Jangan cabut stiknya dulu…"), deed, kept, failed)

    # --- in

    def _choose_package(self) -> None:
        path = self.which(self._page, tr("Berkas kiriman (*.sambang)"))
        if path:
            self.take(path)

    def take(self, path: str) -> None:
        """Take a package in from a file; one of an unknown laptop is asked about first. A card is met."""
        if Path(path).suffix.lower() == CARD:
            self._meet(Path(path))
            return
        there = self._last = Path(path)

        def failed(trouble: Trouble) -> None:
            if trouble.kind is Kind.PACKAGE_FROM_STRANGER:
                self._look_at(there)
            else:
                self._page.say_in(trouble)

        self._read_in(lambda exchange, cancelled, progress: exchange.take_file(there, cancelled, progress), failed)

    def _look_at(self, there: Path) -> None:
        self._aside(
            self._page.going_in,
            tr("Memeriksa berkas kiriman…"),
            lambda exchange, cancelled, _progress: exchange.look_at_file(there, cancelled),
            self._page.ask_about,
            self._page.say_in,
        )

    def _take_stranger(self, card: Card, supervisor: bool) -> None:
        there = self._last
        if there is None:
            return

        def deed(exchange: Exchange, cancelled: Callable[[], bool], progress: Callable[[int, int], None]) -> Arrived:
            exchange.know_sender(card, supervisor=supervisor)
            return exchange.take_file(there, cancelled, progress)

        self._read_in(deed, self._page.say_in)

    def _read_in(self, deed: LongDeed, failed: Failed) -> None:
        sentence = tr("Membaca berkas kiriman. Jangan cabut stiknya dulu…")
        self._aside(self._page.going_in, sentence, deed, self._taken, failed)

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

    def _meet(self, path: Path) -> None:
        """A card that was opened by a double click, or dropped: whose it is, asked about before it is known."""
        exchange, page = self._exchange, self._page

        def look() -> Met:
            from desktop.roles import cards

            return cards.look(exchange, path)

        def said(trouble: Trouble) -> None:
            page.contacts.say(trouble)
            page.show_contacts()

        def met(found: Met) -> None:
            page.contacts.meet(found)
            page.show_contacts()

        self._desk.ask(look, met, said)

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
