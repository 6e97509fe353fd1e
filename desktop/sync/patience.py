"""How long to wait for a server: per silence and per answer, and never longer than a person wants."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from http.client import HTTPResponse, IncompleteRead
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager
from urllib3.util.wait import wait_for_read

from desktop.frozen import frozen
from desktop.trouble import Cancelled

GLANCE = 0.2  # seconds between two looks at whether a person has cancelled


@frozen
class Patience:
    """Seconds, and bytes a second. An answer that trickles slower than `rate` after `answer` seconds is given up."""

    connect: float = 30.0
    silence: float = 60.0
    answer: float = 120.0
    rate: float = 100.0


class Impatient(io.RawIOBase):
    """Reads a socket as long as the patience allows; Cancelled or TimeoutError ends it."""

    def __init__(self, raw: io.RawIOBase, sock: Any, patience: Patience, cancelled: Callable[[], bool]) -> None:
        self._raw, self._sock, self._patience, self._cancelled = raw, sock, patience, cancelled
        self._begun = time.monotonic()
        self._heard = 0
        self.ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._wait()
        heard: int | None = self._raw.readinto(buffer)
        self._heard += heard or 0
        self.ended = self.ended or heard == 0
        return heard

    def close(self) -> None:
        self._raw.close()
        super().close()

    def _wait(self) -> None:
        now = time.monotonic()
        patience = self._patience
        until = min(now + patience.silence, self._begun + patience.answer + self._heard / patience.rate)
        while not self._ready(until - now):
            now = time.monotonic()
            if self._cancelled():
                raise Cancelled
            if now >= until:
                raise TimeoutError

    def _ready(self, left: float) -> bool:
        pending = getattr(self._sock, "pending", None)  # TLS may hold bytes that the socket no longer shows
        waiting = pending is not None and pending() > 0
        return bool(waiting or wait_for_read(self._sock, max(0.0, min(GLANCE, left))))


def teach_patience(manager: PoolManager, patience: Patience, cancelled: Callable[[], bool]) -> None:
    """Make every connection of that pool read its answers with patience."""

    class PatientResponse(HTTPResponse):
        def __init__(self, sock: Any, *args: Any, **named: Any) -> None:
            super().__init__(sock, *args, **named)
            fp: Any = self.fp
            self._reader = Impatient(fp.detach(), sock, patience, cancelled)
            self.fp = io.BufferedReader(self._reader)

        def begin(self) -> None:
            """A head that was cut is no answer, though the library would take the headers that came for all."""
            super().begin()
            if self._reader.ended:
                self.close()
                raise IncompleteRead(b"")

    class PatientConnection(HTTPConnection):
        response_class = PatientResponse

    class PatientSecureConnection(HTTPSConnection):
        response_class = PatientResponse

    class PatientPool(HTTPConnectionPool):
        ConnectionCls = PatientConnection

    class PatientSecurePool(HTTPSConnectionPool):
        ConnectionCls = PatientSecureConnection

    manager.pool_classes_by_scheme = {"http": PatientPool, "https": PatientSecurePool}
