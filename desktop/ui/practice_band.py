"""The band of Mode latihan: a colour nothing else has, over the whole width, as long as practice lasts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame

from desktop.ui.pieces import Picture, beside, button, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr


class PracticeBand(QFrame):
    """`left` when a person wants to go back to real work."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        tone(self, "practice")
        self._said = words(wraps=False)
        self.leave = button()
        self.leave.clicked.connect(self.left)
        row = beside(Picture("graduation-cap", 20, "practice_ink"), self._said, None, self.leave, gap=10)
        row.setContentsMargins(px(16), px(4), px(12), px(4))
        self._said.setMinimumWidth(1)
        self.setLayout(row)
        self.setFixedHeight(px(36))
        self.say_words()

    def say_words(self) -> None:
        self._said.setText(tr("LATIHAN · Semua di sini hanya untuk belajar. Tidak ada yang dikirim ke server."))
        self.leave.setText(tr("Keluar dari latihan"))
        self.setAccessibleName(tr("Mode latihan"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say_words()
        super().changeEvent(event)
