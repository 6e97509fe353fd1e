"""The keys of a filling, wherever in the window the focus is while its page is seen. The help card tells of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from desktop.ui.pages.filling_hints import Hint

if TYPE_CHECKING:
    from desktop.ui.pages.filling import FillingPage


def bind_keys(page: FillingPage) -> None:
    """Each key and its deed."""
    deeds: dict[str, Callable[[], object]] = {
        "Ctrl+Down": lambda: page.going.section(1),
        "Ctrl+Up": lambda: page.going.section(-1),
        "Ctrl+G": lambda: page.going.round("empty"),
        "Ctrl+Shift+G": lambda: page.going.round("required"),
        "Ctrl+E": page.problems.go_on,
        "Ctrl+Shift+E": page.problems.ask,
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


def hints_of(page: FillingPage) -> list[Hint]:
    """What each thing on the page says while Alt is held."""
    foot, at = page.footer, page.where.card()
    hints: list[Hint] = [
        (page.header.back, "Esc", False),
        (page.header.language, "Ctrl+L", True),
        (page.pane, "Ctrl+↑ ↓", True),
        (foot.words, "Ctrl+G", False),
        (foot.problems, "Ctrl+E", False),
        (foot.back, "Shift+Enter", False),
        (foot.on, "Ctrl+Enter", True),
        (page.header.words, "Ctrl+K · F1", False),
    ]
    section = page.course.section
    kinds = {row.kind for row in (*section.rows, section.owner)} if section is not None else set()
    if kinds & {"repeat", "instance"}:
        hints.append((page.stack, "F4", True))
    if at is not None:
        hints.append((at, "Ctrl+Z · Ctrl+Y", True))
    return hints


def is_enter(event: QKeyEvent) -> bool:
    """Enter, of the letters or of the numbers."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
