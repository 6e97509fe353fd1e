"""Where a record that is read lies: its places on the offline map of the filling page, only to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.map_card import MapCard
from desktop.ui.questions.typed_points import read_point
from desktop.ui.questions.wording import plain

if TYPE_CHECKING:
    from desktop.xforms import Interview, Node


def bring_map(page: QWidget, surroundings: Surroundings, interview: Interview, ref: str) -> MapCard | None:
    """The place of the question one is at, else the first of the record; None where it has no place."""
    places = [(node, point) for node in _places(interview.root) if (point := read_point(node.value)) is not None]
    if not places:
        return None
    here = next((point for node, point in places if node.ref == ref), places[0][1])
    card = MapCard(page.window(), surroundings, many=False, closed=False, looking=True)
    card.show_points([here], [(plain(node.label), point) for node, point in places if point != here])
    return card


def _places(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.kind != "question":
            yield from _places(child)
        elif child.relevant and child.type == "geopoint" and child.value:
            yield child
