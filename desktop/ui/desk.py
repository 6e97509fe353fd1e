"""Leads through the pages of a session: reads what they show, does what they ask, re-reads what was touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.lanes import Ticket
from desktop.roles.values import Counts
from desktop.store.records_table import Page, RecordRow, Wish
from desktop.touched import Touched
from desktop.trouble import Trouble
from desktop.ui.connection_words import FOR_A_PERSON, Waits, connection_said
from desktop.ui.desk_pages import DeskPages
from desktop.ui.desk_recap import RecapDesk
from desktop.ui.desk_sync import SyncDesk, photos_held
from desktop.ui.finder import Finder, Found
from desktop.ui.formats import short_place
from desktop.ui.frame import Frame
from desktop.ui.kept_map import ground
from desktop.ui.main_window import MainWindow
from desktop.ui.notices import Step
from desktop.ui.pages.home import HomePage
from desktop.ui.rail import ENTRIES
from desktop.ui.reading import read_counts, read_home, read_outbox, read_projects, read_records
from desktop.ui.session import Session
from desktop.ui.translations import tr

if TYPE_CHECKING:  # each page is loaded when somebody first goes there
    from desktop.ui.desk_exchange import ExchangeDesk
    from desktop.ui.desk_settings import SettingsDesk
    from desktop.ui.desk_work import WorkDesk
    from desktop.ui.pages.exchange import ExchangePage
    from desktop.ui.pages.new_form import NewFormPage
    from desktop.ui.pages.outbox import OutboxPage
    from desktop.ui.pages.records import RecordsPage
    from desktop.ui.pages.settings import SettingsPage

CLOCK = 60_000  # ms: ages and the connection are said again
DeskDeed = Callable[[], Touched]


class Desk(QObject):
    """One a session. Who can fill and review hears `record_opened`, `review_opened` and `form_chosen`."""

    record_opened = Signal(str)  # record id
    review_opened = Signal(str)  # record id; "" for the first that waits
    form_chosen = Signal(int)  # form key
    template_asked = Signal()  # of the disaster text
    consent_asked = Signal(str)  # taken back, of a record id; "" for the one in front
    tray_asked = Signal()  # photos out of a phone
    all_handed_in_asked = Signal()  # every draft that is complete
    way_said = Signal(str, str)  # what waits and how the way stands; wrong, urgent or note
    place_chosen = Signal(str)  # the ref of a question, out of the finder
    laptop_asked_about = Signal(str)  # fingerprint: what lies on it, lost, found again

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self.window, self.session, self.signals = window, session, window.signals
        self.counts: Counts | None = None
        self.more_found: Callable[[], Sequence[Found]] = tuple
        self._pages = DeskPages(self)
        self.frame = self._make_frame()
        self.sync = SyncDesk(self)
        self.recaps = RecapDesk(self)
        self.finder = Finder(self.frame, self._search)
        self.finder.chosen.connect(self._found)
        self._clock = QTimer(self, interval=CLOCK)
        self._clock.timeout.connect(self.read_front)
        self._clock.start()
        self.signals.touched.connect(self._touched)
        self.signals.troubled.connect(self._troubled)
        self.home.greet(session.person, window.house.now())
        window.open_frame(self.frame)
        self.go("home")

    # --- putting together

    def _make_frame(self) -> Frame:
        frame = Frame(self.session.person)
        self.home = HomePage()
        frame.put("home", self.home)
        self._wire(frame)
        for keys, deed in self._keys().items():
            QShortcut(QKeySequence(keys), frame, deed, context=Qt.ShortcutContext.WindowShortcut)
        frame.fold_rail(self.window.house.settings.rail_folded)
        return frame

    def _wire(self, frame: Frame) -> None:
        rail, home = frame.rail, self.home
        rail.chosen.connect(self.go)
        rail.new_asked.connect(lambda: self.go("new"))
        rail.lock_asked.connect(self.window.lock)
        rail.fold_asked.connect(self.fold_rail)
        frame.shown.connect(lambda _key: self._say_title())
        frame.status.step_asked.connect(self._step)
        home.record_opened.connect(self.record_opened)
        home.review_opened.connect(self.review_opened)
        home.form_chosen.connect(self.form_chosen)
        home.page_asked.connect(self.go)
        home.list_asked.connect(self.go_list)
        home.guide_asked.connect(self.window.show_guide)
        home.consent_opened.connect(self.consent_asked)
        home.today.record_opened.connect(self.record_opened)
        home.today.visits_asked.connect(lambda: self.go("new"))
        home.today.map_asked.connect(self.go_maps)

    # --- pages: each is made, and loaded, when somebody first goes there

    def is_laid(self, key: str) -> bool:
        """Whether that page was made already."""
        return self.frame.has(key)

    def when_laid(self, key: str, hear: Callable[[], object]) -> None:
        """Call `hear` when that page is made: at once, if it is."""
        self._pages.when_laid(key, hear)

    @property
    def new(self) -> NewFormPage:
        return self._pages.new

    def paper_day(self) -> date | None:
        """The day of the interview, where the page of forms says that one is typed in from paper."""
        return self.new.paper_day() if self.is_laid("new") else None

    @property
    def records(self) -> RecordsPage:
        return self._pages.records

    @property
    def outbox(self) -> OutboxPage:
        return self._pages.outbox

    @property
    def settings_page(self) -> SettingsPage:
        return self._pages.settings

    @property
    def settings(self) -> SettingsDesk:
        return self._pages.settings_desk

    @property
    def exchange_page(self) -> ExchangePage:
        return self._pages.exchange

    @property
    def exchange(self) -> ExchangeDesk | None:
        """None before somebody goes there."""
        return self._pages.exchange_desk

    @property
    def work(self) -> WorkDesk | None:
        """A supervisor's work list is a page of its own."""
        return self._pages.work

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            "Ctrl+N": lambda: self.go("new"),
            "Ctrl+K": self.find,
            "Ctrl+B": self.fold_rail,
            "Ctrl+,": lambda: self.go("settings"),
        }

    # --- going

    def go(self, key: str) -> None:
        """To a page by its key on the rail; what it shows is read again."""
        if key == "returned":
            self.go_list("returned")
        else:
            self._pages.lay(key)
            if key == "records":
                self.records.show_stage("all")
            self.read_front(key)
            self.frame.show_page(key)

    def go_maps(self) -> None:
        """To where a map is loaded."""
        self.go("settings")
        self.settings_page.focus_maps()

    def go_list(self, chip: str) -> None:
        """To the records, let through by one of the chips; what is to be reviewed has a list of its own."""
        if chip == "to_review" and self.work is not None:
            self.go("review")
            return
        entry = {"returned": "returned", "to_review": "review"}.get(chip, "records")
        self.records.show_stage(chip)
        self.read_front("records")
        self.frame.show_page("records", entry=entry)

    def read_front(self, key: str = "") -> None:
        """Read again what the page in front shows, and the numbers of the rail."""
        session, now, connection = self.session, self.window.house.now(), self.session.courier.connection()
        key = key or self.frame.key
        self.ask(lambda: read_counts(session), self._show_counts)
        if key == "home":
            self.ask(lambda: read_home(session, now, connection), self.home.show_values)
            self._read_day()
        elif key == "outbox":
            held = photos_held(self.window.house.settings)
            read = partial(read_outbox, session, now, connection, photos_held=held)
            self.ask(read, self.outbox.show_values)
        elif key == "new":
            self.ask(lambda: read_projects(session), lambda found: self.new.show_projects(*found))
            self.ask(session.enumerator.forms, self.new.show_values)
        elif key == "records":
            self.ask(session.enumerator.forms, self.records.show_values)
        elif key == "review" and self.work is not None:
            self.work.read()
        elif key == "exchange" and self.exchange is not None:
            self.exchange.read()
        elif key == "recap":
            self.recaps.read()
        elif key == "settings":
            self.settings.read()

    def _read_day(self) -> None:
        """Beside Beranda, from the lane for long readings: the page does not wait for it."""
        aside = self.session.aside
        if aside is not None:
            self.signals.ask(
                aside.lane, lambda _ticket: aside.days().today(),
                lambda found: self.home.today.show_today(found, ground(self.window.house)), owner=self.frame,
            )  # fmt: skip

    def stop(self) -> None:
        """Somebody left: nothing is read any more."""
        self._clock.stop()

    def fold_rail(self) -> None:
        """Ctrl+B, and remembered."""
        folded = not self.frame.rail.folded
        self.frame.fold_rail(folded)
        self.window.house.keep(replace(self.window.house.settings, rail_folded=folded))

    # --- asking and doing

    def ask(
        self,
        deed: Callable[[], object],
        done: Callable[..., None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
    ) -> Ticket[object]:
        """A question or deed on the store lane; answers for a frame that is gone are dropped."""
        return self.signals.ask(self.session.store, lambda _ticket: deed(), done, failed, owner=self.frame)

    def do(self, deed: DeskDeed, done: Callable[[], None] | None = None) -> None:
        """A deed: what it touched is announced once, then `done`."""

        def finished(touched: Touched) -> None:
            self.signals.touched.emit(touched)
            if done is not None:
                done()

        self.ask(deed, finished)

    def discard(self, record_id: str) -> None:
        """Put a draft away; for ten seconds a press brings it back."""
        role = self.session.enumerator
        offer = partial(self.frame.status.offer_undo, tr("Dibuang."), lambda: self.bring_back(record_id))
        self.do(lambda: role.discard(record_id), offer)

    def bring_back(self, record_id: str) -> None:
        role = self.session.enumerator
        self.do(lambda: role.bring_back(record_id), lambda: self.frame.status.say(tr("Dikembalikan ke daftar.")))

    def fetch(self, wish: Wish, done: Callable[[Page], None]) -> None:
        session = self.session
        self.ask(lambda: read_records(session, wish), done)

    def _touched(self, touched: Touched) -> None:
        if not touched:
            return
        if self.frame.key == "records" and touched.records:
            self.records.read_again()
            session = self.session
            self.ask(lambda: read_counts(session), self._show_counts)
        else:
            self.read_front()

    def _troubled(self, trouble: Trouble) -> None:
        self.frame.status.say_trouble(trouble)

    def _step(self, step: Step) -> None:
        if step is Step.SETTINGS:
            self.go("settings")
        elif step is Step.FETCH_FORMS:
            self.sync.fetch_forms()
        elif step is Step.RETRY:
            self.sync.run_round()
        else:
            self.read_front()

    # --- saying

    def _show_counts(self, counts: Counts) -> None:
        self.counts = counts
        outbox = counts.refused or counts.waiting
        look = "railWrong" if counts.refused else "railUrgent" if counts.urgent_waiting else "railCount"
        self.frame.show_counts(
            {
                "records": (counts.drafts, "railCount"),
                "returned": (counts.returned, "railWarn"),
                "review": (counts.to_review + counts.unverified, "railCount"),
                "outbox": (outbox, look),
            }
        )
        self.say_way()

    def say_way(self) -> None:
        """The connection, in the rail and in the status line."""
        connection, counts = self.session.courier.connection(), self.counts
        waits = Waits(counts.waiting, counts.urgent_waiting, counts.refused) if counts is not None else Waits()
        practice = self.session.practice
        look = "wrong" if waits.refused else "urgent" if waits.urgent_waiting else "note"
        to_outbox = (lambda: self.go("outbox")) if waits.waiting or waits.refused else None
        said = connection_said(waits, connection, practice=practice)
        self.frame.status.stand(said, look, to_outbox)
        self.way_said.emit(said, look)
        if practice:
            self.frame.rail.show_way(None, tr("Mode latihan"))
        elif not connection.server:
            self.frame.rail.show_way(None, tr("Server belum diatur"))
        elif connection.reachable is None:
            self.frame.rail.show_way(None, tr("Belum dicoba"))
        else:
            hindered = tr("Terhalang") if connection.trouble in FOR_A_PERSON else tr("Tidak ada koneksi")
            self.frame.rail.show_way(connection.reachable, tr("Terhubung") if connection.reachable else hindered)

    def _say_title(self) -> None:
        key = self.frame.key
        self.window.say_title(next((tr(entry.said) for entry in ENTRIES if entry.key == key), ""))

    # --- finding

    def find(self) -> None:
        """Ctrl+K: everything there is, and what the page in front adds (the questions of a form)."""
        more = self.more_found()
        pages = [Found("page", e.key, tr(e.said), "", e.icon) for e in ENTRIES if e.key in self.frame.rail.entries]
        commands = [
            Found("command", "new", tr("Isi formulir baru"), "Ctrl+N", "plus"),
            Found("command", "hand_in_all", tr("Ajukan semua draf yang sudah lengkap"), "", "send"),
            Found("command", "round", tr("Kirim sekarang"), "", "send"),
            Found("command", "forms", tr("Ambil formulir dari server"), "", "download"),
            Found("command", "rounds", tr("Riwayat pengiriman"), "", "history"),
            Found("command", "tray", tr("Foto dari HP"), "Ctrl+Shift+B", "images"),
            Found("command", "consent", tr("Persetujuan ditarik…"), "", "shield-check"),
            Found("command", "language", tr("Ganti bahasa program"), "Ctrl+Shift+L", "languages"),
            Found("command", "template", tr("Pola teks WhatsApp"), "", "message-square"),
            Found("command", "help", tr("Kartu tombol"), "F1", "keyboard"),
            Found("command", "lock", tr("Kunci"), "F9", "lock"),
            Found("command", "care", tr("Rawat laptop ini"), "", "hard-drive"),
            Found("command", "switch", tr("Ganti pengguna"), "Ctrl+Shift+U", "users"),
        ]
        self.finder.bring_with([*more, *pages, *commands])

    def _search(self, typed: str, done: Callable[[Sequence[Found]], None]) -> None:
        session = self.session

        def show(page: Page) -> None:
            done([_found_record(row) for row in page.rows])

        self.ask(lambda: read_records(session, Wish(text=typed, limit=20)), show)

    def _found(self, found: Found) -> None:
        commands: dict[str, Callable[[], object]] = {
            "new": lambda: self.go("new"),
            "hand_in_all": self.all_handed_in_asked.emit,
            "round": self.sync.send_now,
            "forms": self.sync.fetch_forms,
            "rounds": self.outbox.rounds_asked.emit,
            "tray": self.tray_asked.emit,
            "consent": lambda: self.consent_asked.emit(""),
            "language": self.window.next_language,
            "template": self.template_asked.emit,
            "help": self.window.show_help,
            "lock": self.window.lock,
            "care": self.settings_page.care_asked.emit,
            "switch": self.window.switch_person,
        }
        if found.kind == "page":
            self.go(found.key)
        elif found.kind == "record":
            self.record_opened.emit(found.key)
        elif found.kind == "command":
            commands[found.key]()
        else:
            self.place_chosen.emit(found.key)


def _found_record(row: RecordRow) -> Found:
    where = " · ".join(part for part in (row.form_title, short_place(row.region_name)) if part)
    return Found("record", row.id, row.title or tr("Belum bernama"), where, "file-text")
