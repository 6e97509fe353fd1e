"""Outline icons (Lucide, ISC), tinted by the palette in force when they are painted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import RESOURCES
from desktop.ui.palette import Tokens, tokens

SMALL, USUAL = 16, 20  # px at 100 %


def icon(name: str, ink: str = "ink2") -> QIcon:
    """The icon of that file name in resources/icons, in the colour of a palette token (`ink2`, `act`, `warn` …)."""
    return QIcon(_Outline(_source(name), ink))


def picture(name: str, size: int = USUAL, ink: str = "ink2", ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap for a label, `size` px square at a screen's device pixel `ratio`."""
    pixmap = _draw(_source(name), getattr(tokens(), ink), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def mark() -> QIcon:
    """The program's own mark, for its window and the task bar."""
    source = (Path(RESOURCES) / "theme" / "mark.svg").read_text("utf-8")
    found = QIcon()
    for side in (16, 32, 64):
        found.addPixmap(_draw(source, "", side))
    return found


def _source(name: str) -> str:
    return (Path(RESOURCES) / "icons" / f"{name}.svg").read_text("utf-8")


def _draw(source: str, colour: str, side: int) -> QPixmap:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    # 1.75 instead of 2 of 24 units: beside 10.5 pt text the strokes then weigh the same.
    thinner = source.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"')
    QSvgRenderer(QByteArray(thinner.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return QPixmap.fromImage(image)


class _Outline(QIconEngine):
    """Draws when asked, so that a change of the palette needs no new icons."""

    def __init__(self, source: str, ink: str) -> None:
        super().__init__()
        self._text = source
        self._ink = ink
        self._drawn: dict[tuple[str, int], QPixmap] = {}

    def _ink_of(self, t: Tokens, mode: QIcon.Mode) -> str:
        if mode == QIcon.Mode.Disabled:
            return t.ink3
        return str(getattr(t, self._ink))

    def _pixmap(self, side: int, mode: QIcon.Mode) -> QPixmap:
        colour = self._ink_of(tokens(), mode)
        key = (colour, side)
        if key not in self._drawn:
            self._drawn[key] = _draw(self._text, colour, side)
        return self._drawn[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        pixmap = QPixmap(self._pixmap(round(side * ratio), mode))
        pixmap.setDevicePixelRatio(ratio)
        at = rect.center() - QPoint(side // 2 - 1 + side % 2, side // 2 - 1 + side % 2)
        painter.drawPixmap(QRect(at, QSize(side, side)), pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        drawn = self._pixmap(min(size.width(), size.height()), mode)
        if size.width() <= size.height():
            return drawn
        wide = QPixmap(size)  # asked for wider than high: the rest is air at the right
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
        return wide

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = QPixmap(self.pixmap(size, mode, state))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def clone(self) -> QIconEngine:
        return _Outline(self._text, self._ink)
