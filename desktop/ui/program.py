"""The running program: Qt, its look and language, the one window, and a desk for whoever comes in."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import logs
from desktop.ui.first_window import Bell, ring
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.door import DoorCard
from desktop.ui.session import House
from desktop.ui.signals import Signals
from desktop.ui.theme import Appearance, dress
from desktop.ui.translations import Language, speak, tr
from desktop.ui.workplace import Workplace

START = ".mulai"  # a start package of the office


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
        self.bell: Bell | None = None

    def hang_bell(self) -> None:
        """From now on a second start brings this window to the front."""
        self.bell = Bell(self.house.data_folder, self.window.come_to_front)

    def bring(self, package: Path) -> None:
        """What the program was opened with: a start package is for the first set-up, any other waits for its reader."""
        if package.suffix.lower() != START:
            self.workplace.brought = package
        elif self.house.exists():
            said = tr("Laptop ini sudah disiapkan. Paket mulai hanya dibuka pada laptop yang baru.")
            self.window.unlock.notice.say_sentence(said, "note")
        else:
            self.window.setup.start.take(str(package))

    def save_what_is_open(self) -> None:
        """After a bug: what is typed goes to the store before anything else."""
        desk = self.workplace.desk
        save = getattr(desk.frame.guest, "save_now", None) if desk is not None else None
        if save is not None:
            save()

    def say_something_broke(self) -> None:
        """After a bug: lock, and one calm sentence at the door."""
        self.window.lock_now()
        self.window.show_door()  # it may have broken at the door: everything there can be tried again
        door = self.window.root.currentWidget()
        if isinstance(door, DoorCard):
            door.notice.say_sentence(
                tr(
                    "Ada yang tidak beres di program, jadi Sambang mengunci diri. "
                    "Isian yang terbuka sudah disimpan. Buka lagi untuk melanjutkan."
                ),
                "wrong",
            )


def run(house: House, package: Path | None = None) -> int:
    """Open the window and stay until it is closed; everything is on disk when this returns.

    Where one is open already, that one comes to the front instead.
    """
    if ring(house.data_folder):
        return 0
    program = Program(house)
    if package is not None:
        program.bring(package)
    unhook = logs.on_crash(program.save_what_is_open, program.say_something_broke)
    program.window.show()
    QTimer.singleShot(0, house.warm)
    QTimer.singleShot(0, program.hang_bell)
    code = program.app.exec()
    house.store.close()
    unhook()
    if program.bell is not None:
        program.bell.take_down()
    return int(code)


def _application() -> QApplication:
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Sambang")
    app.setApplicationDisplayName("Sambang")
    app.setDesktopFileName("sambang")  # by which a Linux desktop finds the installed icon
    return app
