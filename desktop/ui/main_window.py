"""The one window: the door, behind it the frame with its pages; language, look, lock, keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from desktop.settings import Settings
from desktop.trouble import Trouble
from desktop.ui.floating import floating, is_ending
from desktop.ui.formats import moment as at
from desktop.ui.icons import mark
from desktop.ui.pages.door import DoorCard, UnlockPage
from desktop.ui.pieces import below
from desktop.ui.practice_band import PracticeBand
from desktop.ui.session import House, Session
from desktop.ui.signals import Signals
from desktop.ui.theme import Appearance, dress
from desktop.ui.translations import Language, speak, tr
from desktop.ui.values import NewPerson, Progress

if TYPE_CHECKING:
    from desktop.ui.guide_card import GuideCard
    from desktop.ui.help_card import HelpCard
    from desktop.ui.leave_card import LeaveCard
    from desktop.ui.pages.renew import RenewPage
    from desktop.ui.pages.setup import SetupPage

DESIGNED_AT, SMALLEST = QSize(1366, 768), QSize(960, 600)


class Keeper(Protocol):
    """Who knows whether everything typed is on the disk, and sees to it."""

    @property
    def unsaved(self) -> bool:
        """Something is only on the screen, or on its way."""

    def secure(self, go: Callable[[], None], stay: Callable[[Trouble], None]) -> None:
        """Keep it; then one of the two is called."""

    def clear_way(self) -> None:
        """What goes on behind the locked screen stops, and gives the vault back."""


class MainWindow(QMainWindow):
    """`came_in(Session)` when the door opened; `open_frame` puts the frame in; `lock` closes the door again."""

    came_in = Signal(object)  # Session
    left = Signal(object)  # Session: its frame is gone; whoever made the desk closes the session
    closing = Signal()
    attended = Signal()  # somebody is there though no key is pressed

    def __init__(self, house: House, signals: Signals) -> None:
        super().__init__()
        self.house, self.signals = house, signals
        self.session: Session | None = None
        self.frame: QWidget | None = None
        self._name = ""  # of who was here last; in memory only
        self._names: list[str] = []  # of everybody who was here since the start, the last first; in memory only
        self.keeper: Keeper | None = None
        self._closes = False  # everything is kept, or a person said that it may go
        self._coming = False  # somebody is at the door, and it has not opened yet
        self.band, self.root = PracticeBand(), QStackedWidget()
        self._whole = QWidget()
        self._whole.setLayout(below(self.band, self.root, gap=0))
        self.setCentralWidget(self._whole)
        self.band.hide()
        self.setMinimumSize(SMALLEST)
        self.resize(DESIGNED_AT)
        self.setWindowIcon(mark())
        self._wire()
        self.show_door()

    def _wire(self) -> None:
        self.band.left.connect(self.lock)
        for keys, deed in self._keys().items():
            QShortcut(QKeySequence(keys), self, deed, context=Qt.ShortcutContext.WindowShortcut)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)  # a lambda would hold the window for ever

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            "F1": self.show_help,
            "F9": self.lock,
            "Ctrl+Shift+U": self.switch_person,
            "Ctrl+Shift+L": self.next_language,
        }

    # --- the door: each of its pages is made when it is first needed, so that the first is up at once

    @cached_property
    def unlock(self) -> UnlockPage:
        page = UnlockPage()
        page.unlock_asked.connect(self._unlock)
        self._add_door(page)
        return page

    @cached_property
    def setup(self) -> SetupPage:
        from desktop.ui.pages.setup import SetupPage

        page = SetupPage()
        page.created.connect(self._create)
        page.restore_asked.connect(self._restore)
        page.start_asked.connect(self._open_start)
        self._add_door(page)
        return page

    @cached_property
    def renew(self) -> RenewPage:
        from desktop.ui.pages.renew import RenewPage

        page = RenewPage()
        page.renewed.connect(self._renew)
        self._add_door(page)
        return page

    @cached_property
    def help(self) -> HelpCard:
        from desktop.ui.help_card import HelpCard

        card = HelpCard(self._whole)
        card.guide_wanted.connect(self.show_guide)
        return card

    @cached_property
    def guide(self) -> GuideCard:
        from desktop.ui.guide_card import GuideCard

        return GuideCard(self._whole)

    @cached_property
    def leave_card(self) -> LeaveCard:
        from desktop.ui.leave_card import LeaveCard

        return LeaveCard(self._whole)

    def _add_door(self, page: UnlockPage | SetupPage | RenewPage) -> None:
        self.root.addWidget(page)
        page.practice_asked.connect(self.practise)
        page.language_asked.connect(self.next_language)

    def show_door(self) -> None:
        """Unlock, or first set-up where there is nothing to unlock."""
        self._coming = False
        self.band.hide()
        door: DoorCard = self.unlock if self.house.exists() else self.setup
        self.root.setCurrentWidget(door)
        door.notice.clear()
        if self.house.greeting:
            door.notice.say_sentence(self.house.greeting, "note")
        door.practice.setEnabled(True)
        if isinstance(door, UnlockPage):
            door.busy(False)
            door.offer_office(self.house.office_question())
            door.ask_code(False)
            door.know_names(self._names)
            door.show_name(self._name)
        else:
            self.setup.name.setFocus()
        self.say_title("")

    def _unlock(self, name: str, passphrase: str) -> None:
        house, self._name = self.house, name
        tell = self.signals.on_screen(self.unlock.say_growing, owner=self)
        self._come(lambda: house.enter(name, passphrase, tell), self.unlock.say_trouble)

    def _create(self, person: NewPerson) -> None:
        house, self._name = self.house, person.name
        self._come(lambda: house.create(person), self.setup.say_trouble)

    def practise(self) -> None:
        """Mode latihan, from the door."""
        if self._coming:
            return
        house = self.house
        door = self.root.currentWidget()
        assert isinstance(door, DoorCard)  # only the doors ask
        door.notice.say_sentence(tr("Menyiapkan Mode latihan dengan keluarga rekaan. Sebentar…"), "note")
        door.practice.setEnabled(False)
        self._come(house.practise, door.say_trouble)

    def _come(self, deed: Callable[[], Session], failed: Callable[[Trouble], None]) -> None:
        """One at a time: whoever presses Mode latihan while the key is worked out does not come in twice."""
        if self._coming:
            return
        self._coming = True
        if self.keeper is not None:
            self.keeper.clear_way()

        def stayed_out(trouble: Trouble) -> None:
            self._coming = False
            failed(trouble)

        self.signals.ask(self.house.store, lambda _ticket: deed(), self._came, stayed_out, owner=self)

    def _came(self, session: Session) -> None:
        self._coming = False
        self.session = session
        if not session.practice:
            self._names = [session.person.name, *(name for name in self._names if name != session.person.name)]
        self.band.setVisible(session.practice)
        if session.by_recovery:
            self.root.setCurrentWidget(self.renew)
            self.renew.begin(session.person.name, by_office=session.by_office)
        else:
            self.came_in.emit(session)

    def _renew(self, passphrase: str) -> None:
        session = self.session
        if session is not None:
            renew, came = session.renew_passphrase, lambda _none: self.came_in.emit(session)
            self.signals.ask(session.store, lambda _ticket: renew(passphrase), came, self.renew.say_trouble, owner=self)

    # --- behind the door

    def open_frame(self, frame: QWidget) -> None:
        """Show the frame of the session (also anew, after the text size changed)."""
        before, self.frame = self.frame, frame
        self.root.addWidget(frame)
        self.root.setCurrentWidget(frame)
        if before is not None:
            self.root.removeWidget(before)
            before.deleteLater()

    def lock(self, then: Callable[[], None] = lambda: None, *, alone: bool = False) -> None:
        """F9: everything typed is kept, the key forgotten, the door shown; `then` is called at the door.

        What cannot be kept keeps the person in, with the reason and a way to try again, the page covered if `alone`."""

        def go() -> None:
            if self.session is not None:
                self.lock_now()
                then()

        if alone or not is_ending((self, self._whole), lambda: self.lock(then)):
            self._secured(go, lambda: self.lock(then), closing=False, alone=alone)

    def _secured(
        self, go: Callable[[], None], again: Callable[[], None], *, closing: bool, alone: bool = False
    ) -> None:
        """`go` when nothing typed is only on the screen; at once, if that is so already."""
        if self.session is None or (keeper := self.keeper) is None or not keeper.unsaved:
            go()
            return
        keeper.secure(go, lambda why: self.leave_card.say(why, closing=closing, again=again, go=go, alone=alone))

    def lock_now(self) -> None:
        """Lock, whatever is not on the disk."""
        session, self.session = self.session, None
        if session is None:
            return
        for card in floating((self, self._whole)):  # camera, map, what plays: nothing of it stays before the door
            card.withdraw()
        frame, self.frame = self.frame, None
        self.left.emit(session)
        if frame is not None:
            self.root.removeWidget(frame)
            frame.deleteLater()
        self.show_door()

    def rekey(self, name: str, passphrase: str) -> None:
        """Another data key under everything: locked first, told at the door how far it is."""
        self.lock(lambda: self._rekey(name, passphrase))

    def _rekey(self, name: str, passphrase: str) -> None:
        house, door = self.house, self.unlock
        self._coming = True
        if self.keeper is not None:
            self.keeper.clear_way()
        door.busy(True)
        door.notice.say_sentence(tr("Mengganti kunci data. Jangan matikan laptop…"), "note")

        def going(told: Progress) -> None:
            if self._coming and told.total:
                share = tr("{n} % selesai…", 100 * told.done // told.total)
                door.notice.say_sentence(f"{tr('Mengganti kunci data. Jangan matikan laptop…')} {share}", "note")

        def done(_none: object) -> None:
            self.show_door()
            door.notice.say_sentence(tr("Kunci data sudah diganti. Masuk dengan kata sandi Anda seperti biasa."))

        def failed(trouble: Trouble) -> None:
            self._coming = False
            door.say_trouble(trouble)

        tell = self.signals.on_screen(going, owner=self)
        self.signals.ask(house.store, lambda _ticket: house.rekey(name, passphrase, tell), done, failed, owner=self)

    def _restore(self, folder: str) -> None:
        """From set-up: a backup becomes this laptop's data; its people come in with their passphrases."""
        house, page = self.house, self.setup
        page.notice.say_sentence(tr("Memulihkan cadangan…"), "note")

        def done(made_at: datetime) -> None:
            self.show_door()
            said = tr(
                "Cadangan {moment} sudah dipulihkan. Masuk dengan nama dan kata sandi waktu itu.", moment=at(made_at)
            )
            self.unlock.notice.say_sentence(said)

        self.signals.ask(house.store, lambda _ticket: house.restore(folder), done, page.say_trouble, owner=self)

    def _open_start(self, path: str, code: str) -> None:
        """From set-up: what the office prepared for one person."""
        house, page = self.house, self.setup

        def failed(trouble: Trouble) -> None:
            page.say_trouble(trouble)
            page.start.again()

        self.signals.ask(house.store, lambda _ticket: house.open_start(path, code), page.show_start, failed, owner=self)

    def switch_person(self) -> None:
        """Ctrl+Shift+U: somebody else goes on at this laptop; the one before last is proposed."""
        if self.session is None:
            return
        self._name = self._names[1] if len(self._names) > 1 else ""
        self.lock()

    def come_to_front(self) -> None:
        """Somebody started the program once more."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def say_title(self, page: str) -> None:
        """The window's title: never a person's name, other programs can read it."""
        parts = [page, tr("LATIHAN") if self.session is not None and self.session.practice else "", "Sambang"]
        self.setWindowTitle(" · ".join(part for part in parts if part))

    def show_help(self) -> None:
        """F1: the keys; again: the guide; again: back to work."""
        if "guide" in self.__dict__ and not self.guide.isHidden():
            self.guide.leave()
        elif self.help.isHidden():
            self.help.bring()
        else:
            self.show_guide()

    def show_guide(self) -> None:
        """The guide in the place of the keys; the focus goes back to where it was before both."""
        self.help.leave()
        self.guide.bring()

    # --- look and language

    def change_settings(self, settings: Settings) -> None:
        """Put new choices into effect and keep them."""
        before = self.house.settings
        self.house.keep(settings)
        if settings.language != before.language:
            app = QApplication.instance()
            if app is not None:
                speak(app, Language(settings.language))
        if (settings.theme, settings.text_scale) != (before.theme, before.text_scale):
            self._dress()

    def next_language(self) -> None:
        """Ctrl+Shift+L."""
        now = self.house.settings
        other = Language.ENGLISH if now.language == Language.INDONESIAN else Language.INDONESIAN
        self.change_settings(replace(now, language=str(other)))

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress(app, Appearance(self.house.settings.theme), self.house.settings.text_scale)

    def closeEvent(self, event: QCloseEvent) -> None:
        staying, keeper = self.session is not None and not self._closes, self.keeper
        if staying and is_ending((self, self._whole), self._close):  # a film is whole a moment later
            event.ignore()
            return
        if staying and keeper is not None and keeper.unsaved:
            event.ignore()
            self._secured(lambda: self._close(now=True), self._close, closing=True)
            return
        session, self.session = self.session, None
        if session is not None:
            self.left.emit(session)
        self.closing.emit()
        super().closeEvent(event)

    def _close(self, *, now: bool = False) -> None:
        self._closes = now
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say_title("")
        super().changeEvent(event)
