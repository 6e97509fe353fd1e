"""The plain port for phones with ODK Collect: its own switch, open only beside a supervisor who wants it."""

from __future__ import annotations

from collections.abc import Callable

from desktop.app.answering import Answering
from desktop.app.over_store import OverStore
from desktop.hub.posko import Pace, paced
from desktop.hub.receiver import Limit, counter
from desktop.hub.running import serve
from desktop.hub.shelf import Medium, Offered
from desktop.hub.taking import HandedIn, Verdict
from desktop.lanes import Lane
from desktop.nearby import addresses
from desktop.roles.phones import PROJECT, Phones
from desktop.touched import Touched
from desktop.ui.session import PhoneHub, PlainDoor

PORT = 8738  # asked for first
LIMIT = 30_000_000  # bytes of one POST, as advertised: a phone with more sends it in several
HEAVIEST = 120_000_000  # bytes of one POST with a single file that is heavier than that: a video
THREADS = 4  # so much is in memory at once
MOST_A_MINUTE = 600  # requests of one phone: a form with many pictures asks for each


class PhoneDoor:
    """`open` on the store lane; `shut` anywhere, it returns soon; `close` waits for what is under way."""

    def __init__(self, phones: Phones, store: Lane) -> None:
        self._phones, self._answering = phones, Answering(store)
        self._shown: PlainDoor | None = None
        self._hear: Callable[[Touched], None] = lambda _touched: None

    def hub(self) -> PhoneHub:
        """What the window is given."""
        return PhoneHub(self._phones, self.open, self.shut, lambda: self._shown)

    def open(self, hear: Callable[[Touched], None]) -> PlainDoor:
        """Answer from now on; `hear` is told of every record. Trouble HUB_PORT_BUSY."""
        self._hear = hear
        if self._answering.goes and self._shown is not None:
            return self._shown
        asked = Asked(self._phones, self._answering.begin())
        app = paced(counter(asked, self._take, project=PROJECT, limit=Limit(LIMIT, HEAVIEST)), _pace())
        running = self._answering.serve(
            PORT,
            lambda port: serve(app, "0.0.0.0", port, threads=THREADS),  # noqa: S104 -- the room, while it is open
        )
        self._shown = PlainDoor(tuple(addresses()), running.port)
        return self._shown

    def shut(self) -> None:
        """Nobody is answered any more; what is being taken is taken to its end."""
        self._shown = None
        self._answering.shut()

    def close(self) -> None:
        """`shut`, and wait for that end."""
        self._shown = None
        self._answering.close()

    def _take(self, post: HandedIn) -> Verdict:
        verdict, touched = self._answering.over.do(lambda: self._phones.take(post))
        if touched:
            self._hear(touched)
        return verdict


class Asked:
    """What phones ask, answered on the store lane (`hub.receiver.Books`)."""

    def __init__(self, phones: Phones, over: OverStore) -> None:
        self._phones, self._over = phones, over

    def person(self, token: str) -> str | None:
        return self._over.do(lambda: self._phones.person(token))

    def offered(self, token: str, form_id: str | None = None) -> list[Offered]:
        return self._over.do(lambda: self._phones.offered(token, form_id))

    def form_state(self, token: str, form_id: str) -> str | None:
        return self._over.do(lambda: self._phones.form_state(token, form_id))

    def form_xml(self, form_id: str, version: str | None = None) -> bytes | None:
        return self._over.do(lambda: self._phones.form_xml(form_id, version))

    def media(self, form_id: str) -> list[Medium]:
        return self._over.do(lambda: self._phones.media(form_id))

    def medium(self, form_id: str, name: str) -> Medium | None:
        return self._over.do(lambda: self._phones.medium(form_id, name))

    def integrity(self, list_name: str, ids: list[str] | None) -> dict[str, bool] | None:
        return self._over.do(lambda: self._phones.integrity(list_name, ids))


def _pace() -> Pace:
    return Pace(most=MOST_A_MINUTE)
