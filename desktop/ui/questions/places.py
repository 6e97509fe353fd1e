"""A place on the earth, typed or pasted in any of the usual notations, and echoed as understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.ui.questions.answer import Surroundings, decimal_mark
from desktop.ui.questions.text import MultilineAnswer, TextAnswer
from desktop.ui.questions.typed_points import Point, read_point
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node


class PointAnswer(TextAnswer):
    """A geopoint. No laptop has a receiver: people type it, or paste it from a phone or a map link."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.line.setMaximumWidth(px(320))
        self._echo = QLabel()
        tone(self._echo, "hint")
        self.row.addWidget(self._echo)
        self.row.addStretch(1)
        self.row.setStretch(0, 3)

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        self.line.setPlaceholderText(tr("-1,6101 103,6131 atau tempel tautan peta"))
        self._say(read_point(node.value))

    def shown(self, value: str) -> str:
        point = read_point(value)
        return f"{point.latitude:.6f}, {point.longitude:.6f}" if point else value

    def kept(self, text: str) -> str:
        point = read_point(text)
        return point.stored() if point else text.strip()

    def settle(self) -> None:
        if self.line.dirty:
            kept = self.kept(self.line.text())
            self.line.show_settled(self.shown(kept))
            self.answered.emit(kept)

    def _edited(self, text: str) -> None:
        self._say(read_point(text))
        self.typed.emit(self.kept(text))

    def _say(self, point: Point | None) -> None:
        self._echo.setText(spoken_point(point) if point else "")


def spoken_point(point: Point) -> str:
    """A point with its sides in words of a map: 1,610100° LS · 103,613100° BT."""
    north = tr("LU") if point.latitude >= 0 else tr("LS")
    east = tr("BT") if point.longitude >= 0 else tr("BB")
    parts = (f"{abs(point.latitude):.6f}° {north}", f"{abs(point.longitude):.6f}° {east}")
    return " · ".join(part.replace(".", decimal_mark()) for part in parts)


class PathAnswer(MultilineAnswer):
    """A geotrace or geoshape: one point a line. A shape is closed by itself."""

    def __init__(self, surroundings: Surroundings, closed: bool) -> None:
        super().__init__(surroundings, lines=4)
        self._closed = closed
        self._node: Node | None = None

    def show_node(self, node: Node) -> None:
        self._node = node
        self.text.setPlaceholderText(tr("Satu titik per baris: -1,6101 103,6131"))
        shown = "\n".join(_written(part) for part in node.value.split(";") if part.strip())
        if self.text.hasFocus() and self.text.toPlainText() != self.text.settled:
            self.text.settled = "…"  # what autosave stored in mid-word is no path yet: leaving settles it
        elif self.text.toPlainText() != shown:
            self.text.settled = shown
            self.text.setPlainText(shown)

    def settle(self) -> None:
        text = self.text.toPlainText()
        if text == self.text.settled:
            return
        self.text.settled = text
        points = [read_point(line) for line in text.splitlines() if line.strip()]
        whole = [point for point in points if point is not None]
        if len(whole) < len(points):
            self.answered.emit(text)
            return
        if self._closed and len(whole) > 2 and whole[0] != whole[-1]:
            whole.append(whole[0])
        self.answered.emit("; ".join(point.stored() for point in whole))


def _written(stored: str) -> str:
    point = read_point(stored)
    return f"{point.latitude:.6f}, {point.longitude:.6f}" if point else stored.strip()
