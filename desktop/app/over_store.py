"""Deeds that threads of a hub want done on the store lane, where the vault is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from desktop.lanes import Lane
from desktop.trouble import Kind, Trouble

R = TypeVar("R")
A_LOOK = 0.2  # seconds between looks whether the hub is closing


class OverStore:
    """The way there, until `close`."""

    def __init__(self, store: Lane) -> None:
        self._store, self._closing = store, False

    def close(self) -> None:
        """Whoever waits gives up; what has begun is done to its end."""
        self._closing = True

    def do(self, deed: Callable[[], R]) -> R:
        """Wait for the deed. Trouble TIMED_OUT where the hub closes meanwhile."""
        ticket = self._store.post(lambda _ticket: deed())
        while True:
            try:
                return ticket.result(A_LOOK)
            except TimeoutError:
                if self._closing:
                    ticket.cancel()
                    raise Trouble(Kind.TIMED_OUT) from None
