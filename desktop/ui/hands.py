"""Hands on the keyboard: types real keys into the real windows, waits for what they show, and takes pictures.

What the offscreen journey plays with, and the journeys of the tests: nothing here reaches behind the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

if TYPE_CHECKING:  # whose hands they are loads what is behind the door in its own time
    from desktop.ui.desk import Desk
    from desktop.ui.pages.filling import FillingPage
    from desktop.ui.pages.review import ReviewPage
    from desktop.ui.program import Program

PATIENCE = 20_000  # ms; what takes longer is stuck


def let_work(ms: int = 1) -> None:
    """Let window and lanes work, as before a person (QTest.qWait holds the lock of Python: the lanes would starve)."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class Stuck(Exception):
    """What was waited for did not come. `args` say what, in words of the journey."""


class Hands:
    """One person at one window."""

    def __init__(self, program: Program, pictures: Path | None = None) -> None:
        self.program, self.window = program, program.window
        self._pictures = pictures
        self._taken = 0
        self.pressed = 0  # keys so far

    @property
    def desk(self) -> Desk:
        """The desk of who is in; Stuck at the door."""
        found = self.program.workplace.desk
        if found is None:
            raise Stuck("nobody is in")
        return found

    @property
    def filling(self) -> FillingPage | None:
        """The form in front, if one is."""
        page = self.desk.frame.guest
        if page is None:
            return None
        from desktop.ui.pages.filling import FillingPage

        return page if isinstance(page, FillingPage) else None

    @property
    def review(self) -> ReviewPage | None:
        """The record being read, if one is."""
        page = self.desk.frame.guest
        if page is None:
            return None
        from desktop.ui.pages.review import ReviewPage

        return page if isinstance(page, ReviewPage) else None

    def wait(self, seen: Callable[[], object], what: str) -> None:
        """Let the program work until something is seen. Stuck if it never is."""
        deadline = QDeadlineTimer(PATIENCE)
        while not seen():
            if deadline.hasExpired():
                raise Stuck(what)
            let_work()

    def breathe(self, ms: int = 60) -> None:
        """Let what was begun be shown."""
        let_work(ms)

    def press(self, key: Qt.Key | int, *, ctrl: bool = False, shift: bool = False) -> None:
        """One key, as the keyboard sends it: to the window, which gives it to the focus or to a shortcut."""
        pressed = Qt.KeyboardModifier.NoModifier
        if ctrl:
            pressed |= Qt.KeyboardModifier.ControlModifier
        if shift:
            pressed |= Qt.KeyboardModifier.ShiftModifier
        self._active()
        QTest.keyClick(self.window.windowHandle(), Qt.Key(key), pressed)
        self.pressed += 1
        self.shown()

    def type(self, text: str) -> None:
        """Letters and digits into what has the focus."""
        self._active()
        focus = self.focus()
        QTest.keyClicks(focus, text)
        self.pressed += len(text)
        self.shown()

    def shown(self) -> None:
        """What the key did is painted, and what was due goes on."""
        QApplication.processEvents()

    def enter(self, text: str = "") -> None:
        """Type and go on."""
        if text:
            self.type(text)
        self.press(Qt.Key.Key_Return)

    def hand_in(self, reason: str = "Sudah dicek, sesuai KK") -> None:
        """Ctrl+Enter; where the form still warns, why it stands is typed. Stuck if the page stays."""
        from desktop.ui.pages.correction_reason import ReasonCard

        page = self.filling
        if page is None:
            raise Stuck("no form is open")
        self.press(Qt.Key.Key_Return, ctrl=True)
        while self.filling is page and page.warnings.unexplained() is not None and not page.interview.problems():
            self.enter(reason)
            self.press(Qt.Key.Key_Return, ctrl=True)
        asked = page.findChild(ReasonCard) if self.filling is page else None
        if asked is not None and asked.isVisible():  # a correction: why
            self.enter(reason)
        self.wait(lambda: self.filling is None, "it is handed in")

    def will_choose(self, path: Path) -> None:
        """The next dialog for a file is answered with this path, typed into it."""
        looking = QTimer(self.window, interval=20)

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            field = dialog.findChild(QLineEdit, "fileNameEdit") if isinstance(dialog, QFileDialog) else None
            if field is not None:
                looking.stop()
                field.setText(str(path))
                QTest.keyClick(field, Qt.Key.Key_Return)

        looking.timeout.connect(answer)
        looking.start()

    def focus(self) -> QWidget:
        """What has the focus; Stuck if nothing has, for then the keyboard is dead."""
        self.wait(lambda: QApplication.focusWidget() is not None, "the focus is nowhere")
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def picture(self, name: str) -> Path | None:
        """The window as it is now, as a PNG with a running number."""
        if self._pictures is None:
            return None
        self._pictures.mkdir(parents=True, exist_ok=True)
        self.breathe()
        self._taken += 1
        path = self._pictures / f"{self._taken:02d}-{name}.png"
        self.window.grab().save(str(path))
        return path

    def _active(self) -> None:
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.wait(lambda: QApplication.activeWindow() is not None, "the window is not active")
