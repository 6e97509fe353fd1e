"""The office's help at the door: what to read aloud, in groups of four, until the code that is read back is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.pieces import below, frame, words
from desktop.ui.theme import sized
from desktop.ui.translations import tr

A_LINE = 5  # groups


class OfficeQuestion(QWidget):
    """Steps in words, the question large between them."""

    def __init__(self) -> None:
        super().__init__()
        self._question = ""
        self._first, self._then = words(), words(look="hint")
        self.letters = words(look="strong")
        self.letters.setFont(sized(1.25, QFont.Weight.DemiBold))
        self.letters.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setLayout(_on_ground(self))
        self.say_words()

    def show_question(self, question: str) -> None:
        """What stands beside the keys of this laptop."""
        self._question = question
        groups = question.split("-")
        lines = [groups[at : at + A_LINE] for at in range(0, len(groups), A_LINE)]
        self.letters.setText("\n".join("  ".join(line) for line in lines))

    def say_words(self) -> None:
        self._first.setText(tr("Telepon Dinas, sebutkan nama Anda seperti tertulis di atas, lalu bacakan:"))
        self._then.setText(tr("Petugas Dinas membacakan kode balasan. Ketik di bawah ini."))
        self.letters.setAccessibleName(tr("Yang dibacakan kepada Dinas"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say_words()
        super().changeEvent(event)


def _on_ground(asked: OfficeQuestion) -> QVBoxLayout:
    """The letters on a ground of their own."""
    ground = frame("note", below(asked.letters), margins=(12, 10, 12, 10))
    return below(asked._first, ground, asked._then, gap=6)
