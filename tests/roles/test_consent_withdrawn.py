"""Consent taken back: what has not left goes nowhere, of what left the province hears, then nothing is left here."""

from __future__ import annotations

import pytest

from desktop.forms import library
from desktop.roles.consent import HOLD, Consents, Step, open_ones
from desktop.roles.leaving import Leaving
from desktop.roles.papers import Papers
from desktop.roles.recap_values import Asked, Level
from desktop.roles.recaps import Recaps
from desktop.roles.upkeep import Upkeep
from desktop.store import access_table, check, consent_table, delivery, history_table, record, submission
from desktop.store.records_table import Wish
from desktop.store.stages import Fate, Stage
from desktop.touched import NOTHING
from desktop.trouble import Kind, Trouble
from tests.roles.conftest import Village
from tests.roles.test_companions import TINJAUAN, receive, said

FORM = "asesmen_keluarga"


@pytest.fixture(autouse=True)
def promises_hold(village: Village):  # type: ignore[no-untyped-def]
    yield
    assert check.broken_promises(village.vault) == []


def of(village: Village, role: object) -> Consents:
    return Consents(village.vault, role.user, now=village.clock)  # type: ignore[attr-defined]


def sent(village: Village) -> str:
    family = village.hand_in()
    village.ratna.approve(family)
    village.ratna.release([family])
    receive(village, submission.current(village.vault, family))
    return family


def step(village: Village, family: str) -> Step:
    found = of(village, village.ratna).standing(family)
    assert found is not None
    return found.step


def tidy(village: Village) -> None:
    Upkeep(village.vault, village.ratna.user, now=village.clock).let_go(bool, lambda done, total: None)


def test_what_was_only_handed_in_never_leaves_and_is_erased_after_a_day(village: Village) -> None:
    family = village.hand_in()
    of(village, village.siti).withdraw(family, "sendiri", "Tidak mau didata lagi")
    assert record.get(village.vault, family).stage is Stage.DISCARDED
    assert submission.of_record(village.vault, family)[0].fate is Fate.VOID
    assert delivery.unsent(village.vault) == 0
    (one,) = open_ones(village.vault, village.siti.user, village.clock())
    assert (one.step, one.due_at - one.said.at) == (Step.ERASING, consent_table.TERM) and one.title
    with pytest.raises(Trouble) as caught:
        village.siti.bring_back(family)
    assert caught.value.facts["stage"] == "consent_withdrawn"
    village.clock.pass_(hours=23)
    tidy(village)
    assert record.get(village.vault, family).title
    village.clock.pass_(hours=2)
    tidy(village)
    assert step(village, family) is Step.DONE and open_ones(village.vault, village.siti.user, village.clock()) == ()
    assert record.get(village.vault, family).title == "" and record.keys(village.vault, family) == {}
    assert submission.answers(village.vault, submission.of_record(village.vault, family)[0].id) == {}
    assert all(line.old in (None, "") and not line.new for line in history_table.of_record(village.vault, family))
    deeds = [line.deed for line in access_table.entries(village.vault) if line.record_id == family]
    assert deeds == ["consent_withdrawn"]


def test_a_draft_goes_too(village: Village) -> None:
    family = village.hand_in()
    village.siti.withdraw(family)
    of(village, village.siti).withdraw(family, "keluarga", "")
    assert record.get(village.vault, family).stage is Stage.DISCARDED
    village.clock.pass_(hours=25)
    tidy(village)
    assert record.load_draft(village.vault, family) is None
    with pytest.raises(Trouble) as caught:
        village.ratna.open(family)
    assert caught.value.kind is Kind.RECORD_LET_GO


def test_taken_back_within_the_day_it_lies_open_for_its_author(village: Village) -> None:
    family = village.hand_in()
    of(village, village.siti).withdraw(family, "sendiri", "")
    of(village, village.siti).take_back(family)
    assert record.get(village.vault, family).stage is Stage.WITHDRAWN
    assert consent_table.everyone(village.vault) == []


def test_of_what_was_sent_the_province_is_told_by_the_companion(village: Village) -> None:
    library.install(village.vault, TINJAUAN.read_bytes(), {}, server_id="")
    family = sent(village)
    of(village, village.ratna).withdraw(family, "wali", "Anak NIK 1571014101100001 pindah")
    assert (record.get(village.vault, family).stage, step(village, family)) == (Stage.SENT, Step.BEING_TOLD)
    told = consent_table.get(village.vault, family)
    assert told is not None
    seal = submission.current(village.vault, told.companion)
    answers = said(village, seal)
    assert answers["putusan"] == "persetujuan_ditarik"
    assert answers["instance_id"] == submission.current(village.vault, family).instance_id
    assert "1571014101100001" not in answers["alasan"]
    assert seal.id not in [one.id for one in delivery.waiting(village.vault, village.clock())]
    village.clock.pass_(minutes=HOLD.seconds // 60 + 1)
    assert seal.id in [one.id for one in delivery.waiting(village.vault, village.clock())]
    tidy(village)
    assert record.get(village.vault, family).title
    receive(village, seal)
    tidy(village)
    assert step(village, family) is Step.DONE and record.get(village.vault, family).stage is Stage.SENT
    assert submission.parts(village.vault, submission.current(village.vault, family).id)[0].received


def test_a_mistake_takes_the_companion_back_too(village: Village) -> None:
    library.install(village.vault, TINJAUAN.read_bytes(), {}, server_id="")
    family = sent(village)
    of(village, village.ratna).withdraw(family, "sendiri", "")
    told = consent_table.get(village.vault, family)
    of(village, village.ratna).take_back(family)
    assert told is not None and record.get(village.vault, told.companion).stage is Stage.DISCARDED
    village.siti.correct(family, "Kini setuju lagi")


def test_without_the_form_a_person_tells_the_province_and_says_how(village: Village) -> None:
    family, consents = sent(village), of(village, village.ratna)
    consents.withdraw(family, "sendiri", "")
    found = consents.standing(family)
    assert found is not None and (found.step, len(found.proof)) == (Step.TO_TELL, 1)
    with pytest.raises(Trouble):
        consents.told(family, " ")
    with pytest.raises(Trouble) as caught:
        village.siti.correct(family, "salah ketik")
    assert caught.value.facts["stage"] == "consent_withdrawn"
    consents.told(family, "surat 460/12")
    assert step(village, family) is Step.GOING
    tidy(village)
    assert step(village, family) is Step.DONE


def test_what_may_have_arrived_is_pushed_no_more_and_told_by_a_person(village: Village) -> None:
    family = village.hand_in()
    village.ratna.approve(family)
    village.ratna.release([family])
    seal = submission.current(village.vault, family)
    delivery.note_attempt(village.vault, seal.id, at=village.clock())
    of(village, village.ratna).withdraw(family, "sendiri", "")
    assert delivery.waiting(village.vault, village.clock()) == [] and delivery.unsent(village.vault) == 0
    with pytest.raises(Trouble):
        delivery.note_attempt(village.vault, seal.id, at=village.clock())
    assert step(village, family) is Step.TO_TELL
    of(village, village.ratna).told(family, "telepon")
    tidy(village)
    assert step(village, family) is Step.DONE


def test_meanwhile_it_is_on_no_list_in_no_count_and_in_no_export(village: Village) -> None:
    family, other = sent(village), village.hand_in(1)
    of(village, village.ratna).withdraw(family, "sendiri", "")
    user = village.ratna.user
    pile = Papers(village.vault, user).pile(FORM)
    assert pile is not None and [one.row.id for one in pile.told] == [other]
    recap = Recaps(village.vault, user).recap(Asked(FORM, Level.DISTRICT))
    assert recap is not None and recap.records == 1
    (rows,) = Leaving(village.vault, user, now=village.clock).rows(Wish(), "laporan")
    assert [row.id for row, _ in rows.records] == [other]


def test_only_its_author_and_who_reviews_may_say_so_and_once_is_enough(village: Village) -> None:
    family = village.hand_in()
    with pytest.raises(Trouble) as caught:
        of(village, village.budi).withdraw(family, "sendiri", "")
    assert caught.value.kind is Kind.NOT_ALLOWED
    of(village, village.siti).withdraw(family, "sendiri", "")
    assert of(village, village.ratna).go_on() == NOTHING
    of(village, village.ratna).withdraw(family, "keluarga", "lagi")
    assert [one.by_name for one in consent_table.everyone(village.vault)] == ["Siti"]
