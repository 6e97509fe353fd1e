"""Protected notes on a record: those one may open, that others are there, and a new one for one supervisor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.trouble import Trouble
from desktop.ui import formats
from desktop.ui.notices import notice
from desktop.ui.page import Page
from desktop.ui.pages.door import Labelled
from desktop.ui.pieces import Picture, below, beside, clear_layout, column_of, frame, words
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.confidant import Note
    from desktop.store.users_table import User


class NotesPage(Page):
    """`written(text, reader id)`; Ctrl+Enter keeps, Escape leaves. Nothing typed is saved before."""

    written = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._notes: tuple[Note, ...] = ()
        self.text, self.reader = QPlainTextEdit(), QComboBox()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(120))
        self._text, self._reader = Labelled(self.text), Labelled(self.reader)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(px(8))
        rows = below(self._shown, 4, self._text, self._reader, None, gap=8)
        self.put(column_of(rows))
        self.put_foot(icon_name="lock")
        if self.primary is not None:
            self.primary.clicked.connect(self._write)
        self.text.textChanged.connect(self._allow)
        QShortcut(QKeySequence("Escape"), self, self.left.emit)
        self.say_words()

    def say_words(self) -> None:
        self.title.setText(tr("Catatan terlindungi"))
        self.say_subtitle(
            tr("Terkunci sekali lagi: hanya penulis dan satu pengawas pilihannya dapat membaca. Tidak ikut terkirim.")
        )
        self._text.say(tr("Catatan baru"), tr("Untuk hal yang membahayakan orangnya bila diketahui orang lain."))
        self._reader.say(tr("Pengawas yang boleh membaca"), self._reader_hint())
        if self.primary is not None:
            self.primary.setText(tr("Kunci dan simpan catatan"))
        self._show()
        self._allow()

    def show_notes(self, notes: Sequence[Note], readers: Sequence[User]) -> None:
        """What is there, and who a new one may be for."""
        chosen = self.reader.currentData()
        self._notes = tuple(notes)
        self.reader.clear()
        for one in readers:
            self.reader.addItem(one.name, one.id)
        self.reader.setCurrentIndex(max(self.reader.findData(chosen), 0) if readers else -1)
        self.say_words()

    def kept(self) -> None:
        self.text.clear()
        self.notice.say_sentence(tr("Catatan terkunci dan tersimpan."))
        self.text.setFocus()

    def say_trouble(self, trouble: Trouble) -> None:
        self.notice.say(notice(trouble), "warn")
        self._allow()

    def focus_first(self) -> None:
        self.text.setFocus()

    def _reader_hint(self) -> str:
        if self.reader.count():
            return tr("Ia membacanya di laptop ini dengan kata sandinya sendiri.")
        return tr(
            "Belum ada pengawas yang pernah masuk di laptop ini, jadi catatan belum dapat dikunci untuk siapa pun."
        )

    def _show(self) -> None:
        clear_layout(self._shown)
        for one in self._notes:
            self._shown.addWidget(_card(one))

    def _allow(self) -> None:
        if self.primary is not None:
            self.primary.setEnabled(bool(self.text.toPlainText().strip()) and self.reader.currentIndex() >= 0)

    def _write(self) -> None:
        self.notice.clear()
        if self.primary is not None:
            self.primary.setEnabled(False)
        self.written.emit(self.text.toPlainText().strip(), str(self.reader.currentData()))


def _card(one: Note) -> QWidget:
    """The text for who may read it; for others, that it is there and whose."""
    who = tr("{author}, untuk {reader} · {moment}", author=one.author, reader=one.reader, moment=formats.moment(one.at))
    said = words(one.text if one.text is not None else tr("Terkunci untuk orang lain."), "" if one.text else "hint")
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    art = Picture("lock", 16, "ink3")
    row = beside(art, below(words(who, "hint"), said, gap=2), gap=10)
    row.setStretch(1, 1)
    row.setAlignment(art, Qt.AlignmentFlag.AlignTop)
    return frame("card", row, margins=(14, 10, 14, 10))
