"""What could be taken over into other questions, offered under the one it came with: a photo's time and place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.frozen import frozen
from desktop.ui.pieces import button, clear_layout, words
from desktop.ui.theme import px, tone


@frozen
class Offer:
    """A button and what it does."""

    words: str
    take: Callable[[], None]


class OfferRow(QFrame):
    """A sentence and its offers; an offer that was taken goes."""

    def __init__(self) -> None:
        super().__init__()
        tone(self, "right")
        self.said = words(look="label")
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(12), px(8))
        box.setSpacing(px(6))
        box.addWidget(self.said)
        self._row = QHBoxLayout()
        self._row.setSpacing(px(8))
        box.addLayout(self._row)

    def show_offers(self, sentence: str, offers: Sequence[Offer]) -> None:
        """Show these instead of what was offered."""
        self.said.setText(sentence)
        self.setVisible(bool(sentence))
        clear_layout(self._row)
        for offer in offers:
            made = button("")
            made.setText(offer.words)
            made.clicked.connect(lambda _checked=False, o=offer, b=made: self._take(o, b.hide))
            self._row.addWidget(made)
        self._row.addStretch(1)

    @staticmethod
    def _take(offer: Offer, taken: Callable[[], None]) -> None:
        taken()
        offer.take()
