"""What leaves readable: a record as PDF or on a printer, a disaster report's text, receipts, the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.paths import regions_file
from desktop.reference.regions import Regions
from desktop.reports import letter, receipts, recovery
from desktop.roles.leaving import Leaving, Proof, Sheet
from desktop.trouble import Trouble
from desktop.ui import choosing, formats, paper
from desktop.ui.beside import COPY_KEYS, SHARE_KEYS
from desktop.ui.keeping import keep_tables
from desktop.ui.kept_map import ground
from desktop.ui.notices import notice
from desktop.ui.pages.recovery import RecoveryPage
from desktop.ui.print_panel import PrintPanel, Way
from desktop.ui.printing import (
    is_disaster_report,
    labels_of,
    received_of,
    record_html,
    sitrep_html,
    sms_of,
    tables_of,
    whatsapp_of,
)
from desktop.ui.share_panel import SharePanel
from desktop.ui.stage_words import stages_said
from desktop.ui.translations import language_code, tr

if TYPE_CHECKING:
    from desktop.roles.values import Opened
    from desktop.store.records_table import Wish
    from desktop.ui.desk import Desk
    from desktop.ui.pages.review import ReviewPage

Choose = Callable[[QWidget, str], str]  # where to, with a name proposed; "" for nowhere


def ask_path(parent: QWidget, proposed: str) -> str:
    """Where a new PDF goes."""
    return choosing.new_file(parent, tr("Simpan PDF"), proposed, "PDF (*.pdf)")


def ask_table_path(parent: QWidget, proposed: str) -> str:
    """Where a new workbook goes, or CSV: what the name ends with decides."""
    return choosing.new_file(parent, tr("Simpan Excel atau CSV"), proposed, "Excel (*.xlsx);;CSV (*.csv)")


class PaperDesk(QObject):
    """One a session. `choose` and `choose_table` ask a person where a file goes."""

    def __init__(self, desk: Desk, choose: Choose = ask_path) -> None:
        super().__init__(desk)
        self.choose_table: Choose = ask_table_path
        self._desk, self.choose = desk, choose
        self.panel: PrintPanel | None = None
        self.recovery: RecoveryPage | None = None
        self.share: SharePanel | None = None
        self._shared = ""  # the report whose text was copied last
        self._handed_in = ""  # the disaster report that was handed in last, while Beranda follows it

    # --- a record

    def print_record(self, record_id: str) -> None:
        """Ask what for, then where to."""
        self._ask(tr("Cetak isian ini"), partial(self._take_record, record_id), numbers=True)

    def _take_record(self, record_id: str, purpose: str, whole: bool, way: Way) -> None:
        path = self.path_for(tr("Isian"), way)
        if path is None:
            return
        leaving = self._leaving

        def show(sheet: Sheet) -> None:
            now, session = self._desk.window.house.now(), self._desk.session
            interview = session.interview(sheet.dossier.as_opened())
            html = record_html(sheet, interview, now=now, whole=whole, practice=session.practice)
            self.put(html, sheet.photos, path)

        self._desk.ask(lambda: leaving.sheet(record_id, "print", purpose), show, self.failed)

    def copy_text(self, record_id: str) -> None:
        """The WhatsApp text of a disaster report, to the clipboard."""

        def show(text: str, _short: str, _template: str) -> None:
            paper.copy(text)
            self._shared = record_id
            self.say(tr("Teks laporan sudah disalin. Tempel di WhatsApp. QR dan SMS: {keys}", keys=SHARE_KEYS))

        self._with_text(record_id, "copy", show)

    def share_text(self, record_id: str = "") -> None:
        """The same seen, as QR and as a short message; of the report in front, else of the one copied last."""
        from desktop.ui.pages.review import ReviewPage

        guest = self._desk.frame.guest
        front = guest.record_id() if isinstance(guest, ReviewPage) else ""
        wanted = record_id or front or self._shared or self._handed_in
        if wanted:
            self._with_text(wanted, "share", self._show_panel)

    def edit_template(self) -> None:
        """How the text of this person is made."""
        leaving = self._leaving
        self._desk.ask(leaving.template, lambda found: self._show_panel("", "", found).edit_template())

    def _show_panel(self, text: str, short: str, template: str) -> SharePanel:
        leaving, desk = self._leaving, self._desk
        panel = self.share = SharePanel(desk.frame, text, short, template)

        def keep(kept: str) -> None:
            panel.leave()
            desk.do(lambda: leaving.keep_template(kept), lambda: self.say(tr("Pola teks tersimpan.")))

        def copy(said: str) -> None:
            paper.copy(said)
            panel.leave()
            self.say(tr("Teks laporan sudah disalin. Tempel di WhatsApp."))

        panel.copied.connect(copy)
        panel.template_kept.connect(keep)
        panel.begin()
        return panel

    def _with_text(self, record_id: str, deed: str, show: Callable[[str, str, str], object]) -> None:
        leaving = self._leaving

        def tell(found: tuple[Sheet, str]) -> None:
            sheet, template = found
            now, session = self._desk.window.house.now(), self._desk.session
            interview = session.interview(sheet.dossier.as_opened())
            if is_disaster_report(sheet.dossier.semantics):
                text = whatsapp_of(sheet, interview, now=now, practice=session.practice, template=template)
                show(text, sms_of(sheet, interview, now=now, practice=session.practice), template)

        self._desk.ask(
            lambda: (leaving.sheet(record_id, deed, "whatsapp", photos=False), leaving.template()), tell, self.failed
        )

    def offer_text(self, opened: Opened, said: str) -> None:
        """A disaster report was handed in: its text for the group is one press away, on Beranda."""
        if is_disaster_report(opened.semantics):
            self._handed_in = opened.record_id
            words = f"{tr('Salin teks WhatsApp')} ({COPY_KEYS})"
            self._desk.frame.status.offer(said, words, self.copy_last)

    def copy_last(self) -> None:
        if self._handed_in:
            self.copy_text(self._handed_in)

    def take_sitrep(self, record_id: str, purpose: str, way: Way, heads: Sequence[Mapping[str, str]]) -> None:
        """A report of a disaster as a sheet with its map and photos."""
        path = self.path_for(tr("Laporan situasi"), way)
        if path is None:
            return
        leaving = self._leaving

        def show(sheet: Sheet) -> None:
            now, session = self._desk.window.house.now(), self._desk.session
            interview = session.interview(sheet.dossier.as_opened())
            head = letter.chosen(heads, sheet.dossier.record.region_code, now.date())
            under = ground(self._desk.window.house)
            html, photos = sitrep_html(sheet, interview, now=now, practice=session.practice, head=head, ground=under)
            self.put(html, photos, path)

        self._desk.ask(lambda: leaving.sheet(record_id, "print", purpose), show, self.failed)

    # --- many records

    def export(self, wish: Wish) -> None:
        """What the list shows, as a workbook; drafts stay here."""
        self.panel = PrintPanel(
            self._desk.frame, tr("Ekspor ke Excel atau CSV"), numbers=True, printers=False, file=tr("Simpan…")
        )
        self.panel.chosen.connect(partial(self._take_rows, wish))
        self.panel.begin()

    def _take_rows(self, wish: Wish, purpose: str, whole: bool, _way: Way) -> None:
        path = self.choose_table(self._desk.frame, f"{tr('Isian')} {self._desk.window.house.now():%Y-%m-%d}.xlsx")
        if not path:
            return
        leaving, practice, said = self._leaving, self._desk.session.practice, stages_said()

        def write() -> int:
            found = leaving.rows(wish, purpose)
            with ExitStack() as stack:
                regions = stack.enter_context(Regions(regions_file())) if regions_file().exists() else None
                tables = tables_of(found, said, whole=whole, bps=regions.bps if regions else lambda _code: "")
            keep_tables(tables, path, practice=practice, labels=labels_of(found))
            return sum(len(one.records) for one in found)

        def tell(count: int) -> None:
            self.say(tr("{n} isian tersimpan di {path}", count, path=path))

        self.say(tr("Menyusun berkas…"))
        self._desk.ask(write, tell, self.failed)

    # --- receipts

    def print_receipts(self) -> None:
        self._ask(tr("Cetak bukti terima"), self._take_receipts, numbers=False)

    def _take_receipts(self, purpose: str, _whole: bool, way: Way) -> None:
        path = self.path_for(tr("Bukti terima"), way)
        if path is None:
            return
        leaving, session = self._leaving, self._desk.session

        def show(found: tuple[tuple[Proof, ...], str]) -> None:
            proofs, past = found
            printed = formats.moment(self._desk.window.house.now())
            rows = [received_of(proof) for proof in proofs]
            html = receipts.html(rows, printed=printed, past=past, language=language_code(), practice=session.practice)
            self.put(html, {}, path)

        self._desk.ask(lambda: (leaving.receipts(purpose), leaving.past()), show, self.failed)

    # --- what holds nobody's answers: a blank questionnaire, a visit list

    def put_sheet(self, title: str, html: str) -> None:
        """Ask what for and where to; noted, then given."""

        def take(purpose: str, _whole: bool, way: Way) -> None:
            path = self.path_for(title, way)
            if path is not None:
                leaving = self._leaving
                self._desk.ask(
                    lambda: leaving.noted("print", purpose), lambda _t: self.put(html, {}, path), self.failed
                )

        self._ask(title, take, numbers=False)

    # --- the recovery sheet

    def show_recovery(self, code: str) -> None:
        """Once, on a page of its own; the code is nowhere when it goes."""
        page = self.recovery = RecoveryPage(code, printers=paper.has_printer())
        page.saved.connect(lambda: self._take_recovery(code, Way.FILE))
        page.printed.connect(lambda: self._take_recovery(code, Way.PRINTER))
        page.left.connect(lambda: self._desk.go("settings"))
        self._desk.frame.show_guest(page, entry="settings")

    def _take_recovery(self, code: str, way: Way) -> None:
        path = self.path_for(tr("Lembar pemulihan"), way)
        if path is None:
            return
        leaving, session = self._leaving, self._desk.session
        made = formats.moment(self._desk.window.house.now())
        html = recovery.html(session.person.name, code, made=made, language=language_code(), practice=session.practice)
        self._desk.ask(
            lambda: leaving.noted("print", "recovery_sheet"), lambda _t: self.put(html, {}, path), self.failed
        )

    # --- inside

    def hear_page(self, page: ReviewPage) -> None:
        """A page for reading was made."""
        page.printed.connect(self.print_record)
        page.copied.connect(self.copy_text)

    @property
    def _leaving(self) -> Leaving:
        found = self._desk.session.leaving
        assert found is not None  # app hands one to every session
        return found

    def _ask(self, what: str, go_on: Callable[[str, bool, Way], None], *, numbers: bool) -> None:
        self.panel = PrintPanel(self._desk.frame, what, numbers=numbers, printers=paper.has_printer())
        self.panel.chosen.connect(go_on)
        self.panel.begin()

    def path_for(self, name: str, way: Way) -> str | None:
        """Where the file goes, "" for the printer, None for nowhere. No person's name in the name proposed."""
        if way is Way.PRINTER:
            return ""
        if way is Way.TABLE:
            return self.choose_table(self._desk.frame, f"{name} {self._desk.window.house.now():%Y-%m-%d}.xlsx") or None
        proposed = f"{name} {self._desk.window.house.now():%Y-%m-%d}.pdf"
        return self.choose(self._desk.frame, proposed) or None

    def put(self, html: str, photos: Mapping[str, bytes], path: str, *, wide: bool = False) -> None:
        if not path:
            if paper.on_printer(html, photos, self._desk.frame, wide=wide):
                self.say(tr("Sudah dikirim ke pencetak."))
            return
        try:
            paper.keep(paper.pdf(html, photos, wide=wide), path)
        except Trouble as trouble:
            self.failed(trouble)
        else:
            self.say(tr("PDF tersimpan di {path}", path=path))

    def say(self, sentence: str) -> None:
        """On a page with a place for notices there; else in the status line."""
        bar = getattr(self._desk.frame.guest, "notice", None)
        if bar is not None:
            bar.say_sentence(sentence)
        else:
            self._desk.frame.status.say(sentence)

    def failed(self, trouble: Trouble) -> None:
        bar = getattr(self._desk.frame.guest, "notice", None)
        if bar is not None:
            bar.say(notice(trouble), "warn")
        else:
            self._desk.frame.status.say_trouble(trouble)
