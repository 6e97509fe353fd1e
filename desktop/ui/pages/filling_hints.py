"""While Alt is held, each thing on a filling says which key does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.pieces import words
from desktop.ui.theme import px

HELD_MS = 250  # so long Alt is held before anything shows: Alt+↓ and its kin are not a question
Hint = tuple[QWidget, str, bool]  # what it is at, the keys, whether at its right edge (else at its left)


class KeyHints:
    """Labels over a page; they take no key and no press."""

    def __init__(self, over: QWidget) -> None:
        self._over = over
        self._labels: list[QLabel] = []
        self._hints: Sequence[Hint] = ()
        self._soon = QTimer(over, singleShot=True, interval=HELD_MS)
        self._soon.timeout.connect(self._show)

    def soon(self, hints: Sequence[Hint]) -> None:
        """Alt went down: show these, if it stays so."""
        self._hints = hints
        self._soon.start()

    def hide(self) -> None:
        """Alt was let go, or another key came."""
        self._soon.stop()
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys that are shown now."""
        return tuple(label.text() for label in self._labels)

    def _show(self) -> None:
        self.hide()
        for at, keys, right in self._hints:
            if not at.isVisibleTo(self._over):
                continue
            label = words(keys, "key", wraps=False)
            label.setParent(self._over)
            label.adjustSize()
            edge = at.mapTo(self._over, QPoint(at.width() - label.width() if right else 0, 0))
            above = max(edge.y() - label.height() + px(6), 0)
            label.move(max(min(edge.x(), self._over.width() - label.width()), 0), above)
            label.show()
            label.raise_()
            self._labels.append(label)
