"""What every page has in common: a title, a work area, a place for a notice, one primary action at the bottom right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.pieces import NoticeBar, below, beside, button, frame, words
from desktop.ui.theme import px, tone


class Page(QWidget):
    """A page says its words in `say_words`, called at the start and whenever the language changes."""

    def __init__(self) -> None:
        super().__init__()
        tone(self, "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.subtitle = words(look="title"), words(look="label")
        self.subtitle.hide()
        self.notice = NoticeBar()
        self.beside_title = beside()
        self.primary: QPushButton | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._head = QWidget()
        top = beside(below(self.title, self.subtitle, gap=2), self.beside_title)
        top.setStretch(0, 1)
        self._head.setLayout(below(top, self.notice))
        self._head.setContentsMargins(px(28), px(20), px(28), px(12))
        self._rows.addWidget(self._head)

    def focus_first(self) -> None:
        """Where the focus goes when the page comes to the front."""
        self.setFocus()

    def say_words(self) -> None:
        """Overridden by every page."""

    def say_subtitle(self, text: str) -> None:
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))

    def put(self, work: QWidget | QLayout) -> None:
        """The work area; it takes the room that is left."""
        if isinstance(work, QWidget):
            self._rows.addWidget(work, 1)
        else:
            self._rows.addLayout(work, 1)

    def put_foot(self, *left: QWidget | QLayout | int | None, icon_name: str = "") -> QPushButton:
        """The foot: what belongs at the left, and the page's primary action at the right (Ctrl+Enter)."""
        self.primary = button("primary", icon_name)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.primary.click)
        self.foot = frame("foot", beside(*left, None, self.primary), margins=(28, 10, 28, 10))
        self._rows.addWidget(self.foot)
        return self.primary

    def put_back(self) -> QPushButton:
        """The foot of a page that is only read: the way back, at the left, in no hurry."""
        back = button("", "chevron-left")
        self._rows.addWidget(frame("foot", beside(back, None), margins=(28, 10, 28, 10)))
        return back

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say_words()
        super().changeEvent(event)
