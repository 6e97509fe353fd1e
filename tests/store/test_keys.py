"""The door: who comes in, who does not, and a keys file that was torn, cut or swapped."""

from __future__ import annotations

import json

import pytest

from desktop.store import NewUser, Realm, Role, Vault, claim, create, door, key, unlock, users_table
from desktop.store.slots_file import previous
from desktop.trouble import Kind, Trouble
from tests.store.village import ADMIN, QUICK, START


def refused(kind):
    return pytest.raises(Trouble, match=f"^{kind.value}$")


def test_name_and_passphrase_open_however_they_are_typed(shelf):
    unlocked = unlock(shelf.paths, "  sri  WAHYUNI ", ADMIN.passphrase)
    assert (unlocked.user.name, unlocked.user.role, unlocked.by_recovery) == ("Sri Wahyuni", Role.ADMINISTRATOR, False)
    assert unlocked.key == shelf.unlocked.key


@pytest.mark.parametrize("name, passphrase", [("Sri Wahyuni", "salah"), ("Asep Sunarya", ADMIN.passphrase), ("", "")])
def test_a_wrong_pair_opens_nothing(shelf, name, passphrase):
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(shelf.paths, name, passphrase)


def test_the_slots_say_no_name_and_no_key(shelf):
    text = shelf.paths.keys.read_text().casefold()
    assert "sri" not in text and "asep" not in text and shelf.author.id not in text
    assert shelf.unlocked.key.secret.hex() not in repr(shelf.unlocked)
    assert repr(shelf.unlocked.key.secret) not in repr(shelf.unlocked)


def test_a_changed_passphrase_opens_and_the_old_one_does_not_even_from_the_kept_file(shelf):
    door.change_passphrase(shelf.vault, shelf.author, "hujan di bulan juni", "jalan ke sawah sore", cost=QUICK)
    shelf.paths.keys.write_bytes(b"{torn")
    assert unlock(shelf.paths, "Asep Sunarya", "jalan ke sawah sore").user == shelf.author
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(shelf.paths, "Asep Sunarya", "hujan di bulan juni")


def test_changing_needs_the_old_one(shelf):
    with refused(Kind.WRONG_PASSPHRASE):
        door.change_passphrase(shelf.vault, shelf.author, "bukan ini", "jalan ke sawah sore", cost=QUICK)
    assert unlock(shelf.paths, "Asep Sunarya", "hujan di bulan juni").user == shelf.author


def test_the_recovery_sheet_lets_in_once_printed_and_a_new_one_replaces_it(shelf):
    first = door.recovery_sheet(shelf.vault, shelf.author, cost=QUICK)
    assert unlock(shelf.paths, "Asep Sunarya", first.lower().replace("-", " ")).by_recovery
    second = door.recovery_sheet(shelf.vault, shelf.author, cost=QUICK)
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(shelf.paths, "Asep Sunarya", first)
    door.change_passphrase(shelf.vault, shelf.author, second, "jalan ke sawah sore", cost=QUICK)
    assert not unlock(shelf.paths, "Asep Sunarya", "jalan ke sawah sore").by_recovery


def test_who_leaves_comes_in_no_more(shelf):
    door.remove_user(shelf.vault, shelf.author, START)
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(shelf.paths, "Asep Sunarya", "hujan di bulan juni")
    shelf.paths.keys.unlink()
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(shelf.paths, "Asep Sunarya", "hujan di bulan juni")
    assert [user.name for user in users_table.everyone(shelf.vault)] == ["Sri Wahyuni"]


def test_the_last_administrator_stays(shelf):
    with refused(Kind.NOT_LAWFUL):
        door.remove_user(shelf.vault, shelf.supervisor, START)
    assert unlock(shelf.paths, ADMIN.name, ADMIN.passphrase).user == shelf.supervisor


def test_names_are_unique(shelf):
    with refused(Kind.NOT_LAWFUL):
        door.add_user(shelf.vault, NewUser("ASEP  sunarya", "x", Role.TAGANA), at=START, cost=QUICK)
    assert len(users_table.everyone(shelf.vault)) == 2


@pytest.mark.parametrize("cut", [0, 1, 40, 200, -1])
def test_a_torn_keys_file_falls_back_to_the_one_before(shelf, cut):
    whole = shelf.paths.keys.read_bytes()
    shelf.paths.keys.write_bytes(whole[:cut])
    assert unlock(shelf.paths, ADMIN.name, ADMIN.passphrase).user == shelf.supervisor
    door.add_user(shelf.vault, NewUser("Dewi", "bunga di tepi jalan", Role.TAGANA), at=START, cost=QUICK)
    assert unlock(shelf.paths, "Dewi", "bunga di tepi jalan").user.name == "Dewi"


def test_both_damaged_is_said(shelf):
    shelf.paths.keys.write_bytes(b"\x00" * 100)
    previous(shelf.paths).write_bytes(b"[]")
    with refused(Kind.KEYS_DAMAGED):
        unlock(shelf.paths, ADMIN.name, ADMIN.passphrase)


def test_no_keys_at_all_is_said(shelf, tmp_path):
    shelf.paths.keys.unlink()
    previous(shelf.paths).unlink()
    with refused(Kind.KEYS_DAMAGED):
        unlock(shelf.paths, ADMIN.name, ADMIN.passphrase)
    shelf.vault.close()  # Windows removes no open file
    shelf.paths.vault.unlink()
    with refused(Kind.VAULT_MISSING):
        unlock(shelf.paths, ADMIN.name, ADMIN.passphrase)


def test_a_keys_file_of_a_later_sambang_is_said(shelf):
    from desktop.store import slots_file

    slots = json.loads(shelf.paths.keys.read_text())["keys"] | {"format": 2}
    shelf.paths.keys.write_bytes(slots_file._write(slots))
    with refused(Kind.VAULT_NEWER):
        unlock(shelf.paths, ADMIN.name, ADMIN.passphrase)


def test_a_greedy_keys_file_takes_no_memory(shelf):
    from desktop.store import slots_file

    slots = json.loads(shelf.paths.keys.read_text())["keys"]
    slots["sets"][0]["memory_kib"] = 1 << 40
    slots_file.save(shelf.paths, slots)
    with refused(Kind.KEYS_DAMAGED):
        unlock(shelf.paths, ADMIN.name, ADMIN.passphrase)


def test_practice_is_not_taken_for_real_work(tmp_path, shelf):
    practice = create(shelf.paths.practice, ADMIN, realm=Realm.PRACTICE, cost=QUICK, now=START)
    assert practice.key.realm is Realm.PRACTICE
    with refused(Kind.VAULT_OTHER_REALM):
        unlock(shelf.paths.practice, ADMIN.name, ADMIN.passphrase, realm=Realm.REAL)
    lied = key.DataKey(practice.key.secret, Realm.REAL)
    with refused(Kind.VAULT_OTHER_REALM):
        Vault(shelf.paths.practice, lied)


def test_a_relabelled_keys_file_opens_nothing(shelf):
    from desktop.store import slots_file

    slots = json.loads(shelf.paths.keys.read_text())["keys"] | {"realm": "practice"}
    slots_file.save(shelf.paths, slots)
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(shelf.paths, ADMIN.name, ADMIN.passphrase)


def test_what_is_there_is_not_made_again(shelf):
    with refused(Kind.NOT_LAWFUL):
        create(shelf.paths, ADMIN, cost=QUICK)
    assert unlock(shelf.paths, ADMIN.name, ADMIN.passphrase).user == shelf.supervisor


def test_a_set_up_cut_short_begins_anew_and_nothing_is_deleted(tmp_path):
    from desktop.paths import Paths

    paths = Paths(tmp_path / "w")
    paths.root.mkdir()
    paths.vault.write_bytes(b"left behind")
    create(paths, ADMIN, cost=QUICK)
    assert unlock(paths, ADMIN.name, ADMIN.passphrase).user.name == ADMIN.name
    assert paths.vault.with_name("vault.db.aside-1").read_bytes() == b"left behind"


def test_one_program_a_vault(shelf):
    with claim(shelf.paths), refused(Kind.VAULT_IN_USE):
        claim(shelf.paths)
    claim(shelf.paths).release()
    assert shelf.paths.lock.exists()
