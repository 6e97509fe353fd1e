"""The head of a filling: where one is, in which language, and when it was last kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton

from desktop.frozen import frozen
from desktop.ui.icons import icon
from desktop.ui.pieces import OneLine
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr


@frozen
class Heading:
    """What names the filling: the form, who or what it is about, and where."""

    form: str
    title: str = ""
    village: str = ""


def language_name(language: str) -> str:
    """`Bahasa Indonesia (id)` → Bahasa Indonesia."""
    return re.sub(r"\s*\([\w-]+\)\s*$", "", language) or language


class FillingHeader(QFrame):
    """Back, the heading, the form's language, the saved mark."""

    left = Signal()
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        tone(self, "raised")
        self.back = QToolButton()
        self.back.clicked.connect(self.left)
        self.form, self.words, self.mark = QLabel(), OneLine("strong"), QLabel()
        tone(self.form, "hint")
        tone(self.mark, "hint")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.language = QPushButton()
        tone(self.language, "menu")
        self.language.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self.language)
        self.language.setMenu(self._menu)
        self.paper = QLabel()
        tone(self.paper, "badge")
        self.paper.hide()
        self.more = QPushButton()
        tone(self.more, "menu")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._deeds = QMenu(self.more)
        self.more.setMenu(self._deeds)
        self.more.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(8), px(16), px(8))
        row.setSpacing(px(12))
        for widget in (self.back, self.form, self.words, self.paper, self.mark, self.language, self.more):
            row.addWidget(widget, 1 if widget is self.words else 0)

    def show_heading(self, heading: Heading) -> None:
        self.back.setIcon(icon("chevron-left"))
        self.back.setToolTip(tr("Simpan dan tutup (Esc)"))
        self.back.setAccessibleName(tr("Simpan dan tutup"))
        self.form.setText(heading.form)
        self.words.setText(" · ".join(part for part in (heading.title, heading.village) if part))

    def show_languages(self, languages: Sequence[str], current: str | None) -> None:
        """The menu of the form's languages; hidden when there is no choice."""
        self.language.setVisible(len(languages) > 1)
        self.language.setText(language_name(current or ""))
        self.language.setToolTip(tr("Bahasa formulir (Ctrl+L)"))
        self._menu.clear()
        group = QActionGroup(self._menu)
        for language in languages:
            action = QAction(language_name(language), group, checkable=True, checked=language == current)
            action.triggered.connect(lambda _on=False, chosen=language: self.language_chosen.emit(chosen))
            self._menu.addAction(action)

    def show_deeds(self, deeds: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """The menu of what else may be done with this record: words, keys, deed."""
        self.more.setText(tr("Lainnya"))
        self._deeds.clear()
        for words, keys, deed in deeds:
            self.add_deed(words, keys, deed)
        self.more.setVisible(bool(deeds))

    def add_deed(self, words: str, keys: str, deed: Callable[[], object]) -> None:
        """One more, at the end of the menu."""
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _on=False: deed())
        self._deeds.addAction(action)
        self.addAction(action)  # so that its keys work wherever on the page the focus is
        self.more.setVisible(True)

    def show_sign(self, sign: QPushButton) -> None:
        """Something that goes on while the form is filled, before the saved mark."""
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.indexOf(self.mark), sign)
        sign.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        sign.show()

    def say_paper(self, day: str) -> None:
        """The record is copied from paper: the form takes the day of the visit for today."""
        self.paper.setText(tr("Dari kertas · wawancara {day}", day=day))
        self.paper.show()

    def show_saved(self, at: datetime | None) -> None:
        """`Tersimpan 14.03.07`; nothing before the first save."""
        tone(self.mark, "hint")
        self.mark.setText(tr("Tersimpan {time}", time=f"{at:%H.%M.%S}") if at else "")
        self.mark.setToolTip(tr("Tersimpan di laptop ini, terenkripsi."))

    def show_unsaved(self, sentence: str) -> None:
        """Saving failed: say so where the mark stands."""
        tone(self.mark, "wrong")
        self.mark.setText(tr("Belum tersimpan; mencoba lagi"))
        self.mark.setToolTip(sentence)
