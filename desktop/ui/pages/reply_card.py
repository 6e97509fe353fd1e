"""What the supervisor wrote on a returned record, as threads, and the line in which its author answers (Ctrl+R)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QWidget

from desktop.frozen import frozen
from desktop.ui.floating import Floating
from desktop.ui.pages.door import Labelled
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.theme import px
from desktop.ui.translations import tr


@frozen
class Thread:
    """A remark with its answers: the id of the first, its question in words, who said what."""

    first: str
    ref: str
    about: str
    said: tuple[str, ...]


class ReplyCard(Floating):
    """`answered(first remark, words)` on Enter; ↑ and ↓ go to another thread while one writes."""

    answered = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        self.title, self.list, self.line = words(look="heading"), QListWidget(), QLineEdit()
        self._asked = Labelled(self.line)
        self.cancel, self.send = button(), button("primary")
        foot = beside(None, self.cancel, self.send)
        super().__init__(parent, below(self.title, self.list, self._asked, foot, gap=8), 680)
        self.threads: tuple[Thread, ...] = ()
        self.list.setWordWrap(True)
        self.list.setFixedHeight(px(220))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cancel.clicked.connect(self.leave)
        self.send.clicked.connect(self._send)
        self.line.textChanged.connect(lambda _text: self._allow())
        self.list.currentRowChanged.connect(lambda _at: self._allow())

    def show_threads(self, threads: Sequence[Thread], ref: str) -> None:
        """Over the page, at the thread of the question one is at."""
        self.threads = tuple(threads)
        self.title.setText(tr("Catatan pengawas"))
        self.setAccessibleName(self.title.text())
        self.list.setAccessibleName(self.title.text())
        self._asked.say(tr("Jawaban Anda"), tr("Pengawas membacanya di pertanyaan itu. ↑ ↓ memilih catatan."))
        self.cancel.setText(tr("Kembali ke isian"))
        self.send.setText(tr("Jawab catatan"))
        self.list.clear()
        for one in self.threads:
            self.list.addItem("\n".join((one.about, *one.said)))
        self.list.setCurrentRow(next((at for at, one in enumerate(self.threads) if one.ref == ref), 0))
        self.line.clear()
        self._allow()
        if self.isHidden():
            self.bring()
        self.line.setFocus()

    def _allow(self) -> None:
        self.send.setEnabled(bool(self.line.text().strip()) and self.list.currentRow() >= 0)

    def _send(self) -> None:
        said, at = self.line.text().strip(), self.list.currentRow()
        if said and 0 <= at < len(self.threads):
            self.leave()
            self.answered.emit(self.threads[at].first, said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._send()
        elif step is not None and self.threads:
            self.list.setCurrentRow((self.list.currentRow() + step) % len(self.threads))
        else:
            super().keyPressEvent(event)
