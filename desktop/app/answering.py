"""What answers in the room while a switch is on: at the port that is asked for first, or at a free one."""

from __future__ import annotations

from collections.abc import Callable

from desktop.app.over_store import OverStore
from desktop.hub.running import Running
from desktop.lanes import Lane
from desktop.trouble import Trouble


class Answering:
    """One at a time. `over`: the way of its threads to the store lane, until it is shut."""

    def __init__(self, store: Lane) -> None:
        self._store, self.over = store, OverStore(store)
        self._running: Running | None = None
        self._before: Running | None = None  # shut, and perhaps not at its end

    @property
    def goes(self) -> bool:
        """Whether somebody is answered now."""
        return self._running is not None

    def begin(self) -> OverStore:
        """Before another one is served: the port may still be held by the one before."""
        self.close()
        self.over = OverStore(self._store)
        return self.over

    def serve(self, port: int, serve: Callable[[int], Running]) -> Running:
        """At this port, or where another program has it at a free one. Trouble HUB_PORT_BUSY."""
        try:
            self._running = serve(port)
        except Trouble:
            self._running = serve(0)
        return self._running

    def shut(self) -> None:
        """Nobody is answered any more; what is being taken in is taken to its end. Returns soon."""
        self.over.close()
        running, self._running = self._running, None
        if running is not None:
            self._before = running
            running.shut()

    def close(self) -> None:
        """`shut`, and wait for that end."""
        self.shut()
        if self._before is not None:
            self._before.stop()
