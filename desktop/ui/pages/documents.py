"""Dokumen: what can be printed from what was handed in; a row a kind, with how much there is to make it of."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from desktop.frozen import frozen
from desktop.reports.letter import Letterhead
from desktop.ui.page import Page
from desktop.ui.pieces import clear_layout, column_of, focus_soon, frame, words
from desktop.ui.row_button import RowButton
from desktop.ui.theme import px
from desktop.ui.translations import mark, tr


@frozen
class Document:
    """One kind of paper. `forms`: what it is made of; `each`: of one record, not of all."""

    key: str
    icon: str
    said: str
    lesson: str
    forms: tuple[str, ...]
    each: bool = False
    tables: bool = True
    numbers: bool = False  # has NIK or No KK, which can be shown whole


REPORTS = ("bencana_perkembangan", "laporan_awal_bencana", "konsolidasi", "bencana_akhir")
DOCUMENTS = (
    Document("minutes", "scroll-text", mark("Berita acara musyawarah"),
             mark("Dihitung dari daftar keluarga; bertanda DRAF bila angkanya belum cocok"),
             ("musdes",), each=True, numbers=True),
    Document("final", "list-checks", mark("Prelist akhir"), mark("Keluarga yang tetap dan usulan baru satu desa"),
             ("musdes",), each=True, numbers=True),
    Document("houses", "house", mark("Daftar RTLH"), mark("Hasil validasi untuk Dinas Perkim dan BAZNAS"),
             ("rtlh",), numbers=True),
    Document("recipients", "hand-coins", mark("Daftar penerima"),
             mark("By name by address, dengan tempat tanda tangan"),
             ("santunan", "rtlh", "alat_bantu", "kube_profil"), numbers=True),
    Document("handover", "clipboard-check", mark("Berita acara serah terima"),
             mark("Barang atau uang yang diserahkan, nilainya terbilang, tempat tanda tangan"),
             ("serah_terima", "logistik"), each=True),
    Document("sitrep", "siren", mark("Laporan situasi bencana"), mark("Sitrep dengan angka, peta titik, dan foto"),
             REPORTS, each=True, tables=False),
    Document("posko", "clipboard-list", mark("Laporan harian posko"),
             mark("Kejadian, pengungsian, dan logistik menurut laporan terakhir"),
             (*REPORTS, "titik_pengungsian", "logistik")),
)  # fmt: skip

LETTERHEAD = (("label", mark("nama kantor")), ("alamat", mark("alamat")), ("pejabat", mark("nama pejabat")),
              ("nip", "NIP"))  # fmt: skip


class DocumentsPage(Page):
    """`chosen(Document)`; `left` back to the recap."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._counts: Mapping[str, int] = {}
        self._known: Letterhead | None = None
        self.rows: list[RowButton] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self.put(column_of(self._body, width=760))
        self.back = self.put_back()
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Escape"), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.say_words()

    def say_words(self) -> None:
        self.title.setText(tr("Dokumen"))
        self.say_subtitle(
            tr("Disusun di laptop ini dari isian yang sudah diajukan, disimpan ke tempat yang Anda pilih.")
        )
        self.back.setText(tr("Kembali ke rekap"))
        self.show_values(self._counts)

    def show_values(self, counts: Mapping[str, int], head: Letterhead | None = None) -> None:
        """`counts`: records by form id; `head`: the letterhead papers get here, to say what is not in it."""
        self._counts, self._known = counts, head or self._known
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if at is not None:
            self.setFocus()
        clear_layout(self._body)
        card = QVBoxLayout()
        card.setSpacing(0)
        self.rows = [self._row(document) for document in DOCUMENTS]
        for row in self.rows:
            card.addWidget(row)
        self._body.addWidget(frame("card", card, margins=(4, 4, 4, 4)))
        self._body.addSpacing(px(12))
        self._body.addWidget(words(self._letterhead(), "hint"))
        self._body.addStretch(1)
        if at is not None:
            focus_soon(self.rows[at], self)

    def _letterhead(self) -> str:
        """Where it comes from, and what the office has to write into it yet."""
        source = tr("Kop surat diambil dari daftar kop.csv yang dikirim Dinas bersama formulir.")
        if self._known is None or not self._known.missing:
            return source
        left = ", ".join(tr(said) for column, said in LETTERHEAD if column in self._known.missing)
        office = " · ".join(part for part in (self._known.over, self._known.office) if part) or tr("wilayah Anda")
        return f"{source} {tr('Belum diisi Dinas untuk {office}: {parts}.', office=office, parts=left)}"

    def focus_first(self) -> None:
        (next((row for row in self.rows if row.isEnabled()), None) or self).setFocus()

    def _row(self, document: Document) -> RowButton:
        count = sum(self._counts.get(form_id, 0) for form_id in document.forms)
        when = tr("{n} isian", count) if count else tr("belum ada isian")
        row = RowButton(document.icon, "act" if count else "ink3", tr(document.said), tr(document.lesson), when)
        row.setEnabled(bool(count))
        row.key = document.key
        row.clicked.connect(lambda _checked=False: self.chosen.emit(document))
        return row
