"""A server is joined by what the office sends: its QR code as a picture or before the camera, or its text in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.openrosa.login import Login, Scheme
from desktop.openrosa.settings_code import ServerSettings, read_settings_code, write_settings_code
from desktop.ui.media.camera_card import CameraCard
from desktop.ui.pages.settings_servers import ServersCard
from desktop.ui.qr import qr_picture
from tests.ui.stand_ins import StandIns, picture

SETTINGS = ServerSettings(
    "https://pusat.example/v1/key/{token}/projects/7", Login(Scheme.TOKEN, "", "aB3!$" * 12 + "abcd"), "Dinsos"
)
CODE = write_settings_code(SETTINGS)


@pytest.fixture
def page(qtbot) -> ServersCard:
    page = ServersCard()
    qtbot.addWidget(page)
    return page


def given(page: ServersCard, file: Path) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    page.given.connect(lambda code, token, _account: found.append((code, token)))
    page.ask_file = lambda _parent: str(file)
    page.from_file.click()
    return found


@pytest.mark.parametrize("kind", ["png", "txt", "json"])
def test_the_code_is_taken_from_a_picture_or_a_file(page: ServersCard, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"kode.{kind}"
    if kind == "png":
        qr_picture(CODE, 600).save(str(file))
    elif kind == "txt":
        file.write_text(CODE)
    else:
        file.write_text('{"general": {"server_url": "https://pusat.example/v1/key/' + "b" * 64 + '/projects/7"}}')
    ((code, token),) = given(page, file)
    assert read_settings_code(code).address == SETTINGS.address and token == ""


def test_a_picture_of_something_else_is_told(page: ServersCard, tmp_path: Path) -> None:
    file = tmp_path / "rumah.png"
    qr_picture(CODE, 600).copy(0, 0, 40, 40).save(str(file))
    assert given(page, file) == []
    assert page.notice.isVisibleTo(page)


def test_the_code_is_read_with_the_camera_where_there_is_one(qtbot: QtBot, page: ServersCard) -> None:
    devices = StandIns()
    found: list[tuple[str, str]] = []
    page.given.connect(lambda code, token, _account: found.append((code, token)))
    with qtbot.waitExposed(page):
        page.show()
    assert not page.with_camera.isVisible()
    page.use_camera(lambda: devices)
    page.with_camera.click()
    (look,) = devices.looks
    look.seen(picture())
    assert found == []
    card = page.findChild(CameraCard)
    assert isinstance(card, CameraCard)
    card._looked = 0.0  # the next look for a code is due
    look.seen(qr_picture(CODE, 600).toImage())
    assert [read_settings_code(code).address for code, _ in found] == [SETTINGS.address]
    assert look.closed
