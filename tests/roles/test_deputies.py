"""A deputy: named by a supervisor, lets go what was approved, and nothing else; every step is written down."""

from __future__ import annotations

import pytest

from desktop.roles.releasing import AT_ONCE, Deputy
from desktop.store import access_table, history_table, submission
from desktop.store.stages import Stage
from desktop.trouble import Kind, Trouble
from tests.roles.conftest import Village
from tests.roles.test_companions import of, said, told
from tests.roles.test_deeds import stage

__all__ = ["told"]


def budi(village: Village) -> Deputy:
    return Deputy(village.vault, village.budi.user, now=village.clock)


def test_who_was_not_named_is_none(village: Village) -> None:
    with pytest.raises(Trouble) as caught:
        budi(village)
    assert caught.value.kind is Kind.NOT_ALLOWED


def test_a_deputy_lets_go_what_was_approved_and_it_is_written_down(told: Village) -> None:
    approved, waiting = told.hand_in(), told.hand_in(3)
    told.ratna.approve(approved)
    told.ratna.appoint(told.budi.user)
    deputy = budi(told)
    assert [row.id for row in deputy.held().rows] == [approved]
    told.clock.pass_(hours=1)
    deputy.release_held()
    assert (stage(told, approved), stage(told, waiting)) == (Stage.RELEASED, Stage.HANDED_IN)
    lines = [one for one in history_table.of_record(told.vault, approved) if one.deed == "release"]
    assert [one.by_name for one in lines] == ["Budi"]
    noted = [(one.deed, one.by_name) for one in access_table.entries(told.vault)]
    assert ("appoint_deputy", "Ratna") in noted and ("release_for", "Budi") in noted
    answers = said(told, of(told, approved)[0])
    assert (answers["peninjau"], answers["dilepas_oleh"]) == ("Ratna", "Budi")


def test_who_was_dismissed_lets_nothing_go(village: Village) -> None:
    family = village.hand_in()
    village.ratna.approve(family)
    village.ratna.appoint(village.budi.user)
    deputy = budi(village)
    assert [one.user for one in village.ratna.deputies()] == [village.budi.user.id]
    village.ratna.dismiss(village.budi.user)
    with pytest.raises(Trouble) as caught:
        deputy.release_held()
    assert (caught.value.kind, stage(village, family)) == (Kind.NOT_ALLOWED, Stage.APPROVED)
    assert village.ratna.deputies() == ()


def test_what_is_due_is_released_a_few_at_a_time(village: Village) -> None:
    families = [village.hand_in(number) for number in range(3)]
    village.ratna.approve_many(families)
    village.clock.pass_(minutes=6)
    assert village.ratna.release_due().records == frozenset(families)
    assert not village.ratna.release_due()
    assert len(families) < AT_ONCE
    assert all(submission.current(village.vault, one).fate == "released" for one in families)
