"""What might slip out after a family took its consent back, and what might be left of it here."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.forms import library
from desktop.roles.beginnings import Beginnings
from desktop.roles.companion import WITHDRAWN
from desktop.roles.consent import Step
from desktop.roles.leaving import Leaving
from desktop.roles.today import Days
from desktop.roles.values import Progress
from desktop.store import check, consent_table, delivery, lists_overlay, record, submission
from desktop.store.seal import Receipt
from desktop.store.stages import Fate
from desktop.trouble import Trouble
from desktop.xforms import Rows
from tests.roles.conftest import Village
from tests.roles.test_companions import TINJAUAN, receive, said
from tests.roles.test_companions import of as companions_of
from tests.roles.test_consent_withdrawn import of, sent, step, tidy
from tests.roles.test_deeds import reopened


@pytest.fixture(autouse=True)
def promises_hold(village: Village):  # type: ignore[no-untyped-def]
    yield
    assert check.broken_promises(village.vault) == []


@pytest.fixture
def told(village: Village) -> Village:
    library.install(village.vault, TINJAUAN.read_bytes(), {}, server_id="")
    return village


def test_said_twice_the_province_hears_it_once(told: Village) -> None:
    family = sent(told)
    of(told, told.siti).withdraw(family, "sendiri", "")
    of(told, told.ratna).withdraw(family, "keluarga", "lagi")
    of(told, told.ratna).go_on()
    known = consent_table.get(told.vault, family)
    assert known is not None
    words = [one.record_id for one in companions_of(told, family) if said(told, one)["putusan"] == WITHDRAWN]
    assert words == [known.companion]


def test_the_word_of_its_review_stays_here_and_its_name_goes_too(told: Village) -> None:
    family = sent(told)
    name = record.get(told.vault, family).title
    (review,) = companions_of(told, family)
    assert name and record.get(told.vault, review.record_id).title == name
    of(told, told.ratna).withdraw(family, "sendiri", "")
    told.clock.pass_(hours=1)
    known = consent_table.get(told.vault, family)
    assert known is not None
    waiting = [one.record_id for one in delivery.waiting(told.vault, told.clock())]
    assert waiting == [known.companion]
    receive(told, submission.current(told.vault, known.companion))
    tidy(told)
    assert step(told, family) is Step.DONE
    titles = [row[0] for row in told.vault.rows("SELECT title FROM records")]
    assert name not in titles
    for one in (review.record_id, known.companion):
        assert not any(submission.answers(told.vault, s.id) for s in submission.of_record(told.vault, one))


def test_no_second_record_is_made_of_it_and_no_sheet(village: Village) -> None:
    family = sent(village)
    of(village, village.siti).withdraw(family, "sendiri", "")
    begin = Beginnings(village.siti)
    with pytest.raises(Trouble) as caught:
        begin.duplicate(family)
    assert caught.value.facts["stage"] == "consent_withdrawn"
    opened = village.siti.start(village.family_form)
    assert begin.earlier_today(opened) == {}
    with pytest.raises(Trouble):
        Leaving(village.vault, village.ratna.user, now=village.clock).sheet(family, "print", "arsip")


def test_it_is_on_no_map_and_named_beside_nobody(village: Village) -> None:
    family = sent(village)
    days = Days(village.vault, village.ratna.user, now=village.clock)
    (numbers,) = record.keys(village.vault, family)["no_kk"]
    assert len(days.today().spots) == 1 and record.with_key(village.vault, "no_kk", numbers) == [family]
    of(village, village.siti).withdraw(family, "sendiri", "")
    assert days.today().spots == () and record.with_key(village.vault, "no_kk", numbers) == []


def test_an_answer_that_comes_when_all_is_erased_is_kept(village: Village) -> None:
    family = village.hand_in()
    village.ratna.approve(family)
    village.ratna.release([family])
    seal = submission.current(village.vault, family)
    delivery.note_attempt(village.vault, seal.id, at=village.clock())
    of(village, village.ratna).withdraw(family, "sendiri", "")
    of(village, village.ratna).told(family, "telepon")
    tidy(village)
    for part in submission.parts(village.vault, seal.id):
        delivery.keep_receipt(village.vault, seal.id, part.name, Receipt(village.clock(), "", 201, "", "dinsos"))
    assert step(village, family) is Step.DONE and not record.get(village.vault, family).title
    assert submission.current(village.vault, family).fate is Fate.SENT


def test_a_page_still_open_saves_nothing_more(village: Village) -> None:
    family = village.hand_in()
    village.siti.withdraw(family)
    opened = village.siti.open(family)
    of(village, village.ratna).withdraw(family, "sendiri", "")
    interview = reopened(opened)
    interview.answer("/data/pengenalan/alamat", "Jalan Rahasia")
    with pytest.raises(Trouble):
        village.siti.save_draft(opened, interview.snapshot(), "", Progress(1, 2))
    village.clock.pass_(hours=25)
    tidy(village)
    with pytest.raises(Trouble):
        village.siti.save_draft(opened, interview.snapshot(), "", Progress(1, 2))
    with pytest.raises(Trouble):
        village.siti.keep_photo(opened, "x.jpg", b"\xff\xd8abc", "image/jpeg")
    assert not record.get(village.vault, family).title


def test_its_people_are_nobody_to_choose_any_more(village: Village) -> None:
    def people() -> tuple[str, ...]:
        changed = lists_overlay.laid_over(village.vault, Rows(("name", "label", "nama"), []), "orang", "")
        return tuple(row[1] for row in changed.rows())

    family = village.hand_in()
    named = people()
    other = village.hand_in(1)
    assert named and len(people()) > len(named) and other
    village.ratna.approve(family)
    village.ratna.release([family])
    receive(village, submission.current(village.vault, family))
    of(village, village.siti).withdraw(family, "sendiri", "")
    assert people() and not set(named) & set(people())


def test_said_days_ago_there_is_still_a_day_for_second_thoughts(village: Village) -> None:
    family = village.hand_in()
    said = village.clock() - timedelta(hours=40)
    of(village, village.siti).withdraw(family, "sendiri", "", said)
    tidy(village)
    of(village, village.siti).take_back(family)
    of(village, village.siti).withdraw(family, "sendiri", "", said)
    village.clock.pass_(hours=25)
    tidy(village)
    assert step(village, family) is Step.DONE
