"""What travels beside records: strangers and contacts, history, corrections, receipts, people, assignments."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.exchange import Consignment, Newcomer, look, pack, read
from desktop.roles.supervisor import Supervisor
from desktop.roles.values import FindingKind
from desktop.store import (
    Role,
    check,
    contacts_table,
    delivery,
    forms_table,
    history_table,
    packages_table,
    record,
    settlements_table,
    submission,
    users_table,
    verdicts_table,
    visits_given,
)
from desktop.store.seal import Custody, Receipt
from desktop.store.settlements_table import Resolution, Settlement
from desktop.store.stages import Fate, Stage
from desktop.store.verdicts_table import Judgement
from desktop.store.visits_given import VisitsGiven
from desktop.trouble import Kind, Trouble
from tests.exchange.laptops import QUICK, Laptop, everything_in, laptop


def on_the_desk(asep: Laptop, sri: Laptop, name: str = "Bu Imas") -> str:
    record_id = asep.handed_in(name)
    read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    return record_id


def told(receiver: Laptop, sender: Laptop, what: Consignment) -> bytes:
    return pack(sender.vault, what, receiver.card, by=sender.person, at=sender.now()).data


@pytest.fixture(autouse=True)
def promises_hold(asep: Laptop, sri: Laptop):  # type: ignore[no-untyped-def]
    yield
    assert check.broken_promises(asep.vault) == []
    assert check.broken_promises(sri.vault) == []


def test_a_stranger_is_refused_and_nothing_changes(asep: Laptop, sri: Laptop) -> None:
    data = asep.package(sri.card, asep.handed_in())
    contacts_table.forget(sri.vault, asep.card.fingerprint, sri.now())
    before = everything_in(sri.vault)
    with pytest.raises(Trouble) as caught:
        read(sri.vault, data, at=sri.now())
    assert caught.value.kind is Kind.PACKAGE_FROM_STRANGER
    assert everything_in(sri.vault) == before
    assert look(sri.vault, data).sender == asep.card  # whose card it is can be seen, to be asked for
    sri.knows(asep)
    assert len(read(sri.vault, data, at=sri.now()).new) == 1


def test_the_history_comes_along_once(asep: Laptop, sri: Laptop) -> None:
    record_id = on_the_desk(asep, sri)

    def lines(of: Laptop) -> set[tuple[object, ...]]:
        found = history_table.of_record(of.vault, record_id)
        return {(one.at, one.by_name, one.deed, one.ref, one.new) for one in found if "custody" not in one.deed}

    assert lines(asep) <= lines(sri)
    deeds = [one.deed for one in history_table.of_record(sri.vault, record_id)]
    assert deeds.count("begin") == deeds.count("hand_in") == 1


def test_a_correction_while_reviewing_travels_back(asep: Laptop, sri: Laptop) -> None:
    record_id = on_the_desk(asep, sri, "Bu Imas")
    at = sri.now()
    verdicts_table.keep(sri.vault, record_id, Judgement.CORRECT, by=sri.person, at=at, reason="Sesuai KK")
    submission.reseal(
        sri.vault, record_id, sri.seal("Ibu Imas"), reason="Sesuai KK", by=sri.person, at=at,
        reasons={"/data/nama": "Ejaan menurut KTP"},
    )  # fmt: skip
    verdicts_table.keep(sri.vault, record_id, Judgement.APPROVE, by=sri.person, at=sri.now())
    submission.approve(sri.vault, record_id, by=sri.person, at=sri.now())
    back = sri.verdicts(asep.card, record_id)
    arrived = read(asep.vault, back, at=asep.now())
    assert arrived.judged == (record_id,)
    seals = submission.of_record(asep.vault, record_id)
    assert [one.fate for one in seals] == [Fate.VOID, Fate.HELD]
    now = seals[-1]
    assert submission.answers(asep.vault, now.id)["/data/nama"] == "Ibu Imas"
    assert (now.custody, now.instance_id) == (
        Custody.STICK,
        submission.current(sri.vault, record_id).instance_id,
    )
    assert record.get(asep.vault, record_id).stage is Stage.APPROVED
    corrected = next(one for one in history_table.of_record(asep.vault, record_id) if one.deed == "reseal" and one.ref)
    assert (corrected.old, corrected.new, corrected.by_name) == ("Bu Imas", "Ibu Imas", "Sri")
    assert corrected.reason == "Ejaan menurut KTP"
    before = everything_in(asep.vault)
    assert read(asep.vault, back, at=asep.now()).judged == ()
    assert everything_in(asep.vault) == before


def pushed(sri: Laptop, record_id: str) -> None:
    """Sri's laptop pushed it, and the province gave its receipts."""
    submission.approve(sri.vault, record_id, by=sri.person, at=sri.now())
    submission.release(sri.vault, record_id, by=sri.person, at=sri.now())
    seal = submission.current(sri.vault, record_id)
    delivery.note_attempt(sri.vault, seal.id, at=sri.now())
    for part in submission.parts(sri.vault, seal.id):
        delivery.keep_receipt(sri.vault, seal.id, part.name, Receipt(sri.now(), "", 201, "taken", ""))


def test_receipts_travel_back_and_the_author_has_proof(asep: Laptop, sri: Laptop) -> None:
    record_id = on_the_desk(asep, sri)
    pushed(sri, record_id)
    arrived = read(asep.vault, sri.verdicts(asep.card, record_id), at=asep.now())
    assert arrived.sent == (record_id,)
    assert record.get(asep.vault, record_id).stage is Stage.SENT


def test_a_correction_of_what_was_sent_follows_it(asep: Laptop, sri: Laptop) -> None:
    record_id = on_the_desk(asep, sri)
    pushed(sri, record_id)
    read(asep.vault, sri.verdicts(asep.card, record_id), at=asep.now())
    first = submission.current(asep.vault, record_id).instance_id
    submission.correct(asep.vault, record_id, by=asep.person, at=asep.now())
    asep.handed_in("Ibu Imas", record_id=record_id, deprecates=first)
    arrived = read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    assert (arrived.new, arrived.conflicts) == ((record_id,), ())
    assert submission.current(sri.vault, record_id).deprecated_id == first


def test_settlements_stay_with_the_record(asep: Laptop, sri: Laptop) -> None:
    record_id = on_the_desk(asep, sri)
    one = Settlement("s1", "same_nik", "/data/nik", "x", Resolution.DIFFERENT, "Ayah dan anak", "u", "Sri", sri.now())
    settlements_table.keep(sri.vault, record_id, one)
    verdicts_table.keep(sri.vault, record_id, Judgement.APPROVE, by=sri.person, at=sri.now())
    read(asep.vault, sri.verdicts(asep.card, record_id), at=asep.now())
    assert [found.reason for found in settlements_table.of_record(asep.vault, record_id)] == ["Ayah dan anak"]


def test_forms_people_and_lost_laptops_come_down(asep: Laptop, sri: Laptop, tmp_path: Path) -> None:
    lost = laptop(tmp_path / "lost", "Hilang", Role.ENUMERATOR)
    asep.knows(lost)
    newcomer = Newcomer("Dewi", Role.ENUMERATOR, "157101", "padi di sawah")
    what = Consignment(forms=(sri.install(),), people=(newcomer,), revoked=(lost.card.fingerprint,))
    data = told(asep, sri, what)
    arrived = read(asep.vault, data, at=asep.now(), cost=QUICK)
    assert (arrived.forms, arrived.people) == (("Keluarga",), ("Dewi",))
    assert forms_table.find(asep.vault, "keluarga", "3") is not None
    assert [one.name for one in users_table.everyone(asep.vault)] == ["Asep", "Dewi"]
    assert [one.name for one in contacts_table.everyone(asep.vault)] == ["Laptop Sri"]
    before = everything_in(asep.vault)
    again = read(asep.vault, data, at=asep.now(), cost=QUICK)
    assert (again.forms, again.people, again.repeated) == ((), (), True)
    assert everything_in(asep.vault) == before
    lost.vault.close()


def test_who_is_no_supervisor_decides_nothing(asep: Laptop, sri: Laptop) -> None:
    record_id = on_the_desk(asep, sri)
    asep.knows(sri, supervisor=False)
    submission.send_back(sri.vault, record_id, reason="Periksa", by=sri.person, at=sri.now())
    verdicts_table.keep(sri.vault, record_id, Judgement.SEND_BACK, by=sri.person, at=sri.now(), reason="Periksa")
    newcomer = Newcomer("Dewi", Role.SUPERVISOR, "", "padi di sawah")
    data = told(asep, sri, Consignment(judged=(record_id,), people=(newcomer,)))
    before = everything_in(asep.vault, but=("packages", "vault"))
    arrived = read(asep.vault, data, at=asep.now(), cost=QUICK)
    assert (arrived.judged, arrived.people, arrived.passed_over) == ((), (), 2)
    assert everything_in(asep.vault, but=("packages", "vault")) == before


def test_the_sender_learns_that_the_stick_may_be_wiped(asep: Laptop, sri: Laptop) -> None:
    record_id = on_the_desk(asep, sri)
    assert [one.acknowledged_at for one in packages_table.newest(asep.vault)] == [None]
    arrived = read(asep.vault, sri.verdicts(asep.card, record_id), at=asep.now())
    assert arrived.acknowledged == 1
    written = next(one for one in packages_table.newest(asep.vault) if one.outgoing)
    assert (written.records, written.name) == (1, "Laptop Sri")
    assert written.acknowledged_at is not None


def test_somebody_else_goes_on_with_it(asep: Laptop, sri: Laptop, tmp_path: Path) -> None:
    budi = laptop(tmp_path / "budi", "Budi", Role.ENUMERATOR)
    budi.knows(sri)
    sri.knows(budi)
    record_id = on_the_desk(asep, sri)
    verdicts_table.remark(sri.vault, record_id, "/data/nama", "Kunjungi lagi", by=sri.person, at=sri.now())
    verdicts_table.keep(sri.vault, record_id, Judgement.SEND_BACK, by=sri.person, at=sri.now(), reason="Pindah petugas")
    submission.send_back(sri.vault, record_id, reason="Pindah petugas", by=sri.person, at=sri.now())
    data = told(budi, sri, Consignment(assigned=(record_id,)))
    arrived = read(budi.vault, data, at=budi.now(), by=budi.person)
    assert arrived.assigned == (record_id,)
    here = record.get(budi.vault, record_id)
    assert (here.stage, here.author, here.title) == (Stage.RETURNED, budi.person.id, "Bu Imas")
    draft = record.load_draft(budi.vault, record_id)
    assert draft is not None and draft.answers["/data/nama"] == "Bu Imas"
    assert "rumah.jpg" in record.files(budi.vault, record_id)
    assert [one.text for one in verdicts_table.remarks(budi.vault, record_id)] == ["Kunjungi lagi"]
    assert read(budi.vault, data, at=budi.now(), by=budi.person).assigned == ()
    # the first enumerator learns that it is somebody else's now, and may not hand it in beside it
    read(asep.vault, sri.verdicts(asep.card, record_id), at=asep.now())
    assert record.get(asep.vault, record_id).stage is Stage.DISCARDED
    # and what Budi hands in is the same record on Sri's desk
    budi.handed_in("Ibu Imas", record_id=record_id)
    assert read(sri.vault, budi.package(sri.card, record_id), at=sri.now()).new == (record_id,)
    assert record.get(sri.vault, record_id).title == "Ibu Imas"
    budi.vault.close()


def test_a_package_of_the_version_before_is_read(asep: Laptop, sri: Laptop) -> None:
    from tests.exchange.test_hostile import told_by

    younger = ("package_id", "made_by", "made_at", "people", "revoked", "corrections", "receipts", "assigned")
    more = ("handed_on", "beside", "taken", "chain")

    def as_it_was(manifest: dict[str, object]) -> None:
        for name in (*younger, *more):
            manifest.pop(name)
        for packed in manifest["records"]:  # type: ignore[attr-defined]
            packed.pop("made_at")
            packed.pop("sealed_by")
        for form in manifest["forms"]:  # type: ignore[attr-defined]
            form.pop("offered")

    data = told_by(asep, sri, as_it_was)
    assert len(read(sri.vault, data, at=sri.now()).new) == 1
    assert read(sri.vault, data, at=sri.now()).repeated


def test_a_package_of_the_version_after_is_read_as_far_as_it_is_known(asep: Laptop, sri: Laptop) -> None:
    from tests.exchange.test_hostile import told_by

    data = told_by(asep, sri, lambda manifest: manifest.update(made_by=3, something={"new": True}))
    assert len(read(sri.vault, data, at=sri.now()).new) == 1


def test_a_conflict_stands_beside_the_record_until_somebody_decides(asep: Laptop, sri: Laptop) -> None:
    record_id = on_the_desk(asep, sri, "Bu Imas")
    asep.knows(sri)
    sealed = submission.current(asep.vault, record_id)
    submission.hand_over(asep.vault, sealed.id, Custody.HERE, "", by=asep.person, at=asep.now())  # a restored backup
    submission.withdraw(asep.vault, record_id, by=asep.person, at=asep.now())
    asep.handed_in("Ibu Imas Baru", record_id=record_id)
    assert read(sri.vault, asep.package(sri.card, record_id), at=sri.now()).conflicts == (record_id,)
    role = Supervisor(sri.vault, sri.person, now=sri.now)
    found = next(one for one in role.open(record_id).findings if one.kind is FindingKind.CONFLICT)
    assert found.facts["author"] == "Asep"
    assert role.before(record_id) == {"/data/nama": "Ibu Imas Baru"}
    role.settle(record_id, found.key, Resolution.RIGHT, "Versi pertama yang benar")
    assert not [one for one in role.open(record_id).findings if one.kind is FindingKind.CONFLICT]
    assert role.before(record_id) == {}


def test_who_visits_which_rt_comes_down_and_the_newest_word_stands(asep: Laptop, sri: Laptop) -> None:
    area = visits_given.area("15.71.01.1001", "02", "001")
    first = VisitsGiven(sri.now(), "Sri", {area: "Asep"})
    visits_given.keep(sri.vault, first)
    early = told(asep, sri, Consignment())
    visits_given.keep(sri.vault, replace(first, at=sri.now(), to={area: ""}))
    for data in (told(asep, sri, Consignment()), early):
        read(asep.vault, data, at=asep.now(), by=asep.person)
    assert visits_given.get(asep.vault).to == {area: ""}
    visits_given.keep(asep.vault, VisitsGiven(asep.now(), "Asep", {"15.71.01.1001|2|1": "Budi"}))
    read(sri.vault, told(sri, asep, Consignment()), at=sri.now(), by=sri.person)
    assert visits_given.get(sri.vault).to == {area: ""}  # an enumerator gives nothing out


def test_two_supervisors_who_give_out_visits_apart_lose_nothing_of_each_other(asep: Laptop, sri: Laptop) -> None:
    for one in (asep, sri):
        visits_given.keep(one.vault, VisitsGiven(one.now(), one.person.name, {"A": "Asep", "B": "Asep"}))
    mine = visits_given.keep(asep.vault, VisitsGiven(asep.now(), "Asep", {"A": "Budi", "B": "Asep", "C": "Budi"}))
    theirs = VisitsGiven(sri.now() + timedelta(hours=1), "Sri", {"A": "Asep", "B": "Siti", "D": "Siti"})
    visits_given.keep(sri.vault, theirs)
    assert mine
    for _ in range(2):
        visits_given.keep(asep.vault, visits_given.get(sri.vault))
        visits_given.keep(sri.vault, visits_given.get(asep.vault))
    found = visits_given.get(sri.vault)
    assert found == visits_given.get(asep.vault)
    assert found.to == {"A": "Asep", "B": "Siti", "C": "Budi", "D": "Siti"}
