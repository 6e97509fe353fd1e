"""A place on the earth, typed or pasted in any of the usual notations, taken from a photo, echoed as understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.ui.photo_facts import read_facts
from desktop.ui.pieces import button
from desktop.ui.questions.answer import Surroundings, decimal_mark
from desktop.ui.questions.intake import Intake
from desktop.ui.questions.measures import spoken_length, spoken_surface
from desktop.ui.questions.text import MultilineAnswer, TextAnswer
from desktop.ui.questions.typed_points import Point, read_point, written_point
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node


class PointAnswer(TextAnswer):
    """A geopoint. No laptop has a receiver: people type it, paste it from a phone or a map link, or give a photo."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.line.setMaximumWidth(px(300))
        self.photo = button("", "image")
        self._echo = QLabel()
        tone(self._echo, "hint")
        self.row.addWidget(self.photo)
        self.row.addWidget(self._echo)
        self.row.addStretch(1)
        self.row.setStretch(0, 3)
        self.intake = Intake(self, self, self.line)
        self.photo.clicked.connect(lambda: self.intake.choose(tr("Pilih foto dari tempat itu"), "image"))
        self.intake.file_came.connect(lambda data, _name: self.take_photo(bytes(data)))
        self.intake.image_came.connect(lambda _image: self.take_photo(b""))
        self.intake.unreadable.connect(lambda: self.take_photo(b""))

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        self.photo.setText(tr("Dari foto…"))
        self.photo.setToolTip(tr("Letak dibaca dari foto ponsel; fotonya tidak ikut disimpan."))
        self.line.setPlaceholderText(tr("-1,6101 103,6131 atau tempel tautan peta"))
        self._say(read_point(node.value))

    def take_photo(self, data: bytes) -> None:
        """Take the place a phone wrote into a photo; the photo itself is not kept."""
        point = read_facts(data).point
        if point is None:
            self.remarked.emit(tr("Foto itu tidak menyimpan letaknya. Pakai foto asli dari ponsel, atau ketik."))
            return
        self.remarked.emit("")
        self.line.show_settled(self.shown(point.stored()))
        self.answered.emit(point.stored())

    def shown(self, value: str) -> str:
        return written_point(value)

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
    """A geotrace or geoshape: one point a line, typed or pasted as a column. A shape is closed by itself."""

    def __init__(self, surroundings: Surroundings, closed: bool) -> None:
        super().__init__(surroundings, lines=4)
        self._closed = closed
        self._echo = QLabel()
        tone(self._echo, "hint")
        self.column.addWidget(self._echo)

    def show_node(self, node: Node) -> None:
        self.text.setPlaceholderText(tr("Satu titik per baris: -1,6101 103,6131"))
        points = [part for part in node.value.split(";") if part.strip()]
        if self._closed and len(points) > 3 and read_point(points[0]) == read_point(points[-1]):
            points.pop()  # it is closed by itself
        shown = "\n".join(written_point(part.strip()) for part in points)
        if self.text.hasFocus() and self.text.toPlainText() != self.text.settled:
            self.text.settled = "…"  # what autosave stored in mid-word is no path yet: leaving settles it
        elif self.text.toPlainText() != shown:
            self.text.settled = shown
            self.text.setPlainText(shown)
        self._say(self._points())

    def settle(self) -> None:
        text = self.text.toPlainText()
        if text == self.text.settled:
            return
        self.text.settled = text
        points = self._points()
        whole = [point for point in points if point is not None]
        if len(whole) < len(points):
            self.answered.emit(text)
            return
        if self._closed and len(whole) > 2 and whole[0] != whole[-1]:
            whole.append(whole[0])
        self.answered.emit("; ".join(point.stored() for point in whole))

    def _edited(self) -> None:
        super()._edited()
        self._say(self._points())

    def _points(self) -> list[Point | None]:
        return [read_point(line) for line in self.text.toPlainText().splitlines() if line.strip()]

    def _say(self, points: list[Point | None]) -> None:
        whole = [point for point in points if point is not None]
        wrong = next((place for place, point in enumerate(points, 1) if point is None), 0)
        if wrong:
            self._echo.setText(tr("Baris {line} belum dikenali.", line=wrong))
            return
        said = [tr("{n} titik", len(whole))] if whole else []
        if len(whole) > 1:
            said.append(spoken_surface(whole) if self._closed else spoken_length(whole))
        self._echo.setText(" · ".join(part for part in said if part))
