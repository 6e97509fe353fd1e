"""How long the hub bears with a line: one that says nothing costs no thread, one that dribbles is cut off."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from cheroot import wsgi
from cheroot.makefile import MakeFile
from cheroot.server import HTTPConnection

GRACE = 20.0  # seconds a request may take whatever its pace
PACE = 200.0  # bytes a second it must keep to after that; the thinnest line in the field brings 2,000
LONGEST_HEAD = 32_768  # bytes


class Enduring:
    """The socket end of one line. Each request begins its time anew; TimeoutError once it is up.

    A socket's own timeout is for one silence only: somebody who sends a byte now and then could hold a thread for ever.
    """

    def __init__(self, raw: Any, sock: Any, silence: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._raw, self._sock, self._silence, self._clock = raw, sock, silence, clock
        self.begin()

    def begin(self) -> None:
        """A new request is waited for."""
        self._begun, self._heard = self._clock(), 0

    def readinto(self, buffer: Any) -> int | None:
        left = self._begun + GRACE + self._heard / PACE - self._clock()
        if left <= 0:
            raise TimeoutError("timed out")
        self._sock.settimeout(min(self._silence, left))
        heard: int | None = self._raw.readinto(buffer)
        self._heard += heard or 0
        return heard

    def read(self, size: int = -1) -> bytes | None:
        """As a raw stream reads: what comes at once, b"" at the end."""
        buffer = bytearray(size if size > 0 else LONGEST_HEAD)
        heard = self.readinto(buffer)
        return None if heard is None else bytes(buffer[:heard])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)


class EnduringConnection(HTTPConnection):
    """A line whose requests each have their time."""

    def __init__(self, server: Any, sock: Any, makefile: Any = MakeFile) -> None:
        super().__init__(server, sock, makefile)
        self.enduring = Enduring(self.rfile.raw, sock, server.timeout)
        self.rfile._raw = self.enduring
        self.spoke = False

    def communicate(self) -> bool:
        self.enduring.begin()
        return bool(super().communicate())  # type: ignore[no-untyped-call]


class EnduringServer(wsgi.Server):
    """Gives a line to a thread only once something was said on it: the library would let a silent one hold it."""

    ConnectionClass = EnduringConnection

    def process_conn(self, conn: EnduringConnection) -> None:
        if conn.spoke or conn.ssl_env:
            super().process_conn(conn)
        else:
            conn.spoke = True
            self._connections.put(conn)  # type: ignore[attr-defined]
