"""The recovery sheet on the screen: the code in large groups, shown once, with the ways to put it on paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut

from desktop.ui.page import Page
from desktop.ui.pieces import below, beside, button, column_of, frame, words
from desktop.ui.theme import sized
from desktop.ui.translations import tr


class RecoveryPage(Page):
    """`saved` and `printed` want it on paper; `left` when it has been written down. The code goes with the page."""

    saved = Signal()
    printed = Signal()
    left = Signal()

    def __init__(self, code: str, *, printers: bool) -> None:
        super().__init__()
        self.code = words("   ".join(code.split("-")))
        self.code.setFont(sized(1.9, QFont.Weight.DemiBold))
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._once, self._care, self._use = words(look="strong"), words(), words(look="label")
        self.to_printer, self.done = button("", "printer"), button()
        self.to_printer.setVisible(printers)
        card = frame("card", below(self._once, 4, self.code, 4, self._care, self._use, gap=8), margins=(20, 16, 20, 18))
        self.put(column_of(below(card, None)))
        self.primary = self.put_foot(beside(self.done, self.to_printer), icon_name="download")
        self.primary.clicked.connect(self.saved)
        self.to_printer.clicked.connect(self.printed)
        self.done.clicked.connect(self.left)
        QShortcut(QKeySequence("Escape"), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.say_words()

    def say_words(self) -> None:
        self.title.setText(tr("Lembar pemulihan"))
        self.code.setAccessibleName(tr("Kode pemulihan"))
        self._once.setText(
            tr("Kode ini hanya ditunjukkan sekali. Cetak atau tulis di kertas sebelum menutup halaman ini.")
        )
        self._care.setText(
            tr(
                "Siapa pun yang memegang kode ini dan laptop Anda dapat membuka semua isian. "
                "Simpan terpisah dari laptop. Lembar yang lama tidak berlaku lagi."
            )
        )
        self._use.setText(tr("Pemakaiannya: di pintu masuk, pilih “Lupa kata sandi? Pakai lembar pemulihan”."))
        self.to_printer.setText(tr("Cetak…"))
        self.done.setText(tr("Sudah saya simpan"))
        if self.primary is not None:
            self.primary.setText(tr("Simpan PDF…"))

    def focus_first(self) -> None:
        if self.primary is not None:
            self.primary.setFocus()
