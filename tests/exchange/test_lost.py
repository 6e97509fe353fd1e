"""A laptop is lost: its supervisor knows what was on it, its packages are refused, and the word travels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.exchange import Consignment, pack, read
from desktop.exchange.inventory import masked
from desktop.roles.exchanging import Exchange
from desktop.roles.losses import Losses
from desktop.store import (
    Role,
    access_table,
    check,
    contacts_table,
    delivery,
    inventories_table,
    lost_table,
    record,
    submission,
    verdicts_table,
)
from desktop.store.record import RecordSummary
from desktop.store.seal import Custody, Receipt
from desktop.store.stages import Fate
from desktop.store.verdicts_table import Judgement
from desktop.trouble import Kind, Trouble
from tests.exchange.laptops import QUICK, Laptop, laptop


def package(one: Laptop, other: Laptop, *submissions: str) -> bytes:
    what = Consignment(submissions=submissions)
    return pack(one.vault, what, other.card, by=one.person, at=one.now()).data


def losses(one: Laptop) -> Losses:
    return Losses(one.vault, one.person, now=one.now)


def draft(one: Laptop, title: str) -> str:
    record_id = f"draft-{title}"
    record.begin(one.vault, record_id, one.install(), by=one.person, at=one.now())
    told = RecordSummary(title, "1571010001", "Contoh", {"nik": ("1571010101900001",), "name": (title,)})
    record.save_draft(one.vault, record_id, b"<d/>", {"/d": "x"}, told, by=one.person, at=one.now())
    return record_id


def test_every_package_tells_the_supervisor_what_lies_on_the_laptop(asep: Laptop, sri: Laptop) -> None:
    sealed, open_one = asep.handed_in("Siti Wahyuni"), draft(asep, "Pak Dadang 3201")
    seal = submission.current(asep.vault, sealed).id
    read(sri.vault, package(asep, sri, seal), at=sri.now(), by=sri.person)
    found = losses(sri).on_it(asep.card.fingerprint)
    assert (found.told.records, found.told.people, found.told.photos) == (2, 1, 2)
    assert found.told.stages == {"handed_in": 1, "draft": 1} and found.told.users == ("Asep",)
    assert [line.title for line in found.told.lines] == ["P*** D*** ***", "S*** W***"]
    assert found.here == {sealed} and "draft-" in open_one
    assert access_table.entries(sri.vault)[0].deed == "look_into_laptop"


def test_only_a_supervisors_laptop_is_told_and_only_a_supervisor_may_look(asep: Laptop, sri: Laptop) -> None:
    asep.handed_in("Siti Wahyuni")
    asep.knows(sri, supervisor=False)
    read(sri.vault, package(asep, sri), at=sri.now(), by=sri.person)
    assert inventories_table.get(sri.vault, asep.card.fingerprint) is None
    assert losses(sri).on_it(asep.card.fingerprint).told is None
    inventories_table.keep(asep.vault, sri.card.fingerprint, b"{}", at=asep.now(), came_at=asep.now())
    assert losses(asep).on_it(sri.card.fingerprint).told is None


def test_an_older_package_that_comes_late_tells_nothing_new(asep: Laptop, sri: Laptop) -> None:
    early = package(asep, sri)
    asep.handed_in("Siti Wahyuni")
    late = package(asep, sri)
    for data in (late, early):
        read(sri.vault, data, at=sri.now(), by=sri.person)
    assert losses(sri).on_it(asep.card.fingerprint).told.records == 1


def test_a_lost_laptop_is_refused_at_once_and_its_card_too(asep: Laptop, sri: Laptop) -> None:
    data = package(asep, sri)
    losses(sri).declare(asep.card.fingerprint)
    exchange = Exchange(sri.vault, sri.person, now=sri.now, cost=QUICK)
    for deed in (
        lambda: exchange.take(data),
        lambda: exchange.introduce(asep.card.text(), supervisor=False),
        lambda: exchange.know_sender(asep.card, supervisor=False),
    ):
        with pytest.raises(Trouble) as caught:
            deed()
        assert caught.value.kind is Kind.LAPTOP_LOST
    assert contacts_table.everyone(sri.vault) == []
    losses(sri).found(asep.card.fingerprint)
    exchange.introduce(asep.card.text(), supervisor=False)
    assert exchange.take(data).sender.fingerprint == asep.card.fingerprint


def test_the_word_travels_to_laptops_that_never_met_it_and_is_taken_back(
    asep: Laptop, sri: Laptop, tmp_path: Path
) -> None:
    dewi = laptop(tmp_path / "dewi", "Dewi", Role.ENUMERATOR)
    dewi.knows(sri)
    sri.knows(dewi)
    losses(sri).declare(asep.card.fingerprint)
    arrived = read(dewi.vault, package(sri, dewi), at=dewi.now(), by=dewi.person)
    assert arrived.lost == ("Laptop Asep",)
    assert lost_table.get(dewi.vault, asep.card.fingerprint).by_name == "Sri"
    assert read(dewi.vault, package(sri, dewi), at=dewi.now(), by=dewi.person).lost == ()  # no news any more
    losses(sri).found(asep.card.fingerprint)
    read(dewi.vault, package(sri, dewi), at=dewi.now(), by=dewi.person)
    assert lost_table.everyone(dewi.vault) == []
    dewi.vault.close()


def test_only_a_supervisors_word_counts(asep: Laptop, sri: Laptop, tmp_path: Path) -> None:
    dewi = laptop(tmp_path / "dewi", "Dewi", Role.ENUMERATOR)
    dewi.knows(asep)
    asep.knows(dewi)
    losses(asep).declare(sri.card.fingerprint)
    read(dewi.vault, package(asep, dewi), at=dewi.now(), by=dewi.person)
    assert lost_table.everyone(dewi.vault) == []
    dewi.vault.close()


def test_what_was_handed_over_to_a_lost_laptop_comes_back(asep: Laptop, sri: Laptop) -> None:
    family = asep.handed_in("Siti Wahyuni")
    seal = submission.current(asep.vault, family)
    package(asep, sri, seal.id)
    assert submission.current(asep.vault, family).custody is Custody.STICK
    touched = losses(asep).declare(sri.card.fingerprint)
    assert submission.current(asep.vault, family) == replace(seal, custody=Custody.HERE, unanswered=1)
    assert family in touched.records


def test_what_a_lost_laptop_may_have_pushed_is_never_given_up(asep: Laptop, sri: Laptop, tmp_path: Path) -> None:
    dewi = laptop(tmp_path / "dewi", "Dewi", Role.SUPERVISOR)
    dewi.knows(asep)
    asep.knows(dewi)
    family = asep.handed_in("Siti Wahyuni")
    first = submission.current(asep.vault, family)
    package(asep, sri, first.id)
    losses(asep).declare(sri.card.fingerprint)
    with pytest.raises(Trouble) as caught:
        submission.withdraw(asep.vault, family, by=asep.person, at=asep.now())
    assert caught.value.kind is Kind.NOT_LAWFUL
    read(dewi.vault, package(asep, dewi, first.id), at=dewi.now(), by=dewi.person)  # handed on unchanged
    earlier = submission.earlier(dewi.vault, family)
    assert earlier is not None and (earlier.instance_id, earlier.fate_unknown) == (first.instance_id, True)
    seal = replace(dewi.seal("Siti Wahyuni binti Amir"), deprecated_id=earlier.instance_id)
    verdicts_table.keep(dewi.vault, family, Judgement.CORRECT, by=dewi.person, at=dewi.now(), reason="Ejaan")
    submission.reseal(dewi.vault, family, seal, reason="Ejaan", by=dewi.person, at=dewi.now())
    read(asep.vault, dewi.verdicts(asep.card, family), at=asep.now(), by=asep.person)
    submission.approve(dewi.vault, family, by=dewi.person, at=dewi.now())
    submission.release(dewi.vault, family, by=dewi.person, at=dewi.now())
    for one in (asep, dewi):
        fates = [each.fate for each in submission.of_record(one.vault, family)]
        assert len(fates) == 2 and Fate.VOID not in fates
        assert check.broken_promises(one.vault) == []
    assert [one.instance_id for one in delivery.waiting(dewi.vault, dewi.now())] == [first.instance_id]
    arrive(dewi, submission.of_record(dewi.vault, family)[0].id)
    assert [one.instance_id for one in delivery.waiting(dewi.vault, dewi.now())] == [seal.instance_id]
    dewi.vault.close()


def arrive(one: Laptop, submission_id: str) -> None:
    """The server takes all of it."""
    delivery.note_attempt(one.vault, submission_id, at=one.now())
    for part in submission.parts(one.vault, submission_id):
        delivery.keep_receipt(one.vault, submission_id, part.name, Receipt(one.now(), "", 201, "", ""))


def test_what_went_back_after_a_loss_is_corrected_by_name_and_settled_by_its_correction(
    asep: Laptop, sri: Laptop
) -> None:
    family = asep.handed_in("Siti Wahyuni")
    first = submission.current(asep.vault, family)
    package(asep, sri, first.id)
    losses(asep).declare(sri.card.fingerprint)
    submission.send_back(asep.vault, family, reason="Ejaan", by=sri.person, at=asep.now())
    with pytest.raises(Trouble):
        submission.abandon(asep.vault, family, by=asep.person, at=asep.now())
    asep.handed_in("Siti Wahyuni A.", record_id=family, deprecates=first.instance_id)
    second = submission.current(asep.vault, family)
    assert submission.get(asep.vault, first.id).fate is Fate.HELD and check.broken_promises(asep.vault) == []
    submission.hand_over(asep.vault, second.id, Custody.STICK, "Laptop Dewi · x", by=None, at=asep.now())
    for part in submission.parts(asep.vault, second.id):
        delivery.keep_receipt(asep.vault, second.id, part.name, Receipt(asep.now(), "", 201, "", ""))
    assert [one.fate for one in submission.of_record(asep.vault, family)] == [Fate.VOID, Fate.SENT]
    assert check.broken_promises(asep.vault) == []


def test_the_word_is_worth_a_package_of_its_own(asep: Laptop, sri: Laptop, tmp_path: Path) -> None:
    dewi = laptop(tmp_path / "dewi", "Dewi", Role.ENUMERATOR)
    sri.knows(dewi)
    exchange = Exchange(sri.vault, sri.person, now=sri.now, cost=QUICK)
    exchange.write(dewi.card.fingerprint, always=True)
    with pytest.raises(Trouble) as caught:
        exchange.write(dewi.card.fingerprint)
    assert caught.value.kind is Kind.NOTHING_TO_CARRY
    losses(sri).declare(asep.card.fingerprint)
    assert exchange.write(dewi.card.fingerprint).data
    dewi.vault.close()


@pytest.mark.parametrize(
    "title, said",
    [
        ("Siti Wahyuni", "S*** W***"),
        ("1571010101900001", "***"),
        ("", ""),
        ("Rusdi bin H. Hasan", "R*** b*** H*** H***"),
    ],
)
def test_a_title_shows_first_letters_only(title: str, said: str) -> None:
    assert masked(title) == said
