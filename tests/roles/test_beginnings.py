"""A draft on a newer version of its form, families of the prelist, and what a copy does not take along."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.forms import bundled, families, library
from desktop.paths import RESOURCES
from desktop.reference import synthetic
from desktop.roles.beginnings import Beginnings, carried, without_made_ids
from desktop.roles.values import paper_day
from desktop.store import forms_table, record, servers_table
from desktop.trouble import Kind, Trouble
from desktop.xforms import Interview
from tests.roles.conftest import Village

XML = (RESOURCES / "forms" / "laporan_awal_bencana.xml").read_bytes()


def newer_version(village: Village) -> int:
    """The disaster report of tomorrow: one question less, a later version."""
    version = village.siti.form(village.disaster_form).version
    xml = XML.replace(f'version="{version}"'.encode(), b'version="2099010101"').replace(b"nama_pelapor", b"nama_saksi")
    library.install(village.vault, xml, {}, server_id="")
    return next(form.key for form in village.siti.forms() if form.form_id == "laporan_awal_bencana")


def draft(village: Village) -> str:
    opened = village.siti.start(village.disaster_form)
    interview = Interview(opened.form, now=village.clock)
    interview.answer("/data/pelapor/nama_pelapor", "Hamdani")
    interview.answer("/data/kejadian/tgl_kejadian", "2026-11-20")
    village.siti.save_draft(opened, interview.snapshot(), "")
    return opened.record_id


def test_a_draft_stays_on_its_version_until_it_is_moved_and_what_is_lost_is_told(village: Village) -> None:
    record_id, beginnings = draft(village), Beginnings(village.siti)
    assert beginnings.standing(village.siti.open(record_id)).newer is None
    key = newer_version(village)
    assert record.get(village.vault, record_id).form == village.disaster_form
    standing = beginnings.standing(village.siti.open(record_id))
    assert (standing.offered, standing.newer, standing.version) == (True, key, "2099010101")
    moved = beginnings.on_newest(record_id)
    assert moved.lost == (("/data/pelapor/nama_pelapor", "Hamdani"),)
    assert record.get(village.vault, record_id).form == village.disaster_form  # nothing has changed yet
    beginnings.keep_on(moved.opened)
    opened = village.siti.open(record_id)
    assert opened.form_key == key
    again = Interview(opened.form, draft=opened.draft, now=village.clock)
    assert again.node("/data/kejadian/tgl_kejadian").value == "2026-11-20"
    assert again.node("/data/pelapor/nama_saksi").value == ""


def test_what_was_begun_for_one_server_does_not_move_to_another_in_use(village: Village) -> None:
    """Settings that somebody brought name another server, with a form of the same name and a later version."""
    other = servers_table.add(village.vault, "Lain", "https://lain.example", at=village.clock())
    mine = servers_table.add(village.vault, "Dinsos", "https://dinsos.example", at=village.clock())
    library.install(village.vault, XML, {}, server_id=mine.id)
    opened = next(form for form in village.siti.forms() if form.server == mine.id)
    begun = village.siti.start(opened.key)
    beginnings = Beginnings(village.siti)
    version = village.siti.form(village.disaster_form).version
    later = XML.replace(f'version="{version}"'.encode(), b'version="2099010101"')
    library.install(village.vault, later, {}, server_id=other.id)
    standing = beginnings.standing(begun)
    assert (standing.offered, standing.newer) == (True, None)
    servers_table.remove(village.vault, mine.id, at=village.clock())
    assert beginnings.standing(begun).newer is not None  # a person took the first away: what is open goes on elsewhere


def test_what_is_handed_in_is_not_moved(village: Village) -> None:
    record_id = village.hand_in()
    opened = replace(village.siti.start(village.family_form), record_id=record_id)
    with pytest.raises(Trouble) as caught:
        Beginnings(village.siti).keep_on(opened)
    assert caught.value.kind is Kind.NOT_LAWFUL


def test_a_form_that_is_no_longer_offered_is_told(village: Village) -> None:
    record_id = draft(village)
    forms_table.retire(village.vault, village.disaster_form, at=village.clock())
    assert not Beginnings(village.siti).standing(village.siti.open(record_id)).offered
    assert [row.id for row in Beginnings(village.siti).closing()] == [record_id]


def test_what_was_recorded_before_is_chosen_in_the_form_and_is_no_prelist(village: Village) -> None:
    for name in ("konsolidasi", "rtlh", "verval"):
        form = bundled.form(name, bundled.invented_lists(2))
        library.install(village.vault, form.xml, form.media, server_id="")
    keys = {form.form_id: form.key for form in village.siti.forms()}
    assert families.find(village.siti.form(keys["rtlh"])) is not None
    begins = {name for name, key in keys.items() if Beginnings(village.siti).has_prelist(key)}
    assert begins == {"asesmen_keluarga", "verval"}


def test_families_are_found_by_any_word_and_known_by_their_record(village: Village) -> None:
    beginnings, family = Beginnings(village.siti), synthetic.family(2, village=synthetic.VILLAGES[2])
    assert beginnings.has_prelist(village.family_form) and not beginnings.has_prelist(village.disaster_form)
    for words in (family.head.name, family.no_kk, f"{family.no_kk[:6]} {family.no_kk[6:]}", family.members[-1].nik):
        assert family.id in [one.family.name for one in beginnings.families(village.family_form, words)]
    assert beginnings.families(village.family_form, "tidak ada orang ini") == ()
    assert len(beginnings.everyone(village.family_form)) == 5
    record_id = village.hand_in(0)
    number = synthetic.family(0).no_kk
    (found,) = beginnings.families(village.family_form, number)
    assert found.record_id == record_id


def test_a_copy_has_ids_of_its_own_and_a_stranger_may_not_copy(village: Village) -> None:
    record_id = village.hand_in()
    beginnings = Beginnings(village.siti)
    copy = beginnings.duplicate(record_id)
    assert copy.draft is not None and copy.renews and copy.record_id != record_id
    assert b"<id_keluarga/>" in copy.draft
    assert without_made_ids(copy.form, copy.draft) == copy.draft
    with pytest.raises(Trouble) as caught:
        Beginnings(village.budi).duplicate(record_id)
    assert caught.value.kind is Kind.NOT_ALLOWED


def test_of_the_house_before_the_address_comes_along_and_no_consent(village: Village) -> None:
    village.hand_in()
    opened = village.siti.start(village.family_form)
    found = Beginnings(village.siti).earlier_today(opened)
    names = {ref.rpartition("/")[2] for ref in found}
    assert {"provinsi", "kabupaten", "kecamatan", "desa", "rt", "rw"} <= names
    assert {ref.split("/")[2] for ref in found} == {"pengenalan"}  # a "1" of consent is no province 15 begun


def test_what_only_looks_like_a_province_stays_in_the_house_before(village: Village) -> None:
    opened = village.siti.start(village.family_form)
    answers = {"desa": "15.05.06.2018", "provinsi": "15", "nama_kepala": "15"}  # typed, and not chosen
    found = carried(opened, {f"/data/pengenalan/{name}": value for name, value in answers.items()})
    assert {ref.rpartition("/")[2] for ref in found} == {"desa", "provinsi"}


def test_the_day_on_paper_is_told_from_the_start_that_lies_before_the_record(village: Village) -> None:
    form, now = village.siti.form(village.family_form), village.clock()
    start = next(spec.ref for spec in form.definition.specs if spec.preload_params == "start")
    assert paper_day(form, {start: "2026-11-03T09:00:00.000+07:00"}, now) is not None
    assert paper_day(form, {start: "2026-11-21T16:00:00.000+07:00"}, now) is None
    assert paper_day(form, {}, now) is None


def test_a_form_without_lists_has_no_prelist(village: Village) -> None:
    assert families.find(village.siti.form(village.disaster_form)) is None


def test_on_paper_a_roster_that_a_list_makes_has_rows_to_write_in(village: Village) -> None:
    for name in ("verval", "musdes"):
        library.install(village.vault, (RESOURCES / "forms" / f"{name}.xml").read_bytes(), {}, server_id="")
    keys = {form.form_id: form.key for form in village.siti.forms()}
    for name, roster in (("verval", "/data/bagian_anggota/anggota"), ("musdes", "/data/prelist_awal/baris")):
        filled = Interview(village.siti.start(keys[name]).form, now=village.clock)
        assert not filled.node(roster).children
        empty = Interview(Beginnings(village.siti).on_paper(keys[name]).form, now=village.clock)
        assert empty.node(roster).children, name
