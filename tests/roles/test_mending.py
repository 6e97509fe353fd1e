"""Dates that were typed while the clock was wrong: found by the order of the history, mended when agreed to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.demo.families import flood
from desktop.demo.filling import fill
from desktop.roles.mending import Doubts, Mending, behind, mends
from desktop.roles.values import Opened
from desktop.store import clock_marks, history_table
from desktop.store.clock_marks import How
from desktop.xforms import Interview
from tests.roles.conftest import Village

DAY, KNOWN = "/data/kejadian/tgl_kejadian", "/data/kejadian/waktu_diketahui"
RIGHT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
WRONG = datetime(2020, 1, 1, 0, 20, tzinfo=UTC)


def begun(village: Village) -> tuple[Opened, Interview]:
    """A report begun and saved by the clock as it is."""
    opened = village.siti.start(village.disaster_form)
    interview = Interview(opened.form, now=village.clock)
    fill(interview, {name: value for name, value in flood().items() if name not in ("tgl_kejadian", "waktu_diketahui")})
    save(village, opened, interview)
    return opened, interview


def save(village: Village, opened: Opened, interview: Interview) -> None:
    village.siti.save_draft(opened, interview.snapshot(), "")


def doubts_of(village: Village, opened: Opened) -> Doubts | None:
    return Mending(village.vault, village.siti.user, now=village.clock).doubts(opened.record_id)


def test_a_clock_that_was_right_leaves_nothing_in_doubt(village: Village) -> None:
    village.hand_in()
    opened, _interview = begun(village)
    village.clock.pass_(days=9)
    assert doubts_of(village, opened) is None


@pytest.mark.parametrize("wrong", [WRONG, RIGHT + timedelta(days=700)])
def test_what_a_wrong_clock_filled_in_is_proposed_with_the_right_day(village: Village, wrong: datetime) -> None:
    village.hand_in()
    village.clock.now = wrong
    opened, interview = begun(village)
    before = interview.node(DAY).value
    assert before == wrong.date().isoformat()
    village.clock.now = RIGHT + timedelta(hours=2)
    if wrong > RIGHT:  # it looks as if it was set back now: a person says that it is right
        assert behind(village.vault, village.clock()) is not None
        clock_marks.note(village.vault, village.clock(), village.clock(), How.PERSON)
    assert behind(village.vault, village.clock()) is None
    doubts = doubts_of(village, opened)
    assert doubts is not None and doubts.off is None
    assert (doubts.claimed, doubts.day) == (wrong.date(), RIGHT.date())
    found = {one.ref: one.after for one in mends(interview, doubts, doubts.day)}
    assert found[DAY] == "2026-11-21"
    assert found[KNOWN].startswith("2026-11-21T")
    assert all(value.startswith("2026-11-21") for value in found.values()) and len(found) >= 3
    other = {one.ref: one.after for one in mends(interview, doubts, date(2026, 11, 19))}
    assert other[DAY] == "2026-11-19"


def test_a_leap_that_was_seen_tells_the_moment_itself(village: Village) -> None:
    village.hand_in()
    village.clock.now = WRONG
    opened, interview = begun(village)
    would_be = WRONG + timedelta(minutes=30)
    village.clock.now = RIGHT + timedelta(days=3)
    leap = (would_be, village.clock())
    doubts = Mending(village.vault, village.siti.user, now=village.clock).doubts(opened.record_id, leap)
    assert doubts is not None and doubts.off == village.clock() - would_be
    found = {one.ref: one.after for one in mends(interview, doubts, doubts.day)}
    assert datetime.fromisoformat(found[KNOWN]) == WRONG + doubts.off
    assert found[DAY] == "2026-11-24"


def test_what_was_decided_is_not_asked_again_and_stands_in_the_history(village: Village) -> None:
    village.hand_in()
    village.clock.now = WRONG
    opened, _interview = begun(village)
    other, interview = begun(village)
    village.clock.now = RIGHT + timedelta(hours=2)
    mending = Mending(village.vault, village.siti.user, now=village.clock)
    for one, mended in ((opened, False), (other, True)):
        doubts = doubts_of(village, one)
        assert doubts is not None
        if mended:
            for mend in mends(interview, doubts, doubts.day):
                interview.answer(mend.ref, mend.after)
            save(village, other, interview)
        mending.decide(one.record_id, doubts, doubts.day, mended=mended)
        assert doubts_of(village, one) is None
        newest, *rest = history_table.of_record(village.vault, one.record_id)
        assert newest.deed == ("clock_mended" if mended else "clock_left")
        assert newest.reason == "2020-01-01 → 2026-11-21"
        told = {(line.old, line.new) for line in rest if line.ref == DAY}
        assert ((("2020-01-01", "2026-11-21") in told) is mended) and (None, "2020-01-01") in told


def test_a_date_that_the_person_typed_by_themselves_stands(village: Village) -> None:
    village.hand_in()
    village.clock.now = WRONG
    opened, interview = begun(village)
    interview.answer(DAY, "2019-12-31")
    save(village, opened, interview)
    village.clock.now = RIGHT
    doubts = doubts_of(village, opened)
    assert doubts is not None
    assert DAY not in {one.ref for one in mends(interview, doubts, doubts.day)}


def test_while_the_clock_is_wrong_nothing_can_be_proposed(village: Village) -> None:
    village.hand_in()
    village.clock.now = WRONG
    opened, _interview = begun(village)
    assert behind(village.vault, village.clock()) is not None
    assert doubts_of(village, opened) is None
