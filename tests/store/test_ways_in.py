"""Ways in when a passphrase is forgotten, and what slows down whoever guesses."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.store import NewUser, Role, door, key, office, own_key, tries, unlock, users_table
from desktop.store.key import Way
from desktop.store.spelling import read_back, with_check
from desktop.trouble import Kind, Trouble
from tests.store.village import ADMIN, QUICK, START

ASEP, OLD = "Asep Sunarya", "hujan di bulan juni"


def refused(kind):
    return pytest.raises(Trouble, match=f"^{kind.value}$")


def test_wrong_tries_are_free_at_first_then_they_wait_and_a_restart_forgets_nothing(shelf):
    for _ in range(tries.FREE + 1):
        with refused(Kind.WRONG_PASSPHRASE):
            unlock(shelf.paths, ASEP, "salah sama sekali")
    with refused(Kind.TOO_MANY_TRIES):
        unlock(shelf.paths, ASEP, OLD)
    with refused(Kind.TOO_MANY_TRIES):
        unlock(shelf.paths, ADMIN.name, ADMIN.passphrase)


def test_each_further_try_doubles_the_wait_up_to_a_quarter_of_an_hour(shelf):
    waits, now = [], START
    for _ in range(14):
        tries.begin(shelf.paths, now)
        waits.append(tries.must_wait(shelf.paths, now))
        now += timedelta(seconds=waits[-1])
    assert waits[:7] == [0, 0, 0, 0, 5, 10, 20]
    assert waits[-1] == tries.LONGEST_WAIT
    assert tries.must_wait(shelf.paths, now) == 0
    assert tries.must_wait(shelf.paths, now - timedelta(days=400)) == tries.LONGEST_WAIT  # the clock was set back
    tries.forgive(shelf.paths)
    assert tries.must_wait(shelf.paths, now) == 0


def test_the_right_passphrase_forgives_and_tells_how_many_were_wrong(shelf):
    for _ in range(3):
        with refused(Kind.WRONG_PASSPHRASE):
            unlock(shelf.paths, ASEP, "salah")
    assert unlock(shelf.paths, ASEP, OLD).wrong_tries == 3
    assert unlock(shelf.paths, ASEP, OLD).wrong_tries == 0


def test_a_letter_misheard_is_noticed():
    text = with_check(bytes(range(32)), office.LETTERS, office.CHECKED)
    assert read_back(text.lower().replace("-", " "), 32, office.LETTERS, office.CHECKED) == bytes(range(32))
    noticed = 0
    for at, letter in enumerate(text):
        other = text[:at] + ("B" if letter == "A" else "A") + text[at + 1 :]
        noticed += letter != "-" and read_back(other, 32, office.LETTERS, office.CHECKED) is None
    assert noticed == len(text.replace("-", ""))


def test_the_office_answers_the_question_of_one_person_once(shelf):
    keeper = office.unlocked(office.locked(office.new_office(), "kantor dinas", QUICK), "kantor dinas")
    office.enable(shelf.vault, keeper.public, cost=QUICK)
    question = office.question(shelf.paths)
    code = keeper.answer(question.lower(), "asep  SUNARYA")
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(shelf.paths, ADMIN.name, code)  # read aloud for Asep
    came = unlock(shelf.paths, ASEP, code.lower())
    assert came.by_recovery and came.by_office and came.user == shelf.author
    door.renew_after_code(shelf.vault, came, "jalan ke sawah sore", cost=QUICK)
    assert unlock(shelf.paths, ASEP, "jalan ke sawah sore").user == shelf.author
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(shelf.paths, ASEP, code)
    assert office.question(shelf.paths) != question
    assert unlock(shelf.paths, ASEP, keeper.answer(office.question(shelf.paths), ASEP)).by_office


def test_a_newcomer_has_the_office_too_and_who_leaves_has_not(shelf):
    keeper = office.new_office()
    office.enable(shelf.vault, keeper.public, cost=QUICK)
    dewi = door.add_user(shelf.vault, NewUser("Dewi", "angin gunung malam", Role.TAGANA), at=START, cost=QUICK)
    code = keeper.answer(office.question(shelf.paths), "Dewi")
    assert unlock(shelf.paths, "Dewi", code).user == dewi
    door.remove_user(shelf.vault, dewi, START)
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(shelf.paths, "Dewi", code)
    office.disable(shelf.vault)
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(shelf.paths, ASEP, keeper.answer(office.question(shelf.paths), ASEP))


def test_another_office_or_a_mistyped_question_opens_nothing(shelf):
    office.enable(shelf.vault, office.new_office().public, cost=QUICK)
    with refused(Kind.WRONG_PASSPHRASE):
        unlock(shelf.paths, ASEP, office.new_office().answer(office.question(shelf.paths), ASEP))
    with refused(Kind.CODE_MISTYPED):
        office.new_office().answer(office.question(shelf.paths)[:-2] + "AA", ASEP)
    with refused(Kind.CODE_MISTYPED):
        office.enable(shelf.vault, "https://dinsos.example.go.id")
    with refused(Kind.WRONG_PASSPHRASE):
        office.unlocked(office.locked(office.new_office(), "kantor dinas", QUICK), "lain")
    with refused(Kind.KEYS_DAMAGED):
        office.unlocked(b"{}", "kantor dinas")


def test_an_own_key_comes_with_the_first_passphrase_and_stays_with_its_person(shelf):
    first = unlock(shelf.paths, ASEP, OLD).own
    assert first is not None and unlock(shelf.paths, ASEP, OLD).own == first
    assert first.secret not in shelf.paths.keys.read_text() and first.secret not in repr(first)
    door.know_own_key(shelf.vault, unlock(shelf.paths, ASEP, OLD))
    assert users_table.public_key(shelf.vault, shelf.author.id) == first.public
    code = door.recovery_sheet(shelf.vault, shelf.author, cost=QUICK, own=first)
    assert unlock(shelf.paths, ASEP, code).own == first
    door.change_passphrase(shelf.vault, shelf.author, OLD, "jalan ke sawah sore", cost=QUICK)
    assert unlock(shelf.paths, ASEP, "jalan ke sawah sore").own == first
    door.reset_passphrase(shelf.vault, shelf.author, "diberi oleh admin", cost=QUICK)
    assert unlock(shelf.paths, ASEP, "diberi oleh admin").own != first
    assert key.people_with(shelf.paths, shelf.vault.key, [shelf.author.id], Way.PASSPHRASE, own=True)


def test_what_is_sealed_to_two_is_read_by_two(shelf):
    one, two, other = own_key.create(), own_key.create(), own_key.create()
    sealed = own_key.seal(b"rahasia", [one.public, two.public])
    assert one.open(sealed) == two.open(sealed) == b"rahasia"
    with refused(Kind.NOTE_FOR_OTHERS):
        other.open(sealed)
