"""Brings what the lanes did to the screen: results, Troubles and progress arrive on the Qt thread, or are dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar
from weakref import finalize

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.lanes import Lane, Ticket, Urgency
from desktop.trouble import Cancelled, Trouble

R = TypeVar("R")
V = TypeVar("V")


def while_there(widget: QObject, hear: Callable[[V], None]) -> Callable[[V], None]:
    """`hear`, or nothing once `widget` is gone: for what a page asks for a part that may go before it."""
    return lambda value: hear(value) if shiboken6.isValid(widget) else None


@dataclass(slots=True)
class _Asker:
    """Who waits for an answer. Kept on the Qt thread only: a lane that held a page could be the last to let it go."""

    owner: QObject | None
    done: Callable[[Any], None] | None
    failed: Callable[[Trouble], None] | None

    def wants(self) -> bool:
        return self.owner is None or shiboken6.isValid(self.owner)

    def is_in(self, widget: QWidget) -> bool:
        owner = self.owner
        if not isinstance(owner, QWidget) or not shiboken6.isValid(owner):
            return False
        return owner is widget or widget.isAncestorOf(owner)


class Signals(QObject):
    """One for the window, made on the Qt thread. `troubled` tells of a Trouble nobody asked to hear of."""

    troubled = Signal(object)  # Trouble
    touched = Signal(object)  # Touched: announced once after a deed, by whoever asked for it
    _answered = Signal(int, object, object)
    _told = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._askers: dict[int, _Asker] = {}
        self._numbers = count()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        lane: Lane,
        deed: Callable[[Ticket[R]], R],
        done: Callable[[R], None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
        *,
        owner: QObject | None = None,
        urgency: Urgency = Urgency.USUAL,
    ) -> Ticket[R]:
        """Run `deed(ticket)` on a lane. `done(result)` or `failed(trouble)` is called on the Qt thread.

        `deed` must not hold a widget. `owner` is the page that asked: if it is gone when the answer comes, the answer
        is dropped. A cancelled deed calls nobody. A bug is raised again on the Qt thread, where the top handler waits.
        """
        number = self._await(_Asker(owner, done, failed))
        return lane.post(
            deed,
            lambda result: self._send(number, result, None),
            lambda error: self._send(number, None, error),
            urgency,
        )

    def leave(self, owner: QWidget) -> None:
        """It is going, and all that is in it: nobody waits any more, though Qt lets it live a little."""
        for number in [number for number, asker in self._askers.items() if asker.is_in(owner)]:
            del self._askers[number]

    def on_screen(self, hear: Callable[[V], None], owner: QObject | None = None) -> Callable[[V], None]:
        """`hear`, callable from any lane (progress): the calls arrive on the Qt thread, in order."""
        number = self._await(_Asker(owner, hear, None))

        def tell(value: V) -> None:
            if shiboken6.isValid(self):
                self._told.emit(number, value)

        finalize(tell, self._forget, number).atexit = False
        return tell

    def _forget(self, number: int) -> None:
        self._send(number, None, Cancelled())

    def _await(self, asker: _Asker) -> int:
        number = next(self._numbers)
        self._askers[number] = asker
        return number

    def _send(self, number: int, result: object, error: BaseException | None) -> None:
        if shiboken6.isValid(self):
            self._answered.emit(number, result, error)

    @Slot(int, object, object)
    def _deliver(self, number: int, result: object, error: BaseException | None) -> None:
        asker = self._askers.pop(number, None)
        if asker is None or isinstance(error, Cancelled) or not asker.wants():
            return
        if error is not None:
            self._tell(error, asker.failed)
        elif asker.done is not None:
            asker.done(result)

    @Slot(int, object)
    def _pass_on(self, number: int, value: object) -> None:
        asker = self._askers.get(number)
        if asker is not None and asker.done is not None and asker.wants():
            asker.done(value)

    def _tell(self, error: BaseException, failed: Callable[[Trouble], None] | None) -> None:
        if not isinstance(error, Trouble):
            raise error
        if failed is not None:
            failed(error)
        else:
            self.troubled.emit(error)
