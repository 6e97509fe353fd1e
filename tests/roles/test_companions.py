"""The companion of a verdict: made with the release, behind its record, with nobody's number in it."""

from __future__ import annotations

import pytest

from desktop.demo.families import flood, household
from desktop.demo.workspace import hand_in
from desktop.forms import library
from desktop.forms.semantics import Policy, Review
from desktop.openrosa.identity import read_identity
from desktop.paths import RESOURCES
from desktop.reference import synthetic
from desktop.roles.correcting import Correction
from desktop.roles.enumerator import Enumerator
from desktop.roles.values import FindingKind
from desktop.store import check, companions, delivery, records_table, submission, verifications
from desktop.store.records_table import Wish
from desktop.store.seal import Receipt, Submission
from desktop.store.settlements_table import Resolution
from desktop.store.stages import Fate, Stage
from desktop.trouble import Kind, Trouble
from desktop.xforms import Interview
from tests.roles.conftest import Village
from tests.roles.test_deeds import reopened, stage

TINJAUAN = RESOURCES / "forms" / "tinjauan.xml"
ADDRESS = "/data/pengenalan/alamat"


@pytest.fixture
def told(village: Village) -> Village:
    """A village whose server has the form."""
    library.install(village.vault, TINJAUAN.read_bytes(), {}, server_id="")
    return village


def of(village: Village, record_id: str) -> list[Submission]:
    """The companions of the record's current seal."""
    about = submission.current(village.vault, record_id)
    return [submission.current(village.vault, one) for one in companions.of(village.vault, about.seq)]


def said(village: Village, one: Submission) -> dict[str, str]:
    return {ref.rpartition("/")[2]: value for ref, value in submission.answers(village.vault, one.id).items()}


def receive(village: Village, seal: Submission) -> None:
    delivery.note_attempt(village.vault, seal.id, at=village.clock())
    for part in submission.parts(village.vault, seal.id):
        delivery.keep_receipt(village.vault, seal.id, part.name, Receipt(village.clock(), "", 201, "", "dinsos"))


def report(village: Village) -> str:
    """A disaster report: sent first, looked at later."""
    return hand_in(village.siti, village.disaster_form, flood())


def test_an_approval_is_told_when_it_is_released_and_not_before(told: Village) -> None:
    family = told.hand_in()
    told.ratna.approve(family)
    assert of(told, family) == []
    told.clock.pass_(minutes=6)
    told.ratna.release_due()
    (one,) = of(told, family)
    answers = said(told, one)
    assert answers["putusan"] == "disetujui"
    assert answers["instance_id"] == submission.current(told.vault, family).instance_id
    assert (answers["formulir"], answers["peninjau"], answers["dilepas_oleh"]) == ("asesmen_keluarga", "Ratna", "Ratna")
    assert answers["waktu"] != answers["waktu_dilepas"]
    assert read_identity(submission.xml(told.vault, one.id)).form_id == "tinjauan"
    assert check.broken_promises(told.vault) == []


def test_without_the_form_on_the_server_there_is_none(village: Village) -> None:
    family = village.hand_in()
    village.ratna.approve(family)
    village.ratna.release([family])
    assert of(village, family) == []


def test_it_goes_behind_its_record(told: Village) -> None:
    family = told.hand_in()
    told.ratna.approve(family)
    told.ratna.release([family])
    seal, (one,) = submission.current(told.vault, family), of(told, family)
    assert [row.id for row in delivery.waiting(told.vault, told.clock())] == [seal.id]
    receive(told, seal)
    assert [row.id for row in delivery.waiting(told.vault, told.clock())] == [one.id]


def test_it_tells_corrections_and_findings_and_nobodys_number(told: Village) -> None:
    first, second = told.hand_in(), told.hand_in(by=told.budi)
    number = synthetic.family(0, seed=1).members[0].nik
    opened = told.ratna.open_to_correct(second)
    interview = reopened(opened)
    interview.answer(ADDRESS, "Jalan Melati RT 03")
    why = f"RT keliru, KK {number[:6]} {number[6:12]} {number[12:]}"
    told.ratna.correct(second, Correction(interview.snapshot(), interview.finalize(), {ADDRESS: why}))
    found = next(one for one in told.ratna.open(second).findings if one.kind is FindingKind.SAME_NIK)
    told.ratna.settle(second, found.key, Resolution.SAME, f"Orang yang sama, NIK {number}")
    told.ratna.approve(second)
    told.ratna.release([second])
    (one,) = of(told, second)
    answers = submission.answers(told.vault, one.id)
    assert said(told, one)["putusan"] == "disetujui_diperbaiki"
    assert answers["/data/perbaikan/diperbaiki[1]/pertanyaan"] == ADDRESS
    assert answers["/data/temuan/diputus[1]/keputusan"] == "same"
    assert answers["/data/temuan/diputus[1]/isian_lain"] == submission.current(told.vault, first).instance_id
    xml = submission.xml(told.vault, one.id).decode()
    every = [member.nik for member in synthetic.family(0, seed=1).members]
    assert not any(nik in xml.replace(" ", "") for nik in every)
    assert "RT keliru, KK ****************" in xml


def test_lists_and_counts_of_records_leave_it_out(told: Village) -> None:
    family = told.hand_in()
    told.ratna.approve(family)
    told.ratna.release([family])
    assert [row.id for row in told.ratna.page(Wish()).rows] == [family]
    assert records_table.counts(told.vault)[Stage.RELEASED] == 1
    assert told.ratna.page(Wish(form_id="tinjauan")).total == 1
    assert "tinjauan" not in {form.form_id for form in told.siti.forms()}
    assert [row.form_title for row in told.ratna.outbox()] == ["Asesmen Keluarga", "Tinjauan"]


def test_what_goes_back_before_anything_left_takes_its_companion_along(told: Village) -> None:
    family = told.hand_in()
    told.ratna.approve(family)
    told.ratna.release([family])
    (one,) = of(told, family)
    told.siti.withdraw(family)
    assert submission.get(told.vault, one.id).fate is Fate.VOID
    assert delivery.waiting(told.vault, told.clock()) == []
    assert check.broken_promises(told.vault) == []


def test_what_is_sent_back_after_it_was_sent_is_told(told: Village) -> None:
    family = told.hand_in()
    told.ratna.approve(family)
    told.ratna.release([family])
    receive(told, submission.current(told.vault, family))
    told.clock.pass_(days=1)
    told.ratna.send_back(family, "Salah desa")
    approved, returned = of(told, family)
    assert [said(told, one)["putusan"] for one in (approved, returned)] == ["disetujui", "dikembalikan"]
    assert said(told, returned)["alasan"] == "Salah desa"


def test_a_report_sent_first_is_looked_at_later(told: Village) -> None:
    flooded = report(told)
    assert stage(told, flooded) is Stage.RELEASED
    assert told.ratna.counts().unverified == 1
    assert [row.id for row in told.ratna.desk().rows if row.unverified] == [flooded]
    assert told.ratna.page(Wish(unverified=True)).total == 1
    told.ratna.approve(flooded)
    assert (told.ratna.counts().unverified, stage(told, flooded)) == (0, Stage.RELEASED)
    receive(told, submission.current(told.vault, flooded))
    assert delivery.waiting(told.vault, told.clock()) == []  # the word to the province can still be taken back
    told.clock.pass_(minutes=6)
    (one,) = of(told, flooded)
    assert [row.id for row in delivery.waiting(told.vault, told.clock())] == [one.id]
    assert check.broken_promises(told.vault) == []


def test_a_verification_is_taken_back_while_nothing_was_told(told: Village) -> None:
    flooded = report(told)
    told.ratna.approve(flooded)
    told.ratna.take_back_approval(flooded)
    assert (told.ratna.counts().unverified, of(told, flooded)) == (1, [])
    told.ratna.approve(flooded)
    (one,) = of(told, flooded)
    receive(told, submission.current(told.vault, flooded))
    told.clock.pass_(minutes=6)
    delivery.note_attempt(told.vault, one.id, at=told.clock())
    with pytest.raises(Trouble) as caught:
        told.ratna.take_back_approval(flooded)
    assert caught.value.kind is Kind.NOT_LAWFUL
    assert told.ratna.counts().unverified == 0


def test_a_sent_report_is_corrected_later_and_the_correction_names_it(told: Village) -> None:
    flooded = report(told)
    first = submission.current(told.vault, flooded)
    receive(told, first)
    opened = told.ratna.open_to_correct(flooded)
    interview = Interview(opened.form, edits=opened.draft, deprecates=opened.deprecates)
    ref = next(ref for ref in interview.snapshot().values() if ref.endswith("/meninggal"))
    interview.answer(ref, "1")
    told.ratna.correct(flooded, Correction(interview.snapshot(), interview.finalize(), {ref: "Cocok dengan BPBD"}))
    second = submission.current(told.vault, flooded)
    assert (second.deprecated_id, stage(told, flooded)) == (first.instance_id, Stage.HANDED_IN)
    assert submission.get(told.vault, first.id).fate is Fate.SENT
    assert told.ratna.counts().unverified == 0
    told.ratna.approve(flooded)
    told.ratna.release([flooded])
    assert said(told, of(told, flooded)[0])["putusan"] == "disetujui_diperbaiki"
    assert check.broken_promises(told.vault) == []


def test_a_return_of_what_was_sent_first_is_looked_at_again_when_it_comes_anew(told: Village) -> None:
    flooded = report(told)
    receive(told, submission.current(told.vault, flooded))
    told.ratna.send_back(flooded, "Angka belum cocok")
    assert told.ratna.counts().unverified == 0
    opened = told.siti.open(flooded)
    interview = reopened(opened)
    told.siti.hand_in(opened, interview.snapshot(), interview.finalize())
    assert told.ratna.counts().unverified == 1
    assert verifications.is_open(told.vault, flooded)


def test_many_are_looked_at_at_once(told: Village) -> None:
    reports = [hand_in(told.siti, told.disaster_form, flood()) for _ in range(2)]
    assert told.ratna.approve_many([*reports, told.hand_in()]).done[:2] == tuple(reports)
    assert told.ratna.counts().unverified == 0


def test_nobody_verifies_an_own_report(told: Village) -> None:
    hers = Enumerator(told.vault, told.ratna.user, now=told.clock)
    own = hand_in(hers, told.disaster_form, flood())
    with pytest.raises(Trouble) as caught:
        told.ratna.approve(own)
    assert caught.value.kind is Kind.OWN_RECORD


def test_the_policy_may_differ_by_role() -> None:
    policy = Policy.parse("review-first tagana:review-later urgent nobody:soon")
    assert (policy.review_of("tagana"), policy.review_of("enumerator")) == (Review.LATER, Review.FIRST)
    assert Policy.parse(str(policy)) == policy


def test_households_and_reports_wait_in_one_queue_the_reviewed_first_before_the_others(told: Village) -> None:
    flooded, family = report(told), hand_in(told.siti, told.family_form, household(synthetic.family(3, seed=1), "Siti"))
    assert [row.id for row in told.ratna.desk().rows] == [family, flooded]
