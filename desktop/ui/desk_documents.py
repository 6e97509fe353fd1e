"""Dokumen and recaps on their way out: asked what for and where to, noted, composed off the screen, kept or printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.paths import regions_file
from desktop.reference.regions import Regions
from desktop.reports.letter import Letterhead
from desktop.roles.papers import LETTERHEADS
from desktop.roles.recap_values import Recap, Subject
from desktop.ui import composing, paper
from desktop.ui.composing import Paper, Setting
from desktop.ui.formats import date, short_place
from desktop.ui.keeping import keep_tables
from desktop.ui.pages.documents import Document, DocumentsPage
from desktop.ui.print_panel import PrintPanel, Way
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.store.records_table import RecordRow
    from desktop.ui.desk import Desk
    from desktop.ui.desk_paper import PaperDesk


class DocumentsDesk(QObject):
    """One a session, beside who leads to paper."""

    def __init__(self, desk: Desk, papers: PaperDesk) -> None:
        super().__init__(desk)
        self._desk, self._papers = desk, papers
        self.page: DocumentsPage | None = None  # made when it is first wanted
        self.panel: PrintPanel | None = None

    def show(self) -> None:
        """The page of documents, and how much there is to make each of."""
        if self.page is None:
            self.page = DocumentsPage()
            self.page.chosen.connect(self.begin)
            self.page.left.connect(lambda: self._desk.go("recap"))
            self._desk.frame.put("documents", self.page)
        self._desk.frame.show_page("documents", entry="recap")
        page, aside = self.page, self._desk.session.aside

        def tell(read: tuple[Sequence[Subject], Letterhead]) -> None:
            found, head = read
            page.show_values({one.form_id: one.records for one in found}, head)
            page.focus_first()

        if aside is not None:
            now = self._desk.window.house.now()
            self._ask(lambda: (aside.recaps().subjects(), composing.head_for(aside.papers(), "", now)), tell)

    # --- a recap

    def save_recap(self, recap: Recap) -> None:
        """What stands on the page, as a sheet or a spreadsheet."""
        panel = self._panel(tr("Simpan rekap"), tables=True, numbers=False)
        panel.chosen.connect(partial(self._take_recap, recap))
        panel.begin()

    def _take_recap(self, recap: Recap, purpose: str, _whole: bool, way: Way) -> None:
        aside, setting = self._desk.session.aside, self._setting()
        if aside is None:
            return

        def make() -> Paper:
            head = composing.head_for(aside.papers(), "", setting.now)
            if not regions_file().exists():
                return composing.recap_paper(recap, head, setting)
            with Regions(regions_file()) as regions:
                return composing.recap_paper(recap, head, setting, regions.bps)

        self._give(tr("Rekap"), purpose, way, make)

    # --- a document

    def begin(self, document: Document) -> None:
        """Ask of which record or form, then what for and where to."""
        aside = self._desk.session.aside
        if aside is None:
            return
        if document.each:
            self._ask(
                lambda: aside.papers().sources(document.forms), lambda rows: self._offer(document, _records(rows))
            )
        elif document.key == "recipients":
            self._ask(
                lambda: aside.recaps().subjects(),
                lambda found: self._offer(
                    document, [(one.title, one.form_id) for one in found if one.form_id in document.forms]
                ),
            )
        else:
            self._offer(document, ())

    def _offer(self, document: Document, sources: Sequence[tuple[str, str]]) -> None:
        panel = self._panel(tr(document.said), tables=document.tables, numbers=document.numbers, sources=sources)
        panel.chosen.connect(partial(self._take, document, panel))
        panel.begin()

    def _take(self, document: Document, panel: PrintPanel, purpose: str, whole: bool, way: Way) -> None:
        aside, source, setting = self._desk.session.aside, str(panel.source.currentData() or ""), self._setting(whole)
        if aside is None:
            return
        if document.key == "sitrep":
            self._ask(
                lambda: aside.papers().listed(LETTERHEADS),
                lambda found: self._papers.take_sitrep(source, purpose, way, found),
            )
        else:
            self._give(
                tr(document.said), purpose, way, lambda: composing.compose(document, aside.papers(), source, setting)
            )

    # --- inside

    def _give(self, name: str, purpose: str, way: Way, make: Callable[[], Paper | None]) -> None:
        """Where to, then noted on the store lane, then made on the lane for long readings, then kept."""
        desk = self._desk
        path = self._papers.path_for(name, way)
        leaving = desk.session.leaving
        if path is None or leaving is None:
            return

        def put(made: Paper | None) -> None:
            if made is None:
                self._papers.say(tr("Tidak ada isian untuk dokumen ini."))
            elif way is Way.TABLE:
                keep_tables(made.tables, path, practice=desk.session.practice)
                self._papers.say(tr("Tersimpan di {path}", path=path))
            else:
                self._papers.put(made.html, {}, path, wide=made.wide)

        deed = "export" if way is Way.TABLE else "print"
        self._papers.say(tr("Menyusun dokumen…"))
        desk.ask(lambda: leaving.noted(deed, purpose), lambda _touched: self._ask(make, put), self._papers.failed)

    def _ask(self, deed: Callable[[], object], done: Callable[..., None]) -> None:
        aside = self._desk.session.aside
        if aside is not None:
            self._desk.signals.ask(
                aside.lane, lambda _ticket: deed(), done, self._papers.failed, owner=self._desk.frame
            )  # fmt: skip

    def _panel(self, what: str, *, tables: bool, numbers: bool, sources: Sequence[tuple[str, str]] = ()) -> PrintPanel:
        self.panel = PrintPanel(
            self._desk.frame, what, numbers=numbers, printers=paper.has_printer(), tables=tables, sources=sources
        )
        return self.panel

    def _setting(self, whole: bool = False) -> Setting:
        return Setting(self._desk.window.house.now(), self._desk.session.practice, whole)


def _records(rows: Sequence[RecordRow]) -> list[tuple[str, str]]:
    """Each in words, by its id."""
    found = []
    for row in rows:
        words = (row.title or row.form_title, date(row.changed_at), short_place(row.region_name))
        found.append((" · ".join(part for part in words if part), row.id))
    return found
