"""After a push the province has the record, and behind it what was decided."""

from __future__ import annotations

import pytest

from desktop.hub.shelf import Shelf
from desktop.paths import RESOURCES
from desktop.roles.enumerator import Enumerator
from desktop.roles.supervisor import Supervisor
from desktop.store import NewUser, Role, User, check, companions, door, submission
from desktop.sync.courier import run_round
from desktop.xforms import Interview
from tests.hub.province import form_xml
from tests.sync.laptop import QUICK, START, Laptop

TINJAUAN = RESOURCES / "forms" / "tinjauan.xml"


@pytest.fixture
def ratna(laptop: Laptop) -> Supervisor:
    return Supervisor(laptop.vault, person(laptop, "Ratna", Role.SUPERVISOR), now=laptop.now)


def person(laptop: Laptop, name: str, role: Role) -> User:
    return door.add_user(laptop.vault, NewUser(name, "hujan di bulan juni", role), at=START, cost=QUICK)


def handed_in(laptop: Laptop) -> str:
    siti = Enumerator(laptop.vault, laptop.author, now=laptop.now)
    form = next(form for form in siti.forms() if form.form_id == "kunjungan")
    going = siti.start(form.key)
    interview = Interview(going.form)
    interview.answer("/data/nama", "Bu Imas")
    siti.hand_in(going, interview.snapshot(), interview.finalize())
    return going.record_id


def test_the_hub_has_the_record_and_its_companion(laptop: Laptop, shelf: Shelf, ratna: Supervisor) -> None:
    shelf.publish(form_xml())
    shelf.publish(TINJAUAN.read_bytes())
    run_round(laptop.vault, laptop.lines, now=laptop.now)
    records = [handed_in(laptop) for _ in range(3)]
    assert len(ratna.approve_many(records).done) == 3
    ratna.release(records)
    went = laptop.round()
    assert (went.words_sent, len(went.completed), went.waiting) == (6, 6, 0)
    received = shelf.received()
    judged = {one.instance_id for one in received if one.form_id == "kunjungan"}
    told = [one.xml.decode() for one in received if one.form_id == "tinjauan"]
    assert len(told) == 3
    assert {instance for instance in judged for xml in told if instance in xml} == judged
    assert all("<putusan>disetujui</putusan>" in xml and "Imas" not in xml for xml in told)
    assert check.broken_promises(laptop.vault, deep=True) == []


def test_a_server_that_closed_the_form_takes_the_records_all_the_same(
    laptop: Laptop, shelf: Shelf, ratna: Supervisor
) -> None:
    shelf.publish(form_xml())
    shelf.publish(TINJAUAN.read_bytes())
    run_round(laptop.vault, laptop.lines, now=laptop.now)
    record_id = handed_in(laptop)
    ratna.approve(record_id)
    ratna.release([record_id])
    shelf.set_state("tinjauan", "closed")
    laptop.round()
    seal = submission.current(laptop.vault, record_id)
    (companion,) = companions.of(laptop.vault, seal.seq)
    fates = laptop.fates()
    assert fates[seal.instance_id] == "sent"
    assert fates[submission.current(laptop.vault, companion).instance_id] == "refused"
    assert [row.form_title for row in ratna.outbox() if row.fate == "refused"] == ["Tinjauan"]


def test_it_goes_with_the_login_of_its_record_where_the_reviewer_has_none(
    laptop: Laptop, shelf: Shelf, ratna: Supervisor
) -> None:
    shelf.publish(form_xml())
    shelf.publish(TINJAUAN.read_bytes())
    run_round(laptop.vault, laptop.lines, now=laptop.now)
    record_id = handed_in(laptop)
    ratna.approve(record_id)
    ratna.release([record_id])
    seal = submission.current(laptop.vault, record_id)
    (companion,) = companions.of(laptop.vault, seal.seq)
    assert companions.pusher(laptop.vault, seal.seq, ratna.user.id) == laptop.author.id
    assert submission.current(laptop.vault, companion).author == ratna.user.id
    laptop.round()
    assert set(laptop.fates().values()) == {"sent"}
