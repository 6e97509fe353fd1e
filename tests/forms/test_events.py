"""Reports of one event: tied by its entity, by its name, or merged by the coordinator; never counted twice."""

from __future__ import annotations

from desktop.forms.events import Events, events

FIRST = {
    "/data/id_kejadian": "made-1",
    "/data/nama_kejadian": "Banjir Terap",
    "/data/label_sementara": "Banjir Terap · HS",
}
OTHER = {
    "/data/id_kejadian": "made-2",
    "/data/nama_kejadian": "Air naik",
    "/data/label_sementara": "Air naik · SA 05.10",
}
SITREP = {"/data/kejadian_mana/kejadian": "e1", "/data/kejadian_mana/nama_kejadian": "Banjir Terap · HS"}
TYPED = {"/data/kejadian_mana/nama_kejadian": "Banjir Terap"}
MERGED = {
    "/data/kejadian_mana/kejadian": "e1",
    "/data/penggabungan/laporan[1]/kejadian_lain": "e2",
    "/data/penggabungan/laporan[1]/gabung": "1",
}
ROWS = ({"name": "e1", "label": "Banjir Terap · HS"}, {"name": "e2", "label": "Air naik · SA 05.10"})


def told(*merging: dict[str, str]) -> Events:
    return events((FIRST, OTHER, SITREP, TYPED), merging, ROWS)


def test_a_sitrep_is_of_the_event_its_first_report_made() -> None:
    assert [told().of(one) for one in (FIRST, SITREP, TYPED, OTHER)] == ["e1", "e1", "e1", "e2"]


def test_two_volunteers_report_one_event_until_the_coordinator_says_so() -> None:
    assert told().of(OTHER) != told().of(FIRST)
    assert told(MERGED).of(OTHER) == told(MERGED).of(FIRST) == "e1"


def test_another_event_stays_another() -> None:
    apart = MERGED | {"/data/penggabungan/laporan[1]/gabung": "2"}
    assert told(apart).of(OTHER) == "e2"


def test_the_later_decision_stands_and_no_circle_is_walked() -> None:
    turned = MERGED | {"/data/kejadian_mana/kejadian": "e2", "/data/penggabungan/laporan[1]/kejadian_lain": "e1"}
    assert told(MERGED, turned).of(FIRST) == "e2"
    assert told(turned, MERGED).of(OTHER) == "e1"


def test_a_report_without_anything_is_of_no_event() -> None:
    assert told().of({"/data/pelapor/nama_pelapor": "Hamdani"}) == ""


def test_a_laptop_that_only_has_the_list_knows_what_was_merged() -> None:
    closed = (ROWS[0] | {"digabung_ke": ""}, ROWS[1] | {"digabung_ke": "e1", "status": "digabung"})
    found = events((FIRST, OTHER, SITREP, TYPED), (), closed)
    assert [found.of(one) for one in (FIRST, OTHER, SITREP, TYPED)] == ["e1"] * 4
