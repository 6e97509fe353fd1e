"""The door of a supervisor's laptop in the room: opened by a switch, closed by it and at the end of the session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop import nearby
from desktop.app.answering import Answering
from desktop.exchange import Arrived, Card, lan
from desktop.exchange.lan import PORT, Invitation, Place
from desktop.hub import certificate
from desktop.hub.posko import MOST_A_MINUTE, Acquaintance, Pace, application
from desktop.hub.running import Running, serve
from desktop.lanes import Lane, Ticket
from desktop.nearby import addresses
from desktop.roles.posko import Posko
from desktop.ui.session import Hub, OpenDoor, Reach


class Door:
    """`open` on the store lane; `shut` anywhere, it returns soon; `close` waits for what is under way."""

    def __init__(
        self,
        posko: Posko,
        store: Lane,
        folder: Path,
        *,
        most_a_minute: int = MOST_A_MINUTE,
        asked_at: int = nearby.PORT,
    ) -> None:
        self._posko, self._answering, self._folder = posko, Answering(store), folder
        self._place: Place | None = None
        self._telling: Ticket[None] | None = None  # where it is, to whoever asks in the room
        self._asked_at = asked_at
        self._most, self._pace = most_a_minute, Pace()
        self._shown: OpenDoor | None = None
        self._hear: Callable[[Arrived], None] = lambda _arrived: None
        self._changed: Callable[[str], None] = lambda _invitation: None

    def hub(self) -> Hub:
        """What the window is given."""
        return Hub(open=self.open, close=self.shut, test=self.test, opened=lambda: self._shown)

    def test(self) -> Reach:
        """Knock at the own door by every address that is shown."""
        place = self._place
        if place is None:
            return Reach()
        others = self._pace.addresses() - {*addresses(), "127.0.0.1"}
        return Reach(lan.answering(place), place.addresses, len(others))

    def open(self, hear: Callable[[Arrived], None], changed: Callable[[str], None]) -> OpenDoor:
        """Answer from now on. `hear` is told of every package, `changed` of every new code. Trouble HUB_PORT_BUSY."""
        self._hear, self._changed = hear, changed
        if self._answering.goes and self._shown is not None:
            return self._shown  # it is open already: another page of the same session asks
        over = self._answering.begin()
        self._pace = Pace(most=self._most)
        shown, card = self._posko.certificate(), self._posko.card()
        acquaintance = Acquaintance(lambda code: self._another(invitation(code).text(), code))
        app = application(
            lambda data: over.do(lambda: self._posko.swap(data, self._hear)),
            lambda text: over.do(lambda: self._known(text, card)),
            acquaintance,
            self._pace,
        )

        def at_port(port: int) -> Running:
            secure = certificate.adapter(shown, self._folder)
            return serve(app, "0.0.0.0", port, secure=secure)  # noqa: S104 -- the room, and only while it is open

        running = self._answering.serve(PORT, at_port)
        place = self._place = Place(tuple(addresses()), running.port, shown.pin)

        def invitation(code: str) -> Invitation:
            return Invitation(place, card, code)

        self._shown = OpenDoor(
            place.addresses, place.port, invitation(acquaintance.code).text(), acquaintance.code,
            nearby.mark_of(shown.pin, card.fingerprint),
        )  # fmt: skip
        self._tell(nearby.Door(running.port, card.fingerprint, self._shown.mark))
        return self._shown

    def shut(self) -> None:
        """Nobody is answered any more; what is being read in is read to its end."""
        self._shown = self._place = None
        self._hush()
        self._answering.shut()

    def close(self) -> None:
        """`shut`, and wait for that end."""
        self._shown = self._place = None
        self._hush()
        self._answering.close()

    def _tell(self, door: nearby.Door) -> None:
        lane = Lane("nearby")
        self._telling = lane.post(lambda ticket: nearby.answer(door, ticket.cancelled, self._asked_at))
        lane.end()

    def _hush(self) -> None:
        if self._telling is not None:
            self._telling.cancel()

    def _another(self, invitation: str, code: str) -> None:
        """The code was used, or guessed at: the next one is shown."""
        if self._shown is not None:
            self._shown = replace(self._shown, invitation=invitation, code=code)
        self._changed(invitation)

    def _known(self, card: str, own: Card) -> dict[str, str]:
        self._posko.know(card)
        return own.values()
