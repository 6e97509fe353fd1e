"""Servers side by side: whose they are, and that none is taken off while something bound to it would be stranded."""

from __future__ import annotations

import pytest

from desktop.roles.servers import Servers
from desktop.store import delivery, forms_table, servers_table, submission
from desktop.store.seal import Receipt
from desktop.store.servers_table import Login, ServerRow
from desktop.sync.joining import join, read_invitation
from desktop.trouble import Kind, Trouble
from tests.roles.conftest import Village

TOKEN = "a" * 64
ADDRESS = f"https://pusat.example/v1/key/{TOKEN}/projects/7"


def joined(village: Village, user_id: str, address: str = ADDRESS) -> ServerRow:
    row, _ = join(village.vault, read_invitation(address), user_id=user_id, at=village.clock())
    return row


def servers_of(village: Village, who: str) -> Servers:
    user = {"siti": village.siti.user, "ratna": village.ratna.user}[who]
    return Servers(village.vault, user, now=village.clock)


def bind_forms(village: Village, server_id: str) -> None:
    with village.vault.atomic():
        village.vault.write("UPDATE forms SET server = ?", (server_id,))


def test_each_has_a_login_of_their_own_and_names_are_the_laptops(village: Village) -> None:
    first = joined(village, village.siti.user.id)
    village.clock.pass_(minutes=1)
    joined(village, village.siti.user.id, f"https://kobo.example/key/{TOKEN}")
    servers = servers_of(village, "siti")
    servers.rename(first.id, "Dinas Sosial")
    assert [(one.name, one.own) for one in servers.known()] == [("Dinas Sosial", True), ("kobo.example", True)]
    assert not any(one.own for one in servers_of(village, "ratna").known())


def test_a_server_that_is_still_needed_stays(village: Village) -> None:
    row = joined(village, village.siti.user.id)
    bind_forms(village, row.id)
    record_id = village.hand_in()
    servers = servers_of(village, "siti")
    with pytest.raises(Trouble) as said:
        servers.leave(row.id)
    assert (said.value.kind, said.value.facts["unsent"]) == (Kind.SERVER_STILL_NEEDED, 1)
    (known,) = servers.known()
    assert (known.held.unsent, known.held.drafts) == (1, 0)

    village.ratna.approve(record_id)
    village.ratna.release((record_id,))
    seal = submission.current(village.vault, record_id)
    for part in submission.parts(village.vault, seal.id):
        if part.pushed:
            receipt = Receipt(village.clock(), "", 201, "", row.id)
            delivery.keep_receipt(village.vault, seal.id, part.name, receipt)
    servers.leave(row.id)
    assert servers.known() == ()
    assert forms_table.installed(village.vault) == []  # nothing is begun that could not be sent
    assert delivery.receipts(village.vault, seal.id)


def test_who_fills_takes_off_only_the_own_login(village: Village) -> None:
    row = joined(village, village.siti.user.id)
    servers_table.keep_login(village.vault, Login(row.id, "", "token", "", "b" * 64))
    siti = servers_of(village, "siti")
    siti.leave(row.id)
    (known,) = siti.known()
    assert known.shared and not known.own and not known.may_leave
    with pytest.raises(Trouble) as said:
        siti.leave(row.id)
    assert said.value.kind is Kind.NOT_ALLOWED
    servers_of(village, "ratna").leave(row.id)
    assert siti.known() == ()


def test_the_same_address_again_is_the_same_server(village: Village) -> None:
    row = joined(village, village.siti.user.id)
    servers_of(village, "siti").leave(row.id)
    assert joined(village, village.siti.user.id).id == row.id


def test_whose_forms_are_offered_is_remembered_until_that_server_goes(village: Village) -> None:
    row = joined(village, village.siti.user.id)
    siti = servers_of(village, "siti")
    siti.choose(row.id)
    assert siti.chosen() == row.id
    assert servers_of(village, "ratna").chosen() == ""
    siti.leave(row.id)
    assert siti.chosen() == ""
