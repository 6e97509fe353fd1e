"""The screen is locked while something floats over the window: nothing is seen before the door, no device stays on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.ui.floating import Floating
from desktop.ui.media import camera_card
from desktop.ui.media.camera_card import CameraCard, Purpose
from desktop.ui.media.player_card import PlayerCard
from desktop.ui.media.sound_card import SoundCard
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.map_card import MapCard
from desktop.ui.workplace import Workplace
from tests.ui.stand_ins import StandIns, picture
from tests.ui.test_frame import window_of

Inside = Callable[[], Workplace]


def locked(qtbot: QtBot, place: Workplace, card: Floating) -> None:
    window_of(place).lock()
    qtbot.waitUntil(lambda: place.desk is None)
    assert not isValid(card) or not card.isVisible()
    focus, front = QApplication.focusWidget(), window_of(place).root.currentWidget()
    assert focus is not None and front is not None and front.isAncestorOf(focus)


def test_a_camera_is_shut(qtbot: QtBot, inside: Inside) -> None:
    place, devices = inside(), StandIns()
    card = CameraCard(window_of(place), devices, Purpose.PHOTO)
    card.begin()
    devices.looks[0].seen(picture())
    locked(qtbot, place, card)
    assert devices.looks[0].closed


def test_a_film_ends_and_is_kept_where_the_recorder_gives_it_at_once(qtbot: QtBot, inside: Inside) -> None:
    place, devices = inside(), StandIns()
    card = CameraCard(window_of(place), devices, Purpose.FILM)
    kept: list[bytes] = []
    card.filmed.connect(lambda data, _ending: kept.append(bytes(data)))
    card.begin()
    devices.looks[0].seen(picture())
    card.shutter.click()
    locked(qtbot, place, card)
    assert devices.looks[0].closed and kept == [b"film"]


def test_locking_waits_the_moment_a_film_takes_to_be_whole(
    qtbot: QtBot, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, devices, kept = inside(), StandIns(), list[bytes]()
    card = CameraCard(window_of(place), devices, Purpose.FILM)
    card.filmed.connect(lambda data, _ending: kept.append(bytes(data)))
    card.begin()
    devices.looks[0].seen(picture())
    card.shutter.click()
    film = devices.looks[0].film
    assert film is not None
    ended: list[str] = []
    monkeypatch.setattr(film, "stop", lambda: ended.append("asked"))
    window_of(place).lock()
    assert ended == ["asked"] and place.desk is not None  # not locked before it is there
    film.whole(b"film")
    qtbot.waitUntil(lambda: place.desk is None)
    assert kept == [b"film"] and devices.looks[0].closed


def test_closing_the_window_waits_for_the_film_too(
    qtbot: QtBot, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, devices, kept = inside(), StandIns(), list[bytes]()
    card = CameraCard(window_of(place), devices, Purpose.FILM)
    card.filmed.connect(lambda data, _ending: kept.append(bytes(data)))
    card.begin()
    devices.looks[0].seen(picture())
    card.shutter.click()
    film = devices.looks[0].film
    assert film is not None
    monkeypatch.setattr(film, "stop", lambda: None)
    window = window_of(place)
    window.close()
    assert window.isVisible() and not kept
    film.whole(b"film")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert kept == [b"film"]


def test_a_film_that_never_ends_does_not_keep_the_screen_from_being_locked(
    qtbot: QtBot, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, devices = inside(), StandIns()
    monkeypatch.setattr(camera_card, "ENDS_MS", 1)
    card = CameraCard(window_of(place), devices, Purpose.FILM)
    card.begin()
    devices.looks[0].seen(picture())
    card.shutter.click()
    monkeypatch.setattr(devices.looks[0].film, "stop", lambda: None)
    window_of(place).lock()
    qtbot.waitUntil(lambda: place.desk is None)
    assert devices.looks[0].closed


def test_a_laptop_nobody_is_at_locks_at_once_whatever_is_filmed(qtbot: QtBot, inside: Inside) -> None:
    place, devices = inside(), StandIns()
    card = CameraCard(window_of(place), devices, Purpose.FILM)
    card.begin()
    devices.looks[0].seen(picture())
    card.shutter.click()
    window_of(place).lock(alone=True)
    qtbot.waitUntil(lambda: place.desk is None)
    assert devices.looks[0].closed


def test_sound_ends_and_is_kept(qtbot: QtBot, inside: Inside) -> None:
    place, devices = inside(), StandIns()
    card = SoundCard(window_of(place), devices, 64)
    kept: list[bytes] = []
    card.recorded.connect(lambda data, _ending: kept.append(bytes(data)))
    card.begin()
    devices.recordings[0].heard = b"suara"
    locked(qtbot, place, card)
    assert devices.recordings[0].stopped and kept == [b"suara"]


def test_what_plays_is_silent(qtbot: QtBot, inside: Inside) -> None:
    place, devices = inside(), StandIns()
    card = PlayerCard(window_of(place), devices, "rekaman.aac")
    card.begin(b"suara")
    locked(qtbot, place, card)
    assert devices.playings[0].closed


@pytest.mark.parametrize("looking", [True, False])
def test_a_map_with_a_house_on_it_goes(qtbot: QtBot, inside: Inside, looking: bool) -> None:
    place = inside()
    card = MapCard(window_of(place), Surroundings(), many=False, closed=False, looking=looking)
    card.bring()
    locked(qtbot, place, card)
