"""What a filling says of its own safety: when it was kept, that it was not, and why it cannot be closed yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from desktop.trouble import Trouble
from desktop.ui.autosave import Autosave
from desktop.ui.notices import Notice, Step, notice
from desktop.ui.pages.filling_header import FillingHeader
from desktop.ui.pieces import NoticeBar
from desktop.ui.translations import tr


class Saved(QObject):
    """Hears the autosave of one page and says it in the head; `leave` is what its notice's button tries again."""

    def __init__(
        self,
        autosave: Autosave,
        header: FillingHeader,
        bar: NoticeBar,
        now: Callable[[], datetime],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(autosave)
        self._autosave, self._header, self._bar, self._now, self._leave = autosave, header, bar, now, leave
        self._at: datetime | None = None
        self._kept_in = False  # somebody wanted to leave, and could not: the notice says so
        autosave.saved.connect(self.was_saved)
        autosave.failed.connect(self._was_not_saved)
        bar.pressed.connect(lambda _step: self._leave() if self._kept_in else None)

    def say(self) -> None:
        """Say it anew (another language)."""
        self._header.show_saved(self._at)

    def was_saved(self) -> None:
        """Everything typed is on the disk."""
        if self._kept_in:
            self._kept_in = False
            self._bar.clear()
        self._at = self._now()
        self.say()

    def say_not_kept(self) -> None:
        """Why the record must stay open: what was typed is only here."""
        why = self._autosave.why
        if isinstance(why, Trouble):
            said = notice(why)
            sentence = tr("Belum bisa ditutup: isian ini belum tersimpan. {why}", why=said.sentence)
            self._bar.say(Notice(sentence, said.advice, Step.RETRY, tr("Coba lagi")))
            self._kept_in = True

    def _was_not_saved(self, trouble: object) -> None:
        said = notice(trouble) if isinstance(trouble, Trouble) else None
        self._header.show_unsaved(f"{said.sentence} {said.advice}" if said else "")
