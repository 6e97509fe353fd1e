"""Another data key: people come in as before, the old key opens nothing, and every moment of it may be its last."""

from __future__ import annotations

import shutil

import pytest

from desktop.paths import Paths
from desktop.store import (
    NewUser,
    Role,
    Vault,
    backup,
    check,
    door,
    key,
    office,
    photos,
    record,
    rekey,
    slots_file,
    space,
    submission,
    unlock,
)
from desktop.store.key import Way
from desktop.trouble import Cancelled, Kind, Trouble
from tests.store.village import ADMIN, QUICK, START

ASEP, OLD = "Asep Sunarya", "hujan di bulan juni"


def refused(kind):
    return pytest.raises(Trouble, match=f"^{kind.value}$")


@pytest.fixture
def closed(shelf):
    """Everybody has been in, a record with a photo is there, and the program is at its door."""
    door.know_own_key(shelf.vault, unlock(shelf.paths, ASEP, OLD))
    shelf.family = shelf.draft({"/data/nama": "Bu Imas"})
    seal = shelf.seal(files={"rumah.jpg": b"foto" * 5000})
    submission.hand_in(shelf.vault, shelf.family, seal, release=True, by=shelf.author, at=shelf.now())
    shelf.sheet = door.recovery_sheet(
        shelf.vault, shelf.supervisor, cost=QUICK, own=unlock(shelf.paths, ADMIN.name, ADMIN.passphrase).own
    )
    shelf.vault.close()
    return shelf


def renewed(shelf):
    return door.rekeyed(shelf.paths, unlock(shelf.paths, ADMIN.name, ADMIN.passphrase), cost=QUICK)


def test_everybody_comes_in_as_before_and_the_old_key_opens_nothing(closed):
    new = renewed(closed)
    assert new.key != closed.unlocked.key
    assert unlock(closed.paths, ASEP, OLD).key == new.key
    assert unlock(closed.paths, ADMIN.name, closed.sheet).key == new.key
    with refused(Kind.VAULT_DAMAGED):
        Vault(closed.paths, closed.unlocked.key)
    with Vault(closed.paths, new.key) as vault:
        assert record.get(vault, closed.family).stage == "released"
        (seal,) = submission.of_record(vault, closed.family)
        assert photos.read(vault, next(part.sha256 for part in submission.parts(vault, seal.id) if not part.is_xml))
        assert check.broken_promises(vault) == []
        assert door.needing_passphrase(vault) == []
    assert not list(closed.paths.root.glob("*.rekey*")) and not (closed.paths.root / "rekey.ready").exists()


def test_again_and_with_changed_passphrases(closed):
    first = renewed(closed)
    with Vault(closed.paths, first.key) as vault:
        door.change_passphrase(vault, closed.author, OLD, "jalan ke sawah sore", cost=QUICK)
    second = renewed(closed)
    assert second.key not in (first.key, closed.unlocked.key)
    assert unlock(closed.paths, ASEP, "jalan ke sawah sore").key == second.key
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(closed.paths, ASEP, OLD)


def test_who_never_came_in_needs_a_new_passphrase_and_the_office_asks_anew(closed):
    keeper = office.new_office()
    with Vault(closed.paths, closed.unlocked.key) as vault:
        dewi = door.add_user(vault, NewUser("Dewi", "angin gunung malam", Role.TAGANA), at=START, cost=QUICK)
        office.enable(vault, keeper.public, cost=QUICK)
    new = renewed(closed)
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(closed.paths, "Dewi", "angin gunung malam")
    assert unlock(closed.paths, "Dewi", keeper.answer(office.question(closed.paths), "Dewi")).key == new.key
    with Vault(closed.paths, new.key) as vault:
        assert door.needing_passphrase(vault) == [dewi]
        assert key.people_with(closed.paths, new.key, [dewi.id], Way.OFFICE) == {dewi.id}


def test_without_room_or_when_stopped_nothing_has_happened(closed, monkeypatch):
    came = unlock(closed.paths, ADMIN.name, ADMIN.passphrase)
    with pytest.raises(Cancelled):
        rekey.renew(closed.paths, came.key, cancelled=lambda: True)
    monkeypatch.setattr(space.shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(1, 1, 1000))
    with refused(Kind.DISK_FULL):
        rekey.renew(closed.paths, came.key)
    assert unlock(closed.paths, ASEP, OLD).key == came.key
    assert not list(closed.paths.root.glob("*.rekey*"))


@pytest.mark.parametrize("died_after", range(9))
def test_killed_between_any_two_steps_of_the_swap_the_next_coming_in_finishes_it(closed, monkeypatch, died_after):
    """Every call that changes a name is where it dies, one after the other."""
    calls = iter(range(1000))

    class Died(BaseException):
        pass

    real = slots_file.sync_folder

    def dies(folder):
        if next(calls) == died_after:
            raise Died
        real(folder)

    came = unlock(closed.paths, ADMIN.name, ADMIN.passphrase)
    monkeypatch.setattr(slots_file, "sync_folder", dies)
    try:
        rekey.renew(closed.paths, came.key)
    except Died:
        pass
    monkeypatch.undo()
    after = unlock(closed.paths, ASEP, OLD)
    with Vault(closed.paths, after.key) as vault:
        assert check.broken_promises(vault) == []
        assert record.get(vault, closed.family).stage == "released"


def test_a_backup_of_before_opens_with_the_passphrase_of_then_and_a_new_one_lies_beside(closed, tmp_path):
    with Vault(closed.paths, closed.unlocked.key) as vault:
        before = backup.write(vault, tmp_path / "stik", at=closed.now())
    new = renewed(closed)
    with Vault(closed.paths, new.key) as vault:
        after = backup.write(vault, tmp_path / "stik", at=closed.now())
    assert before.path.parent != after.path.parent
    for number, one in enumerate((before, after)):
        paths = Paths(tmp_path / f"laptop{number}")
        backup.restore(one, paths)
        with Vault(paths, unlock(paths, ASEP, OLD).key) as vault:
            assert check.broken_promises(vault) == []
