"""A server is joined by what the office sends: a picture of its QR code, or its text in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.openrosa.login import Login, Scheme
from desktop.openrosa.settings_code import ServerSettings, read_settings_code, write_settings_code
from desktop.ui.pages.settings_servers import ServersCard
from desktop.ui.qr import qr_picture

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
