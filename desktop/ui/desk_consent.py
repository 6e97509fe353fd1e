"""Consent taken back: asked for one record, carried out, followed on Beranda, with a paper for the family."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.reports import consent, letter
from desktop.reports.consent import Receipt
from desktop.touched import Touched
from desktop.ui import formats
from desktop.ui.pages.consent import ConsentPage
from desktop.ui.pages.consent_words import SAID_BY
from desktop.ui.translations import language_code, tr

if TYPE_CHECKING:
    from desktop.roles.consent import Consents, Standing
    from desktop.store.record import Record
    from desktop.ui.desk import Desk
    from desktop.ui.desk_paper import PaperDesk


class ConsentDesk(QObject):
    """One a session, made when somebody first asks."""

    def __init__(self, desk: Desk, paper: PaperDesk, consents: Consents) -> None:
        super().__init__(desk)
        self._desk, self._paper, self._consents = desk, paper, consents

    def open(self, record_id: str) -> None:
        """The page about one record; what is typed in front of it goes to the store first."""
        save = getattr(self._desk.frame.guest, "save_now", None)
        if save is not None:
            save()
        consents = self._consents
        self._desk.ask(lambda: consents.look(record_id), lambda found: self._show(*found))

    def _show(self, record: Record, form: str, standing: Standing | None) -> None:
        desk, consents = self._desk, self._consents
        page = ConsentPage(desk.window.house.now())
        page.withdrawn.connect(lambda who, why, since: self._withdraw(record.id, who, why, since))
        page.told.connect(lambda how: self._do(record.id, lambda: consents.told(record.id, how)))
        page.taken_back.connect(lambda: self._take_back(record.id))
        page.printed.connect(lambda: self._print(record, form, page.standing))
        page.left.connect(lambda: desk.go("home"))
        page.show_record(record, form, standing)
        desk.frame.show_guest(page, entry="home" if standing is not None else "records")
        desk.window.say_title(tr("Persetujuan ditarik"))

    def _withdraw(self, record_id: str, who: str, why: str, since: datetime) -> None:
        consents = self._consents
        self._do(record_id, lambda: consents.withdraw(record_id, who, why, since))

    def _take_back(self, record_id: str) -> None:
        consents, desk = self._consents, self._desk
        said = tr("Penarikan dibatalkan. Isian dapat dilanjutkan.")

        def done() -> None:
            desk.go("records")
            desk.frame.status.say(said)

        desk.do(lambda: consents.take_back(record_id), done)

    def _do(self, record_id: str, deed: Callable[[], Touched]) -> None:
        self._desk.do(deed, lambda: self.open(record_id))

    def _print(self, record: Record, form: str, standing: Standing | None) -> None:
        if standing is None:
            return
        desk = self._desk
        now, aside = desk.window.house.now(), desk.session.aside

        def put(heads: Sequence[Mapping[str, str]]) -> None:
            head = letter.chosen(heads, record.region_code, now.date())
            html = consent.html(
                sheet(record, form, standing), head=head, printed=formats.moment(now), language=language_code(),
                practice=desk.session.practice,
            )  # fmt: skip
            self._paper.put_sheet(tr("Tanda terima penarikan"), html)

        if aside is None:
            put(())
        else:
            desk.signals.ask(aside.lane, lambda _ticket: aside.papers().listed("kop.csv"), put, owner=desk.frame)


def sheet(record: Record, form: str, standing: Standing) -> Receipt:
    """The paper in words: without NIK, and without what was answered."""
    said = standing.said
    facts = (
        (tr("Keluarga atau kejadian"), record.title),
        (tr("Formulir"), form),
        (tr("Desa/kelurahan"), record.region_name),
        (tr("Petugas"), record.author_name),
        (tr("Ditarik oleh"), tr(SAID_BY.get(said.said_by, said.said_by))),
        (tr("Dikatakan"), formats.moment(said.at)),
        (tr("Dicatat oleh"), said.by_name),
        (tr("Nomor isian"), ", ".join(one.removeprefix("uuid:") for one in standing.proof)),
    )
    promises = [
        tr("Data keluarga tidak dipakai lagi di daftar, rekap, dan dokumen sejak penarikan dicatat."),
        tr("Yang belum dikirim tidak akan dikirim ke provinsi."),
        tr("Isinya dihapus dari laptop petugas; yang tersisa hanya nomor, waktu, dan bukti terima."),
    ]
    if standing.proof:
        promises.insert(2, tr("Provinsi diberi tahu supaya data yang sudah diterima tidak diproses lagi."))
    return Receipt(
        tr("Tanda terima penarikan persetujuan"), facts,
        tr("Sesuai UU 27/2022 tentang Pelindungan Data Pribadi, paling lambat {until}:",
           until=formats.moment(standing.due_at)),
        promises,
        tr("Penarikan tidak mengurangi hak keluarga atas bantuan sosial, tetapi bantuan yang memerlukan data ini "
           "mungkin tidak dapat diusulkan."),
        ((tr("Yang menarik persetujuan"), "", ""), (tr("Petugas"), said.by_name, "")),
    )  # fmt: skip
