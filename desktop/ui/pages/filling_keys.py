"""The keys of a filling, wherever in the window the focus is while its page is seen. The help card tells of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

if TYPE_CHECKING:
    from desktop.ui.pages.filling import FillingPage


def bind_keys(page: FillingPage) -> None:
    """Each key and its deed."""
    deeds: dict[str, Callable[[], object]] = {
        "Ctrl+Down": lambda: page.going.section(1),
        "Ctrl+Up": lambda: page.going.section(-1),
        "Ctrl+G": lambda: page.going.round("empty"),
        "Ctrl+E": page.go_problem,
        "Ctrl+Z": page.undo,
        "Ctrl+Y": page.redo,
        "Ctrl+Shift+Z": page.redo,
        "Ctrl+S": page.save_now,
        "Ctrl+Return": page.hand_in,
        "Ctrl+Enter": page.hand_in,
        "F4": page.sheets.turn,
        "Ctrl+L": page.next_language,
        "Escape": lambda: page.sheets.leave() if page.sheets.front is not None else page.leave(),
    }
    for keys, deed in deeds.items():
        QShortcut(QKeySequence(keys), page, deed)


def is_enter(event: QKeyEvent) -> bool:
    """Enter, of the letters or of the numbers."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
