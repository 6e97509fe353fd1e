"""A map of points as a picture for paper: in light colours whatever the screen has, over the map file if any."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice

from desktop.reference.boundaries import Boundaries
from desktop.reference.tiles import Tiles
from desktop.trouble import Trouble
from desktop.ui.palette import LIGHT
from desktop.ui.questions.map_canvas import MapCanvas
from desktop.ui.questions.map_outlines import Outlines
from desktop.ui.questions.typed_points import Point
from desktop.ui.values import Ground

SIDES = (960, 520)  # px
NEAR = 14.0  # the zoom a single point is shown at
DEEPEST = 22  # where there are no pictures

Named = tuple[str, float, float]  # words, latitude, longitude


def map_png(points: Sequence[Named], ground: Ground) -> bytes:
    """The picture; a grid of degrees where there is no map."""
    canvas = MapCanvas(aims=False, inks=LIGHT)
    canvas.resize(*SIDES)
    tiles = lay(canvas, ground)
    show(canvas, points)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.grab().save(buffer, "PNG")
    buffer.close()
    if tiles is not None:
        tiles.close()
    canvas.deleteLater()
    return bytes(data.data())


def show(canvas: MapCanvas, points: Sequence[Named]) -> None:
    """All of them on the sheet, the ones with words named."""
    places = [Point(latitude, longitude) for _, latitude, longitude in points]
    canvas.show_points(places, joined=False, closed=False)
    canvas.named = [(words, place) for (words, _, _), place in zip(points, places, strict=True) if words]
    canvas.fit(places, closest=NEAR)


def lay(canvas: MapCanvas, ground: Ground) -> Tiles | None:
    """Under the points what there is; what has gone is left out. The pictures are to be closed by who asked."""
    canvas.lay_outlines(outlines(ground))
    try:
        tiles = Tiles(Path(ground.pictures)) if ground.pictures else None
    except Trouble:
        tiles = None
    canvas.lay(tiles.tile if tiles else None, tiles.extent.most if tiles else DEEPEST, ground.pictures)
    return tiles


def outlines(ground: Ground) -> Outlines | None:
    """Those of the villages; None without any, or where they have gone."""
    try:
        return Outlines(Boundaries(Path(ground.outlines))) if ground.outlines else None
    except Trouble:
        return None
