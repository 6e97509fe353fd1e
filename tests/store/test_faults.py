"""What the disk and the years do to a vault: damaged, newer, full, read-only, in use."""

from __future__ import annotations

import os
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop.store import Vault, lists_table, record, schema, space, submission
from desktop.store.check import broken_promises
from desktop.store.migrations import STEPS, Step
from desktop.store.record import RecordSummary
from desktop.trouble import Kind, Trouble
from tests.store.village import START


def refused(kind):
    return pytest.raises(Trouble, match=f"^{kind.value}$")


def test_a_wrong_key_or_no_database_is_damage(shelf):
    shelf.vault.close()
    shelf.paths.vault.write_bytes(os.urandom(8192))
    with refused(Kind.VAULT_DAMAGED):
        Vault(shelf.paths, shelf.unlocked.key)


def test_a_missing_vault_is_said(shelf):
    shelf.vault.close()
    shelf.paths.vault.unlink()
    with refused(Kind.VAULT_MISSING):
        Vault(shelf.paths, shelf.unlocked.key)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_page_is_found_and_said(shelf, seed):
    for _ in range(30):
        shelf.draft({"/data/nama": "Bu Imas " * 40}, title="Bu Imas")
    shelf.vault.close()
    chance = random.Random(seed)
    with shelf.paths.vault.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(chance.randrange(4096, size - 64))
        file.write(chance.randbytes(64))
    try:
        shelf.vault = Vault(shelf.paths, shelf.unlocked.key)
    except Trouble as trouble:
        assert trouble.kind is Kind.VAULT_DAMAGED
        return
    try:
        found = broken_promises(shelf.vault)
    except Trouble as trouble:
        assert trouble.kind is Kind.VAULT_DAMAGED
    else:
        assert found


def test_a_truncated_vault_is_damage(shelf):
    for _ in range(30):
        shelf.draft({"/data/nama": "Bu Imas " * 40})
    shelf.vault.close()
    os.truncate(shelf.paths.vault, shelf.paths.vault.stat().st_size // 2)
    with refused(Kind.VAULT_DAMAGED):
        vault = Vault(shelf.paths, shelf.unlocked.key)
        vault.rows("SELECT * FROM drafts")
        vault.rows("SELECT * FROM history")
        vault.rows("PRAGMA integrity_check")
        if broken_promises(vault):
            raise Trouble(Kind.VAULT_DAMAGED)


def test_a_vault_of_a_later_sambang_is_left_alone(shelf):
    with shelf.vault.atomic():
        shelf.vault.write("INSERT INTO schema_steps VALUES ('9999 later', 0)")
    with refused(Kind.VAULT_NEWER):
        Vault(shelf.paths, shelf.unlocked.key)
    with refused(Kind.VAULT_NEWER):
        Vault(shelf.paths, shelf.unlocked.key, read_only=True)


def test_a_step_that_fails_leaves_the_vault_as_it_was(shelf):
    def half(run):
        run("CREATE TABLE half (a);")
        run("INSERT INTO nowhere VALUES (1);")

    with pytest.raises(Exception, match="nowhere"):
        schema.migrate(shelf.vault.connection, (*STEPS, Step("0999 half", half)))
    assert shelf.vault.value("SELECT 1 FROM sqlite_master WHERE name = 'half'") is None
    assert schema.taken(shelf.vault.connection) == [step.name for step in STEPS]


def test_steps_are_taken_once_and_told(shelf):
    told = []
    more = (*STEPS, Step("0999 more", lambda run: run("CREATE TABLE more (a);")))
    schema.migrate(shelf.vault.connection, more, lambda done, of: told.append((done, of)))
    schema.migrate(shelf.vault.connection, more, lambda done, of: told.append((done, of)))
    assert told == [(0, 1)]


def test_a_read_only_vault_reads_and_does_not_write(shelf):
    family = shelf.draft({"/data/nama": "Bu Imas"})
    with Vault(shelf.paths, shelf.unlocked.key, read_only=True) as reading:
        assert record.load_draft(reading, family).answers == {"/data/nama": "Bu Imas"}
        with refused(Kind.DISK_READ_ONLY), reading.atomic():
            reading.write("DELETE FROM records")


def test_a_write_outside_atomic_is_a_bug(shelf):
    with pytest.raises(RuntimeError):
        shelf.vault.write("DELETE FROM records")


def test_an_error_takes_the_whole_deed_back_and_an_inner_one_only_its_part(shelf):
    family = shelf.draft({"/data/nama": "Bu Imas"})
    with pytest.raises(ZeroDivisionError), shelf.vault.atomic():
        shelf.save(family, {"/data/nama": "lain"})
        raise ZeroDivisionError
    with shelf.vault.atomic():
        shelf.save(family, {"/data/nama": "Bu Imas M"})
        with pytest.raises(ZeroDivisionError), shelf.vault.atomic():
            shelf.save(family, {"/data/nama": "lain"})
            raise ZeroDivisionError
    assert record.load_draft(shelf.vault, family).answers == {"/data/nama": "Bu Imas M"}


def test_two_writers_take_turns(shelf):
    with Vault(shelf.paths, shelf.unlocked.key) as other:
        family = shelf.draft({"/data/nama": "Bu Imas"})
        record.discard(other, family, by=shelf.author, at=START)
        record.bring_back(shelf.vault, family, by=shelf.author, at=START)
        assert record.get(other, family).stage == "draft"


def test_a_form_with_drafts_is_never_removed(shelf):
    from desktop.store import forms_table

    shelf.draft()
    forms_table.retire(shelf.vault, shelf.form, START)
    assert forms_table.drop_unused(shelf.vault) == 0
    assert forms_table.installed(shelf.vault) == []
    assert forms_table.find(shelf.vault, "keluarga").retired


def test_nothing_readable_is_on_disk(shelf):
    marker = "PENANDA-RAHASIA"
    family = shelf.draft({"/data/nama": marker}, title=marker, keys={"name": (marker,)})
    seal = shelf.seal(files={f"{marker}.jpg": marker.encode() * 1000})
    submission.hand_in(shelf.vault, family, seal, release=True, by=shelf.author, at=shelf.now())
    rows = f"name,label\n1,{marker}\n".encode()
    lists_table.import_csv(shelf.vault, rows, name=f"{marker}.csv", version="1", at=START)
    files = [path for path in shelf.paths.root.rglob("*") if path.is_file()]
    assert len(files) >= 4
    for path in files:
        content = path.read_bytes()
        assert marker.encode() not in content and marker.casefold().encode() not in content
        assert b"SQLite format 3" not in content


def test_two_lanes_write_at_once_and_neither_is_turned_away(shelf):
    first, second = shelf.draft(), shelf.draft()

    def lane(record_id: str) -> int:
        with Vault(shelf.paths, shelf.unlocked.key) as vault:
            for n in range(60):
                told = RecordSummary(title=f"Keluarga {n}")
                record.save_draft(vault, record_id, b"<d/>", {"/d/n": str(n)}, told, by=shelf.author, at=START)
            return int(record.load_draft(vault, record_id).answers["/d/n"])

    with ThreadPoolExecutor(2) as lanes:
        assert list(lanes.map(lane, [first, second])) == [59, 59]
    assert broken_promises(shelf.vault) == []


def test_room_is_told_before_there_is_none(shelf):
    told = space.space(shelf.paths)
    assert told.vault > 0 and told.photos > 0 and told.free > 0
    assert space.Space(0, 0, 499 << 20).low and not space.Space(0, 0, 499 << 20).very_low
    assert space.Space(0, 0, 49 << 20).very_low
