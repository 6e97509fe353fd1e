"""A record given to another laptop to go on with: under an id of its own, until that laptop said that it arrived."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.exchange import read
from desktop.openrosa.identity import read_identity
from desktop.roles.exchanging import Exchange, Extras
from desktop.store import Role, delivery, record, submission, verdicts_table
from desktop.store.seal import Receipt
from desktop.store.stages import Stage
from desktop.store.verdicts_table import Judgement
from desktop.trouble import Kind, Trouble
from tests.exchange.laptops import Laptop, laptop

YEAR = 365 * 86_400  # seconds


@pytest.fixture
def budi(tmp_path: Path, sri: Laptop) -> Iterator[Laptop]:
    made = laptop(tmp_path / "budi", "Budi", Role.ENUMERATOR)
    made.knows(sri)
    sri.knows(made)
    yield made
    made.vault.close()


def at(of: Laptop) -> Exchange:
    return Exchange(of.vault, of.person, now=of.now)


def sent_back(asep: Laptop, sri: Laptop, *, pushed: bool = False) -> str:
    """Handed in by Asep, whose draft carries the id of its seal, and sent back by Sri."""
    record_id = "kel-1"
    record.begin(asep.vault, record_id, asep.install(), by=asep.person, at=asep.now())
    seal = asep.seal("Bu Imas")
    sealed = replace(seal, draft=seal.xml)
    submission.hand_in(asep.vault, record_id, sealed, release=False, by=asep.person, at=asep.now())
    read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    if pushed:
        submission.approve(sri.vault, record_id, by=sri.person, at=sri.now())
        submission.release(sri.vault, record_id, by=sri.person, at=sri.now())
        one = submission.current(sri.vault, record_id)
        for part in submission.parts(sri.vault, one.id):
            delivery.keep_receipt(sri.vault, one.id, part.name, Receipt(sri.now(), "", 201, "", ""))
    why = {"by": sri.person, "at": sri.now(), "reason": "Periksa"}
    verdicts_table.keep(sri.vault, record_id, Judgement.SEND_BACK, **why)  # type: ignore[arg-type]
    submission.send_back(sri.vault, record_id, **why)  # type: ignore[arg-type]
    return record_id


def test_it_is_not_sealed_again_under_the_id_of_the_seal_that_went_back(
    asep: Laptop, sri: Laptop, budi: Laptop
) -> None:
    record_id = sent_back(asep, sri)
    at(budi).take(at(sri).write(budi.card.fingerprint, Extras(assigned=(record_id,))).data)
    draft = record.load_draft(budi.vault, record_id)
    assert draft is not None
    said = read_identity(draft.xml)
    assert said.instance_id not in (None, submission.of_record(sri.vault, record_id)[0].instance_id)
    seal = replace(budi.seal("Bu Imas"), xml=draft.xml, instance_id=said.instance_id or "")
    submission.hand_in(budi.vault, record_id, seal, release=False, by=budi.person, at=budi.now())
    assert at(sri).take(at(budi).write(sri.card.fingerprint).data).new == (record_id,)
    assert record.get(sri.vault, record_id).stage is Stage.HANDED_IN


def test_it_is_written_again_until_it_is_told_that_it_arrived(asep: Laptop, sri: Laptop, budi: Laptop) -> None:
    record_id, mark = sent_back(asep, sri), budi.card.fingerprint
    at(sri).write(mark, Extras(assigned=(record_id,)))  # a stick that was lost
    assert at(sri).ready(mark).assigned == (record_id,)
    assert at(budi).take(at(sri).write(mark).data).assigned == (record_id,)
    at(sri).take(at(budi).write(sri.card.fingerprint, always=True).data)
    assert at(sri).ready(mark).assigned == ()
    deeds = sri.vault.rows("SELECT count(*) FROM history WHERE deed = 'assign'")
    assert deeds == [(1,)]


def test_what_the_server_has_is_corrected_where_its_seal_is_known(asep: Laptop, sri: Laptop, budi: Laptop) -> None:
    record_id = sent_back(asep, sri, pushed=True)
    with pytest.raises(Trouble) as caught:
        at(sri).write(budi.card.fingerprint, Extras(assigned=(record_id,)))
    assert caught.value.kind is Kind.NOT_LAWFUL
    assert record.get(sri.vault, record_id).stage is Stage.RETURNED


def test_what_went_back_to_a_lost_laptop_is_offered_to_another(asep: Laptop, sri: Laptop, budi: Laptop) -> None:
    record_id, mark = sent_back(asep, sri), budi.card.fingerprint
    assert at(sri).ready(mark).orphaned == ()
    at(sri).forget(asep.card.fingerprint)
    assert at(sri).ready(mark).orphaned == (record_id,)
    assert at(budi).ready(sri.card.fingerprint).orphaned == ()
    packed = at(sri).write(mark, Extras(assigned=at(sri).ready(mark).orphaned))
    assert at(sri).ready(mark).orphaned == ()
    assert at(budi).take(packed.data).assigned == (record_id,)


def handed_in_again(budi: Laptop, record_id: str) -> None:
    """Budi goes on with what was given to him, under the id its draft has."""
    draft = record.load_draft(budi.vault, record_id)
    assert draft is not None
    instance_id = read_identity(draft.xml).instance_id or ""
    seal = replace(budi.seal("Bu Imas"), xml=draft.xml, instance_id=instance_id)
    submission.hand_in(budi.vault, record_id, seal, release=False, by=budi.person, at=budi.now())


def send_back(sri: Laptop, record_id: str) -> None:
    why = {"by": sri.person, "at": sri.now(), "reason": "Periksa lagi"}
    verdicts_table.keep(sri.vault, record_id, Judgement.SEND_BACK, **why)  # type: ignore[arg-type]
    submission.send_back(sri.vault, record_id, **why)  # type: ignore[arg-type]


def test_what_goes_back_once_more_to_whom_it_was_given_is_not_put_away_there(
    asep: Laptop, sri: Laptop, budi: Laptop
) -> None:
    record_id, mark = sent_back(asep, sri), budi.card.fingerprint
    at(budi).take(at(sri).write(mark, Extras(assigned=(record_id,))).data)
    handed_in_again(budi, record_id)
    at(sri).take(at(budi).write(sri.card.fingerprint).data)
    send_back(sri, record_id)
    at(budi).take(at(sri).write(mark).data)
    assert record.get(budi.vault, record_id).stage is Stage.RETURNED
    at(asep).take(at(sri).write(asep.card.fingerprint, always=True).data)
    assert record.get(asep.vault, record_id).stage is Stage.DISCARDED  # somebody else goes on with it


def test_given_back_to_whom_it_was_taken_from_it_is_taken_up_there_and_an_old_stick_does_nothing(
    asep: Laptop, sri: Laptop, budi: Laptop
) -> None:
    record_id, budis, aseps = sent_back(asep, sri), budi.card.fingerprint, asep.card.fingerprint
    at(sri).write(budis, Extras(assigned=(record_id,)))  # Budi never came
    at(asep).take(at(sri).write(aseps, always=True).data)
    assert record.get(asep.vault, record_id).stage is Stage.DISCARDED
    again = at(sri).write(aseps, Extras(assigned=(record_id,))).data
    assert at(asep).take(again).assigned == (record_id,)
    assert record.get(asep.vault, record_id).stage is Stage.RETURNED
    at(sri).write(budis, Extras(assigned=(record_id,)))
    at(asep).take(at(sri).write(aseps, always=True).data)
    assert record.get(asep.vault, record_id).stage is Stage.DISCARDED
    assert at(asep).take(again).assigned == ()  # a stick that is late
    assert record.get(asep.vault, record_id).stage is Stage.DISCARDED


def test_what_is_said_by_a_clock_that_was_set_right_or_fell_back_goes_out_all_the_same(
    asep: Laptop, sri: Laptop
) -> None:
    first, mark, right = asep.handed_in(), asep.card.fingerprint, sri.ticks
    sri.ticks += YEAR
    at(sri).take(at(asep).write(sri.card.fingerprint).data)
    at(asep).take(at(sri).write(mark, always=True).data)
    at(sri).take(at(asep).write(sri.card.fingerprint, always=True).data)  # what was written next year arrived
    for clock in (right, -6 * YEAR):  # somebody set it, and its battery is empty
        sri.ticks = clock
        send_back(sri, first)
        sri.ticks = right + 100
        assert at(sri).ready(mark).judged == (first,)
        at(asep).take(at(sri).write(mark).data)
        assert record.get(asep.vault, first).stage is Stage.RETURNED
        asep.handed_in("Bu Imas Masitoh", record_id=first)
        at(sri).take(at(asep).write(sri.card.fingerprint).data)
