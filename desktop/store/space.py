"""Room on the disk: told before there is none, so that saving is never what finds out."""

from __future__ import annotations

import shutil

from desktop.frozen import frozen
from desktop.paths import Paths
from desktop.store.sql import from_os
from desktop.trouble import Kind, Trouble

EARLY = 500 * 1024 * 1024  # bytes free: a day of photos
LATE = 50 * 1024 * 1024  # bytes free: answers still fit for long, photos do not


@frozen
class Space:
    """Bytes of the workspace and of the disk it is on."""

    vault: int
    photos: int
    free: int

    @property
    def low(self) -> bool:
        """Time to say so."""
        return self.free < EARLY

    @property
    def very_low(self) -> bool:
        """Time to refuse photos and keep the room for answers."""
        return self.free < LATE


def must_fit(paths: Paths, size: int) -> None:
    """Trouble NO_ROOM_FOR_PHOTOS if a file of so many bytes would take the room that is kept for answers."""
    if Space(0, 0, space(paths).free - size).very_low:
        raise Trouble(Kind.NO_ROOM_FOR_PHOTOS)


def space(paths: Paths) -> Space:
    """How much is taken and how much is left. Troubles of the disk."""
    try:
        taken = [path.stat().st_size if path.exists() else 0 for path in (paths.vault, paths.photos)]
        return Space(taken[0], taken[1], shutil.disk_usage(paths.root).free)
    except OSError as error:
        raise from_os(error) from None
