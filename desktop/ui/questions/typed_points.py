"""Places on the earth as people type or paste them: decimal degrees, degrees and minutes, map links, UTM."""

from __future__ import annotations

import re
from typing import NamedTuple


class Point(NamedTuple):
    """Degrees, metres above the sea, metres of doubt."""

    latitude: float
    longitude: float
    altitude: float = 0.0
    accuracy: float = 0.0

    def stored(self) -> str:
        """As ODK keeps a geopoint."""
        return " ".join(f"{part:.7f}".rstrip("0").rstrip(".") if part else "0" for part in self)


_LINK = re.compile(r"(?:@|[?&](?:q|ll|query|mlat)=|geo:|#map=\d+/)(-?\d+\.\d+)(?:,|/|%2C|&mlon=)(-?\d+\.\d+)")
_DECIMAL_COMMA = re.compile(r"(-?\d{1,3}),(\d{3,})\s*[;,\s]\s*(-?\d{1,3}),(\d{3,})$")
_NUMBER = r"(\d+(?:[.,]\d+)?)"
_SEXAGESIMAL = re.compile(
    rf"([a-zA-Z]{{0,2}})\s*([+-]?){_NUMBER}\s*[°º\s]\s*(?:{_NUMBER}\s*['′’m\s]\s*)?(?:{_NUMBER}\s*(?:\"|″|”|''|d)?)?\s*([a-zA-Z]{{0,2}})"
)
# Compass letters in English and Indonesian (LS, LU, BT, BB); S and W are minus.
_SIDES = {"n": 1, "lu": 1, "u": 1, "s": -1, "ls": -1, "e": 1, "bt": 1, "t": 1, "w": -1, "bb": -1, "b": -1}
_EAST_WEST = {"e", "bt", "t", "w", "bb", "b"}


def read_point(text: str) -> Point | None:
    """The point meant, or None: `-1.61, 103.61`, `1°36'36"S 103°36'50"E`, `1,61 LS 103,61 BT`, a map link, UTM."""
    text = text.strip()
    link = _LINK.search(text)
    if link:
        return _checked(float(link[1]), float(link[2]))
    comma = _DECIMAL_COMMA.match(text)
    if comma:
        return _checked(float(f"{comma[1]}.{comma[2]}"), float(f"{comma[3]}.{comma[4]}"))
    plain = re.fullmatch(r"(-?\d+(?:\.\d+)?)[\s,;]+(-?\d+(?:\.\d+)?)((?:[\s,;]+-?\d+(?:\.\d+)?){0,2})", text)
    if plain:
        rest = [float(part) for part in re.split(r"[\s,;]+", plain[3]) if part]
        return _checked(float(plain[1]), float(plain[2]), *rest)
    return _with_sides(text) or _in_metres(text)


def written_point(stored: str) -> str:
    """A stored geopoint for reading: latitude and longitude, six decimals."""
    point = read_point(stored)
    return f"{point.latitude:.6f}, {point.longitude:.6f}" if point else stored


def _in_metres(text: str) -> Point | None:
    from desktop.ui.questions.typed_utm import read_utm  # few places are typed so

    found = read_utm(text)
    return _checked(*found) if found else None


def _with_sides(text: str) -> Point | None:
    found: dict[bool, float] = {}
    between = r"[\s,;]+(?=[a-zA-Z])" if text[:1].isalpha() else r"(?<=[a-zA-Z])[\s,;]+(?=[\d+-])|[;]|,\s+"
    for part in re.split(between, text):
        read = _angle(part.strip())
        if read is None:
            continue
        east_west, degrees = read
        found[east_west if east_west is not None else bool(found)] = degrees
    return _checked(found[False], found[True]) if len(found) == 2 else None


def _angle(text: str) -> tuple[bool | None, float] | None:
    match = _SEXAGESIMAL.fullmatch(text + " ") or _SEXAGESIMAL.fullmatch(text)
    if match is None:
        return None
    side = (match[1] or match[6]).casefold()
    if side and side not in _SIDES:
        return None
    degrees, minutes, seconds = (float((part or "0").replace(",", ".")) for part in match.group(3, 4, 5))
    value = degrees + minutes / 60 + seconds / 3600
    sign = -1 if match[2] == "-" else _SIDES.get(side, 1)
    return (side in _EAST_WEST if side else None), sign * value


def _checked(latitude: float, longitude: float, altitude: float = 0.0, accuracy: float = 0.0) -> Point | None:
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Point(latitude, longitude, altitude, max(accuracy, 0.0))
