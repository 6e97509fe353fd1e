"""The running program: Qt, its look and language, the one window, and a desk for whoever comes in."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.main_window import MainWindow
from desktop.ui.session import House, Session
from desktop.ui.signals import Signals
from desktop.ui.theme import Appearance, dress
from desktop.ui.translations import Language, speak


class Program:
    """Kept alive while the window is: whoever starts it holds it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.app = _application()
        speak(self.app, Language(house.settings.language))
        dress(self.app, Appearance(house.settings.theme), house.settings.text_scale)
        self.signals = Signals()
        self.window = MainWindow(house, self.signals)
        self.desks: list[object] = []
        self.window.came_in.connect(self._came_in)
        self.window.left.connect(self._left)

    def _came_in(self, session: Session) -> None:
        from desktop.ui.desk import Desk  # these load SQLite and the engine: after the door
        from desktop.ui.filling_desk import FillingDesk
        from desktop.ui.review_desk import ReviewDesk

        desk = Desk(self.window, session)
        filling = FillingDesk(desk)
        review = ReviewDesk(desk, filling)
        self.desks = [desk, filling, review]

    def _left(self, session: Session) -> None:
        """Everything typed is on its way to the store by now; closing waits behind it in the same lane."""
        from desktop.ui.desk import Desk

        for desk in self.desks:
            if isinstance(desk, Desk):
                desk.deleteLater()
        self.desks = []
        session.store.post(lambda _ticket: session.close())


def run(house: House) -> int:
    """Open the window and stay until it is closed; everything is on disk when this returns."""
    program = Program(house)
    program.window.show()
    code = program.app.exec()
    house.store.close()
    return int(code)


def _application() -> QApplication:
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Sambang")
    app.setApplicationDisplayName("Sambang")
    return app
