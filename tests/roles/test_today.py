"""What is to be done today: visits left, sitreps that are due by the clock of domain 5.3, days and spots."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.demo.families import flood
from desktop.demo.workspace import hand_in
from desktop.forms import bundled, library
from desktop.roles.enumerator import Enumerator
from desktop.roles.today import Days, Terms, Today
from tests.roles.conftest import Village

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
POINT = "-1.6100 103.6100 0 5"


def today(village: Village, role: Enumerator | None = None) -> Today:
    user = role.user if role is not None else village.ratna.user
    return Days(village.vault, user, now=village.clock).today()


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (timedelta(0), timedelta(hours=6)),  # the first day: every six hours
        (timedelta(hours=20), timedelta(hours=26)),
        (timedelta(hours=25), timedelta(hours=28)),  # 13.00 the next day: at 16.00
        (timedelta(hours=29), timedelta(hours=52)),  # 17.00: at 16.00 the day after
    ],
)
def test_when_the_next_report_is_due(last: timedelta, due: timedelta) -> None:
    assert Terms().after(NOON, NOON + last) == NOON + due


def test_the_office_sets_the_terms() -> None:
    rows = ({"name": "hari_pertama_jam", "nilai": "3"}, {"name": "harian_pukul", "nilai": "8"})
    assert Terms.of(rows) == Terms(timedelta(hours=3), 8)
    assert Terms.of(({"name": "hari_pertama_jam", "nilai": "dua"}, {"name": "harian_pukul", "nilai": "99"})) == Terms()


def test_the_terms_are_those_that_hold_on_the_day() -> None:
    old = {"name": "harian_pukul", "nilai": "18", "berlaku_sejak": "2009-01-01", "berlaku_sampai": "2025-12-31"}
    new = {"name": "harian_pukul", "nilai": "15", "berlaku_sejak": "2026-01-01"}
    assert Terms.of((new, old), date(2025, 6, 1)).daily_at == 18
    assert Terms.of((new, old), date(2026, 6, 1)).daily_at == 15
    assert Terms.of(({"name": "harian_pukul", "nilai": "17"},), date(2026, 6, 1)).daily_at == 17  # without dates


def test_visits_left_by_village_most_first(village: Village) -> None:
    before = today(village)
    assert (before.families, before.left) == (5, 5)
    village.hand_in(0)  # of the prelist
    after = today(village)
    assert (after.families, after.left) == (5, 4)
    assert [one.left for one in after.visits] == sorted((one.left for one in after.visits), reverse=True)


def test_a_sitrep_is_due_until_the_event_has_ended(village: Village) -> None:
    first = hand_in(village.siti, village.disaster_form, flood())
    assert today(village).due == ()
    village.clock.pass_(hours=5, minutes=30)
    (soon,) = today(village).due
    assert (soon.record_id, soon.due_at - village.clock()) == (first, timedelta(minutes=30))
    village.clock.pass_(days=3)
    (late,) = today(village).due
    assert late.due_at < village.clock()
    form = bundled.form("bencana_akhir", {})
    library.install(village.vault, form.xml, form.media, server_id="")
    key = next(one.key for one in village.siti.forms() if one.form_id == "bencana_akhir")
    ending = {"provinsi": "15", "kabupaten": "15.05", "kecamatan": "15.05.06", "desa": "15.05.06.2018",
              "nama_kejadian": late.event, "nama_pelapor": "Hamdani", "tgl_berakhir": "2026-11-20",
              "kondisi_sampai": "2026-11-20T10:00:00.000+07:00"}  # fmt: skip
    hand_in(village.siti, key, ending)
    assert today(village).due == ()


def test_days_and_spots_of_those_one_may_see(village: Village) -> None:
    village.hand_in(0)
    village.clock.pass_(days=1)
    village.hand_in(1, by=village.budi)
    everybody, mine = today(village), today(village, village.budi)
    assert [count for _, count in everybody.days][-2:] == [1, 1]
    assert [count for _, count in mine.days][-2:] == [0, 1]
    assert sum(spot.records for spot in everybody.spots) == 2
    assert [(spot.records, spot.urgent) for spot in mine.spots] == [(1, False)]


def test_an_event_has_a_spot_of_its_own(village: Village) -> None:
    places = [{"kecamatan": "15.05.06", "desa": "15.05.06.2018", "dusun": "Ilir", "titik": POINT}]
    hand_in(village.siti, village.disaster_form, {**flood(), "tempat": places})
    (spot,) = today(village).spots
    assert (spot.urgent, spot.latitude, spot.longitude) == (True, -1.61, 103.61)
    assert spot.name.startswith("Banjir")
