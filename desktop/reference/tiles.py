"""A map out of a file: MBTiles 1.3 with pictures (png, jpg, webp), read only; an office prepares it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from desktop.frozen import frozen
from desktop.trouble import Kind, Trouble


@frozen
class Extent:
    """What a map covers: degrees, and the zooms it has pictures for."""

    west: float = -180.0
    south: float = -85.0
    east: float = 180.0
    north: float = 85.0
    least: int = 0
    most: int = 22


class Tiles:
    """One map. Belongs to the thread that opened it. Trouble FILE_UNREADABLE if it is none, or has no pictures."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            about = {str(name): str(value) for name, value in self._db.execute("SELECT name, value FROM metadata")}
            least, most = self._db.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
        except (sqlite3.Error, OSError, ValueError) as error:
            raise Trouble(Kind.FILE_UNREADABLE, name=path.name) from error
        if least is None or about.get("format", "png") not in ("png", "jpg", "jpeg", "webp"):
            self.close()
            raise Trouble(Kind.FILE_UNREADABLE, name=path.name)
        self.name = about.get("name") or path.stem
        self.extent = _extent(about.get("bounds", ""), int(least), int(most))

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """The picture of a square, rows counted from the north; None where the map has none."""
        try:
            found = self._db.execute(
                "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                (zoom, column, (1 << zoom) - 1 - row),  # the file counts from the south
            ).fetchone()
        except sqlite3.Error:
            return None  # a damaged square is a white one
        return bytes(found[0]) if found else None

    def close(self) -> None:
        self._db.close()


def _extent(bounds: str, least: int, most: int) -> Extent:
    parts = bounds.split(",")
    try:
        west, south, east, north = (float(part) for part in parts)
    except ValueError:
        return Extent(least=least, most=most)
    return Extent(west, south, east, north, least, most)
