"""A newer Sambang makes a backup before it takes a vault further; one that has nothing to take makes none."""

from __future__ import annotations

from desktop.paths import Paths
from desktop.store import Vault, backup, record, schema
from desktop.store.migrations import STEPS, Step

LATER = (*STEPS, Step("9999_later", lambda run: run("CREATE TABLE later (id INTEGER PRIMARY KEY)")))


def test_a_vault_that_lacks_a_step_is_backed_up_as_it_is(shelf, tmp_path):
    family = shelf.draft({"/data/nama": "Bu Imas"})
    made = backup.before_new_steps(shelf.paths, shelf.vault.key, at=shelf.now(), steps=LATER)
    assert made is not None
    schema.migrate(shelf.vault.connection, LATER)
    elsewhere = Paths(tmp_path / "kembali")
    backup.restore(made, elsewhere)
    with Vault(elsewhere, shelf.vault.key) as vault:
        assert "9999_later" not in schema.taken(vault.connection)
        assert record.load_draft(vault, family) is not None


def test_a_vault_that_lacks_none_is_left_alone(shelf):
    assert backup.before_new_steps(shelf.paths, shelf.vault.key, at=shelf.now()) is None
    assert backup.found_in(shelf.paths.backups) == []


def test_another_version_of_the_program_makes_one_and_only_one(shelf):
    paths, key = shelf.paths, shelf.vault.key
    assert backup.before_another_program(paths, key, "0.2.0", at=shelf.now()) is None  # nothing in it yet
    shelf.draft({"/data/nama": "Bu Imas"})
    assert backup.before_another_program(paths, key, "", at=shelf.now()) is None  # a checkout
    assert backup.before_another_program(paths, key, "0.2.0", at=shelf.now()) is not None
    backup.note_program(shelf.vault, "0.2.0")
    assert backup.before_another_program(paths, key, "0.2.0", at=shelf.now()) is None
    assert len(backup.found_in(paths.backups)) == 1


def test_a_disk_without_room_keeps_nobody_out(shelf):
    shelf.draft({"/data/nama": "Bu Imas"})
    shelf.paths.backups.write_bytes(b"no folder can be made here")
    assert backup.before_another_program(shelf.paths, shelf.vault.key, "0.2.0", at=shelf.now()) is None
