"""Review at the desk: the queue, the record in front, verdicts one by one; for the author the sealed record to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.lanes import Urgency
from desktop.roles.values import Dossier
from desktop.store.records_table import Page, RecordRow
from desktop.store.settlements_table import Resolution
from desktop.store.stages import Stage
from desktop.store.verdicts_table import Remark
from desktop.touched import NOTHING, Touched
from desktop.trouble import Trouble
from desktop.ui.formats import age
from desktop.ui.kept_map import with_map
from desktop.ui.notices import BUTTONS, Notice, Step, notice
from desktop.ui.signals import while_there
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.desk_correcting import CorrectingDesk
    from desktop.ui.pages.review import ReviewPage
    from desktop.ui.pages.review_queue import Waiting

HOLD_LOOKED_AT = 30_000  # ms: approvals that were on hold long enough are released
_MAY_WITHDRAW = frozenset({Stage.HANDED_IN, Stage.APPROVED, Stage.RELEASED})
_MAY_CORRECT = frozenset({Stage.SENT, Stage.REFUSED})


class ReviewDesk(QObject):
    """One page at a time; a supervisor's has the queue and the verdicts, an author's only the record."""

    laid = Signal(object)  # ReviewPage: it is made

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._supervisor = desk.session.supervisor
        self.page: ReviewPage | None = None
        desk.review_opened.connect(self.open)
        if self._supervisor is not None:
            self._hold = QTimer(self, interval=HOLD_LOOKED_AT)
            self._hold.timeout.connect(self._release_due)
            self._hold.start()

    @cached_property
    def correcting(self) -> CorrectingDesk | None:
        """Where a supervisor mends a record; made when one is first read."""
        from desktop.ui.desk_correcting import CorrectingDesk

        return CorrectingDesk(self._desk, self._supervisor, self.open) if self._supervisor is not None else None

    def _release_due(self) -> None:
        """A few at a time, after everything a person waits for, until there are no more."""
        role, desk = self._supervisor, self._desk
        if role is None:
            return

        def released(touched: Touched) -> None:
            if touched:
                desk.signals.touched.emit(touched)
                self._release_due()

        desk.signals.ask(
            desk.session.store, lambda _ticket: role.release_due(), released, owner=desk.frame, urgency=Urgency.LATER
        )

    def open(self, record_id: str = "") -> None:
        """A record by id; without one the first that waits, or word that none does."""
        if record_id:
            self._read(record_id)
        elif self._supervisor is not None:
            desk = self._supervisor.desk
            self._desk.ask(desk, self._open_first)

    def _open_first(self, waiting: Page) -> None:
        first = next((row for row in waiting.rows if row.stage is Stage.HANDED_IN or row.unverified), None)
        if first is not None:
            self._read(first.id)
        else:
            self._desk.go_list("to_review")
            self._desk.frame.status.say(tr("Tidak ada yang menunggu pemeriksaan."))

    def _read(self, record_id: str) -> None:
        role, author = self._supervisor, self._desk.session.enumerator

        def read() -> tuple[Dossier, Mapping[str, str]]:
            return (author.read(record_id), {}) if role is None else (role.open(record_id), role.before(record_id))

        self._desk.ask(read, lambda found: self._show(*found), self._trouble)

    # --- showing

    def _show(self, dossier: Dossier, changed: Mapping[str, str]) -> None:
        interview = self._desk.session.interview(dossier.as_opened())
        if self.page is None or self._desk.frame.guest is not self.page:
            self.page = self._make_page()
            self.laid.emit(self.page)
            self._desk.frame.show_guest(self.page, entry="review" if self._supervisor is not None else "records")
        self.page.setProperty("record", dossier.record.id)
        self.page.show_dossier(dossier, interview, changed)
        self._desk.window.say_title(dossier.form.title)
        if self._supervisor is None:
            self._offer(dossier)
        self.page.focus_first()
        self._read_queue()

    def _make_page(self) -> ReviewPage:
        from desktop.ui.pages.review import ReviewPage

        house = self._desk.window.house
        page = ReviewPage(photo=self._photo, surroundings=replace(with_map(house), devices=house.devices()))
        page.left.connect(self._leave)
        page.record_chosen.connect(self._read)
        if self._supervisor is None:
            page.foot.hide()
            page.queue.hide()
            return page
        page.approved.connect(self._approve)
        page.approval_taken_back.connect(self._take_back)
        page.sent_back.connect(self._send_back)
        page.remarked.connect(self._remark)
        page.settled.connect(self._settle)
        page.beside_asked.connect(self._beside)
        page.remarks_heeded.connect(self._heed)
        if self.correcting is not None:
            page.correction_asked.connect(self.correcting.open)
        return page

    def _photo(self, record_id: str, name: str, take: Callable[[bytes | None], None]) -> None:
        role = self._supervisor or self._desk.session.enumerator
        self._desk.ask(lambda: role.photo(record_id, name), take)

    def _read_queue(self) -> None:
        if self._supervisor is not None:
            self._desk.ask(self._supervisor.desk, self._show_queue)

    def _show_queue(self, waiting: Page) -> None:
        if self.page is not None and self._desk.frame.guest is self.page:
            now = self._desk.window.house.now()
            shown = [_waiting(row, age(row.changed_at, now)) for row in waiting.rows]
            self.page.show_queue(shown, waiting.total - len(shown))

    # --- verdicts

    def _approve(self, record_id: str) -> None:
        role = self._supervisor
        if role is None:
            return
        if self._left_already():
            self._again(lambda: role.approve(record_id), record_id)
        else:
            self._keep(lambda: role.approve(record_id), Stage.APPROVED)

    def _take_back(self, record_id: str) -> None:
        role = self._supervisor
        if role is None:
            return
        if self._left_already():
            self._again(lambda: role.take_back_approval(record_id), record_id)
        else:
            self._keep(lambda: role.take_back_approval(record_id), Stage.HANDED_IN)

    def _left_already(self) -> bool:
        """The record in front was sent first: a verdict on it does not move it."""
        return self.page is not None and self.page.standing.left

    def _send_back(self, record_id: str, reason: str) -> None:
        role = self._supervisor
        if role is not None:
            self._keep(lambda: role.send_back(record_id, reason), Stage.RETURNED)

    def _remark(self, record_id: str, ref: str, text: str) -> None:
        role = self._supervisor
        if role is not None:
            first = next((one.id for one in self._thread(ref)), "")
            deed = (lambda: role.answer(record_id, first, text)) if first else lambda: role.remark(record_id, ref, text)
            self._desk.ask(deed, lambda _touched: self._read(record_id), self._trouble)

    def _thread(self, ref: str) -> list[Remark]:
        """The open remarks on a question: a word on it answers the first of them."""
        found = self.page.remarks if self.page is not None and ref else ()
        return [one for one in found if one.ref == ref and one.settled_at is None]

    def _settle(self, record_id: str, finding: tuple[str, str, str], decision: str, reason: str) -> None:
        role = self._supervisor
        if role is not None and reason.strip():
            self._again(lambda: role.settle(record_id, finding, Resolution(decision), reason), record_id)

    def _beside(self, record_id: str, other: str) -> None:
        role, page = self._supervisor, self.page
        if role is not None and page is not None:
            self._desk.ask(lambda: role.beside(record_id, other), while_there(page, page.show_beside), self._trouble)

    def _heed(self, record_id: str, ref: str) -> None:
        role, page = self._supervisor, self.page
        if role is None or page is None:
            return
        heeded = [one.id for one in page.remarks if one.ref == ref and one.settled_at is None]

        def deed() -> Touched:
            touched = NOTHING
            for remark_id in heeded:
                touched |= role.settle_remark(remark_id)
            return touched

        self._again(deed, record_id)

    def _again(self, deed: Callable[[], Touched], record_id: str) -> None:
        """A deed after which the record is read again, and whoever shows such things too."""

        def done(touched: Touched) -> None:
            self._read(record_id)
            self._desk.signals.touched.emit(touched)

        self._desk.ask(deed, done, self._trouble)

    def _keep(self, verdict: Callable[[], Touched], stage: Stage) -> None:
        page = self.page

        def kept(touched: Touched) -> None:
            if page is not None and page is self.page:
                page.show_stage(stage)
            self._desk.signals.touched.emit(touched)
            self._read_queue()

        self._desk.ask(verdict, kept, self._trouble)

    # --- the author's own

    def _offer(self, dossier: Dossier) -> None:
        """What the author may still do with a sealed record."""
        stage, page = dossier.record.stage, self.page
        if page is None:
            return
        if stage in _MAY_WITHDRAW:
            said = Notice(
                tr("Isian ini sudah diajukan."), tr("Untuk mengubahnya, tarik kembali dulu."), Step.WITHDRAW, ""
            )
        elif stage in _MAY_CORRECT:
            said = Notice(
                tr("Isian ini sudah keluar dari laptop."), tr("Perbaikan dikirim sebagai versi baru."), Step.CORRECT, ""
            )
        else:
            return
        page.notice.say(Notice(said.sentence, said.advice, said.step, tr(BUTTONS[said.step])), "note")
        page.notice.pressed.connect(lambda step: self._reopen(dossier.record.id, step))

    def _reopen(self, record_id: str, step: Step) -> None:
        role, desk = self._desk.session.enumerator, self._desk
        deed = role.withdraw if step is Step.WITHDRAW else role.correct
        desk.do(lambda: deed(record_id), lambda: desk.record_opened.emit(record_id))

    # --- leaving

    def _leave(self) -> None:
        self.page = None
        self._desk.go("review" if self._supervisor is not None else "home")

    def _trouble(self, trouble: Trouble) -> None:
        if self.page is not None and self._desk.frame.guest is self.page:
            self.page.notice.say(notice(trouble))
        else:
            self._desk.frame.status.say_trouble(trouble)


def _waiting(row: RecordRow, since: str) -> Waiting:
    from desktop.ui.pages.review_queue import Waiting

    return Waiting(
        row.id, row.title, row.region_name.split(", ")[0], row.author_name, since, row.stage,
        findings=row.found, urgent=row.urgent, later=row.unverified,
    )  # fmt: skip
