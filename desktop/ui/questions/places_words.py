"""Places in words, as a map in Indonesia names its sides, and the other places of a record by their questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.ui.questions.answer import decimal_mark
from desktop.ui.questions.typed_points import Point, read_point
from desktop.ui.questions.wording import plain
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node


def spoken_point(point: Point) -> str:
    """A point with its sides in words of a map: 1,610100° LS · 103,613100° BT."""
    north = tr("LU") if point.latitude >= 0 else tr("LS")
    east = tr("BT") if point.longitude >= 0 else tr("BB")
    parts = (f"{abs(point.latitude):.6f}° {north}", f"{abs(point.longitude):.6f}° {east}")
    return " · ".join(part.replace(".", decimal_mark()) for part in parts)


def other_places(node: Node) -> list[tuple[str, Point]]:
    """The points answered elsewhere in the record, with the words of their questions."""
    root = node
    while root.parent is not None:
        root = root.parent
    found = ((one, read_point(one.value)) for one in _points(root) if one.key != node.key)
    return [(plain(one.label), point) for one, point in found if point is not None]


def _points(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.kind != "question":
            yield from _points(child)
        elif child.type == "geopoint" and child.value and child.relevant:
            yield child
