"""How a person gets to a server: what they paste becomes a server and a login in the vault."""

from __future__ import annotations

import pytest

from desktop.openrosa.login import Login, Scheme
from desktop.openrosa.settings_code import ServerSettings, write_settings_code
from desktop.store import servers_table
from desktop.sync.joining import join, read_invitation
from desktop.trouble import Kind, Trouble
from tests.sync.laptop import Laptop

TOKEN = "aB3!$" * 12 + "abcd"
CENTRAL = f"https://pusat.example/v1/key/{TOKEN}/projects/7"


def test_a_pasted_address_or_code_becomes_a_server_and_a_login(laptop: Laptop) -> None:
    row, touched = join(laptop.vault, read_invitation(CENTRAL), user_id=laptop.author.id, at=laptop.at)
    assert (row.name, row.address) == ("pusat.example", "https://pusat.example/v1/key/{token}/projects/7")
    assert touched.servers
    kept = servers_table.login(laptop.vault, row.id, laptop.author.id)
    assert kept is not None and (kept.scheme, kept.secret) == ("token", TOKEN)
    other = "b" * 64
    code = write_settings_code(ServerSettings(row.address, Login(Scheme.TOKEN, "", other), "Dinsos"))
    again, _ = join(laptop.vault, read_invitation(code), user_id="lain", at=laptop.at)
    assert again.id == row.id
    assert laptop.lines.to(laptop.vault, row.id, "lain").login.secret == other
    assert laptop.lines.to(laptop.vault, row.id, laptop.author.id).login.secret == TOKEN


def test_an_address_alone_takes_no_login_away(laptop: Laptop) -> None:
    """Settings of the office, opened on a laptop in use, name the server: what waits here could not go any more."""
    mine, user = read_invitation("kc.example/siti", username="siti", secret="rahasia"), laptop.author.id
    row, _ = join(laptop.vault, mine, user_id=user, at=laptop.at)
    again, touched = join(laptop.vault, read_invitation("https://kc.example/siti"), user_id=user, at=laptop.at)
    assert again.id == row.id and touched.servers
    assert laptop.lines.to(laptop.vault, row.id, user).login.secret == "rahasia"
    join(laptop.vault, read_invitation("kc.example/siti", username="siti", secret="baru"), user_id=user, at=laptop.at)
    assert laptop.lines.to(laptop.vault, row.id, user).login.secret == "baru"


def test_passwords_go_by_the_kind_of_server() -> None:
    kobo = read_invitation("kc.example/siti", username="siti", secret="rahasia")
    central = read_invitation("https://pusat.example/v1/projects/1", username="siti@x.example", secret="rahasia")
    assert (kobo.address, kobo.login.scheme) == ("https://kc.example/siti", Scheme.DIGEST)
    assert central.login.scheme is Scheme.BASIC


@pytest.mark.parametrize("text", ["", "halo", "https://", "https://u:p@x.example", "{}"])
def test_anything_else_is_no_invitation(text: str) -> None:
    with pytest.raises(Trouble) as caught:
        read_invitation(text)
    assert caught.value.kind is Kind.ADDRESS_WRONG
