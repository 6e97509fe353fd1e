"""The three time zones of Indonesia by province (Keppres 41/1987, with the provinces founded since)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

ZONE_NAMES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}

_EAST = {"81", "82", "91", "92", "93", "94", "95", "96"}
_MIDDLE = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}


def zone_of(code: str) -> str:
    """WIB, WITA or WIT for any region code ("15", "15.71.01", "15.71.01.1001")."""
    province = code[:2]
    if province in _EAST:
        return "WIT"
    return "WITA" if province in _MIDDLE else "WIB"


def time_zone(code: str) -> ZoneInfo:
    """The zone of a region as Python's zoneinfo knows it."""
    return ZoneInfo(ZONE_NAMES[zone_of(code)])
