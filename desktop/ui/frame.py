"""The frame after the door: rail at the left, pages at the right, what happened last at the foot."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.ui.pieces import below, beside
from desktop.ui.rail import Rail
from desktop.ui.status_line import StatusLine
from desktop.ui.theme import px
from desktop.ui.values import Person

NARROW = 1000  # px
SAYS_ITSELF = frozenset({"outbox"})  # pages that tell in full what the status line stands for


class Frame(QWidget):
    """Pages are put in by key; `shown(key)` whenever another one comes to the front."""

    shown = Signal(str)

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.rail, self.pages, self.status = Rail(person), QStackedWidget(), StatusLine()
        self._keys: dict[str, QWidget] = {}
        self._guest: QWidget | None = None
        self._wants_folded = self._tight = False
        right = below(self.pages, self.status, gap=0)
        right.setStretch(0, 1)
        whole = beside(self.rail, right, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow the rail folds by itself."""
        super().resizeEvent(event)
        self._fold(event.size().width() < px(NARROW))

    def fold_rail(self, folded: bool) -> None:
        """As a person wants it, until the room or the kind of page changes."""
        self._wants_folded = folded
        self.rail.fold(folded)

    def _fold(self, narrow: bool) -> None:
        """A guest has an outline of its own beside its questions: it gets the room."""
        tight = narrow or self._guest is not None
        if tight != self._tight:
            self._tight = tight
            self.rail.fold(tight or self._wants_folded)

    def put(self, key: str, page: QWidget) -> None:
        """A page that stays."""
        self._keys[key] = page
        self.pages.addWidget(page)

    def has(self, key: str) -> bool:
        """Whether such a page was put in already."""
        return key in self._keys

    def page(self, key: str) -> QWidget:
        return self._keys[key]

    @property
    def key(self) -> str:
        """The page in front; "" while a guest (filling, review) is."""
        front = self.pages.currentWidget()
        return next((key for key, page in self._keys.items() if page is front), "")

    def show_page(self, key: str, *, entry: str = "") -> None:
        """Bring a page to the front; `entry` marks another entry of the rail."""
        self.pages.setCurrentWidget(self._keys[key])
        self._put_guest_out()
        self.rail.choose(entry or key)
        self.status.quiet(key in SAYS_ITSELF)
        self._fold(self.width() < px(NARROW))
        focus(self._keys[key])
        self.shown.emit(key)

    def show_guest(self, page: QWidget, *, entry: str = "") -> None:
        """A page for one record (filling, review): it goes when another page comes, and has a foot of its own."""
        self._put_guest_out()
        self._guest = page
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.rail.choose(entry)
        self.status.dismiss()
        self.status.quiet(True)
        self._fold(self.width() < px(NARROW))
        focus(page)
        self.shown.emit("")

    @property
    def guest(self) -> QWidget | None:
        return self._guest

    def _put_guest_out(self) -> None:
        guest, self._guest = self._guest, None
        if guest is not None:
            self.pages.removeWidget(guest)
            guest.close()
            guest.deleteLater()

    def show_counts(self, counts: Mapping[str, tuple[int, str]]) -> None:
        self.rail.show_counts(counts)


def focus(page: QWidget) -> None:
    """The focus goes into the page, where it says, never off the screen (nor to the first button Qt happens on)."""
    say_where = getattr(page, "focus_first", None)
    if say_where is not None:
        say_where()
    at = QApplication.focusWidget()
    if at is None or not (page.isAncestorOf(at) or at is page):
        page.setFocus()
