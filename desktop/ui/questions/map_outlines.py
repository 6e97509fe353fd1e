"""The outlines of villages under the points of a map, each with its name where there is room."""

from __future__ import annotations

import struct
from array import array

from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.reference.boundaries import Boundaries, Box, Outline
from desktop.ui.palette import Tokens
from desktop.ui.theme import px, sized

SMALLEST = 7  # px: an area smaller than this is not drawn
COARSE_BELOW = 256 * 2.0**10  # px of the world
MOST_KEPT = 4000  # shapes made ready, before they are made anew


class Outlines:
    """Draws a file's outlines on any sheet; what was drawn before is ready for the next time."""

    def __init__(self, boundaries: Boundaries) -> None:
        self.boundaries = boundaries
        self._ready: dict[tuple[int, bool], list[QPolygonF]] = {}

    def paint(self, painter: QPainter, sheet: QRectF, corner: QPointF, world: float, inks: Tokens) -> None:
        """`corner`: of the sheet on a world that is `world` pixels across."""
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
        self._name(painter, areas, sheet, corner, world, inks)

    def _shapes(self, area: Outline, coarse: bool) -> list[QPolygonF]:
        known = self._ready.get((area.key, coarse))
        if known is None:
            known = self._ready[area.key, coarse] = [_polygon(ring) for ring in area.rings]
        return known

    def _name(
        self, painter: QPainter, areas: list[Outline], sheet: QRectF, corner: QPointF, world: float, inks: Tokens
    ) -> None:
        """In the middle of the area, where it is wide enough for its name; the sheet's part of it counts."""
        painter.setFont(sized(0.8))
        painter.setPen(QColor(inks.ink3))
        measure = painter.fontMetrics()
        for area in areas:
            box = area.box
            at = QRectF(box.west * world, box.north * world, (box.east - box.west) * world,
                        (box.south - box.north) * world).translated(-corner) & sheet  # fmt: skip
            wide = measure.horizontalAdvance(area.name)
            if area.name and wide + px(8) <= at.width() and measure.height() * 1.5 <= at.height():
                middle = at.center() + QPointF(-wide / 2, measure.ascent() / 2)
                painter.drawText(middle, area.name)


def _polygon(ring: array[float]) -> QPolygonF:
    """At the speed of a copy: as Qt itself writes a polygon."""
    stream = QDataStream(QByteArray(struct.pack("<I", len(ring) // 2) + ring.tobytes()))
    stream.setByteOrder(QDataStream.ByteOrder.LittleEndian)
    stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.SinglePrecision)
    shape = QPolygonF()
    stream >> shape
    return shape
