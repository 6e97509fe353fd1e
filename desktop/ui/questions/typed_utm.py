"""Places in metres of a UTM zone, as GPS receivers and the maps of offices give them: `48S 345373 9821993` (WGS 84)."""

from __future__ import annotations

import re
from math import asin, atan, cos, cosh, degrees, sin, sinh

_READ = re.compile(
    r"(?:utm\s*)?(?:zon[ae]\s*)?(\d{1,2})\s*([c-hj-np-x])[\s,;:]+(?:x\s*[=:]?\s*)?(\d{6}(?:[.,]\d+)?)\s*(?:m?[et])?"
    r"[\s,;]+(?:y\s*[=:]?\s*)?(\d{1,7}(?:[.,]\d+)?)\s*(?:m?[nu])?",
    re.IGNORECASE,
)
_RADIUS, _SCALE, _EAST, _SOUTH = 6_378_137.0, 0.9996, 500_000.0, 10_000_000.0  # metres, but for the scale
_N = (1 / 298.257223563) / (2 - 1 / 298.257223563)  # the third flattening
_MERIDIAN = _SCALE * _RADIUS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
# The series of Krüger to the third order: under a millimetre within a zone.
_BETA = (_N / 2 - 2 / 3 * _N**2 + 37 / 96 * _N**3, _N**2 / 48 + _N**3 / 15, 17 / 480 * _N**3)
_DELTA = (2 * _N - 2 / 3 * _N**2 - 2 * _N**3, 7 / 3 * _N**2 - 8 / 5 * _N**3, 56 / 15 * _N**3)


def read_utm(text: str) -> tuple[float, float] | None:
    """Latitude and longitude, or None. The letter is the band (`M`) or the side (`S` is the south: its band is far
    north of Indonesia)."""
    found = _READ.fullmatch(text.strip())
    if found is None or not 1 <= int(found[1]) <= 60:
        return None
    letter = found[2].casefold()
    east, north = (float(found[part].replace(",", ".")) for part in (3, 4))
    latitude, longitude = _degrees(east, north - (_SOUTH if letter < "n" or letter == "s" else 0))
    # Beyond these there are no zones: a digit of the northing is missing.
    return (latitude, longitude + int(found[1]) * 6 - 183) if -80 <= latitude <= 84 else None


def _degrees(east: float, north: float) -> tuple[float, float]:
    """Latitude, and the longitude from the middle of the zone."""
    xi, eta = north / _MERIDIAN, (east - _EAST) / _MERIDIAN
    terms = tuple(enumerate(_BETA, 1))
    up = xi - sum(beta * sin(2 * j * xi) * cosh(2 * j * eta) for j, beta in terms)
    across = eta - sum(beta * cos(2 * j * xi) * sinh(2 * j * eta) for j, beta in terms)
    chi = asin(sin(up) / cosh(across))
    latitude = chi + sum(delta * sin(2 * j * chi) for j, delta in enumerate(_DELTA, 1))
    return degrees(latitude), degrees(atan(sinh(across) / cos(up)))
