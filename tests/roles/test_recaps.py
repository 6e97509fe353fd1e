"""Recaps: the office's own table of 2022 comes out exactly; nothing hidden, added up twice or of others is in it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.demo.businesses import REPORTED, businesses
from desktop.demo.families import flood
from desktop.demo.workspace import hand_in
from desktop.forms import bundled, library
from desktop.paths import regions_file
from desktop.reference.regions import Regions
from desktop.roles.enumerator import Enumerator
from desktop.roles.recap_values import Asked, Level, Recap
from desktop.roles.recaps import Recaps, region_name
from desktop.trouble import Cancelled
from tests.roles.conftest import Village

KUBE = "/data/kelompok/jenis_bantuan"
needs_regions = pytest.mark.skipif(not regions_file().exists(), reason="python3 dev.py regions")


def recaps(village: Village, role: object = None) -> Recaps:
    return Recaps(village.vault, getattr(role or village.ratna, "user"))  # noqa: B009


def asked_for(found: Recap | None) -> Recap:
    assert found is not None
    return found


@needs_regions
def test_the_table_of_2022_comes_out_exactly(village: Village) -> None:
    """37 KUBE over eleven kabupaten/kota and 45 UEP over seven of them (domain 1.5)."""
    form = bundled.form("kube_profil", {})
    library.install(village.vault, form.xml, form.media, server_id="")
    with Regions(regions_file()) as regions, village.vault.atomic():
        siti = Enumerator(village.vault, village.siti.user, now=village.clock, region_name=regions.address)
        key = next(one.key for one in siti.forms() if one.form_id == "kube_profil")
        for answers in businesses(regions, "Siti"):
            hand_in(siti, key, answers)
    found = asked_for(recaps(village).recap(Asked("kube_profil", by=KUBE)))
    assert {line.code: line.numbers for line in found.lines} == dict(REPORTED)
    assert (len(found.lines), sum(bool(line.numbers[1]) for line in found.lines)) == (11, 7)
    assert (found.totals, found.records) == ((37, 45), 82)
    assert found.lines[0].name == "Batanghari"  # by name, without "Kabupaten"
    money = asked_for(recaps(village).recap(Asked("kube_profil", total_of="/data/usulan/kebutuhan/harga_satuan")))
    assert money.total == 37 * 20_000_000 + 45 * 5_000_000


def test_counted_by_village_and_by_an_answer_of_each_row(village: Village) -> None:
    village.hand_in(0)
    village.hand_in(1)
    subject = recaps(village).subjects()[0]
    sex = next(one for one in recaps(village).questions(subject) if one.label.endswith("Jenis kelamin"))
    assert sex.rows_of  # in the roster: rows are counted
    found = asked_for(recaps(village).recap(Asked(subject.form_id, Level.VILLAGE, by=sex.ref)))
    assert {line.code for line in found.lines} == {"15.05.06.2018"}
    assert found.records == 2
    assert found.total > 2


def test_an_enumerator_counts_only_what_is_theirs(village: Village) -> None:
    village.hand_in(0)
    village.hand_in(1, by=village.budi)
    mine = asked_for(recaps(village, village.budi).recap(Asked("asesmen_keluarga")))
    assert (mine.records, mine.total) == (1, 1)
    assert asked_for(recaps(village).recap(Asked("asesmen_keluarga"))).records == 2


def test_only_what_was_let_go_and_only_lately(village: Village) -> None:
    old = village.hand_in(0)
    village.clock.pass_(days=40)
    village.hand_in(1)
    village.ratna.approve(old)
    since = village.clock() - timedelta(days=30)
    assert asked_for(recaps(village).recap(Asked("asesmen_keluarga", approved=True))).records == 1
    assert asked_for(recaps(village).recap(Asked("asesmen_keluarga", since=since))).records == 1


def test_figures_of_one_event_are_never_added_up(village: Village) -> None:
    """Two reports of one flood: its newest figures count, not their sum (domain 5.4)."""
    hand_in(village.siti, village.disaster_form, flood())
    hand_in(village.budi, village.disaster_form, {**flood(), "kk_terdampak": "50"})
    ref = "/data/korban/kk_terdampak"
    found = asked_for(recaps(village).recap(Asked("laporan_awal_bencana", total_of=ref)))
    assert (found.total, found.newest_only) == (50, True)
    assert asked_for(recaps(village).recap(Asked("laporan_awal_bencana"))).total == 2  # reports are counted, though


def test_what_was_hidden_when_it_was_sealed_is_not_counted(village: Village) -> None:
    hand_in(village.siti, village.disaster_form, {**flood(), "kk_mengungsi": "0", "jiwa_mengungsi": "0"})
    found = asked_for(recaps(village).recap(Asked("laporan_awal_bencana", total_of="/data/korban/balita")))
    assert found.total == 0  # nobody is displaced, so nobody was asked how many are toddlers


def test_nothing_masked_is_a_question_and_nothing_handed_in_is_no_recap(village: Village) -> None:
    assert recaps(village).recap(Asked("asesmen_keluarga")) is None
    village.hand_in(0)
    subject = recaps(village).subjects()[0]
    assert not any(one.ref.endswith(("/nik", "/no_kk")) for one in recaps(village).questions(subject))


def test_people_of_protected_kinds_are_not_told_by_their_village(village: Village) -> None:
    form = bundled.form("ppks_khusus", {})
    library.install(village.vault, form.xml, form.media, server_id="")
    key = next(one.key for one in village.siti.forms() if one.form_id == "ppks_khusus")
    hand_in(village.siti, key, {**_protected(), "desa": "15.05.06.2018"})
    found = asked_for(recaps(village).recap(Asked("ppks_khusus", Level.VILLAGE)))
    assert (found.coarse, found.asked.level, [line.code for line in found.lines]) == (True, Level.DISTRICT, ["15.05"])
    subject = recaps(village).subjects()[0]
    assert not any(one.ref.endswith("/jenis") for one in recaps(village).questions(subject))


def test_a_recap_that_nobody_waits_for_is_given_up(village: Village) -> None:
    village.hand_in(0)
    with pytest.raises(Cancelled):
        recaps(village).recap(Asked("asesmen_keluarga"), cancelled=lambda: True)


@pytest.mark.parametrize(
    ("level", "name"),
    [(Level.DISTRICT, "Muaro Jambi"), (Level.SUBDISTRICT, "Kumpeh Ulu, Muaro Jambi"),
     (Level.VILLAGE, "Sungai Terap, Kumpeh Ulu, Muaro Jambi")],
)  # fmt: skip
def test_names_are_short_as_in_a_table(level: Level, name: str) -> None:
    assert region_name("Sungai Terap, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi", level) == name
    assert region_name("15.05", level) == ""


def _protected() -> dict[str, str]:
    return {
        "petugas": "Siti", "provinsi": "15", "kabupaten": "15.05", "kecamatan": "15.05.06", "inisial": "A.B.",
        "umur": "40", "setuju": "1", "jenis": "14", "supervisor": "Ratna",
    }  # fmt: skip
