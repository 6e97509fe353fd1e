"""A package on its way to or from a stick: how far it is, and a button that gives it up."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from desktop.ui.pieces import below, beside, button, words
from desktop.ui.theme import px
from desktop.ui.translations import tr

SHOWN_AFTER = 300  # ms: what is done at once makes nothing jump
STEPS = 1000


class UnderWay(QFrame):
    """`begin(sentence)`, `show_done(done, of)`, `end()`; hidden while nothing is under way."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence, self.bar, self.stop = words(), QProgressBar(), button("", "x")
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(px(6))
        line = beside(self.bar, self.stop, gap=12)
        line.setStretch(0, 1)
        self.setLayout(below(self._sentence, line, gap=6))
        self.stop.clicked.connect(self.stopped)
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._soon.timeout.connect(self.show)
        self.hide()

    def say_words(self) -> None:
        self.stop.setText(tr("Hentikan"))
        self.bar.setAccessibleName(tr("Kemajuan"))

    def begin(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.bar.setValue(0)
        self._soon.start()

    def show_done(self, done: int, of: int) -> None:
        """How far it is: bytes, or whatever `of` counts."""
        self.bar.setValue(STEPS * done // max(of, 1))

    def end(self) -> None:
        self._soon.stop()
        self.hide()
