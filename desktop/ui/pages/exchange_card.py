"""The card of this laptop: the name people know it by, its fingerprint, its QR, and ways to hand it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit

from desktop.ui.pages.door import Labelled
from desktop.ui.pages.exchange_words import grouped
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.qr import qr_picture
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.exchange import Card

SIDE = 148  # px of the QR


class CardCard(QFrame):
    """`renamed(name)`, `copied(text)`, `saved()`."""

    renamed = Signal(str)
    copied = Signal(str)
    saved = Signal()

    def __init__(self) -> None:
        super().__init__()
        tone(self, "card")
        self._card: Card | None = None
        self.heading, self._lesson = words(look="heading", wraps=False), words(look="hint")
        self.name, self.fingerprint, self.picture = QLineEdit(), words(look="label"), QLabel()
        self._name = Labelled(self.name, hint=False)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.name.setMaximumWidth(px(420))
        self.copy, self.save = button("", "copy"), button("", "save")
        left = below(self._lesson, self._name, self.fingerprint, beside(self.copy, self.save, None), None, gap=8)
        row = beside(left, self.picture, gap=16)
        row.setStretch(0, 1)
        inner = below(self.heading, row, gap=8)
        inner.setContentsMargins(px(20), px(16), px(20), px(18))
        self.setLayout(inner)
        self.name.editingFinished.connect(self._rename)
        self.copy.clicked.connect(lambda: self.copied.emit(self._card.text() if self._card else ""))
        self.save.clicked.connect(self.saved)

    def say_words(self) -> None:
        self.heading.setText(tr("Kartu laptop ini"))
        self._lesson.setText(tr("Berikan kepada laptop yang akan bertukar berkas dengan Anda. Isinya tidak rahasia."))
        self._name.say(tr("Nama laptop"))
        self.copy.setText(tr("Salin kartu"))
        self.save.setText(tr("Simpan kartu…"))
        self.picture.setAccessibleName(tr("Kode QR kartu laptop ini"))
        self._say_fingerprint()

    def show_card(self, card: Card) -> None:
        """The card as it is now; what is being typed stays."""
        if self._card != card:
            image = qr_picture(card.text(), px(SIDE), self.devicePixelRatioF())
            self.picture.setPixmap(image)
        self._card = card
        if not self.name.hasFocus():
            self.name.setText(card.name)
        self._say_fingerprint()

    def _say_fingerprint(self) -> None:
        if self._card is not None:
            self.fingerprint.setText(tr("Sidik: {mark}", mark=grouped(self._card.fingerprint)))

    def _rename(self) -> None:
        name = self.name.text().strip()
        if self._card is not None and name and name != self._card.name:
            self.renamed.emit(name)
