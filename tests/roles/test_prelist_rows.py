"""Rows of a prelist: assigned to a worker, done under their own id, and never with two results unseen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.forms import bundled, library
from desktop.reference import synthetic
from desktop.roles.beginnings import Beginnings, is_for
from desktop.roles.duplicates import across
from desktop.roles.today import Days
from desktop.roles.values import FindingKind
from desktop.roles.visit_areas import VisitAreas
from desktop.store import record
from desktop.store.record import RecordSummary
from desktop.trouble import Trouble
from tests.roles.conftest import Village

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
FAMILIES = tuple(synthetic.families(6, villages=("15.71.01.1002",)))


def lay(village: Village, workers: Sequence[str]) -> int:
    """A prelist of the office, its rows assigned, with a newer version of the form; the key of that."""
    csv = synthetic.prelist_csv(FAMILIES).decode().splitlines()
    media = {"prelist.csv": "\n".join([csv[0], *map("".join, zip(csv[1:], workers, strict=True))]).encode()}
    form = bundled.form("asesmen_keluarga", bundled.invented_lists(2) | media)
    xml = form.xml.replace(f'version="{form.version}"'.encode(), b'version="2099010101"')
    library.install(village.vault, xml, form.media, server_id="")
    return next(one.key for one in village.siti.forms() if one.form_id == "asesmen_keluarga")


def result(village: Village, record_id: str, row: str, *, form: int | None = None) -> None:
    """Budi has a result for a row."""
    user = village.budi.user
    record.begin(village.vault, record_id, form or village.family_form, by=user, at=NOW)
    summary = RecordSummary(title=record_id, region_code="15.71.01.1002", keys={"prelist": (row,)})
    record.save_draft(village.vault, record_id, b"<data/>", {"/data/a": "1"}, summary, by=user, at=NOW)


def test_ones_own_rows_come_first_and_are_all_of_the_visit_list(village: Village) -> None:
    form = lay(village, ("Budi", "Siti", "", "siti", "Budi", ""))
    beginnings = Beginnings(village.siti)
    found = beginnings.families(form, "")
    assert [one.mine for one in found] == [True, True, False, False, False, False]
    assert [one.family.name for one in beginnings.everyone(form)] == [FAMILIES[1].id, FAMILIES[3].id]
    today = Days(village.vault, village.siti.user, now=village.clock).today()
    assert (today.families, today.left) == (2, 2)
    everybody = Days(village.vault, village.ratna.user, now=village.clock).today()
    assert everybody.families == 6


def test_without_assignments_everybody_has_the_whole_prelist(village: Village) -> None:
    form = lay(village, ("",) * 6)
    assert len(Beginnings(village.siti).everyone(form)) == 6
    assert not is_for(village.siti.user, " ")


def test_a_family_that_was_not_found_is_done_under_its_row_not_its_card(village: Village) -> None:
    form = lay(village, ("",) * 6)
    result(village, "r-one", FAMILIES[2].id)
    today = Days(village.vault, village.ratna.user, now=village.clock).today()
    assert (today.families, today.left) == (6, 5)
    chosen = {one.family.name: one.record_id for one in Beginnings(village.siti).families(form, "")}
    assert chosen[FAMILIES[2].id] == "r-one"
    assert chosen[FAMILIES[1].id] == ""


def test_two_results_for_one_row_are_a_finding_of_one_form_only(village: Village) -> None:
    result(village, "r-one", FAMILIES[2].id)
    result(village, "r-two", FAMILIES[2].id)
    result(village, "r-other", FAMILIES[2].id, form=village.disaster_form)
    meaning = replace(village.siti.meaning(village.family_form), meanings={"/data/p": "prelist"})
    found = list(across(village.vault, "r-two", meaning, {"/data/p": FAMILIES[2].id}))
    assert [(one.kind, one.other) for one in found] == [(FindingKind.SAME_ROW, "r-one")]
    assert list(across(village.vault, "not yet saved", meaning, {"/data/p": FAMILIES[2].id})) == []


def test_the_form_tells_which_row_it_is_about(village: Village) -> None:
    meaning = village.siti.meaning(village.family_form)
    assert meaning.refs("prelist") == ("/data/pengenalan/prelist",)


def test_an_rt_given_out_in_the_window_is_its_workers_whatever_the_list_says(village: Village) -> None:
    form = lay(village, ("Budi", "Siti", "", "", "", ""))
    areas = VisitAreas(village.vault, village.ratna.user, now=village.clock)
    before = areas.areas()
    assert sum(one.families for one in before.areas) == 6 and {"Budi", "Siti"} <= set(before.people)
    first = next(one for one in before.areas if one.workers == ("Budi",) or "Budi" in one.workers)
    areas.give([first.key], " Siti ")
    assert next(one for one in areas.areas().areas if one.key == first.key).workers == ("Siti",)
    own = Beginnings(village.siti).everyone(form)
    assert len(own) == first.families + sum(one.families for one in before.areas
                                            if "Siti" in one.workers and one.key != first.key)  # fmt: skip
    assert all(one.mine and one.family.values["petugas"] == "Siti" for one in own)
    assert Days(village.vault, village.siti.user, now=village.clock).today().families == len(own)
    areas.give([first.key], "")
    assert next(one for one in areas.areas().areas if one.key == first.key).workers == ()


def test_only_who_reviews_gives_visits_out(village: Village) -> None:
    with pytest.raises(Trouble, match=r"^not_allowed$"):
        VisitAreas(village.vault, village.siti.user, now=village.clock).areas()
