"""A forgotten passphrase: the code of the recovery sheet at the door, a new passphrase at once, on a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app.house import Workspace
from desktop.paths import Paths
from desktop.store import door
from desktop.store.key import Cost
from desktop.store.users_table import NewUser, Role
from desktop.store.vault import Vault
from desktop.trouble import Trouble
from desktop.ui.main_window import MainWindow
from desktop.ui.signals import Signals
from desktop.ui.workplace import Workplace
from tests.ui.places import PASSPHRASE
from tests.ui.test_door import press, type_in, window_of

QUICK = Cost(memory_kib=8, iterations=1)
NEW = "kolam teduh biru"


@dataclass
class Forgotten:
    place: Workplace
    paths: Paths
    code: str

    @property
    def window(self) -> MainWindow:
        return window_of(self.place)


@pytest.fixture
def forgotten(qtbot: QtBot, tmp_path: Path) -> Iterator[Forgotten]:
    paths = Paths(tmp_path)
    new = NewUser("Siti Aminah", PASSPHRASE, Role.ENUMERATOR)
    opened = door.create(paths, new, cost=QUICK, now=datetime.now(UTC))
    with Vault(paths, opened.key) as vault:
        code = door.recovery_sheet(vault, opened.user, cost=QUICK)
    house = Workspace(paths)
    window = MainWindow(house, Signals())
    qtbot.addWidget(window)
    place = Workplace(window)
    with qtbot.waitActive(window):
        window.show()
    yield Forgotten(place, paths, code)
    window.close()
    house.store.close()


def come_by_code(qtbot: QtBot, one: Forgotten) -> None:
    type_in("Siti Aminah")
    one.window.unlock.recovery.click()
    assert one.window.unlock.secret.hasFocus()
    type_in(one.code.lower().replace("-", " "))
    assert one.window.unlock.secret.displayText() == one.code.lower().replace("-", " ")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: one.window.root.currentWidget() is one.window.__dict__.get("renew"))


def test_the_code_lets_in_to_make_a_new_passphrase_and_nothing_else(qtbot: QtBot, forgotten: Forgotten) -> None:
    come_by_code(qtbot, forgotten)
    page = forgotten.window.renew
    assert forgotten.place.desk is None
    qtbot.waitUntil(page.secret.secret.hasFocus)
    type_in("siti aminah")
    press(Qt.Key.Key_Return)
    assert not page.go_on.isEnabled()
    page.secret.secret.setFocus()
    page.secret.secret.selectAll()
    type_in(NEW)
    press(Qt.Key.Key_Return)
    type_in(NEW)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: forgotten.place.desk is not None)
    assert door.unlock(forgotten.paths, "Siti Aminah", NEW).user.name == "Siti Aminah"
    with pytest.raises(Trouble):
        door.unlock(forgotten.paths, "Siti Aminah", PASSPHRASE)


def test_leaving_before_that_gives_the_vault_back(qtbot: QtBot, forgotten: Forgotten) -> None:
    come_by_code(qtbot, forgotten)
    QTest.keyClick(forgotten.window, Qt.Key.Key_F9)
    door_page = forgotten.window.unlock
    assert forgotten.window.root.currentWidget() is door_page
    assert door_page.secret.hasFocus()
    type_in(PASSPHRASE)
    assert door_page.secret.displayText() != PASSPHRASE
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: forgotten.place.desk is not None)
    assert forgotten.window.session is not None


def test_back_to_the_passphrase(forgotten: Forgotten) -> None:
    page = forgotten.window.unlock
    page.recovery.click()
    assert page._secret.label.text() == "Kode pemulihan"
    page.recovery.click()
    assert page._secret.label.text() == "Kata sandi"
    assert page.secret.echoMode() == page.secret.EchoMode.Password
