"""A wire that misbehaves on purpose: a loopback relay in front of the hub that cuts, hangs, drips or answers itself."""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass

NEVER = 1 << 62


@dataclass(frozen=True)
class Fault:
    """What happens to one connection. Byte counts are over everything that passes on it."""

    request: int = NEVER  # cut after so many bytes from the client
    answer: int = NEVER  # cut after so many bytes to the client
    hang: bool = False  # swallow the answer and stay silent
    drip: bool = False  # give the answer a byte at a time, slowly
    instead: bytes | None = None  # answer this to every request and close


CLEAN = Fault()


class FaultyWire:
    """Listens on `port`; each new connection asks `next_fault` what is to happen to it."""

    def __init__(self, target: tuple[str, int], next_fault: Callable[[], Fault] = lambda: CLEAN) -> None:
        self.target, self.next_fault = target, next_fault
        self.connections = 0
        self.passed_up = self.passed_down = 0  # bytes of the last connection
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._closing = threading.Event()
        self._calls = 0
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def hang_up(self) -> None:
        """End the connections there are, which the client would use again; returns when they are gone."""
        self._calls += 1
        for thread in self._threads[1:]:
            thread.join(5)

    def close(self) -> None:
        self._closing.set()
        with socket.socket() as knock:
            knock.connect_ex(("127.0.0.1", self.port))
        self._listening.close()
        for thread in self._threads:
            thread.join(5)

    def __enter__(self) -> FaultyWire:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _accept(self) -> None:
        while not self._closing.is_set():
            client, _ = self._listening.accept()
            if self._closing.is_set():
                client.close()
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(client, self.next_fault()), daemon=True)
            self._threads = [one for one in self._threads if one.is_alive()] + [thread]
            thread.start()

    def _serve(self, client: socket.socket, fault: Fault) -> None:
        with client:
            if fault.instead is not None:
                _answer_instead(client, fault.instead)
                return
            with socket.create_connection(self.target) as server:
                self._relay(client, server, fault)

    def _relay(self, client: socket.socket, server: socket.socket, fault: Fault) -> None:
        up, down, call = 0, 0, self._calls
        with selectors.DefaultSelector() as waiting:
            waiting.register(client, selectors.EVENT_READ)
            waiting.register(server, selectors.EVENT_READ)
            while not self._closing.is_set() and call == self._calls:
                for key, _ in waiting.select(0.05):
                    data = _received(key.fileobj)  # type: ignore[arg-type]
                    self.passed_up, self.passed_down = up, down
                    if not data:
                        return
                    if key.fileobj is client:
                        server.sendall(data[: max(0, fault.request - up)])
                        up += len(data)
                        if up >= fault.request:
                            _reset(client)
                            return
                    elif not fault.hang:
                        if not self._downwards(client, data, down, fault):
                            return
                        down += len(data)
                    self.passed_up, self.passed_down = up, down

    def _downwards(self, client: socket.socket, data: bytes, down: int, fault: Fault) -> bool:
        try:
            if fault.drip:
                for at in range(len(data)):
                    client.sendall(data[at : at + 1])
                    if self._closing.wait(0.05):
                        return False
                return True
            client.sendall(data[: max(0, fault.answer - down)])
        except OSError:
            return False
        return down + len(data) < fault.answer


def _received(sock: socket.socket) -> bytes:
    try:
        return sock.recv(65_536)
    except OSError:
        return b""


def _reset(sock: socket.socket) -> None:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def _answer_instead(client: socket.socket, answer: bytes) -> None:
    """Reads one whole request first, so that the client is not cut in the middle of its own words."""
    seen = b""
    client.settimeout(5)
    try:
        while b"\r\n\r\n" not in seen:
            seen += client.recv(65_536) or b"\r\n\r\n"
        head, _, rest = seen.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
        )
        while len(rest) < length:
            more = client.recv(65_536)
            if not more:
                return
            rest += more
        client.sendall(answer)
    except OSError:
        return


def plain_answer(status: str, body: bytes = b"", headers: str = "", *, openrosa: bool = True) -> bytes:
    """An HTTP answer as bytes."""
    mark = "X-OpenRosa-Version: 1.0\r\n" if openrosa else ""
    length = f"Content-Length: {len(body)}\r\n"
    return f"HTTP/1.1 {status}\r\n{mark}{length}Connection: close\r\n{headers}\r\n".encode() + body
