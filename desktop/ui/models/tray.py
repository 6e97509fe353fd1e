"""Photos out of a phone, sorted by when they were taken, and which answer of which record each of them becomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desktop.frozen import frozen
from desktop.ui.photo_facts import PhotoFacts, read_facts

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff")
_HEAD = 256 * 1024  # bytes: what a camera writes stands at the beginning
MOST = 2000  # photos of one folder


@frozen
class Shot:
    """A photo that lies outside: nothing of it is kept before it has its place."""

    path: Path
    taken: datetime  # by the camera's clock; where it said nothing, when the file was written
    facts: PhotoFacts


@frozen
class Slot:
    """A photo question of a record. `key` is the letter that puts a photo there."""

    ref: str
    key: str
    label: str
    answered: bool = False


@frozen
class Target:
    """An open record photos can be put into."""

    record_id: str
    title: str
    about: str  # form and place


def photos_in(folder: Path) -> list[Path]:
    """The pictures of a folder and of what lies in it (a phone keeps them in DCIM/Camera, DCIM/100ANDRO …)."""
    found = (path for path in folder.rglob("*") if path.suffix.casefold() in ENDINGS and not path.name.startswith("."))
    return sorted(path for path in found if path.is_file())[:MOST]


def look_at(path: Path) -> Shot | None:
    """Read what is known of a photo; None if the file cannot be read."""
    try:
        with path.open("rb") as file:
            facts = read_facts(file.read(_HEAD))
        written = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None
    taken = facts.taken if facts.taken is not None else written
    return Shot(path, taken.replace(tzinfo=None), facts)


@dataclass(slots=True)
class Tray:
    """Where each photo goes. A question has one photo: a second one frees the first."""

    shots: list[Shot] = field(default_factory=list)
    places: dict[Path, tuple[str, str]] = field(default_factory=dict)  # photo → record id, ref
    left_out: set[Path] = field(default_factory=set)
    kept: set[Path] = field(default_factory=set)  # in the vault already

    def add(self, shots: Iterable[Shot]) -> None:
        """More photos; all stand by the time they were taken."""
        known = {shot.path for shot in self.shots}
        self.shots += [shot for shot in shots if shot.path not in known]
        self.shots.sort(key=lambda shot: (shot.taken, shot.path.name))

    def put(self, path: Path, record_id: str, ref: str) -> None:
        """This photo is the answer there."""
        for other in [other for other, place in self.places.items() if place == (record_id, ref)]:
            del self.places[other]
        self.left_out.discard(path)
        self.places[path] = (record_id, ref)

    def take_back(self, path: Path) -> None:
        """It has no place again."""
        self.places.pop(path, None)
        self.left_out.discard(path)

    def leave_out(self, path: Path) -> None:
        """It belongs to no record."""
        self.places.pop(path, None)
        self.left_out.add(path)

    def next_after(self, row: int) -> int:
        """The next photo without a place, round and round; the same row if none is left."""
        order = [*range(row + 1, len(self.shots)), *range(row + 1)]
        return next((at for at in order if self.state(self.shots[at].path) == ""), row)

    def state(self, path: Path) -> str:
        """ "kept", "put", "left" or ""."""
        if path in self.kept:
            return "kept"
        return "put" if path in self.places else "left" if path in self.left_out else ""

    def waiting(self) -> dict[str, dict[str, Path]]:
        """Record → its questions → the photos to be kept."""
        found: dict[str, dict[str, Path]] = {}
        for path, (record_id, ref) in self.places.items():
            if path not in self.kept:
                found.setdefault(record_id, {})[ref] = path
        return found
