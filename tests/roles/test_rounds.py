"""The history of rounds: what went and what was refused, as each person may see it."""

from __future__ import annotations

from datetime import timedelta

from desktop.roles import rounds
from desktop.store import rounds_table, submission
from desktop.store.rounds_table import Event, PastRound
from desktop.store.stages import Fate
from tests.roles.conftest import Village


def keep_round(village: Village, *events: Event, trouble: str = "") -> None:
    at = village.clock()
    sent, refused = (sum(one.what == what for one in events) for what in ("sent", "refused"))
    told = PastRound(at, at + timedelta(seconds=9), sent, 0, 9_000, refused, 0, 0, 1, trouble)
    rounds_table.keep(village.vault, told, events)
    village.clock.pass_(minutes=5)


def sealed(village: Village, record_id: str) -> str:
    return submission.current(village.vault, record_id).id


def test_each_sees_the_own_records_by_name_and_of_others_only_the_form(village: Village) -> None:
    own, others = village.hand_in(0), village.hand_in(1, by=village.budi)
    refused = Event("refused", sealed(village, others), "", "refused_form_closed", "closed")
    keep_round(village, Event("sent", sealed(village, own)), refused)
    (seen,) = rounds.seen(village.vault, village.siti.user)
    (sent,), (no,) = seen.of("sent"), seen.of("refused")
    assert sent.record_id == own and sent.title
    assert (no.record_id, no.title, no.message, no.kind) == ("", "", "", "refused_form_closed")
    (whole,) = rounds.seen(village.vault, village.ratna.user)
    assert whole.of("refused")[0].record_id == others


def test_a_refusal_that_was_mended_wants_nobody_any_more(village: Village) -> None:
    record_id = village.hand_in()
    keep_round(village, Event("refused", sealed(village, record_id), "", "refused_form_closed", ""))
    (seen,) = rounds.seen(village.vault, village.siti.user)
    assert seen.of("refused")[0].fate is Fate.HELD and not seen.of("refused")[0].wants_person


def test_newest_first_and_no_round_twice(village: Village) -> None:
    keep_round(village, trouble="no_connection")
    keep_round(village, trouble="no_connection")  # nothing happened again
    keep_round(village, Event("shrank", "", "keluarga.csv", "list_shrank", "1200 300"))
    found = rounds.seen(village.vault, village.siti.user)
    assert [one.told.trouble for one in found] == ["", "no_connection"]
    assert found[0].of("shrank")[0].name == "keluarga.csv"
