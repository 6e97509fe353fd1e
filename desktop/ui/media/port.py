"""What of light and sound a question may ask of the laptop: small faces, so that a stand-in will do in tests."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QImage

from desktop.frozen import frozen

Seen = Callable[[QImage], None]
Whole = Callable[[bytes], None]  # b"": nothing could be recorded

SOUND = "aac"  # a stream of frames (ADTS): what is there by now is whole, and two behind one another are one
FILM = "mp4"
KBITS = {"normal": 64, "low": 24, "voice-only": 24}  # kbit/s, by the form's `quality` (ODK: 64 and 24; AMR as low)


@frozen
class Heard:
    """How far a playing is."""

    at: int  # ms
    length: int  # ms; 0 while it is not known
    playing: bool
    failed: bool = False


class Recording(Protocol):
    """Sound or a film on its way, in memory alone: nothing readable is written."""

    def so_far(self) -> bytes:
        """What is there by now. Of sound it is whole, of a film it is not yet."""

    def stop(self) -> None:
        """End it; who asked for it hears all of it a moment later."""


class Looking(Protocol):
    """A camera that is open; each picture it sees goes to who opened it."""

    def record(self, whole: Whole) -> Recording:
        """A film of what it sees, with sound where there is a microphone."""

    def close(self) -> None:
        """Its lamp goes out."""


class Playing(Protocol):
    """Sound or a film that is played out of memory."""

    def turn(self) -> None:
        """Go on, or pause; from the beginning if it is at its end."""

    def seek(self, at: int) -> None:
        """To a place, in ms."""

    def close(self) -> None:
        """Silence."""


class Devices(Protocol):
    """The laptop's own. They may be plugged in and pulled out at any time, so they are asked for when wanted."""

    def cameras(self) -> tuple[str, ...]:
        """Their names, the usual one first."""

    def microphones(self) -> tuple[str, ...]:
        """Their names, the usual one first."""

    def look(self, camera: str, seen: Seen, failed: Callable[[], None]) -> Looking:
        """Open a camera. `failed`: another program has it, or the system does not allow it."""

    def record(self, kbits: int, whole: Whole) -> Recording:
        """Sound from the usual microphone."""

    def play(self, data: bytes, seen: Seen, told: Callable[[Heard], None]) -> Playing:
        """Play these bytes, from their beginning."""


OpenDevices = Callable[[], Devices]


def is_played(name: str) -> bool:
    """Sound or a film, by the ending of its name."""
    return (mimetypes.guess_type(name)[0] or "").startswith(("audio/", "video/"))


def spoken_time(ms: int) -> str:
    """`0.07`, `12.30`, `1.02.30`, as times are written."""
    seconds = max(ms, 0) // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}.{minutes:02}.{seconds % 60:02}" if hours else f"{minutes}.{seconds % 60:02}"
