"""Keys made to find what is nearly the same: persons by birth date and name, places by where they are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

from desktop.frozen import frozen
from desktop.reference import names

CELL = 4
"""Decimals of a degree in the key of a place: cells of eleven metres, so that one looks into nine of them."""


@frozen
class Person:
    """Somebody named with a birth date. `ref` is where the name is asked."""

    ref: str
    name: str  # plain
    born: date
    nik: str = ""


@frozen
class Point:
    """Where something is, in degrees."""

    ref: str
    latitude: float
    longitude: float

    @property
    def cell(self) -> tuple[int, int]:
        return round(self.latitude * 10**CELL), round(self.longitude * 10**CELL)


def keys(
    values: Mapping[str, str], meaning: Callable[[str], str], points: Collection[str], region: str
) -> dict[str, tuple[str, ...]]:
    """The keys of a record's answers; kinds without any are left out."""
    village = region.replace(".", "")
    persons = list(persons_in(values, meaning))
    found = {
        "born": tuple(dict.fromkeys(f"{one.born.isoformat()}|{village}|{one.name}" for one in persons)),
        "named": tuple(dict.fromkeys(named_key(village, one) for one in persons)),
        "point": tuple(point_key(one) for one in points_in(values, points)),
    }
    return {kind: said for kind, said in found.items() if said}


def persons_in(values: Mapping[str, str], meaning: Callable[[str], str]) -> Iterator[Person]:
    """Everybody with a name and a birth date in the same group or roster row."""
    rows: dict[str, dict[str, tuple[str, str]]] = {}
    for ref, value in values.items():
        said = meaning(ref) if value else ""
        if said in ("name", "birth_date", "nik"):
            rows.setdefault(ref.rpartition("/")[0], {}).setdefault(said, (ref, value))
    for row in rows.values():
        born = _day(row.get("birth_date", ("", ""))[1])
        ref, name = row.get("name", ("", ""))
        if born is not None and names.words_of(name):
            yield Person(ref, names.plain(name), born, row.get("nik", ("", ""))[1])


def points_in(values: Mapping[str, str], points: Collection[str]) -> Iterator[Point]:
    """The places that were marked: "latitude longitude altitude accuracy"."""
    for ref, value in values.items():
        if value and (ref in points or _without_positions(ref) in points):
            try:
                latitude, longitude = (float(part) for part in value.split()[:2])
            except ValueError:
                continue
            yield Point(ref, latitude, longitude)


def named_key(village: str, one: Person) -> str:
    return f"{village}|{names.skeleton(one.name)}|{one.born.isoformat()}|{one.name}"


def point_key(one: Point) -> str:
    return f"{cell_key(*one.cell)}{one.latitude:.6f} {one.longitude:.6f}"


def cell_key(north: int, east: int) -> str:
    """The beginning of the key of every place in a cell."""
    return f"{north:+08d}{east:+09d}|"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _without_positions(ref: str) -> str:
    return "/".join(step.partition("[")[0] for step in ref.split("/")) if "[" in ref else ref
