"""Small icons for painting code, drawn once: a row is painted hundreds of times, its SVG need not be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

from desktop.ui.icons import picture
from desktop.ui.palette import tokens


def sign(painter: QPainter, name: str, side: int, ink: str) -> QPixmap:
    """The icon in a token's colour, at the resolution of what is painted on."""
    ratio = _ratio(painter)
    key = f"{name}/{side}/{getattr(tokens(), ink)}/{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = picture(name, side, ink, ratio)
        QPixmapCache.insert(key, found)
    return found


def once(painter: QPainter, name: str, size: QSize, draw: Callable[[QPainter], None]) -> QPixmap:
    """What `draw` paints on nothing, kept under its name, which says all that it depends on but the colours."""
    ratio, t = _ratio(painter), tokens()
    key = f"{name}/{size.width()}x{size.height()}/{t.ink}{t.act}{t.raised}/{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = QPixmap(size * ratio)
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        inner = QPainter(found)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(inner)
        inner.end()
        QPixmapCache.insert(key, found)
    return found


def _ratio(painter: QPainter) -> float:
    device = painter.device()
    return float(device.devicePixelRatio()) if hasattr(device, "devicePixelRatio") else 1.0
