"""Before something readable leaves the laptop: what for, and whether numbers of people are shown whole."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from desktop.ui.floating import Floating
from desktop.ui.pages.door import Labelled
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.translations import mark, tr

WIDTH = 460  # px
PURPOSES = (
    ("archive", mark("Arsip kantor")),
    ("household", mark("Diserahkan kepada keluarga")),
    ("office", mark("Diserahkan kepada Dinas atau desa")),
    ("other", mark("Lainnya")),
)


class Way(StrEnum):
    """Where the sheets go."""

    FILE = "file"
    PRINTER = "printer"
    TABLE = "table"  # Excel or CSV


class PrintPanel(Floating):
    """`chosen(purpose, whole, Way)`; the purpose goes into the access log."""

    chosen = Signal(str, bool, object)

    def __init__(
        self, parent: QWidget, what: str, *, numbers: bool, printers: bool, file: str = "", tables: bool = False,
        sources: Sequence[tuple[str, str]] = (),
    ) -> None:  # fmt: skip
        """`sources`: what it can be made of, words and key; `tables`: a spreadsheet is offered too."""
        self.heading, self.lesson = words(what, "heading"), words(look="hint")
        self.purpose, self.other, self.whole = QComboBox(), QLineEdit(), QCheckBox()
        self.source, self.table = QComboBox(), button("", "file-spreadsheet")
        self._source = Labelled(self.source, hint=False)
        self._purpose = Labelled(self.purpose, hint=False)
        self.file, self.printer, self.cancel = button("primary", "download"), button("", "printer"), button("quiet")
        wanted = ((self._source, sources), (self.table, tables), (self.printer, printers), (self.whole, numbers))
        for thing in (self.other, *(thing for thing, on in wanted if not on)):
            thing.hide()  # never shown here: without a parent yet it would be a window of its own
        inner = below(
            self.heading,
            self.lesson,
            4,
            self._source,
            self._purpose,
            self.other,
            self.whole,
            8,
            beside(self.cancel, None, self.printer, self.table, self.file),
            gap=8,
        )
        super().__init__(parent, inner, WIDTH)
        for said, key in sources:
            self.source.addItem(said, key)
        for value, said in PURPOSES:
            self.purpose.addItem(tr(said), value)
        self._say_words()
        if file:
            self.file.setText(file)
        self._wire()

    def _say_words(self) -> None:
        self.lesson.setText(tr("Lembar ini dapat dibaca siapa saja. Keperluannya dicatat di laptop ini."))
        self._source.say(tr("Isian"))
        self.table.setText(tr("Excel/CSV…"))
        self._purpose.say(tr("Untuk keperluan apa?"))
        self.other.setPlaceholderText(tr("Tulis keperluannya"))
        self.other.setAccessibleName(tr("Tulis keperluannya"))
        self.whole.setText(tr("Tampilkan NIK dan No KK utuh"))
        self.file.setText(tr("Simpan PDF…"))
        self.printer.setText(tr("Cetak…"))
        self.cancel.setText(tr("Batal"))

    def _wire(self) -> None:
        self.purpose.currentIndexChanged.connect(lambda _at: self._allow())
        self.other.textChanged.connect(lambda _text: self._allow())
        self.other.returnPressed.connect(self.file.click)
        self.file.clicked.connect(lambda: self._choose(Way.FILE))
        self.printer.clicked.connect(lambda: self._choose(Way.PRINTER))
        self.table.clicked.connect(lambda: self._choose(Way.TABLE))
        self.cancel.clicked.connect(self.leave)
        self.put_away.connect(self.deleteLater, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Shown, with the focus on the first thing to be said."""
        self.bring()
        (self.source if self.source.count() > 1 else self.purpose).setFocus()

    def _said(self) -> str:
        value = str(self.purpose.currentData())
        return f"{value}: {self.other.text().strip()}" if value == "other" else value

    def _allow(self) -> None:
        other = self.purpose.currentData() == "other"
        if other != self.other.isVisible():
            self.other.setVisible(other)
            self._place()
        ready = not other or bool(self.other.text().strip())
        self.file.setEnabled(ready)
        self.table.setEnabled(ready)
        self.printer.setEnabled(ready)

    def _choose(self, way: Way) -> None:
        purpose, whole = self._said(), self.whole.isChecked()
        self.leave()
        self.chosen.emit(purpose, whole, way)
