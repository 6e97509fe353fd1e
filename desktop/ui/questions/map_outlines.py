"""The outlines of villages under the points of a map."""

from __future__ import annotations

import struct
from array import array

from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.reference.boundaries import Boundaries, Box, Outline
from desktop.ui.palette import Tokens
from desktop.ui.theme import px

SMALLEST = 7  # px: an area smaller than this is not drawn
COARSE_BELOW = 256 * 2.0**10  # px of the world
MOST_KEPT = 4000  # shapes made ready, before they are made anew

Label = tuple[str, QRectF]  # a name and the room of its area on the sheet


class Outlines:
    """Draws a file's outlines on any sheet; what was drawn before is ready for the next time."""

    def __init__(self, boundaries: Boundaries) -> None:
        self.boundaries = boundaries
        self._ready: dict[tuple[int, bool], list[QPolygonF]] = {}

    def paint(self, painter: QPainter, sheet: QRectF, corner: QPointF, world: float, inks: Tokens) -> list[Label]:
        """What it draws on has `corner` of a world that is `world` pixels across. The names it would like to have."""
        coarse = world < COARSE_BELOW
        box = Box(
            corner.x() / world, corner.y() / world,
            (corner.x() + sheet.width()) / world, (corner.y() + sheet.height()) / world,
        )  # fmt: skip
        areas = self.boundaries.inside(box, least=px(SMALLEST) / world, coarse=coarse)
        if len(self._ready) > MOST_KEPT:
            self._ready.clear()
        painter.save()
        painter.translate(-corner)
        painter.scale(world, world)
        pen = QPen(QColor(inks.ink3), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for area in areas:
            for shape in self._shapes(area, coarse):
                painter.drawPolygon(shape)
        painter.restore()
        return [(area.name, QRectF(
            area.box.west * world, area.box.north * world, (area.box.east - area.box.west) * world,
            (area.box.south - area.box.north) * world,
        ).translated(-corner) & sheet) for area in areas if area.name]  # fmt: skip

    def _shapes(self, area: Outline, coarse: bool) -> list[QPolygonF]:
        known = self._ready.get((area.key, coarse))
        if known is None:
            known = self._ready[area.key, coarse] = [_polygon(ring) for ring in area.rings]
        return known


def _polygon(ring: array[float]) -> QPolygonF:
    """At the speed of a copy: as Qt itself writes a polygon."""
    stream = QDataStream(QByteArray(struct.pack("<I", len(ring) // 2) + ring.tobytes()))
    stream.setByteOrder(QDataStream.ByteOrder.LittleEndian)
    stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.SinglePrecision)
    shape = QPolygonF()
    stream >> shape
    return shape
