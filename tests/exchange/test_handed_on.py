"""From one supervisor's laptop to another's that has a connection: approved once, and the province hears by whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.forms import library
from desktop.paths import RESOURCES
from desktop.roles.exchanging import Exchange, Extras
from desktop.roles.posko import Posko
from desktop.roles.supervisor import Supervisor
from desktop.store import Role, check, companions, delivery, record, servers_table, submission
from desktop.store.seal import Custody
from desktop.store.servers_table import Login
from desktop.store.stages import Fate, Stage
from tests.exchange.laptops import QUICK, Laptop, laptop

TINJAUAN = (RESOURCES / "forms" / "tinjauan.xml").read_bytes()


@pytest.fixture
def posko(tmp_path: Path, sri: Laptop) -> Iterator[Laptop]:
    """A coordinator's laptop, with a connection, whose province wants to hear what was decided."""
    made = laptop(tmp_path / "posko", "Ratna", Role.SUPERVISOR)
    made.knows(sri)
    sri.knows(made)
    library.install(made.vault, TINJAUAN, {}, server_id="")
    yield made
    made.vault.close()


def at(of: Laptop) -> Exchange:
    return Exchange(of.vault, of.person, now=of.now, cost=QUICK)


def approved_by_sri(asep: Laptop, sri: Laptop) -> str:
    record_id = asep.handed_in()
    at(sri).take(at(asep).write(sri.card.fingerprint).data)
    hers = Supervisor(sri.vault, sri.person, now=sri.now)
    hers.approve(record_id)
    hers.release([record_id])
    return record_id


def told(of: Laptop, record_id: str) -> list[dict[str, str]]:
    """What the companions of the record's seal say, by the last word of each question."""
    seal = submission.current(of.vault, record_id)
    found = [submission.current(of.vault, one) for one in companions.of(of.vault, seal.seq)]
    return [
        {ref.rpartition("/")[2]: value for ref, value in submission.answers(of.vault, one.id).items()} for one in found
    ]


def test_what_one_supervisor_approved_goes_out_from_anothers_with_its_companion_behind(
    asep: Laptop, sri: Laptop, posko: Laptop
) -> None:
    record_id = approved_by_sri(asep, sri)
    assert told(sri, record_id) == []  # her province has no such form, as far as her laptop knows
    package = at(sri).write(posko.card.fingerprint).data
    for _again in range(2):
        at(posko).take(package)
        assert record.get(posko.vault, record_id).stage is Stage.RELEASED  # no second review
        (said,) = told(posko, record_id)
        assert (said["putusan"], said["peninjau"]) == ("disetujui", "Sri")
        assert said["instance_id"] == submission.current(posko.vault, record_id).instance_id
    first, *_behind = delivery.waiting(posko.vault, posko.now())
    assert first.record_id == record_id
    assert check.broken_promises(posko.vault) == []


def test_a_companion_that_was_made_before_goes_along_and_stays_behind_its_record(
    asep: Laptop, sri: Laptop, posko: Laptop
) -> None:
    library.install(sri.vault, TINJAUAN, {}, server_id="")
    record_id = approved_by_sri(asep, sri)
    assert len(told(sri, record_id)) == 1
    package = at(sri).write(posko.card.fingerprint).data
    for _again in range(2):
        at(posko).take(package)
        assert told(posko, record_id) == told(sri, record_id)  # the same one, and no other
    assert [one.record_id for one in delivery.waiting(posko.vault, posko.now())] == [record_id]
    mine = companions.of(sri.vault, submission.current(sri.vault, record_id).seq)
    assert all(submission.current(sri.vault, one).custody is Custody.STICK for one in mine)
    assert check.broken_promises(posko.vault) == []


def test_a_companion_is_not_parted_from_its_record_by_a_full_package(asep: Laptop, sri: Laptop, posko: Laptop) -> None:
    library.install(sri.vault, TINJAUAN, {}, server_id="")
    records = [approved_by_sri(asep, sri) for _ in range(2)]
    for left in (2, 0):
        written = at(sri).write(posko.card.fingerprint, most=1)
        assert (len(written.submissions), written.left) == (2, left)
        at(posko).take(written.data)
    assert [told(posko, one) for one in records] == [told(sri, one) for one in records]  # each once


def test_what_was_handed_on_does_not_come_back_with_the_answer(asep: Laptop, sri: Laptop, posko: Laptop) -> None:
    """Two reviewers are supervisors to each other: each would wait for the other to push it."""
    library.install(sri.vault, TINJAUAN, {}, server_id="")
    record_id, its_own = approved_by_sri(asep, sri), posko.handed_in("Bu Neni", release=True)
    package = at(sri).write(posko.card.fingerprint).data
    back = Posko(at(posko)).swap(package, lambda _arrived: None)
    at(sri).take(back)
    at(sri).take(at(posko).write(sri.card.fingerprint, always=True, most=1).data)  # a stick, as a person wants it
    assert not record.exists(sri.vault, record_id) or held(sri, record_id) is Custody.STICK
    for one in (record_id, *companions.of(posko.vault, submission.current(posko.vault, record_id).seq)):
        assert held(posko, one) is Custody.HERE
    assert record.exists(sri.vault, its_own)  # by the stick, never by the answer


def test_what_arrived_is_not_carried_again_because_it_was_handed_on(asep: Laptop, sri: Laptop, posko: Laptop) -> None:
    approved_by_sri(asep, sri)
    for _handed_on in range(2):
        at(asep).take(at(sri).write(asep.card.fingerprint, always=True).data)  # with its history
        assert at(asep).ready(sri.card.fingerprint).again == ()
        at(sri).write(posko.card.fingerprint, always=True)


def held(of: Laptop, record_id: str) -> Custody:
    return submission.current(of.vault, record_id).custody


def test_an_enumerator_talks_no_record_past_its_review(asep: Laptop, sri: Laptop, posko: Laptop) -> None:
    posko.knows(sri, supervisor=False)
    record_id = approved_by_sri(asep, sri)
    at(posko).take(at(sri).write(posko.card.fingerprint, Extras(again=True)).data)
    assert record.get(posko.vault, record_id).stage is Stage.HANDED_IN
    assert submission.current(posko.vault, record_id).fate is Fate.HELD
    assert told(posko, record_id) == []


def test_who_can_push_gives_the_outbox_away_only_if_asked(asep: Laptop, sri: Laptop, posko: Laptop) -> None:
    """A coordinator who brings news to a colleague, or a supervisor on the way to the province by herself."""
    record_id = approved_by_sri(asep, sri)
    there = "https://central.contoh.go.id/v1/key/{token}/projects/1"
    server = servers_table.add(sri.vault, "Dinsos", there, at=sri.now())
    servers_table.keep_login(sri.vault, Login(server.id, "", "token", "", "rahasia"))
    ready = at(sri).ready(posko.card.fingerprint)
    assert (ready.submissions, len(ready.released)) == ((), 1)
    at(posko).take(at(sri).write(posko.card.fingerprint, always=True).data)
    assert not record.exists(posko.vault, record_id)
    assert held(sri, record_id) is Custody.HERE
    at(posko).take(at(sri).write(posko.card.fingerprint, Extras(hand_on=True)).data)
    assert record.get(posko.vault, record_id).stage is Stage.RELEASED
    assert held(sri, record_id) is Custody.STICK
