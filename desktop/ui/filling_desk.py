"""Brings a record onto the screen to be filled, and what was filled to the store."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.forms.semantics import summarise
from desktop.lanes import Ticket, Urgency
from desktop.roles.values import Opened
from desktop.touched import Touched
from desktop.trouble import Trouble
from desktop.ui.autosave import Done, Failed
from desktop.ui.desk import Desk
from desktop.ui.finder import Found
from desktop.ui.formats import moment
from desktop.ui.pages.filling import FillingPage
from desktop.ui.pages.filling_aside import Note
from desktop.ui.pages.filling_header import Heading
from desktop.ui.questions.answer import Bytes, Surroundings
from desktop.ui.translations import tr
from desktop.xforms import Interview, Node, Snapshot


class FillingDesk(QObject):
    """One a session. One record is open at a time; leaving it goes back to where one came from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.page: FillingPage | None = None
        self._from = "home"
        desk.form_chosen.connect(self.begin)
        desk.place_chosen.connect(self._go_to)
        desk.more_found = self._questions

    # -- opening

    def begin(self, form_key: int) -> None:
        """A new record of a form."""
        role = self.desk.session.enumerator
        self._remember()
        self.desk.ask(lambda: role.start(form_key), self._show)

    def open(self, record_id: str) -> None:
        """Go on with a draft, or with what came back."""
        role = self.desk.session.enumerator
        self._remember()
        self.desk.ask(lambda: role.open(record_id), self._show)

    def _remember(self) -> None:
        self._from = self.desk.frame.key or self._from

    def _show(self, opened: Opened) -> None:
        interview = self.desk.session.interview(opened)
        page = FillingPage(
            interview,
            save=partial(self._save, opened),
            heading=lambda filling: _heading(opened, filling),
            surroundings=self._surroundings(opened),
            start_at=opened.place,
        )
        page.handed_in_asked.connect(lambda: self._hand_in(opened, page))
        page.photo_chosen.connect(lambda node, data, name: self._keep_photo(opened, page, node, data, name))
        page.left.connect(self._leave)
        page.show_notes(_notes(opened, interview))
        self.page = page
        page.destroyed.connect(self._gone)
        self.desk.frame.show_guest(page, entry="records")

    def _surroundings(self, opened: Opened) -> Surroundings:
        session, desk = self.desk.session, self.desk

        def photo(name: str, done: Bytes) -> None:
            desk.ask(lambda: session.enumerator.photo(opened.record_id, name), done)

        def media(uri: str, done: Bytes) -> None:
            desk.ask(lambda: session.media(opened.form_key, uri), done)

        return Surroundings(now=desk.window.house.now, photo=photo, media=media)

    # -- keeping

    def _save(self, opened: Opened, snapshot: Snapshot, done: Done, failed: Failed) -> None:
        """Before everything else that waits for the store. What it touched is announced when the page is left."""
        role, place = self.desk.session.enumerator, self.page.place() if self.page is not None else ""
        self._now(lambda: role.save_draft(opened, snapshot, place), lambda _touched: done(), failed)

    def _keep_photo(self, opened: Opened, page: FillingPage, node: Node, data: bytes, name: str) -> None:
        role = self.desk.session.enumerator
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"

        def failed(trouble: Trouble) -> None:
            if self.page is page:
                page.answer(node, "")
            self.desk.frame.status.say_trouble(trouble)

        self._now(lambda: role.keep_photo(opened, name, data, kind), None, failed)

    def _hand_in(self, opened: Opened, page: FillingPage) -> None:
        role = self.desk.session.enumerator
        snapshot, finalized = page.interview.snapshot(), page.interview.finalize()

        def done(touched: Touched) -> None:
            self._leave()
            self.desk.signals.touched.emit(touched)
            self.desk.frame.status.say(tr("Diajukan. Tersimpan di laptop ini."))

        self._now(lambda: role.hand_in(opened, snapshot, finalized), done, self._not_handed_in)

    def _not_handed_in(self, trouble: Trouble) -> None:
        """The record stays open: nothing is lost, and the status line of the frame is hidden behind it."""
        page = self.page
        if page is not None:
            page.say_trouble(trouble)

    def _now(
        self,
        deed: Callable[[], Touched],
        done: Callable[[Touched], None] | None,
        failed: Callable[[Trouble], None],
    ) -> Ticket[Touched]:
        session = self.desk.session
        return self.desk.signals.ask(
            session.store, lambda _ticket: deed(), done, failed, owner=self.page, urgency=Urgency.NOW
        )

    # -- leaving

    def _leave(self) -> None:
        self.page = None
        self.desk.go(self._from)

    def _gone(self) -> None:
        if self.page is not None and self.desk.frame.guest is None:
            self.page = None

    # -- finding

    def _questions(self) -> list[Found]:
        """The questions of the record on the screen, for the palette."""
        if self.page is None:
            return []
        return [
            Found("place", node.ref, node.label, "", "file-text")
            for node in _walk(self.page.interview.root)
            if node.kind == "question" and node.relevant and node.label
        ]

    def _go_to(self, ref: str) -> None:
        if self.page is not None:
            self.page.go_to(ref)


def _heading(opened: Opened, interview: Interview) -> Heading:
    summary = summarise(interview.snapshot().values(), opened.semantics)
    village = next(iter(_village(opened, interview)), "")
    return Heading(opened.form.title, summary.title, village)


def _village(opened: Opened, interview: Interview) -> list[str]:
    """The label of the village that was chosen."""
    found = []
    for ref in opened.semantics.refs("region"):
        try:
            node = interview.node(ref)
        except KeyError:
            continue
        found += [choice.label for choice in node.choices if choice.value == node.value]
    return found


def _notes(opened: Opened, interview: Interview) -> list[Note]:
    """What the supervisor said, beside the questions it is about."""
    lines = []
    for remark in opened.remarks:
        if remark.settled_at is not None:
            continue
        try:
            about = interview.node(remark.ref).label if remark.ref else ""
        except KeyError:
            about = ""
        said = f"{about}: {remark.text}" if about else remark.text
        lines.append(("warn", f"{said} ({remark.by_name}, {moment(remark.at)})"))
    return [Note(tr("Catatan pemeriksa"), tuple(lines))] if lines else []


def _walk(node: Node) -> list[Node]:
    return [node, *(inner for child in node.children for inner in _walk(child))]
