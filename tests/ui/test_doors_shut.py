"""The doors in the room: shut when the screen says so, whatever else is under way, and told when open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event
from types import SimpleNamespace

from pytestqt.qtbot import QtBot

from desktop.touched import Touched
from desktop.ui.desk import Desk
from desktop.ui.desk_phones import PhonesDesk
from desktop.ui.desk_wifi import WifiDesk
from desktop.ui.pages.exchange import ExchangePage
from desktop.ui.pages.exchange_phones import PhonesCard
from desktop.ui.session import Hub, OpenDoor, PhoneHub, PlainDoor
from tests.ui import people
from tests.ui.places import FakeHouse
from tests.ui.test_frame import Inside, desk_of, window_of
from tests.ui.test_sending import LongRound

PLAIN = PlainDoor(("192.168.43.12",), 8738)


@dataclass
class FakeRoom:
    """Both doors, and who hears of what comes through the plain one."""

    plain: PlainDoor | None = None
    secure: OpenDoor | None = None
    hears: list[Callable[[Touched], None]] = field(default_factory=list)

    def phone_hub(self) -> PhoneHub:
        phones = SimpleNamespace(everyone=lambda: (), waiting=lambda: ())
        return PhoneHub(phones, self.open_plain, self.shut_plain, lambda: self.plain)  # type: ignore[arg-type]

    def hub(self) -> Hub:
        return Hub(self.open_secure, self.shut_secure, opened=lambda: self.secure)

    def open_plain(self, hear: Callable[[Touched], None]) -> PlainDoor:
        self.hears.append(hear)
        self.plain = PLAIN
        return PLAIN

    def shut_plain(self) -> None:
        self.plain = None

    def open_secure(self, *_hear: object) -> OpenDoor:
        self.secure = people.OPEN_DOOR
        return people.OPEN_DOOR

    def shut_secure(self) -> None:
        self.secure = None


def doors(qtbot: QtBot, desk: Desk, room: FakeRoom) -> tuple[PhonesCard, ExchangePage]:
    """The cards of both doors at work."""
    desk.session = replace(desk.session, hub=room.hub(), phone_hub=room.phone_hub())
    card, page = PhonesCard(), ExchangePage()
    qtbot.addWidget(card)
    qtbot.addWidget(page)
    PhonesDesk(desk, card, room.phone_hub())
    WifiDesk(desk, page, lambda _arrived: None)
    return card, page


def test_the_switches_shut_them_while_a_round_is_under_way(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    room, goes = FakeRoom(), Event()
    card, page = doors(qtbot, desk_of(inside()), room)
    card.switch.click()
    page.wifi.switch.click()
    qtbot.waitUntil(lambda: card._opened is not None and page.wifi._opened is not None)
    house.wire.post(lambda _ticket: goes.wait(60))
    card.switch.click()
    page.wifi.switch.click()
    assert (room.plain, room.secure, card._opened, page.wifi._opened) == (None, None, None, None)
    goes.set()


def test_the_lock_shuts_them_though_a_round_is_finished_behind_it(
    qtbot: QtBot, house: FakeHouse, inside: Inside
) -> None:
    place, long, room, goes = inside(), LongRound(), FakeRoom(PLAIN, people.OPEN_DOOR), Event()
    house.under_way, desk = long, desk_of(place)
    window = window_of(place)
    assert window.session is not None
    window.session = desk.session = replace(window.session, hub=room.hub(), phone_hub=room.phone_hub())
    desk.sync.run_round()
    qtbot.waitUntil(long.began.is_set)
    house.store.post(lambda _ticket: goes.wait(60))
    house.store.post(lambda _ticket: room.open_plain(lambda _touched: None))  # pressed just before the lock
    window.lock()
    assert (room.plain, room.secure, house.closed) == (None, None, 0)
    goes.set()
    qtbot.waitUntil(lambda: len(room.hears) == 1 and room.plain is None)
    assert not long.was_stopped
    long.goes.set()
    qtbot.waitUntil(lambda: house.closed == 1)


def test_after_the_text_size_changed_they_are_told_to_be_open(qtbot: QtBot, inside: Inside) -> None:
    room = FakeRoom(PLAIN, people.OPEN_DOOR)
    card, page = doors(qtbot, desk_of(inside()), room)
    qtbot.waitUntil(lambda: card._opened == PLAIN and page.wifi._opened == people.OPEN_DOOR)
    assert len(room.hears) == 1  # what comes is heard by the page in front
