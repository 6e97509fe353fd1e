"""What the journeys stand on: a province on loopback, laptops with nothing on them or with the forms fetched."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.house import here_and_now
from desktop.demo.province import Province, open_province
from desktop.hub.receiver import base_address
from desktop.store.door import create
from desktop.store.key import Cost
from desktop.ui.hands import Hands
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import Appearance, dress
from desktop.ui.translations import Language, speak
from tests.journeys.furnished import furnish
from tests.journeys.laptop import close_window, open_window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform complains of every window that has a smallest size; nothing else is let through."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The passphrase is worked out as everywhere, only with less patience: the door's own tests take the real cost."""
    monkeypatch.setattr(create, "__kwdefaults__", {**create.__kwdefaults__, "cost": Cost(8192, 1)})


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    """Our hub on loopback with both forms and all their lists."""
    found = open_province(tmp_path_factory.mktemp("provincial"))
    yield found
    found.stop()


@pytest.fixture(scope="session")
def furnished(province: Province, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop with two people, the server and the forms on it. Copied for each journey that begins there."""
    folder = tmp_path_factory.mktemp("laptop") / "sambang"
    furnish(folder, province.address("enumerator"))
    return folder


@pytest.fixture
def laptop(furnished: Path, tmp_path: Path) -> Path:
    """A laptop of this test's own, forms fetched."""
    shutil.copytree(furnished, tmp_path / "sambang")
    return tmp_path / "sambang"


class Flashes(QObject):
    """Watches for pieces that are windows of their own for a moment: they flash, and take the keyboard away."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            passing = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if not passing and not isinstance(watched, MainWindow):
                self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def flashes(qapp: QApplication) -> Iterator[None]:
    """No piece flashes as a window during a journey."""
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    yield
    qapp.removeEventFilter(flashes)
    assert flashes.seen == []


@pytest.fixture
def window(qapp: QApplication, flashes: None) -> Iterator[Callable[..., Hands]]:
    """Opens windows on laptops; those still open at the end are closed."""
    opened: list[Hands] = []

    def open_one(folder: Path, language: str = "id", clock: Callable[[], datetime] = here_and_now) -> Hands:
        hands = open_window(folder, language, clock=clock)
        opened.append(hands)
        return hands

    yield open_one
    for hands in opened:
        with suppress(RuntimeError):  # the test has closed it itself
            close_window(hands)
    speak(qapp, Language.INDONESIAN)
    dress(qapp, Appearance.LIGHT, 100)


@pytest.fixture
def address(province: Province) -> Callable[[str], str]:
    """A new app user of the province: what they paste into the settings."""
    return lambda name: base_address(province.running.address, province.shelf.add_person(name))
