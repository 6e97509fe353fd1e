"""A family takes its consent back at one laptop: the other hears by the next package, and nothing goes on."""

from __future__ import annotations

import pytest

from desktop.exchange import read
from desktop.exchange.consignment import Consignment, pack
from desktop.roles.consent import Consents, Step
from desktop.roles.exchanging import Exchange
from desktop.store import check, consent_table, delivery, record, submission, verdicts_table
from desktop.store.seal import Receipt
from desktop.store.stages import Fate, Stage
from desktop.store.users_table import Role
from desktop.store.verdicts_table import Judgement
from desktop.trouble import Kind, Trouble
from tests.exchange.laptops import QUICK, Laptop, laptop


@pytest.fixture(autouse=True)
def promises_hold(asep: Laptop, sri: Laptop):  # type: ignore[no-untyped-def]
    yield
    assert check.broken_promises(asep.vault) == []
    assert check.broken_promises(sri.vault) == []


def on_the_desk(asep: Laptop, sri: Laptop) -> str:
    record_id = asep.handed_in()
    carry(asep, sri)
    return record_id


def carry(one: Laptop, other: Laptop) -> tuple[str, ...]:
    """Everything that is ready there, by stick; gives the consents taken back that were news."""
    written = exchange(one).write(other.card.fingerprint)
    return exchange(other).take(written.data).withdrawn


def exchange(one: Laptop) -> Exchange:
    return Exchange(one.vault, one.person, now=one.now, cost=QUICK)


def consents(one: Laptop) -> Consents:
    return Consents(one.vault, one.person, now=one.now)


def receive(one: Laptop, record_id: str) -> None:
    seal = submission.current(one.vault, record_id)
    delivery.note_attempt(one.vault, seal.id, at=one.now())
    for part in submission.parts(one.vault, seal.id):
        delivery.keep_receipt(one.vault, seal.id, part.name, Receipt(one.now(), "", 201, "", "dinsos"))


def step(one: Laptop, record_id: str) -> Step:
    found = consents(one).standing(record_id)
    assert found is not None
    return found.step


def stage(one: Laptop, record_id: str) -> Stage:
    return record.get(one.vault, record_id).stage


def test_said_to_the_author_the_supervisors_laptop_hears_and_sends_nothing(asep: Laptop, sri: Laptop) -> None:
    family = on_the_desk(asep, sri)
    consents(asep).withdraw(family, "sendiri", "Tidak setuju lagi")
    assert (stage(asep, family), step(asep, family)) == (Stage.HANDED_IN, Step.ELSEWHERE)
    assert exchange(asep).ready(sri.card.fingerprint).withdrawn == 1
    assert carry(asep, sri) == (family,)
    assert stage(sri, family) is Stage.DISCARDED and submission.of_record(sri.vault, family)[0].fate is Fate.VOID
    assert step(sri, family) is Step.ERASING
    assert carry(sri, asep) == ()  # the verdict: this seal is never pushed
    assert (stage(asep, family), step(asep, family)) == (Stage.DISCARDED, Step.ERASING)
    assert consent_table.everyone(sri.vault)[0].by_name == "Asep"


def test_said_to_the_supervisor_the_authors_laptop_hears_and_erases_too(asep: Laptop, sri: Laptop) -> None:
    family = on_the_desk(asep, sri)
    consents(sri).withdraw(family, "keluarga", "")
    assert stage(sri, family) is Stage.DISCARDED
    assert carry(sri, asep) == (family,)
    assert stage(asep, family) is Stage.DISCARDED
    for one in (asep, sri):
        consent_table.erase(one.vault, family, one.now())
        assert step(one, family) is Step.DONE and record.get(one.vault, family).title == ""
    assert exchange(asep).ready(sri.card.fingerprint).submissions == ()


def test_an_older_package_read_again_brings_nothing_back(asep: Laptop, sri: Laptop) -> None:
    family = asep.handed_in()
    early = exchange(asep).write(sri.card.fingerprint).data
    exchange(sri).take(early)
    consents(asep).withdraw(family, "sendiri", "")
    carry(asep, sri)
    consent_table.erase(sri.vault, family, sri.now())
    exchange(sri).take(early)
    assert stage(sri, family) is Stage.DISCARDED and record.get(sri.vault, family).title == ""


def test_told_once_and_acknowledged_it_is_no_news_any_more(asep: Laptop, sri: Laptop) -> None:
    family = on_the_desk(asep, sri)
    consents(asep).withdraw(family, "sendiri", "")
    carry(asep, sri)
    carry(sri, asep)
    assert exchange(asep).ready(sri.card.fingerprint).withdrawn == 0
    with pytest.raises(Trouble) as caught:
        carry(asep, sri)
        carry(asep, sri)
    assert caught.value.kind is Kind.NOTHING_TO_CARRY


def test_nobody_speaks_for_families_of_others(asep: Laptop, sri: Laptop, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from desktop.store.consent_table import Withdrawal

    budi = laptop(tmp_path / "budi", "Budi", Role.ENUMERATOR)
    budi.knows(sri)
    sri.knows(budi)
    family = on_the_desk(asep, sri)
    own = budi.handed_in()
    carry(budi, sri)
    consents(budi).withdraw(own, "sendiri", "")
    with budi.vault.atomic():  # a forged word about Asep's family
        budi.vault.write("UPDATE consent_withdrawn SET record = ? WHERE record = ?", (family, own))
        budi.vault.write("UPDATE records SET id = ? WHERE id = ?", (family, own))
    read(sri.vault, exchange(budi).write(sri.card.fingerprint, always=True).data, at=sri.now(), by=sri.person)
    assert stage(sri, family) is Stage.HANDED_IN and consent_table.get(sri.vault, family) is None
    assert isinstance(consent_table.everyone(budi.vault)[0], Withdrawal)
    budi.vault.close()


def test_that_the_province_was_told_is_heard_too_and_both_erase(asep: Laptop, sri: Laptop) -> None:
    family = on_the_desk(asep, sri)
    submission.approve(sri.vault, family, by=sri.person, at=sri.now())
    submission.release(sri.vault, family, by=sri.person, at=sri.now())
    receive(sri, family)
    carry(sri, asep)
    assert stage(asep, family) is Stage.SENT
    consents(asep).withdraw(family, "sendiri", "Tidak setuju lagi")
    assert step(asep, family) is Step.ELSEWHERE
    assert carry(asep, sri) == (family,)
    consents(sri).told(family, "surat 460/12")
    assert exchange(sri).ready(asep.card.fingerprint).withdrawn == 1
    carry(sri, asep)
    assert step(asep, family) is Step.GOING
    for one in (asep, sri):
        assert consent_table.erase_due(one.vault, one.now()) == 1
        assert step(one, family) is Step.DONE


def test_whoever_goes_on_with_it_hears_too(asep: Laptop, sri: Laptop, tmp_path) -> None:  # type: ignore[no-untyped-def]
    budi = laptop(tmp_path / "budi", "Budi", Role.ENUMERATOR)
    budi.knows(sri)
    sri.knows(budi)
    family = on_the_desk(asep, sri)
    submission.send_back(sri.vault, family, reason="Budi lanjut", by=sri.person, at=sri.now())
    with sri.vault.atomic():
        what = Consignment(assigned=(family,))
        given = pack(sri.vault, what, budi.card, by=sri.person, at=sri.now()).data
    exchange(budi).take(given)
    assert stage(budi, family) is Stage.RETURNED
    consents(sri).withdraw(family, "keluarga", "")
    assert exchange(sri).ready(budi.card.fingerprint).withdrawn == 1
    assert carry(sri, budi) == (family,)
    assert stage(budi, family) is Stage.DISCARDED
    budi.vault.close()


def test_what_comes_of_it_after_it_was_erased_goes_too(asep: Laptop, sri: Laptop) -> None:
    family = on_the_desk(asep, sri)
    verdicts_table.keep(sri.vault, family, Judgement.SEND_BACK, by=sri.person, at=sri.now(), reason="Lengkapi")
    submission.send_back(sri.vault, family, reason="Lengkapi", by=sri.person, at=sri.now())
    read(asep.vault, sri.verdicts(asep.card, family), at=asep.now(), by=asep.person)
    consents(sri).withdraw(family, "keluarga", "")
    consent_table.erase(sri.vault, family, sri.now())
    asep.handed_in("Bu Imas lagi", record_id=family)
    carry(asep, sri)
    consent_table.erase_due(sri.vault, sri.now() + consent_table.SECOND_THOUGHTS)
    assert step(sri, family) is Step.DONE and not record.get(sri.vault, family).title
    assert all(not submission.answers(sri.vault, one.id) for one in submission.of_record(sri.vault, family))
    assert sri.vault.rows("SELECT * FROM conflicts") == []


def test_an_erased_correction_does_not_close_the_way_to_its_author(asep: Laptop, sri: Laptop) -> None:
    family = on_the_desk(asep, sri)
    verdicts_table.keep(sri.vault, family, Judgement.CORRECT, by=sri.person, at=sri.now(), reason="ejaan")
    seal = sri.seal("Bu Imas S.")
    submission.reseal(sri.vault, family, seal, reason="ejaan", by=sri.person, at=sri.now())
    consents(sri).withdraw(family, "keluarga", "")
    consent_table.erase(sri.vault, family, sri.now())
    assert carry(sri, asep) == (family,)
    assert stage(asep, family) is Stage.DISCARDED
    assert "Bu Imas S." not in repr(asep.vault.rows("SELECT answers FROM submissions"))


def test_what_was_said_before_the_last_package_and_noted_after_it_is_news(asep: Laptop, sri: Laptop) -> None:
    family = on_the_desk(asep, sri)
    said = asep.now()
    exchange(asep).take(exchange(sri).write(asep.card.fingerprint, always=True).data)
    exchange(sri).take(exchange(asep).write(sri.card.fingerprint, always=True).data)
    exchange(asep).take(exchange(sri).write(asep.card.fingerprint, always=True).data)  # all was acknowledged
    consents(asep).withdraw(family, "sendiri", "", said)
    assert exchange(asep).ready(sri.card.fingerprint).withdrawn == 1
    assert carry(asep, sri) == (family,)


def test_once_another_laptop_was_told_it_is_no_mistake_any_more(asep: Laptop, sri: Laptop) -> None:
    family = on_the_desk(asep, sri)
    consents(asep).withdraw(family, "sendiri", "")
    consents(asep).take_back(family)
    assert stage(asep, family) is Stage.HANDED_IN
    consents(asep).withdraw(family, "sendiri", "")
    written = exchange(asep).write(sri.card.fingerprint)
    found = consents(asep).standing(family)
    assert written and found is not None and not found.may_take_back
    with pytest.raises(Trouble) as caught:
        consents(asep).take_back(family)
    assert caught.value.kind is Kind.NOT_LAWFUL


def test_the_word_may_come_before_the_record(asep: Laptop, sri: Laptop) -> None:
    family = asep.handed_in()
    early = exchange(asep).write(sri.card.fingerprint).data
    consents(asep).withdraw(family, "sendiri", "")
    word = pack(asep.vault, Consignment(), sri.card, by=asep.person, at=asep.now()).data
    exchange(sri).take(word)
    exchange(sri).take(early)
    assert consent_table.get(sri.vault, family) is not None and not record.exists(sri.vault, family)
    assert delivery.waiting(sri.vault, sri.now()) == []
