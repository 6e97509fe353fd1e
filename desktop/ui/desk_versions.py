"""At the desk: the version of its form that a record stands on, what a newer one would change, and forms that close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.roles.values import Opened
from desktop.store.stages import Stage
from desktop.trouble import Kind, Trouble
from desktop.ui.notices import Notice, Step
from desktop.ui.signals import while_there
from desktop.ui.translations import tr
from desktop.xforms import FormError, InstanceError

if TYPE_CHECKING:
    from desktop.roles.beginnings import Beginnings, Moved, Standing
    from desktop.ui.desk import Desk
    from desktop.ui.pages.filling import FillingPage

KEYS = "Ctrl+Shift+N"  # what a newer version would change


class VersionsDesk(QObject):
    """One a session: a draft stays on its version until a person has seen what changes and agrees."""

    def __init__(self, desk: Desk, role: Beginnings) -> None:
        super().__init__(desk)
        self._desk, self._role = desk, role

    def look(self, opened: Opened, page: FillingPage) -> None:
        """A record was opened: whether its form is still the one of the office."""
        if opened.draft is not None and (not opened.renews or opened.stage is Stage.RETURNED):
            role = self._role
            self._desk.ask(lambda: role.standing(opened), lambda found: self._say(opened, page, found))

    def _say(self, opened: Opened, page: FillingPage, standing: Standing) -> None:
        if not isValid(page) or self._desk.frame.guest is not page:
            return
        if not standing.offered:
            closing = tr("Server tidak lagi menawarkan formulir ini: ajukan isian ini sebelum formulirnya ditutup.")
            if opened.stage is Stage.RETURNED:  # the supervisor's reason stays above it
                page.notice.advise(closing)
            else:
                page.notice.say_sentence(closing, "warn")
        elif opened.stage is Stage.RETURNED:
            self._say_returned(opened, page, standing)
        if standing.offered and standing.newer is not None:
            page.header.add_deed(tr("Pindahkan ke versi baru…"), KEYS, lambda: self._compare(opened, page))
            if opened.stage is not Stage.RETURNED:  # there the supervisor's reason stands above
                self._offer(opened, page, standing)

    def _say_returned(self, opened: Opened, page: FillingPage, standing: Standing) -> None:
        """Under why it came back, on which version it was opened again."""
        said = [tr("Isian ini dibuka pada versi formulirnya, {version}.", version=opened.form.version or "–")]
        if standing.newer is not None:
            said.append(tr("Ada versi baru, {version} ({keys}).", version=standing.version, keys=KEYS))
        page.notice.advise(" ".join(said))

    def _offer(self, opened: Opened, page: FillingPage, standing: Standing) -> None:
        sentence = tr("Ada versi baru formulir ini ({version}). Draf tetap pada versinya.", version=standing.version)
        page.notice.say(Notice(sentence, "", Step.REOPEN, f"{tr('Lihat perubahannya')} ({KEYS})"), "note")
        page.notice.pressed.connect(lambda step: self._compare(opened, page) if step is Step.REOPEN else None)

    def _compare(self, opened: Opened, page: FillingPage) -> None:
        page.keep_all()
        role = self._role
        say = while_there(page, page.say_trouble)
        self._desk.ask(lambda: role.on_newest(opened.record_id), lambda moved: self._show(moved, page), say)

    def _show(self, moved: Moved, page: FillingPage) -> None:
        """Shown first; the record stands on the new version when that is agreed to."""
        if not isValid(page) or self._desk.frame.guest is not page:
            return
        try:
            after = self._desk.session.interview(moved.opened)
        except (FormError, InstanceError):
            page.say_trouble(Trouble(Kind.FORM_BROKEN, form=moved.opened.form.form_id, problem=""))
            return
        from desktop.ui.pages.version_card import VersionCard, moving

        card = VersionCard(page)
        card.agreed.connect(lambda: self._keep_on(moved))
        card.put_away.connect(card.deleteLater)
        found = moving(page.interview, after, moved.lost)
        card.show_moving(page.interview.form.version, moved.opened.form.version, found)

    def _keep_on(self, moved: Moved) -> None:
        role, desk = self._role, self._desk
        desk.do(lambda: role.keep_on(moved.opened), lambda: desk.record_opened.emit(moved.opened.record_id))
