"""A place on the earth, typed or pasted in any of the usual notations, taken from a photo, echoed as understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.ui.photo_facts import read_facts
from desktop.ui.pieces import OneLine, beside, button
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.intake import Intake
from desktop.ui.questions.map_card import MapCard
from desktop.ui.questions.measures import spoken_length, spoken_surface
from desktop.ui.questions.places_words import other_places, spoken_point
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
        self.line.setMinimumWidth(px(190))
        self.photo = button("", "image")
        self._echo = OneLine("hint")
        self.map = button("", "map-pin")
        self._node: Node | None = None
        for each in (self.photo, self.map, self._echo):
            self.row.addWidget(each)
        self.row.addStretch(1)
        self.row.setStretch(0, 3)
        self.intake = Intake(self, self, self.line)
        self.map.clicked.connect(self.open_map)
        self.line.opened.connect(self.open_map)
        self.photo.clicked.connect(lambda: self.intake.choose(tr("Pilih foto dari tempat itu"), "image"))
        self.intake.file_came.connect(lambda data, _name: self.take_photo(bytes(data)))
        self.intake.image_came.connect(lambda _image: self.take_photo(b""))
        self.intake.unreadable.connect(lambda: self.take_photo(b""))

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        self._node = node
        self.map.setText(tr("Peta…"))
        self.map.setToolTip(tr("Pilih di peta (Alt+↓)"))
        self.photo.setText(tr("Dari foto…"))
        self.photo.setToolTip(tr("Letak dibaca dari foto HP; fotonya tidak ikut disimpan."))
        self.line.setPlaceholderText(tr("-1,6101 103,6131 atau tempel tautan peta"))
        self._say(read_point(node.value))

    def open_map(self) -> None:
        """Pick the place on a map."""
        card = MapCard(self.window(), self.surroundings, many=False, closed=False)
        card.picked.connect(lambda points: self.take(points[0]))
        point = read_point(self.line.text())
        card.show_points([point] if point else [], other_places(self._node) if self._node is not None else [])

    def take(self, point: Point) -> None:
        """This place is the answer."""
        self.remarked.emit("")
        self.line.show_settled(self.shown(point.stored()))
        self.answered.emit(point.stored())

    def take_photo(self, data: bytes) -> None:
        """Take the place a phone wrote into a photo; the photo itself is not kept."""
        point = read_facts(data).point
        if point is None:
            self.remarked.emit(tr("Foto itu tidak menyimpan letaknya. Pakai foto asli dari HP, atau ketik."))
            return
        self.take(point)

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


class PathAnswer(MultilineAnswer):
    """A geotrace or geoshape: one point a line, typed or pasted as a column. A shape is closed by itself."""

    def __init__(self, surroundings: Surroundings, closed: bool) -> None:
        super().__init__(surroundings, lines=4)
        self._closed = closed
        self._echo = QLabel()
        tone(self._echo, "hint")
        self.map = button("", "map-pin")
        self.column.setSpacing(px(6))
        self.column.addLayout(beside(self.map, self._echo, None, gap=8))
        self.map.clicked.connect(self.open_map)
        self._node: Node | None = None

    def show_node(self, node: Node) -> None:
        self._node = node
        self.map.setText(tr("Peta…"))
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

    def open_map(self) -> None:
        """Draw it on a map, point by point."""
        card = MapCard(self.window(), self.surroundings, many=True, closed=self._closed)
        card.picked.connect(self._take)
        points = [point for point in self._points() if point is not None]
        card.show_points(points, other_places(self._node) if self._node is not None else [])

    def _take(self, points: tuple[Point, ...]) -> None:
        self.text.setPlainText("\n".join(written_point(point.stored()) for point in points))
        self.settle()

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
