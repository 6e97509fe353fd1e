"""Entities two sides changed: read with a web account, settled there by a person; nobody is told what is not so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desktop.hub.running import serve
from desktop.roles.lists_given import GivenLists
from desktop.store import Role, User, accounts_table, entity_conflicts
from desktop.store.accounts_table import Account
from desktop.store.entity_conflicts import EntityConflict
from desktop.sync.central import Central
from desktop.sync.entity_conflicts import read, settle
from desktop.sync.line import Line
from desktop.trouble import Kind, Trouble
from tests.sync.central_pages import CentralPages
from tests.sync.laptop import SERVER, SHORT, Laptop

RINI, SECRET = "rini@dinsos.example", "hujan di kota hulu"
ENTITY = "0e6ce664-1217-4f6f-a343-95a4b91826be"


def version(number: int, by: str, **data: str) -> dict[str, Any]:
    made = f"2026-11-2{number}T08:00:00.000Z"
    return {"version": number, "label": "Keluarga Uji", "data": data, "createdAt": made, "creator": {"displayName": by}}


@pytest.fixture
def pages() -> CentralPages:
    versions = [
        version(1, "Siti", rt="3", hp="1"),
        version(2, "Budi", rt="4", hp="1"),
        version(3, "Siti", rt="5", hp="1"),
    ]
    return CentralPages({RINI: SECRET}, conflicts={"keluarga": {ENTITY: versions}, "titik": {}})


@pytest.fixture
def central(pages: CentralPages, laptop: Laptop) -> Iterator[Central]:
    with serve(pages) as running:
        address = f"{running.address}/v1/projects/1"
        yield Central(address, Account(SERVER, "u", RINI, SECRET), Line("Sambang/uji", patience=SHORT))


def kept(laptop: Laptop) -> tuple[EntityConflict, ...]:
    return entity_conflicts.kept(laptop.vault, [SERVER])


def test_what_differs_is_here_with_who_and_when(laptop: Laptop, central: Central) -> None:
    assert read(laptop.vault, central, SERVER, now=laptop.at).lists
    (one,) = kept(laptop)
    assert (one.list, one.entity, one.hard, one.differing) == ("keluarga", ENTITY, True, ("rt",))
    assert [(each.number, each.by, each.values["rt"]) for each in one.versions] == [
        (1, "Siti", "3"), (2, "Budi", "4"), (3, "Siti", "5"),
    ]  # fmt: skip
    assert not read(laptop.vault, central, SERVER, now=laptop.at)  # the same again is no news
    assert entity_conflicts.kept(laptop.vault, ["lain"]) == ()


@pytest.mark.parametrize(
    "chosen, body", [(3, {}), (2, {"label": "Keluarga Uji", "data": {"rt": "4"}})], ids=["as it is", "the other"]
)
def test_a_person_settles_it(
    laptop: Laptop, central: Central, pages: CentralPages, chosen: int, body: dict[str, Any]
) -> None:
    read(laptop.vault, central, SERVER, now=laptop.at)
    settle(laptop.vault, central, kept(laptop)[0], chosen, now=laptop.at)
    assert pages.settled == [(ENTITY, "3", body)]
    assert kept(laptop) == ()


def test_the_other_label_is_chosen_where_they_differ_in_nothing_else(
    laptop: Laptop, central: Central, pages: CentralPages
) -> None:
    pages.conflicts["keluarga"][ENTITY] = [
        version(1, "Siti", rt="3") | {"label": "Bu Imas"},
        version(2, "Budi", rt="3"),
    ]
    read(laptop.vault, central, SERVER, now=laptop.at)
    settle(laptop.vault, central, kept(laptop)[0], 1, now=laptop.at)
    assert pages.settled == [(ENTITY, "2", {"label": "Bu Imas"})]


def test_what_moved_meanwhile_is_read_anew_and_not_settled(
    laptop: Laptop, central: Central, pages: CentralPages
) -> None:
    read(laptop.vault, central, SERVER, now=laptop.at)
    (one,) = kept(laptop)
    pages.conflicts["keluarga"][ENTITY].append(version(4, "Budi", rt="6", hp="2"))
    with pytest.raises(Trouble) as said:
        settle(laptop.vault, central, one, 3, now=laptop.at)
    assert said.value.kind is Kind.CONFLICT_MOVED and pages.settled == []
    assert kept(laptop)[0].differing == ("rt", "hp")


def test_an_account_that_may_only_look_is_told_so(laptop: Laptop, central: Central, pages: CentralPages) -> None:
    read(laptop.vault, central, SERVER, now=laptop.at)
    pages.may_settle = 403
    with pytest.raises(Trouble) as said:
        settle(laptop.vault, central, kept(laptop)[0], 3, now=laptop.at)
    assert said.value.kind is Kind.ACCOUNT_MAY_NOT and len(kept(laptop)) == 1


def test_only_who_reviews_with_an_account_there_sees_them(laptop: Laptop, central: Central) -> None:
    read(laptop.vault, central, SERVER, now=laptop.at)
    reviewer, filler = laptop.vault.row("SELECT id FROM users ORDER BY made_at LIMIT 1"), laptop.author
    assert reviewer is not None
    boss = User(reviewer[0], "Sri Wahyuni", Role.ADMINISTRATOR)
    assert GivenLists(laptop.vault, boss, now=laptop.now).conflicts() == ()
    for user in (boss, filler):
        accounts_table.keep(laptop.vault, Account(SERVER, user.id, RINI, SECRET), at=laptop.at)
    assert len(GivenLists(laptop.vault, boss, now=laptop.now).conflicts()) == 1
    assert GivenLists(laptop.vault, filler, now=laptop.now).conflicts() == ()
