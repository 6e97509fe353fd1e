"""How long a path and how large a shape is, for people to see that it was understood (the form computes its own)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import asin, cos, pi, radians, sin, sqrt

from PySide6.QtCore import QLocale

from desktop.ui.questions.typed_points import Point, read_point
from desktop.ui.translations import tr

_EARTH = 6_378_100.0  # m, as ODK reckons


def length(points: Sequence[Point]) -> float:
    """Metres along a path."""
    return sum(_between(one, other) for one, other in pairwise(points))


def surface(points: Sequence[Point]) -> float:
    """Square metres within a shape, on a plane laid at its first point."""
    if len(points) < 3:
        return 0.0
    degree = 2 * pi * _EARTH / 360
    first = points[0]
    narrower = cos(radians(first.latitude)) * degree
    flat = [((p.longitude - first.longitude) * narrower, (p.latitude - first.latitude) * degree) for p in points]
    pairs = zip(flat, [*flat[1:], flat[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def spoken_length(points: Sequence[Point]) -> str:
    """The length in metres or kilometres."""
    metres = length(points)
    return _said(metres / 1000, "km", 2) if metres >= 2000 else _said(metres, "m", 0)


def spoken_surface(points: Sequence[Point]) -> str:
    """The surface in square metres or hectares."""
    metres = surface(points)
    return tr("luas {size}", size=_said(metres / 10_000, "ha", 2) if metres >= 10_000 else _said(metres, "m²", 0))


def spoken_path(stored: str, *, closed: bool) -> str:
    """A stored path or shape in words: how many points, how long or how large; what is none stays as it is."""
    points = [read_point(part.strip()) for part in stored.split(";") if part.strip()]
    whole = [point for point in points if point is not None]
    if closed and len(whole) > 3 and whole[0] == whole[-1]:
        whole.pop()
    if len(whole) < 2 or len(whole) + 1 < len(points):
        return stored
    return f"{tr('{n} titik', len(whole))} · {spoken_surface(whole) if closed else spoken_length(whole)}"


def _said(number: float, unit: str, places: int) -> str:
    return f"{QLocale().toString(number, 'f', places)} {unit}"


def _between(one: Point, other: Point) -> float:
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    half = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * _EARTH * asin(min(sqrt(half), 1))
