"""A start package of the office at the first set-up: its file, then the code that was told by voice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui import choosing
from desktop.ui.pages.door import Labelled
from desktop.ui.pieces import below, beside, button
from desktop.ui.theme import px
from desktop.ui.translations import tr

NAME_ROOM = 290  # px of the card, for the name of a file
PATTERN = ">NNNN-NNNN-NNNN-NNNN;_"


def ask_file(parent: QWidget) -> str:
    """The system's own dialog; "" for none."""
    return choosing.file_there(parent, tr("Pilih paket mulai"), tr("Paket mulai (*.mulai)"))


class StartOpener(QWidget):
    """`opened(path, code)`: both are there."""

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._path = ""
        self.choose: Callable[[QWidget], str] = ask_file
        self.begin, self.open = button("quiet", "download"), button()
        self.code = QLineEdit()
        self.code.setInputMask(PATTERN)
        self._code = Labelled(self.code)
        row = beside(self._code, self.open, gap=8)
        row.setAlignment(self.open, Qt.AlignmentFlag.AlignVCenter)
        row.setStretch(0, 1)
        self._row = QWidget()
        self._row.setLayout(row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(below(beside(self.begin, None), self._row, gap=4))
        self._row.hide()
        self.begin.clicked.connect(self._choose)
        self.open.clicked.connect(self._open)
        self.code.returnPressed.connect(self.open.click)
        self.say_words()

    def take(self, path: str) -> None:
        """This file: what is left to ask is its code."""
        self._path = path
        self._say_file()
        self._row.setVisible(bool(path))
        if path:
            self.code.setFocus()

    def done(self) -> None:
        """It is open: nothing more to ask."""
        self.code.clear()
        self.hide()

    def again(self) -> None:
        """The code did not fit."""
        self.open.setEnabled(True)
        self.code.setFocus()
        self.code.selectAll()

    def say_words(self) -> None:
        self._say_file()
        self.open.setText(tr("Buka"))
        self._code.say(tr("Kode paket mulai"), tr("16 huruf dan angka, dibacakan Dinas."))

    def _say_file(self) -> None:
        chosen = Path(self._path).name
        shown = self.begin.fontMetrics().elidedText(chosen, Qt.TextElideMode.ElideMiddle, px(NAME_ROOM))
        self.begin.setText(shown or tr("Punya paket mulai dari Dinas? Buka…"))
        self.begin.setToolTip(chosen if shown != chosen else "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say_words()
        super().changeEvent(event)

    def _choose(self) -> None:
        self.take(self.choose(self) or self._path)

    def _open(self) -> None:
        self.open.setEnabled(False)
        self.opened.emit(self._path, self.code.text())
