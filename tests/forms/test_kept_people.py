"""What a repeat makes or closes in a list: members of a household and of a KUBE, reports that were merged."""

from __future__ import annotations

import re

from desktop.xforms import EntityChange, Form, Interview, ListTable, Rows
from tests.forms.conftest import NOW, VillageLists
from tests.forms.filling import answer_the_rest, fill

PLACE = "kabupaten = 15.05\n{0}/kecamatan = 15.05.06\n{0}/desa = 15.05.06.2018"
FATIMAH = "1505064103829002"  # her NIK
UUID4 = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
KNOWN, GROUP, KEPT, OTHER, THIRD = (f"0000000{at}-0000-4000-8000-000000000000" for at in range(5))
LISTS = {
    "orang.csv": Rows(
        ("name", "label", "desa", "nama", "nik", "jk", "tgl_lahir", "no_kk", "alamat", "rt", "rw"),
        [(KNOWN, "Fatimah", "15.05.06.2018", "Fatimah", FATIMAH, "2", "1982-03-01", "1505060204169000", "", "", "")],
    ),
    "kube.csv": Rows(
        ("name", "label", "desa", "jenis", "nama"), [(GROUP, "KUBE Mawar", "15.05.06.2018", "KUBE", "KUBE Mawar")]
    ),
}  # fmt: skip


class Lists:
    """The village with lists of entities, whose ids are what ids of entities are."""

    def __init__(self, village: VillageLists, closed: str = "") -> None:
        told = ((KEPT, "Banjir A", "1", "2"), (OTHER, "Banjir B", "", "5"), (THIRD, "Kebakaran", "", ""))
        more = ("status",) if closed else ()  # a list that begins has no such column
        rows = [(*one, *(("digabung" if one[0] == closed else "",) if closed else ())) for one in told]
        self._tables = {**LISTS, "kejadian.csv": Rows(("name", "label", "ke", "jiwa_mengungsi", *more), rows)}
        self._village = village

    def table(self, filename: str) -> ListTable | None:
        return self._tables.get(filename) or self._village.table(filename)


def _begun(form: Form, village: VillageLists, group: str) -> Interview:
    return fill(Interview(form, lists=Lists(village), now=lambda: NOW), f"{group}/{PLACE.format(group)}")


def _people(interview: Interview) -> dict[str, EntityChange]:
    return {change.properties["nama"]: change for change in interview.finalize().entities if change.dataset == "orang"}


def _without_id(xml: bytes) -> list[str]:
    """Entities whose id is no UUID of version 4, asked to change something or not: for one of them a real ODK Central
    (v2026.2.2) takes none of the record's (`Required parameter uuid missing`)."""
    found = re.findall(r'<(?:\w+:)?entity [^>]*\bid="([^"]*)"', xml.decode())
    assert found
    return [one for one in found if not UUID4.fullmatch(one)]


def test_each_member_of_a_household_is_somebody_to_choose(forms: dict[str, Form], village: VillageLists) -> None:
    home = _begun(forms["asesmen_keluarga"], village, "pengenalan")
    fill(
        home,
        f"""
        pengenalan/nama_kepala = Ali
        pengenalan/no_kk = 1505060204169000
        pengenalan/alamat = Lorong Damai No. 4
        pengenalan/rt = 003
        kunjungan_petugas/kunjungan = 1
        persetujuan/setuju = 1
        keluarga/anggota[1]/orang/nama = Ali
        keluarga/anggota[1]/orang/keberadaan = 1
        + keluarga/anggota
        keluarga/anggota[2]/orang/nama = Fatimah
        keluarga/anggota[2]/orang/keberadaan = 1
        keluarga/anggota[2]/orang/nik = {FATIMAH}
        + keluarga/anggota
        keluarga/anggota[3]/orang/nama = Hasan
        keluarga/anggota[3]/orang/keberadaan = 2
        """,
    )
    people = _people(home)
    assert set(people) == {"Ali", "Fatimah"}  # the dead are nobody to choose
    assert _without_id(home.finalize().xml) == []
    assert people["Ali"].create
    assert people["Ali"].label == "Ali · Lorong Damai No. 4"
    assert {"desa": "15.05.06.2018", "no_kk": "1505060204169000", "rt": "003"}.items() <= people[
        "Ali"
    ].properties.items()
    assert people["Fatimah"].update
    assert people["Fatimah"].id == KNOWN
    assert people["Fatimah"].properties["tgl_lahir"] == "1982-03-01"  # known there, not yet typed here
    fill(home, "persetujuan/setuju = 2")
    assert home.finalize().entities == ()


def test_members_of_a_group_are_chosen_and_kept(forms: dict[str, Form], village: VillageLists) -> None:
    group = _begun(forms["kube_profil"], village, "kelompok")
    fill(
        group,
        f"""
        kelompok/nama_kube = KUBE Baru
        kelompok/jenis_bantuan = KUBE
        persetujuan/setuju = 1
        bagian_anggota/anggota[1]/orang_anggota = {KNOWN}
        + bagian_anggota/anggota
        bagian_anggota/anggota[2]/nama_anggota = Ramlah
        """,
    )
    first = "/data/bagian_anggota/anggota[1]"
    read = {
        name: group.node(f"{first}/{name}").value
        for name in ("nama_anggota", "nik_anggota", "jk_anggota", "umur_anggota")
    }
    assert read == {"nama_anggota": "Fatimah", "nik_anggota": FATIMAH, "jk_anggota": "2", "umur_anggota": "43"}
    kube, *_ = [change for change in group.finalize().entities if change.dataset == "kube"]
    people = _people(group)
    assert (people["Fatimah"].update, people["Fatimah"].id) == (True, KNOWN)
    assert (people["Ramlah"].create, people["Ramlah"].label) == (True, "Ramlah")
    assert {one.properties["kube"] for one in people.values()} == {kube.id}
    fill(group, f"bagian_anggota/anggota[2]/orang_anggota = {KNOWN}")
    assert group.node("/data/bagian_anggota/anggota[2]/orang_anggota").violation == "constraint"


def test_a_group_that_proposes_again_is_the_same_one(forms: dict[str, Form], village: VillageLists) -> None:
    group = _begun(forms["kube_profil"], village, "kelompok")
    fill(group, f"kelompok/kube_dikenal = {GROUP}")
    assert group.node("/data/kelompok/nama_kube").value == "KUBE Mawar"
    (change,) = [one for one in group.finalize().entities if one.dataset == "kube"]
    assert (change.update, change.create, change.id) == (True, False, GROUP)


def test_reports_that_were_merged_are_closed_and_no_more_offered(forms: dict[str, Form], village: VillageLists) -> None:
    merging = Interview(forms["konsolidasi"], lists=Lists(village), now=lambda: NOW)
    fill(
        merging,
        f"""
        kejadian_mana/kejadian = {KEPT}
        penggabungan/laporan[1]/kejadian_lain = {OTHER}
        penggabungan/laporan[1]/gabung = 1
        + penggabungan/laporan
        penggabungan/laporan[2]/kejadian_lain = {THIRD}
        penggabungan/laporan[2]/gabung = 2
        angka_desa/desa_angka[1]/d_meninggal = 3
        """,
    )
    done = merging.finalize()
    changes = {one.id: one for one in done.entities}
    assert set(changes) == {KEPT, OTHER}  # another event stays what it is
    assert _without_id(done.xml) == []
    assert changes[KEPT].properties["ke"] == "2"
    assert changes[KEPT].properties["meninggal"] == "3"
    assert changes[KEPT].properties["jiwa_mengungsi"] == "2"  # nobody gave that figure: it stays
    assert changes[KEPT].properties["status"] == ""
    closed = changes[OTHER].properties
    assert (closed["status"], closed["digabung_ke"]) == ("digabung", KEPT)
    assert closed["jiwa_mengungsi"] == "5"  # as it was reported
    for stem, group in (("bencana_perkembangan", "kejadian_mana"), ("korban_bnba", "kejadian_mana"),
                        ("titik_pengungsian", "titik"), ("logistik", "gudang")):  # fmt: skip
        after = Interview(forms[stem], lists=Lists(village, closed=OTHER), now=lambda: NOW)
        offered = [choice.value for choice in after.node(f"/data/{group}/kejadian").choices]
        assert offered == [KEPT, THIRD], stem


def test_a_merging_of_an_event_in_no_list_asks_nothing_of_the_list(
    forms: dict[str, Form], village: VillageLists
) -> None:
    merging = Interview(forms["konsolidasi"], lists=Lists(village), now=lambda: NOW)
    fill(merging, "kejadian_mana/nama_kejadian = Longsor Baru")
    done = merging.finalize()
    assert done.entities == ()
    assert _without_id(done.xml) == []


def test_a_full_merging_still_fills_three_ways(forms: dict[str, Form], village: VillageLists) -> None:
    merging = _begun(forms["konsolidasi"], village, "kejadian_mana")
    answer_the_rest(merging, longest=True)
    assert not merging.problems()
