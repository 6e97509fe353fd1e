"""The running program: Qt, its look and language, the one window, and a desk for whoever comes in."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.main_window import MainWindow
from desktop.ui.session import House
from desktop.ui.signals import Signals
from desktop.ui.theme import Appearance, dress
from desktop.ui.translations import Language, speak
from desktop.ui.workplace import Workplace


class Program:
    """Kept alive while the window is: whoever starts it holds it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.app = _application()
        speak(self.app, Language(house.settings.language))
        dress(self.app, Appearance(house.settings.theme), house.settings.text_scale)
        self.signals = Signals()
        self.window = MainWindow(house, self.signals)
        self.workplace = Workplace(self.window)


def run(house: House) -> int:
    """Open the window and stay until it is closed; everything is on disk when this returns."""
    program = Program(house)
    program.window.show()
    QTimer.singleShot(0, house.warm)
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
