"""Who keeps the people of a laptop, and what they may do about each."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.paths import Paths
from desktop.roles.administrator import Administrator, keeps_people
from desktop.store import access_table, door, users_table
from desktop.store.users_table import NewUser, Role, User
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble
from tests.roles.conftest import QUICK, Village

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def keeper(village: Village) -> Administrator:
    return Administrator(village.vault, village.ratna.user, now=village.clock, cost=QUICK)


def named(village: Village, name: str) -> User:
    return next(one for one in users_table.everyone(village.vault) if one.name == name)


def test_a_person_let_in_comes_in_with_the_role_given(village: Village) -> None:
    keeper(village).add(NewUser("Dewi  Lestari", "kolam teduh biru", Role.TAGANA, "15.05"))
    come = door.unlock(village.vault.paths, "dewi lestari", "kolam teduh biru")
    assert (come.user.name, come.user.role, come.user.region) == ("Dewi Lestari", Role.TAGANA, "15.05")


def test_two_people_never_have_one_name_nor_that_of_one_who_left(village: Village) -> None:
    for _ in range(2):
        with pytest.raises(Trouble) as caught:
            keeper(village).add(NewUser("SITI", "kolam teduh biru", Role.ENUMERATOR))
        assert caught.value.kind is Kind.PERSON_NAME_TAKEN
        if not users_table.has_left(village.vault, village.siti.user.id):
            keeper(village).remove(village.siti.user.id)


def test_a_forgotten_passphrase_is_replaced_and_the_old_one_opens_nothing(village: Village) -> None:
    keeper(village).reset_passphrase(named(village, "Siti").id, "kolam teduh biru")
    assert door.unlock(village.vault.paths, "Siti", "kolam teduh biru").user.name == "Siti"
    with pytest.raises(Trouble) as caught:
        door.unlock(village.vault.paths, "Siti", "kata sandi")
    assert caught.value.kind is Kind.WRONG_PASSPHRASE


def test_who_was_let_go_comes_in_no_more_and_the_records_stay(village: Village) -> None:
    record_id = village.hand_in()
    keeper(village).remove(village.siti.user.id)
    with pytest.raises(Trouble):
        door.unlock(village.vault.paths, "Siti", "kata sandi")
    assert village.ratna.open(record_id).record.author_name == "Siti"
    assert [one.user.name for one in keeper(village).people()] == ["Budi", "Ratna"]


def test_nobody_removes_themselves_nor_the_last_administrator(village: Village) -> None:
    keeper(village).add(NewUser("Amir", "kolam teduh biru", Role.ADMINISTRATOR))
    refused = []
    for name in ("Ratna", "Amir"):
        with pytest.raises(Trouble) as caught:
            keeper(village).remove(named(village, name).id)
        refused.append(caught.value.kind)
    assert refused == [Kind.NOT_ALLOWED, Kind.LAST_ADMINISTRATOR]
    assert {one.user.name: one.may_remove for one in keeper(village).people()} == {
        "Amir": False, "Budi": True, "Ratna": False, "Siti": True,
    }  # fmt: skip


def test_every_deed_is_in_the_access_log(village: Village) -> None:
    keeper(village).add(NewUser("Dewi", "kolam teduh biru", Role.ENUMERATOR))
    keeper(village).reset_passphrase(named(village, "Dewi").id, "pagar kayu jati")
    keeper(village).remove(named(village, "Dewi").id)
    said = [(one.deed, one.by_name, one.purpose) for one in access_table.entries(village.vault, limit=3)]
    deeds = ("remove_person", "reset_passphrase", "add_person")
    assert said == [(deed, "Ratna", "Dewi") for deed in deeds]


def test_an_enumerator_who_was_let_in_keeps_nobody(village: Village) -> None:
    assert not keeps_people(village.vault, village.siti.user)
    with pytest.raises(Trouble) as caught:
        Administrator(village.vault, village.siti.user, now=village.clock)
    assert caught.value.kind is Kind.NOT_ALLOWED


def test_a_lone_enumerator_lets_a_supervisor_in_but_never_opens_a_way_in_as_one(tmp_path: Path) -> None:
    opened = door.create(Paths(tmp_path), NewUser("Siti", "kata sandi", Role.ENUMERATOR), cost=QUICK, now=NOW)
    with Vault(Paths(tmp_path), opened.key) as vault:
        siti = Administrator(vault, opened.user, now=lambda: NOW, cost=QUICK)
        siti.add(NewUser("Ratna", "periksa dulu", Role.SUPERVISOR))
        siti.add(NewUser("Budi", "kata sandi", Role.ENUMERATOR))
        may = {one.user.name: (one.may_reset, one.may_remove) for one in siti.people()}
        assert may == {"Siti": (False, False), "Ratna": (False, True), "Budi": (True, True)}
        ratna = next(one.user for one in siti.people() if one.user.name == "Ratna")
        with pytest.raises(Trouble) as caught:
            siti.reset_passphrase(ratna.id, "kolam teduh biru")
        assert caught.value.kind is Kind.NOT_ALLOWED
        assert keeps_people(vault, ratna)
