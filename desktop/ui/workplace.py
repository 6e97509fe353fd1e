"""Puts the desk, filling and review together behind the door, and takes them apart when somebody leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.frozen import frozen
from desktop.lanes import Ticket
from desktop.paths import is_preset
from desktop.touched import Touched
from desktop.trouble import Trouble
from desktop.ui.gathering import gather
from desktop.ui.idle import Idle
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session

if TYPE_CHECKING:  # the pages behind the door load the engine and the store: not before somebody comes in
    from desktop.sync.round import Round
    from desktop.ui.beside import Beside
    from desktop.ui.desk import Desk
    from desktop.ui.desk_beginnings import BeginningsDesk
    from desktop.ui.desk_care import CareDesk
    from desktop.ui.desk_filling import FillingDesk
    from desktop.ui.desk_loss import LossDesk
    from desktop.ui.desk_paper import PaperDesk
    from desktop.ui.desk_review import ReviewDesk
    from desktop.ui.desk_tray import TrayDesk
    from desktop.ui.desk_watch import WatchDesk
    from desktop.ui.notification_area import NotificationArea
    from desktop.ui.unkept import Unkept


GOING_MS = 50  # between looks whether a frame has gone


@frozen
class Behind:
    """A session whose person has locked the screen while a round ran."""

    session: Session
    ticket: Ticket[Round] | Ticket[Touched]


def shut_doors(session: Session) -> None:
    """Nobody in the room is answered any more: at once, not when a round behind the locked screen is over."""
    for door in (session.hub, session.phone_hub, session.phone_photo):
        if door is not None:
            door.close()


class Workplace(QObject):
    """Lives as long as the window; `desk` and its parts as long as somebody is in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.desk: Desk | None = None
        self.filling: FillingDesk | None = None
        self.review: ReviewDesk | None = None
        self.watch: WatchDesk | None = None
        self.care: CareDesk | None = None
        self.beside: Beside | None = None
        self.beginnings: BeginningsDesk | None = None
        self.unkept: Unkept | None = None
        self.area: NotificationArea | None = None
        self._going: QWidget | None = None  # the frame of who has just left
        self._behind: Behind | None = None  # who left while a round ran: it is finished behind the locked screen
        self.brought: Path | None = None  # what the program was opened with: taken in when somebody has come in
        self.idle = Idle(window)
        window.keeper = self
        window.came_in.connect(self.open)
        window.left.connect(self.close)
        window.closing.connect(self.clear_way)

    def open(self, session: Session) -> None:
        """Somebody came in (or the text size changed, and everything is measured anew)."""
        from desktop.ui.beside import Beside
        from desktop.ui.desk import Desk
        from desktop.ui.desk_beginnings import BeginningsDesk
        from desktop.ui.desk_care import CareDesk
        from desktop.ui.desk_filling import FillingDesk
        from desktop.ui.desk_findings import FindingsDesk
        from desktop.ui.desk_remarks import RemarksDesk
        from desktop.ui.desk_review import ReviewDesk
        from desktop.ui.desk_wire import lay_wire
        from desktop.ui.unkept import Unkept

        before = self.desk
        if self.unkept is None:
            self.unkept = Unkept(self._window.signals, session.store, self._window)
        self._stop_watching()
        self.desk = Desk(self._window, session)
        self.filling, self.review = FillingDesk(self.desk, self.unkept), ReviewDesk(self.desk)
        self.beside = Beside(self.desk, self.filling, self.review)
        self.beginnings = BeginningsDesk(self.desk, self.filling, self.beside) if session.beginnings else None
        self.care = CareDesk(self.desk)
        self.watch, self.area = lay_wire(self.desk, self.filling)
        self.filling.reading_asked.connect(self.review.open)
        self.filling.opened.connect(FindingsDesk(self.desk).watch)
        self.filling.opened.connect(RemarksDesk(self.desk).watch)
        self.desk.when_laid("settings", self._hear_settings)
        if before is not None:
            before.stop()
            before.deleteLater()
        self.take_brought()

    def _hear_settings(self) -> None:
        if self.desk is not None:
            self.desk.settings.scale_changed.connect(self._measure_anew)

    @property
    def paper(self) -> PaperDesk | None:
        """Who leads to paper, while somebody is in."""
        return self.beside.paper if self.beside is not None else None

    @property
    def tray(self) -> TrayDesk | None:
        """Who puts photos out of a phone into records."""
        return self.beside.tray if self.beside is not None else None

    @property
    def loss(self) -> LossDesk | None:
        """Who looks into lost laptops."""
        return self.beside.loss if self.beside is not None else None

    def _stop_watching(self) -> None:
        for watcher in (self.watch, self.area):
            if watcher is not None:
                watcher.stop()
        self.watch = self.area = None

    def take_brought(self) -> None:
        """To the page it is for, where it is asked about; a practice keeps it for the next who comes in."""
        desk, brought = self.desk, self.brought
        if desk is None or brought is None or desk.session.practice:
            return
        self.brought = None
        if is_preset(brought):
            desk.go("settings")
            if desk.settings is not None:
                desk.settings.offer_preset(str(brought))
        elif desk.session.exchange is not None:
            desk.go("exchange")  # which makes the page
            if desk.exchange is not None:
                desk.exchange.take(str(brought))

    @property
    def unsaved(self) -> bool:
        """Something typed is not on the disk yet."""
        return self.filling is not None and self.filling.unsaved

    def secure(self, go: Callable[[], None], stay: Callable[[Trouble], None]) -> None:
        """Somebody wants to go: `go` when everything is kept, else `stay` with the reason."""
        if self.filling is None:
            go()
        else:
            self.filling.secure(go, stay)

    def close(self, session: Session) -> None:
        """The last save of a page in front is posted first, then the end of the session; the lane keeps the order."""
        desk, self.desk, self.filling, self.review, self.beside = self.desk, None, None, None, None
        self.beginnings = None
        unkept, self.unkept = self.unkept, None
        if unkept is not None:
            unkept.end()
        if desk is None:  # came in by the recovery sheet, and went before a new passphrase was made
            session.leave()
            self._end(session)
            return
        desk.stop()
        ticket = desk.sync.ticket
        finishes = self._window.house.settings.finish_locked and ticket is not None
        if not finishes:
            desk.sync.stop()
        if self.care is not None:
            self.care.stop()
            self.care = None
        self._stop_watching()
        guest = desk.frame.guest
        if guest is not None:
            guest.close()
        self._window.signals.leave(desk.frame)
        self._going = desk.frame
        desk.frame.destroyed.connect(session.leave)  # not before: a page may ask its lists until it is gone
        shut_doors(session)
        self._window.signals.ask(session.store, lambda _ticket: shut_doors(session))  # one that was being opened
        if finishes and ticket is not None:
            self._finish_behind(Behind(session, ticket))
        else:
            self._end(session)
        desk.deleteLater()

    def _end(self, session: Session) -> None:
        """Its files are closed; then nothing of it stays in memory, its key least of all."""
        close, store = session.close, session.store
        self._window.signals.ask(store, lambda _ticket: close())
        gathered: Callable[[None], None] = lambda _none: self._gather()  # noqa: E731
        self._window.signals.ask(store, lambda _ticket: None, gathered, owner=self)  # the lane has let go of it

    def _gather(self) -> None:
        if not self._window.isVisible():  # the program ends, and all with it
            return
        if self._going is not None and isValid(self._going):  # Qt lets it live a little
            QTimer.singleShot(GOING_MS, self, self._gather)
            return
        self._going = None
        gather()

    def _finish_behind(self, behind: Behind) -> None:
        """What comes after the round on the wire lane tells that it is over; then the session ends."""
        self._behind = behind
        self._window.signals.ask(
            behind.session.wire, lambda _ticket: None, lambda _none: self._end_behind(behind), owner=self._window
        )

    def _end_behind(self, behind: Behind) -> None:
        if self._behind is behind:
            self._behind = None
            self._end(behind.session)

    def clear_way(self) -> None:
        """Somebody is at the door, or the program ends: what goes on behind it stops; what was sent stays sent."""
        behind = self._behind
        if behind is not None:
            behind.ticket.cancel()
            self._end_behind(behind)

    def _measure_anew(self) -> None:
        if self.desk is not None:
            session = self.desk.session
            self.open(session)
            if any(one is not None and one.opened() is not None for one in (session.hub, session.phone_hub)):
                self.desk.go("exchange")  # which makes the page: it hears what comes through an open door
            self.desk.go("settings")
            self.desk.settings_page.scale.setFocus()
