"""What was recorded before is chosen, not typed again, and brought up to date: families, people, events, complaints."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.xforms import Form, Interview, ListTable, Rows
from tests.forms.conftest import NOW, VillageLists
from tests.forms.filling import answer_the_rest, fill
from tests.forms.test_field_forms import CASES, rows

Begin = Callable[[str], Interview]


@pytest.fixture
def begin(forms: dict[str, Form], village: VillageLists) -> Begin:
    def begun(stem: str) -> Interview:
        interview = Interview(forms[stem], lists=village, now=lambda: NOW)
        place = CASES[stem].place
        fill(interview, f"{place}/kabupaten = 15.05")
        if interview.node(f"/data/{place}/kecamatan").relevant:
            fill(interview, f"{place}/kecamatan = 15.05.06\n{place}/desa = 15.05.06.2018")
        return interview

    return begun


def test_a_report_without_a_number_has_initials_and_time_until_the_coordinator_numbers_it(begin: Begin) -> None:
    sitrep = begin("bencana_perkembangan")
    fill(
        sitrep,
        "kejadian_mana/nama_kejadian = Banjir Terap\nkejadian_mana/kondisi_sampai = 2026-01-05T08:15:00.000+07:00",
    )
    fill(sitrep, "pelapor/nama_pelapor = Hamdani Saputra")
    assert sitrep.finalize().instance_name == "Banjir Terap · HS 08.15"
    merged = begin("konsolidasi")
    assert merged.node("/data/kejadian_mana/ke").required
    fill(merged, "kejadian_mana/kejadian = k1")
    assert merged.finalize().instance_name == "Konsolidasi Banjir Sungai Terap – Ke-2"


@pytest.mark.parametrize(
    ("stem", "picked", "filled"),
    [
        ("rtlh", "penghuni/keluarga_dikenal = f1", {"penghuni/nama": "Ali", "penghuni/no_kk": "1505060204169000"}),
        ("rumah_rusak", "pemilik/keluarga_dikenal = f1", {"pemilik/nama": "Ali", "pemilik/rt": "003"}),
        ("alat_bantu", "orang/orang_dikenal = o1", {"orang/nik": "1505064103829002", "orang/jk": "2"}),
        ("rujukan_panti", "orang/orang_dikenal = o1", {"orang/nama": "Fatimah", "orang/tgl_lahir": "1982-03-01"}),
        ("keluhan", "warga/orang_dikenal = o1", {"warga/nama": "Fatimah", "warga/alamat": "Lorong Damai No. 4"}),
        ("ppks_perorangan", "orang/orang_dikenal = o1", {"orang/nama": "Fatimah"}),
        ("korban_bnba", "orang/orang_dikenal = o1", {"orang/nama": "Fatimah", "orang/no_kk": "1505060204169000"}),
        ("santunan", "orang/korban_dikenal = v1", {"orang/nama": "Usman", "orang/nik": "1505060103809001"}),
        ("titik_pengungsian", "titik/titik_dikenal = t1", {"titik/kapasitas": "80", "titik/penanggung_jawab": "Hasan"}),
    ],
)  # fmt: skip
def test_who_is_known_is_chosen_and_not_typed_again(
    stem: str, picked: str, filled: dict[str, str], begin: Begin
) -> None:
    interview = begin(stem)
    fill(interview, picked)
    assert {path: interview.node(f"/data/{path}").value for path in filled} == filled


@pytest.mark.parametrize(
    ("stem", "known", "listed", "made"),
    [
        ("ppks_perorangan", {"tgl_lahir": "1990-01-02", "setuju": "1"}, "orang", True),
        ("ppks_perorangan", {"tgl_lahir": "1990-01-02", "setuju": "2"}, "orang", False),
        ("korban_bnba", {"status_korban": "6"}, "korban", True),
        ("keluhan", {}, "keluhan", True),
        ("titik_pengungsian", {"laki": "30", "perempuan": "20"}, "titik", True),
    ],
)  # fmt: skip
def test_what_is_recorded_becomes_something_to_choose(
    stem: str, known: dict[str, str], listed: str, made: bool, begin: Begin
) -> None:
    interview = begin(stem)
    answer_the_rest(interview, known=known)
    changes = [(change.dataset, change.create) for change in interview.finalize().entities]
    assert changes == ([(listed, True)] if made else [])


@pytest.mark.parametrize(
    ("stem", "picked", "listed", "property_"),
    [
        (
            "tindak_lanjut", "keluhan_mana/keluhan = kl1\nhasil_tindak_lanjut/status = diproses",
            "keluhan", ("status", "diproses"),
        ),
        ("kube_monitoring", "kelompok/kube = kb1\nusaha_kini/status_usaha = 2", "kube", ("status_usaha", "2")),
    ],
)  # fmt: skip
def test_a_visit_brings_what_was_recorded_up_to_date(
    stem: str, picked: str, listed: str, property_: tuple[str, str], begin: Begin
) -> None:
    interview = begin(stem)
    ids = {"keluhan": "kl1", "kube": "kb1"}
    fill(interview, picked)
    xml = interview.finalize().xml.decode()
    assert f'id="{ids[listed]}"' in xml
    assert f"<{property_[0]}>{property_[1]}</{property_[0]}>" in xml


def test_programmes_are_those_of_the_region_that_run_on_the_day(begin: Begin) -> None:
    complaint = begin("keluhan")
    fill(complaint, "persetujuan/setuju = 1\nisi/jenis_keluhan = 3\nisi/golongan = 1")
    offered = {choice.value for choice in complaint.node("/data/isi/program").choices}
    assert {"1", "18"} <= offered  # PKH, Dumisake of Jambi
    assert not offered & {"17", "23"}  # BST is over, Jamsosratu is of Banten
    fill(complaint, "isi/program = 13")
    assert "tanah milik sendiri" in complaint.node("/data/isi/syarat_program").value


def test_a_card_that_split_or_merged(begin: Begin, village: VillageLists) -> None:
    verval = begin("verval")
    prelist = village.table("prelist.csv")
    assert prelist is not None
    first, second = list(rows(prelist, "desa", "15.05.06.2018"))[:2]
    fill(verval, f"keluarga/prelist = {first['name']}\nkeluarga/keberadaan_keluarga = ditemukan")
    assert not verval.node("/data/keluarga/kode_kk").relevant
    fill(verval, "keluarga/no_kk = 1505060204169111\nkeluarga/kode_kk = 2")
    assert f"<asal_no_kk>{first['no_kk']}</asal_no_kk>" in verval.finalize().xml.decode()
    fill(verval, "keluarga/keberadaan_keluarga = bagian_keluarga_lain")
    offered = [choice.value for choice in verval.node("/data/keluarga/keluarga_gabung").choices]
    assert second["name"] in offered
    assert first["name"] not in offered
    fill(verval, f"keluarga/keluarga_gabung = {second['name']}")
    assert not verval.node("/data/keluarga/keluarga_lain").relevant


def test_what_the_family_agreed_to_is_recorded_and_a_repair_has_its_proof(begin: Begin) -> None:
    verval = begin("verval")
    fill(verval, "keluarga/keberadaan_keluarga = usulan_baru")
    assert verval.node("/data/keluarga/setuju").required
    fill(verval, "keluarga/setuju = 3")
    assert verval.node("/data/keluarga/wakil").required
    fill(verval, "perbaikan_data/ada_perbaikan = 1\nperbaikan_data/perbaikan[1]/program_terkait = 1 4")
    assert verval.node("/data/perbaikan_data/perbaikan[1]/foto_bukti").relevant
    fill(verval, "keluarga/keberadaan_keluarga = menolak")
    assert not verval.node("/data/keluarga/setuju").relevant


@pytest.mark.parametrize(
    ("done", "status"),
    [
        ("1\npenanganan/tuntas = 1", "selesai"), ("2\npenanganan/tuntas = 2", "baru"), ("3", "dirujuk"),
        ("5", "tidak_dapat_dilayani"),
    ],
)  # fmt: skip
def test_a_complaint_settled_at_once_is_no_open_one(done: str, status: str, begin: Begin) -> None:
    complaint = begin("keluhan")
    fill(complaint, f"persetujuan/setuju = 1\nisi/ppks = 08 09\npenanganan/tindakan = {done}")
    assert complaint.node("/data/penerimaan/status_awal").value == status
    (change,) = complaint.finalize().entities
    assert change.properties["status"] == status


def test_who_is_missing_has_a_search_and_an_heir_an_account(begin: Begin) -> None:
    victim = begin("korban_bnba")
    fill(victim, "keadaan/status_korban = 2\nkeadaan/pencarian = 3\nkeadaan/tgl_ditemukan = 2026-01-04")
    fill(victim, "waris/ahli_waris = Siti\nwaris/nik_waris = 1505064103829002\nwaris/rekening_waris = 1234567890")
    fill(victim, "keadaan/status_korban = 1")
    assert victim.node("/data/keadaan/tempat_ditemukan").relevant
    assert not victim.node("/data/keadaan/pencarian").relevant


def test_needs_are_reckoned_by_the_standards_that_hold_on_the_day(
    forms: dict[str, Form], village: VillageLists
) -> None:
    heading = ("name", "nilai", "berlaku_sejak", "berlaku_sampai")
    dated = Rows(
        heading,
        (("beras_kg", "0.4", "2008-01-01", "2025-12-31"), ("beras_kg", "0.5", "2026-01-01", "")),
    )

    class Lists:
        def table(self, filename: str) -> ListTable | None:
            return dated if filename == "standar.csv" else village.table(filename)

    shelter = Interview(forms["titik_pengungsian"], lists=Lists(), now=lambda: NOW)
    fill(shelter, "penghuni/laki = 30\npenghuni/perempuan = 20")
    assert shelter.node("/data/layanan/beras_kg_hari").value == "25"
    assert shelter.node("/data/layanan/bungkus_hari").value == "100"  # not in the office's list: the rule itself
    fill(shelter, "petugas_lapangan/tanggal = 2025-12-30")
    assert shelter.node("/data/layanan/beras_kg_hari").value == "20"


def test_who_is_at_work_and_what_kitchen_and_support_give_is_told_in_one_line(begin: Begin) -> None:
    sitrep = begin("bencana_perkembangan")
    fill(sitrep, "penanganan/upaya = 7 9\npersonel_layanan/unsur_personel = tagana tni")
    fill(sitrep, "personel_layanan/personel_tagana = 12\npersonel_layanan/dapur_porsi = 900")
    fill(sitrep, "personel_layanan/ldp_anak = 20\npersonel_layanan/ldp_lansia = 4")
    told = sitrep.node("/data/personel_layanan/personel_terbaca").value
    assert told == "Tagana 12 orang; dapur umum 900 porsi sehari; LDP 24 jiwa; "
    fill(sitrep, "penanganan/upaya = 1")
    assert sitrep.node("/data/personel_layanan/personel_terbaca").value == "Tagana 12 orang; "
