"""Rounds to the server from the desk: run, show how far, stop, and say how it went."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.lanes import Ticket
from desktop.settings import Settings
from desktop.touched import Touched
from desktop.trouble import Trouble
from desktop.ui.metered import metered
from desktop.ui.notices import Step
from desktop.ui.translations import mark, tr
from desktop.ui.values import Progress

if TYPE_CHECKING:
    from desktop.sync.round import Round, Wanted
    from desktop.ui.desk import Desk

# What a round is at, in words.
PHASES = {
    "words": mark("Mengirim isian"),
    "files": mark("Mengirim foto dan berkas"),
    "forms": mark("Mengambil formulir"),
    "lists": mark("Mengambil daftar"),
}


def photos_held(settings: Settings) -> bool:
    """By a choice in the settings, only words go now."""
    return settings.photos == "never" or (settings.photos == "unmetered" and metered())


def wanted_now(settings: Settings, large: bool | None = None) -> Wanted:
    """What a round is to do, by the choices in the settings and the line as it is."""
    from desktop.sync.round import Wanted  # which loads the wire

    a_day = settings.photo_limit * 1_000_000 or None
    return Wanted(files=not photos_held(settings), budget_a_day=a_day, large=large)


class SyncDesk(QObject):
    """One round at a time. `ended` after each, so that whoever watches the connection knows."""

    ended = Signal(object)  # Round, or None after a Trouble
    compare_asked = Signal(str)  # a submission the server refused because the record was edited there
    wished = Signal()  # a person asked for a round

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._ticket: Ticket[Round] | Ticket[Touched] | None = None
        desk.home.forms_asked.connect(self.fetch_forms)
        desk.when_laid("outbox", self._hear_outbox)
        desk.when_laid("new", lambda: desk.new.forms_asked.connect(self.fetch_forms))
        desk.when_laid("settings", lambda: desk.settings_page.servers.forms_asked.connect(self.fetch_forms))

    def _hear_outbox(self) -> None:
        outbox = self._desk.outbox
        outbox.round_asked.connect(self.send_now)
        outbox.round_stopped.connect(self.stop)
        outbox.step_asked.connect(self._step)

    @property
    def running(self) -> bool:
        return self._ticket is not None

    def send_now(self) -> None:
        """A person said so: what is approved and still on hold goes too."""
        self.wished.emit()
        releases = self._desk.session.supervisor or self._desk.session.deputy
        if releases is None:
            self.run_round()
        else:
            self._desk.do(releases.release_held, self.run_round)

    @property
    def ticket(self) -> Ticket[Round] | Ticket[Touched] | None:
        """Of the round under way."""
        return self._ticket

    def run_round(self, *, large: bool | None = None) -> None:
        """Push what may go and pull what is new. Nothing happens in practice, or while a round runs.

        `large`: long lists on a thin line too.
        """
        session = self._desk.session
        if self.running or session.practice:
            return
        outbox = self._desk.outbox
        outbox.begin_round()
        tell = self._desk.signals.on_screen(self._going, owner=outbox)
        run, wanted = session.courier.run_round, wanted_now(self._desk.window.house.settings, large)
        self._ticket = self._desk.signals.ask(
            session.wire,
            lambda ticket: run(ticket.cancelled, tell, wanted),
            self._ended,
            self._failed,
            owner=self._desk.frame,
        )

    def fetch_forms(self) -> None:
        """Only the forms and their lists."""
        session = self._desk.session
        if self.running or session.practice:
            return
        self._desk.frame.status.say(tr("Mengambil formulir…"), look="note")
        self._desk.outbox.begin_round()
        tell = self._desk.signals.on_screen(self._going, owner=self._desk.outbox)
        fetch = session.courier.fetch_forms
        self._ticket = self._desk.signals.ask(
            session.wire,
            lambda ticket: fetch(ticket.cancelled, tell),
            self._fetched,
            self._failed,
            owner=self._desk.frame,
        )

    def _going(self, progress: Progress) -> None:
        self._desk.outbox.show_progress(replace(progress, what=PHASES.get(progress.what, progress.what)))

    def stop(self) -> None:
        """What was sent stays sent. A round that had not begun never tells of its end: what comes after it does."""
        ticket = self._ticket
        if ticket is None:
            return
        ticket.cancel()
        desk = self._desk
        desk.signals.ask(desk.session.wire, lambda _ticket: None, lambda _none: self._over(ticket), owner=desk.frame)

    def _over(self, ticket: Ticket[Round] | Ticket[Touched]) -> None:
        if self._ticket is ticket:
            self._ticket = None
            self._desk.outbox.end_round()
            self.ended.emit(None)

    def _ended(self, went: Round) -> None:
        self._ticket = None
        desk = self._desk
        desk.outbox.end_round(Trouble(went.kind) if went.kind is not None and not went.cancelled else None)
        if went.completed:
            desk.frame.status.say(tr("{n} isian diterima server.", len(went.completed)))
        elif went.over_budget:
            desk.frame.status.say(tr("Batas foto hari ini tercapai. Sisanya menyusul besok."))
        desk.signals.touched.emit(went.touched)
        desk.read_front()
        self.ended.emit(went)

    def _fetched(self, touched: Touched) -> None:
        self._ticket = None
        self._desk.outbox.end_round()
        said = tr("Formulir baru sudah diambil.") if touched.forms else tr("Formulir sudah yang terbaru.")
        self._desk.frame.status.say(said)
        self._desk.signals.touched.emit(touched)
        self._desk.read_front()
        self.ended.emit(None)

    def _failed(self, trouble: Trouble) -> None:
        self._ticket = None
        self._desk.outbox.end_round(trouble)
        self._desk.frame.status.say_trouble(trouble)
        self._desk.say_way()
        self.ended.emit(None)

    def _step(self, submission_id: str, step: Step) -> None:
        desk = self._desk
        role = desk.session.supervisor or desk.session.enumerator
        if step is Step.SETTINGS:
            desk.go("settings")
        elif step is Step.FETCH_FORMS:
            self.fetch_forms()
        elif step is Step.COMPARE:
            self.compare_asked.emit(submission_id)
        else:
            desk.do(lambda: role.retry(submission_id), self.run_round)
