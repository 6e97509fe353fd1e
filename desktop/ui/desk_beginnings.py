"""At the desk: how fillings begin otherwise than empty, what may be done with the one in front, drafts by the dozen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.roles.values import Opened, Progress
from desktop.store.records_table import Wish
from desktop.store.stages import OPEN_STAGES, Stage
from desktop.touched import Touched
from desktop.trouble import Trouble
from desktop.ui import formats
from desktop.ui.desk_versions import VersionsDesk
from desktop.ui.models.pasted import split
from desktop.ui.pages.correction_reason import must_say, wanted_for
from desktop.ui.pages.filling import FillingPage
from desktop.ui.translations import language_code, tr

if TYPE_CHECKING:
    from desktop.forms.families import Family
    from desktop.reports.visits import Visit
    from desktop.roles.beginnings import Choosable
    from desktop.roles.mending import Doubts
    from desktop.ui.beside import Beside
    from desktop.ui.desk import Desk
    from desktop.ui.desk_filling import FillingDesk
    from desktop.ui.pages.families import FamiliesPage

MOST_AT_ONCE = 200  # drafts handed in with one press


class BeginningsDesk(QObject):
    """One a session, beside the filling desk that opens what it begins."""

    def __init__(self, desk: Desk, filling: FillingDesk, beside: Beside) -> None:
        super().__init__(desk)
        self._desk, self._filling, self._beside = desk, filling, beside
        found = desk.session.beginnings
        assert found is not None  # app hands one to every session
        self._role = found
        self.families: FamiliesPage | None = None
        self._versions = VersionsDesk(desk, found)
        desk.when_laid("new", self._hear_new)
        desk.frame.shown.connect(lambda key: self._look_for_prelists() if key == "new" else None)
        desk.all_handed_in_asked.connect(self.hand_in_all)
        filling.opened.connect(self._opened)

    def _hear_new(self) -> None:
        self._desk.new.families_asked.connect(self.choose_family)
        self._desk.new.blank_asked.connect(self.print_blank)

    # -- from a prelist

    def _look_for_prelists(self) -> None:
        role, desk = self._role, self._desk

        def look() -> frozenset[int]:
            return frozenset(form.key for form in desk.session.enumerator.forms() if role.has_prelist(form.key))

        desk.ask(look, desk.new.show_prelists)

    def choose_family(self, form_key: int) -> None:
        """A page to find the family on; Enter begins with it."""
        from desktop.ui.pages.families import FamiliesPage

        role, desk = self._role, self._desk

        def search(text: str, show: Callable[[Sequence[Choosable]], None]) -> None:
            desk.ask(lambda: role.families(form_key, text), show)

        page = self.families = FamiliesPage(desk.new.title_of(form_key), search)
        page.chosen.connect(lambda family: self._begin(form_key, family))
        page.opened.connect(desk.record_opened)
        page.left.connect(lambda: desk.go("new"))
        page.printed.connect(lambda: self.print_visits(form_key))
        desk.frame.show_guest(page, entry="new")

    def _begin(self, form_key: int, family: Family) -> None:
        day = self._desk.paper_day()
        self._filling.bring(lambda: replace(self._role.start_with(form_key, family), interviewed=day))

    # -- with the one in front

    def _opened(self, opened: Opened, page: FillingPage) -> None:
        """What may be done with it, in its menu; whether its form is still the one of the office."""
        page.header.show_deeds(
            (
                (tr("Salin alamat dari isian sebelumnya"), "Ctrl+Shift+A", lambda: self._copy_address(opened, page)),
                (tr("Tempel baris dari Excel"), "Ctrl+Shift+V", lambda: paste_row(page)),
                (tr("Gandakan isian ini"), "Ctrl+Shift+D", lambda: self._duplicate(opened, page)),
                (tr("Kode langsung melanjutkan: nyalakan atau matikan"), "Ctrl+J", self._turn_going_on),
            )
        )
        self._versions.look(opened, page)

    def _turn_going_on(self) -> None:
        """Whether a code that picks an answer leads on by itself: a person's own way of typing, kept."""
        window = self._desk.window
        settings = replace(window.house.settings, goes_on=not window.house.settings.goes_on)
        window.change_settings(settings)
        said = tr("Kode pilihan kini langsung melanjutkan, tanpa Enter.")
        self._desk.frame.status.say(said if settings.goes_on else tr("Sesudah kode pilihan, Enter melanjutkan."))

    def _duplicate(self, opened: Opened, page: FillingPage) -> None:
        page.keep_all()
        self._filling.bring(lambda: self._role.duplicate(opened.record_id), save_at_once=True)

    def _copy_address(self, opened: Opened, page: FillingPage) -> None:
        """Only where nothing is answered yet: what a person typed stands."""
        role = self._role

        def fill(found: dict[str, str]) -> None:
            if self._desk.frame.guest is not page:
                return
            done = [ref for ref, value in found.items() if answer_empty(page, ref, value)]
            words = tr("{n} jawaban disalin dari isian sebelumnya.", n=len(done))
            page.notice.say_sentence(words if done else tr("Hari ini belum ada isian lain yang beralamat."), "note")
            here = page.where.node()
            if here is not None and here.value:
                page.going.round("empty")  # on to what is left to ask

        self._desk.ask(lambda: role.earlier_today(opened), fill)

    # -- many at once

    def hand_in_all(self) -> None:
        """Every own draft without a problem or an unexplained warning is handed in; the others stay as they are."""
        role, desk = self._desk.session.enumerator, self._desk
        wish = Wish(stages=OPEN_STAGES - {Stage.WITHDRAWN}, limit=MOST_AT_ONCE)
        desk.ask(lambda: role.page(wish), lambda page: self._next([row.id for row in page.rows], 0, 0))

    def _next(self, waiting: list[str], done: int, left: int) -> None:
        desk, role, mending = self._desk, self._desk.session.enumerator, self._desk.session.mending
        if not waiting:
            said = tr("{n} isian diajukan.", n=done)
            if left:
                said += " " + tr("{n} masih perlu dilengkapi.", n=left)
            desk.frame.status.say(said, look="right" if done else "note")
            desk.signals.touched.emit(Touched(records=frozenset({""}), outbox=True))
            return
        record_id, *rest = waiting

        def skipped(_trouble: Trouble) -> None:
            self._next(rest, done, left + 1)

        def find() -> tuple[Opened, Doubts | None]:
            return role.open(record_id, shown=False), mending.doubts(record_id) if mending is not None else None

        def look(found: tuple[Opened, Doubts | None]) -> None:
            opened, doubts = found
            interview = desk.session.interview(opened)
            page = FillingPage(interview, save=lambda _snapshot, kept, _failed: kept(), reasons=opened.reasons)
            unsaid = page.warnings.unexplained() is not None or (must_say(opened) and wanted_for(opened, interview))
            tally, ready = page.progress(), not interview.problems() and not unsaid and doubts is None
            page.deleteLater()
            if not ready:
                self._next(rest, done, left + 1)
                return
            progress, snapshot, sealed = (
                Progress(tally.answered, tally.asked),
                interview.snapshot(),
                interview.finalize(),
            )
            deed = partial(role.hand_in, opened, snapshot, sealed, progress)
            desk.ask(deed, lambda _touched: self._next(rest, done + 1, left), skipped)

        desk.ask(find, look, skipped)

    # -- on paper

    def print_blank(self, form_key: int) -> None:
        """A questionnaire to take along, with the official numbers and codes."""
        role, session = self._role, self._desk.session

        def show(opened: Opened) -> None:
            from desktop.forms.semantics import generic
            from desktop.reports import blank

            warned = {rule.ref for rule in opened.semantics.soft_rules}
            made = blank.html(
                session.interview(opened).root, title=opened.form.title, language=language_code(),
                printed=formats.moment(self._desk.window.house.now()),
                told=lambda ref: generic(ref) not in warned and opened.form.tells_always(generic(ref)),
            )  # fmt: skip
            self._put(tr("Kuesioner kosong"), made)

        self._desk.ask(lambda: role.on_paper(form_key), show)

    def print_visits(self, form_key: int) -> None:
        """Whom to call on, by RT."""
        role = self._role
        self._desk.ask(lambda: role.everyone(form_key), self._show_visits)

    def _show_visits(self, found: Sequence[Choosable]) -> None:
        from desktop.reports import visits

        printed = formats.moment(self._desk.window.house.now())
        words = (
            tr("No"), tr("Kepala keluarga"), tr("Alamat"), tr("Jiwa"), tr("Ditemui"), tr("Catatan"), tr("sudah didata"),
        )  # fmt: skip
        rows = [self._visit(one) for one in found]
        title = tr("Daftar kunjungan")
        self._put(title, visits.html(rows, title=title, printed=printed, words=words, language=language_code()))

    def _visit(self, one: Choosable) -> Visit:
        from desktop.reports.visits import Visit

        values = one.family.values
        village = next((values[key] for key in ("desa", "village", "kelurahan") if values.get(key)), "")
        place = self._desk.session.region_name(village) or village
        name = values.get("nama_kepala") or one.family.label
        people = values.get("jumlah", "")
        return Visit(
            place, values.get("rt", ""), values.get("rw", ""), name, values.get("alamat", ""),
            int(people) if people.isdigit() else 0, bool(one.record_id),
        )  # fmt: skip

    def _put(self, title: str, html: str) -> None:
        """Ask where to, as every print does; what leaves readable is noted with its purpose."""
        self._beside.paper.put_sheet(title, html)


def paste_row(page: FillingPage) -> None:
    """A row of a spreadsheet with its headings, into the questions so called; the table shows it first where it can."""
    front = page.sheets.front
    if front is not None:
        front.paste_cells()
        return
    rows = split(QGuiApplication.clipboard().text())
    page.pasting.ask(rows)


def answer_empty(page: FillingPage, ref: str, value: str) -> bool:
    """Answer a question nobody answered yet; False where there is none, or it stands."""
    try:
        node = page.interview.node(ref)
    except KeyError:
        return False
    if node.value or node.readonly or not node.relevant:
        return False
    page.answer(node, value)
    return bool(node.value)
