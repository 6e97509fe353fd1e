"""A family takes its consent back: who said so and when, what follows from it, and how far that is."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.store.stages import OPEN_STAGES, Stage
from desktop.ui import formats
from desktop.ui.page import Page
from desktop.ui.pages.consent_words import SAID_BY, follows, left_said, step_said
from desktop.ui.pages.door import Labelled
from desktop.ui.pieces import below, beside, button, column_of, frame, words
from desktop.ui.questions.dates import written_date
from desktop.ui.questions.typed_dates import read_date
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.consent import Standing
    from desktop.store.record import Record


class ConsentPage(Page):
    """`show_record(Record, form, None)` asks; with a Standing it tells. Ctrl+Enter does what is next, Escape leaves."""

    withdrawn = Signal(str, str, object)  # who said so, why, since when
    told = Signal(str)  # how the province was told
    taken_back = Signal()
    printed = Signal()
    left = Signal()

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._now = now
        self._shown: tuple[Record, str, Standing | None] | None = None
        self.who, self.day, self.reason, self.how = QComboBox(), QLineEdit(), QLineEdit(), QLineEdit()
        self._who, self._day, self._reason, self._how = (
            Labelled(field) for field in (self.who, self.day, self.reason, self.how)
        )
        self._follows, self._clock, self._step = words(), words(look="heading"), words()
        self.again, self.paper = button(), button("", "printer")
        self._arrange()
        self.day.setText(written_date(now.date()))
        self.say_words()

    def _arrange(self) -> None:
        self._asks, self._tells = QWidget(), QWidget()
        self._asks.setLayout(below(self._who, self._day, self._reason, gap=10))
        self._asks.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self._tells.setLayout(below(self._clock, self._step, 6, self._how, gap=6))
        self._tells.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        body = QVBoxLayout()
        body.addWidget(frame("card", below(self._asks, self._tells), margins=(20, 16, 20, 16)))
        body.addSpacing(12)
        body.addWidget(frame("note", beside(self._follows), margins=(16, 12, 16, 12)))
        body.addStretch(1)
        self.put(column_of(body, width=720))
        self.put_foot(self.again, self.paper).clicked.connect(self._next)
        self.again.clicked.connect(self.taken_back)
        self.paper.clicked.connect(self.printed)
        self.day.textChanged.connect(lambda _text: self._allow())
        self.how.textChanged.connect(lambda _text: self._allow())
        QShortcut(QKeySequence("Escape"), self, self.left.emit)

    def show_record(self, record: Record, form: str, standing: Standing | None) -> None:
        """What is known of it now."""
        self._shown = (record, form, standing)
        self.setProperty("record", record.id)
        self.say_words()

    @property
    def standing(self) -> Standing | None:
        return self._shown[2] if self._shown is not None else None

    def since(self) -> datetime | None:
        """The day that is typed, with the time of now where it is today; None while it is none, or one to come."""
        typed = read_date(self.day.text(), self._now.date())
        day = date(typed.year, typed.month, typed.day) if typed is not None else None
        if day is None or day > self._now.date():
            return None
        return self._now if day == self._now.date() else datetime.combine(day, time(12), self._now.tzinfo)

    def say_words(self) -> None:
        assert self.primary is not None
        self.title.setText(tr("Persetujuan ditarik"))
        at = self.who.currentIndex()
        self.who.clear()
        for key, said in SAID_BY.items():
            self.who.addItem(tr(said), key)
        self.who.setCurrentIndex(max(at, 0))
        self._who.say(tr("Siapa yang menariknya?"))
        self._day.say(tr("Kapan dikatakan"), tr("Batas tiga kali 24 jam dihitung sejak saat itu."))
        self._reason.say(tr("Alasan"), tr("Boleh dikosongkan. Tanpa nama dan NIK."))
        self._how.say(tr("Bagaimana provinsi diberi tahu?"), tr("Misalnya nomor surat, atau dengan siapa Anda bicara."))
        self.again.setText(tr("Batalkan penarikan"))
        self.paper.setText(tr("Cetak tanda terima…"))
        if self._shown is not None:
            self._say(*self._shown)

    def _say(self, record: Record, form: str, standing: Standing | None) -> None:
        assert self.primary is not None
        place = formats.short_place(record.region_name)
        self.say_subtitle(" · ".join(part for part in (record.title or tr("Belum bernama"), form, place) if part))
        self._asks.setVisible(standing is None)
        self._tells.setVisible(standing is not None)
        self.paper.setVisible(standing is not None)
        self.again.setVisible(standing is not None and standing.may_take_back)
        if standing is None:
            self._follows.setText(follows(record.stage in OPEN_STAGES, record.stage is Stage.SENT))
            self.primary.setText(tr("Catat penarikan"))
        else:
            self._clock.setText(left_said(standing, self._now))
            self._step.setText(step_said(standing))
            self._how.setVisible(wants_word(standing))
            said = tr(SAID_BY.get(standing.said.said_by, standing.said.said_by))
            self._follows.setText(
                tr("Dicatat {who}, {when}. Yang menarik: {family}.", who=standing.said.by_name,
                   when=formats.moment(standing.said.at), family=said)
            )  # fmt: skip
            self.primary.setText(tr("Provinsi sudah diberi tahu") if wants_word(standing) else tr("Selesai"))
        self._allow()

    def _allow(self) -> None:
        assert self.primary is not None
        standing = self.standing
        if standing is None:
            self.primary.setEnabled(self.since() is not None)
        else:
            self.primary.setEnabled(not wants_word(standing) or bool(self.how.text().strip()))

    def _next(self) -> None:
        standing = self.standing
        if standing is None:
            self.withdrawn.emit(str(self.who.currentData()), self.reason.text().strip(), self.since())
        elif wants_word(standing):
            self.told.emit(self.how.text().strip())
        else:
            self.left.emit()

    def focus_first(self) -> None:
        standing = self.standing
        if standing is None:
            self.who.setFocus()
        elif wants_word(standing):
            self.how.setFocus()
        elif self.primary is not None:
            self.primary.setFocus()


def wants_word(standing: Standing) -> bool:
    """A person has to tell the province."""
    return standing.step.value == "to_tell"
