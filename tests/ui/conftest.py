"""What the pages' tests stand on: dressed, speaking Indonesian, with real lanes and a house of fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.lanes import Lane
from desktop.ui.main_window import MainWindow
from desktop.ui.signals import Signals
from desktop.ui.theme import Appearance, dress
from desktop.ui.translations import Language, speak
from desktop.ui.workplace import Workplace
from tests.ui.places import PASSPHRASE, FakeHouse


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform complains of every window that has a smallest size; nothing else is let through."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    speak(qapp, Language.INDONESIAN)
    dress(qapp, Appearance.LIGHT, 100)
    yield
    speak(qapp, Language.INDONESIAN)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what lives on is dressed anew for each test


@pytest.fixture
def house() -> Iterator[FakeHouse]:
    house = FakeHouse(Lane("store"), Lane("wire"))
    yield house
    house.store.close()
    house.wire.close()


@pytest.fixture
def place(qtbot: QtBot, house: FakeHouse) -> Iterator[Workplace]:
    window = MainWindow(house, Signals())
    qtbot.addWidget(window)
    place = Workplace(window)
    with qtbot.waitActive(window):
        window.show()
    yield place
    window.close()


@pytest.fixture
def inside(qtbot: QtBot, house: FakeHouse, place: Workplace) -> Callable[[], Workplace]:
    """Come in by the door, as a person does."""

    def come() -> Workplace:
        window = place.parent()
        assert isinstance(window, MainWindow)
        window.unlock.name.setText("Siti Aminah")
        window.unlock.secret.setText(PASSPHRASE)
        window.unlock.open.click()
        qtbot.waitUntil(lambda: place.desk is not None and place.desk.counts is not None)
        return place

    return come
