"""What could not be kept when its page went (a full disk): tried again until it is, whatever page or desk is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.lanes import Lane, Urgency
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui.signals import Signals

AGAIN_MS = 5000  # between attempts
Save = Callable[[], Touched]


class Unkept(QObject):
    """One a session, of the window: a desk that is made anew (the text size) finds it as it was."""

    kept = Signal(str)  # record id: it is on the disk after all
    not_kept = Signal(object)  # Trouble, of a page that has gone

    def __init__(self, signals: Signals, store: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._signals, self._store = signals, store
        self._saves: dict[str, Save] = {}
        self._why: Trouble | None = None
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    @property
    def why(self) -> Trouble | None:
        """What keeps the oldest of them from the disk; None while nothing is unkept."""
        return self._why if self._saves else None

    @property
    def waiting(self) -> Mapping[str, Save]:
        """The last save of each record that is not on the disk."""
        return self._saves

    def save(self, record_id: str, save: Save, done: Callable[[], None], failed: Callable[[Trouble], bool]) -> None:
        """Post a save. `failed` says whether its page is still there to try again; if not, it is tried from here."""

        def kept(_touched: Touched) -> None:
            if self._saves.pop(record_id, None) is not None:
                self.kept.emit(record_id)
            done()

        def not_kept(trouble: Trouble) -> None:
            if not failed(trouble) and trouble.kind is not Kind.NOT_LAWFUL:  # of what is sealed nothing can be kept
                self._hold(record_id, save, trouble)

        self._post(save, kept, not_kept)

    def try_again(self) -> None:
        """All of them, now."""
        if not self._saves:
            self._again.stop()
        for record_id, save in tuple(self._saves.items()):
            self.save(record_id, save, lambda: None, lambda _trouble: False)

    def when_settled(self, look: Callable[[], None]) -> None:
        """Call `look` when everything posted so far has been kept, or has not."""
        self._signals.ask(self._store, lambda _ticket: None, lambda _none: look(), owner=self, urgency=Urgency.NOW)

    def end(self) -> None:
        """The session is over."""
        self._again.stop()
        self.deleteLater()

    def _hold(self, record_id: str, save: Save, trouble: Trouble) -> None:
        self._saves[record_id], self._why = save, trouble
        if not self._again.isActive():
            self._again.start()
        self.not_kept.emit(trouble)

    def _post(self, save: Save, kept: Callable[[Touched], None], not_kept: Callable[[Trouble], None]) -> None:
        self._signals.ask(self._store, lambda _ticket: save(), kept, not_kept, owner=self, urgency=Urgency.NOW)
