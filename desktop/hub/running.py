"""The hub's own lane: a WSGI application answered on a port until it is stopped."""

from __future__ import annotations

import errno
import logging
import sys
from collections.abc import Callable, Iterable
from socket import socket
from typing import Any

from cheroot import wsgi

from desktop.hub.endurance import LONGEST_HEAD, EnduringServer
from desktop.lanes import Lane, Ticket
from desktop.trouble import Kind, Trouble

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

THREADS = 12
KEPT_OPEN = 300  # lines that may wait for their next request; silent ones are among them
LINE_TIMEOUT = 30  # seconds a line may stand still before the hub drops it


class _Server(EnduringServer):
    @staticmethod
    def bind_socket(socket_: socket, bind_addr: Any) -> socket:
        """As the library's, but where somebody has the port nothing stays open."""
        try:
            socket_.bind(bind_addr)
        except OSError:
            socket_.close()
            raise
        return socket_

    def error_log(self, msg: str = "", level: int = logging.INFO, traceback: bool = False) -> None:
        """The words of the library may hold addresses with tokens: only that something happened is logged. A line
        that was cut is nothing to look into."""
        cut = isinstance(sys.exc_info()[1], OSError)
        level = logging.INFO if cut else level
        logging.getLogger(__name__).log(level, "the hub's line reported something", exc_info=traceback and not cut)


class Running:
    """A hub at work. `address` has no trailing slash."""

    def __init__(self, server: wsgi.Server, lane: Lane) -> None:
        self._server, self._lane = server, lane
        self._stopped: Ticket[None] | None = None
        host, port = server.bind_addr[:2]
        self.host, self.port = str(host), int(port)
        shown = f"[{host}]" if ":" in str(host) else host
        self.address = f"http://{shown}:{port}"

    def shut(self) -> None:
        """Close the port now; what is under way is finished on a lane of its own. Returns soon, on any lane."""
        if self._stopped is None:
            lane = Lane("closing")
            self._stopped = lane.post(lambda _ticket: self._end())
            lane.close(timeout=0)  # it ends by itself

    def stop(self) -> None:
        """Close the port, and wait until what was under way is finished."""
        self.shut()
        if self._stopped is not None:
            self._stopped.result()

    def _end(self) -> None:
        self._server.stop()
        self._lane.close()

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def serve(
    app: Application, host: str = "127.0.0.1", port: int = 0, *, threads: int = THREADS, timeout: int = LINE_TIMEOUT,
    secure: Any = None,
) -> Running:  # fmt: skip
    """Answer on that port (0: any free one). Trouble HUB_PORT_BUSY if somebody else has it.

    `secure` is an adapter of `hub.certificate`: the line is TLS then.
    """
    server = _Server((host, port), app, numthreads=threads, timeout=timeout, request_queue_size=64)
    server.max_request_header_size = LONGEST_HEAD
    server.ssl_adapter = secure
    server.keep_alive_conn_limit = KEPT_OPEN
    server.expiration_interval = 0.05  # seconds; how soon `stop` is noticed
    try:
        server.prepare()
    except OSError as error:
        taken = error.errno in {errno.EADDRINUSE, errno.EACCES} or "No socket could be created" in str(error)
        if not taken:
            raise
        raise Trouble(Kind.HUB_PORT_BUSY, port=port) from None
    lane = Lane("hub")

    def answer(_ticket: Ticket[None]) -> None:
        server.serve()

    lane.post(answer)
    return Running(server, lane)
