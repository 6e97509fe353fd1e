"""A laptop looked after: backups and what they bring back, its clock and zone, who it goes on with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from desktop.demo.families import household
from desktop.demo.workspace import hand_in
from desktop.paths import Paths
from desktop.reference import synthetic
from desktop.roles.administrator import Administrator
from desktop.roles.mending import behind
from desktop.roles.upkeep import Upkeep, foreign_zone
from desktop.store import access_table, backup, check, door, record, records_table, users_table
from desktop.store.key import Cost
from desktop.store.records_table import Wish
from desktop.store.users_table import NewUser, Role
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble
from tests.roles.conftest import Village

QUICK = Cost(memory_kib=8, iterations=1)


def never() -> bool:
    return False


def silent(_done: int, _of: int) -> None:
    return


def test_the_own_backup_is_due_once_a_day_and_the_stick_after_a_week(village: Village, tmp_path: Path) -> None:
    village.hand_in()
    keeper = Upkeep(village.vault, village.ratna.user, now=village.clock)
    looked = keeper.look()
    assert looked.backup_due and not looked.stick_due and looked.unsent == 1 and looked.last_backup is None
    keeper.back_up(never, silent)
    assert not keeper.look().backup_due
    village.clock.pass_(hours=21)
    assert keeper.look().backup_due
    village.clock.pass_(days=8)
    assert keeper.look().stick_due
    keeper.back_up_to(tmp_path / "stik", never, silent)
    assert not keeper.look().stick_due
    assert access_table.entries(village.vault)[0].deed == "backup"
    assert len(backup.found_in(tmp_path / "stik")) == 1


def test_a_stick_is_merged_into_another_laptop(village: Village, tmp_path: Path) -> None:
    family = village.hand_in()
    Upkeep(village.vault, village.ratna.user, now=village.clock).back_up_to(tmp_path / "stik", never, silent)
    paths = Paths(tmp_path / "baru")
    opened = door.create(paths, NewUser("Hasan", "lain sekali ini", Role.SUPERVISOR), cost=QUICK)
    with Vault(paths, opened.key) as vault:
        upkeep = Upkeep(vault, opened.user, now=village.clock)
        with pytest.raises(Trouble, match=Kind.BACKUP_MISSING.value):
            upkeep.merge(tmp_path / "kosong", "Ratna", "periksa dulu", never, silent)
        with pytest.raises(Trouble, match=Kind.WRONG_PASSPHRASE.value):
            upkeep.merge(tmp_path / "stik", "Ratna", "salah", never, silent)
        told = upkeep.merge(tmp_path / "stik", "Ratna", "periksa dulu", never, silent)
        assert (told.new, told.people) == (1, 3)
        assert record.get(vault, family).stage == "handed_in"
        assert set(upkeep.look().needing_passphrase) == {"Ratna", "Siti", "Budi"}
        assert check.broken_promises(vault) == []
    assert not (paths.root / "merging").exists()


def test_only_a_keeper_merges_and_chooses_how_long_things_stay(village: Village, tmp_path: Path) -> None:
    siti = Upkeep(village.vault, village.siti.user, now=village.clock)
    for deed in (
        lambda: siti.merge(tmp_path, "a", "b", never, silent),
        lambda: siti.keep_for(30),
        lambda: siti.enable_office("x"),
    ):
        with pytest.raises(Trouble, match=Kind.NOT_ALLOWED.value):
            deed()
    assert siti.look().needing_passphrase == ()


def test_a_clock_that_was_set_back_is_noticed(village: Village) -> None:
    village.clock.now = datetime.now(UTC)
    village.hand_in()
    assert behind(village.vault, village.clock()) is None
    assert behind(village.vault, village.clock() - timedelta(minutes=30)) is None
    last = behind(village.vault, village.clock() - timedelta(days=365))
    assert last is not None and abs(last - village.clock()) < timedelta(minutes=1)


def test_a_laptop_on_a_foreign_zone_is_told_its_regions(village: Village) -> None:
    at = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=8)))
    assert foreign_zone("157101", at) == "WIB"
    assert foreign_zone("157101", at.astimezone(timezone(timedelta(hours=7)))) == ""
    assert foreign_zone("", at) == ""


def test_open_records_go_on_with_a_successor(village: Village) -> None:
    sealed = village.hand_in()
    drafted = hand_in(
        village.siti, village.family_form, household(synthetic.family(3, seed=1), "Siti"), stop_at_draft=True
    )
    keeper = Administrator(village.vault, village.ratna.user, now=village.clock, cost=QUICK)
    siti, budi = village.siti.user, village.budi.user
    assert keeper.open_records(siti.id) == 1
    keeper.succeed(siti.id, budi.id)
    assert record.get(village.vault, drafted).author == budi.id
    assert record.get(village.vault, sealed).author == siti.id
    assert village.budi.open(drafted).author == "Budi"
    assert siti not in users_table.everyone(village.vault)
    assert [row.id for row in records_table.rows(village.vault, Wish(author=budi.id))] == [drafted]
    assert check.broken_promises(village.vault) == []
