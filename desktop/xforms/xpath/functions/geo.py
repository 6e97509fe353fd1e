"""Functions over places on Earth, on the sphere that ODK's engines use."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from ..errors import XPathError
from ..values import NAN, Value
from .signature import Function, plain, texts

Point: TypeAlias = tuple[float, float]  # latitude, longitude in degrees

RADIUS: Final = 6_378_100.0  # metres


def read_points(values: Sequence[Value]) -> list[Point] | None:
    """The points of shapes, traces and single points, in order; None if any of it is not a place on Earth."""
    points: list[Point] = []
    for value in values:
        for text in texts(value):
            for part in text.split(";"):
                if part.strip():
                    point = _point(part)
                    if point is None:
                        return None
                    points.append(point)
    return points


def _point(text: str) -> Point | None:
    try:
        latitude, longitude, *others = (float(part) for part in text.split())
    except ValueError:
        return None
    if len(others) > 2:  # altitude and accuracy
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _distance(*values: Value) -> float:
    """Metres along one trace, or along several single points, to the centimetre; NaN while there are none. Anything
    but places is an error."""
    written = [text for value in values for text in texts(value)]
    points = read_points(values)
    if points is None or (len(written) > 1 and any(";" in text for text in written)):
        raise XPathError("bad value", name="distance", value="")
    return round(math.fsum(between(one, other) for one, other in pairwise(points)), 2) if points else NAN


def between(one: Point, other: Point) -> float:
    """Metres between two points, by the spherical law of cosines."""
    latitude, other_latitude = math.radians(one[0]), math.radians(other[0])
    turn = math.radians(other[1] - one[1])
    cosine = math.sin(latitude) * math.sin(other_latitude) + math.cos(latitude) * math.cos(other_latitude) * math.cos(
        turn
    )
    return math.acos(max(-1.0, min(1.0, cosine))) * RADIUS


def _area(value: Value) -> float:
    """Square metres inside the points, to two places, by the formula for a polygon on a sphere (Web Forms, Enketo)."""
    points = read_points([value])
    if not points or len(points) < 3:
        return 0.0
    strips = (
        math.radians(other[1] - one[1]) * (2 + math.sin(math.radians(one[0])) + math.sin(math.radians(other[0])))
        for one, other in pairwise([*points, points[0]])
    )
    return round(abs(sum(strips) * RADIUS * RADIUS / 2), 2)


def _geofence(point: Value, shape: Value) -> bool:
    """Whether a point lies inside a shape: a ray to the east crosses its border an odd number of times."""
    places, corners = read_points([point]), read_points([shape])
    if not places or not corners:
        return False
    if corners[0] != corners[-1]:
        return False
    latitude, longitude = places[0]
    inside = False
    for one, other in pairwise(corners):
        crosses = (one[0] > latitude) != (other[0] > latitude)
        if crosses and longitude < (other[1] - one[1]) * (latitude - one[0]) / (other[0] - one[0]) + one[1]:
            inside = not inside
    return inside


def _intersects(shape: Value) -> bool:
    """Whether a trace or the border of a shape crosses itself."""
    points = read_points([shape]) or []
    sides = list(pairwise(points))
    closed = len(points) > 2 and points[0] == points[-1]
    for at, side in enumerate(sides):
        for other_at in range(at + 2, len(sides)):
            if closed and at == 0 and other_at == len(sides) - 1:
                continue
            if _cross(side, sides[other_at]):
                return True
    return False


def _cross(side: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    def turn(one: Point, two: Point, three: Point) -> float:
        return (two[1] - one[1]) * (three[0] - one[0]) - (two[0] - one[0]) * (three[1] - one[1])

    ways = (turn(*other, side[0]), turn(*other, side[1]), turn(*side, other[0]), turn(*side, other[1]))
    return ways[0] * ways[1] <= 0 and ways[2] * ways[3] <= 0 and any(ways)


FUNCTIONS: Final[tuple[Function, ...]] = (
    plain("area", "any", "number", _area),
    plain("enclosed-area", "any", "number", _area),
    plain("distance", "any any*", "number", _distance),
    plain("geofence", "any any", "boolean", _geofence),
    plain("intersects", "any", "boolean", _intersects),
)
