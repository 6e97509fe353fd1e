"""The line at the foot of the window: what happened last, and for ten seconds the way to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame

from desktop.trouble import Trouble
from desktop.ui.notices import Notice, Step, notice
from desktop.ui.pieces import OneLine, Picture, beside, button
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

UNDO_TIME = 10_000  # ms


_STANDING = {"note": ("info", "ink3"), "wrong": ("circle-alert", "wrong"), "urgent": ("siren", "urgent")}


class StatusLine(QFrame):
    """`say` a sentence, `offer_undo` of a deed, `say_trouble`; the standing sentence comes back afterwards."""

    step_asked = Signal(object)  # Step

    def __init__(self) -> None:
        super().__init__()
        tone(self, "status")
        self._picture, self._sentence = Picture("info", 16), OneLine("label")
        self._button = button("link")
        self._press: Callable[[], None] | None = None
        self._standing: tuple[str, str, Callable[[], None] | None] = ("", "note", None)
        self._quiet = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.rest)
        self._button.clicked.connect(self._pressed)
        row = beside(self._picture, self._sentence, self._button, None, gap=8)
        row.setContentsMargins(px(28), px(4), px(20), px(4))
        self.setLayout(row)
        self.setFixedHeight(px(36))
        self.rest()

    def stand(self, sentence: str, look: str = "note", press: Callable[[], None] | None = None) -> None:
        """What is said while nothing happens: what waits, what to do; `press` leads to where it is told in full."""
        self._standing = (sentence, look, press)
        if not self._timer.isActive():
            self.rest()

    def quiet(self, quiet: bool) -> None:
        """The page in front says it itself: only what happens is said here."""
        self._quiet = quiet
        if not self._timer.isActive():
            self.rest()

    def dismiss(self) -> None:
        """What was said is past."""
        self._timer.stop()
        self.rest()

    def rest(self) -> None:
        sentence, look, press = self._standing
        if self._quiet:
            self.hide()
            return
        name, ink = _STANDING[look]
        self._show(sentence, name, ink, tr("Kotak keluar") if press is not None else "", press)
        tone(self, "status")

    def say(self, sentence: str, *, look: str = "right") -> None:
        """Something happened; `look` is right, warn or note."""
        name, ink = {"right": ("circle-check", "right"), "warn": ("triangle-alert", "warn")}.get(look, ("info", "ink3"))
        self._show(sentence, name, ink, "", None)
        tone(self, {"right": "statusRight", "warn": "statusWarn"}.get(look, "status"))
        self._timer.start(UNDO_TIME)

    def offer_undo(self, sentence: str, undo: Callable[[], None]) -> None:
        """E.g. "Dibuang" with "Urungkan", instead of asking before."""
        self._show(sentence, "trash-2", "ink2", tr("Urungkan"), undo)
        tone(self, "status")
        self._timer.start(UNDO_TIME)

    def offer(self, sentence: str, words: str, press: Callable[[], None]) -> None:
        """Something went well, and what most people do next."""
        self._show(sentence, "circle-check", "right", words, press)
        tone(self, "statusRight")
        self._timer.start(3 * UNDO_TIME)

    def say_trouble(self, trouble: Trouble) -> None:
        said: Notice = notice(trouble)
        press = (lambda: self.step_asked.emit(said.step)) if said.step is not Step.NONE else None
        self._show(f"{said.sentence} {said.advice}", "circle-alert", "wrong", said.button, press)
        tone(self, "statusWrong")
        self._timer.start(3 * UNDO_TIME)

    def _show(self, sentence: str, name: str, ink: str, button_words: str, press: Callable[[], None] | None) -> None:
        self._picture.show_icon(name, ink)
        self._picture.setVisible(bool(sentence))
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self._button.setText(button_words)
        self._button.setVisible(bool(button_words))
        self._press = press
        if self.parentWidget() is not None:  # before that it would be a window of its own
            self.show()

    def _pressed(self) -> None:
        press, self._press = self._press, None
        self.dismiss()
        if press is not None:
            press()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.dismiss()
        super().changeEvent(event)
