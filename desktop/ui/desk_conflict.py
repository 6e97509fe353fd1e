"""Conflicts at work: the server's version fetched with a web account, both opened, compared, and one deed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from desktop.reports import reading
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui import formats
from desktop.ui.pages.conflict import Beside, ConflictPage
from desktop.ui.signals import while_there
from desktop.ui.translations import tr
from desktop.xforms import FormError, InstanceError, Interview

if TYPE_CHECKING:
    from desktop.roles.conflicts import Compared, Conflicts, Errand
    from desktop.store.accounts_table import Account
    from desktop.store.adopting import Copy
    from desktop.ui.desk import Desk
    from desktop.ui.session import Pages


class ConflictDesk(QObject):
    """One a session. `open(submission id)` from the outbox."""

    def __init__(self, desk: Desk, role: Conflicts, pages: Pages) -> None:
        super().__init__(desk)
        self._desk, self._role, self._pages = desk, role, pages
        self.page: ConflictPage | None = None
        self._theirs: Interview | None = None

    def open(self, submission_id: str) -> None:
        """The page, over the outbox."""
        role, page = self._role, ConflictPage()
        self.page, self._theirs = page, None
        page.left.connect(lambda: self._desk.go("outbox"))
        self._desk.frame.show_guest(page, entry="outbox")
        go_on = while_there(page, partial(self._go_on, page))
        self._desk.ask(lambda: role.errand(submission_id), go_on, partial(self._say, page))

    def _go_on(self, page: ConflictPage, errand: Errand) -> None:
        role = self._role
        page.account_given.connect(partial(self._account, page, errand))
        page.kept_mine.connect(partial(self._keep_mine, page, errand.record_id))
        page.took_theirs.connect(partial(self._take_theirs, page, errand.record_id))
        known = lambda: (role.kept(errand.record_id), role.account(errand.server))  # noqa: E731
        go_on = while_there(page, partial(self._fetch_or_show, page, errand))
        self._desk.ask(known, go_on, partial(self._say, page))

    def _fetch_or_show(self, page: ConflictPage, errand: Errand, known: tuple[bool, Account | None]) -> None:
        """The newest there is; without a line, what was fetched before."""
        kept, account = known
        if account is not None:
            self._fetch(page, errand, kept=kept)
        elif kept:
            self._compare(page, errand.record_id)
        else:
            page.ask_account()

    def _account(self, page: ConflictPage, errand: Errand, username: str, secret: str) -> None:
        desk, attempt = self._desk, self._pages.try_account
        desk.signals.ask(
            desk.session.wire,
            lambda _ticket: attempt(errand.server, username, secret),
            lambda _touched: self._fetch(page, errand, kept=False),
            partial(self._say, page),
            owner=page,
        )

    def _fetch(self, page: ConflictPage, errand: Errand, *, kept: bool) -> None:
        desk, fetch = self._desk, self._pages.fetch

        def failed(trouble: Trouble) -> None:
            if kept:
                self._compare(page, errand.record_id)
                return
            if trouble.kind is Kind.ACCOUNT_REJECTED:
                page.ask_account()
            page.say_trouble(trouble)

        desk.signals.ask(
            desk.session.wire, lambda _ticket: fetch(errand), partial(self._keep, page, errand), failed, owner=page
        )

    def _keep(self, page: ConflictPage, errand: Errand, copy: Copy) -> None:
        role = self._role
        self._desk.ask(
            lambda: role.keep(errand.record_id, copy),
            lambda _touched: self._compare(page, errand.record_id),
            partial(self._say, page),
        )

    def _compare(self, page: ConflictPage, record_id: str) -> None:
        role = self._role
        self._desk.ask(lambda: role.compare(record_id), partial(self._show, page), partial(self._say, page))

    def _show(self, page: ConflictPage, found: Compared) -> None:
        if not shiboken6.isValid(page):
            return
        interview = self._desk.session.interview
        try:
            mine, theirs = interview(found.mine), interview(found.theirs)
        except (FormError, InstanceError):
            page.say_trouble(Trouble(Kind.FORM_BROKEN, form=found.mine.form.title, problem=""))
            return
        self._theirs = theirs
        when = formats.moment(found.edited_at) if found.edited_at is not None else ""
        page.show_head(found.title, found.editor, when)
        language = self._desk.window.house.settings.language
        page.show_answers(side_by_side(mine, theirs, masked=found.mine.semantics.is_masked, language=language))
        page.focus_first()

    def _keep_mine(self, page: ConflictPage, record_id: str) -> None:
        role, theirs = self._role, self._theirs
        if theirs is None:
            return
        snapshot = theirs.snapshot()

        def opened(touched: Touched) -> None:
            self._desk.signals.touched.emit(touched)
            self._desk.record_opened.emit(record_id)
            self._desk.frame.status.say(tr("Versi Anda terbuka lagi. Ajukan untuk menggantikan versi di server."))

        self._desk.ask(lambda: role.keep_mine(record_id, snapshot), opened, partial(self._say, page))

    def _take_theirs(self, page: ConflictPage, record_id: str) -> None:
        role, theirs = self._role, self._theirs
        if theirs is None:
            return
        snapshot = theirs.snapshot()

        def taken(touched: Touched) -> None:
            self._desk.signals.touched.emit(touched)
            self._desk.go("outbox")
            self._desk.frame.status.say(tr("Versi di server dipakai. Versi Anda tetap terbaca di riwayat (Ctrl+H)."))

        self._desk.ask(lambda: role.take_theirs(record_id, snapshot), taken, partial(self._say, page))

    def _say(self, page: ConflictPage, trouble: Trouble) -> None:
        if shiboken6.isValid(page):
            page.say_trouble(trouble)


def side_by_side(mine: Interview, theirs: Interview, *, masked: Callable[[str], bool], language: str) -> list[Beside]:
    """Each question of either version, in the order of ours; what only the server's has comes last."""
    a, b = (_answers(one, masked, language) for one in (mine, theirs))
    return [
        Beside(ref, (a.get(ref) or b[ref])[0], a.get(ref, ("", ""))[1], b.get(ref, ("", ""))[1])
        for ref in dict.fromkeys((*a, *b))
    ]


def _answers(interview: Interview, masked: Callable[[str], bool], language: str) -> dict[str, tuple[str, str]]:
    found = reading.parts(interview.root, language=language, masked=masked)
    several: dict[str, tuple[str, str]] = {}
    for part in found:
        for answer in part.answers:
            label = f"{part.title} · {answer.label}" if part.depth > 1 and part.title else answer.label
            several[answer.ref] = (label, answer.text or answer.picture)
    return several
