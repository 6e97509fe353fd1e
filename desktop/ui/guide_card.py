"""The user's guide over the window (F1 twice): chapters at the left, the text at the right, found by any word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListWidget, QTextBrowser, QWidget

from desktop.ui.floating import Floating
from desktop.ui.guide import place_of, write_guide
from desktop.ui.palette import Tokens, tokens
from desktop.ui.pieces import below, beside, icon_button, put_in, words
from desktop.ui.theme import px, sized, tone
from desktop.ui.translations import Language, language_in_force, tr

WIDTH, CHAPTERS = 1040, 280  # px


class GuideCard(Floating):
    """Reads the guide when it is brought; up and down go through the chapters, Enter in the field to the next place."""

    def __init__(self, parent: QWidget) -> None:
        self._colours: Tokens | None = None  # those it was read in
        self._title, self.shut = words(look="heading"), icon_button("x")
        self.field, self.told = QLineEdit(), QLabel()
        put_in(self.field, "search")
        self.field.setFixedWidth(px(CHAPTERS))
        self.chapters, self.text = QListWidget(), QTextBrowser()
        self.chapters.setFixedWidth(px(CHAPTERS))
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chapters.setFrameShape(QFrame.Shape.NoFrame)
        tone(self.chapters, "plain")
        self.text.setOpenLinks(False)
        tone(self.text, "plain")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        tone(self.told, "hint")
        left = below(self.field, self.told, self.chapters, gap=6)
        both = beside(left, self.text, gap=20)
        both.setStretch(1, 1)
        super().__init__(parent, below(beside(self._title, None, self.shut), both, gap=10), WIDTH)
        self.shut.clicked.connect(self.leave)
        self.chapters.currentTextChanged.connect(self._go)
        self.field.returnPressed.connect(self._find)
        QShortcut(QKeySequence("Ctrl+F"), self, self.field.setFocus)
        self.say_words()

    def bring(self) -> None:
        """As high as the window allows."""
        above = self.parentWidget()
        self.text.setFixedHeight(max((above.height() if above is not None else px(600)) - px(130), px(200)))
        if self._colours is not tokens():
            self._read()
        super().bring()
        self.chapters.setFocus()

    def _read(self) -> None:
        look = self._colours = tokens()
        self.text.setFont(sized())
        above = self.parentWidget()
        room = min(px(WIDTH), above.width() - px(32)) if above is not None else px(WIDTH)
        wide = room - px(CHAPTERS + 110)
        chapters = write_guide(
            self.text.document(), wide=wide, em=px(15), line=QColor(look.line), accent=QColor(look.act)
        )
        self.chapters.clear()
        self.chapters.addItems(chapters)
        self.chapters.setCurrentRow(0)
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)

    def _go(self, chapter: str) -> None:
        cursor = place_of(self.text.document(), chapter)
        bar = self.text.verticalScrollBar()
        bar.setValue(round(self.text.document().documentLayout().blockBoundingRect(cursor.block()).top()))

    def _find(self) -> None:
        wanted = self.field.text().strip()
        found = bool(wanted) and (self.text.find(wanted) or self._find_from_start(wanted))
        self.told.setText(_hint() if found or not wanted else tr("Tidak ada yang cocok"))

    def _find_from_start(self, wanted: str) -> bool:
        place, seen = self.text.textCursor(), self.text.verticalScrollBar().value()
        self.text.moveCursor(place.MoveOperation.Start)
        if self.text.find(wanted, QTextDocument.FindFlag(0)):
            return True
        self.text.setTextCursor(place)
        self.text.verticalScrollBar().setValue(seen)
        return False

    def say_words(self) -> None:
        self._title.setText(tr("Panduan pengguna"))
        self.told.setText(_hint())
        self.field.setPlaceholderText(tr("Cari dalam panduan (Ctrl+F)"))
        self.field.setAccessibleName(tr("Cari dalam panduan"))
        self.chapters.setAccessibleName(tr("Bab"))
        self.text.setAccessibleName(tr("Panduan pengguna"))
        self.shut.setAccessibleName(tr("Tutup"))
        self.shut.setToolTip(tr("Tutup (Esc)"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say_words()
        super().changeEvent(event)


def _hint() -> str:
    """Whoever reads English is told that the guide is not."""
    app = QApplication.instance()
    english = app is not None and language_in_force(app) is Language.ENGLISH
    return tr("Panduan ini berbahasa Indonesia") if english else ""
