"""A map of points as a picture for paper: in light colours whatever the screen has, over the map file if any."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice

from desktop.reference.tiles import Tiles
from desktop.trouble import Trouble
from desktop.ui.palette import LIGHT
from desktop.ui.questions.map_canvas import MapCanvas
from desktop.ui.questions.typed_points import Point

SIDES = (960, 520)  # px
NEAR = 14.0  # the zoom a single point is shown at

Named = tuple[str, float, float]  # words, latitude, longitude


def map_png(points: Sequence[Named], map_file: str = "") -> bytes:
    """The picture; a grid of degrees where there is no map."""
    canvas = MapCanvas(aims=False, inks=LIGHT)
    canvas.resize(*SIDES)
    tiles = opened(map_file)
    if tiles is not None:
        canvas.lay(tiles.tile, tiles.extent.most, map_file)
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


def opened(map_file: str) -> Tiles | None:
    """The map of a file; None without one, or where it has gone."""
    try:
        return Tiles(Path(map_file)) if map_file else None
    except Trouble:
        return None
