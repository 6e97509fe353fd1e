"""A wire that refuses, cuts, hangs and lies, seen through the window; once it is well the push starts by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.demo.families import flood
from desktop.demo.province import Province
from desktop.hub.receiver import base_address
from desktop.store.stages import Fate, Stage
from desktop.trouble import Kind, Trouble
from desktop.ui.hands import Hands
from desktop.ui.notices import notice
from tests.journeys import laptop as deeds
from tests.journeys.laptop import HAMDANI, Clock
from tests.journeys.test_from_nothing import there
from tests.sync.faults import CLEAN, Fault, FaultyWire, plain_answer

Window = Callable[..., Hands]
REFUSES = Fault(request=0)
CUTS_THE_WORDS = Fault(request=900)
CUTS_THE_ANSWER = Fault(answer=1)
HANGS = Fault(hang=True)
LOGIN_PAGE = Fault(instead=plain_answer("200 OK", b"<html>Silakan masuk ke WiFi Balai Desa</html>", openrosa=False))
BUSY = Fault(instead=plain_answer("503 Service Unavailable", b"busy"))


@pytest.fixture
def wire(province: Province) -> Iterator[FaultyWire]:
    with FaultyWire((province.running.host, province.running.port)) as wire:
        yield wire


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reported(window: Window, wire: FaultyWire, province: Province, clock: Clock, tmp_path: Path) -> Hands:
    """A laptop whose report was handed in while the wire refused everything."""
    hands = window(tmp_path / "sambang", clock=clock)
    deeds.set_up(hands, HAMDANI)
    deeds.connect(hands, base_address(wire.address, province.shelf.add_person("Hamdani")))
    deeds.connected(hands)
    page = deeds.begin_form(hands, "laporan")
    deeds.fill(hands, page, flood())
    turn(wire, REFUSES)
    deeds.hand_in(hands)
    hands.desk.go("outbox")
    hands.wait(lambda: hands.desk.outbox.model.rowCount() == 1, "the report is in the outbox")
    hands.wait(lambda: not hands.desk.sync.running, "the round ends")
    return hands


def turn(wire: FaultyWire, fault: Fault) -> None:
    """From now on every connection suffers this."""
    wire.next_fault = lambda: fault
    wire.hang_up()


def try_again(hands: Hands) -> None:
    """The button, and the end of that round."""
    ended: list[object] = []
    hands.wait(lambda: not hands.desk.sync.running, "no round runs")
    hands.desk.sync.ended.connect(ended.append)
    hands.press(Qt.Key.Key_Return, ctrl=True)
    hands.wait(lambda: ended, "the round ends")


def said(hands: Hands) -> str:
    """What the outbox says of the last round."""
    page = hands.desk.outbox
    return f"{page.notice.accessibleName() if page.notice.isVisible() else ''} {page.sentence.text()}"


def title_of(hands: Hands) -> str:
    return hands.desk.outbox.model.row(0).title


def test_nothing_is_sent_without_a_receipt_and_each_trouble_has_its_sentence(
    reported: Hands, wire: FaultyWire, province: Province, clock: Clock, tmp_path: Path
) -> None:
    hands, title = reported, title_of(reported)
    for fault, kind in (
        (REFUSES, Kind.NO_CONNECTION),
        (LOGIN_PAGE, Kind.LOGIN_PAGE),
        (BUSY, Kind.SERVER_TROUBLE),
        (CUTS_THE_WORDS, Kind.NO_CONNECTION),
        (CUTS_THE_ANSWER, Kind.NO_CONNECTION),
    ):
        turn(wire, fault)
        clock.ahead += timedelta(hours=1)
        try_again(hands)
        assert notice(Trouble(kind)).sentence in said(hands), kind
        assert deeds.fate_shown(hands, title) is Fate.RELEASED
        found = deeds.on_disk(tmp_path / "sambang", HAMDANI, title)
        assert (found.row.stage, dict(found.receipts)) == (Stage.RELEASED, {})

    turn(wire, CLEAN)
    clock.ahead += timedelta(hours=1)
    hands.wait(lambda: deeds.sent(hands, title), "it goes by itself")
    deeds.close_window(hands)
    found = deeds.on_disk(tmp_path / "sambang", HAMDANI, title)
    assert found.row.stage is Stage.SENT
    assert there(province, found.instance_id) == [found.xml]


def test_a_server_that_hangs_can_be_left_and_the_report_goes_later(
    reported: Hands, wire: FaultyWire, province: Province, clock: Clock, tmp_path: Path
) -> None:
    hands, title = reported, title_of(reported)
    turn(wire, HANGS)
    clock.ahead += timedelta(hours=1)
    hands.press(Qt.Key.Key_Return, ctrl=True)
    hands.wait(lambda: hands.desk.sync.running and hands.desk.outbox.stop.isVisible(), "a round can be stopped")
    hands.wait(lambda: "Mengirim isian: 0 dari 1" in deeds.foot_of(hands), "what it is at")
    deeds.tab_to(hands, hands.desk.outbox.stop)
    hands.press(Qt.Key.Key_Space)
    hands.wait(lambda: not hands.desk.sync.running, "the round is left")
    assert deeds.fate_shown(hands, title) is Fate.RELEASED

    turn(wire, CLEAN)
    clock.ahead += timedelta(hours=1)
    hands.wait(lambda: deeds.sent(hands, title), "it goes by itself")
    deeds.close_window(hands)
    found = deeds.on_disk(tmp_path / "sambang", HAMDANI, title)
    assert there(province, found.instance_id) == [found.xml]


def test_locked_while_the_server_hangs_the_next_person_is_not_kept_waiting(
    reported: Hands, wire: FaultyWire, tmp_path: Path
) -> None:
    hands, title = reported, title_of(reported)
    turn(wire, HANGS)
    hands.press(Qt.Key.Key_Return, ctrl=True)
    hands.wait(lambda: hands.desk.sync.running, "a round begins")
    deeds.lock(hands)
    turn(wire, REFUSES)
    deeds.come_in(hands, HAMDANI)
    hands.desk.go("outbox")
    hands.wait(lambda: deeds.fate_shown(hands, title) is Fate.RELEASED, "the report still waits")
    assert deeds.on_disk(tmp_path / "sambang", HAMDANI, title).receipts == {}
