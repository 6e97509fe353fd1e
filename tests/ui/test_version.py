"""The settings page and a newer program: said, taken when asked for, refused in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from desktop import release
from desktop.roles.updates import Updates
from desktop.trouble import Kind, Trouble
from desktop.ui import choosing
from desktop.ui.desk_version import VersionDesk
from desktop.ui.pages.settings_version import VersionCard
from desktop.ui.session import Updating
from desktop.ui.workplace import Workplace
from tests.ui.places import FakeHouse

NAME = "Sambang-0.2.0-Setup.exe"


@dataclass
class Scene:
    """The card at work, a stick with a release, and what the server gives."""

    desk: VersionDesk
    card: VersionCard
    stick: Path
    given: list[Path | Trouble | None]
    house: FakeHouse


@pytest.fixture
def scene(
    qtbot: QtBot, house: FakeHouse, inside: Callable[[], Workplace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Scene:
    signer, stick, given = Ed25519PrivateKey.generate(), tmp_path / "stik", list[Path | Trouble | None]()
    stick.mkdir()
    (stick / NAME).write_bytes(b"MZ" * 60_000)
    sheet = release.write_sheet("0.2.0", [stick / NAME], signer.sign)
    (stick / release.SHEET).write_bytes(sheet)
    key = signer.public_key().public_bytes_raw().hex()
    updates = Updates(tmp_path / "updates", "0.1.0", kind="windows", keys=lambda: (key,))
    (tmp_path / "updates").mkdir()
    (tmp_path / "updates" / release.SHEET).write_bytes(sheet)

    def from_server(_cancelled: Callable[[], bool]) -> Path | None:
        found = given.pop()
        if isinstance(found, Trouble):
            raise found
        return found

    monkeypatch.setattr(choosing, "folder", lambda *_: str(stick))
    desk = inside().desk
    assert desk is not None
    card = VersionCard()
    qtbot.addWidget(card)
    return Scene(VersionDesk(desk, card, Updating(updates, from_server)), card, stick, given, house)


def test_what_the_server_offers_is_told_and_comes_only_when_asked_for(
    qtbot: QtBot, scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = scene.card
    scene.desk.read()
    qtbot.waitUntil(lambda: "ada di server (0 MB)" in card.told.text())
    assert card.told.text().startswith("Sambang 0.1.0.") and not card.take.isHidden() and card.install.isHidden()
    scene.given += [tmp_path / NAME, Trouble(Kind.NO_CONNECTION)]
    card.take.click()
    qtbot.waitUntil(lambda: not card.said.isHidden())
    assert card.take.isEnabled()
    card.take.click()
    qtbot.waitUntil(lambda: not card.install.isHidden())
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    card.install.click()
    assert opened == [str(tmp_path / NAME)]


def test_a_stick_is_looked_through_and_its_installer_copied(qtbot: QtBot, scene: Scene, tmp_path: Path) -> None:
    card = scene.card
    card.search.click()
    qtbot.waitUntil(lambda: "siap diambil" in card.told.text())
    card.take.click()
    qtbot.waitUntil(lambda: "sudah diambil dan diperiksa" in card.told.text())
    assert (tmp_path / "updates" / NAME).read_bytes() == (scene.stick / NAME).read_bytes()


def test_an_installer_that_was_altered_is_refused_in_words(qtbot: QtBot, scene: Scene) -> None:
    card = scene.card
    card.search.click()
    qtbot.waitUntil(lambda: "siap diambil" in card.told.text())
    (scene.stick / NAME).write_bytes(b"MZ" * 60_001)
    card.take.click()
    qtbot.waitUntil(lambda: not card.said.isHidden())
    assert card.install.isHidden() and card.take.isEnabled()


def test_stopped_before_it_began_it_may_be_asked_for_again(qtbot: QtBot, scene: Scene, tmp_path: Path) -> None:
    card, goes = scene.card, Event()
    scene.desk.read()
    qtbot.waitUntil(lambda: not card.take.isHidden())
    scene.given.append(tmp_path / NAME)
    scene.house.wire.post(lambda _ticket: goes.wait(60))  # a round with photos is before it
    card.take.click()
    assert not card.take.isEnabled() and not card.stop.isHidden()
    card.stop.click()
    assert card.take.isEnabled() and card.search.isEnabled() and card.stop.isHidden()
    card.take.click()
    goes.set()
    qtbot.waitUntil(lambda: not card.install.isHidden())
    assert scene.given == []  # the one that was stopped never began


def test_a_stick_does_not_hold_up_saving(qtbot: QtBot, scene: Scene, tmp_path: Path) -> None:
    card, goes = scene.card, Event()
    scene.house.store.post(lambda _ticket: goes.wait(60))
    card.search.click()
    qtbot.waitUntil(lambda: "siap diambil" in card.told.text())
    card.take.click()
    qtbot.waitUntil(lambda: not card.install.isHidden())
    goes.set()
