"""What its author's laptop has sent already is shown to the supervisor's: looked at there, pushed by nobody again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.exchange import lose, pack, shown
from desktop.exchange.consignment import Consignment
from desktop.exchange.packing import packed_receipts
from desktop.forms import library
from desktop.paths import RESOURCES
from desktop.roles.exchanging import Exchange, Extras
from desktop.roles.posko import Posko
from desktop.roles.supervisor import Supervisor
from desktop.store import (
    Role,
    check,
    companions,
    delivery,
    forms_table,
    photos,
    record,
    retention,
    submission,
    verifications,
)
from desktop.store import verdicts_table as said
from desktop.store.seal import Custody, Receipt
from desktop.store.stages import Fate, Stage
from desktop.trouble import Kind, Trouble
from tests.exchange.laptops import FORM, PHOTO, QUICK, Laptop, everything_in, laptop

TINJAUAN = (RESOURCES / "forms" / "tinjauan.xml").read_bytes()
LATER = FORM.replace(b'<h:html xmlns="', b'<h:html xmlns:sambang="https://sambang.id/xforms" xmlns="').replace(
    b'nodeset="/data/nama" type="string"', b'nodeset="/data/nama" type="string" sambang:form="review-later"'
)
AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def ratna(tmp_path: Path, asep: Laptop) -> Iterator[Laptop]:
    """Another supervisor."""
    made = laptop(tmp_path / "ratna", "Ratna", Role.SUPERVISOR)
    made.knows(asep)
    asep.knows(made)
    yield made
    made.vault.close()


def at(of: Laptop) -> Exchange:
    return Exchange(of.vault, of.person, now=of.now, cost=QUICK)


def desk(of: Laptop) -> Supervisor:
    return Supervisor(of.vault, of.person, now=of.now)


def later(of: Laptop) -> int:
    """The form whose records are sent first."""
    library.install(of.vault, LATER, {}, server_id="", at=of.now())
    row = forms_table.find(of.vault, "keluarga", "3")
    assert row is not None and "review-later" in row.policy
    return row.key


def reported(of: Laptop, name: str = "Bu Imas", *, record_id: str = "") -> str:
    """Handed in and on its way at once, to be looked at later."""
    if not record_id:
        record_id = f"r-{name}"
        record.begin(of.vault, record_id, later(of), by=of.person, at=of.now())
    earlier = submission.earlier(of.vault, record_id)
    seal = replace(of.seal(name), deprecated_id=earlier.instance_id if earlier is not None else None)
    submission.hand_in(of.vault, record_id, seal, release=True, by=of.person, at=of.now())
    verifications.ask(of.vault, record_id, at=of.now())
    return record_id


def pushed(of: Laptop, record_id: str) -> None:
    """The province took every part."""
    seal = submission.current(of.vault, record_id)
    delivery.note_attempt(of.vault, seal.id, at=of.now())
    for part in submission.parts(of.vault, seal.id):
        delivery.keep_receipt(of.vault, seal.id, part.name, Receipt(AT, "Sat, 21 Nov 2026", 201, "ok", ""))


def sent(of: Laptop, name: str = "Bu Imas") -> str:
    record_id = reported(of, name)
    pushed(of, record_id)
    return record_id


def carried(to: Laptop, of: Laptop) -> bytes:
    package = at(of).write(to.card.fingerprint).data
    at(to).take(package)
    return package


def test_what_was_sent_is_on_the_desk_unverified_and_is_never_pushed_from_there(asep: Laptop, sri: Laptop) -> None:
    record_id = sent(asep)
    assert at(asep).ready(sri.card.fingerprint).submissions == ()
    assert len(at(asep).ready(sri.card.fingerprint).shown) == 1
    package = at(asep).write(sri.card.fingerprint).data
    for again in (False, True):
        arrived = at(sri).take(package)
        assert (arrived.new, arrived.shown) == (((), ()) if again else ((record_id,), (record_id,)))
        assert [row.id for row in desk(sri).desk().rows] == [record_id]
        assert desk(sri).open(record_id).unverified
    here, there = (submission.current(of.vault, record_id) for of in (sri, asep))
    assert (here.fate, here.custody, here.instance_id) == (Fate.SENT, Custody.GATEWAY, there.instance_id)
    assert submission.xml(sri.vault, here.id) == submission.xml(asep.vault, there.id)
    assert photos.read(sri.vault, submission.parts(sri.vault, here.id)[1].sha256) == PHOTO
    assert delivery.receipts(sri.vault, here.id) == delivery.receipts(asep.vault, there.id)
    assert delivery.waiting(sri.vault, AT) == [] == delivery.waiting(asep.vault, AT)
    assert check.broken_promises(sri.vault) == [] == check.broken_promises(asep.vault)


def test_the_verdict_goes_back_and_the_province_hears_it_once_from_who_gave_it(asep: Laptop, sri: Laptop) -> None:
    for one in (asep, sri):
        library.install(one.vault, TINJAUAN, {}, server_id="")
    record_id = sent(asep)
    carried(sri, asep)
    desk(sri).approve(record_id)
    assert desk(sri).desk().rows == ()
    for _again in range(2):
        at(asep).take(at(sri).write(asep.card.fingerprint, always=True).data)
    told = {of.card.name: companions.of(of.vault, submission.current(of.vault, record_id).seq) for of in (asep, sri)}
    assert {name: len(found) for name, found in told.items()} == {"Laptop Asep": 0, "Laptop Sri": 1}
    assert [one.kind.value for one in said.verdicts(asep.vault, record_id)] == ["approve"]
    assert not verifications.is_open(asep.vault, record_id)
    assert at(asep).ready(sri.card.fingerprint).shown == ()
    assert record.get(asep.vault, record_id).stage is Stage.SENT
    assert check.broken_promises(sri.vault) == [] == check.broken_promises(asep.vault)


def test_sent_back_it_is_corrected_by_its_author_and_the_correction_names_what_the_server_has(
    asep: Laptop, sri: Laptop
) -> None:
    record_id = sent(asep)
    first = submission.current(asep.vault, record_id).instance_id
    carried(sri, asep)
    desk(sri).send_back(record_id, "RT-nya keliru")
    carried(asep, sri)
    assert record.get(asep.vault, record_id).stage is Stage.RETURNED
    reported(asep, "Bu Imas Suryani", record_id=record_id)
    assert submission.current(asep.vault, record_id).deprecated_id == first
    pushed(asep, record_id)
    arrived = at(sri).take(at(asep).write(sri.card.fingerprint).data)
    assert arrived.shown == (record_id,)  # the new version, sent by itself, is looked at anew
    assert record.get(sri.vault, record_id).title == "Bu Imas Suryani"
    assert check.broken_promises(sri.vault) == [] == check.broken_promises(asep.vault)


def test_versions_in_between_that_nobody_saw_are_no_conflict(asep: Laptop, sri: Laptop) -> None:
    record_id = sent(asep)
    carried(sri, asep)
    for name in ("Bu Imas S.", "Bu Imas Suryani"):
        submission.correct(asep.vault, record_id, by=asep.person, at=asep.now())
        reported(asep, name, record_id=record_id)
        pushed(asep, record_id)
    assert at(sri).take(at(asep).write(sri.card.fingerprint).data).conflicts == ()
    assert record.get(sri.vault, record_id).title == "Bu Imas Suryani"


def test_changed_on_both_sides_is_a_conflict_and_nothing_is_overwritten(asep: Laptop, sri: Laptop) -> None:
    record_id = sent(asep)
    carried(sri, asep)
    seal = sri.seal("Bu Imas, diperbaiki Sri")
    submission.reseal(sri.vault, record_id, seal, reason="RT", by=sri.person, at=sri.now())
    submission.correct(asep.vault, record_id, by=asep.person, at=asep.now())
    reported(asep, "Bu Imas, oleh Asep", record_id=record_id)
    pushed(asep, record_id)
    assert at(sri).take(at(asep).write(sri.card.fingerprint).data).conflicts == (record_id,)
    assert record.get(sri.vault, record_id).title == "Bu Imas, diperbaiki Sri"


def test_a_correction_while_looking_is_pushed_by_its_maker_and_the_author_has_it(asep: Laptop, sri: Laptop) -> None:
    record_id = sent(asep)
    carried(sri, asep)
    first = submission.current(sri.vault, record_id).instance_id
    named = replace(sri.seal("Bu Imas S."), deprecated_id=first)
    said.keep(sri.vault, record_id, said.Judgement.CORRECT, by=sri.person, at=(now := sri.now()), reason="RT keliru")
    submission.reseal(sri.vault, record_id, named, reason="RT keliru", by=sri.person, at=now)
    carried(asep, sri)
    mine = submission.current(asep.vault, record_id)
    assert (mine.instance_id, mine.deprecated_id, mine.custody) == (named.instance_id, first, Custody.STICK)
    assert record.get(asep.vault, record_id).title == "Bu Imas S."
    assert delivery.waiting(asep.vault, AT) == []  # only its maker pushes it
    assert check.broken_promises(asep.vault) == [] == check.broken_promises(sri.vault)


def test_one_laptop_looks_at_it_and_no_second_one_is_asked(asep: Laptop, sri: Laptop, ratna: Laptop) -> None:
    record_id = sent(asep)
    written = at(asep).write(sri.card.fingerprint)
    assert at(asep).ready(ratna.card.fingerprint).shown == ()
    seal = submission.current(asep.vault, record_id)
    with pytest.raises(Trouble) as raised:
        pack(asep.vault, Consignment(shown=(seal.id,)), ratna.card, by=asep.person, at=asep.now())
    assert raised.value.kind is Kind.NOT_LAWFUL
    assert not verifications.is_open(asep.vault, record_id)  # who reviews on this laptop does not look at it either
    at(asep).not_written(written)  # there was no stick
    assert len(at(asep).ready(ratna.card.fingerprint).shown) == 1
    carried(ratna, asep)
    at(sri).take(at(asep).write(sri.card.fingerprint, always=True).data)
    assert not record.exists(sri.vault, record_id)


def test_a_stick_that_was_lost_is_written_again_and_not_after_it_arrived(asep: Laptop, sri: Laptop) -> None:
    record_id = sent(asep)
    at(asep).write(sri.card.fingerprint)  # lost
    ready = at(asep).ready(sri.card.fingerprint)
    assert (ready.shown, len(ready.again)) == ((), 1)
    at(sri).take(at(asep).write(sri.card.fingerprint, Extras(again=True)).data)
    assert record.exists(sri.vault, record_id)
    carried(asep, sri)
    assert at(asep).ready(sri.card.fingerprint).again == ()


def test_of_a_lost_laptop_somebody_else_looks_at_it(asep: Laptop, sri: Laptop, ratna: Laptop) -> None:
    record_id = sent(asep)
    at(asep).write(sri.card.fingerprint)
    lose(asep.vault, sri.card.fingerprint, asep.now())
    carried(ratna, asep)
    assert [row.id for row in desk(ratna).desk().rows] == [record_id]


def test_in_a_room_it_goes_there_and_the_answer_brings_none(asep: Laptop, sri: Laptop) -> None:
    record_id, hers = sent(asep), sent(sri, "Pak Dedi")
    sri.knows(asep, supervisor=True)  # two who look at each other's
    package = at(asep).write(sri.card.fingerprint, always=True).data
    at(asep).take(Posko(at(sri)).swap(package, lambda _arrived: None))
    assert record.exists(sri.vault, record_id)
    assert not record.exists(asep.vault, hers)


def test_the_word_that_it_was_sent_talks_nothing_past_a_review(asep: Laptop, sri: Laptop) -> None:
    """The form wants review first; a laptop that says otherwise is not believed, and what it may have done is known."""
    record_id = asep.handed_in(release=True)
    pushed(asep, record_id)
    verifications.ask(asep.vault, record_id, at=asep.now())
    carried(sri, asep)
    seal = submission.current(sri.vault, record_id)
    assert record.get(sri.vault, record_id).stage is Stage.HANDED_IN
    assert (seal.fate, seal.unanswered) == (Fate.HELD, 1)


def test_a_missing_receipt_is_a_damaged_package_and_nothing_changed(
    asep: Laptop, sri: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_id = sent(asep)
    monkeypatch.setattr(shown, "packed_receipts", lambda vault, one: packed_receipts(vault, one)[:1])
    package = at(asep).write(sri.card.fingerprint).data
    before = everything_in(sri.vault)
    with pytest.raises(Trouble) as raised:
        at(sri).take(package)
    assert raised.value.kind is Kind.PACKAGE_DAMAGED
    assert not record.exists(sri.vault, record_id)
    assert everything_in(sri.vault) == before


def test_what_was_tried_in_vain_goes_by_stick_and_the_receiver_knows_that_it_may_be_there(
    asep: Laptop, sri: Laptop
) -> None:
    record_id = reported(asep)
    seal = submission.current(asep.vault, record_id)
    delivery.note_attempt(asep.vault, seal.id, at=asep.now())  # and no answer came
    carried(sri, asep)
    here = submission.current(sri.vault, record_id)
    assert (here.fate, here.custody, here.unanswered) == (Fate.RELEASED, Custody.HERE, 1)
    assert [one.record_id for one in delivery.waiting(sri.vault, AT)] == [record_id]
    assert delivery.waiting(asep.vault, AT) == []


def test_what_is_mended_before_it_left_goes_first_and_then_what_names_it(asep: Laptop) -> None:
    """It was given up, and the correction named what the server never had: refused for good."""
    record_id = reported(asep)
    first = submission.current(asep.vault, record_id)
    named = replace(asep.seal("Bu Imas S."), deprecated_id=first.instance_id)
    submission.reseal(asep.vault, record_id, named, reason="RT", by=asep.person, at=asep.now())
    submission.approve(asep.vault, record_id, by=asep.person, at=asep.now())
    submission.release(asep.vault, record_id, by=asep.person, at=asep.now())
    assert [one.instance_id for one in delivery.waiting(asep.vault, AT)] == [first.instance_id]
    for part in submission.parts(asep.vault, first.id):
        delivery.keep_receipt(asep.vault, first.id, part.name, Receipt(AT, "", 201, "", ""))
    assert [one.instance_id for one in delivery.waiting(asep.vault, AT)] == [named.instance_id]


def test_an_answer_that_came_while_the_stick_was_written_leaves_it_to_be_looked_at(asep: Laptop, sri: Laptop) -> None:
    """It was on its way to the server, handed over, answered, and then there was no stick."""
    record_id = reported(asep)
    seal = submission.current(asep.vault, record_id)
    delivery.note_attempt(asep.vault, seal.id, at=asep.now())
    written = at(asep).write(sri.card.fingerprint)
    for part in submission.parts(asep.vault, seal.id):
        delivery.keep_receipt(asep.vault, seal.id, part.name, Receipt(AT, "", 201, "ok", ""))
    at(asep).not_written(written)
    assert verifications.is_open(asep.vault, record_id)
    assert at(asep).ready(sri.card.fingerprint).shown == (seal.id,)


@pytest.mark.parametrize("way", ["shown", "handed over"])
def test_a_newer_version_of_what_was_let_go_of_comes_in(asep: Laptop, sri: Laptop, way: str) -> None:
    """It stopped the whole package, and every later one."""
    record_id = sent(asep)
    carried(sri, asep)
    sri.vault.connection.execute("UPDATE entity_changes SET absorbed_at = 1")
    retention.keep_for(sri.vault, 30)
    retention.let_go(sri.vault, AT + timedelta(days=60))
    assert retention.is_erased(sri.vault, record_id)
    submission.correct(asep.vault, record_id, by=asep.person, at=asep.now())
    reported(asep, "Bu Imas S.", record_id=record_id)
    if way == "shown":
        pushed(asep, record_id)
    assert at(sri).take(at(asep).write(sri.card.fingerprint).data).new == (record_id,)
    assert record.get(sri.vault, record_id).title == "Bu Imas S."
    assert check.broken_promises(sri.vault) == []


def test_an_approval_whose_word_was_handed_on_is_not_taken_back(asep: Laptop, sri: Laptop, ratna: Laptop) -> None:
    """Here it was taken back, and the other laptop told the province all the same that it was approved."""
    for one in (asep, sri, ratna):
        library.install(one.vault, TINJAUAN, {}, server_id="")
    sri.knows(ratna)
    ratna.knows(sri)
    record_id = reported(asep)
    carried(sri, asep)
    desk(sri).approve(record_id)
    carried(ratna, sri)
    with pytest.raises(Trouble) as raised:
        desk(sri).take_back_approval(record_id)
    assert raised.value.kind is Kind.NOT_LAWFUL
    assert not verifications.is_open(sri.vault, record_id)
    both = [companions.of(one.vault, submission.current(one.vault, record_id).seq) for one in (sri, ratna)]
    assert [len(found) for found in both] == [1, 1]
