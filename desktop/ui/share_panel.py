"""The text of a disaster report on its way to the group: seen, as QR, as a short message; and its template."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget, QWidget

from desktop.reports import whatsapp
from desktop.reports.template import unknown
from desktop.reports.whatsapp import Heading
from desktop.ui.floating import Floating
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.qr import qr_picture
from desktop.ui.theme import px
from desktop.ui.translations import tr

WIDTH, SIDE = 940, 300  # px
LONGEST = 1800  # bytes a phone still reads off a screen


class SharePanel(Floating):
    """`copied(text)`; `template_kept(text)`, "" for ours."""

    copied = Signal(str)
    template_kept = Signal(str)

    def __init__(self, parent: QWidget, text: str, short: str, template: str) -> None:
        self.text, self.short, self.template = QPlainTextEdit(text), QPlainTextEdit(short), QPlainTextEdit()
        self.code, self._read = QLabel(), words(look="hint")
        self.heading, self.note, self._gaps = words(look="heading"), words(look="hint"), words(look="hint")
        self._short_label, self._wrong = words(look="labelStrong"), words(look="warn")
        self.copy, self.copy_short = button("primary", "copy"), button("", "copy")
        self.edit, self.keep, self.ours, self.close_ = (
            button("", "pencil"),
            button("primary"),
            button(),
            button("quiet"),
        )
        self._sheets = QStackedWidget()
        self._arrange()
        super().__init__(parent, below(self.heading, self.note, self._sheets, gap=8), WIDTH)
        self._say_words()
        self._wire()
        self.template.setPlainText(template or whatsapp.own_template())
        self._show_code(text, short)

    def _arrange(self) -> None:
        for field in (self.text, self.short):
            field.setReadOnly(True)
            field.setTabChangesFocus(True)
        self.template.setTabChangesFocus(True)
        self.text.setMinimumHeight(px(300))
        self.short.setFixedHeight(px(84))
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        right = below(self.code, self._read, None, gap=6)
        left = below(self.text, self._short_label, self.short, gap=6)
        both = beside(left, right, gap=20)
        both.setStretch(0, 1)
        foot = beside(self.close_, self.edit, None, self.copy_short, self.copy)
        seen, edited = QWidget(), QWidget()
        seen.setLayout(below(both, 4, foot))
        edited.setLayout(below(self.template, self._gaps, self._wrong, beside(self.ours, None, self.keep)))
        self._sheets.addWidget(seen)
        self._sheets.addWidget(edited)

    def _say_words(self) -> None:
        self.heading.setText(tr("Teks laporan bencana"))
        self.note.setText(tr("Tanpa nama dan NIK korban. Periksa lagi sebelum dikirim ke grup."))
        self.text.setAccessibleName(tr("Teks WhatsApp"))
        self.short.setAccessibleName(tr("SMS"))
        self._short_label.setText(tr("SMS · {n} huruf", len(self.short.toPlainText())))
        self.copy.setText(tr("Salin teks WhatsApp"))
        self.copy_short.setText(tr("Salin SMS"))
        self.edit.setText(tr("Ubah pola…"))
        self.close_.setText(tr("Tutup"))
        self.keep.setText(tr("Simpan pola"))
        self.ours.setText(tr("Kembali ke pola bawaan"))
        self.template.setAccessibleName(tr("Pola teks"))
        names = ", ".join(f"{{{name}}}" for name in whatsapp.gaps({}, Heading()))
        self._gaps.setText(
            tr("Baris tanpa isi dihilangkan, [ … ] hilang sendiri, # menjadi nomor. Isian: {names}", names=names)
        )

    def _wire(self) -> None:
        self.copy.clicked.connect(lambda: self.copied.emit(self.text.toPlainText()))
        self.copy_short.clicked.connect(lambda: self.copied.emit(self.short.toPlainText()))
        self.close_.clicked.connect(self.leave)
        self.edit.clicked.connect(self.edit_template)
        self.template.textChanged.connect(self._check)
        self.keep.clicked.connect(self._keep)
        self.ours.clicked.connect(lambda: self.template_kept.emit(""))
        self.put_away.connect(self.deleteLater, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Shown, with the focus on what is done next."""
        self.bring()
        (self.copy if self._sheets.currentIndex() == 0 else self.template).setFocus()

    def edit_template(self) -> None:
        """The template instead of the text."""
        self._sheets.setCurrentIndex(1)
        self.heading.setText(tr("Pola teks laporan bencana"))
        self.note.setText(tr("RALAT dan LATIHAN selalu ditulis di atasnya. Nama dan NIK korban tidak pernah ikut."))
        self.template.setFocus()

    def _keep(self) -> None:
        text = self.template.toPlainText().strip()
        self.template_kept.emit("" if text == whatsapp.own_template().strip() else text)

    def _check(self) -> None:
        wrong = unknown(self.template.toPlainText(), whatsapp.gaps({}, Heading()))
        named = ", ".join(f"{{{name}}}" for name in wrong)
        self._wrong.setText(tr("Tidak dikenal: {names}", names=named))
        self._wrong.setVisible(bool(wrong))
        self.keep.setEnabled(not wrong)

    def _show_code(self, text: str, short: str) -> None:
        """The whole text where a phone can still read it, else the short one; nothing where only the template is."""
        if not text:
            return
        whole = len(text.encode()) <= LONGEST
        self.code.setPixmap(qr_picture(text if whole else short, px(SIDE), self.devicePixelRatioF()))
        self._read.setText(
            tr("Arahkan kamera HP ke sini, lalu tempel di WhatsApp.")
            if whole
            else tr("Teks ini terlalu panjang untuk QR: yang tampil SMS-nya.")
        )
        self._read.setFixedWidth(px(SIDE))
