"""When the rows of a screen are made: what is seen at once, the rest in slices between events, what may open ahead."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from desktop.xforms import Node

SLICE = 0.005  # seconds of making between two events: a key never waits longer for a row it does not need
FIRST = 0.012  # seconds before a screen comes to the front: with the key that opened it, one frame
AHEAD = 16  # questions after the one somebody is at that are made before an answer opens them
BEHIND = 7  # rows of the screen that comes next, made before somebody goes there: what is seen of it
QUIET_MS = 16  # after a key before anything is made that it did not ask for: its own picture comes first
BREATH_MS = 1  # between two slices: what was pressed meanwhile goes first


class Slices(QObject):
    """Work that nobody waits for, in slices between events while nobody types. What it is says `_until`."""

    rested = Signal()  # there is nothing left to do for now

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._slice)

    def go_on(self) -> None:
        """Something may be left to do, when it is quiet."""
        self._later.start(QUIET_MS)

    def hold(self) -> None:
        """A key was pressed: if something is being done, it waits again."""
        if self._later.isActive():
            self._later.start(QUIET_MS)

    def _slice(self) -> None:
        if self._until(time.perf_counter() + SLICE):
            self._later.start(BREATH_MS)
        else:
            self.rested.emit()

    def _until(self, _end: float) -> bool:
        """Do some until the time is over (`time.perf_counter`); whether any is left."""
        return False


class Readying(Slices):
    """Steps of which none is needed yet: what the next answers will compute."""

    def __init__(self, steps: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps

    def _until(self, end: float) -> bool:
        return any(time.perf_counter() >= end for _step in self._steps)


class Making(Slices):
    """One screen's plan. `rows()` are its places in order, `make(node)` makes one, `made(node)` tells that it is."""

    def __init__(
        self,
        rows: Callable[[], list[Node]],
        make: Callable[[Node], object],
        made: Callable[[Node], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._rows, self._make, self._made = rows, make, made
        self._here: Node | None = None
        self._behind = False

    def begin(self) -> None:
        """The screen comes to the front: the first rows now, the others between events."""
        self._behind = True
        self._until(time.perf_counter() + FIRST)  # of what is seen of it; most of that was made ahead
        self._behind = False
        self.go_on()

    def begin_behind(self) -> None:
        """The screen may come next: its first rows, between events."""
        self._behind = True
        self.go_on()

    def at(self, node: Node | None) -> None:
        """Somebody is at this row: what follows it comes first."""
        if node is not None and node is not self._here:
            self._here = node
            self.go_on()

    def _until(self, end: float) -> bool:
        for node in self._wanted():
            self._make(node)
            if time.perf_counter() >= end:
                return True
        return False

    def _wanted(self) -> Iterator[Node]:
        """What is asked now, from where one is to the end and round; then what may be asked next."""
        rows = self._rows()
        if self._behind:
            first = [row for row in rows if row.relevant][:BEHIND]
            yield from (row for row in first if not self._made(row))
            return
        here = next((at for at, row in enumerate(rows) if row is self._here), 0)
        for row in (*rows[here:], *rows[:here]):
            if row.relevant and not self._made(row):
                yield row
        for row in rows[here : here + AHEAD]:
            if row.kind == "question" and not self._made(row):
                yield row
