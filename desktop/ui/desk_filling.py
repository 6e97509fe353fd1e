"""Filling at the desk: a record opened or begun, its page, every save, its photos, and handing in."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.forms.semantics import summarise
from desktop.lanes import Urgency
from desktop.roles.values import NO_PROGRESS, Opened, Progress
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui.desk_mending import MendingDesk
from desktop.ui.desk_phone_photo import from_phone
from desktop.ui.finder import Found
from desktop.ui.formats import short_place
from desktop.ui.gathering import gather_soon
from desktop.ui.kept_map import with_map
from desktop.ui.media.background import listen, sound_wanted
from desktop.ui.media.camera_app import camera_app
from desktop.ui.pages.correction_reason import ask_why
from desktop.ui.pages.filling import FillingPage
from desktop.ui.pages.filling_header import Heading
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.dates import written_date
from desktop.ui.questions.wording import plain
from desktop.ui.stillness import Stillness
from desktop.ui.translations import tr
from desktop.ui.unkept import Unkept
from desktop.xforms import Finalized, FormError, InstanceError, Interview, Node, Snapshot
from desktop.xforms.audit import FILENAME as AUDIT
from desktop.xforms.audit import audit_settings
from desktop.xforms.sitting import Sitting

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class FillingDesk(QObject):
    """One page at a time. `reading_asked(record id)`: it is sealed, so it can only be read."""

    reading_asked = Signal(str)
    opened = Signal(object, object)  # Opened, FillingPage: it is in front
    handed_in = Signal(object, str)  # Opened, what was said of it

    def __init__(self, desk: Desk, unkept: Unkept) -> None:
        super().__init__(desk)
        self._desk, self._unkept = desk, unkept
        self.page: FillingPage | None = None
        self._sitting: Sitting | None = None
        self._mending = MendingDesk(desk)
        self._opening = False  # a press asked for a form; further presses wait for it
        unkept.kept.connect(self._kept_after_all)
        unkept.not_kept.connect(desk.frame.status.say_trouble)
        desk.record_opened.connect(self.open)
        desk.form_chosen.connect(self.start)
        desk.place_chosen.connect(self._go_to)
        desk.more_found = self.questions

    def open(self, record_id: str) -> None:
        """Go on with a record; a sealed one is read instead."""
        role = self._desk.session.enumerator
        if record_id in self._unkept.waiting:  # what is on the disk is older than what was typed
            self._unkept.try_again()
            return

        def failed(trouble: Trouble) -> None:
            self._opening = False
            if trouble.kind in (Kind.NOT_LAWFUL, Kind.NOT_ALLOWED):
                self.reading_asked.emit(record_id)
            else:
                self._desk.frame.status.say_trouble(trouble)

        self.bring(lambda: role.open(record_id), failed)

    def start(self, form_key: int) -> None:
        """A new record of a form; from paper, if the page where it was chosen says so."""
        role, day = self._desk.session.enumerator, self._desk.paper_day()
        self.bring(lambda: replace(role.start(form_key), interviewed=day))

    def bring(
        self,
        opened: Callable[[], Opened],
        failed: Callable[[Trouble], None] | None = None,
        *,
        save_at_once: bool = False,
    ) -> None:
        """Open what the store lane gives; presses meanwhile wait for it. `save_at_once`: it holds answers already."""
        if not self._opening:
            self._opening = True
            self._desk.ask(
                opened, lambda found: self._show(found, save_at_once=save_at_once), failed or self._not_opened
            )

    def _not_opened(self, trouble: Trouble) -> None:
        self._opening = False
        self._desk.frame.status.say_trouble(trouble)

    def _show(self, opened: Opened, *, save_at_once: bool = False) -> None:
        self._opening = False
        try:
            interview = self._desk.session.interview(opened)
        except (FormError, InstanceError):
            self._not_opened(Trouble(Kind.FORM_BROKEN, form=opened.form.form_id, problem=""))
            return
        self._sitting = self._sit_down(opened, interview)
        page = FillingPage(
            interview,
            save=lambda snapshot, done, failed: self._save(opened, page, snapshot, done, failed),
            heading=lambda i: self._heading(opened, i),
            surroundings=self._surroundings(opened),
            start_at=opened.place,
            reasons=opened.reasons,
        )
        page.warnings.explained.connect(lambda ref, reason: self._explain(opened, ref, reason))
        page.photo_chosen.connect(lambda node, data, name: self._keep_photo(opened, page, node, name, data))
        page.handed_in_asked.connect(
            lambda: self._mending.ask(opened.record_id, page, lambda: self._ask_why(opened, page))
        )
        page.left.connect(lambda: self._leave(opened, page))
        page.problems.listed.connect(self._list_problems)
        page.setProperty("record", opened.record_id)
        self.page = page
        self._desk.frame.show_guest(page, entry="records")
        self._desk.window.say_title(opened.form.title)
        if opened.interviewed is not None:
            page.header.say_paper(written_date(opened.interviewed))
        self._listen(opened, page)
        if save_at_once or opened.family is not None:
            page.autosave.changed()
        self._mending.opened(opened.record_id)
        self.opened.emit(opened, page)

    @property
    def _front(self) -> FillingPage | None:
        """The page, while it is the one in front: another page puts it out without a word to us."""
        return self.page if self._desk.frame.guest is self.page else None

    def _go_to(self, ref: str) -> None:
        if (page := self._front) is not None:
            page.go_to(ref)

    # --- keeping

    def _save(
        self, opened: Opened, page: FillingPage, snapshot: Snapshot, done: Callable[[], None],
        failed: Callable[[object], None],
    ) -> None:  # fmt: skip
        """The page hears of it while it is there. After that a save that failed is tried again without it."""
        role, frame = self._desk.session.enumerator, self._desk.frame
        place, progress = page.place(), _progress(page)
        if self._sitting is not None:
            self._sitting.kept(snapshot.values())

        def not_kept(trouble: Trouble) -> bool:
            there = isValid(frame) and frame.guest is page
            if there:
                failed(trouble)
            return there

        self._unkept.save(
            opened.record_id,
            lambda: role.save_draft(opened, snapshot, place, progress),
            lambda: done() if isValid(page) else None,
            not_kept,
        )

    def _kept_after_all(self, _record_id: str) -> None:
        self._desk.frame.status.say(tr("Tersimpan di laptop ini."))

    def secure(self, go: Callable[[], None], stay: Callable[[Trouble], None]) -> None:
        """Somebody wants to go: when everything typed is on the disk, `go`; if it cannot be, `stay` says why."""
        page = self._front
        if page is not None:
            page.keep_all()
        self._unkept.try_again()

        def look() -> None:
            why = (page.autosave.why if page is not None and isValid(page) else None) or self._unkept.why
            stay(why) if isinstance(why, Trouble) else go()

        self._unkept.when_settled(look)

    @property
    def unsaved(self) -> bool:
        """Something typed is not on the disk yet."""
        page = self._front
        return bool(self._unkept.waiting) or (page is not None and not page.all_kept)

    def _keep_photo(self, opened: Opened, page: FillingPage, node: Node, name: str, data: bytes) -> None:
        """Before the answer that names it is saved: the same lane, the same urgency, so in order. One that could not be
        kept is no answer."""
        role, desk = self._desk.session.enumerator, self._desk

        def failed(trouble: Trouble) -> None:
            if isValid(page) and node.value == name:
                page.answer(node, "")
            desk.signals.troubled.emit(trouble)

        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        desk.signals.ask(
            desk.session.store,
            lambda _ticket: role.keep_photo(opened, name, bytes(data), kind),
            failed=failed,
            owner=desk.frame,
            urgency=Urgency.NOW,
        )

    def _sit_down(self, opened: Opened, interview: Interview) -> Sitting | None:
        """The audit log of this sitting, where the form wants one."""
        house, wanted = self._desk.window.house, audit_settings(opened.form)
        if wanted is None:
            return None
        values, user = interview.snapshot().values(), self._desk.session.person.name
        return Sitting(wanted, values, now=house.now, monotonic=monotonic, user=user, resumed=opened.draft is not None)

    def _close_log(self, opened: Opened, interview: Interview, *, finished: bool, reason: str = "") -> None:
        """The lines of this sitting go behind those of the earlier ones, before the record is sealed."""
        role, desk = self._desk.session.enumerator, self._desk
        if self._sitting is None:
            return
        lines = self._sitting.closed(interview.snapshot().values(), finished=finished, reason=reason)
        interview.log_kept_as(AUDIT)
        desk.signals.ask(
            desk.session.store,
            lambda _ticket: role.keep_log(opened, lines),
            failed=desk.signals.troubled.emit,
            owner=desk.frame,
            urgency=Urgency.NOW,
        )

    def _explain(self, opened: Opened, ref: str, reason: str) -> None:
        """Why an answer stands that is warned of: kept beside the record, for the supervisor."""
        role, desk = self._desk.session.enumerator, self._desk
        desk.signals.ask(
            desk.session.store,
            lambda _ticket: role.explain(opened, ref, reason),
            failed=desk.signals.troubled.emit,
            owner=desk.frame,
            urgency=Urgency.NOW,
        )

    def _ask_why(self, opened: Opened, page: FillingPage) -> None:
        ask_why(page, opened, lambda why: self._hand_in(opened, page, why))

    def _hand_in(self, opened: Opened, page: FillingPage, reason: str = "") -> None:
        """Sealed as it is now: until the answer comes the page holds still, and nothing is saved behind it."""
        role, desk = self._desk.session.enumerator, self._desk
        self._close_log(opened, page.interview, finished=True, reason=reason)
        snapshot: Snapshot = page.interview.snapshot()
        progress, heading = _progress(page), self._heading(opened, page.interview)
        finalized: Finalized = page.interview.finalize()
        stillness = Stillness(page)
        page.autosave.pause()

        def not_handed_in(trouble: Trouble) -> None:
            desk.frame.status.say_trouble(trouble)
            if isValid(page):
                stillness.end()
                page.autosave.resume()

        desk.signals.ask(
            desk.session.store,
            lambda _ticket: role.hand_in(opened, snapshot, finalized, progress, reason=reason),
            lambda touched: self._handed_in(opened, heading, touched),
            not_handed_in,
            owner=desk.frame,
            urgency=Urgency.NOW,
        )

    def _handed_in(self, opened: Opened, heading: Heading, touched: Touched) -> None:
        """It has gone out of the hands: what was handed in, what it waits for, and the way back to it."""
        self.page = None
        gather_soon(self)
        desk = self._desk
        desk.go("home")
        released = opened.semantics.policy.review_of(desk.session.person.role) != "review-first"
        name = heading.title or heading.form
        said = (
            tr("{name} diajukan · menunggu dikirim", name=name)
            if released
            else tr("{name} diajukan · menunggu pemeriksaan", name=name)
        )
        way = tr("Lihat") if released else tr("Lihat atau tarik kembali")
        desk.frame.status.offer(said, way, lambda: desk.record_opened.emit(opened.record_id))
        self.handed_in.emit(opened, said)
        desk.signals.touched.emit(touched)
        if released:
            desk.sync.run_round()

    def _leave(self, opened: Opened, page: FillingPage) -> None:
        """The page has posted its last save: when that is done it goes, and if it failed it stays."""
        desk = self._desk
        self._close_log(opened, page.interview, finished=False)
        desk.signals.ask(
            desk.session.store,
            lambda _ticket: None,
            lambda _none: self._left(opened, page),
            owner=page,
            urgency=Urgency.NOW,
        )

    def _left(self, opened: Opened, page: FillingPage) -> None:
        desk = self._desk
        if desk.frame.guest is not page:
            return
        if page.autosave.failing:
            page.saved.say_not_kept()
            return
        self.page = None
        gather_soon(self)
        desk.go("home")
        desk.frame.status.say(tr("Tersimpan di laptop ini."))
        desk.signals.touched.emit(Touched.record(opened.record_id))

    # --- what the page asks of the world

    def _surroundings(self, opened: Opened) -> Surroundings:
        desk, role, media = self._desk, self._desk.session.enumerator, self._desk.session.media

        def bring_photo(name: str, take: Callable[[bytes | None], None]) -> None:
            desk.ask(lambda: role.photo(opened.record_id, name), take)

        def bring_medium(address: str, take: Callable[[bytes | None], None]) -> None:
            desk.ask(lambda: media(opened.form_key, address), take)

        house = desk.window.house
        return replace(
            with_map(house), photo=bring_photo, media=bring_medium, from_phone=from_phone(desk),
            goes_on=lambda: house.settings.goes_on, devices=house.devices(), camera_app=camera_app(),
            attended=desk.window.attended.emit,
        )  # fmt: skip

    def _listen(self, opened: Opened, page: FillingPage) -> None:
        """The sound of the interview, where the form wants it; not of typing in from paper, nor of a correction."""
        if sound_wanted(page.interview.form):
            listen(page, page.surroundings.devices, allowed=opened.interviewed is None and not opened.renews)

    def _heading(self, opened: Opened, interview: Interview) -> Heading:
        values = interview.snapshot().values()
        said = summarise(values, opened.semantics, region_name=self._desk.session.region_name)
        return Heading(opened.form.title, said.title, short_place(said.region_name))

    def questions(self) -> list[Found]:
        """The questions of the form in front, for Ctrl+K: each with the section or the member it stands in."""
        page = self._front
        if page is None:
            return []
        found = []
        for screen in page.course.sections.screens:
            where = page.outline.name(screen)
            for node in screen.rows:
                if node.kind == "question" and node.relevant and (said := plain(node.label)):
                    found.append(Found("question", node.ref, said, where, "circle-question-mark"))
        return found

    def _list_problems(self, problems: Sequence[tuple[str, str, str]]) -> None:
        """All problems, to choose one from; none is said where one looks."""
        if not problems:
            self._desk.frame.status.say(tr("Tidak ada yang perlu diperbaiki."))
            return
        self._desk.finder.bring_with([Found("question", ref, said, why, "circle-alert") for ref, said, why in problems])


def walk(node: Node) -> list[Node]:
    """Every node below, in document order."""
    found = [node]
    for child in node.children:
        found += walk(child)
    return found


def _progress(page: FillingPage | None) -> Progress:
    """What the page counted, to be kept beside the record for the list."""
    if page is None:
        return NO_PROGRESS
    total = page.progress()
    return Progress(total.answered, total.asked)
