"""Complaints that are not settled: their state and its days by the follow-ups, overdue by the terms of the office."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.demo.workspace import hand_in
from desktop.forms import bundled, library
from desktop.roles.complaints import Complaint
from desktop.roles.today import Days
from desktop.roles.values import Progress
from desktop.store import submission
from tests.roles.conftest import Village
from tests.roles.test_deeds import reopened

PLACE = {"provinsi": "15", "kabupaten": "15.05", "kecamatan": "15.05.06", "desa": "15.05.06.2018"}
INTAKE = {
    **PLACE, "kanal": "1", "pelapor": "1", "nama": "Rusdi", "jk": "1", "setuju": "1", "jenis_keluhan": "1",
    "sektor": "3", "pokok": "1", "uraian": "Belum terdaftar", "terdaftar": "3", "tindakan": "4",
}  # fmt: skip


@pytest.fixture
def counter(village: Village) -> Village:
    """A village with the two forms of the SLRT."""
    village.clock.now -= timedelta(days=60)  # the form takes no day that is still to come
    for name in ("keluhan", "tindak_lanjut"):
        form = bundled.form(name, bundled.office_lists())
        library.install(village.vault, form.xml, form.media, server_id="")
    return village


def key(village: Village, form_id: str) -> int:
    return next(one.key for one in village.siti.forms() if one.form_id == form_id)


def going_on(village: Village) -> tuple[Complaint, ...]:
    return Days(village.vault, village.ratna.user, now=village.clock).today().complaints


def filled(village: Village, form_id: str, answers: dict[str, str]) -> str:
    """As people fill it: what the form does not ask is passed over."""
    day = {"tanggal": village.clock().date().isoformat()}
    return hand_in(village.siti, key(village, form_id), day | answers)


def test_one_that_came_today_is_new_and_has_its_term(counter: Village) -> None:
    record_id = filled(counter, "keluhan", INTAKE)
    (one,) = going_on(counter)
    today = counter.clock().date()
    assert (one.record_id, one.state, one.name, one.days(today)) == (record_id, "baru", "Rusdi", 0)
    assert one.due == today + timedelta(days=14) and one.number.startswith("SLRT/1505062018/")


def test_a_follow_up_moves_its_state_and_the_end_takes_it_off(counter: Village) -> None:
    filled(counter, "keluhan", INTAKE)
    (one,) = going_on(counter)
    counter.clock.pass_(days=5)
    followed = filled(counter, "tindak_lanjut", {**PLACE, "nomor_keluhan": one.number, "status": "diproses",
                                                 "diberitahu": "1"})  # fmt: skip
    counter.clock.pass_(days=2)
    (moved,) = going_on(counter)
    today = counter.clock().date()
    assert (moved.record_id, moved.state, moved.days(today), moved.in_state(today)) == (followed, "diproses", 7, 2)
    filled(counter, "tindak_lanjut", {**PLACE, "nomor_keluhan": one.number, "status": "ditolak",
                                      "alasan_status": "Bukan wewenang", "diberitahu": "1"})  # fmt: skip
    assert going_on(counter) == ()


def test_what_is_urgent_is_over_sooner_and_stands_first(counter: Village) -> None:
    filled(counter, "keluhan", {**INTAKE, "urut": "1"})
    filled(counter, "keluhan", {**INTAKE, "urut": "2", "nama": "Siti", "urgensi": "3"})
    counter.clock.pass_(days=2)
    first, second = going_on(counter)
    today = counter.clock().date()
    assert (first.name, first.due < today, second.due < today) == ("Siti", True, False)


def test_settled_at_the_counter_it_never_was_open(counter: Village) -> None:
    filled(counter, "keluhan", {**INTAKE, "tindakan": "1", "tuntas": "1"})
    assert going_on(counter) == ()


def test_an_earlier_follow_up_that_was_corrected_does_not_open_it_again(counter: Village) -> None:
    filled(counter, "keluhan", INTAKE)
    (one,) = going_on(counter)
    said = {**PLACE, "nomor_keluhan": one.number, "diberitahu": "1"}
    counter.clock.pass_(days=1)
    early = filled(counter, "tindak_lanjut", {**said, "status": "diproses"})
    counter.clock.pass_(days=1)
    filled(counter, "tindak_lanjut", {**said, "status": "ditolak", "alasan_status": "Bukan wewenang"})
    assert going_on(counter) == ()
    counter.siti.withdraw(early)
    opened = counter.siti.open(early)
    interview = reopened(opened)
    counter.siti.hand_in(opened, interview.snapshot(), interview.finalize(), Progress(1, 1))
    assert going_on(counter) == ()


def test_two_of_one_number_are_told_apart(counter: Village) -> None:
    first = filled(counter, "keluhan", INTAKE)
    second = filled(counter, "keluhan", {**INTAKE, "nama": "Siti"})
    one, two = going_on(counter)
    assert one.number == two.number
    seal = submission.current(counter.vault, first)
    (made,) = [change for change in submission.entities(counter.vault, seal.id) if change.list == "keluhan"]
    chosen = {**PLACE, "keluhan": made.entity_id, "nomor_keluhan": one.number, "diberitahu": "1"}
    filled(counter, "tindak_lanjut", {**chosen, "status": "ditolak", "alasan_status": "Bukan wewenang"})
    assert [one.record_id for one in going_on(counter)] == [second]
