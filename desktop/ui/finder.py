"""Ctrl+K: any record, page, form or command by a few words of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from desktop.frozen import frozen
from desktop.ui.floating import Floating
from desktop.ui.models.found_rows import FOUND, HEIGHT, FoundRows
from desktop.ui.pieces import below, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

Index = QModelIndex | QPersistentModelIndex
PAUSE = 120  # ms of quiet before the records are searched
MOST_ROWS = 10


@frozen
class Found:
    """Something the finder leads to. `kind` and `key` are for whoever hears `chosen`."""

    kind: str  # "page" | "record" | "form" | "command" | "question"
    key: str
    said: str
    detail: str = ""
    icon: str = "arrow-right"


class FoundModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[Found] = []

    def show_found(self, found: Sequence[Found]) -> None:
        self.beginResetModel()
        self.found = list(found)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.found):
            return None
        one = self.found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{one.said}   {one.detail}".rstrip()  # what a screen reader says
        return one if role == FOUND else None


class Finder(Floating):
    """`bring_with(fixed)`: pages, forms, commands (and questions); records come from `search(words, done)`."""

    chosen = Signal(object)  # Found

    def __init__(self, parent: QWidget, search: Callable[[str, Callable[[Sequence[Found]], None]], None]) -> None:
        self.field, self.list = QLineEdit(), QListView()
        self._nothing = words(look="label")
        super().__init__(parent, below(self.field, self.list, self._nothing, gap=4), 620, top=0.11)
        self.model = FoundModel(self)
        self._search = search
        self._fixed: tuple[Found, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        tone(self.field, "finder")
        tone(self.list, "found")
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundRows(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda _index: self._choose())
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._typed)
        self.say_words()

    def bring_with(self, fixed: Sequence[Found]) -> None:
        """Open it, empty."""
        self._fixed = tuple(fixed)
        self.field.clear()
        self._typed("")
        self.bring()
        self.field.setFocus()

    def say_words(self) -> None:
        self.field.setPlaceholderText(tr("Cari isian, formulir, halaman, atau perintah"))
        self.field.setAccessibleName(tr("Cari"))
        self.list.setAccessibleName(tr("Yang ditemukan"))
        self._nothing.setText(tr("Tidak ada yang cocok. Coba sebagian kata saja."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_nothing"):
            self.say_words()
        super().changeEvent(event)

    def _typed(self, _text: str) -> None:
        self._show(())
        self._pause.start()

    def _matching(self) -> list[Found]:
        wanted = self.field.text().casefold().split()
        return [one for one in self._fixed if all(word in f"{one.said} {one.detail}".casefold() for word in wanted)]

    def _show(self, records: Sequence[Found]) -> None:
        self.model.show_found([*self._matching(), *records])
        if self.model.found:
            self.list.setCurrentIndex(self.model.index(0))
        rows = len(self.model.found)
        self.list.setFixedHeight(px(HEIGHT) * min(rows, MOST_ROWS))
        self.list.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0)
        if not self.isHidden():
            self._place()

    def _ask(self) -> None:
        typed = self.field.text().strip()
        if len(typed) >= 2:
            self._search(typed, lambda found: self._show(found) if typed == self.field.text().strip() else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self._move({Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}.get(Qt.Key(key), -8))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
            if key == Qt.Key.Key_Tab:
                return True  # the focus stays in the field
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        rows = self.model.rowCount()
        if rows:
            at = max(0, min(rows - 1, self.list.currentIndex().row() + by))
            self.list.setCurrentIndex(self.model.index(at))

    def _choose(self) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.model.found):
            one = self.model.found[at]
            self.leave()
            self.chosen.emit(one)
