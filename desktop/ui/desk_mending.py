"""Before a record is handed in: whether its dates were typed by a wrong clock, and what the person says to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from shiboken6 import isValid

from desktop.steady import Leaps
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.mending import Doubts, Mend
    from desktop.trouble import Trouble
    from desktop.ui.desk import Desk
    from desktop.ui.pages.filling import FillingPage


class MendingDesk:
    """One a session. The usual way to hand in asks nobody: only where a record had doubts when it was opened, or the
    clock was set since, the store is asked again."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._leaps = desk, Leaps(desk.window.house.now)
        self._doubtful = ""  # the record in front, if it was in doubt when it was opened
        self._asking = False

    def opened(self, record_id: str) -> None:
        """Look, in passing, at what is in front from now on."""
        self._doubtful = ""
        mending, leap = self._desk.session.mending, self._leaps.look()

        def found(doubts: Doubts | None) -> None:
            self._doubtful = record_id if doubts is not None else self._doubtful

        if mending is not None:
            self._desk.ask(lambda: mending.doubts(record_id, leap), found, lambda _trouble: None)

    def ask(self, record_id: str, page: FillingPage, then: Callable[[], None]) -> None:
        """`then`, at once or when it is decided; a person who goes back to the answers is asked again."""
        mending, leap = self._desk.session.mending, self._leaps.look()
        if mending is None or (leap is None and self._doubtful != record_id):
            then()
            return
        if self._asking:
            return
        self._asking, self._doubtful = True, record_id

        def show(doubts: Doubts | None) -> None:
            self._asking = False
            if not isValid(page) or self._desk.frame.guest is not page:
                return
            if doubts is None or not self._card(record_id, page, doubts, then):
                then()

        def failed(trouble: Trouble) -> None:
            self._asking = False
            self._desk.frame.status.say_trouble(trouble)

        self._desk.ask(lambda: mending.doubts(record_id, leap), show, failed)

    def _card(self, record_id: str, page: FillingPage, doubts: Doubts, then: Callable[[], None]) -> bool:
        """False if no answer of it would be another."""
        from desktop.roles.mending import mends
        from desktop.ui.pages.dates_card import DatesCard

        if not mends(page.interview, doubts, doubts.day):
            return False
        card = page.findChild(DatesCard) or DatesCard(page, self._desk.window.house.now)
        card.show_doubts(
            doubts,
            page.interview,
            lambda found, day: self._decided(record_id, page, doubts, found, day, then),
        )
        return True

    def _decided(
        self, record_id: str, page: FillingPage, doubts: Doubts, found: tuple[Mend, ...], day: date,
        then: Callable[[], None],
    ) -> None:  # fmt: skip
        """Mended as if the person had answered anew; what that opens or makes wrong is shown before it is handed in."""
        for one in found:
            page.show_changes(page.interview.answer(one.ref, one.after))
        if found:
            page.keep_all()
            self._desk.frame.status.say(tr("{n} tanggal dibetulkan.", len(found)))

        def go_on(_touched: object) -> None:
            if isValid(page) and not page.problems.hold_up():
                then()

        mending = self._desk.session.mending
        if mending is not None:
            self._desk.ask(lambda: mending.decide(record_id, doubts, day, mended=bool(found)), go_on)
