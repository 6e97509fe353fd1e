"""Small icons for painting code, drawn once: a row is painted hundreds of times, its SVG need not be."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

from desktop.ui.icons import picture
from desktop.ui.palette import tokens


def sign(painter: QPainter, name: str, side: int, ink: str) -> QPixmap:
    """The icon in a token's colour, at the resolution of what is painted on."""
    device = painter.device()
    ratio = float(device.devicePixelRatio()) if hasattr(device, "devicePixelRatio") else 1.0
    key = f"{name}/{side}/{getattr(tokens(), ink)}/{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = picture(name, side, ink, ratio)
        QPixmapCache.insert(key, found)
    return found
