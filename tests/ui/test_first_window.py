"""A second start finds the first window and brings it to the front; a sign left by a crash misleads nobody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.first_window import SIGN, Bell, ring
from desktop.ui.main_window import MainWindow
from desktop.ui.program import Program
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


@pytest.mark.skipif(os.name != "posix", reason="names of files are text there")
def test_a_name_that_is_no_text_is_heard_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[Path | None] = []
    bell = Bell(str(tmp_path), heard.append)
    brought = Path(os.fsdecode(b"/media/stik/D\xe9sa.kartu"))
    assert ring(str(tmp_path), brought)
    qtbot.waitUntil(lambda: heard == [brought])
    bell.take_down()


@pytest.mark.skipif(os.name != "posix", reason="pipes are no files there")
def test_somebody_else_who_listens_in_its_place_is_told_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Path | None] = []
    bell = Bell(str(tmp_path), heard.append)
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    assert not ring(str(tmp_path), tmp_path / "keluarga.sambang")
    bell.take_down()
    assert heard == []


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_path_that_is_none_only_brings_the_window_to_the_front(
    qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    came: list[bool] = []
    monkeypatch.setattr(MainWindow, "come_to_front", lambda _self: came.append(True))
    program = Program.__new__(Program)
    program.window = window_of(place)
    program._hear(Path("/") / name)
    assert came == [True]


def test_after_a_crash_the_sign_alone_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / SIGN).touch()
    assert not ring(str(tmp_path))


def test_a_minimized_window_comes_back(qtbot: QtBot, place: Workplace, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    window = window_of(place)
    monkeypatch.setattr(MainWindow, "raise_", lambda _self: None)  # the offscreen platform complains of it
    window.showMinimized()
    window.come_to_front()
    assert not window.isMinimized()
