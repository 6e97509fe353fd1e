"""Autosave: an immutable snapshot at most one second old, posted to be kept; it says so, and keeps trying."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from desktop.xforms import Snapshot

OLDEST_MS = 300  # so old may typing get before it is on its way; with the way a second at most, on a slow laptop too
AGAIN_MS = (2000, 4000, 8000, 15000, 30000)  # waits between attempts after a failure

Done = Callable[[], None]
Failed = Callable[[object], None]
Post = Callable[["Snapshot", Done, Failed], None]


class Autosave(QObject):
    """One interview's safety. `post(snapshot, done, failed)` brings a snapshot to the store lane and comes back."""

    saved = Signal()  # everything typed until the snapshot is kept
    failed = Signal(object)  # the Trouble; another attempt follows by itself

    def __init__(self, take: Callable[[], Snapshot], post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._post = post
        self._changed = False  # since the last snapshot was taken
        self._late = False  # its time came while a save was under way: it follows at once
        self._under_way = 0
        self._failures = 0
        self.why: object = None  # the Trouble of the last attempt, while it is the last word
        self._paused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)

    @property
    def clean(self) -> bool:
        """Nothing is unsaved."""
        return not self._changed and not self._under_way

    @property
    def failing(self) -> bool:
        """The last attempt failed; the next follows."""
        return self._failures > 0

    def pause(self) -> None:
        """The record is being sealed, with everything in it: nothing is posted behind that."""
        self._paused = True
        self._timer.stop()

    def resume(self) -> None:
        """It was not sealed after all."""
        self._paused = False
        if self._changed:
            self.changed()

    def changed(self) -> None:
        """Something was answered or typed."""
        self._changed = True
        if not self._timer.isActive() or self._timer.remainingTime() > OLDEST_MS:  # a later attempt comes forward
            self._timer.start(OLDEST_MS)

    def save_now(self) -> None:
        """Take a snapshot at once, if anything changed. One is under way at a time; the next follows it."""
        self._timer.stop()
        self._late = self._changed and self._under_way > 0
        if not self._under_way:
            self.save_last()

    def save_last(self) -> None:
        """The page goes: what changed is posted even while a save is under way. The lane keeps their order."""
        self._timer.stop()
        if self._changed and not self._paused:
            self._changed = self._late = False
            self._under_way += 1
            self._post(self._take(), self._done, self._went_wrong)

    def _done(self) -> None:
        self._under_way -= 1
        self._failures, self.why = 0, None
        self.saved.emit()
        if self._late:
            self.save_now()
        elif self._changed and not self._timer.isActive():
            self._timer.start(OLDEST_MS)

    def _went_wrong(self, trouble: object) -> None:
        self._under_way -= 1
        self._changed = True
        wait = AGAIN_MS[min(self._failures, len(AGAIN_MS) - 1)]
        self._failures += 1
        self.why = trouble
        self._timer.start(wait)
        self.failed.emit(trouble)
