"""The door for one photo out of a phone's browser: open while its code is shown, a token of its own each time."""

from __future__ import annotations

from collections.abc import Callable

from desktop.hub.photo_page import PLACE, OnePhoto, Words, application
from desktop.hub.posko import Pace, paced
from desktop.hub.running import Running, serve
from desktop.nearby import addresses
from desktop.ui.session import PhonePhoto

THREADS = 2
MOST_A_MINUTE = 60


class PhotoDoor:
    """`open` and `close` return soon, whichever lane calls: a line that ends is waited for on a lane of its own."""

    def __init__(self) -> None:
        self._running: Running | None = None

    def photos(self) -> PhonePhoto:
        """What the window is given."""
        return PhonePhoto(self.open, self.close)

    def open(self, words: dict[str, str], hear: Callable[[bytes], None]) -> str:
        """The address to scan, with its token. `hear` gets one photo, from another thread. Trouble HUB_PORT_BUSY."""
        self.close()
        waits = OnePhoto(Words(**words), hear)
        app = paced(application(waits), Pace(most=MOST_A_MINUTE))
        self._running = serve(app, "0.0.0.0", 0, threads=THREADS)  # noqa: S104 -- the room, while the code is shown
        return f"http://{addresses()[0]}:{self._running.port}/{PLACE}/{waits.token}"

    def close(self) -> None:
        """Nobody is answered any more."""
        running, self._running = self._running, None
        if running is not None:
            running.shut()
