"""Every push leaves at the server what lies on the laptop: sealed for the supervisor, unreadable for the server."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.app.wire import Wire
from desktop.exchange.inventory import from_kept
from desktop.exchange.inventory_sealed import sealed_inventory, take_inventory
from desktop.exchange.recipients import Card, identity
from desktop.forms import library
from desktop.hub.running import serve
from desktop.hub.shelf import Shelf
from desktop.paths import RESOURCES, Paths
from desktop.roles import inventory_there
from desktop.store import (
    NewUser,
    Role,
    Vault,
    check,
    contacts_table,
    create,
    inventories_table,
    lost_table,
    records_table,
    servers_table,
    users_table,
)
from desktop.store.accounts_table import Account
from desktop.store.lost_table import Lost
from desktop.store.records_table import count
from desktop.sync import bringing
from desktop.sync.bringing import Brought, Wish
from desktop.sync.central import Central, Listed
from desktop.sync.courier import run_round
from desktop.sync.line import Line
from desktop.sync.round import Wanted
from desktop.trouble import Kind, Trouble
from tests.hub.province import form_xml
from tests.sync.central_pages import CentralPages, Kept
from tests.sync.laptop import QUICK, START, Laptop
from tests.sync.test_central import RINI, SECRET, central
from tests.sync.test_companions import handed_in

FORM_XML = (RESOURCES / "forms" / "isi_laptop.xml").read_bytes()


@pytest.fixture
def desk(tmp_path: Path) -> Vault:
    """The supervisor's laptop."""
    paths = Paths(tmp_path / "pengawas")
    made = create(paths, NewUser("Ratna", "periksa dulu ya", Role.SUPERVISOR), cost=QUICK)
    return Vault(paths, made.key)


def know(vault: Vault, card: Card, *, supervisor: bool = False) -> None:
    contacts_table.keep(
        vault, card.fingerprint, card.name, card.recipient, card.verifier, supervisor=supervisor, by="", at=START
    )


def never() -> bool:
    return False


def pushed(laptop: Laptop, shelf: Shelf) -> None:
    """A record that stays here as a draft's neighbour, and one that arrived."""
    shelf.publish(form_xml())
    shelf.publish(FORM_XML)
    run_round(laptop.vault, laptop.lines, now=laptop.now)
    handed_in(laptop)


def leave(laptop: Laptop) -> int:
    return inventory_there.leave(laptop.vault, laptop.author, laptop.lines, at=laptop.now(), cancelled=never)


def test_it_lies_at_the_server_and_only_the_supervisor_reads_it(laptop: Laptop, shelf: Shelf, desk: Vault) -> None:
    mine, theirs = identity(laptop.vault, name="Laptop Siti").card, identity(desk, name="Laptop Ratna").card
    know(laptop.vault, theirs, supervisor=True)
    know(desk, mine)
    pushed(laptop, shelf)
    before = count(laptop.vault, records_table.Wish())
    assert leave(laptop) == 1
    (there,) = [one for one in shelf.received() if one.form_id == inventories_table.FORM]
    data = there.files[inventory_there.FILE]
    assert data is not None
    assert mine.fingerprint in there.xml.decode() and b"Imas" not in there.xml
    assert b"Imas" not in data and b"Kunjungan" not in data
    assert take_inventory(desk, data, at=laptop.now()) == mine.fingerprint
    kept = inventories_table.get(desk, mine.fingerprint)
    assert kept is not None and from_kept(kept.told).records == before == 1
    assert count(laptop.vault, records_table.Wish()) == before
    assert check.broken_promises(laptop.vault) == [] == check.broken_promises(desk)
    desk.close()


def test_a_round_that_pushed_something_leaves_it(laptop: Laptop, shelf: Shelf, desk: Vault) -> None:
    know(laptop.vault, identity(desk, name="Ratna").card, supervisor=True)
    pushed(laptop, shelf)
    wire = Wire(laptop.paths, laptop.key, laptop.author, laptop.now)
    for released, lying in ((False, 0), (True, 1)):
        if released:
            laptop.release()
        wire.run_round(never, lambda _going: None, Wanted())
        assert sum(one.form_id == inventories_table.FORM for one in shelf.received()) == lying
    wire.close()
    desk.close()


def test_once_an_hour_and_only_where_it_is_wanted_and_can_be_read(laptop: Laptop, shelf: Shelf, desk: Vault) -> None:
    pushed(laptop, shelf)
    assert sealed_inventory(laptop.vault, at=START) is None and leave(laptop) == 0  # no supervisor is known
    know(laptop.vault, identity(desk, name="Ratna").card, supervisor=True)
    assert (leave(laptop), leave(laptop)) == (1, 0)
    laptop.later(hours=2)
    assert leave(laptop) == 1
    shelf.set_state(inventories_table.FORM, "closed")
    laptop.later(hours=2)
    assert leave(laptop) == 0
    assert timedelta(hours=1) == inventory_there.EVERY
    desk.close()


def test_a_reviewer_with_a_web_account_has_them_brought(laptop: Laptop, desk: Vault) -> None:
    mine = identity(laptop.vault, name="Siti").card
    know(laptop.vault, identity(desk, name="Ratna").card, supervisor=True)
    know(desk, mine)
    data = sealed_inventory(laptop.vault, at=START)
    files: list[dict[str, bytes | None]] = [{inventory_there.FILE: data}, {inventory_there.FILE: b"lain"}]
    kept = [Kept(f"uuid:{number}", f"uuid:{number}", b"<data/>", files=one) for number, one in enumerate(files)]
    kept[1].made_at = "2026-11-20T08:00:00.000Z"
    pages = CentralPages({RINI: SECRET}, {inventories_table.FORM: kept})
    server = servers_table.add(desk, "Dinas", "https://dinsos.example/v1/key/{token}/projects/1", at=START)
    library.install(desk, FORM_XML, {}, server_id=server.id, at=START)
    ratna = users_table.everyone(desk)[0]
    with serve(pages) as running:
        there = central(running)
        for brought in (1, 0):
            found = inventory_there.fetch(desk, ratna, lambda _server: there, at=laptop.now(), cancelled=never)
            assert found == brought
    assert set(inventories_table.when(desk)) == {mine.fingerprint}
    assert count(desk, records_table.Wish()) == 0
    desk.close()


@pytest.mark.parametrize("kind", [Kind.RECORD_MISSING, Kind.REFUSED_FORM_NOT_ASSIGNED])
def test_an_account_that_may_not_read_them_fails_no_round(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    def may_not(*_asked: object, **_more: object) -> list[Listed]:
        raise Trouble(kind)

    monkeypatch.setattr(Central, "_asked", may_not)
    server = servers_table.add(laptop.vault, "Dinas", "https://dinsos.example/v1/key/{token}/projects/1", at=START)
    library.install(laptop.vault, FORM_XML, {}, server_id=server.id, at=START)
    pages = Central(server.address, Account(server.id, "", "", ""), Line("Sambang/uji"))
    who, brought = laptop.author, Brought()
    found = inventory_there.fetch(laptop.vault, who, lambda _server: pages, at=START, cancelled=never)
    bringing.bring(laptop.vault, who, lambda _server: pages, brought, now=START, wish=Wish())
    assert (found, brought) == (0, Brought())


def test_a_form_that_the_office_broke_fails_no_round(laptop: Laptop, shelf: Shelf, desk: Vault) -> None:
    know(laptop.vault, identity(desk, name="Ratna").card, supervisor=True)
    pushed(laptop, shelf)
    with laptop.vault.atomic():
        laptop.vault.write("UPDATE forms SET xml = x'', compiled = x'' WHERE form_id = ?", (inventories_table.FORM,))
    assert leave(laptop) == 0
    desk.close()


def test_strangers_lost_ones_and_what_is_for_others_are_refused(laptop: Laptop, desk: Vault) -> None:
    mine, theirs = identity(laptop.vault, name="Siti").card, identity(desk, name="Ratna").card
    know(laptop.vault, theirs, supervisor=True)
    data = sealed_inventory(laptop.vault, at=START)
    assert data is not None

    def refused(vault: Vault, told: bytes) -> Kind:
        with pytest.raises(Trouble) as caught:
            take_inventory(vault, told, at=START)
        return caught.value.kind

    assert refused(desk, data) is Kind.PACKAGE_FROM_STRANGER
    know(desk, mine)
    assert refused(desk, data[:-40]) is Kind.PACKAGE_DAMAGED
    assert refused(laptop.vault, data) is Kind.PACKAGE_NOT_FOR_YOU
    lost_table.keep(desk, Lost(mine.fingerprint, "Siti", START, "", "Ratna"))
    assert refused(desk, data) is Kind.LAPTOP_LOST
    assert inventories_table.when(desk) == {}
    desk.close()
