"""The supervisor's work list at the desk: filtered, many approved at once, handed on, and everybody's statistics."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from desktop.lanes import Urgency
from desktop.roles.looking import REVIEWERS
from desktop.roles.values import Approved
from desktop.store.deputies import Appointed
from desktop.store.users_table import User
from desktop.touched import NOTHING, Touched
from desktop.ui.pages.work_list import WorkListPage
from desktop.ui.pages.work_statistics import StatisticsPage
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.supervisor import Supervisor
    from desktop.trouble import Trouble
    from desktop.ui.desk import Desk

AT_ONCE = 200  # records approved in one transaction
NOBODY = Approved((), (), NOTHING)


class WorkDesk(QObject):
    """One a session of a supervisor."""

    def __init__(self, desk: Desk, page: WorkListPage, role: Supervisor) -> None:
        super().__init__(desk)
        self._desk, self.page, self._role = desk, page, role
        self.statistics: StatisticsPage | None = None  # made when it is first wanted
        self._looking = False
        self.deputies: QMenu | None = None  # the menu of them, while it is there
        page.opened.connect(desk.review_opened)
        page.first_asked.connect(lambda: desk.review_opened.emit(""))
        page.approved.connect(self._approve)
        page.taken_back.connect(self._take_back)
        page.assignment_asked.connect(self._ask_whom)
        page.statistics_asked.connect(self.show_statistics)
        page.deputies_asked.connect(self._ask_deputies)

    def read(self) -> None:
        """The list and its filters as they are now; findings not counted yet are counted in quiet moments."""
        role, forms = self._role, self._desk.session.enumerator.forms
        self._desk.ask(lambda: (forms(), role.filters()), lambda found: self.page.show_values(*found))
        self._look_over()

    def show_statistics(self) -> None:
        """Everybody's work."""
        desk = self._desk
        if self.statistics is None:
            self.statistics = StatisticsPage()
            self.statistics.left.connect(lambda: desk.go("review"))
            desk.frame.put("statistics", self.statistics)
        desk.ask(self._role.statistics, self.statistics.show_values)
        desk.frame.show_page("statistics", entry="review")

    def _look_over(self) -> None:
        """A few records at a time, after everything a person waits for."""
        if self._looking:
            return
        self._looking, role, desk = True, self._role, self._desk

        def looked(more: bool) -> None:
            self._looking = False
            if more:
                self._look_over()
            elif desk.frame.key == "review":
                desk.ask(role.filters, self.page.show_filters)

        desk.signals.ask(
            desk.session.store, lambda _ticket: role.look_over(5), looked, owner=desk.frame, urgency=Urgency.LATER
        )

    # --- deeds

    def _approve(self, record_ids: tuple[str, ...], before: Approved = NOBODY) -> None:
        """Some at a time: whoever saves meanwhile is not kept waiting for thousands."""
        role, some, left = self._role, record_ids[:AT_ONCE], record_ids[AT_ONCE:]

        def done(found: Approved) -> None:
            so_far = _both(before, found)
            if left:
                self._approve(left, so_far)
            else:
                self._say_approved(so_far)

        self._desk.ask(lambda: role.approve_many(some), done, partial(self._cut_short, before))

    def _say_approved(self, found: Approved) -> None:
        self.page.show_approved(found.done, len(found.left))
        self._announce(found.touched)

    def _cut_short(self, before: Approved, trouble: Trouble) -> None:
        """Those before it are on hold all the same, and can be taken back."""
        self._say_approved(before)
        self._desk.signals.troubled.emit(trouble)

    def _take_back(self, record_ids: tuple[str, ...], before: Approved = NOBODY) -> None:
        role, some, left = self._role, record_ids[:AT_ONCE], record_ids[AT_ONCE:]

        def done(found: Approved) -> None:
            so_far = _both(before, found)
            if left:
                self._take_back(left, so_far)
                return
            self.page.show_taken_back(len(so_far.done), len(so_far.left))
            self._announce(so_far.touched)

        self._desk.ask(lambda: role.take_back_many(some), done)

    def _ask_whom(self, record_ids: tuple[str, ...]) -> None:
        """Only what went back can be handed on."""
        if not record_ids:
            self.page.notice.say_sentence(tr("Hanya isian yang dikembalikan dapat diserahkan ke petugas lain."), "note")
            return
        self._desk.ask(self._role.colleagues, lambda people: self._choose(record_ids, people))

    def _choose(self, record_ids: tuple[str, ...], people: tuple[User, ...]) -> None:
        menu = QMenu(self.page)
        for person in people:
            menu.addAction(person.name).triggered.connect(partial(self._assign, record_ids, person))
        at = self.page.table.visualRect(self.page.table.currentIndex()).bottomLeft()
        menu.popup(self.page.table.viewport().mapToGlobal(at + QPoint(40, 0)))

    def _assign(self, record_ids: tuple[str, ...], to: User, _checked: bool = False) -> None:
        role = self._role

        def deed() -> Touched:
            touched = NOTHING
            for record_id in record_ids:
                touched |= role.assign(record_id, to)
            return touched

        self._keep(deed, tr("{n} isian diserahkan kepada {name}.", len(record_ids), name=to.name))

    # --- deputies

    def _ask_deputies(self) -> None:
        role = self._role
        self._desk.ask(lambda: (role.colleagues(), role.deputies()), lambda found: self._choose_deputies(*found))

    def _choose_deputies(self, people: tuple[User, ...], named: tuple[Appointed, ...]) -> None:
        """A mark beside each name that may release; who reviews may anyway."""
        menu, deputies = QMenu(self.page), {one.user for one in named}
        for person in people:
            if person.role in REVIEWERS:
                continue
            line = menu.addAction(person.name)
            line.setCheckable(True)
            line.setChecked(person.id in deputies)
            line.toggled.connect(partial(self._name_deputy, person))
        if menu.isEmpty():
            menu.addAction(tr("Belum ada petugas lain di laptop ini")).setEnabled(False)
        self.deputies = menu
        below = self.page.deputies.rect().bottomLeft()
        menu.popup(self.page.deputies.mapToGlobal(below))

    def _name_deputy(self, person: User, named: bool) -> None:
        role = self._role
        if named:
            said = tr("{name} boleh melepas isian yang sudah disetujui, mulai saat masuk berikutnya.", name=person.name)
            self._keep(lambda: role.appoint(person), said)
        else:
            self._keep(lambda: role.dismiss(person), tr("{name} tidak lagi menjadi wakil.", name=person.name))

    def _keep(self, deed: Callable[[], Touched], said: str) -> None:
        def done(touched: Touched) -> None:
            self.page.notice.say_sentence(said)
            self._announce(touched)

        self._desk.ask(deed, done)

    def _announce(self, touched: Touched) -> None:
        self._desk.signals.touched.emit(touched)
        self.page.read_again()


def _both(one: Approved, other: Approved) -> Approved:
    return Approved(one.done + other.done, one.left + other.left, one.touched | other.touched)
