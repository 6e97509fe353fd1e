"""Exchange by stick: hand over what is ready, take in what came, and the laptops this one knows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from desktop.trouble import Trouble
from desktop.ui.notices import notice
from desktop.ui.page import Page
from desktop.ui.pages.door import Labelled
from desktop.ui.pages.exchange_card import CardCard
from desktop.ui.pages.exchange_contacts import ContactsCard
from desktop.ui.pages.exchange_extras import ExtrasPart
from desktop.ui.pages.exchange_going import UnderWay
from desktop.ui.pages.exchange_parcels import ParcelsCard
from desktop.ui.pages.exchange_phones import PhonesCard
from desktop.ui.pages.exchange_wifi import WifiCard
from desktop.ui.pages.exchange_words import arrived_lines, arrived_sentence, ready_sentence, stranger_sentence
from desktop.ui.pages.region_field import FindPlaces
from desktop.ui.pieces import NoticeBar, below, beside, button, column_of, frame, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr
from desktop.ui.values import Place

if TYPE_CHECKING:
    from desktop.exchange import Arrived
    from desktop.roles.exchanging import Preview, Ready, Standing


class ExchangePage(Page):
    """`show_values(Standing)`, `show_ready(Ready)`, `show_arrived(Arrived)`; every deed goes out by signal."""

    recipient_chosen = Signal(str)  # fingerprint
    writing_asked = Signal(object)  # Asked
    reading_asked = Signal()  # choose a file
    file_dropped = Signal(str)
    stranger_known = Signal(object, bool)  # its Card, as a supervisor's laptop or not: the package is taken
    record_opened = Signal(str)
    desk_asked = Signal()
    stopped = Signal()  # what is under way is given up

    def __init__(self) -> None:
        super().__init__()
        self.find_places: FindPlaces = lambda _typed: ()  # the desk gives the session's
        self._standing: Standing | None = None
        self._ready: Ready | None = None
        self._arrived: Arrived | None = None
        self._stranger: Preview | None = None
        self._now: datetime | None = None
        self.setAcceptDrops(True)
        self.recipient = QComboBox()
        self._to = Labelled(self.recipient, hint=False)
        self.sentence, self.extras = words(), ExtrasPart(self._places)
        self.out_notice, self.in_notice = NoticeBar(), NoticeBar()
        self.open, self._lesson, self._details = button("", "folder-open"), words(look="hint"), words()
        self.to_desk = button("", "clipboard-check")
        self._headings = [words(look="heading", wraps=False) for _ in range(2)]
        self.card, self.contacts, self.parcels = CardCard(), ContactsCard(), ParcelsCard()
        self.wifi, self.phones = WifiCard(), PhonesCard()
        self.going_out, self.going_in = UnderWay(), UnderWay()
        self._arrange()
        self._wire()
        self.say_words()

    def _places(self, typed: str) -> Sequence[Place]:
        return self.find_places(typed)

    # -- building

    def _arrange(self) -> None:
        cards = (self._out(), self._in(), self.wifi, self.phones, self.contacts, self.card, self.parcels, None)
        self._column = column_of(below(*cards, gap=12))
        self.put(self._column)
        self.put_foot(icon_name="usb")

    def _out(self) -> QWidget:
        self.recipient.setMaximumWidth(px(420))
        rows = below(
            self._headings[0],
            self._to,
            self.sentence,
            self.extras,
            self.going_out,
            self.out_notice,
            gap=8,
        )
        return frame("card", rows, margins=(20, 16, 20, 18))

    def _in(self) -> QWidget:
        self._stranger_words, self.know, self.know_supervisor, self.leave_it = words(), button(), button(), button()
        buttons = beside(self.know_supervisor, self.know, self.leave_it, None)
        self._asking: QFrame = frame("warn", below(self._stranger_words, buttons, gap=8), margins=(12, 10, 12, 10))
        self._asking.hide()
        rows = below(
            self._headings[1],
            self._lesson,
            beside(self.open, self.to_desk, None),
            self.going_in,
            self.in_notice,
            self._details,
            self._asking,
            gap=8,
        )
        self._details.hide()
        self.to_desk.hide()
        return frame("card", rows, margins=(20, 16, 20, 18))

    def _wire(self) -> None:
        self.recipient.currentIndexChanged.connect(lambda _at: self._choose())
        if self.primary is not None:
            self.primary.clicked.connect(self._write)
        self.open.clicked.connect(self.reading_asked)
        self.to_desk.clicked.connect(self.desk_asked)
        for going in (self.going_out, self.going_in):
            going.stopped.connect(self.stopped)
        self.know.clicked.connect(lambda: self._know(False))
        self.know_supervisor.clicked.connect(lambda: self._know(True))
        self.leave_it.clicked.connect(self._leave_stranger)
        self.extras.changed.connect(self._allow)
        shortcut = QShortcut(QKeySequence("Ctrl+O"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.open.click)

    # -- words

    def say_words(self) -> None:
        self.title.setText(tr("Tukar berkas"))
        self.say_subtitle(tr("Lewat stik USB, tanpa internet. Berkasnya terkunci: hanya laptop penerima yang membuka."))
        said_above = (tr("Ajukan atau kirim ke…"), tr("Terima berkas kiriman"))
        for heading, said in zip(self._headings, said_above, strict=True):
            heading.setText(said)
        self._to.say(tr("Laptop penerima"))
        self._lesson.setText(
            tr("Buka berkas kiriman dari stik, atau seret ke sini. Boleh dibuka berulang: tidak ada yang ganda.")
        )
        self.open.setText(tr("Buka berkas kiriman…"))
        self.open.setToolTip("Ctrl+O")
        self.to_desk.setText(tr("Mulai memeriksa"))
        self.know.setText(tr("Kenali dan terima"))
        self.know_supervisor.setText(tr("Kenali sebagai pengawas"))
        self.leave_it.setText(tr("Jangan terima"))
        if self.primary is not None:
            self.primary.setText(tr("Tulis ke stik"))
        self.extras.say_words()
        for part in (self.wifi, self.phones, self.card, self.contacts, self.parcels, self.going_out, self.going_in):
            part.say_words()
        self._say_ready()
        self._say_arrived()
        self._say_stranger()

    # -- in

    def show_values(self, standing: Standing, now: datetime) -> None:
        """This laptop among others, as it is now; the recipient that was chosen stays."""
        self._standing, self._now = standing, now
        chosen = self.recipient.currentData()
        self.recipient.blockSignals(True)
        self.recipient.clear()
        for one in standing.contacts:
            self.recipient.addItem(one.name, one.fingerprint)
        proposed = next((one.fingerprint for one in standing.contacts if one.supervisor), None)
        self.recipient.setCurrentIndex(max(self.recipient.findData(chosen or proposed), 0))
        self.recipient.blockSignals(False)
        self._to.setVisible(bool(standing.contacts))
        self.contacts.show_values(standing)
        self.card.show_card(standing.card)
        self.parcels.show_values(standing.parcels, now)
        self._choose()

    def show_contacts(self) -> None:
        """Bring the laptops this one knows into sight."""
        QTimer.singleShot(0, self, lambda: self._column.ensureWidgetVisible(self.contacts))  # once it is laid out

    def show_ready(self, ready: Ready) -> None:
        """What would go to the chosen laptop."""
        if ready.fingerprint == self.recipient.currentData():
            self._ready = ready
            self._say_ready()

    def show_written(self, sentence: str) -> None:
        """It lies on the stick."""
        self.extras.forget_people()
        self.out_notice.say_sentence(sentence)

    def show_arrived(self, arrived: Arrived) -> None:
        """What a package brought."""
        self._arrived, self._stranger = arrived, None
        self._say_stranger()
        self._say_arrived()
        (self.to_desk if not self.to_desk.isHidden() else self.open).setFocus()

    def ask_about(self, stranger: Preview) -> None:
        """A package of a laptop nobody here knows: compare its fingerprint, then take it or leave it."""
        self._stranger, self._arrived = stranger, None
        self.in_notice.clear()
        self._say_arrived()
        self._say_stranger()
        self.leave_it.setFocus()

    def say_out(self, trouble: Trouble) -> None:
        self.out_notice.say(notice(trouble), "warn")

    def say_in(self, trouble: Trouble) -> None:
        """The package was not taken; nothing changed."""
        self._arrived = None
        self._say_arrived()
        self.in_notice.say(notice(trouble), "warn")

    def focus_first(self) -> None:
        known = self._standing is not None and bool(self._standing.contacts)
        (self.recipient if known else self.contacts.add).setFocus()

    # -- deeds

    def _choose(self) -> None:
        """What is ready for the same laptop stands until it is read anew: a press meanwhile is not lost."""
        if self._ready is not None and self._ready.fingerprint != self.recipient.currentData():
            self._ready = None
        self._say_ready()
        if self.recipient.currentData():
            self.recipient_chosen.emit(self.recipient.currentData())

    def _write(self) -> None:
        if self.recipient.currentData():
            self.out_notice.clear()
            self.writing_asked.emit(self.extras.asked(self.recipient.currentData()))

    def _know(self, supervisor: bool) -> None:
        stranger, self._stranger = self._stranger, None
        self._say_stranger()
        if stranger is not None:
            self.stranger_known.emit(stranger.sender, supervisor)

    def _leave_stranger(self) -> None:
        self._stranger = None
        self._say_stranger()
        self.open.setFocus()

    # -- saying

    def _say_ready(self) -> None:
        ready, reviews = self._ready, self._standing is not None and self._standing.reviews
        self.sentence.setText(ready_sentence(ready, self._standing))
        tone(self.sentence, "" if ready is not None else "label")
        self.extras.show_ready(ready, self.recipient.currentText(), reviews=reviews)
        self._allow()

    def _allow(self) -> None:
        ready = self._ready
        something = ready is not None and bool(
            ready.submissions or ready.shown or ready.judged or ready.assigned or self.extras.anything()
        )
        if self.primary is not None:
            self.primary.setEnabled(something)

    def _say_arrived(self) -> None:
        arrived = self._arrived
        self._details.setVisible(arrived is not None)
        self.to_desk.setVisible(
            arrived is not None and bool(arrived.new) and self._standing is not None and self._standing.reviews
        )
        if arrived is None:
            return
        sentence, look = arrived_sentence(arrived)
        self.in_notice.say_sentence(sentence, look)
        lines = arrived_lines(arrived)
        self._details.setText("\n".join(f"•  {line}" for line in lines))
        self._details.setVisible(bool(lines))

    def _say_stranger(self) -> None:
        self._asking.setVisible(self._stranger is not None)
        if self._stranger is not None:
            self._stranger_words.setText(stranger_sentence(self._stranger))

    # -- dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.file_dropped.emit(event.mimeData().urls()[0].toLocalFile())
