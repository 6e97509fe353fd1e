"""The pictures of one look in a folder, and the contact sheet of all folders."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.demo.workspace import Person
from desktop.ui.hands import Hands
from tests.screenshots.looks import LOOKS

THUMB = 400  # px wide on the sheet
ACROSS = 4


class Album:
    """Hands at the window, and where the pictures go."""

    def __init__(self, hands: Hands, folder: Path) -> None:
        self.hands, self.folder = hands, folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, wait: int = 120) -> None:
        """A picture of the window as it is when nothing moves any more."""
        self.hands.breathe(wait)
        self.hands.window.grab().save(str(self.folder / f"{name}.png"))

    def come_in(self, person: Person) -> None:
        """By the door, with name and passphrase."""
        window, hands = self.hands.window, self.hands
        hands.wait(window.unlock.isVisible, "the door")
        window.unlock.name.setText(person.name)
        window.unlock.secret.setText(person.passphrase)
        window.unlock.open.click()
        hands.wait(lambda: window.frame is not None and hands.desk.home.title.text(), "somebody comes in")
        hands.wait(lambda: hands.desk.counts is not None, "the numbers of the rail")
        hands.breathe(200)

    def go(self, key: str) -> None:
        self.hands.desk.go(key)
        self.hands.breathe(250)


def sheet(folder: Path) -> None:
    """One contact sheet a look: `sheet-<look>.png`."""
    app = QApplication.instance() or QApplication([])
    for look in LOOKS:
        files = sorted((folder / look.name).glob("*.png"))
        if files:
            draw_sheet(files).save(str(folder / f"sheet-{look.name}.png"))
    app.processEvents()
    print(folder)


def draw_sheet(files: list[Path]) -> QImage:
    thumbs = [QImage(str(file)).scaledToWidth(THUMB, Qt.TransformationMode.SmoothTransformation) for file in files]
    high = max(thumb.height() for thumb in thumbs) + 24
    rows = math.ceil(len(thumbs) / ACROSS)
    image = QImage(ACROSS * (THUMB + 8) + 8, rows * high + 8, QImage.Format.Format_RGB32)
    image.fill(QColor("#777777"))
    painter = QPainter(image)
    for at, (file, thumb) in enumerate(zip(files, thumbs, strict=True)):
        x, y = 8 + at % ACROSS * (THUMB + 8), 4 + at // ACROSS * high
        painter.setPen(QColor("white"))
        painter.drawText(QRect(x, y, THUMB, 20), int(Qt.AlignmentFlag.AlignVCenter), file.stem)
        painter.drawImage(x, y + 20, thumb)
    painter.end()
    return image
