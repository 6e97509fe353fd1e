"""Two records' words at once, each on a line of its own: one is being sent while the other's answer is on its way.

Only the POST leaves the wire lane; the vault is asked and written here. One submission is never on two lines.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from queue import SimpleQueue

from desktop.lanes import Lane
from desktop.openrosa.login import Scheme
from desktop.store import servers_table
from desktop.store.delivery import Waiting
from desktop.store.vault import Vault
from desktop.sync.lines import Called, Lines
from desktop.sync.pushing import Flight, come_down, fly, land, take_off
from desktop.sync.reaching import heard, stopping, way
from desktop.sync.round import Going
from desktop.sync.server import Said
from desktop.trouble import Cancelled, Kind, Trouble

CHALLENGED = frozenset({Scheme.DIGEST.value, Scheme.BASIC.value})
"""A second line would be challenged anew, or cost the server a slow look at the password: one is enough."""


def worth_it(vault: Vault, queue: deque[Waiting], going: Going) -> bool:
    """Only where the line has carried one already in this round: a portal or a dead line is found out by one."""
    if len(queue) < 2 or going.wanted.abreast < 2 or not going.words_sent or going.stopped:
        return False
    login = servers_table.login(vault, queue[0].server, queue[0].pusher)
    return login is not None and login.scheme not in CHALLENGED


@dataclass(slots=True)
class Streams:
    """The lanes of one round that carry words, and what they bring back."""

    lanes: list[Lane]
    free: list[int]
    landed: SimpleQueue[tuple[int, Flight, Said | BaseException]] = field(default_factory=SimpleQueue)
    first: BaseException | None = None  # what ends all of it, once everything has landed

    @property
    def in_the_air(self) -> int:
        return len(self.lanes) - len(self.free)


def push_abreast(vault: Vault, lines: Lines, queue: deque[Waiting], going: Going, told: Callable[[], None]) -> None:
    """Takes from the queue until it is empty or the round ends there; returns or raises with nothing in the air."""
    with ExitStack() as ended:
        lanes = [Lane(f"stream {number}") for number in range(going.wanted.abreast)]
        for lane in lanes:
            ended.callback(lane.close)
        streams = Streams(lanes, list(range(len(lanes))))
        while queue or streams.in_the_air:
            if queue and streams.free and streams.first is None:
                _begin(vault, lines, queue.popleft(), streams, going)
            elif streams.in_the_air:
                _end(vault, streams, going)
                told()
            else:
                break
    if streams.first is not None:
        raise streams.first


def _begin(vault: Vault, lines: Lines, one: Waiting, streams: Streams, going: Going) -> None:
    try:
        if going.cancelled():
            raise Cancelled
        called = _called(vault, lines, one, streams.free[-1], going)
        flight = None if called is None else take_off(vault, called, one, (), going)
    except BaseException as error:  # whatever it is, what is in the air comes down first
        streams.first = error
        return
    if flight is None:
        return
    number = streams.free.pop()

    def back(came: Said | BaseException) -> None:
        streams.landed.put((number, flight, came))

    streams.lanes[number].post(lambda _ticket: fly(flight, going.cancelled), done=back, failed=back)


def _called(vault: Vault, lines: Lines, one: Waiting, beside: int, going: Going) -> Called | None:
    """The line for it; None if its server or its login is shut out."""
    called: Called | None = None
    with stopping(one.server, going):
        try:
            called = way(vault, lines, one.server, one.pusher, going, beside=beside)
        except Trouble as trouble:
            if trouble.kind is not Kind.TOKEN_REJECTED:
                raise
            going.rejected[one.server, one.pusher] = True
    return called


def _end(vault: Vault, streams: Streams, going: Going) -> None:
    """The next answer that comes, kept before anything else is begun."""
    number, flight, came = streams.landed.get()
    streams.free.append(number)
    try:
        heard(vault, flight.called, flight.one.server, going, lambda: _settled(vault, flight, came, going))
    except BaseException as error:
        streams.first = streams.first or error


def _settled(vault: Vault, flight: Flight, came: Said | BaseException, going: Going) -> bool:
    if isinstance(came, Said):
        return land(vault, flight, came, going)
    if isinstance(came, Cancelled | Trouble):
        come_down(vault, flight, came, going)
    raise came
