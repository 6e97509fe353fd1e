"""What floats over the window: a veil and a card on it; Escape or a press beside it puts it away."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QWidget
from shiboken6 import isValid

from desktop.ui.pieces import frame
from desktop.ui.theme import px, tone

AWAKE = (Qt.Key.Key_F1, Qt.Key.Key_F9)


class Floating(QFrame):
    """Covers its parent. The focus goes back where it was when it is put away."""

    put_away = Signal()

    def __init__(self, parent: QWidget, inner: QLayout, width: int, *, top: float | None = None) -> None:
        """`top`: where the card begins, as a part of the height, so that it stays there when it grows; else centred."""
        super().__init__(parent)
        tone(self, "veil")
        self._wide, self._top = width, top
        self._before: QWidget | None = None
        self.card = frame("floating", inner, margins=(20, 16, 20, 16))
        self.card.setParent(self)
        self._over = parent
        parent.installEventFilter(self)
        self.hide()

    def bring(self) -> None:
        """Show it over everything."""
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Put it away."""
        if not self.isHidden():
            self.hide()
            before, self._before = self._before, None
            if before is not None and isValid(before):  # a list that was read again meanwhile has made its rows anew
                before.setFocus()
            self.put_away.emit()

    def withdraw(self) -> None:
        """The screen is locked: put away at once, whatever goes on in it."""
        Floating.leave(self)

    def finish(self, then: Callable[[], None]) -> bool:
        """A person locks: whether something on it is whole only in a moment (a film); `then` is called when it is."""
        return False

    def _place(self) -> None:
        over = self._over
        self.setGeometry(over.rect())
        width = min(px(self._wide), over.width() - px(32))
        layout = self.card.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1
        height = min(wanted if wanted > 0 else self.card.sizeHint().height(), over.height() - px(32))
        top = (over.height() - height) // 2 if self._top is None else round(over.height() * self._top)
        self.card.setGeometry((over.width() - width) // 2, min(top, over.height() - height - px(16)), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent() and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """The keys of the page below sleep meanwhile (Escape puts this away, not the page); F1 and F9 do not."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() not in AWAKE)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.leave()


def floating(over: Iterable[QWidget]) -> list[Floating]:
    """What lies over these."""
    how = Qt.FindChildOption.FindDirectChildrenOnly
    return [card for each in over for card in each.findChildren(Floating, options=how)]


def is_ending(over: Iterable[QWidget], then: Callable[[], None]) -> bool:
    """Whether something over these ends first, and is kept; `then` is called after it."""
    return any(card.finish(then) for card in floating(over) if card.isVisible())
