"""Downward by stick, by keys: a new person and a newer program reach the other laptop out of one package."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt

from desktop import release
from desktop.paths import Paths
from desktop.ui.hands import Hands
from desktop.ui.pages.exchange import ExchangePage
from tests.journeys import laptop as deeds
from tests.journeys.laptop import RATNA, SITI
from tests.journeys.test_stick import at_the_exchange, card_of, introduce, take, write

Window = Callable[..., Hands]
Key = Qt.Key


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Path], None]:
    """Lays a program of the office down where a laptop keeps newer ones."""
    office = Ed25519PrivateKey.generate()
    key = office.public_key().public_bytes_raw().hex()
    monkeypatch.setattr(release, "trusted_keys", lambda: (key,))
    monkeypatch.setattr(release, "kind_here", lambda: "tar")

    def lay(root: Path) -> None:
        folder = Paths(root).updates
        folder.mkdir(parents=True)
        installer = folder / "sambang-99.0-linux-x86_64.tar.xz"
        installer.write_bytes(bytes(range(256)) * 6000)
        (folder / release.SHEET).write_bytes(release.write_sheet("99.0", [installer], office.sign))

    return lay


def sends_along(ratna: Hands, page: ExchangePage) -> None:
    """The program is ticked, and somebody new is named."""
    extras = page.extras
    ratna.wait(extras.add.isVisible, "somebody can be sent along")
    deeds.tab_to(ratna, extras.program)
    ratna.press(Key.Key_Space)
    deeds.tab_to(ratna, extras.add)
    ratna.press(Key.Key_Space)
    ratna.wait(extras.editor.name.hasFocus, "the name is asked")
    ratna.type("Dewi Lestari")
    for field in (extras.editor.secret.secret, extras.editor.secret.again):
        deeds.tab_to(ratna, field)
        ratna.type("kuda merah lompat pagar")
    ratna.wait(extras.editor.keep.isEnabled, "it is good enough")
    deeds.tab_to(ratna, extras.editor.keep)
    ratna.press(Key.Key_Space)
    ratna.wait(lambda: "Dewi Lestari" in extras.people.text(), "she goes along")


def test_a_new_person_and_a_newer_program_go_down_by_stick(
    window: Window, laptop: Path, tmp_path: Path, furnished: Path, newer: Callable[[Path], None]
) -> None:
    boss = tmp_path / "pengawas"
    shutil.copytree(furnished, boss)
    newer(boss)
    stick = tmp_path / "stik"
    stick.mkdir()

    siti = window(laptop)
    deeds.come_in(siti, SITI)
    his = card_of(siti, at_the_exchange(siti, stick))
    deeds.close_window(siti)

    ratna = window(boss)
    deeds.come_in(ratna, RATNA)
    page = at_the_exchange(ratna, stick)
    hers = card_of(ratna, page)
    introduce(ratna, page, his, supervisor=False)
    sends_along(ratna, page)
    package = write(ratna, page, stick)
    assert page.extras.people.isHidden()
    deeds.close_window(ratna)

    siti = window(laptop)
    deeds.come_in(siti, SITI)
    page = at_the_exchange(siti, stick)
    introduce(siti, page, hers, supervisor=True)
    take(siti, page, package)
    siti.wait(lambda: "Dewi Lestari" in page._details.text(), "she is told")
    assert "99.0" in page._details.text()
    assert (Paths(laptop).updates / "sambang-99.0-linux-x86_64.tar.xz").is_file()
