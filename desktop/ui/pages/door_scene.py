"""Beside the door: what Sambang is for, over the map of a field day. Kept light: it is painted first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.paths import RESOURCES
from desktop.ui.palette import tokens
from desktop.ui.pieces import Mark, Picture, below, beside, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import mark, tr

NEEDS = 1.9  # times the card's width: below it the card has the window for itself
PROMISES = (
    ("wifi-off", mark("Bekerja penuh tanpa internet")),
    ("lock", mark("Semua isian terkunci di laptop ini")),
    ("send", mark("Terkirim sendiri begitu ada koneksi")),
)


class DoorScene(QFrame):
    """The ground is the house's own colour; contour lines and a way from house to house, drawn once a size."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: tuple[object, QPixmap] | None = None
        self._name = words("Sambang", "doorName", wraps=False)
        self._headline = words(look="doorHeadline")
        self._promises = [words(look="doorWord") for _ in PROMISES]
        rows: list[QHBoxLayout] = []
        for (art, _), label in zip(PROMISES, self._promises, strict=True):
            row = beside(Picture(art, 20, self._ink()), label, gap=14)
            row.setStretch(1, 1)
            rows.append(row)
        self._rows = rows
        top = beside(Mark(36), self._name, None, gap=12)
        inner = below(top, None, self._headline, 16, *rows, gap=10)
        inner.setContentsMargins(px(44), px(40), px(44), px(44))
        self.setLayout(inner)
        tone(self, "door")
        self.say_words()

    def say_words(self) -> None:
        self._headline.setText(tr("Mendata dari pintu ke pintu, sampai ke dusun tanpa sinyal."))
        for (_, text), label in zip(PROMISES, self._promises, strict=True):
            label.setText(tr(text))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            for row, (art, _) in zip(self._rows, PROMISES, strict=True):
                item = row.itemAt(0)
                picture = item.widget() if item is not None else None
                if isinstance(picture, Picture):
                    picture.show_icon(art, self._ink())
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        painter.end()

    @staticmethod
    def _ink() -> str:
        return "act" if tokens().dark else "act_ink"

    def _picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (tokens().dark, self.size(), ratio, self._headline.y())
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, self._draw(ratio))
        return self._drawn[1]

    def _draw(self, ratio: float) -> QPixmap:
        t = tokens()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        ground = QLinearGradient(0, 0, 0, self.height())
        ground.setColorAt(0, QColor(t.sunk if t.dark else t.act))
        ground.setColorAt(1, QColor(t.sunk if t.dark else t.act_hover))
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), ground)
        source = (Path(RESOURCES) / "theme" / "field.svg").read_text("utf-8")
        land = QSvgRenderer(QByteArray(source.replace("currentColor", getattr(t, self._ink())).encode()))
        size = land.defaultSize()
        grown = max(self.width() / size.width(), self.height() / size.height())  # it covers the ground
        wide, high = size.width() * grown, size.height() * grown
        land.render(painter, QRectF(self.width() - wide, 0, wide, high))
        self._quieten(painter, QColor(t.sunk if t.dark else t.act_hover))
        painter.end()
        return drawn

    def _quieten(self, painter: QPainter, ground: QColor) -> None:
        """Below the words the land fades: with large letters they reach into it."""
        top = self._headline.y() - px(64)
        fade = QLinearGradient(0, top, 0, self._headline.y())
        for at, strength in ((0.0, 0), (1.0, 200)):
            fade.setColorAt(at, QColor(ground.red(), ground.green(), ground.blue(), strength))
        painter.fillRect(0, top, self.width(), self.height() - top, fade)
