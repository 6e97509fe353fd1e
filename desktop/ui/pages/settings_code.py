"""The office's code as it comes in a file: a picture of its QR code, or its text or JSON."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.ui import choosing
from desktop.ui.questions.codes import read_codes
from desktop.ui.translations import tr

LARGEST = 200_000  # bytes of a code in words; a real one has under 2,000


def ask_file(parent: QWidget) -> str:
    """Where the code is; "" if the person thought better of it."""
    wanted = tr("Kode dari Dinas") + " (*.png *.jpg *.jpeg *.webp *.bmp *.json *.txt)"
    return choosing.file_there(parent, tr("Buka kode dari Dinas"), wanted)


def code_in(path: str) -> str:
    """What stands in that file; "" if there is no code in it."""
    picture = QImage(path)
    if not picture.isNull():
        return next(iter(read_codes(picture)), "").strip()
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST).decode("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        return ""
