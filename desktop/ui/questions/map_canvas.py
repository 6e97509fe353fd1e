"""The sheet of a map: squares out of a file, else a grid of degrees; points on it, and a cross to aim with.

Arrows move the map under the cross (Shift: further), + and - zoom; the mouse drags, turns and points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import atan, cos, floor, log, pi, radians, sinh, tan

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPixmapCache,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.palette import Tokens, tokens
from desktop.ui.questions.answer import decimal_mark
from desktop.ui.questions.map_outlines import Label, Outlines
from desktop.ui.questions.typed_points import Point
from desktop.ui.theme import px, sized

SQUARE = 256  # px of a tile
CLOSEST, WIDEST = 20.0, 3.0
_AROUND = 40_075_016.7  # m along the equator
_STEPS = (60, 30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002)
_MOVES = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
Tile = Callable[[int, int, int], bytes | None]  # zoom, column, row


def _degrees(number: float) -> str:
    return f"{number:.6g}°".replace(".", decimal_mark())


def _around(at: QPointF, reach: int) -> QRectF:
    return QRectF(at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach))


class MapCanvas(QWidget):
    """`aimed(point)` when the cross or a press picks a place; Backspace asks to take the last one back."""

    aimed = Signal(object)
    entered = Signal()  # by Enter: where only one place is wanted, that is all
    taken_back = Signal()
    moved = Signal()

    def __init__(self, *, aims: bool = True, inks: Tokens | None = None) -> None:
        """`aims`: with a cross to pick by; `inks`: other colours than those in force (paper is always light)."""
        super().__init__()
        self._aims, self._inks = aims, inks
        self.latitude, self.longitude, self.zoom = -2.5, 118.0, 4.6  # all of Indonesia
        self.points: list[Point] = []
        self.named: list[tuple[str, Point]] = []  # other places of the record
        self.closed = self.joined = False
        self._tile: Tile | None = None
        self._outlines: Outlines | None = None
        self._deepest, self._name = 22, ""
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def sizeHint(self) -> QSize:
        return QSize(px(720), px(380))

    def lay(self, tile: Tile | None, deepest: int, name: str) -> None:
        """Squares to draw from; `deepest`: the closest zoom that has some; `name` keeps maps apart."""
        self._tile, self._deepest, self._name = tile, deepest, name
        self.update()

    def lay_outlines(self, outlines: Outlines | None) -> None:
        """Outlines of villages over the squares and under the points."""
        self._outlines = outlines
        self.update()

    def show_points(self, points: Sequence[Point], *, joined: bool, closed: bool) -> None:
        """What is picked so far."""
        self.points, self.joined, self.closed = list(points), joined, closed
        self.update()

    def go(self, latitude: float, longitude: float, zoom: float) -> None:
        """Bring a place under the cross."""
        self.latitude = min(max(latitude, -84.0), 84.0)
        self.longitude = (longitude + 180) % 360 - 180
        self.zoom = min(max(zoom, WIDEST), CLOSEST)
        self.update()
        self.moved.emit()

    def fit(self, points: Sequence[Point], *, closest: float = 15.0) -> None:
        """Bring all of them onto the sheet, with room around."""
        if not points:
            return
        north, south = max(one.latitude for one in points), min(one.latitude for one in points)
        east, west = max(one.longitude for one in points), min(one.longitude for one in points)
        self.go((north + south) / 2, (east + west) / 2, closest)
        while self.zoom > WIDEST and not all(self._is_inside(one) for one in points):
            self.go(self.latitude, self.longitude, self.zoom - 0.5)

    def _is_inside(self, point: Point) -> bool:
        margin = px(36)
        return self.rect().adjusted(margin, margin, -margin, -margin).contains(self.at(point).toPoint())

    @property
    def here(self) -> Point:
        """The place under the cross."""
        return Point(round(self.latitude, 6), round(self.longitude, 6))

    # -- between degrees and pixels (web Mercator)

    def _world(self) -> float:
        return SQUARE * float(2.0**self.zoom)

    def _flat(self, latitude: float, longitude: float) -> QPointF:
        across = (longitude + 180) / 360
        down = (1 - log(tan(radians(latitude)) + 1 / cos(radians(latitude))) / pi) / 2
        return QPointF(across, down) * self._world()

    def at(self, point: Point) -> QPointF:
        """Where a place is on the sheet."""
        return self._flat(point.latitude, point.longitude) - self._corner()

    def place(self, at: QPointF) -> Point:
        """The place at a spot of the sheet."""
        flat = (at + self._corner()) / self._world()
        latitude = atan(sinh(pi * (1 - 2 * flat.y()))) * 180 / pi
        return Point(round(latitude, 6), round((flat.x() * 360 - 180 + 180) % 360 - 180, 6))

    def _corner(self) -> QPointF:
        return self._flat(self.latitude, self.longitude) - QPointF(self.width() / 2, self.height() / 2)

    def _shift(self, by: QPointF) -> None:
        middle = self.place(QPointF(self.width() / 2, self.height() / 2) + by)
        self.go(middle.latitude, middle.longitude, self.zoom)

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, painter = self._inks or tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(t.sunk))
        if self._tile is not None:
            self._paint_squares(painter, self._tile)
        areas: Sequence[Label] = ()
        if self._outlines is not None:
            areas = self._outlines.paint(painter, QRectF(self.rect()), self._corner(), self._world(), t)
        if not areas:
            self._paint_grid(painter)
        painter.setFont(sized(0.9))
        scale = self.scale_room(painter.fontMetrics())
        self._paint_points(painter, areas, scale)
        self._paint_scale(painter, scale)
        if self._aims:
            self._paint_cross(painter, t)
        painter.setPen(
            QPen(QColor(t.act if self.hasFocus() else t.edge if self._aims else t.line), 2 if self.hasFocus() else 1)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_cross(self, painter: QPainter, t: Tokens) -> None:
        middle, arm = QPointF(self.width() / 2, self.height() / 2), px(14)
        for colour, width in ((t.raised, px(4)), (t.act, px(2))):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
            painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

    def _paint_squares(self, painter: QPainter, tile: Tile) -> None:
        zoom = min(max(floor(self.zoom + 0.5), 0), self._deepest)
        side = self._world() / (1 << zoom)
        corner, count = self._corner(), 1 << zoom
        for column in range(floor(corner.x() / side), floor((corner.x() + self.width()) / side) + 1):
            for row in range(floor(corner.y() / side), floor((corner.y() + self.height()) / side) + 1):
                if 0 <= row < count:
                    picture = self._square(tile, zoom, column % count, row)
                    spot = QRectF(column * side - corner.x(), row * side - corner.y(), side, side)
                    if not picture.isNull():
                        painter.drawPixmap(spot, picture, QRectF(picture.rect()))

    def _square(self, tile: Tile, zoom: int, column: int, row: int) -> QPixmap:
        key, found = f"map/{self._name}/{zoom}/{column}/{row}", QPixmap()
        if not QPixmapCache.find(key, found):
            found = QPixmap()
            found.loadFromData(tile(zoom, column, row) or b"")
            QPixmapCache.insert(key, found)
        return found

    def _paint_grid(self, painter: QPainter) -> None:
        """Lines of degrees with their numbers: all there is to see where no map is loaded."""
        t = self._inks or tokens()
        step = next((s for s in _STEPS[::-1] if s / 360 * self._world() > px(90)), _STEPS[0])
        first, last = self.place(QPointF(0, 0)), self.place(QPointF(self.width(), self.height()))
        painter.setFont(sized(0.85))
        pen = QPen(QColor(t.line), 1) if self._tile is None else QPen(QColor(t.ink3), 1, Qt.PenStyle.DotLine)
        measure = painter.fontMetrics()
        for number in range(floor(first.longitude / step), floor(last.longitude / step) + 1):
            x = self.at(Point(0, number * step)).x()
            painter.setPen(pen)
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
            room = self.width() - x - px(6) > measure.horizontalAdvance(_degrees(number * step))
            if x > px(72) and room:  # the corner belongs to the numbers of the other side
                self._write(painter, QPointF(x + px(3), self.height() - px(6)), _degrees(number * step))
        for number in range(floor(last.latitude / step), floor(first.latitude / step) + 1):
            y = self.at(Point(min(max(number * step, -84), 84), 0)).y()
            painter.setPen(pen)
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
            if measure.height() < y < self.height() - px(4):  # never half a number
                self._write(painter, QPointF(px(4), y - px(3)), _degrees(number * step))

    def _write(self, painter: QPainter, at: QPointF, words: str) -> None:
        painter.setPen(QColor((self._inks or tokens()).ink2))
        painter.drawText(at, words)

    def _paint_points(self, painter: QPainter, areas: Sequence[Label], scale: QRectF) -> None:
        t = self._inks or tokens()
        spots = [self.at(point) for point in self.points]
        painter.setPen(QPen(QColor(t.act), px(2)))
        if self.joined and len(spots) > 1:
            line = QPolygonF(spots)
            painter.setBrush(QColor(t.act) if self.closed else Qt.BrushStyle.NoBrush)
            painter.setOpacity(0.2 if self.closed else 1.0)
            painter.drawPolygon(line) if self.closed else painter.drawPolyline(line)
            painter.setOpacity(1.0)
            painter.drawPolyline(QPolygonF([*spots, spots[0]]) if self.closed else line)
        painter.setFont(sized(0.9))
        painter.setPen(QPen(QColor(t.raised), 1))
        painter.setBrush(QColor(t.ink3))
        for _, point in self.named:
            painter.drawEllipse(self.at(point), px(5), px(5))
        self._paint_areas(painter, areas, self._paint_names(painter, scale))
        painter.setPen(QPen(QColor(t.raised), px(2)))
        painter.setBrush(QColor(t.act))
        for spot in spots:
            painter.drawEllipse(spot, px(6), px(6))

    def _paint_areas(self, painter: QPainter, areas: Sequence[Label], taken: list[QRectF]) -> None:
        """The name of an area in its middle, where it is wide enough and no name of a spot is there."""
        painter.setFont(sized(0.8))
        measure = painter.fontMetrics()
        for words, area in areas:
            room = QRectF(0, 0, measure.horizontalAdvance(words), measure.height())
            room.moveCenter(area.center())
            if area.contains(room.adjusted(-px(4), 0, px(4), 0)) and not any(map(room.intersects, taken)):
                taken.append(room)
                painter.setPen(QColor((self._inks or tokens()).ink3))
                painter.drawText(QPointF(room.left(), room.top() + measure.ascent()), words)

    def _paint_names(self, painter: QPainter, scale: QRectF) -> list[QRectF]:
        """Each name beside its spot where there is room for it; one that would cover another is left out.

        What is taken by spots, names and the scale.
        """
        taken = [*self._spot_boxes(), scale]
        sheet, measure = QRectF(self.rect()), painter.fontMetrics()
        for words, point in self.named:
            wide, high, spot = measure.horizontalAdvance(words), measure.height(), self.at(point)
            corners = [spot + QPointF(x, y) for x in (px(9), -px(9) - wide) for y in (-high / 2, -high - px(4), px(4))]
            boxes = (QRectF(corner, QSizeF(wide, high)) for corner in corners)
            room = next((box for box in boxes if sheet.contains(box) and not any(map(box.intersects, taken))), None)
            if words and room is not None:
                taken.append(room)
                self._write(painter, QPointF(room.left(), room.top() + measure.ascent()), words)
        return taken

    def _paint_scale(self, painter: QPainter, room: QRectF) -> None:
        """How long 1, 2 or 5 times a power of ten metres is here."""
        t, (wide, words) = self._inks or tokens(), self._scale()
        right, bottom = room.right(), room.bottom() - px(2)
        painter.setPen(QPen(QColor(t.ink), px(2)))
        painter.drawLine(QPointF(right - wide, bottom), QPointF(right, bottom))
        painter.setFont(sized(0.9))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight), words)

    def _scale(self) -> tuple[float, str]:
        """Its length in px and in words; never more than a third of a small sheet."""
        metre = self._world() / (_AROUND * cos(radians(self.latitude)))
        lengths = [n * 10**power for power in range(7) for n in (1, 2, 5)]
        length = max((one for one in lengths if one * metre < min(px(140), self.width() / 3)), default=1)
        return length * metre, f"{length // 1000} km" if length >= 1000 else f"{length} m"

    def scale_room(self, measure: QFontMetrics) -> QRectF:
        """Where the scale stands: the first corner, from the right below, where it covers no spot."""
        wide, words = self._scale()
        size, edge = QSizeF(max(wide, measure.horizontalAdvance(words)), px(24)), QPointF(px(16), px(22))
        right, bottom = self.width() - edge.x() - size.width(), self.height() - edge.y() - size.height()
        top = px(10)
        corners = [QRectF(QPointF(x, y), size) for y in (bottom, top) for x in (right, px(56))]
        spots = [*self._spot_boxes(), *(_around(self.at(point), px(8)) for point in self.points)]
        return next((one for one in corners if not any(map(one.intersects, spots))), corners[0])

    def _spot_boxes(self) -> list[QRectF]:
        return [_around(self.at(point), px(5)) for _, point in self.named]

    # -- hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            far = px(96) if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else px(8)
            self._shift(QPointF(*_MOVES[key]) * far)
        elif event.text() in ("+", "="):
            self.go(self.latitude, self.longitude, self.zoom + 1)
        elif event.text() == "-":
            self.go(self.latitude, self.longitude, self.zoom - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.aimed.emit(self.here)
            self.entered.emit()
        elif key == Qt.Key.Key_Backspace:
            self.taken_back.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            by = self._pressed - event.position()
            if self._dragged or by.manhattanLength() > px(4):
                self._dragged, self._pressed = True, event.position()
                self._shift(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and not self._dragged:
            self.aimed.emit(self.place(event.position()))
        self._pressed = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        under = self.place(event.position())
        self.zoom = min(max(self.zoom + event.angleDelta().y() / 240, WIDEST), CLOSEST)
        away = self.at(under) - event.position()
        self._shift(away)
