"""The card of keys (F1)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from desktop.ui.floating import Floating
from desktop.ui.pieces import below, beside, button, icon_button, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import mark, tr

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        mark("Di mana saja"),
        (
            ("Ctrl+K", mark("Cari isian, halaman, perintah")),
            ("Ctrl+N", mark("Isi formulir baru")),
            ("Ctrl+Enter", mark("Langkah utama halaman ini")),
            ("Ctrl+S", mark("Simpan sekarang")),
            ("Ctrl+,", mark("Pengaturan")),
            ("Ctrl+Shift+B", mark("Foto dari HP")),
            ("Ctrl+B", mark("Lipat bilah kiri")),
            ("Ctrl+Shift+L", mark("Bahasa program")),
            ("F9", mark("Kunci")),
            ("Ctrl+Shift+U", mark("Ganti pengguna")),
            ("F1", mark("Kartu tombol ini")),
            ("F1 F1", mark("Panduan pengguna")),
        ),
    ),
    (
        mark("Saat mengisi"),
        (
            ("Enter · Shift+Enter", mark("Pertanyaan berikut · sebelumnya")),
            ("1 2 3 … A B C …", mark("Pilih jawaban menurut kodenya")),
            ("Ctrl+↓ · Ctrl+↑", mark("Bagian berikut · sebelumnya")),
            ("Ctrl+G · Ctrl+Shift+G", mark("Yang belum terjawab · yang wajib saja")),
            ("Ctrl+E", mark("Yang perlu diperbaiki")),
            ("Ctrl+Shift+E", mark("Daftar yang perlu diperbaiki")),
            ("F4", mark("Anggota sebagai tabel atau kartu")),
            ("Insert · Ctrl+Delete", mark("Tambah · buang baris tabel")),
            ("Ctrl+V · Ctrl+D", mark("Tempel dari Excel · isi ke bawah")),
            ("Ctrl+Z · Ctrl+Y", mark("Urungkan · ulangi jawaban")),
            ("Alt+↓", mark("Kalender, peta, daftar, isi tersembunyi")),
            ("→", mark("Ambil kata yang ditawarkan")),
            ("Ctrl+R", mark("Jawab catatan pengawas")),
            ("Ctrl+J", mark("Kode langsung melanjutkan")),
            ("Ctrl+L", mark("Bahasa formulir")),
            ("Alt", mark("Tahan: tombol tiap bagian terlihat")),
            ("Esc", mark("Simpan dan tutup")),
        ),
    ),
    (
        mark("Di daftar dan pemeriksaan"),
        (
            ("Ctrl+F", mark("Cari dalam daftar")),
            ("Enter", mark("Buka")),
            ("Ctrl+H", mark("Riwayat isian")),
            ("Ctrl+Shift+H", mark("Catatan terlindungi")),
            ("Delete", mark("Buang (dapat diurungkan)")),
            ("A", mark("Setujui")),
            ("Shift+K", mark("Kembalikan dengan catatan")),
            ("R · D", mark("Catatan · catatan sudah diindahkan")),
            ("S", mark("Putuskan temuan")),
            ("P", mark("Perbaiki saat periksa")),
            ("B · M", mark("Bandingkan · peta")),
            ("T", mark("Serahkan ke petugas lain")),
        ),
    ),
)

WIDTH = 840  # px


class HelpCard(Floating):
    """All keys on one card, in two columns."""

    guide_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        self._said: list[tuple[QLabel, str]] = []
        self._title, self.guide, self.shut = words(look="heading"), button("quiet"), icon_button("x")
        left, right = QGridLayout(), QGridLayout()
        self._fill(left, GROUPS[:1] + GROUPS[2:])
        self._fill(right, GROUPS[1:2])
        columns = beside(below(left, None, gap=0), 28, below(right, None, gap=0))
        columns.setStretch(0, 1)
        columns.setStretch(2, 1)
        self._keys = QScrollArea()
        self._keys.setWidgetResizable(True)
        self._keys.setFrameShape(QFrame.Shape.NoFrame)
        self._keys.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._all = QWidget()
        tone(self._all, "plain")
        self._all.setLayout(columns)
        self._keys.setWidget(self._all)
        super().__init__(parent, below(beside(self._title, None, self.guide, self.shut), self._keys, gap=8), WIDTH)
        self.shut.clicked.connect(self.leave)
        self.guide.clicked.connect(self.guide_wanted)
        self.say_words()

    def bring(self) -> None:
        """As high as its keys, or as the window allows: with large letters they scroll."""
        above = self.parentWidget()
        room = above.height() - px(120) if above is not None else px(600)
        wanted = max(self._all.sizeHint().height(), self._all.heightForWidth(px(WIDTH - 60)))
        self._keys.setFixedHeight(min(wanted + px(8), room))
        super().bring()
        self.shut.setFocus()

    def _fill(self, grid: QGridLayout, groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> None:
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(5))
        grid.setColumnStretch(1, 1)
        row = 0
        for heading, keys in groups:
            head = words(look="labelStrong")
            self._said.append((head, heading))
            grid.addWidget(head, row, 0, 1, 2)
            for press, does in keys:
                said = words()
                self._said.append((said, does))
                key = words(press, "key", wraps=False)
                grid.addWidget(key, row + 1, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(said, row + 1, 1)
                row += 1
            grid.setRowMinimumHeight(row + 1, px(8))
            row += 2

    def say_words(self) -> None:
        self._title.setText(tr("Tombol"))
        self.guide.setText(tr("Panduan pengguna (F1)"))
        self.shut.setAccessibleName(tr("Tutup"))
        self.shut.setToolTip(tr("Tutup"))
        for label, said in self._said:
            label.setText(tr(said))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say_words()
        super().changeEvent(event)
