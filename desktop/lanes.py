"""Lanes: the only file that names threads. A deed runs on one lane; only immutable values cross."""

from __future__ import annotations

import heapq
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import IntEnum
from typing import Generic, TypeVar

from desktop.trouble import Cancelled

R = TypeVar("R")

SWITCH_INTERVAL = 0.001  # seconds; the default of 5 ms lets a busy lane hold the screen for a third of a frame


class Urgency(IntEnum):
    """Which waiting deed of a lane goes first: saving and handing in before everything else."""

    NOW = 0
    USUAL = 1
    LATER = 2


class Ticket(Generic[R]):
    """One deed on its way. `cancel` asks it to stop; a deed that has not begun never begins."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._finished = threading.Event()
        self._result: R | None = None
        self._error: BaseException | None = None

    def cancel(self) -> None:
        self._cancelled.set()

    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def result(self, timeout: float | None = None) -> R:
        """Wait for the deed (tests, the command line, the last save). The screen never calls this."""
        if not self._finished.wait(timeout):
            raise TimeoutError
        if self._error is not None:
            raise self._error
        return self._result  # type: ignore[return-value]

    def _finish(self, result: R | None, error: BaseException | None) -> None:
        self._result, self._error = result, error
        self._finished.set()


class Lane:
    """One thread and its queue. `post` never blocks; `done` and `failed` are called on the lane."""

    def __init__(self, name: str) -> None:
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._waiting: list[tuple[int, int, Callable[[], None]]] = []
        self._order = 0
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def post(
        self,
        deed: Callable[[Ticket[R]], R],
        done: Callable[[R], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        urgency: Urgency = Urgency.USUAL,
    ) -> Ticket[R]:
        """Queue a deed; it gets its own ticket, so that long deeds can ask `ticket.cancelled`."""
        ticket: Ticket[R] = Ticket()

        def run() -> None:
            try:
                if ticket.cancelled():
                    raise Cancelled
                result = deed(ticket)
            except BaseException as error:  # the lane lives on; the ticket and `failed` carry the error
                ticket._finish(None, error)
                if failed is not None:
                    failed(error)
                return
            ticket._finish(result, None)
            if done is not None:
                done(result)

        with self._changed:
            if self._closing:
                raise RuntimeError("the lane is closed")
            self._order += 1
            heapq.heappush(self._waiting, (int(urgency), self._order, run))
            self._changed.notify()
        return ticket

    def idle(self) -> bool:
        """Nothing waits (something may still run)."""
        with self._changed:
            return not self._waiting

    def end(self) -> None:
        """Let everything queued finish, then the thread ends by itself; nobody waits for it."""
        with self._changed:
            self._closing = True
            self._changed.notify()

    def close(self, timeout: float = 10.0) -> bool:
        """Let everything queued finish, then end the thread by itself. False if it took too long."""
        self.end()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._closing:
                    self._changed.wait()
                if not self._waiting:
                    return
                _, _, run = heapq.heappop(self._waiting)
            run()
            del run  # or what it held (a session that was closed by it, its key) would live until the next deed


def guard() -> AbstractContextManager[bool]:
    """One at a time: for the little that several threads of a hub count together."""
    return threading.Lock()


def bell() -> threading.Event:
    """What one thread waits for and another rings: for a thread of the system that tells of something."""
    return threading.Event()
