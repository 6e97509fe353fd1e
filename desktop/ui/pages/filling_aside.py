"""The panel at the right of a filling: prelist, findings. There only when it has something to say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.frozen import frozen
from desktop.ui.pieces import Picture, beside, frame
from desktop.ui.theme import px, tone

FOLDED_BELOW = 1200  # px of the window: narrower, the questions need the room
LEFT_OVER = 860  # the same at the text size in force: large letters need it sooner
WIDEST = 280  # px, also with large letters: the questions come first
_SIGNS = {"warn": "triangle-alert", "wrong": "circle-alert", "right": "circle-check"}


@frozen
class Note:
    """A heading with lines under it; each line has its tone: "", "warn", "wrong" or "right"."""

    title: str
    lines: tuple[tuple[str, str], ...]  # tone, words


class Aside(QScrollArea):
    """Notes one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(min(px(240), WIDEST))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notes: tuple[Note, ...] = ()
        self.hide()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these instead of what was shown."""
        if tuple(notes) == self.notes:
            return
        self.notes = tuple(notes)
        body = QWidget()
        tone(body, "plain")
        box = QVBoxLayout(body)
        box.setContentsMargins(px(16), px(16), px(16), px(16))
        box.setSpacing(px(4))
        for note in self.notes:
            box.addWidget(_label(note.title, "labelStrong"))
            for name, words in note.lines:
                box.addWidget(_on_ground(words, name) if name in _SIGNS else _label(words, "label"))
            box.addSpacing(px(12))
        box.addStretch(1)
        self.setWidget(body)

    def fold(self, window_width: int) -> None:
        """Be there when there is something to say and room to say it."""
        self.setVisible(bool(self.notes) and window_width >= max(FOLDED_BELOW, px(LEFT_OVER)))


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    tone(label, name)
    return label


def _on_ground(words: str, name: str) -> QFrame:
    """What wants a look: its sign, and the words in ink on a ground of that colour."""
    sign, said = Picture(_SIGNS[name], 16, name), _label(words, "")
    row = beside(sign, said, gap=8)
    row.setStretch(1, 1)
    row.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return frame(name, row, margins=(10, 8, 10, 8))
