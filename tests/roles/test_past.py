"""A record's past: read by who may, and an own draft turned back to any point of it."""

from __future__ import annotations

import pytest

from desktop.demo.families import household
from desktop.demo.workspace import hand_in
from desktop.reference import synthetic
from desktop.roles.past import Past, turn_back
from desktop.roles.values import NO_PROGRESS
from desktop.store import access_table, history_table, record
from desktop.trouble import Kind, Trouble
from desktop.xforms import Interview, load_form
from tests.roles.conftest import Village

FORM = """
<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms"
        xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>R</h:title><model><instance><data id="r">
  <nama/><orang jr:template=""><sebut/><usia/></orang><jumlah/><alasan/><meta><instanceID/></meta></data></instance>
  <bind nodeset="/data/nama" type="string"/><bind nodeset="/data/orang/usia" type="int"/>
  <bind nodeset="/data/jumlah" calculate="sum(/data/orang/usia)"/>
  <bind nodeset="/data/alasan" relevant="/data/nama = 'x'"/></model></h:head>
  <h:body><input ref="/data/nama"><label>Nama</label></input><group ref="/data/orang"><label>O</label>
  <repeat nodeset="/data/orang"><input ref="/data/orang/sebut"><label>S</label></input>
  <input ref="/data/orang/usia"><label>U</label></input></repeat></group>
  <input ref="/data/alasan"><label>A</label></input></h:body></h:html>
"""


def told(interview: Interview) -> dict[str, str]:
    return {ref: value for ref, value in interview.snapshot().values().items() if value and "meta" not in ref}


def test_answers_rows_and_what_depends_on_them_turn_back() -> None:
    interview = Interview(load_form(FORM.encode()))
    interview.answer("/data/nama", "x")
    interview.answer("/data/alasan", "karena")
    for number in (1, 2, 3):
        if number > len([one for one in told(interview) if one.endswith("sebut")]):
            interview.add("/data/orang")
        interview.answer(f"/data/orang[{number}]/sebut", f"orang {number}")
        interview.answer(f"/data/orang[{number}]/usia", str(number * 10))
    before = interview.snapshot().values()
    first = told(interview)
    interview.answer("/data/nama", "y")
    interview.remove("/data/orang[3]")
    interview.remove("/data/orang[2]")
    interview.answer("/data/orang[1]/usia", "7")
    turn_back(interview, before)
    assert told(interview) == first
    turn_back(interview, {"/data/nama": "y", "/data/orang[1]/sebut": "orang 1"})
    assert told(interview) == {"/data/nama": "y", "/data/orang[1]/sebut": "orang 1"}


def test_an_own_draft_turns_back_to_a_line_of_its_history(village: Village) -> None:
    drafted = hand_in(
        village.siti, village.family_form, household(synthetic.family(2, seed=1), "Siti"), stop_at_draft=True
    )
    past = Past(village.vault, village.siti.user, now=village.clock)
    opened = village.siti.open(drafted)
    interview = Interview(opened.form, draft=opened.draft, now=village.clock)
    ref = next(node for node in interview.snapshot().values() if node.endswith("alamat"))
    first = interview.snapshot().values()[ref]
    interview.answer(ref, "Jalan Baru 12")
    village.siti.save_draft(opened, interview.snapshot(), "", NO_PROGRESS)
    (line,) = [
        one for one in past.lines(drafted) if one.new == "Jalan Baru 12" and one.ref == ref
    ]  # not those of members
    answers = past.before(drafted, line.id)
    assert answers.get(ref, "") == first
    turn_back(interview, answers)
    village.siti.save_draft(opened, interview.snapshot(), "", NO_PROGRESS)
    kept = record.load_draft(village.vault, drafted)
    assert kept is not None and kept.answers.get(ref, "") == first
    assert history_table.first_broken_link(village.vault) is None
    assert access_table.entries(village.vault)[0].deed == "history"


def test_who_may_not_see_it_reads_no_past_and_a_sealed_one_stays(village: Village) -> None:
    sealed = village.hand_in()
    with pytest.raises(Trouble, match=Kind.NOT_ALLOWED.value):
        Past(village.vault, village.budi.user, now=village.clock).lines(sealed)
    mine = Past(village.vault, village.siti.user, now=village.clock)
    entry = mine.lines(sealed)[0].id
    with pytest.raises(Trouble, match=Kind.NOT_LAWFUL.value):
        mine.before(sealed, entry)
    with pytest.raises(Trouble, match=Kind.NOT_ALLOWED.value):
        Past(village.vault, village.ratna.user, now=village.clock).before(sealed, entry)
