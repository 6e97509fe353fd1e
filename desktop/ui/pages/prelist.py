"""A prelist out of the office's spreadsheet: what its columns are taken for, what is wrong in it, take it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QGridLayout, QListView

from desktop.trouble import Kind, Trouble
from desktop.ui.formats import number
from desktop.ui.notices import notice
from desktop.ui.page import Page
from desktop.ui.pages.door import Labelled
from desktop.ui.pages.prelist_words import COLUMNS, flaw_said, summary_said
from desktop.ui.pages.region_field import FindPlaces, RegionField
from desktop.ui.pieces import NoticeBar, below, beside, button, column_of, frame, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.forms.prelist import Prelist
    from desktop.roles.prelists import Looked

NOTHING = -1
MOST_FLAWS, FLAW_ROWS, FLAW_ROW = 500, 8, 26
SETTLE = 300  # ms after the last change of a column, before the rows are read again


class PrelistPage(Page):
    """`show_looked(Looked)` after a file was opened, `show_found(Prelist)` after its rows were read."""

    file_asked = Signal()
    file_dropped = Signal(str)
    reading_asked = Signal(object, str)  # mapping, village code for rows that name none
    keeping_asked = Signal(object)  # mapping
    left = Signal()

    def __init__(self, find_places: FindPlaces) -> None:
        super().__init__()
        self._looked: Looked | None = None
        self.found: Prelist | None = None
        self.setAcceptDrops(True)
        self.open, self._lesson = button("", "folder-open"), words(look="hint")
        self.file = words(look="strong", wraps=False)
        self.columns = {name: QComboBox() for name in COLUMNS}
        self._labels = {name: Labelled(box, hint=False) for name, box in self.columns.items()}
        self.village = RegionField(find_places)
        self._village = Labelled(self.village)
        self._headings = [words(look="heading", wraps=False) for _ in range(3)]
        self.sentence, self.told = words(look="strong"), NoticeBar()
        self._flaws, self.flaws = QStringListModel(self), QListView()
        self.way = button("", "file-text")  # stands on Settings and leads here
        self._settling = QTimer(self, singleShot=True, interval=SETTLE)
        self._arrange()
        self._wire()
        self.say_words()
        self._allow()

    def _arrange(self) -> None:
        opening = below(self._headings[0], self._lesson, beside(self.open, self.file, None), self.told, gap=8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        for place, label in enumerate(self._labels.values()):
            grid.addWidget(label, place // 3, place % 3)
        self._matching: QFrame = frame(
            "card", below(self._headings[1], grid, self._village, gap=8), margins=(20, 16, 20, 18)
        )
        self.flaws.setModel(self._flaws)
        self.flaws.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.flaws.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.flaws.setUniformItemSizes(True)
        tone(self.flaws, "found")
        self._result: QFrame = frame(
            "card", below(self._headings[2], self.sentence, self.flaws, gap=8), margins=(20, 16, 20, 18)
        )
        cards = (frame("card", opening, margins=(20, 16, 20, 18)), self._result, self._matching, None)
        self.put(column_of(below(*cards, gap=12)))
        self.put_foot(icon_name="check").clicked.connect(self._keep)

    def _wire(self) -> None:
        self.open.clicked.connect(self.file_asked)
        for keys, deed in (("Ctrl+O", self.open.click), ("Esc", self.left.emit)):
            QShortcut(QKeySequence(keys), self, deed, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._settling.timeout.connect(self._read)
        for box in self.columns.values():
            box.currentIndexChanged.connect(lambda _at: self._settling.start())
        self.village.editingFinished.connect(self._settling.start)

    def say_words(self) -> None:
        self.title.setText(tr("Prelist"))
        self.say_subtitle(tr("Daftar keluarga dari Dinas sebagai Excel atau CSV. Prelist dari server tidak diganti."))
        for heading, said in zip(self._headings, (tr("Berkas"), tr("Isi kolom"), tr("Hasil pembacaan")), strict=True):
            heading.setText(said)
        self._lesson.setText(tr("Buka berkas, atau seret ke sini. Berkas asli tidak diubah."))
        self.open.setText(tr("Buka berkas…"))
        self.open.setToolTip("Ctrl+O")
        self.way.setText(tr("Prelist…"))
        for name, label in self._labels.items():
            label.say(tr(COLUMNS[name]))
        self._village.say(tr("Desa/kelurahan untuk baris tanpa desa"), tr("Ketik sebagian namanya."))
        self.flaws.setAccessibleName(tr("Yang perlu dilihat"))
        if self.primary is not None:
            self.primary.setText(tr("Pakai prelist ini"))
        self._say_file()
        if self.found is not None:
            self.show_found(self.found)

    # --- what is shown

    def show_looked(self, looked: Looked) -> None:
        """A file was opened: its columns, as remembered or recognised."""
        self._looked, self.found = looked, None
        self.told.clear()
        for name, box in self.columns.items():
            box.blockSignals(True)
            box.clear()
            box.addItem("–", NOTHING)
            for place, heading in enumerate(looked.sheet.columns):
                box.addItem(heading, place)
            box.setCurrentIndex(looked.mapping.get(name, NOTHING) + 1)
            box.blockSignals(False)
        self._say_file()
        self._allow()
        self._read()

    def show_found(self, found: Prelist) -> None:
        """What the rows say with these columns."""
        self.found = found
        self.sentence.setText(summary_said(found))
        self._flaws.setStringList([flaw_said(one) for one in found.flaws[:MOST_FLAWS]])
        rows = min(len(found.flaws), FLAW_ROWS)
        self.flaws.setVisible(rows > 0)
        self.flaws.setFixedHeight(px(FLAW_ROW) * max(rows, 1) + px(8))
        self._allow()

    def say_trouble(self, trouble: Trouble) -> None:
        if trouble.kind is Kind.NOT_LAWFUL:
            said = tr("Tidak ada formulir di laptop ini yang menunggu prelist: prelist dari server tetap dipakai.")
            self.told.say_sentence(said, "warn")
        else:
            self.told.say(notice(trouble))

    def say_kept(self, found: Prelist) -> None:
        self.told.say_sentence(tr("Prelist dipakai: {count} keluarga.", count=number(len(found.families))))

    def mapping(self) -> Mapping[str, int]:
        """Which column holds what, as chosen now."""
        chosen = {name: int(box.currentData()) for name, box in self.columns.items() if box.count()}
        return {name: place for name, place in chosen.items() if place != NOTHING}

    def focus_first(self) -> None:
        self.open.setFocus()

    # --- deeds

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = next((url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()), "")
        if path:
            self.file_dropped.emit(path)

    def _read(self) -> None:
        if self._looked is not None:
            self.reading_asked.emit(self.mapping(), self.village.code)

    def _keep(self) -> None:
        if self.found is not None and self.found.families:
            self.keeping_asked.emit(self.mapping())

    def _allow(self) -> None:
        opened = self._looked is not None
        self._matching.setVisible(opened)
        self._result.setVisible(self.found is not None)
        if self.primary is not None:
            self.primary.setEnabled(self.found is not None and bool(self.found.families))

    def _say_file(self) -> None:
        if self._looked is not None:
            sheet = self._looked.sheet
            self.file.setText(tr("{name} · {count} baris", name=sheet.name, count=number(len(sheet.rows))))
