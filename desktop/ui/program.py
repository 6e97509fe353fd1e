"""The running program: Qt, its look and language, the one window, and a desk for whoever comes in."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import logs
from desktop.paths import is_preset
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
        """From now on a second start brings this window to the front, with the file it was opened with."""
        self.bell = Bell(self.house.data_folder, self._hear)

    def _hear(self, opened: Path | None) -> None:
        self.window.come_to_front()
        if opened is not None and _is_there(opened):
            self.bring(opened)

    def bring(self, opened: Path) -> None:
        """What the program was opened with: a start package and settings of the office may begin a laptop; anything
        else, and settings for one that is set up, wait for somebody to come in."""
        is_start = opened.suffix.lower() == START
        if not self.house.exists() and is_start:
            self.window.setup.start.take(str(opened))
        elif not self.house.exists() and is_preset(opened):
            self._offer_preset(str(opened))
        elif is_start:
            self._say(tr("Laptop ini sudah disiapkan. Paket mulai hanya dibuka pada laptop yang baru."))
        else:
            self.workplace.brought = opened
            self.workplace.take_brought()
            if self.workplace.brought is not None:
                self._say(tr("{name} dibuka setelah Anda masuk.", name=opened.name))

    def _offer_preset(self, path: str) -> None:
        from desktop.ui.preset_card import offer

        def take() -> None:
            self.house.take_preset(path)
            self.window.setup.notice.say_sentence(tr("Setelan dari Dinas dipakai begitu laptop ini disiapkan."))
            self.window.setup.name.setFocus()

        offer(self.window, path, take)

    def _say(self, sentence: str) -> None:
        """At the door; or below the page, where somebody is in."""
        desk, door = self.workplace.desk, self.window.root.currentWidget()
        if desk is not None:
            desk.frame.status.say(sentence)
        elif isinstance(door, DoorCard):
            door.notice.say_sentence(sentence, "note")

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
    if ring(house.data_folder, package):
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


def _is_there(file: Path) -> bool:
    """A stick may have been pulled since."""
    try:
        return file.is_file()
    except OSError:
        return False


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
