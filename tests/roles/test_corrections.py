"""What a correction leaves when it is given up or cannot be made: nothing lost, nothing sent under two ids."""

from __future__ import annotations

import pytest

from desktop.demo.families import flood
from desktop.demo.filling import fill
from desktop.roles.correcting import Correction
from desktop.roles.enumerator import Enumerator
from desktop.store import check, delivery, history_table, record, submission
from desktop.store.seal import Custody, Receipt, Submission
from desktop.store.stages import Fate, Stage
from desktop.trouble import Kind, Trouble
from desktop.xforms import Interview
from tests.roles.conftest import Village
from tests.roles.test_deeds import reopened, stage

HEAD = "/data/pengenalan/nama_kepala"


def tried(village: Village, family: str) -> Submission:
    """Approved, released, and one attempt whose answer never came."""
    village.ratna.approve(family)
    village.ratna.release([family])
    seal = submission.current(village.vault, family)
    delivery.note_attempt(village.vault, seal.id, at=village.clock())
    return seal


def receive(village: Village, seal: Submission) -> None:
    receipt = Receipt(village.clock(), "", 201, "", "dinsos")
    for part in submission.parts(village.vault, seal.id):
        delivery.keep_receipt(village.vault, seal.id, part.name, receipt)


def edit(village: Village, family: str, head: str) -> None:
    opened = village.siti.open(family)
    interview = reopened(opened)
    interview.answer(HEAD, head)
    village.siti.save_draft(opened, interview.snapshot(), "")


def test_a_correction_given_up_leaves_title_and_answers_as_sent_and_can_be_taken_up_again(village: Village) -> None:
    family = village.hand_in()
    receive(village, tried(village, family))
    title = record.get(village.vault, family).title
    village.siti.correct(family)
    edit(village, family, "Orang Lain")
    village.siti.discard(family)
    assert (record.get(village.vault, family).title, stage(village, family)) == (title, Stage.SENT)
    assert check.broken_promises(village.vault) == []
    village.siti.bring_back(family)
    assert (record.get(village.vault, family).title, stage(village, family)) == ("Keluarga Orang Lain", Stage.DRAFT)
    assert reopened(village.siti.open(family)).node(HEAD).value == "Orang Lain"
    assert check.broken_promises(village.vault) == []


def test_the_history_tells_of_a_correction_given_up(village: Village) -> None:
    family = village.hand_in()
    receive(village, tried(village, family))
    sealed = submission.answers(village.vault, submission.current(village.vault, family).id)
    village.siti.correct(family)
    edit(village, family, "Orang Lain")
    village.siti.discard(family)
    lines = history_table.of_record(village.vault, family, ref=HEAD)
    assert [(line.deed, line.new) for line in lines[:2]] == [("abandon", sealed[HEAD]), ("save", "Orang Lain")]


def test_giving_up_twice_is_not_lawful(village: Village) -> None:
    family = village.hand_in()
    receive(village, tried(village, family))
    with pytest.raises(Trouble) as caught:
        village.siti.bring_back(family)
    assert caught.value.kind is Kind.NOT_LAWFUL


def test_a_correction_of_what_may_have_arrived_can_be_given_up_and_the_record_is_on_its_way_again(
    village: Village,
) -> None:
    family = village.hand_in()
    seal = tried(village, family)
    village.siti.correct(family)
    village.siti.discard(family)
    assert stage(village, family) is Stage.RELEASED
    receive(village, seal)
    assert stage(village, family) is Stage.SENT


def test_giving_up_returns_to_the_newest_seal_that_left_not_to_an_older_one(village: Village) -> None:
    family = village.hand_in()
    receive(village, tried(village, family))
    village.siti.correct(family)
    opened = village.siti.open(family)
    interview = reopened(opened)
    village.siti.hand_in(opened, interview.snapshot(), interview.finalize())
    second = tried(village, family)
    village.siti.correct(family)
    village.siti.discard(family)
    assert submission.current(village.vault, family).id == second.id
    assert stage(village, family) is Stage.RELEASED


@pytest.mark.parametrize("deed", ["correct", "send_back"])
def test_what_lies_with_another_laptop_is_not_opened_here(village: Village, deed: str) -> None:
    family = village.hand_in()
    village.ratna.approve(family)
    village.ratna.release([family])
    seal = submission.current(village.vault, family)
    submission.hand_over(village.vault, seal.id, Custody.STICK, "Laptop Posko", by=None, at=village.clock())
    with pytest.raises(Trouble) as caught:
        village.siti.correct(family) if deed == "correct" else village.ratna.send_back(family, "Periksa lagi")
    assert caught.value.kind is Kind.NOT_LAWFUL
    assert submission.get(village.vault, seal.id).fate is Fate.RELEASED
    assert stage(village, family) is Stage.RELEASED


@pytest.mark.parametrize("deed", ["withdraw", "correct", "discard", "bring_back"])
def test_a_supervisor_sees_the_records_of_others_and_does_not_do_their_authors_deeds(
    village: Village, deed: str
) -> None:
    hers = Enumerator(village.vault, village.ratna.user, now=village.clock)
    family = village.hand_in()
    if deed == "correct":
        receive(village, tried(village, family))
    elif deed != "withdraw":
        village.siti.withdraw(family)
    if deed == "bring_back":
        village.siti.discard(family)
    before = stage(village, family)
    with pytest.raises(Trouble) as caught:
        getattr(hers, deed)(family)
    assert (caught.value.kind, stage(village, family)) == (Kind.NOT_ALLOWED, before)


def test_what_was_typed_last_before_handing_in_stands_in_the_history(village: Village) -> None:
    opened = village.siti.start(village.disaster_form)
    interview = Interview(opened.form)
    village.siti.save_draft(opened, interview.snapshot(), "")
    fill(interview, flood())
    village.siti.hand_in(opened, interview.snapshot(), interview.finalize())
    sealed = submission.answers(village.vault, submission.current(village.vault, opened.record_id).id)
    told = {line.ref: line.new for line in reversed(history_table.of_record(village.vault, opened.record_id))}
    assert {ref for ref, value in sealed.items() if value and told.get(ref) != value} == set()


def test_a_form_can_be_begun_after_a_power_cut_between_a_photo_and_the_first_save(village: Village) -> None:
    opened = village.siti.start(village.family_form)
    village.siti.keep_photo(opened, "a.jpg", b"photo", "image/jpeg")
    assert village.siti.start(village.family_form).last_saved is None


def test_a_photo_put_in_place_while_reviewing_is_sealed_and_stays_when_it_goes_back(village: Village) -> None:
    family = village.hand_in()
    opened = village.ratna.open_to_correct(family)
    interview = reopened(opened)
    ref = "/data/lokasi_foto/foto_dapur"
    interview.answer(ref, "baru.jpg")
    done = Correction(interview.snapshot(), interview.finalize(), {ref: "Foto kabur"}, {"baru.jpg": b"foto baru"})
    village.ratna.correct(family, done)
    assert village.ratna.photo(family, "baru.jpg") == b"foto baru"
    seal = submission.current(village.vault, family)
    assert "baru.jpg" in [part.name for part in submission.parts(village.vault, seal.id)]
    village.ratna.send_back(family, "Masih ada yang kurang")
    again = village.siti.open(family)
    mended = reopened(again)
    village.siti.hand_in(again, mended.snapshot(), mended.finalize())
    seal = submission.current(village.vault, family)
    assert "baru.jpg" in [part.name for part in submission.parts(village.vault, seal.id)]
    assert check.broken_promises(village.vault, deep=True) == []
