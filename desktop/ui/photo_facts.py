"""When and where a photo was taken, read from what the camera wrote beside it (EXIF 2.3), before that is left out."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from desktop.frozen import frozen
from desktop.ui.questions.typed_points import Point

_ORIENTED, _EXIF, _GPS, _THUMB_AT, _THUMB_LENGTH = 0x0112, 0x8769, 0x8825, 0x0201, 0x0202
_TAKEN, _TAKEN_ZONE, _CHANGED = 0x9003, 0x9011, 0x0132
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8}  # bytes, by the type of a value
_MOST_ENTRIES = 512  # a directory with more is damaged
_ZONE = re.compile(r"([+-])(\d\d):(\d\d)")


@frozen
class PhotoFacts:
    """What is known of a photo; None and b"" where the camera said nothing."""

    taken: datetime | None = None  # with its zone where the camera wrote one, else as the camera's clock showed
    point: Point | None = None
    thumbnail: bytes = b""  # a small JPEG the camera made
    turned: int = 1  # the orientation, 1 to 8

    def __bool__(self) -> bool:
        return self.taken is not None or self.point is not None


def read_facts(data: bytes) -> PhotoFacts:
    """The facts of a JPEG, PNG, WebP or TIFF; nothing of what is damaged or no picture."""
    tiff = _tiff_of(data)
    if len(tiff) < 8 or tiff[:2] not in (b"II", b"MM"):
        return PhotoFacts()
    try:
        return _facts(_Tiff(tiff))
    except (struct.error, ValueError, IndexError, ZeroDivisionError, OverflowError):
        return PhotoFacts()


class _Tiff:
    """The directories of an EXIF block."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.order = "<" if data[:2] == b"II" else ">"

    def number(self, at: int, kind: str) -> int:
        return int(struct.unpack_from(self.order + kind, self.data, at)[0])

    def directory(self, at: int) -> tuple[dict[int, tuple[int, int, int]], int]:
        """Tag → (type, count, where its value stands); and where the next directory stands."""
        count = self.number(at, "H")
        if count > _MOST_ENTRIES:
            raise ValueError
        found = {}
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, many = self.number(entry, "H"), self.number(entry + 2, "H"), self.number(entry + 4, "I")
            size = _SIZES.get(kind, 1) * many
            found[tag] = (kind, many, entry + 8 if size <= 4 else self.number(entry + 8, "I"))
        return found, self.number(at + 2 + 12 * count, "I")

    def text(self, entry: tuple[int, int, int] | None) -> str:
        if entry is None:
            return ""
        _, many, at = entry
        return self.data[at : at + min(many, 64)].split(b"\0")[0].decode("ascii", "replace").strip()

    def whole(self, entry: tuple[int, int, int] | None) -> int:
        return 0 if entry is None else self.number(entry[2], "H" if entry[0] == 3 else "I")

    def fractions(self, entry: tuple[int, int, int] | None) -> list[float]:
        if entry is None:
            return []
        _, many, at = entry
        pairs = range(at, at + 8 * min(many, 3), 8)
        return [self.number(place, "I") / (self.number(place + 4, "I") or 1) for place in pairs]


def _facts(tiff: _Tiff) -> PhotoFacts:
    first, following = tiff.directory(tiff.number(4, "I"))
    inner = tiff.directory(tiff.whole(first[_EXIF]))[0] if _EXIF in first else {}
    gps = tiff.directory(tiff.whole(first[_GPS]))[0] if _GPS in first else {}
    taken = _moment(tiff.text(inner.get(_TAKEN)) or tiff.text(first.get(_CHANGED)), tiff.text(inner.get(_TAKEN_ZONE)))
    small = b""
    if 0 < following < len(tiff.data):
        entries = tiff.directory(following)[0]
        at, length = tiff.whole(entries.get(_THUMB_AT)), tiff.whole(entries.get(_THUMB_LENGTH))
        small = tiff.data[at : at + length] if at and tiff.data[at : at + 2] == b"\xff\xd8" else b""
    return PhotoFacts(taken, _point(tiff, gps), small, tiff.whole(first.get(_ORIENTED)) or 1)


def _moment(text: str, zone: str) -> datetime | None:
    try:
        moment = datetime.strptime(text, "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    said = _ZONE.fullmatch(zone)
    if said is None:
        return moment
    ahead = timedelta(hours=int(said[2]), minutes=int(said[3]))
    return moment.replace(tzinfo=timezone(-ahead if said[1] == "-" else ahead))


def _point(tiff: _Tiff, gps: dict[int, tuple[int, int, int]]) -> Point | None:
    latitude, longitude = (_degrees(tiff, gps, tag) for tag in (1, 3))
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None  # a receiver without a fix writes zeros
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    height = (tiff.fractions(gps.get(6)) or [0.0])[0]
    below = 5 in gps and tiff.data[gps[5][2]] == 1
    doubt = (tiff.fractions(gps.get(31)) or [0.0])[0]
    return Point(latitude, longitude, -height if below else height, doubt)


def _degrees(tiff: _Tiff, gps: dict[int, tuple[int, int, int]], tag: int) -> float | None:
    parts = tiff.fractions(gps.get(tag + 1))
    if len(parts) != 3:
        return None
    degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    return -degrees if tiff.text(gps.get(tag)) in ("S", "W") else degrees


def _tiff_of(data: bytes) -> bytes:
    if data[:2] == b"\xff\xd8":
        return next((part[6:] for part in _jpeg_parts(data) if part[:6] == b"Exif\0\0"), b"")
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return next((body for name, body in _chunks(data, 8, ">", tail=4) if name == b"eXIf"), b"")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        found = next((body for name, body in _chunks(data, 12, "<", tail=0) if name == b"EXIF"), b"")
        return found.removeprefix(b"Exif\0\0")
    return data if data[:4] in (b"II*\0", b"MM\0*") else b""


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """The application parts before the picture itself."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] not in (0xDA, 0xD9):
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xE1:
            yield data[at + 4 : at + 2 + length]
        at += 2 + max(length, 2)


def _chunks(data: bytes, at: int, order: str, tail: int) -> Iterator[tuple[bytes, bytes]]:
    """The named pieces of a PNG (length, name) or a WebP (name, length, padded to even)."""
    while at + 8 <= len(data):
        if order == ">":
            length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        else:
            length, name = int.from_bytes(data[at + 4 : at + 8], "little"), data[at : at + 4]
        yield name, data[at + 8 : at + 8 + length]
        at += 8 + length + tail + (length % 2 if order == "<" else 0)
