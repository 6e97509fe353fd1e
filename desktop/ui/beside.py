"""Beside the desk: what few records of a day need (paper, photos, the past, lost laptops), loaded when it is wanted."""

# ruff: noqa: PLW0108 -- what stands behind these lambdas is made when they are called

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from desktop.ui.desk import Desk
from desktop.ui.desk_filling import FillingDesk
from desktop.ui.desk_review import ReviewDesk
from desktop.ui.pieces import give_icon
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.updates import Offer
    from desktop.ui.desk_conflict import ConflictDesk
    from desktop.ui.desk_consent import ConsentDesk
    from desktop.ui.desk_documents import DocumentsDesk
    from desktop.ui.desk_loss import LossDesk
    from desktop.ui.desk_paper import PaperDesk
    from desktop.ui.desk_past import PastDesk
    from desktop.ui.desk_rounds import RoundsDesk
    from desktop.ui.desk_tray import TrayDesk
    from desktop.ui.desk_visit_areas import VisitAreasDesk

COMPLAINTS = "keluhan"  # the form of them
A_WHILE = 2_000  # ms: the first screen is up
COPY_KEYS, SHARE_KEYS, TRAY_KEYS = "Ctrl+Shift+C", "Ctrl+Shift+Q", "Ctrl+Shift+B"


class TemplateWay(QPushButton):
    """From Settings to the template."""

    def __init__(self) -> None:
        super().__init__()
        give_icon(self, "message-square")
        self._say()

    def _say(self) -> None:
        self.setText(tr("Pola teks WhatsApp"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class Beside(QObject):
    """One a session: it hears what is asked, and makes who answers when that is first asked."""

    def __init__(self, desk: Desk, filling: FillingDesk, review: ReviewDesk) -> None:
        super().__init__(desk)
        self._desk, self._filling, self._review = desk, filling, review
        self._hear_papers()
        desk.recaps.saved.connect(lambda recap: self.documents.save_recap(recap))
        desk.recaps.documents_asked.connect(lambda: self.documents.show())
        if desk.session.losses is not None:
            desk.laptop_asked_about.connect(lambda laptop: self.loss.open(laptop))
        if desk.session.consents is not None:
            desk.consent_asked.connect(self._open_consent)
        if desk.session.visit_areas is not None:
            desk.home.today.let_give_out()
            desk.home.today.giving_out_asked.connect(lambda: self.visit_areas.open())
        desk.home.today.complaints_asked.connect(self._show_complaints)
        desk.tray_asked.connect(lambda: self.tray.open())
        if desk.session.conflicts is not None:
            desk.sync.compare_asked.connect(lambda seal: self.conflict.open(seal))
        desk.when_laid("outbox", self._hear_outbox)
        QTimer.singleShot(A_WHILE, self, self._tell_of_newer)
        self._key(TRAY_KEYS, lambda: self.tray.open())
        self._key("Ctrl+H", lambda: self.past.show_history())
        self._key("Ctrl+Shift+H", lambda: self.past.show_notes())

    def _key(self, keys: str, deed: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self._desk.frame, deed, context=Qt.ShortcutContext.WindowShortcut)

    def _hear_papers(self) -> None:
        desk = self._desk
        desk.when_laid("records", self._hear_records)
        desk.when_laid("settings", self._hear_settings)
        desk.template_asked.connect(lambda: self.paper.edit_template())
        self._review.laid.connect(lambda page: self.paper.hear_page(page))
        self._filling.handed_in.connect(lambda opened, said: self.paper.offer_text(opened, said))
        QShortcut(QKeySequence(COPY_KEYS), desk.home, lambda: self.paper.copy_last())
        QShortcut(QKeySequence(SHARE_KEYS), desk.frame, lambda: self.paper.share_text())

    def _hear_settings(self) -> None:
        way = TemplateWay()
        self._desk.settings_page.beside_title.addWidget(way)
        way.clicked.connect(lambda: self.paper.edit_template())
        self._desk.settings.recovery_made.connect(lambda code: self.paper.show_recovery(code))

    def _tell_of_newer(self) -> None:
        """Once, soon after somebody came in: what program the server offered the last time."""
        updating, status = self._desk.session.updating, self._desk.frame.status

        def said(offer: Offer | None) -> None:
            if offer is not None:
                status.say(tr("Sambang versi {version} tersedia. Lihat di Pengaturan.", version=offer.version))

        if updating is not None:
            self._desk.ask(lambda: updating.updates.offered(), said)

    def _hear_records(self) -> None:
        records = self._desk.records
        records.printed.connect(lambda record_id: self.paper.print_record(record_id))
        records.consent_asked.connect(self._desk.consent_asked)
        records.exported.connect(lambda wish: self.paper.export(wish))

    def _show_complaints(self) -> None:
        self._desk.records.wish_form(COMPLAINTS)
        self._desk.go("records")

    def _hear_outbox(self) -> None:
        outbox = self._desk.outbox
        outbox.printed.connect(lambda: self.paper.print_receipts())
        outbox.rounds_asked.connect(lambda: self.rounds.open())

    @cached_property
    def paper(self) -> PaperDesk:
        from desktop.ui.desk_paper import PaperDesk

        return PaperDesk(self._desk)

    @cached_property
    def documents(self) -> DocumentsDesk:
        from desktop.ui.desk_documents import DocumentsDesk

        return DocumentsDesk(self._desk, self.paper)

    @cached_property
    def loss(self) -> LossDesk:
        from desktop.ui.desk_loss import LossDesk

        losses = self._desk.session.losses
        assert losses is not None  # app hands one to every session
        return LossDesk(self._desk, self.paper, losses)

    def _open_consent(self, record_id: str) -> None:
        of = record_id or self.past.in_front()
        if of:
            self.consent.open(of)
        else:
            self._desk.frame.status.say(tr("Buka atau tandai isiannya dulu, di Isian."))

    @cached_property
    def consent(self) -> ConsentDesk:
        from desktop.ui.desk_consent import ConsentDesk

        consents = self._desk.session.consents
        assert consents is not None  # heard only then
        return ConsentDesk(self._desk, self.paper, consents)

    @cached_property
    def visit_areas(self) -> VisitAreasDesk:
        from desktop.ui.desk_visit_areas import VisitAreasDesk

        role = self._desk.session.visit_areas
        assert role is not None  # heard only then
        return VisitAreasDesk(self._desk, role)

    @cached_property
    def past(self) -> PastDesk:
        from desktop.ui.desk_past import PastDesk

        return PastDesk(self._desk)

    @cached_property
    def tray(self) -> TrayDesk:
        from desktop.ui.desk_tray import TrayDesk

        return TrayDesk(self._desk)

    @cached_property
    def rounds(self) -> RoundsDesk:
        from desktop.ui.desk_rounds import RoundsDesk

        return RoundsDesk(self._desk)

    @cached_property
    def conflict(self) -> ConflictDesk:
        from desktop.ui.desk_conflict import ConflictDesk

        session = self._desk.session
        assert session.conflicts is not None and session.pages is not None  # app hands them to every session
        return ConflictDesk(self._desk, session.conflicts, session.pages)
