"""Puts the desk, filling and review together behind the door, and takes them apart when somebody leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.idle import Idle
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session

if TYPE_CHECKING:  # the pages behind the door load the engine and the store: not before somebody comes in
    from desktop.ui.desk import Desk
    from desktop.ui.desk_filling import FillingDesk
    from desktop.ui.desk_paper import PaperDesk
    from desktop.ui.desk_review import ReviewDesk
    from desktop.ui.desk_watch import WatchDesk


class Workplace(QObject):
    """Lives as long as the window; `desk` and its parts as long as somebody is in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.desk: Desk | None = None
        self.filling: FillingDesk | None = None
        self.review: ReviewDesk | None = None
        self.watch: WatchDesk | None = None
        self.paper: PaperDesk | None = None
        self.idle = Idle(window)
        window.came_in.connect(self.open)
        window.left.connect(self.close)

    def open(self, session: Session) -> None:
        """Somebody came in (or the text size changed, and everything is measured anew)."""
        from desktop.ui.desk import Desk
        from desktop.ui.desk_filling import FillingDesk
        from desktop.ui.desk_paper import PaperDesk
        from desktop.ui.desk_review import ReviewDesk
        from desktop.ui.desk_watch import WatchDesk

        before = self.desk
        if self.watch is not None:
            self.watch.stop()
        self.desk = Desk(self._window, session)
        self.filling, self.review = FillingDesk(self.desk), ReviewDesk(self.desk)
        self.paper = PaperDesk(self.desk)
        self.watch = WatchDesk(self.desk) if not session.practice else None
        self.filling.reading_asked.connect(self.review.open)
        self.desk.settings.scale_changed.connect(self._measure_anew)
        if before is not None:
            before.stop()
            before.deleteLater()

    def close(self, session: Session) -> None:
        """The last save of a page in front is posted first, then the end of the session; the lane keeps the order."""
        desk, self.desk, self.filling, self.review, self.paper = self.desk, None, None, None, None
        close = session.close
        if desk is None:  # came in by the recovery sheet, and went before a new passphrase was made
            self._window.signals.ask(session.store, lambda _ticket: close())
            return
        desk.stop()
        desk.sync.stop()
        if self.watch is not None:
            self.watch.stop()
            self.watch = None
        guest = desk.frame.guest
        if guest is not None:
            guest.close()
        self._window.signals.leave(desk.frame)
        self._window.signals.ask(session.store, lambda _ticket: close())
        desk.deleteLater()

    def _measure_anew(self) -> None:
        if self.desk is not None:
            self.open(self.desk.session)
            self.desk.go("settings")
            self.desk.settings_page.scale.setFocus()
