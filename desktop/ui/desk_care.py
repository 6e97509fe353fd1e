"""The page for looking after a laptop at work, what is told of its state without being asked, and the daily backup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.lanes import Ticket
from desktop.local_zone import follow
from desktop.steady import Leaps
from desktop.store.access_table import Access
from desktop.touched import Touched
from desktop.trouble import Trouble
from desktop.ui import choosing, formats
from desktop.ui.access_words import access_said, purpose_said
from desktop.ui.care_signs import most_pressing
from desktop.ui.notices import Step
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.upkeep import Looked, Upkeep
    from desktop.ui.desk import Desk
    from desktop.ui.pages.care import CarePage

FIRST_LOOK = 1_500  # ms after somebody came in: the first screen is up
LOOK_EVERY = 300_000  # ms between two looks at the room, the clock and the backups
DAILY_LOOK = 120_000  # ms between two looks whether the daily backup is due
Deed = Callable[["Upkeep", Ticket[object]], object]


def ask_folder(parent: QWidget, title: str) -> str:
    """A folder; "" for none."""
    return choosing.folder(parent, title)


class CareDesk(QObject):
    """One a session. `choose` asks a person for a folder."""

    def __init__(self, desk: Desk, choose: Callable[[QWidget, str], str] = ask_folder) -> None:
        super().__init__(desk)
        self._desk, self.choose = desk, choose
        self._care = desk.session.care
        self.page: CarePage | None = None
        self.looked: Looked | None = None
        self._ticket: Ticket[Any] | None = None
        self._tidied = False  # in this session
        self._leaps = Leaps(desk.window.house.now)
        self._card = ""  # where the deed under way is told
        desk.home.notice.pressed.connect(self._step)
        desk.when_laid("settings", lambda: desk.settings_page.care_asked.connect(self.open))
        self._clock = QTimer(self, interval=LOOK_EVERY)
        self._clock.timeout.connect(self.look)
        if self._care is not None:
            self._clock.start()
            QTimer.singleShot(FIRST_LOOK, self, self.look)
            self._daily = QTimer(self, interval=DAILY_LOOK)
            self._daily.timeout.connect(self.tend)
            self._daily.start()

    def stop(self) -> None:
        """Somebody left."""
        self._clock.stop()
        self.halt()

    def open(self) -> None:
        """The page, from Settings."""
        if self._care is None:
            return
        from desktop.ui.pages.care import CarePage

        page = self.page = CarePage()
        page.stick_asked.connect(self.back_up_to_stick)
        page.backup_asked.connect(self.back_up)
        page.stopped.connect(self.halt)
        page.folder_asked.connect(lambda: self._choose_folder(page))
        page.merge_asked.connect(self._merge)
        page.days_chosen.connect(lambda days: self._do("room", lambda upkeep, _t: upkeep.keep_for(days)))
        page.letting_go_asked.connect(self._let_go)
        page.office_given.connect(self._office)
        page.check_asked.connect(self._check)
        page.accesses_asked.connect(self.show_accesses)
        page.rekey_asked.connect(self._rekey)
        page.left.connect(lambda: self._desk.go("settings"))
        self._desk.frame.show_guest(page, entry="settings")
        self.look()

    def _step(self, step: Step) -> None:
        """What the notice on Beranda offers."""
        if step is Step.CARE:
            self.open()
        elif step is Step.CLOCK:
            self._ask(lambda upkeep, _ticket: upkeep.clock_is_right(), lambda _none: self.look(), _quiet)
        elif step is Step.ZONE and self.looked is not None and follow(self.looked.zone):
            house, zone = self._desk.window.house, self.looked.zone
            layout = {**house.settings.layout, "zone": zone}
            self._desk.window.change_settings(replace(house.settings, layout=layout))
            self._desk.home.notice.say_sentence(tr("Sambang sekarang memakai {zone}.", zone=zone))

    def halt(self) -> None:
        """The deed under way stops at its next step."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._failed(self._card, None)

    # -- what is told without being asked

    def look(self) -> None:
        """How the laptop stands."""
        self.look_at_clock()
        self._ask(lambda upkeep, _ticket: upkeep.look(), self._show, lambda _trouble: None)

    def look_at_clock(self) -> None:
        """Whether somebody set it: kept, so that what was typed by the wrong one can be mended."""
        leap = self._leaps.look()
        if leap is not None:
            self._ask(lambda upkeep, _ticket: upkeep.leapt(*leap), lambda _none: None, lambda _trouble: None)

    def _show(self, looked: Looked) -> None:
        self.looked = looked
        now = self._desk.window.house.now()
        if self._front() is not None:
            self.page.show_looked(looked, now)  # type: ignore[union-attr]  # _front says it is there
        said, look = most_pressing(looked, now, practice=self._desk.session.practice)
        if said is not None:
            self._desk.home.notice.say(said, look)
        else:
            self._desk.home.notice.clear()

    def tend(self) -> None:
        """In a quiet moment: the daily backup, and once a session what is due is let go of and room is given back."""
        looked = self.looked
        if looked is None or self._desk.session.practice or self._ticket is not None:
            return
        if looked.backup_due and looked.unsent:
            self._ask(lambda upkeep, ticket: upkeep.back_up(self._stops(ticket), _silent), self._kept_daily, _quiet)
        elif not self._tidied:
            self._tidied = True
            self._ask(lambda upkeep, ticket: upkeep.let_go(self._stops(ticket), _silent), self._tidy, _quiet)

    def _tidy(self, gone: Any) -> None:
        if gone.records:
            self._desk.signals.touched.emit(_everything())
        self.look()

    def _kept_daily(self, _made: object) -> None:
        self.look()

    # -- backups

    def back_up(self) -> None:
        """The laptop's own, now."""
        self._run("backup", tr("Membuat cadangan…"), lambda u, t, tell: u.back_up(self._stops(t), tell), self._made)

    def back_up_to_stick(self) -> None:
        """One press, one folder: a stick."""
        folder = self.choose(self._desk.frame, tr("Pilih stik USB atau folder untuk cadangan"))
        if folder:
            to = Path(folder)
            self._run(
                "backup",
                tr("Membuat cadangan. Jangan cabut stiknya dulu…"),
                lambda u, t, tell: u.back_up_to(to, self._stops(t), tell),
                self._made,
            )

    def _made(self, made: Any) -> None:
        page = self._front()
        if page is not None:
            page.backed_up(made.made_at, str(made.path.parent))
        else:
            self._desk.frame.status.say(tr("Cadangan sudah dibuat."))
        self.look()

    def _choose_folder(self, page: CarePage) -> None:
        folder = self.choose(self._desk.frame, tr("Pilih folder cadangan"))
        if folder:
            page.show_folder(folder)

    def _merge(self, folder: str, name: str, passphrase: str) -> None:
        def merged(told: Any) -> None:
            page = self._front()
            if page is not None:
                page.merged(told)
            self._desk.signals.touched.emit(_everything())
            self.look()

        self._run(
            "merge",
            tr("Membuka cadangan…"),
            lambda u, t, tell: u.merge(Path(folder), name, passphrase, self._stops(t), tell),
            merged,
        )

    # -- letting go, the office, the whole file

    def _let_go(self) -> None:
        def gone(told: Any) -> None:
            page = self._front()
            if page is not None:
                page.gone(told)
            self._desk.signals.touched.emit(_everything())
            self.look()

        self._run("room", tr("Menghapus…"), lambda u, t, tell: u.let_go(self._stops(t), tell), gone)

    def _office(self, public: str) -> None:
        def kept(_none: object) -> None:
            page = self._front()
            if page is not None:
                page.office.clear()
                page.end("office", None, tr("Dinas sekarang dapat menolong lewat telepon di pintu masuk."))
            self.look()

        self._run("office", tr("Menyimpan…"), lambda u, _t, _tell: u.enable_office(public), kept)

    def _check(self) -> None:
        def checked(broken: Any) -> None:
            page = self._front()
            if page is not None and not broken:
                page.end("whole", None, tr("Semua data utuh."))
            elif page is not None:
                page.end("whole", None)
                said = tr("{n} hal tidak cocok. Buat cadangan ke stik, lalu hubungi Dinas.", len(broken))
                page.notices["whole"].say_sentence(said, "wrong")

        self._run("whole", tr("Memeriksa seluruh data…"), lambda u, _t, _tell: u.check(), checked)

    def _rekey(self, passphrase: str) -> None:
        """At the door, while nobody is in."""
        self._desk.window.rekey(self._desk.session.person.name, passphrase)

    def show_accesses(self) -> None:
        """Who opened, printed and took out what."""
        self._ask(lambda upkeep, _ticket: upkeep.accesses(), self._show_accesses, self._desk.signals.troubled.emit)

    def _show_accesses(self, lines: tuple[Access, ...]) -> None:
        from desktop.ui.pages.lines import Line, LinesPage

        page = LinesPage(wide=3, widths=(170, 170, 270))
        page.title.setText(tr("Siapa membuka apa"))
        page.say_words()
        headings = (tr("Waktu"), tr("Siapa"), tr("Yang dilakukan"), tr("Keperluan"))
        page.show_lines(
            headings,
            [Line((formats.moment(one.at), one.by_name, *_said(one))) for one in lines],
        )
        page.left.connect(self.open)
        self._desk.frame.show_guest(page, entry="settings")

    # -- inside

    def _front(self) -> CarePage | None:
        page = self.page
        return page if page is not None and isValid(page) and self._desk.frame.guest is page else None

    def _stops(self, ticket: Ticket[Any]) -> Callable[[], bool]:
        leaving = self._care.leaving if self._care is not None else bool
        return lambda: ticket.cancelled() or leaving()

    def _ask(self, deed: Deed, done: Callable[[Any], None], failed: Callable[[Trouble], None]) -> None:
        care = self._care
        if care is not None and not care.leaving():
            signals, frame = self._desk.signals, self._desk.frame
            signals.ask(care.lane, lambda ticket: deed(care.upkeep(), ticket), done, failed, owner=frame)

    def _do(self, card: str, deed: Deed) -> None:
        """A short one: the page is read again."""
        self._ask(deed, lambda _none: self.look(), lambda trouble: self._failed(card, trouble))

    def _run(
        self,
        card: str,
        sentence: str,
        deed: Callable[[Upkeep, Ticket[Any], Callable[[int, int], None]], object],
        done: Callable[[Any], None],
    ) -> None:
        """A long one, one at a time."""
        care, page, signals = self._care, self._front(), self._desk.signals
        if care is None or self._ticket is not None:
            return
        if page is not None:
            page.begin(card, sentence)
        tell = signals.on_screen(partial(self._going, card), owner=self._desk.frame)

        def finished(found: Any) -> None:
            self._ticket = None
            done(found)

        self._ticket = signals.ask(
            care.lane,
            lambda ticket: deed(care.upkeep(), ticket, lambda so_far, of: tell((so_far, of))),
            finished,
            lambda trouble: self._failed(card, trouble),
            owner=self._desk.frame,
        )
        self._card = card

    def _going(self, card: str, told: tuple[int, int]) -> None:
        page = self._front()
        if page is not None and self._ticket is not None:
            page.going(card, *told)

    def _failed(self, card: str, trouble: Trouble | None) -> None:
        self._ticket = None
        page = self._front()
        if page is not None:
            page.end(card, trouble)
        elif trouble is not None:
            self._desk.frame.status.say_trouble(trouble)


def _said(one: Access) -> tuple[str, str]:
    return access_said(one.deed), purpose_said(one.deed, one.purpose)


def _everything() -> Touched:
    return Touched(records=frozenset({"*"}), outbox=True, forms=True, lists=True, servers=True, users=True)


def _silent(_done: int, _of: int) -> None:
    return


def _quiet(_trouble: Trouble) -> None:
    """The daily backup did not come through (a full disk says so itself); it is tried again at the next look."""
