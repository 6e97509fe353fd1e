"""Outlines of villages or any areas, out of a GeoJSON file (RFC 7946) of the office: taken in once, thinned, then read
by place. Public data: it lies beside the vault as it is.

Read in a stream and thinned to what a screen can show, so that the outlines of a whole province neither fill the memory
of an old laptop nor hold up the painting.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from math import asinh, floor, inf, nan, pi, radians, tan
from pathlib import Path
from typing import Any, BinaryIO

from desktop.frozen import frozen
from desktop.paths import put_in_place
from desktop.settings import disk_trouble
from desktop.trouble import Cancelled, Kind, Trouble

FINE, COARSE = 0.0001, 0.003  # degrees: of all points within such a cell one is kept (11 m, 330 m)
MOST_POINTS = 5_000_000  # kept of one file; of one area a tenth
MOST_AREAS = 100_000  # Indonesia has 83,762 villages
LONGEST_NAME = 120
MOST_NAMES, DEEPEST = 1000, 40  # properties of a feature; arrays and maps within each other
_FEATURE = ["features", ""]
_PROPERTIES, _KIND = [*_FEATURE, "properties"], [*_FEATURE, "geometry", "type"]
_COORDINATES = [*_FEATURE, "geometry", "coordinates"]
_NAMES = (
    "wadmkd", "namobj", "nama_desa", "desa", "kelurahan", "nama", "name", "label", "wadmkc", "kecamatan", "wadmkk",
)  # fmt: skip
_KEPT = """
CREATE TABLE about (name TEXT NOT NULL, areas INTEGER NOT NULL);
CREATE TABLE outline (
    name TEXT NOT NULL, west REAL NOT NULL, north REAL NOT NULL, east REAL NOT NULL, south REAL NOT NULL,
    fine BLOB NOT NULL, coarse BLOB NOT NULL
);
"""


@frozen
class Box:
    """A part of the web Mercator square: 0 to 1 from west to east and from north to south."""

    west: float
    north: float
    east: float
    south: float


@frozen
class Outline:
    """One area: its rings as x, y, x, y … in the web Mercator square. `key` stays the same while the file does."""

    key: int
    name: str
    box: Box
    rings: tuple[array[float], ...]


def flat(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees to the web Mercator square."""
    held = min(max(latitude, -85.0), 85.0)
    return (longitude + 180) / 360, (1 - asinh(tan(radians(held))) / pi) / 2


# --- taking in


@dataclass(slots=True)
class _Area:
    """What of a feature has been read: its names by their key, its kind, its rings as longitude, latitude …"""

    names: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    rings: list[array[float]] = field(default_factory=list)

    def name(self) -> str:
        found = next((self.names[key] for key in _NAMES if self.names.get(key)), "")
        return " ".join(found.split())[:LONGEST_NAME]


def take_in(
    source: Path, kept: Path, *, cancelled: Callable[[], bool] = lambda: False,
    tell: Callable[[int], None] = lambda _areas: None,
) -> int:  # fmt: skip
    """Read a GeoJSON file into `kept`, in place of what was there; the number of areas.

    Troubles: FILE_UNREADABLE; BOUNDARIES_UNREADABLE: no GeoJSON with polygons in degrees; those of the disk. Then
    `kept` is as it was.
    """
    new = kept.with_name(kept.name + ".new")
    try:
        stream = source.open("rb")
    except OSError as error:
        raise Trouble(Kind.FILE_UNREADABLE, name=source.name) from error
    try:
        new.unlink(missing_ok=True)
        with stream:
            areas = _write(_counted(_rows(_areas(stream)), cancelled, tell), new, source.stem[:LONGEST_NAME])
        put_in_place(new, kept)
    except (ValueError, ArithmeticError) as error:
        raise Trouble(Kind.BOUNDARIES_UNREADABLE, name=source.name) from error
    except sqlite3.Error as error:
        raise Trouble(Kind.DISK_FULL if error.sqlite_errorcode == sqlite3.SQLITE_FULL else Kind.DISK_FAILED) from error
    except OSError as error:
        raise disk_trouble(error) from error
    finally:
        new.unlink(missing_ok=True)
    return areas


def _write(rows: Iterable[tuple[object, ...]], new: Path, name: str) -> int:
    with closing(sqlite3.connect(new)) as db:
        db.executescript(_KEPT)
        db.executemany("INSERT INTO outline VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        areas = int(db.execute("SELECT count(*) FROM outline").fetchone()[0])
        if not areas:
            raise ValueError("no polygon")
        db.execute("INSERT INTO about VALUES (?, ?)", (name, areas))
        db.commit()
    return areas


def _counted(
    rows: Iterable[tuple[object, ...]], cancelled: Callable[[], bool], tell: Callable[[int], None]
) -> Iterator[tuple[object, ...]]:
    for at, row in enumerate(rows):
        if cancelled():
            raise Cancelled
        if at >= MOST_AREAS:
            raise ValueError("too many areas")
        if not at % 500:
            tell(at)
        yield row


def _areas(stream: BinaryIO) -> Iterator[_Area]:
    """Feature by feature, each number as it comes: what a hostile file makes huge is refused before it is kept."""
    area, place, ring, points = _Area(), [0.0, 0.0, 0.0], array("d"), 0
    numbers = 0  # of the position that is being read
    for path, event, value in _events(stream):
        if path[:4] == _COORDINATES:
            if event == "number":
                place[min(numbers, 2)] = float(value)
                numbers += 1
            elif event == "end_array" and numbers:
                points += _add(ring, place[0], place[1])
                numbers = 0
            elif event == "end_array" and ring:
                area.rings.append(ring)
                ring = array("d")
        elif event == "string" and path == _KIND:
            area.kind = str(value)
        elif event == "string" and path[:3] == _PROPERTIES and len(path) == 4:
            area.names[path[3].lower()] = str(value)
        elif event == "end_map" and path == _FEATURE:
            yield area
            area = _Area()
        if points > MOST_POINTS or len(ring) > MOST_POINTS // 5 or len(area.names) > MOST_NAMES:
            raise ValueError("larger than any area")


def _events(stream: BinaryIO) -> Iterator[tuple[list[str], str, Any]]:
    """What is read, with the way to it; at an end the way to what has ended. ValueError: no JSON, or a well of it."""
    import ijson

    path: list[str] = []
    try:
        for event, value in ijson.basic_parse(stream, use_float=True):
            if event == "map_key":
                path[-1] = value
                continue
            if event in ("end_map", "end_array"):
                path.pop()
            yield path, event, value
            if event in ("start_map", "start_array"):
                path.append("")
            if len(path) > DEEPEST:
                raise ValueError("too deep")
    except ijson.JSONError as error:
        raise ValueError("no JSON") from error


def _add(ring: array[float], longitude: float, latitude: float) -> int:
    """A point, where it is not in the cell of the one before; how many were kept. ValueError: no degrees."""
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise ValueError("not in degrees")
    if ring and _cell(ring[-2], FINE) == _cell(longitude, FINE) and _cell(ring[-1], FINE) == _cell(latitude, FINE):
        return 0
    ring.extend((longitude, latitude))
    return 1


def _cell(degrees: float, side: float) -> int:
    return floor(degrees / side)


def _rows(areas: Iterable[_Area]) -> Iterator[tuple[object, ...]]:
    for area in areas:
        rings = [ring for ring in area.rings if len(ring) >= 6]
        if area.kind in ("Polygon", "MultiPolygon") and rings:
            fine = _laid(rings)
            xs, ys = fine[::2], fine[1::2]
            west, north = (min(one for one in side if one == one) for side in (xs, ys))
            east, south = (max(one for one in side if one == one) for side in (xs, ys))
            coarse = _laid(_coarse(rings))
            yield area.name(), west, north, east, south, fine.tobytes(), coarse.tobytes()


def _coarse(rings: Iterable[array[float]]) -> Iterator[array[float]]:
    for ring in rings:
        kept, last = array("d"), (inf, inf)
        for at in range(0, len(ring), 2):
            cell = (floor(ring[at] / COARSE), floor(ring[at + 1] / COARSE))
            if cell != last:
                kept.extend(ring[at : at + 2])
                last = cell
        yield kept


def _laid(rings: Iterable[array[float]]) -> array[float]:
    """All rings behind each other in the web Mercator square, each ended by two NaN; single precision: 2 m."""
    laid = array("f")
    for ring in rings:
        for at in range(0, len(ring), 2):
            laid.extend(flat(ring[at + 1], ring[at]))
        laid.extend((nan, nan))
    return laid


# --- reading


class Boundaries:
    """What was taken in; the file is open only while it is read, so that another can take its place on Windows too.

    Trouble FILE_UNREADABLE if it is none.
    """

    def __init__(self, kept: Path) -> None:
        self._uri = f"{kept.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            with closing(sqlite3.connect(self._uri, uri=True)) as db:
                self.name, self.areas = db.execute("SELECT name, areas FROM about").fetchone()
        except (sqlite3.Error, TypeError, ValueError) as error:
            raise Trouble(Kind.FILE_UNREADABLE, name=kept.name) from error

    def inside(self, box: Box, *, least: float = 0.0, coarse: bool = False) -> list[Outline]:
        """The areas that touch a part of the map and are no smaller than `least` across, the first taken in first."""
        rings = "coarse" if coarse else "fine"
        try:
            with closing(sqlite3.connect(self._uri, uri=True)) as db:
                found = db.execute(
                    f"SELECT rowid, name, west, north, east, south, {rings} FROM outline WHERE east >= ? "  # noqa: S608
                    "AND west <= ? AND south >= ? AND north <= ? AND (east - west >= ? OR south - north >= ?) "
                    "ORDER BY rowid",
                    (box.west, box.east, box.north, box.south, least, least),
                ).fetchall()
        except sqlite3.Error:
            return []  # a damaged file shows no outlines; the points stay
        return [Outline(key, name, Box(*sides), _rings(blob)) for key, name, *sides, blob in found]


def _rings(blob: bytes) -> tuple[array[float], ...]:
    laid = array("f", blob[: len(blob) // 8 * 8])
    ends = [at for at in range(0, len(laid), 2) if laid[at] != laid[at]]
    starts = [0, *(end + 2 for end in ends[:-1])]
    return tuple(laid[start:end] for start, end in zip(starts, ends, strict=True))
