"""Correcting at the desk: sealed answers opened to be mended, one deed with the reasons, and back to reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.roles.correcting import Correction
from desktop.roles.values import Opened
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui.kept_map import with_map
from desktop.ui.pages.correcting import CorrectingPage
from desktop.ui.pages.filling import FillingPage
from desktop.ui.pages.filling_header import Heading
from desktop.ui.translations import tr
from desktop.xforms import FormError, InstanceError, Snapshot

if TYPE_CHECKING:
    from desktop.roles.supervisor import Supervisor
    from desktop.ui.desk import Desk


class CorrectingDesk(QObject):
    """One a session of a supervisor. Nothing is on the disk before every reason is."""

    def __init__(self, desk: Desk, role: Supervisor, back: Callable[[str], None]) -> None:
        super().__init__(desk)
        self._desk, self._role, self._back = desk, role, back
        self.page: CorrectingPage | None = None

    def open(self, record_id: str, ref: str = "") -> None:
        """The record to be mended, at the question one was reading."""
        role = self._role
        self._desk.ask(lambda: role.open_to_correct(record_id), lambda opened: self._show(opened, ref), self._say)

    def _show(self, opened: Opened, ref: str) -> None:
        desk, role = self._desk, self._role
        try:
            interview = desk.session.interview(opened)
        except (FormError, InstanceError):
            self._say(Trouble(Kind.FORM_BROKEN, form=opened.form.form_id, problem=""))
            return
        media = desk.session.media

        taken: dict[str, bytes] = {}  # photos put in place of others; kept with the correction

        def photo(name: str, take: Callable[[bytes | None], None]) -> None:
            if name in taken:
                take(taken[name])
            else:
                desk.ask(lambda: role.photo(opened.record_id, name), take)

        def medium(address: str, take: Callable[[bytes | None], None]) -> None:
            desk.ask(lambda: media(opened.form_key, address), take)

        filling = FillingPage(
            interview,
            save=_nowhere,
            heading=lambda _interview: Heading(opened.form.title, opened.title, tr("perbaiki saat periksa")),
            surroundings=replace(with_map(desk.window.house), photo=photo, media=medium),
            start_at=ref,
            reasons={place: tr("dilihat saat periksa") for place in interview.snapshot().values()} | opened.reasons,
        )
        filling.photo_chosen.connect(lambda _node, data, name: taken.update({name: bytes(data)}))
        page = self.page = CorrectingPage(filling)
        page.left.connect(lambda: self._leave(opened.record_id))
        page.kept.connect(lambda reasons: self._keep(opened.record_id, page, reasons, taken))
        desk.frame.show_guest(page, entry="review")
        desk.window.say_title(opened.form.title)

    def _keep(
        self, record_id: str, page: CorrectingPage, reasons: Mapping[str, str], taken: Mapping[str, bytes]
    ) -> None:
        desk, role, interview = self._desk, self._role, page.filling.interview
        done = Correction(interview.snapshot(), interview.finalize(), reasons, dict(taken))

        def kept(touched: Touched) -> None:
            if isValid(page):  # else somebody went on to another page meanwhile
                self.page = None
                self._back(record_id)
            desk.signals.touched.emit(touched)
            desk.frame.status.say(tr("Perbaikan disimpan. Petugas membaca alasannya."))

        def failed(trouble: Trouble) -> None:
            (page.say_trouble if isValid(page) else self._say)(trouble)

        desk.ask(lambda: role.correct(record_id, done), kept, failed)

    def _leave(self, record_id: str) -> None:
        """What was changed and not kept is forgotten; the sealed record was never touched."""
        self.page = None
        self._back(record_id)

    def _say(self, trouble: Trouble) -> None:
        self._desk.frame.status.say_trouble(trouble)


def _nowhere(_snapshot: Snapshot, done: Callable[[], None], _failed: Callable[[object], None]) -> None:
    """There is no draft of a correction: it is kept whole, with its reasons, or not at all."""
    done()
