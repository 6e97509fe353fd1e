"""A form that another page put out: Ctrl+K offers its questions no more, and what was found of it leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.app.house import Workspace
from desktop.paths import Paths
from desktop.ui.main_window import MainWindow
from desktop.ui.signals import Signals
from desktop.ui.workplace import Workplace


@pytest.fixture
def practice(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    house = Workspace(Paths(tmp_path / "laptop"))
    window = MainWindow(house, Signals())
    qtbot.addWidget(window)
    place = Workplace(window)
    with qtbot.waitActive(window):
        window.show()
    window.practise()
    qtbot.waitUntil(lambda: place.desk is not None and place.desk.counts is not None, timeout=20_000)
    yield place
    window.close()
    house.store.close()


def test_a_form_that_was_left_is_not_gone_to(qtbot: QtBot, practice: Workplace) -> None:
    desk, filling = practice.desk, practice.filling
    assert desk is not None and filling is not None
    role = desk.session.enumerator
    filling.bring(lambda: role.start(role.forms()[0].key))
    qtbot.waitUntil(lambda: filling.page is not None, timeout=20_000)
    found = filling.questions()
    assert found
    page = filling.page
    assert page is not None
    desk.go("settings")
    qtbot.waitUntil(lambda: not isValid(page), timeout=20_000)
    assert filling.questions() == []
    desk.place_chosen.emit(found[0].key)  # was a crash, which locks
    assert desk.frame.key == "settings"
