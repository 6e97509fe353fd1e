"""Reading a sealed record: findings first, the record as a document, remarks in the margin, and the verdict.

Keys: ↓/↑ through the document, R remark on the question one is at (D: it was heeded), S settle the finding one is at,
A approve (Ctrl+Z takes it back during the hold), Shift+K send back, P perbaiki saat periksa, B beside the prelist and
the version before, M the map, Ctrl+↓/↑ next and previous record, Escape closes. In the list at the left ↓/↑ change the
record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from desktop.store.stages import Stage
from desktop.trouble import Trouble
from desktop.ui import formats
from desktop.ui.media.port import is_played
from desktop.ui.notices import notice
from desktop.ui.pages.review_compare import CompareCard, compared, two_records
from desktop.ui.pages.review_document import Document, Row
from desktop.ui.pages.review_foot import NOTHING_TO_DECIDE, ReviewFoot, Standing
from desktop.ui.pages.review_head import ReviewHead
from desktop.ui.pages.review_keys import Verdict, VerdictList
from desktop.ui.pages.review_look import PICTURE, DocumentLook
from desktop.ui.pages.review_map import bring_map
from desktop.ui.pages.review_queue import QueuePane, Waiting
from desktop.ui.pages.review_rows import decisions, rows_of
from desktop.ui.pictures import thumbnail
from desktop.ui.pieces import NoticeBar
from desktop.ui.printing import is_disaster_report
from desktop.ui.questions.answer import Bytes, Surroundings
from desktop.ui.signals import while_there
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.values import Dossier
    from desktop.store.verdicts_table import Remark
    from desktop.ui.media.port import OpenDevices
    from desktop.xforms import Interview

Photo = Callable[[str, str, Bytes], None]  # record id, name of the photo, who hears its bytes


class ReviewPage(QWidget):
    """One record in front, the others waiting at the left. It decides nothing: verdicts go out by signal."""

    approved = Signal(str)  # record id; on hold from now
    approval_taken_back = Signal(str)  # record id
    sent_back = Signal(str, str)  # record id, reason
    remarked = Signal(str, str, str)  # record id, path of the question ("" for the record), words
    settled = Signal(str, object, str, str)  # record id, finding (kind, ref, other), decision, reason
    remarks_heeded = Signal(str, str)  # record id, path of the question
    beside_asked = Signal(str, str)  # record id, another record that a finding names: to see both side by side
    correction_asked = Signal(str, str)  # record id, path of the question one is at
    record_chosen = Signal(str)  # another record: from the list, by next and previous, or out of a finding
    printed = Signal(str)  # record id
    copied = Signal(str)  # record id, of a disaster report
    left = Signal()

    def __init__(
        self, photo: Photo | None = None, parent: QWidget | None = None, *, surroundings: Surroundings | None = None
    ) -> None:
        super().__init__(parent)
        tone(self, "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._photo, self._surroundings = photo, surroundings or Surroundings()
        self._dossier: Dossier | None = None
        self._interview: Interview | None = None
        self.remarks: tuple[Remark, ...] = ()
        self._stage, self.standing = Stage.HANDED_IN, Standing()
        self._changed: Mapping[str, str] = {}
        self._finding = ("", "", "")  # the one that is being settled
        self._build()
        self._bind_keys()
        self._listen()
        self._say()

    # -- in

    def show_dossier(self, dossier: Dossier, interview: Interview, changed: Mapping[str, str] | None = None) -> None:
        """A record to be read. `interview` is of its sealed XML; `changed`: path → the answer of the seal before."""
        again = self._dossier is not None and self._dossier.record.id == dossier.record.id
        self._dossier, self._interview = dossier, interview
        self.remarks, self._stage = dossier.remarks, dossier.record.stage
        verified = {"unverified": dossier.unverified, "just_verified": dossier.just_verified}
        self.standing = Standing.of(self._stage, **verified)
        self._changed = changed or {}
        self.head.copy.setVisible(is_disaster_report(dossier.semantics))
        self.notice.clear()
        self.foot.refuses = dossier.from_phone
        if dossier.unread:
            said = tr("Isian ini terenkripsi di HP dan tidak dapat dibaca di sini: teruskan apa adanya, atau tolak.")
            self.notice.say_sentence(said, "note")
        self._fill()
        if not again:  # read again after a remark, one stays where one is
            self.list.setCurrentIndex(self.document.index(0))
            self.list.scrollToTop()
        self.queue.mark(dossier.record.id)
        self._ask_photos()
        self._say()

    def show_queue(self, waiting: Sequence[Waiting], more: int = 0) -> None:
        """What else waits, in the order it should be read; `more` stand behind them."""
        self.queue.show_waiting(waiting, more)
        if self._dossier is not None:
            self.queue.mark(self._dossier.record.id)

    def show_beside(self, other: Mapping[str, str]) -> None:
        """The answers of the other record of a finding; without any, it is opened instead by Enter."""
        if self._interview is not None and self._dossier is not None and other:
            rows = two_records(self._interview, self._dossier.semantics, other)
            self.compare.show_rows(rows, other=tr("Isian lain"))
        else:
            self.notice.say_sentence(tr("Isian itu dari formulir lain. Enter membukanya."), "note")

    def show_stage(self, stage: Stage) -> None:
        """The verdict was kept: approved and on hold, sent back, or handed in again."""
        self._stage, self.standing = stage, Standing.of(stage)
        self._say()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """The remarks as they are now."""
        self.remarks = tuple(remarks)
        self._fill()

    def say_trouble(self, trouble: Trouble) -> None:
        """A verdict could not be kept."""
        self.notice.say(notice(trouble))

    def focus_first(self) -> None:
        self.list.setFocus()

    # -- building

    def _build(self) -> None:
        self.head, self.foot, self.notice = ReviewHead(), ReviewFoot(), NoticeBar()
        self.document = Document(self)
        self.list = DocumentView(self.document)
        self.queue, self.compare = QueuePane(), CompareCard(self)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self.list, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.queue)
        middle.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addLayout(middle, 1)
        box.addWidget(self.foot)

    def _bind_keys(self) -> None:
        anywhere: dict[str, Callable[[], object]] = {
            "Ctrl+Z": self.take_back,
            "Ctrl+Return": self.approve,
            "Ctrl+Enter": self.approve,
            "Ctrl+Down": lambda: self.queue.step(1),
            "Ctrl+Up": lambda: self.queue.step(-1),
            "Escape": self.escape,
            "Ctrl+P": self.head.paper.click,
            "Ctrl+Shift+C": self.head.copy.click,
        }
        for keys, deed in anywhere.items():
            QShortcut(QKeySequence(keys), self, deed)  # wherever in the window the focus is, while this page is seen

    def _listen(self) -> None:
        self.head.left.connect(self.left)
        self.head.compared.connect(lambda: self.look(Verdict.COMPARE))
        self.compare.put_away.connect(lambda: self._go_to(self.compare.chosen))
        self.head.printed.connect(lambda: self.printed.emit(self.record_id()))
        self.head.copied.connect(lambda: self.copied.emit(self.record_id()))
        self.queue.record_chosen.connect(self.record_chosen)
        self.list.activated.connect(self._activate)
        for view in (self.list, self.queue.list):
            view.verdict_asked.connect(self._verdict)
        self.list.doubleClicked.connect(lambda _index: self.begin_remark())
        self.foot.approve.clicked.connect(self.approve)
        self.foot.send_back.clicked.connect(self.begin_sending_back)
        self.foot.take_back.clicked.connect(self.take_back)
        self.foot.correct.clicked.connect(self.correct)
        self.foot.written.connect(self._written)
        self.foot.ended.connect(self.list.setFocus)

    # -- deeds

    def approve(self) -> None:
        """Approve; on hold until it is released."""
        if self._dossier is not None and self.standing.waits and not self.foot.writing:
            self.approved.emit(self._dossier.record.id)

    def take_back(self) -> None:
        """Take the approval back while it is on hold."""
        if self._dossier is not None and self.standing.held:
            self.approval_taken_back.emit(self._dossier.record.id)

    def begin_remark(self) -> None:
        """Write a remark on the question one is at; on the record, from a heading or a finding without one."""
        if self._dossier is None:
            return
        row = self._row()
        about = row.label if row is not None and row.kind not in ("heading", "finding", "settled") else tr("isian ini")
        ref = row.ref if row is not None and row.kind != "heading" else ""
        self.foot.begin("remark", ref, tr("Catatan untuk {question}", question=about))

    def begin_sending_back(self) -> None:
        """Ask for the reason, then send the record back with its remarks."""
        if self._dossier is not None and self.standing.waits:
            self.foot.begin("send_back", "", tr("Kembalikan dengan alasan apa?"))

    def begin_settling(self) -> None:
        """Decide on the finding one is at, with a reason that stays."""
        row = self._row()
        if self._dossier is not None and row is not None and row.kind in ("finding", "settled"):
            self._finding = row.finding
            self.foot.begin("settle", row.ref, tr("Putuskan temuan ini"), decisions(row))

    def heed(self) -> None:
        """The remarks on the question one is at were heeded."""
        row = self._row()
        if self._dossier is not None and row is not None and row.remarks:
            self.remarks_heeded.emit(self._dossier.record.id, row.ref)

    def correct(self) -> None:
        """Mend answers while reviewing (*perbaiki saat periksa*)."""
        standing = self.standing
        mendable = standing.waits or (standing.held and not standing.left)
        if self._dossier is not None and mendable and not self.foot.writing:
            row = self._row()
            ref = row.ref if row is not None and row.kind != "heading" else ""
            self.correction_asked.emit(self._dossier.record.id, ref)

    def escape(self) -> None:
        """Leave the line one writes in, or the page."""
        if self.foot.writing:
            self.foot.end()
        else:
            self.left.emit()

    def _verdict(self, asked: Verdict) -> None:
        deeds: dict[Verdict, Callable[[], object]] = {
            Verdict.APPROVE: self.approve,
            Verdict.SEND_BACK: self.begin_sending_back,
            Verdict.REMARK: self.begin_remark,
            Verdict.HEEDED: self.heed,
            Verdict.SETTLE: self.begin_settling,
            Verdict.CORRECT: self.correct,
        }
        if asked in (Verdict.COMPARE, Verdict.MAP):
            self.look(asked)
        elif not self.foot.isHidden():  # who only reads decides nothing
            deeds[asked]()

    def look(self, asked: Verdict) -> None:
        """Side by side with the prelist and the version before, or where it is on the map."""
        if self._interview is None or self.foot.writing:
            return
        row = self._row()
        if asked is Verdict.COMPARE and row is not None and row.other:
            self.beside_asked.emit(self.record_id(), row.other)
        elif asked is Verdict.COMPARE:
            self.compare.show_rows(compared(self._interview, self._changed))
        else:
            bring_map(self, self._surroundings, self._interview, row.ref if row is not None else "")

    def _written(self, what: str, ref: str, words: str) -> None:
        if self._dossier is None:
            return
        if what == "remark":
            self.remarked.emit(self._dossier.record.id, ref, words)
        elif what == "settle":
            self.settled.emit(self._dossier.record.id, self._finding, self.foot.decision, words)
        else:
            self.sent_back.emit(self._dossier.record.id, words)

    def record_id(self) -> str:
        """Of the record in front; "" while there is none."""
        return self._dossier.record.id if self._dossier is not None else ""

    def _activate(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = self.document.rows[index.row()]
        if row.other:
            self.record_chosen.emit(row.other)
        elif row.kind == "point":
            self.look(Verdict.MAP)
        elif row.kind in ("finding", "settled"):
            self._go_to(row.ref)
        elif row.kind == "file" and self._surroundings.devices is not None and is_played(row.answer):
            self._play(row.answer, self._surroundings.devices)
        else:
            self.begin_remark()

    def _play(self, name: str, opened: OpenDevices) -> None:
        """A recording of the record, as it was attached."""
        from desktop.ui.media.player_card import PlayerCard  # loaded when first wanted

        def begin(data: bytes | None) -> None:
            if data:
                PlayerCard(self.window(), opened(), name).begin(data)

        if self._photo is not None:
            self._photo(self.record_id(), name, while_there(self, begin))

    def _go_to(self, ref: str) -> None:
        place = self.document.place_of(ref) if ref else -1
        if place >= 0:
            self.list.setCurrentIndex(self.document.index(place))
            self.list.scrollTo(self.document.index(place), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _row(self) -> Row | None:
        place = self.list.currentIndex().row()
        return self.document.rows[place] if 0 <= place < len(self.document.rows) else None

    # -- showing

    def _fill(self) -> None:
        dossier, interview = self._dossier, self._interview
        if dossier is None or interview is None:
            return
        self.document.show_rows(rows_of(dossier, interview, self.remarks, self._changed))

    def _ask_photos(self) -> None:
        if self._dossier is None or self._photo is None:
            return
        record_id = self._dossier.record.id
        for row in self.document.rows:
            if row.kind == "photo":
                self._photo(record_id, row.answer, while_there(self, self._hear_photo(record_id, row.answer)))

    def _hear_photo(self, record_id: str, name: str) -> Bytes:
        def hear(data: bytes | None) -> None:
            if data is not None and self._dossier is not None and self._dossier.record.id == record_id:
                ratio = self.devicePixelRatioF()
                image = thumbnail(data, round(px(PICTURE) * ratio))
                image.setDevicePixelRatio(ratio)
                self.document.show_picture(name, image)

        return hear

    def _say(self) -> None:
        dossier = self._dossier
        self.queue.say()
        self.foot.show_standing(self.standing if dossier is not None else NOTHING_TO_DECIDE, bool(self.remarks))
        if dossier is None:
            self.head.show_words("", "", "", None)
            return
        record = dossier.record
        title = " · ".join(part for part in (record.title, formats.short_place(record.region_name)) if part)
        by = tr("{author} · diajukan {moment}", author=record.author_name, moment=formats.moment(dossier.sealed_at))
        self.head.show_words(dossier.form.title, title, by, self._stage)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
            self._say()
        super().changeEvent(event)


class DocumentView(VerdictList):
    """The rows; the whole width, wrapped anew when it changes."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setModel(document)
        self._look = DocumentLook(document, self)
        self.setItemDelegate(self._look)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setStyleSheet("background: transparent;")
        self.setViewportMargins(0, px(8), 0, px(8))
        self.setAccessibleName(tr("Isian yang diperiksa"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(px(720), px(480))
