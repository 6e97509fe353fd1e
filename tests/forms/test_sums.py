"""What forms add up: the 14 criteria of BPS, ages in a shelter by sex or without."""

from __future__ import annotations

import pytest

from desktop.xforms import Form, Interview, ListSource, Rows
from tests.forms.conftest import NOW, VillageLists
from tests.forms.filling import fill, violations, warnings

MET = "\n".join(f"kriteria/k{number:02} = {1 if number <= 9 else 2}" for number in range(1, 15))


def _begun(form: Form, lists: ListSource, *answers: str) -> Interview:
    return fill(Interview(form, lists=lists, now=lambda: NOW), "\n".join(answers))


def test_the_fourteen_criteria_are_counted_and_the_custom_is_told(
    forms: dict[str, Form], village: VillageLists
) -> None:
    sheet = _begun(forms["kriteria_bps"], village, "keluarga/nama_kepala = Ali\npersetujuan/setuju = 1", MET)
    assert sheet.node("/data/kriteria/skor").value == "9"
    assert sheet.node("/data/kriteria/kelas").value == "miskin"
    assert sheet.finalize().instance_name == "14 kriteria Ali · 9/14"
    fill(sheet, "kriteria/k09 = 2")
    assert sheet.node("/data/kriteria/kelas").value == "tidak_miskin"
    assert "Rp600.000" in sheet.node("/data/kriteria/k12").label
    fill(sheet, "keluarga/jumlah = 4\nkeluarga/luas_m2 = 40")
    assert warnings(sheet) == {"w_luas"}  # ten m² a person, and the first criterion says less than eight
    fill(sheet, "persetujuan/setuju = 2")
    assert not sheet.node("/data/kriteria").relevant


def test_the_limits_of_the_criteria_are_the_offices(forms: dict[str, Form], village: VillageLists) -> None:
    class Office:
        def table(self, filename: str) -> object:
            heads = ("name", "nilai", "berlaku_sejak", "berlaku_sampai")
            rows = [("bps_kriteria", "10", "2020-01-01", ""), ("bps_pendapatan", "800", "2020-01-01", "")]
            return Rows(heads, rows) if filename == "ambang.csv" else village.table(filename)

    sheet = _begun(forms["kriteria_bps"], Office(), "persetujuan/setuju = 1", MET)  # type: ignore[arg-type]
    assert sheet.node("/data/kriteria/kelas").value == "tidak_miskin"
    assert "Rp800.000" in sheet.node("/data/kriteria/k12").label


@pytest.mark.parametrize(
    ("answers", "sums", "warned"),
    [
        (
            "rincian_umur = 1\npenghuni/anak_kecil_l = 4\npenghuni/anak_kecil_p = 3\npenghuni/remaja_l = 2\n"
            "penghuni/dewasa_l = 24\npenghuni/dewasa_p = 17",
            {"anak_kecil": "7", "remaja": "2", "anak": "9", "dewasa": "41", "lansia": ""},
            set(),
        ),
        ("rincian_umur = 1\npenghuni/dewasa_l = 29\npenghuni/dewasa_p = 20", {"dewasa": "49"}, {"w_umur_l"}),
        ("rincian_umur = 2\npenghuni/balita_semua = 9\npenghuni/dewasa_semua = 41", {"balita": "9"}, set()),
        ("rincian_umur = 2\npenghuni/balita_semua = 9", {"balita": "9", "anak": ""}, {"w_umur"}),
        ("rincian_umur = 3", {"balita": "", "anak": "", "dewasa": ""}, set()),
    ],
)  # fmt: skip
def test_ages_in_a_shelter(
    answers: str, sums: dict[str, str], warned: set[str], forms: dict[str, Form], village: VillageLists
) -> None:
    shelter = _begun(
        forms["titik_pengungsian"], village, "titik/nama_titik = Balai\npenghuni/laki = 30\npenghuni/perempuan = 20",
        f"penghuni/{answers}",
    )  # fmt: skip
    assert {name: shelter.node(f"/data/penghuni/{name}").value for name in sums} == sums
    assert warnings(shelter) == warned
    assert not {path for path in violations(shelter) if path.startswith("penghuni/") and "kk" not in path}
    (kept,) = shelter.finalize().entities
    assert {name: kept.properties[name] for name in sums} == sums


def test_needs_of_a_shelter_come_from_the_list_of_standards(forms: dict[str, Form], village: VillageLists) -> None:
    shelter = _begun(forms["titik_pengungsian"], village, "penghuni/laki = 30\npenghuni/perempuan = 25")
    read = {
        name: shelter.node(f"/data/layanan/{name}").value for name in ("beras_kg_hari", "bungkus_hari", "jamban_min")
    }
    assert read == {"beras_kg_hari": "22", "bungkus_hari": "110", "jamban_min": "3"}
    assert shelter.node("/data/layanan/air_min_liter").value == "825"
    fill(shelter, "layanan/jamban_l = 1\nlayanan/jamban_p = 1\nlayanan/air_liter = 15")
    assert "w_jamban" in warnings(shelter)
    fill(shelter, "layanan/jamban_p = 2")
    assert not warnings(shelter) & {"w_jamban", "w_air"}


def test_a_member_of_the_prelist_whose_nik_says_otherwise_is_a_doubt(
    forms: dict[str, Form], village: VillageLists
) -> None:
    verval = _begun(forms["verval"], village, "keluarga/kabupaten = 15.05\nkeluarga/kecamatan = 15.05.06")
    fill(
        verval, "keluarga/desa = 15.05.06.2018\nkeluarga/keberadaan_keluarga = usulan_baru\nbagian_anggota/jml_baru = 1"
    )
    one = "bagian_anggota/anggota[1]"
    fill(verval, f"{one}/keberadaan_anggota = 5\n{one}/nama_anggota = Fatimah\n{one}/nik_anggota = 1505064103829002")
    assert verval.node(f"/data/{one}/jk_anggota").required  # a new member: the prelist says nothing
    fill(verval, f"{one}/jk_anggota = 1\n{one}/tgl_lahir_anggota = 1982-03-02\n{one}/hub_anggota = 2")
    assert warnings(verval) == {"w_nik_jk", "w_nik_lahir"}
    fill(verval, f"{one}/jk_anggota = 2\n{one}/tgl_lahir_anggota = 1982-03-01")
    assert warnings(verval) == set()


def test_a_house_whose_family_is_not_in_the_register_is_a_doubt(forms: dict[str, Form], village: VillageLists) -> None:
    house = _begun(
        forms["rtlh"], village, "persetujuan/setuju = 1", "bantuan/terdaftar = 2\nbantuan/pernah_bantuan = 1"
    )
    assert {"w_syarat", "w_pernah"} <= warnings(house)


def test_displaced_people_by_need_are_told_by_the_sitrep_too(forms: dict[str, Form], village: VillageLists) -> None:
    sitrep = _begun(forms["bencana_perkembangan"], village, "angka/jiwa_terdampak = 60")
    assert not sitrep.node("/data/pengungsi").relevant
    fill(sitrep, "angka/jiwa_mengungsi = 40\npengungsi/balita = 41\npengungsi/perempuan_kk = 3")
    assert "pengungsi/balita" in violations(sitrep)
    fill(sitrep, "rincian/ada_rincian = 1\nrincian/r_terdampak/terdampak_dewasa_l = 30")
    assert "w_rincian_terdampak" in warnings(sitrep)
    assert "w_rincian_mengungsi" not in warnings(sitrep)  # nobody has split it yet


def test_a_record_has_both_codes_of_its_village_and_the_names_of_the_day(
    forms: dict[str, Form], village: VillageLists
) -> None:
    place = ("provinsi = 15", "kabupaten = 15.05", "kecamatan = 15.05.06", "desa = 15.05.06.2018")
    home = _begun(forms["asesmen_keluarga"], village, *(f"pengenalan/{answer}" for answer in place))
    assert home.node("/data/pengenalan/desa_bps").value == "1505020005"
    named = "Sungai Terap, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi"
    assert home.node("/data/pengenalan/nama_wilayah").value == named
