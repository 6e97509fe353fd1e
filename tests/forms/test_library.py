"""Installing forms: whole or not at all, opened from the cache, their lists found by index."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.forms import bundled, library
from desktop.forms.bundled import BundledForm
from desktop.forms.semantics import Policy, Review
from desktop.reference.lists import RegionLists
from desktop.reference.regions import Regions
from desktop.store import Vault, forms_table
from desktop.store.lists_table import StoredList
from desktop.trouble import Cancelled, Kind, Trouble
from desktop.xforms import Interview, ListDocument
from tests.forms.conftest import FAMILIES, INSTALLED

SERVER = "dinsos-provinsi"


@pytest.fixture
def laporan_form(indonesia: Regions) -> BundledForm:
    media = bundled.region_lists(indonesia) | bundled.invented_lists(len(FAMILIES))
    del media["desa.csv"]  # 83,762 rows are imported in one test only
    return bundled.form("laporan_awal_bencana", media)


@pytest.fixture
def installed(vault: Vault, laporan_form: BundledForm) -> Iterator[Vault]:
    library.install(vault, laporan_form.xml, laporan_form.media, server_id=SERVER, at=INSTALLED)
    yield vault


def test_an_installed_form_is_offered_with_its_policy(installed: Vault) -> None:
    (form,) = library.installed(installed)
    assert (form.form_id, form.title, form.server) == ("laporan_awal_bencana", "Laporan Awal Bencana", SERVER)
    assert form.policy == Policy(urgent=True, review=Review.LATER)
    assert form.hash.startswith("md5:")
    assert (form.usable, form.missing) == (True, ())
    assert library.newest(installed) == [form]


def test_it_opens_from_the_cache_and_is_filled(installed: Vault, indonesia: Regions) -> None:
    form = library.open_form(installed, "laporan_awal_bencana")
    interview = Interview(form, lists=library.lists(installed, form.form_id, regions=RegionLists(indonesia)))
    interview.answer("/data/wilayah/kabupaten", "15.05")
    assert len(interview.node("/data/wilayah/tempat[1]/kecamatan").choices) == 11
    interview.answer("/data/wilayah/tempat[1]/kecamatan", "15.05.06")
    assert len(interview.node("/data/wilayah/tempat[1]/desa").choices) == 18  # never came: from the bundled regions


def test_a_form_compiled_by_another_engine_is_compiled_anew(installed: Vault) -> None:
    (form,) = library.installed(installed)
    forms_table.keep_compiled(installed, form.key, b"of another engine", "0.0.0")
    assert library.open_key(installed, form.key).form_id == "laporan_awal_bencana"
    assert forms_table.compiled(installed, form.key, library.compiled_by())


def test_a_cache_that_cannot_be_read_is_made_anew(installed: Vault) -> None:
    (form,) = library.installed(installed)
    forms_table.keep_compiled(installed, form.key, b"\x00 half a cache", library.compiled_by())
    assert library.open_key(installed, form.key).form_id == "laporan_awal_bencana"


def test_a_broken_form_leaves_nothing(vault: Vault) -> None:
    with pytest.raises(Trouble) as caught:
        library.install(vault, b"<html>a login page</html>", {"gambar.png": b"x"}, server_id=SERVER)
    assert caught.value.kind is Kind.FORM_BROKEN
    assert library.installed(vault) == []


def test_a_broken_list_leaves_the_form_out(vault: Vault, laporan_form: BundledForm) -> None:
    with pytest.raises(Trouble) as caught:
        library.install(vault, laporan_form.xml, {"kabupaten.csv": b"name,label\n1,2\n\xff,3\n"}, server_id=SERVER)
    assert (caught.value.kind, caught.value.facts) == (Kind.LIST_BROKEN, {"name": "kabupaten.csv", "row": 3})
    assert library.installed(vault) == []


def test_stopped_half_way_nothing_is_offered(vault: Vault, laporan_form: BundledForm) -> None:
    with pytest.raises(Cancelled):
        library.install(vault, laporan_form.xml, laporan_form.media, server_id=SERVER, cancelled=lambda: True)
    assert library.installed(vault) == []


def test_a_form_that_is_not_here(vault: Vault) -> None:
    with pytest.raises(Trouble) as caught:
        library.open_form(vault, "verval", "1")
    assert (caught.value.kind, caught.value.facts) == (Kind.FORM_MISSING, {"form": "verval", "version": "1"})


def test_files_that_never_came_are_named(vault: Vault, indonesia: Regions) -> None:
    asesmen = bundled.form("asesmen_keluarga", {})
    library.install(vault, asesmen.xml, {"logo.png": b"\x89PNG"}, server_id=SERVER, at=INSTALLED)
    (form,) = library.installed(vault)
    assert form.missing == ("ambang.csv", "orang.csv", "prelist.csv", "prelist_anggota.csv")
    assert library.medium(vault, form.form_id, form.version, "jr://images/logo.png") == b"\x89PNG"
    assert library.medium(vault, form.form_id, form.version, "jr://images/lain.png") is None


def test_a_list_in_xml_stays_a_tree(vault: Vault, laporan_form: BundledForm) -> None:
    tree = b"<root><item><name>a</name><anak><name>b</name></anak></item></root>"
    library.install(vault, laporan_form.xml, {"pohon.xml": tree}, server_id=SERVER, at=INSTALLED)
    found = library.lists(vault, "laporan_awal_bencana").table("pohon.xml")
    assert isinstance(found, ListDocument)
    assert library.lists(vault, "laporan_awal_bencana").table("desa.csv") is None


def test_all_villages_installed_and_found_by_index(vault: Vault, indonesia: Regions) -> None:
    media = bundled.region_lists(indonesia) | bundled.invented_lists(len(FAMILIES))
    asesmen = bundled.form("asesmen_keluarga", media)
    library.install(vault, asesmen.xml, asesmen.media, server_id=SERVER, at=INSTALLED)
    table = library.lists(vault, "asesmen_keluarga").table("desa.csv")
    assert isinstance(table, StoredList)
    assert len(table.rows_where("kecamatan", "15.05.06")) == 18
    (list_key,) = vault.row("SELECT key FROM lists WHERE name = 'desa.csv'") or (0,)
    place = table.columns.index("kecamatan")
    plan = vault.rows(f"EXPLAIN QUERY PLAN SELECT c0 FROM list_{list_key} WHERE c{place} = '15.05.06' ORDER BY r")
    assert "USING INDEX" in plan[0][3]


def test_an_encrypted_form_is_not_taken_for_its_records_would_leave_in_plain(vault: Vault) -> None:
    psks = bundled.form("psks", {})  # it makes no entities, which no encrypted form may
    key = b'<submission method="post" base64RsaPublicKey="MIIBIjANBgkq"/></model>'
    with pytest.raises(Trouble) as caught:
        library.install(vault, psks.xml.replace(b"</model>", key), psks.media, server_id=SERVER)
    assert caught.value.kind is Kind.FORM_TOO_NEW
    assert library.installed(vault) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("kabupaten.csv", b'name,label\n1,"' + b"x" * 200_000),
        ("kabupaten.csv", b"name,label\n1," + b"x" * 200_000 + b"\n"),
        ("peta.geojson", b'{"type":"FeatureCollection","features":[7]}'),
        ("peta.geojson", b'{"type":"FeatureCollection","features":' + b"[" * 100_000),
        (
            "peta.geojson",
            b'{"type":"FeatureCollection","features":[{"geometry":{"type":"Point","coordinates":[1]}}]}',
        ),
        (
            "peta.geojson",
            b'{"type":"FeatureCollection","features":[{"geometry":{"type":"Point","coordinates":[1,2]},'
            b'"properties":{"name":"\\ud83d"}}]}',
        ),
    ],
)
def test_a_list_that_means_harm_is_broken_and_ends_nothing(
    vault: Vault, laporan_form: BundledForm, name: str, data: bytes
) -> None:
    with pytest.raises(Trouble) as caught:
        library.install(vault, laporan_form.xml, {name: data}, server_id=SERVER)
    assert (caught.value.kind, caught.value.facts["name"]) == (Kind.LIST_BROKEN, name)
    assert library.installed(vault) == []
