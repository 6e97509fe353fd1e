"""Dates that were filled in while the laptop's clock was wrong: what would be set to what, before it is handed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.roles.mending import Doubts, Mend, mends
from desktop.ui.floating import Floating
from desktop.ui.pages.door import Labelled
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.questions.dates import written_date, written_time
from desktop.ui.questions.typed_dates import read_date, stored_date, stored_instant
from desktop.ui.questions.wording import plain
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Interview

SHOWN = 6  # answers told on the card; all are mended
Decided = Callable[[tuple[Mend, ...], date], None]
"""With nothing to mend: they stay as they are."""


class DatesCard(Floating):
    """Over the filling. Enter mends and hands in; Escape goes back to the answers; a button leaves them as they are."""

    def __init__(self, parent: QWidget, now: Callable[[], datetime]) -> None:
        self._now = now
        self.title, self.why, self.lines = words(look="heading"), words(), words()
        self.day = QLineEdit()
        self._asked = Labelled(self.day)
        self.back, self.leave_them, self.mend = button(), button(), button("primary")
        foot = beside(None, self.back, self.leave_them, self.mend)
        super().__init__(parent, below(self.title, self.why, 4, self._asked, 4, self.lines, 4, foot, gap=8), 660)
        self._doubts: Doubts | None = None
        self._interview: Interview | None = None
        self._mends: tuple[Mend, ...] = ()
        self._decided: Decided = _nobody
        self.back.clicked.connect(self.leave)
        self.leave_them.clicked.connect(self._leave_them)
        self.mend.clicked.connect(self._mend)
        self.day.textChanged.connect(lambda _text: self._look())

    def show_doubts(self, doubts: Doubts, interview: Interview, decided: Decided) -> None:
        """What is doubtful; the day can be corrected. `decided` hears what the person says."""
        self._doubts, self._interview, self._decided = doubts, interview, decided
        self.title.setText(tr("Betulkan tanggal"))
        said = tr("Saat ini diisi, jam laptop salah: {claimed}.", claimed=written_date(doubts.claimed))
        self.why.setText(said + " " + tr("Jawaban yang lama tetap tercatat di riwayat."))
        sure = (
            tr("Diketahui dari saat jam dibetulkan.") if doubts.off is not None else tr("Perkiraan. Ubah bila keliru.")
        )
        self._asked.say(tr("Hari yang sebenarnya"), sure)
        self.back.setText(tr("Kembali ke isian"))
        self.leave_them.setText(tr("Biarkan, lalu ajukan"))
        self.mend.setText(tr("Betulkan, lalu ajukan"))
        self.setAccessibleName(self.title.text())
        self.day.setText(written_date(doubts.day))
        self._look()
        self.bring()
        self.day.setFocus()
        self.day.selectAll()

    def right_day(self) -> date | None:
        """The day as it is typed; None while it is none, or one to come."""
        today = self._now().date()
        day = read_date(self.day.text(), today)
        return day if day is not None and day <= today else None

    def _look(self) -> None:
        """What would be set to what, by that day."""
        day = self.right_day()
        if self._doubts is None or self._interview is None:
            return
        self._mends = mends(self._interview, self._doubts, day) if day is not None else ()
        told = [self._said(one) for one in self._mends[:SHOWN]]
        if len(self._mends) > SHOWN:
            told.append(tr("dan {n} jawaban lain", n=len(self._mends) - SHOWN))
        self.lines.setText("\n".join(told))
        self.mend.setEnabled(bool(self._mends))
        self._place()

    def _said(self, one: Mend) -> str:
        node = self._interview.node(one.ref) if self._interview is not None else None
        label = plain(node.label) if node is not None and node.control is not None else tr("Saat mulai diisi")
        return f"{label or one.ref.rpartition('/')[2]}: " + tr(
            "{before} menjadi {after}", before=_written(one.before), after=_written(one.after)
        )

    def _leave_them(self) -> None:
        self.leave()
        if self._doubts is not None:
            self._decided((), self._doubts.day)

    def _mend(self) -> None:
        day = self.right_day()
        if day is not None and self._mends:
            self.leave()
            self._decided(self._mends, day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._mend()
        else:
            super().keyPressEvent(event)


def _written(value: str) -> str:
    """A date or a moment in words."""
    if "T" in value and (instant := stored_instant(value)) is not None:
        return f"{written_date(instant.date())} {written_time(instant.time())}"
    day = stored_date(value)
    return written_date(day) if day is not None else value


def _nobody(_mends: tuple[Mend, ...], _day: date) -> None:
    """Nothing waits for it."""
