"""Lines that say nothing, or dribble, keep nobody else from handing in."""

from __future__ import annotations

import gc
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from desktop.hub import serve
from desktop.hub.endurance import GRACE, PACE, Enduring
from desktop.hub.receiver import application, base_address
from desktop.hub.running import THREADS, Running
from desktop.hub.shelf import Shelf
from desktop.trouble import Kind, Trouble
from tests.hub.province import filled, post


@contextmanager
def lines(hub: Running, count: int, said: bytes) -> Iterator[None]:
    with ExitStack() as held:
        for _ in range(count):
            line = held.enter_context(socket.create_connection((hub.host, hub.port)))
            line.sendall(said)
        yield


def test_silent_lines_hold_no_thread(hub: Running, base: str, shelf: Shelf) -> None:
    with lines(hub, 3 * THREADS, b""):
        assert [post(base, filled(f"uuid:{n}")).status_code for n in range(3)] == [201] * 3
    assert len(shelf.received()) == 3


def test_a_line_kept_alive_is_used_again_beside_silent_ones(hub: Running, base: str) -> None:
    head = f"HEAD {base.removeprefix(hub.address)}/submission HTTP/1.1\r\nHost: x\r\nX-OpenRosa-Version: 1.0\r\n\r\n"
    with socket.create_connection((hub.host, hub.port), timeout=10) as line, lines(hub, THREADS, b""):
        for _ in range(3):
            line.sendall(head.encode())
            assert line.recv(4096).startswith(b"HTTP/1.1 204")


def test_half_a_head_is_cut_off_in_time(shelf: Shelf, token: str) -> None:
    with serve(application(shelf), threads=2, timeout=1) as hub, lines(hub, 2, b"POST /v1/key"):
        answer = post(base_address(hub.address, token), filled("uuid:1"))
        assert answer.status_code == 201


class Dribble:
    """A byte whenever somebody reads, a second later each."""

    def __init__(self) -> None:
        self.now = 0.0

    def readinto(self, buffer: bytearray) -> int:
        self.now += 1.0
        buffer[:1] = b"x"
        return 1

    def settimeout(self, _seconds: float) -> None:
        return None


def test_who_dribbles_is_cut_off_though_never_silent() -> None:
    wire = Dribble()
    line = Enduring(wire, wire, 30.0, lambda: wire.now)
    with pytest.raises(TimeoutError):
        while True:
            line.read(10)
    assert GRACE <= wire.now <= GRACE * (1 + 2 / PACE) + 1
    line.begin()
    assert line.read(10) == b"x"


def test_a_port_that_somebody_has_is_told_and_nothing_stays_open(shelf: Shelf) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Trouble) as told:
            serve(application(shelf), port=taken.getsockname()[1])
        gc.collect()  # a socket left open would be told of here, and warnings are errors
    assert told.value.kind is Kind.HUB_PORT_BUSY
