"""Protected notes: their author and one supervisor read them, and nobody else who can open the vault."""

from __future__ import annotations

import pytest

from desktop.roles.confidant import Confidant
from desktop.store import access_table, check, door, own_key, users_table
from desktop.store.own_key import OwnKey
from desktop.store.users_table import NewUser, Role, User
from desktop.trouble import Kind, Trouble
from tests.roles.conftest import QUICK, Village

WORDS = "Korban meminta alamatnya tidak disebut kepada siapa pun"


def keyed(village: Village, user: User) -> tuple[Confidant, OwnKey]:
    own = own_key.create()
    users_table.keep_public_key(village.vault, user.id, own.public)
    return Confidant(village.vault, user, own, now=village.clock), own


def test_author_and_reader_open_it_and_each_opening_is_written_down(village: Village) -> None:
    siti, _ = keyed(village, village.siti.user)
    ratna, _ = keyed(village, village.ratna.user)
    family = village.hand_in()
    assert [one.name for one in siti.readers()] == ["Ratna"]
    siti.write(family, WORDS, village.ratna.user.id)
    assert [note.text for note in ratna.read(family)] == [WORDS]
    assert [note.text for note in siti.read(family)] == [WORDS]
    told = [(one.by_name, one.deed) for one in access_table.entries(village.vault, record_id=family)]
    assert told[:3] == [("Siti", "note_read"), ("Ratna", "note_read"), ("Siti", "note_written")]
    assert check.broken_promises(village.vault) == []


def test_another_supervisor_sees_that_there_is_one_and_not_what_it_says(village: Village) -> None:
    siti, _ = keyed(village, village.siti.user)
    keyed(village, village.ratna.user)
    other = door.add_user(
        village.vault, NewUser("Hasan", "lain sekali ini", Role.ADMINISTRATOR), at=village.clock(), cost=QUICK
    )
    hasan, own = keyed(village, other)
    family = village.hand_in()
    siti.write(family, WORDS, village.ratna.user.id)
    (note,) = hasan.read(family)
    assert (note.author, note.reader, note.text) == ("Siti", "Ratna", None)
    (sealed,) = village.vault.rows("SELECT sealed FROM protected_notes")
    assert WORDS.encode() not in sealed[0]
    with pytest.raises(Trouble, match=Kind.NOTE_FOR_OTHERS.value):
        own.open(sealed[0])


def test_a_new_passphrase_from_the_keeper_closes_older_notes_to_that_person_only(village: Village) -> None:
    siti, _ = keyed(village, village.siti.user)
    ratna, _ = keyed(village, village.ratna.user)
    family = village.hand_in()
    siti.write(family, WORDS, village.ratna.user.id)
    again, _ = keyed(village, village.siti.user)
    assert [note.text for note in again.read(family)] == [None]
    assert [note.text for note in ratna.read(family)] == [WORDS]


def test_nobody_writes_on_a_record_of_others_nor_for_who_has_no_key(village: Village) -> None:
    family = village.hand_in(by=village.siti)
    budi, _ = keyed(village, village.budi.user)
    siti, _ = keyed(village, village.siti.user)
    with pytest.raises(Trouble, match=Kind.NOT_ALLOWED.value):
        budi.write(family, WORDS, village.ratna.user.id)
    with pytest.raises(Trouble, match=Kind.NOTE_FOR_OTHERS.value):
        siti.write(family, WORDS, village.ratna.user.id)
