"""After a correction that touches a list: the form that tells the list is offered at once, and again in the outbox."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.roles.values import Opened
from desktop.touched import Touched
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.entity_updates import EntityUpdates, UpdateDue
    from desktop.ui.desk import Desk
    from desktop.ui.desk_filling import FillingDesk


class UpdatesDesk(QObject):
    """One a session."""

    def __init__(self, desk: Desk, filling: FillingDesk, role: EntityUpdates) -> None:
        super().__init__(desk)
        self._desk, self._filling, self._role = desk, filling, role
        self._due: tuple[UpdateDue, ...] = ()
        filling.handed_in.connect(self._handed_in)
        desk.signals.touched.connect(self._touched)
        desk.when_laid("outbox", self._hear_outbox)

    def _hear_outbox(self) -> None:
        self._desk.outbox.updates_asked.connect(self._open_first)
        self.read()

    def read(self) -> None:
        """How many are still to be told, for the outbox."""
        self._desk.ask(self._role.everywhere, self._show)

    def _handed_in(self, opened: Opened, _said: str) -> None:
        if opened.deprecates:
            role, record_id = self._role, opened.record_id
            self._desk.ask(lambda: role.of(record_id), self._offer)

    def _touched(self, touched: Touched) -> None:
        if touched.outbox and self._desk.is_laid("outbox"):
            self.read()

    def _show(self, due: tuple[UpdateDue, ...]) -> None:
        self._due = due
        self._desk.outbox.show_updates(len(due))

    def _offer(self, due: tuple[UpdateDue, ...]) -> None:
        if due:
            one = due[0]
            said = tr("Server tidak mengubah daftar {list} dari perbaikan ini.", list=one.list)
            words = tr("Isi {form}", form=one.form_title)
            self._desk.frame.status.offer(said, words, partial(self._open, one))

    def _open_first(self) -> None:
        if self._due:
            self._open(self._due[0])

    def _open(self, one: UpdateDue) -> None:
        role = self._role
        self._filling.bring(lambda: role.open(one), save_at_once=True)
