"""The province never has one record twice, also where the form was closed between a lost answer and its repeat."""

from __future__ import annotations

from uuid import uuid4

import pytest

from desktop.hub.shelf import Shelf
from desktop.store import submission
from desktop.store.record import RecordSummary
from desktop.store.seal import Seal
from tests.hub.province import filled
from tests.sync.faults import CLEAN, Fault, FaultyWire, plain_answer
from tests.sync.laptop import Laptop


def record_of(laptop: Laptop, instance: str) -> str:
    found = "SELECT r.id FROM records r JOIN submissions s ON s.record = r.seq WHERE s.instance_id = ?"
    return str(laptop.vault.value(found, (instance,)))


def correct(laptop: Laptop, instance: str) -> str:
    """The author opens it again and hands in; gives the new instance id."""
    record_id = record_of(laptop, instance)
    submission.correct(laptop.vault, record_id, by=laptop.author, at=laptop.at)
    earlier = submission.earlier(laptop.vault, record_id)
    names = earlier.instance_id if earlier else None
    new = f"uuid:{uuid4()}"
    xml = filled(new, name="Betul", deprecated=names)
    seal = Seal(new, xml, b"<draft/>", {}, RecordSummary("Betul"), deprecated_id=names)
    submission.hand_in(laptop.vault, record_id, seal, release=True, by=laptop.author, at=laptop.at)
    return new


def lose_the_answer(laptop: Laptop, wire: FaultyWire, shelf: Shelf) -> str:
    """A record that is at the server, which the laptop does not know."""
    one = laptop.release()
    faults = iter([Fault(instead=plain_answer("204 No Content")), Fault(hang=True)])
    wire.next_fault = lambda: next(faults, CLEAN)
    laptop.round()
    assert [received.instance_id for received in shelf.received()] == [one]
    assert laptop.fates() == {one: "released"}
    laptop.later(hours=1)
    return one


@pytest.mark.parametrize("shut", ["closed", "unassigned", "trash"])
def test_a_form_shut_after_a_lost_answer_makes_no_double(
    laptop: Laptop, wire: FaultyWire, shelf: Shelf, token: str, shut: str
) -> None:
    one = lose_the_answer(laptop, wire, shelf)
    shelf.unassign(token, "kunjungan") if shut == "unassigned" else shelf.set_state("kunjungan", shut)
    laptop.round()
    assert laptop.fates() == {one: "refused"}
    two = correct(laptop, one)
    laptop.round()
    assert laptop.fates() == {one: "refused", two: "released"}  # the first goes first, and is refused as before
    shelf.assign(token, "kunjungan")
    shelf.set_state("kunjungan", "open")
    row = laptop.vault.value("SELECT id FROM submissions WHERE instance_id = ?", (one,))
    submission.retry(laptop.vault, row, by=laptop.author, at=laptop.at)
    laptop.later(hours=1)
    laptop.round()
    assert laptop.fates() == {one: "sent", two: "sent"}
    found = {received.instance_id: received for received in shelf.received()}
    assert found[two].deprecated_id == one
    assert [received.instance_id for received in shelf.received() if received.is_current] == [two]


def test_what_the_server_refuses_for_its_content_was_never_there_and_is_not_named(
    laptop: Laptop, wire: FaultyWire, shelf: Shelf
) -> None:
    one = laptop.release()
    no = plain_answer("400 Bad Request", b'{"message":"Required parameter missing.","code":400.2}')
    faults = iter([Fault(instead=plain_answer("204 No Content")), Fault(request=300), Fault(instead=no)])
    wire.next_fault = lambda: next(faults, CLEAN)
    laptop.round()
    laptop.later(hours=1)
    laptop.round()
    assert laptop.fates() == {one: "refused"}
    two = correct(laptop, one)
    laptop.round()
    assert laptop.fates() == {one: "void", two: "sent"}
    assert [received.deprecated_id for received in shelf.received()] == [None]


def test_a_correction_whose_original_turns_out_to_be_refused_for_its_content_goes_on(
    laptop: Laptop, wire: FaultyWire, shelf: Shelf
) -> None:
    """It was sealed while the fate of the first was unknown: named, so not taken; the next seal names nothing."""
    one = laptop.release()
    no = plain_answer("400 Bad Request", b'{"message":"Required parameter missing.","code":400.2}')
    faults = iter([Fault(instead=plain_answer("204 No Content")), Fault(request=300), Fault(instead=no)])
    wire.next_fault = lambda: next(faults, CLEAN)
    laptop.round()
    two = correct(laptop, one)
    laptop.later(hours=1)
    laptop.round()
    laptop.later(hours=1)
    laptop.round()
    laptop.later(hours=1)
    laptop.round()
    assert laptop.fates() == {one: "void", two: "refused"}
    three = correct(laptop, two)
    laptop.round()
    assert laptop.fates() == {one: "void", two: "void", three: "sent"}
    assert [received.instance_id for received in shelf.received()] == [three]


def test_what_never_left_can_be_taken_back(laptop: Laptop, wire: FaultyWire, shelf: Shelf) -> None:
    one = laptop.release()
    wire.close()
    for _ in range(3):
        laptop.later(hours=1)
        laptop.round()
    submission.withdraw(laptop.vault, record_of(laptop, one), by=laptop.author, at=laptop.at)
    assert laptop.fates() == {one: "void"}
