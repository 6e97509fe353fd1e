"""The foot of a filling: how far, what is wrong, back and on; and the line that offers to undo a removal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.ui.models.outline_sections import Tally
from desktop.ui.pieces import give_icon
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

UNDO_MS = 10_000  # how long a removal offers to be undone


class FillingFooter(QFrame):
    """Progress in words, problems as a link, and the one primary action."""

    went_back = Signal()
    went_on = Signal()
    handed_in = Signal()
    problem_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        tone(self, "foot")
        self.words = QLabel()
        tone(self.words, "label")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(140))
        self.problems, self.warnings = QPushButton(), QPushButton()
        for link in (self.problems, self.warnings):
            link.clicked.connect(self.problem_asked)
            link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tone(link, "link")
        self.back, self.on = QPushButton(), QPushButton()
        self.back.clicked.connect(self.went_back)
        self.on.clicked.connect(self._onward)
        self._last = False
        give_icon(self.problems, "circle-alert", "wrong")
        give_icon(self.warnings, "triangle-alert", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.setSpacing(px(12))
        for widget in (self.words, self.bar, self.problems, self.warnings):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.on)
        tone(self.on, "primary")

    def show_state(self, total: Tally, warnings: int, at_end: bool) -> None:
        """How far the form has come, and whether the next step is to hand it in."""
        self.words.setText(tr("{answered} dari {asked} terjawab", answered=total.answered, asked=total.asked))
        self.bar.setMaximum(max(total.asked, 1))
        self.bar.setValue(total.answered)
        self.bar.setAccessibleName(self.words.text())
        self.problems.setVisible(total.wrong > 0)
        self.problems.setText(tr("{n} perlu diperbaiki", n=total.wrong) + " (Ctrl+E)")
        self.warnings.setVisible(warnings > 0)
        self.warnings.setText(tr("{n} peringatan", n=warnings))
        if at_end != self._last or self.on.icon().isNull():
            give_icon(self.on, "send" if at_end else "corner-down-left", "act_ink")
        self._last = at_end
        self.back.setText(tr("Kembali"))
        self.back.setToolTip("Shift+Enter")
        self.on.setText(tr("Ajukan") if at_end else tr("Lanjut"))
        self.on.setToolTip("Ctrl+Enter" if at_end else "Enter")

    def _onward(self) -> None:
        (self.handed_in if self._last else self.went_on).emit()


class UndoLine(QFrame):
    """`Dibuang · Urungkan`, floating for ten seconds above the foot."""

    undone = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        tone(self, "floating")
        self.words = QLabel()
        self.undo = QPushButton()
        self.undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tone(self.undo, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(4), px(8), px(4))
        row.addWidget(self.words)
        row.addWidget(self.undo)
        self.undo.clicked.connect(self._undo)
        self._own: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=UNDO_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def offer(self, words: str, above: int, undo: Callable[[], None] | None = None) -> None:
        """Show it for a while, in the middle of its page, `above` px from the bottom. `undo`: more than one step."""
        self._own = undo
        self.words.setText(words)
        self.undo.setText(tr("Urungkan semua") if undo is not None else tr("Urungkan (Ctrl+Z)"))
        self.adjustSize()
        page = self._over
        self.move((page.width() - self.width()) // 2, page.height() - self.height() - above)
        self.show()
        self.raise_()
        self._timer.start()

    def _undo(self) -> None:
        self.hide()
        own, self._own = self._own, None
        if own is not None:
            own()
        else:
            self.undone.emit()
