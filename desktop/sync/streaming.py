"""Many records' words in one compressed stream, where a gateway takes it (decision 14)."""

from __future__ import annotations

from collections import deque

from desktop.openrosa.stream import MOST_RECORDS
from desktop.store import submission
from desktop.store.delivery import Waiting
from desktop.store.vault import Vault
from desktop.sync.lines import Called, Lines
from desktop.sync.pushing import Flight, come_down, land, take_off
from desktop.sync.reaching import at_server
from desktop.sync.round import Going
from desktop.trouble import Cancelled, Kind, Trouble

WORTH = 3  # records; fewer are as quick one by one


def taken_there(vault: Vault, lines: Lines, queue: deque[Waiting], going: Going) -> bool:
    """Whether what is next goes to a gateway; its preflight says so."""
    if len(queue) < WORTH or not going.wanted.streams:
        return False
    one = queue[0]
    return bool(at_server(vault, lines, one.server, one.pusher, going, lambda called: called.server.takes_streams()))


def push_stream(vault: Vault, lines: Lines, queue: deque[Waiting], going: Going) -> None:
    """As many as go with one login; receipts are kept as their answers come, each before the next."""
    first = queue[0]
    chosen = [one for one in queue if (one.server, one.pusher) == (first.server, first.pusher)][:MOST_RECORDS]
    for one in chosen:
        queue.remove(one)
    at_server(vault, lines, first.server, first.pusher, going, lambda called: _push(vault, called, chosen, going))


def _push(vault: Vault, called: Called, chosen: list[Waiting], going: Going) -> bool:
    with vault.atomic():
        taking = [take_off(vault, called, one, (), going) for one in chosen]
    flights = [flight for flight in taking if flight is not None]
    texts = [submission.xml(vault, flight.one.id, flight.one.xml.name) for flight in flights]
    counted = flights[0].counted if flights else None
    left = deque(flights)
    if counted is None:
        return False
    try:
        with called.server.until(going.cancelled):
            for said in called.server.submit_many(texts, [flight.sent for flight in flights], told=counted):
                land(vault, left.popleft(), said, going)
        if left:  # the stream ended before all were answered
            raise Trouble(Kind.NO_CONNECTION)
    except (Cancelled, Trouble) as error:
        _come_down(vault, left, flights[0], error, going)
        raise
    return True


def _come_down(vault: Vault, left: deque[Flight], first: Flight, error: Cancelled | Trouble, going: Going) -> None:
    """The bytes of all are counted with the first: what is known of them holds for each that was not answered."""
    for flight in left:
        flight.counted.outcome = first.counted.outcome
        come_down(vault, flight, error, going)
