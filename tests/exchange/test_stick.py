"""By stick: sealed records go to the supervisor's laptop, verdicts come back, custody goes along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.exchange import read, take_back, write
from desktop.store import Role, delivery, forms_table, packages_table, photos, record, submission, verdicts_table
from desktop.store.seal import Custody
from desktop.store.stages import Fate, Stage
from desktop.store.verdicts_table import Judgement
from desktop.trouble import Kind, Trouble
from tests.exchange.laptops import PHOTO, Laptop, everything_in, laptop


def test_a_record_arrives_as_it_was_sealed(asep: Laptop, sri: Laptop) -> None:
    record_id = asep.handed_in("Bu Imas")
    sealed = submission.current(asep.vault, record_id)
    arrived = read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    assert (arrived.new, arrived.known, arrived.conflicts) == ((record_id,), (), ())
    assert arrived.sender.name == "Laptop Asep"
    here = submission.current(sri.vault, record_id)
    assert (here.instance_id, here.author_name, here.sealed_at) == (sealed.instance_id, "Asep", sealed.sealed_at)
    assert submission.xml(sri.vault, here.id) == submission.xml(asep.vault, sealed.id)
    assert submission.draft(sri.vault, here.id) == b"<draft/>"
    assert submission.answers(sri.vault, here.id) == {"/data/nama": "Bu Imas", "/data/foto": "rumah.jpg"}
    assert submission.entities(sri.vault, here.id) == submission.entities(asep.vault, sealed.id)
    photo = next(part for part in submission.parts(sri.vault, here.id) if part.name == "rumah.jpg")
    assert photos.read(sri.vault, photo.sha256) == PHOTO


def test_the_form_comes_along_with_its_files(asep: Laptop, sri: Laptop) -> None:
    record_id = asep.handed_in()
    read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    row = forms_table.find(sri.vault, "keluarga", "3")
    assert row is not None
    assert list(forms_table.media(sri.vault, row.key)) == ["logo.png"]
    assert record.get(sri.vault, record_id).form == row.key


def test_the_form_here_is_used_if_it_is_the_same(asep: Laptop, sri: Laptop) -> None:
    key = sri.install()
    record_id = asep.handed_in()
    read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    assert record.get(sri.vault, record_id).form == key
    assert len(forms_table.installed(sri.vault)) == 1


def test_it_is_found_by_name_and_number_on_the_desk(asep: Laptop, sri: Laptop) -> None:
    record_id = asep.handed_in("Bu Imas")
    read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    here = record.get(sri.vault, record_id)
    assert (here.stage, here.title, here.region_name) == (Stage.HANDED_IN, "Bu Imas", "Contoh")
    assert record.with_key(sri.vault, "nik", "1571010101900001") == [record_id]


def test_only_the_receiver_may_push_from_then_on(asep: Laptop, sri: Laptop) -> None:
    record_id = asep.handed_in()
    data = asep.package(sri.card, record_id)
    sealed = submission.current(asep.vault, record_id)
    assert sealed.custody is Custody.STICK
    assert sealed.holder == f"Laptop Sri · {sri.card.fingerprint}"
    with pytest.raises(Trouble, match="not_lawful"):
        submission.withdraw(asep.vault, record_id, by=asep.person, at=asep.now())
    read(sri.vault, data, at=sri.now())
    submission.approve(sri.vault, record_id, by=sri.person, at=sri.now())
    submission.release(sri.vault, record_id, by=sri.person, at=sri.now())
    assert [one.instance_id for one in delivery.waiting(sri.vault, sri.now())] == [sealed.instance_id]
    assert delivery.waiting(asep.vault, asep.now()) == []


def test_a_package_cannot_talk_a_record_past_its_review(asep: Laptop, sri: Laptop) -> None:
    record_id = asep.handed_in(release=True)
    read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    assert submission.current(sri.vault, record_id).fate is Fate.HELD


def test_reading_it_again_changes_nothing(asep: Laptop, sri: Laptop) -> None:
    record_id = asep.handed_in()
    data = asep.package(sri.card, record_id)
    read(sri.vault, data, at=sri.now())
    before = everything_in(sri.vault)
    again = read(sri.vault, data, at=sri.now())
    assert (again.new, again.known) == ((), (record_id,))
    assert not again.touched
    assert everything_in(sri.vault) == before


def test_a_lost_stick_is_written_again(asep: Laptop, sri: Laptop) -> None:
    record_id = asep.handed_in()
    asep.package(sri.card, record_id)
    before = submission.current(asep.vault, record_id)
    second = asep.package(sri.card, record_id)
    assert submission.current(asep.vault, record_id) == before
    assert read(sri.vault, second, at=sri.now()).new == (record_id,)


def test_a_stick_that_could_not_be_written_leaves_the_right_here(asep: Laptop, sri: Laptop) -> None:
    record_id = asep.handed_in(release=True)
    asep.package(sri.card, record_id)
    take_back(asep.vault, [submission.current(asep.vault, record_id).id], by=asep.person, at=asep.now())
    assert len(delivery.waiting(asep.vault, asep.now())) == 1


def test_what_was_withdrawn_does_not_travel(asep: Laptop, sri: Laptop) -> None:
    record_id = asep.handed_in()
    sealed = submission.current(asep.vault, record_id)
    submission.withdraw(asep.vault, record_id, by=asep.person, at=asep.now())
    with pytest.raises(Trouble) as caught:
        write(asep.vault, [sealed.id], sri.card, by=asep.person, at=asep.now())
    assert caught.value.kind is Kind.NOT_LAWFUL


def returned(asep: Laptop, sri: Laptop) -> tuple[str, bytes]:
    """A record that Sri sent back with a remark, and the package that says so."""
    record_id = asep.handed_in("Bu Imas")
    read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    verdicts_table.remark(sri.vault, record_id, "/data/nama", "Nama sesuai KK?", by=sri.person, at=sri.now())
    verdicts_table.keep(sri.vault, record_id, Judgement.SEND_BACK, by=sri.person, at=sri.now(), reason="Periksa nama")
    submission.send_back(sri.vault, record_id, reason="Periksa nama", by=sri.person, at=sri.now())
    return record_id, sri.verdicts(asep.card, record_id)


def test_what_is_sent_back_comes_back_with_its_remarks(asep: Laptop, sri: Laptop) -> None:
    record_id, verdicts = returned(asep, sri)
    arrived = read(asep.vault, verdicts, at=asep.now())
    assert arrived.judged == (record_id,)
    assert record.get(asep.vault, record_id).stage is Stage.RETURNED
    remark = verdicts_table.remarks(asep.vault, record_id)[0]
    assert (remark.ref, remark.text, remark.by_name) == ("/data/nama", "Nama sesuai KK?", "Sri")
    assert submission.of_record(asep.vault, record_id)[0].fate is Fate.VOID
    again = read(asep.vault, verdicts, at=asep.now())
    assert (again.judged, bool(again.touched)) == ((), False)


def test_corrected_and_handed_in_again_it_is_the_same_record(asep: Laptop, sri: Laptop) -> None:
    record_id, verdicts = returned(asep, sri)
    read(asep.vault, verdicts, at=asep.now())
    asep.handed_in("Ibu Imas Contoh", record_id=record_id)
    arrived = read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    assert arrived.new == (record_id,)
    assert record.get(sri.vault, record_id).title == "Ibu Imas Contoh"
    assert [one.fate for one in submission.of_record(sri.vault, record_id)] == [Fate.VOID, Fate.HELD]


def test_an_approval_is_told_to_the_author(asep: Laptop, sri: Laptop) -> None:
    record_id = asep.handed_in()
    read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    verdicts_table.keep(sri.vault, record_id, Judgement.APPROVE, by=sri.person, at=sri.now())
    submission.approve(sri.vault, record_id, by=sri.person, at=sri.now())
    read(asep.vault, sri.verdicts(asep.card, record_id), at=asep.now())
    assert record.get(asep.vault, record_id).stage is Stage.APPROVED
    assert delivery.waiting(asep.vault, asep.now()) == []


def test_verdicts_count_only_from_who_holds_the_record(asep: Laptop, sri: Laptop) -> None:
    record_id, _ = returned(asep, sri)
    sealed = submission.of_record(asep.vault, record_id)[0]
    submission.hand_over(
        asep.vault, sealed.id, Custody.STICK, "Laptop Sri · 00000000000000000000", by=asep.person, at=asep.now()
    )
    before = everything_in(asep.vault, but=("packages", "vault"))
    arrived = read(asep.vault, sri.verdicts(asep.card, record_id), at=asep.now())
    assert arrived.judged == ()
    assert everything_in(asep.vault, but=("packages", "vault")) == before


def test_a_record_that_moved_on_here_is_shown_not_overwritten(asep: Laptop, sri: Laptop) -> None:
    record_id, verdicts = returned(asep, sri)
    read(asep.vault, verdicts, at=asep.now())
    asep.handed_in("Ibu Imas", record_id=record_id)
    second = asep.package(sri.card, record_id)
    submission.hand_in(sri.vault, record_id, sri.seal("Lain"), release=False, by=sri.person, at=sri.now())
    aside = ("packages", "conflicts", "vault", "inventories")
    before = everything_in(sri.vault, but=aside)
    assert read(sri.vault, second, at=sri.now()).conflicts == (record_id,)
    assert everything_in(sri.vault, but=aside) == before
    lying = packages_table.conflicts(sri.vault, record_id)
    assert [(one.author_name, one.answers["/data/nama"]) for one in lying] == [("Asep", "Ibu Imas")]


def test_an_envelope_travels_beside_the_plaintext(asep: Laptop, sri: Laptop) -> None:
    record_id = asep.handed_in()
    sealed = replace(asep.seal("Bu Imas"), envelope=b"<data encrypted='yes'/>")
    submission.withdraw(asep.vault, record_id, by=asep.person, at=asep.now())
    submission.hand_in(asep.vault, record_id, sealed, release=False, by=asep.person, at=asep.now())
    read(sri.vault, asep.package(sri.card, record_id), at=sri.now())
    here = submission.current(sri.vault, record_id)
    assert submission.xml(sri.vault, here.id, "/envelope") == b"<data encrypted='yes'/>"
    assert [part.name for part in submission.parts(sri.vault, here.id) if part.pushed] == ["/envelope"]


def test_interrupted_it_goes_on_where_it_was(asep: Laptop, sri: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [asep.handed_in(f"Keluarga {n}") for n in range(3)]
    data = asep.package(sri.card, *ids)
    taken: list[str] = []
    lawful = submission.hand_in

    def power_fails_at_the_second(*words: object, **more: object) -> object:
        if taken:
            raise SystemExit
        taken.append("one")
        return lawful(*words, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as while_it_fails:
        while_it_fails.setattr(submission, "hand_in", power_fails_at_the_second)
        with pytest.raises(SystemExit):
            read(sri.vault, data, at=sri.now())
    again = read(sri.vault, data, at=sri.now())
    assert again.known == (ids[0],)
    assert again.new == tuple(ids[1:])
    assert [record.get(sri.vault, one).stage for one in ids] == [Stage.HANDED_IN] * 3


def test_a_second_laptop_gets_no_package_of_what_lies_with_the_first(asep: Laptop, sri: Laptop, tmp_path: Path) -> None:
    record_id = asep.handed_in()
    asep.package(sri.card, record_id)
    asep.package(sri.card, record_id)  # the stick got lost: the same once more
    other = laptop(tmp_path / "posko", "Posko", Role.SUPERVISOR)
    with pytest.raises(Trouble, match="not_lawful"):
        asep.package(other.card, record_id)
    assert submission.current(asep.vault, record_id).holder == f"Laptop Sri · {sri.card.fingerprint}"
