"""A thin line on loopback: a relay with the rate, the delay and the losses of a village's 2G.

A relay cannot drop packets of the sockets it ends, so a loss is told as its cost to TCP: each packet may be lost; then
it is sent again a round trip later, and what follows it on its connection waits for it.
"""

from __future__ import annotations

import heapq
import random
import select
import socket
import threading
import time
from dataclasses import dataclass

PACKET = 1_400  # bytes
HEADERS = 52  # bytes of IP and TCP a packet
QUEUE = 0.5  # seconds of the radio's own queue; who sends more waits


@dataclass(frozen=True)
class Thin:
    """`rate` in bytes a second each way, `trip` the round trip in seconds, `loss` the share of packets lost."""

    rate: float = 50_000 / 8
    trip: float = 0.6
    loss: float = 0.05

    def bound(self, size: int) -> float:
        """The seconds that so many bytes take one way, with nothing else on the line and no packet lost."""
        return (size + HEADERS * -(-size // PACKET)) / self.rate + 1.5 * self.trip


class End:
    """One direction of one connection."""

    def __init__(self, source: socket.socket, target: socket.socket, way: str) -> None:
        self.source, self.target, self.way = source, target, way
        self.arrives = 0.0  # when the last of it arrives: nothing overtakes on a connection


class ThinLine:
    """Listens on loopback; all connections share the rate of each direction, as one radio does."""

    def __init__(self, target: tuple[str, int], thin: Thin, *, seed: int = 1) -> None:
        self.target, self.thin = target, thin
        self.passed = {"up": 0, "down": 0}  # bytes
        self.connections = 0
        self._dice = random.Random(seed)
        self._free = {"up": 0.0, "down": 0.0}  # when the radio is free again, each way
        self._late: list[tuple[float, int, End, bytes]] = []
        self._ends: dict[socket.socket, End] = {}
        self._order = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def __enter__(self) -> ThinLine:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join(5)
        for end in self._ends.values():
            end.source.close()
            end.target.close()
        self._listening.close()

    def _run(self) -> None:
        while not self._ended.is_set():
            now = time.monotonic()
            open_ends = [end.source for end in self._ends.values() if self._free[end.way] - now < QUEUE]
            wait = min(0.02, max(0.0, self._late[0][0] - now)) if self._late else 0.02
            for sock in select.select([self._listening, *open_ends], [], [], wait)[0]:
                self._accept() if sock is self._listening else self._take(self._ends[sock])
            self._deliver()

    def _accept(self) -> None:
        client, _ = self._listening.accept()
        server = socket.create_connection(self.target)
        self.connections += 1
        shaken = time.monotonic() + self.thin.trip  # the handshake comes first
        for source, target, way in ((client, server, "up"), (server, client, "down")):
            source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            source.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)  # so that who sends feels the thin line
            self._ends[source] = End(source, target, way)
            self._ends[source].arrives = shaken

    def _take(self, end: End) -> None:
        try:
            data = end.source.recv(PACKET)
        except OSError:
            data = b""
        now = time.monotonic()
        if not data:
            del self._ends[end.source]
        self.passed[end.way] += len(data)
        packet = (len(data) + HEADERS) / self.thin.rate
        self._free[end.way] = max(self._free[end.way], now) + packet
        arrives = self._free[end.way] + self.thin.trip / 2
        if self._dice.random() < self.thin.loss:
            self._free[end.way] += packet
            arrives += self.thin.trip
        end.arrives = max(end.arrives, arrives)
        self._order += 1
        heapq.heappush(self._late, (end.arrives, self._order, end, data))

    def _deliver(self) -> None:
        while self._late and self._late[0][0] <= time.monotonic():
            _, _, end, data = heapq.heappop(self._late)
            try:
                end.target.sendall(data) if data else end.target.shutdown(socket.SHUT_WR)
            except OSError:
                continue
