"""A camera, a microphone and a player that are none: a test says what they see and hear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from desktop.ui.media.port import Heard, Looking, Playing, Recording, Seen, Whole


@dataclass
class StandIns:
    """All that a laptop may have; `cameras_there=()` is one without."""

    cameras_there: tuple[str, ...] = ("Kamera depan",)
    microphones_there: tuple[str, ...] = ("Mikrofon laptop",)
    looks: list[FakeLook] = field(default_factory=list)
    recordings: list[FakeRecording] = field(default_factory=list)
    playings: list[FakePlaying] = field(default_factory=list)

    def cameras(self) -> tuple[str, ...]:
        return self.cameras_there

    def microphones(self) -> tuple[str, ...]:
        return self.microphones_there

    def look(self, camera: str, seen: Seen, failed: Callable[[], None]) -> Looking:
        self.looks.append(FakeLook(camera, seen, failed))
        return self.looks[-1]

    def record(self, kbits: int, whole: Whole) -> Recording:
        self.recordings.append(FakeRecording(whole, kbits))
        return self.recordings[-1]

    def play(self, data: bytes, seen: Seen, told: Callable[[Heard], None]) -> Playing:
        self.playings.append(FakePlaying(data, seen, told))
        return self.playings[-1]


@dataclass
class FakeRecording:
    """Gives what it heard when it is stopped."""

    whole: Whole
    kbits: int = 0
    heard: bytes = b""
    stopped: bool = False

    def so_far(self) -> bytes:
        return self.heard

    def stop(self) -> None:
        if not self.stopped:
            self.stopped = True
            self.whole(self.heard)


@dataclass
class FakeLook:
    """`seen(image)` is what the camera sees next."""

    camera: str
    seen: Seen
    failed: Callable[[], None]
    closed: bool = False
    film: FakeRecording | None = None

    def record(self, whole: Whole) -> Recording:
        self.film = FakeRecording(whole, heard=b"film")
        return self.film

    def close(self) -> None:
        self.closed = True


@dataclass
class FakePlaying:
    """Remembers where it was sent."""

    data: bytes
    seen: Seen
    told: Callable[[Heard], None]
    at: int = 0
    turned: int = 0
    closed: bool = False

    def turn(self) -> None:
        self.turned += 1

    def seek(self, at: int) -> None:
        self.at = at

    def close(self) -> None:
        self.closed = True


def picture(width: int = 640, height: int = 480) -> QImage:
    """Something seen."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF336655)
    return image
