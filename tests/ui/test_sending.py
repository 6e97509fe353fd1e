"""What a person chooses about sending, what is told beside the window, and what happens behind a locked screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from desktop.settings import Settings
from desktop.sync.round import Round
from desktop.trouble import Kind
from desktop.ui.desk_sync import wanted_now
from desktop.ui.notification_area import NotificationArea, round_told
from desktop.ui.pages.outbox import OutboxPage
from desktop.ui.values import Connection
from tests.ui import people
from tests.ui.places import PASSPHRASE, FakeHouse, went
from tests.ui.test_frame import Inside, desk_of, window_of

REFUSED = replace(went(), refused=(object(), object()))  # type: ignore[arg-type]


class FakeTray(QObject):
    """The place beside the clock, which remembers what it was told."""

    activated = Signal(object)
    messageClicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tip, self.messages, self.shown = "", [], False

    def setToolTip(self, tip: str) -> None:
        self.tip = tip

    def showMessage(self, _title: str, said: str, _icon: object, _time: int) -> None:
        self.messages.append(said)

    def setIcon(self, _icon: object) -> None:
        return

    def setContextMenu(self, _menu: object) -> None:
        return

    def show(self) -> None:
        self.shown = True

    def hide(self) -> None:
        self.shown = False


@pytest.mark.parametrize(
    ("notify", "round_", "told"),
    [
        ("never", REFUSED, ""),
        ("needed", REFUSED, "2 isian ditolak server dan perlu Anda lihat."),
        ("needed", went(), ""),
        ("all", went(), "2 isian diterima server."),
        ("needed", went(Kind.NO_CONNECTION), ""),
    ],
)
def test_only_what_was_asked_for_is_told(notify: str, round_: Round, told: str) -> None:
    assert round_told(round_, Settings(notify=notify)) == told


def test_the_icon_says_what_waits_and_a_notification_comes_once(
    qtbot: QtBot, house: FakeHouse, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(inside())
    tray = FakeTray()
    area = NotificationArea(desk, tray)  # type: ignore[arg-type]
    desk.read_front()
    qtbot.waitUntil(lambda: "menunggu dikirim" in tray.tip)
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
    area.hear(REFUSED)
    area.hear(REFUSED)
    assert tray.messages == ["2 isian ditolak server dan perlu Anda lihat."]
    area.stop()
    assert not tray.shown


def test_only_words_where_photos_are_held(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    assert wanted_now(Settings()).files and wanted_now(Settings()).budget is None
    assert wanted_now(Settings(photo_limit=5)).budget_a_day == 5_000_000
    desk = desk_of(inside())
    desk.go("settings")
    qtbot.waitUntil(lambda: desk.settings_page._values is not None)
    desk.settings_page.sending.photos.buttons["never"].click()
    assert house.settings.photos == "never"
    qtbot.waitUntil(lambda: not desk.sync.running)  # the round of coming in was begun with photos
    with qtbot.waitSignal(desk.sync.ended):
        desk.sync.run_round()
    assert not house.wanted[-1].files and house.wanted[-1].words
    desk.go("outbox")
    qtbot.waitUntil(lambda: "hanya teks" in desk.outbox.held.text())


class LongRound:
    """A round that lasts until it is let go, or stopped."""

    def __init__(self) -> None:
        self.began, self.goes, self.was_stopped = Event(), Event(), False

    def __call__(self, cancelled: Callable[[], bool]) -> None:
        self.began.set()
        while not self.goes.wait(0.01):
            if cancelled():
                self.was_stopped = True
                return


def test_a_round_is_finished_behind_the_locked_screen(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    place, long = inside(), LongRound()
    house.under_way = long
    desk_of(place).sync.run_round()
    qtbot.waitUntil(long.began.is_set)
    window_of(place).lock()
    assert house.closed == 0 and window_of(place).root.currentWidget() is window_of(place).unlock
    long.goes.set()
    qtbot.waitUntil(lambda: house.closed == 1)
    assert not long.was_stopped


def test_who_comes_back_meanwhile_comes_in_at_once(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    place, long = inside(), LongRound()
    house.under_way = long
    desk_of(place).sync.run_round()
    qtbot.waitUntil(long.began.is_set)
    window_of(place).lock()
    window_of(place).unlock.unlock_asked.emit("Siti Aminah", PASSPHRASE)
    qtbot.waitUntil(lambda: place.desk is not None)
    qtbot.waitUntil(lambda: long.was_stopped and house.closed == 1)


def test_a_round_stops_at_the_lock_where_a_person_wants_it_so(qtbot: QtBot, house: FakeHouse, inside: Inside) -> None:
    place, long = inside(), LongRound()
    house.under_way, house.settings = long, Settings(finish_locked=False)
    desk_of(place).sync.run_round()
    qtbot.waitUntil(long.began.is_set)
    window_of(place).lock()
    qtbot.waitUntil(lambda: long.was_stopped and house.closed == 1)


def test_the_outbox_says_that_lists_wait(qtbot: QtBot) -> None:
    page = OutboxPage()
    qtbot.addWidget(page)
    page.show_values(people.outbox_full())
    assert page.lists.isHidden()
    page.show_lists(2)
    assert not page.lists.isHidden() and page.lists.text().startswith("2 ")
    with qtbot.waitSignal(page.lists_asked):
        page.lists.click()


def test_an_empty_outbox_leads_to_the_server_where_none_is_set_up_and_to_a_form_else(qtbot: QtBot) -> None:
    page = OutboxPage()
    qtbot.addWidget(page)
    page.show_values(replace(people.outbox_empty(), connection=Connection()))
    assert page.primary is not None and page.primary.isHidden()  # nowhere to send to
    with qtbot.waitSignal(page.settings_asked):
        page.empty.button.click()
    page.show_values(people.outbox_empty())
    assert not page.primary.isHidden()
    with qtbot.waitSignal(page.new_asked):
        page.empty.button.click()
