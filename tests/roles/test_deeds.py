"""One household through every deed of the two roles."""

from __future__ import annotations

import pytest

from desktop.demo.families import flood
from desktop.demo.filling import fill
from desktop.demo.workspace import hand_in
from desktop.forms import library
from desktop.reference import synthetic
from desktop.roles.enumerator import Enumerator
from desktop.roles.supervisor import HOLD, Supervisor
from desktop.roles.values import FindingKind, Opened, Progress
from desktop.store import access_table, delivery, photos, record, space, submission
from desktop.store.records_table import Wish
from desktop.store.stages import Stage
from desktop.trouble import Kind, Trouble
from desktop.xforms import Interview
from tests.roles.conftest import Village


def reopened(opened: Opened) -> Interview:
    """As the program opens it (`app.sessions`)."""
    if opened.renews:
        return Interview(opened.form, edits=opened.draft, deprecates=opened.deprecates)
    return Interview(opened.form, draft=opened.draft)


def stage(village: Village, record_id: str) -> Stage:
    return record.get(village.vault, record_id).stage


def test_a_started_record_exists_only_once_it_is_saved(village: Village) -> None:
    opened = village.siti.start(village.family_form)
    assert not record.exists(village.vault, opened.record_id)
    interview = Interview(opened.form)
    interview.answer("/data/pengenalan/nama_kepala", "Rusdi bin Hasan")
    village.siti.save_draft(opened, interview.snapshot(), "/data/pengenalan/nama_kepala")
    again = village.siti.open(opened.record_id)
    assert (again.title, again.place, again.stage) == (
        "Keluarga Rusdi bin Hasan",
        "/data/pengenalan/nama_kepala",
        Stage.DRAFT,
    )
    assert again.draft is not None
    assert Interview(again.form, draft=again.draft).node("/data/pengenalan/nama_kepala").value == "Rusdi bin Hasan"


def test_each_opening_of_a_draft_is_written_down_and_a_full_disk_keeps_nobody_from_it(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = village.hand_in()
    village.siti.withdraw(family)

    def opened() -> list[str]:
        return [one.by_name for one in access_table.entries(village.vault, record_id=family) if one.deed == "open"]

    before = opened()
    village.siti.open(family)
    assert opened() == ["Siti", *before]
    village.siti.open(family, shown=False)  # e.g. many handed in at once: nobody sees the answers
    assert opened() == ["Siti", *before]

    def full(*_given: object, **_named: object) -> None:
        raise Trouble(Kind.DISK_FULL)

    monkeypatch.setattr(access_table, "note", full)
    assert village.siti.open(family).record_id == family


def test_review_first_waits_and_review_later_goes_at_once(village: Village) -> None:
    family = village.hand_in()
    report = hand_in(village.siti, village.disaster_form, flood())
    assert stage(village, family) is Stage.HANDED_IN
    assert stage(village, report) is Stage.RELEASED
    assert [one.record_id for one in delivery.waiting(village.vault, village.clock())] == [report]


def test_approval_is_a_hold_that_can_be_taken_back_until_it_is_released(village: Village) -> None:
    family = village.hand_in()
    village.ratna.approve(family)
    assert not delivery.waiting(village.vault, village.clock())
    village.ratna.take_back_approval(family)
    assert stage(village, family) is Stage.HANDED_IN
    village.ratna.approve(family)
    village.ratna.release_due()
    assert stage(village, family) is Stage.APPROVED
    village.clock.now += HOLD
    village.ratna.release_due()
    assert stage(village, family) is Stage.RELEASED
    with pytest.raises(Trouble) as caught:
        village.ratna.take_back_approval(family)
    assert caught.value.kind is Kind.NOT_LAWFUL


def test_what_is_sent_back_opens_with_its_answers_and_remarks_and_is_sealed_under_a_new_id(village: Village) -> None:
    family = village.hand_in()
    first = submission.current(village.vault, family)
    village.ratna.remark(family, "/data/pengenalan/rt", "Cek RT")
    village.ratna.send_back(family, "Alamat belum jelas")
    opened = village.siti.open(family)
    assert opened.stage is Stage.RETURNED
    assert {remark.text for remark in opened.remarks} == {"Cek RT", "Alamat belum jelas"}
    interview = reopened(opened)
    interview.answer("/data/pengenalan/rt", "7")
    village.siti.save_draft(opened, interview.snapshot(), "")
    again = village.siti.open(family)
    mended = reopened(again)
    assert mended.node("/data/pengenalan/rt").value == "7"
    village.siti.hand_in(again, mended.snapshot(), mended.finalize())
    second = submission.current(village.vault, family)
    assert second.instance_id != first.instance_id
    assert second.deprecated_id is None  # the first was never pushed: nothing is named


def test_a_correction_of_what_was_sent_names_it(village: Village) -> None:
    family = village.hand_in()
    village.ratna.approve(family)
    village.ratna.release([family])
    first = submission.current(village.vault, family)
    delivery.note_attempt(village.vault, first.id, at=village.clock())
    village.siti.correct(family, "RT salah")
    opened = village.siti.open(family)
    interview = reopened(opened)
    village.siti.hand_in(opened, interview.snapshot(), interview.finalize())
    second = submission.current(village.vault, family)
    assert second.deprecated_id == first.instance_id
    assert first.instance_id.encode() in submission.xml(village.vault, second.id)


def test_enumerators_see_their_own_records_only(village: Village) -> None:
    mine, other = village.hand_in(0), village.hand_in(1, by=village.budi)
    assert {row.id for row in village.siti.page(Wish()).rows} == {mine}
    assert {row.id for row in village.ratna.page(Wish()).rows} == {mine, other}
    assert Enumerator(village.vault, village.ratna.user, now=village.clock).page(Wish()).rows == ()  # none of her own
    with pytest.raises(Trouble) as caught:
        village.siti.withdraw(other)
    assert caught.value.kind is Kind.NOT_ALLOWED


def test_an_enumerator_cannot_review_and_nobody_approves_the_own_record(village: Village) -> None:
    with pytest.raises(Trouble) as caught:
        Supervisor(village.vault, village.siti.user, now=village.clock)
    assert caught.value.kind is Kind.NOT_ALLOWED
    from desktop.roles.enumerator import Enumerator

    own = village.hand_in(by=Enumerator(village.vault, village.ratna.user, now=village.clock))
    with pytest.raises(Trouble) as caught:
        village.ratna.approve(own)
    assert caught.value.kind is Kind.OWN_RECORD


def test_the_same_family_twice_is_found_on_both_sides(village: Village) -> None:
    first, second = village.hand_in(3), village.hand_in(3, by=village.budi)
    found = village.ratna.open(second).findings
    kinds = {finding.kind for finding in found}
    assert {FindingKind.SAME_NIK, FindingKind.SAME_NO_KK} <= kinds
    assert {finding.other for finding in found if finding.other} == {first}
    nik = synthetic.family(3).head.nik
    assert all(nik not in str(finding.facts) for finding in found)


def test_a_photo_is_handed_in_with_its_record(village: Village) -> None:
    opened = village.siti.start(village.family_form)
    lists = library.lists(village.vault, opened.form.form_id)
    interview = Interview(opened.form, lists=lists)
    from desktop.demo.families import household

    fill(interview, household(synthetic.family(0), "Siti"))
    village.siti.keep_photo(opened, "rumah.jpg", b"picture", "image/jpeg")
    interview.answer("/data/lokasi_foto/foto_rumah", "rumah.jpg")
    village.siti.hand_in(opened, interview.snapshot(), interview.finalize())
    assert village.ratna.open(opened.record_id).photos == ("rumah.jpg",)
    assert village.ratna.photo(opened.record_id, "rumah.jpg") == b"picture"
    part = next(part for part in submission.parts(village.vault, submission.current(village.vault, opened.record_id).id)
                if not part.is_xml)  # fmt: skip
    assert photos.read(village.vault, part.sha256) == b"picture"


def test_the_log_of_a_later_sitting_stands_behind_the_earlier_ones(village: Village) -> None:
    opened = village.siti.start(village.family_form)
    village.siti.keep_log(opened, lambda earlier: earlier + b"one\n")
    village.siti.keep_log(opened, lambda earlier: earlier + b"two\n")
    assert village.siti.photo(opened.record_id, "audit.csv") == b"one\ntwo\n"


def test_a_named_photo_that_is_not_there_stops_the_handing_in(village: Village) -> None:
    opened = village.siti.start(village.family_form)
    interview = Interview(opened.form)
    interview.answer("/data/kunjungan_petugas/kunjungan", "1")
    interview.answer("/data/persetujuan/setuju", "1")
    interview.answer("/data/lokasi_foto/foto_rumah", "hilang.jpg")
    with pytest.raises(Trouble) as caught:
        village.siti.hand_in(opened, interview.snapshot(), interview.finalize())
    assert caught.value.kind is Kind.MEDIA_MISSING
    assert not record.exists(village.vault, opened.record_id)


def test_withdraw_discard_and_bring_back(village: Village) -> None:
    family = village.hand_in()
    village.siti.withdraw(family)
    village.siti.discard(family)
    assert stage(village, family) is Stage.DISCARDED
    village.siti.bring_back(family)
    assert stage(village, family) is Stage.WITHDRAWN


def test_counts_are_what_wants_the_person(village: Village) -> None:
    village.hand_in(0)
    sent_back = village.hand_in(1)
    village.ratna.send_back(sent_back, "x")
    hand_in(village.siti, village.disaster_form, flood())
    mine, hers = village.siti.counts(), village.ratna.counts()
    assert (mine.returned, mine.to_review, mine.urgent_waiting) == (1, 0, 1)
    assert (hers.returned, hers.to_review, hers.waiting) == (0, 1, 1)


def test_a_photo_is_refused_while_there_still_is_room_for_answers(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = village.siti.start(village.family_form)
    monkeypatch.setattr(space, "LATE", 1 << 60)
    with pytest.raises(Trouble) as caught:
        village.siti.keep_photo(opened, "rumah.jpg", b"picture", "image/jpeg")
    assert caught.value.kind is Kind.NO_ROOM_FOR_PHOTOS
    village.siti.keep_log(opened, lambda _earlier: b"event,node\n")  # the log of a sitting is no photo
    interview = Interview(opened.form, lists=library.lists(village.vault, opened.form.form_id))
    interview.answer("/data/lokasi_foto/foto_rumah", "")
    village.siti.save_draft(opened, interview.snapshot(), "", Progress(1, 9))
    assert village.siti.open(opened.record_id).draft is not None


def test_several_approvals_are_taken_back_and_what_is_gone_is_passed_over(village: Village) -> None:
    held, gone = village.hand_in(), village.hand_in()
    village.ratna.approve_many([held, gone])
    village.ratna.release([gone])
    back = village.ratna.take_back_many([held, gone])
    assert (back.done, back.left) == ((held,), (gone,))
    assert (stage(village, held), stage(village, gone)) == (Stage.HANDED_IN, Stage.RELEASED)
