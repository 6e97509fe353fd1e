"""A second start finds the first window and brings it to the front; a sign left by a crash misleads nobody."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.ui.first_window import SIGN, Bell, ring
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace
from tests.ui.test_door import window_of


def test_the_first_window_hears_the_second_start(qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[Path | None] = []
    assert not ring(str(tmp_path))
    bell = Bell(str(tmp_path), heard.append)
    assert ring(str(tmp_path))
    qtbot.waitUntil(lambda: heard == [None])
    brought = tmp_path / "kartu dari Désa.kartu"
    assert ring(str(tmp_path), brought)
    qtbot.waitUntil(lambda: heard == [None, brought])
    assert not ring(str(tmp_path / "lain"))
    bell.take_down()
    assert not ring(str(tmp_path))
    assert not (tmp_path / SIGN).exists()


def test_after_a_crash_the_sign_alone_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / SIGN).touch()
    assert not ring(str(tmp_path))


def test_a_minimized_window_comes_back(qtbot: QtBot, place: Workplace, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    window = window_of(place)
    monkeypatch.setattr(MainWindow, "raise_", lambda _self: None)  # the offscreen platform complains of it
    window.showMinimized()
    window.come_to_front()
    assert not window.isMinimized()
