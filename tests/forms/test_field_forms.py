"""The forms of the field (domain 2 to 5), each filled three ways: the shortest, the longest, and with mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from desktop.forms import semantics
from desktop.forms.semantics import Policy, Review
from desktop.xforms import Form, Interview, ListTable
from tests.forms.conftest import NOW, VillageLists
from tests.forms.filling import answer_the_rest, fill, violations, warnings

Begin = Callable[[str], Interview]


@dataclass(frozen=True)
class Case:
    """`known`: what must be answered so. `mistakes`: answers given to a full form, and what it says of them."""

    place: str
    known: dict[str, str] = field(default_factory=dict)
    mistakes: str = ""
    wrong: dict[str, str] = field(default_factory=dict)
    warned: frozenset[str] = frozenset()


CASES = {
    "verval": Case(
        "keluarga",
        {"keberadaan_keluarga": "usulan_baru", "tindak_lanjut": "usul_baru", "mutu_data": "sesuai"},
        """
        hasil/mutu_data = sesuai diperbaiki
        hasil/tindak_lanjut = tetap
        keluarga/keberadaan_keluarga = ditemukan
        """,
        {"hasil/mutu_data": "constraint", "keluarga/keberadaan_keluarga": "constraint"},
    ),
    "ppks_perorangan": Case(
        "orang",
        {"tgl_lahir": "1990-01-02"},
        "orang/nik = 1571014113909000\nusulan_ppks/ppks = 01",
        {"orang/nik": "constraint"},
        frozenset({"w_umur_01"}),
    ),
    "ppks_khusus": Case(
        "orang",
        {"umur": "30", "jenis": "17"},
        "orang/inisial = Siti Aminah\njenis_terlindungi/jenis = 06",
        {"orang/inisial": "constraint", "jenis_terlindungi/alasan_umur": "required"},
        frozenset({"w_umur_jenis"}),
    ),
    "komunitas_adat": Case(
        "komunitas",
        {"setuju": "1", "laki": "8", "perempuan": "7", "jml_kk": "4"},
        "komunitas/punya_nik = 16\nkomunitas/jml_kk = 20",
        {"komunitas/punya_nik": "constraint"},
        frozenset({"w_jiwa"}),
    ),
    "serah_terima": Case(
        "untuk_siapa", {}, "diserahkan/barang_serah[1]/jumlah = 0", {"diserahkan/barang_serah[1]/jumlah": "constraint"}
    ),
    "kriteria_bps": Case(
        "keluarga",
        {"setuju": "1", "jumlah": "6", "luas_m2": "60", "jumlah_ya": "0"},
        "keluarga/jumlah = 0\nkriteria/k01 = 1",
        {"keluarga/jumlah": "constraint"},
    ),
    "musdes": Case("rapat", {}, "rapat/tanggal = 2026-02-01", {"rapat/tanggal": "constraint"}),
    "psks": Case("psks", {"setuju": "1"}, "psks/tgl_sk = 2027-01-01", {"psks/tgl_sk": "constraint"}),
    "rtlh": Case(
        "penghuni",
        {"dinding_rusak": "1"},
        "penghuni/jml_penghuni = 0\nbantuan/kepemilikan_tanah = 4\nrumah/luas_m2 = -3",
        {"penghuni/jml_penghuni": "constraint", "rumah/luas_m2": "constraint"},
        frozenset({"w_tanah"}),
    ),
    "kube_profil": Case(
        "kelompok",
        {"umur_anggota": "35", "jenis_bantuan": "KUBE", "setuju": "1"},
        "bagian_anggota/anggota[1]/umur_anggota = 61\nusulan/kebutuhan[1]/volume = 0",
        {"usulan/kebutuhan[1]/volume": "constraint"},
        frozenset({"w_umur_anggota", "w_jml_anggota"}),
    ),
    "kube_monitoring": Case(
        "kelompok",
        {"dana_diterima": "20000000", "kunjungan_berikut": "2026-03-01", "saldo_kas": "0", "saldo_bank": "0"},
        "keuangan/dana_diterima = 1\nkeuangan/belanja[1]/harga = 500",
        {},
        frozenset({"w_lebih"}),
    ),
    "keluhan": Case("penerimaan", {}, "penerimaan/urut = 0", {"penerimaan/urut": "constraint"}),
    "tindak_lanjut": Case(
        "keluhan_mana",
        {"status": "selesai"},
        "hasil_tindak_lanjut/tgl_selesai = 2026-12-01",
        {"hasil_tindak_lanjut/tgl_selesai": "constraint"},
    ),
    "alat_bantu": Case(
        "orang",
        {"tgl_lahir": "1990-01-02", "alat": "2", "status": "2", "sejak_tahun": "2001"},
        "ukuran/tinggi_cm = 999",
        {"ukuran/tinggi_cm": "constraint"},
        frozenset({"w_kursi_anak"}),
    ),
    "rujukan_panti": Case(
        "orang",
        {"tgl_lahir": "1950-01-02"},
        "orang/tgl_lahir = 1990-01-02\nkemandirian/perlu_perawatan = 1",
        {},
        frozenset({"w_umur_panti", "w_medis"}),
    ),
    "bencana_perkembangan": Case(
        "kejadian_mana",
        {},
        "angka/kk_terdampak = 9\nangka/jiwa_terdampak = 3\nangka/hilang = -1",
        {"angka/hilang": "constraint"},
        frozenset({"w_jiwa"}),
    ),
    "bencana_akhir": Case(
        "kejadian_mana", {}, "penutupan/tgl_berakhir = 2026-06-01", {"penutupan/tgl_berakhir": "constraint"}
    ),
    "konsolidasi": Case(
        "kejadian_mana",
        {},
        "angka_desa/desa_angka[1]/d_hilang = -1",
        {"angka_desa/desa_angka[1]/d_hilang": "constraint"},
    ),
    "korban_bnba": Case("kejadian_mana", {"status_korban": "6"}, "orang/nik = 123", {"orang/nik": "constraint"}),
    "rumah_rusak": Case(
        "kejadian_mana",
        {"tingkat": "RB", "layak_huni": "2"},
        "rusak/layak_huni = 1\nrusak/genangan_cm = 9999",
        {"rusak/genangan_cm": "constraint"},
        frozenset({"w_rb_huni"}),
    ),
    "santunan": Case("kejadian_mana", {}, "penerima/no_hp = 12", {"penerima/no_hp": "constraint"}),
    "titik_pengungsian": Case(
        "titik",
        {"laki": "30", "perempuan": "20"},
        "penghuni/rincian_umur = 1\npenghuni/bayi_l = 31\ntitik/kapasitas = 10",
        {"penghuni/bayi_l": "constraint"},
        frozenset({"w_penuh", "w_umur_l", "w_jamban", "w_air"}),
    ),
    "logistik": Case(
        "gudang",
        {"diterima": "10"},
        "barang_barang/gerak[1]/disalurkan = 11",
        {"barang_barang/gerak[1]/disalurkan": "constraint"},
    ),
}


@pytest.fixture
def begin(forms: dict[str, Form], village: VillageLists) -> Begin:
    def begun(stem: str) -> Interview:
        interview = Interview(forms[stem], lists=village, now=lambda: NOW)
        place = CASES[stem].place
        fill(interview, f"{place}/kabupaten = 15.05")
        if interview.node(f"/data/{place}/kecamatan").relevant:  # an event of the province is of no district
            fill(interview, f"{place}/kecamatan = 15.05.06\n{place}/desa = 15.05.06.2018")
        return interview

    return begun


def rows(table: ListTable, column: str, value: str) -> Iterator[dict[str, str]]:
    """Rows of a list by the names of its columns."""
    return (dict(zip(table.columns, row, strict=True)) for row in table.rows_where(column, value))


@pytest.mark.parametrize("stem", CASES)
def test_shortest(stem: str, begin: Begin) -> None:
    interview = begin(stem)
    given = answer_the_rest(interview, known=CASES[stem].known)
    assert given > 3
    assert violations(interview) == {}
    done = interview.finalize()
    assert done.instance_name
    assert "''" not in done.instance_name


@pytest.mark.parametrize("stem", CASES)
def test_longest(stem: str, begin: Begin) -> None:
    interview = begin(stem)
    short = answer_the_rest(interview, known=CASES[stem].known)
    more = answer_the_rest(interview, longest=True, known=CASES[stem].known)
    assert more > 0
    assert violations(interview) == {}
    assert len(interview.finalize().xml) > 25 * short


@pytest.mark.parametrize("stem", CASES)
def test_mistakes_are_named(stem: str, begin: Begin) -> None:
    case, interview = CASES[stem], begin(stem)
    answer_the_rest(interview, known=case.known)
    answer_the_rest(interview, longest=True, known=case.known)
    fill(interview, case.mistakes)
    assert case.wrong.items() <= violations(interview).items()
    assert case.warned <= warnings(interview)
    assert case.wrong or case.warned


@pytest.mark.parametrize(
    ("stem", "policy"),
    [
        ("bencana_perkembangan", Policy(urgent=True, review=Review.LATER)),
        ("titik_pengungsian", Policy(urgent=True, review=Review.LATER)),
        ("konsolidasi", Policy(review=Review.NONE)),
        ("verval", Policy()),
    ],
)
def test_what_the_office_decided_of_the_records(stem: str, policy: Policy, forms: dict[str, Form]) -> None:
    assert semantics.read(forms[stem]).policy == policy


def test_rtlh_counts_the_five_criteria_and_leaves_the_verdict_to_people(begin: Begin) -> None:
    rtlh = begin("rtlh")
    answer_the_rest(rtlh, known={"jml_penghuni": "6"})
    fill(
        rtlh, "rumah/dinding_rusak = 1\nrumah/atap_mudah_lapuk = 1\nrumah/lantai = 8\nrumah/mck = 3\nrumah/luas_m2 = 36"
    )
    assert rtlh.node("/data/rumah/n_kriteria").value == "5"
    fill(rtlh, "rumah/lantai = 2\nrumah/lantai_rusak = 2\nrumah/luas_m2 = 60")
    assert rtlh.node("/data/rumah/n_kriteria").value == "3"
    assert rtlh.node("/data/rumah/m2_per_orang").value == "10"


def test_realisation_of_the_money(begin: Begin) -> None:
    visit = begin("kube_monitoring")
    fill(
        visit,
        """
        kelompok/kube = kb1
        keuangan/dana_diterima = 20000000
        keuangan/belanja[1]/volume = 4
        keuangan/belanja[1]/harga = 2500000
        + keuangan/belanja
        keuangan/belanja[2]/volume = 2.5
        keuangan/belanja[2]/harga = 1000000
        keuangan/saldo_kas = 500000
        keuangan/saldo_bank = 7000000
        """,
    )
    assert visit.node("/data/kelompok/nama_kube").value == "KUBE Mawar"
    assert visit.node("/data/keuangan/total_belanja").value == "12500000"
    assert visit.node("/data/keuangan/sisa_dana").value == "7500000"
    assert visit.node("/data/keuangan/serapan").value == "62.5"
    assert not visit.node("/data/keuangan/penjelasan_selisih").relevant
    fill(visit, "keuangan/saldo_kas = 400000")
    assert visit.node("/data/keuangan/penjelasan_selisih").required


def test_the_proposal_of_a_group_adds_up(begin: Begin) -> None:
    profile = begin("kube_profil")
    fill(
        profile,
        """
        usulan/kebutuhan[1]/volume = 3
        usulan/kebutuhan[1]/harga_satuan = 1500000
        + usulan/kebutuhan
        usulan/kebutuhan[2]/volume = 1
        usulan/kebutuhan[2]/harga_satuan = 500000
        """,
    )
    assert profile.node("/data/usulan/total_usulan").value == "5000000"


def test_a_family_of_the_prelist_with_a_dead_and_a_new_member(begin: Begin, village: VillageLists) -> None:
    verval = begin("verval")
    prelist, members = village.table("prelist.csv"), village.table("prelist_anggota.csv")
    assert prelist is not None
    assert members is not None
    family = next(rows(prelist, "desa", "15.05.06.2018"))
    fill(verval, f"keluarga/prelist = {family['name']}\nkeluarga/keberadaan_keluarga = ditemukan")
    known = list(rows(members, "keluarga", family["name"]))
    fill(verval, "bagian_anggota/jml_baru = 1")
    assert verval.node("/data/keluarga/nama_kepala").value == family["nama_kepala"]
    first, last = "bagian_anggota/anggota[1]", f"bagian_anggota/anggota[{len(known) + 1}]"
    assert verval.node(f"/data/{first}/asal_nama").value == known[0]["nama"]
    assert verval.node(f"/data/{last}/asal_nama").value == ""
    fill(verval, f"{first}/keberadaan_anggota = 2\n{first}/tgl_meninggal = 2025-12-01")
    fill(verval, f"{last}/keberadaan_anggota = 5\n{last}/nama_anggota = Bayi Baru\n{last}/alasan_tanpa_nik = 2")
    fill(verval, "bagian_anggota/anggota[2]/keberadaan_anggota = 1")
    assert verval.node("/data/bagian_anggota/anggota[2]/nama_anggota").value == known[1]["nama"]
    assert verval.node("/data/bagian_anggota/jml_berubah").value == "0"
    fill(verval, "bagian_anggota/anggota[2]/nama_anggota = Lain Sekali")
    assert verval.node("/data/bagian_anggota/jml_berubah").value == "1"


def test_kinds_are_suggested_with_their_strength_and_never_ticked(begin: Begin) -> None:
    ppks = begin("ppks_perorangan")
    answer_the_rest(ppks, known={"umur_perkiraan": "72", "setuju": "1"})
    fill(
        ppks,
        """
        keadaan/tempat_tinggal_tetap = 1
        keadaan/tinggal_sendiri = 1
        keadaan/kebutuhan_kurang = 2
        kesulitan/melihat = 2
        penghidupan/sumber_penghasilan = 6
        """,
    )
    said = ppks.node("/data/usulan_ppks/disarankan").value
    assert "08" in said
    assert "· kebutuhan dasar tidak terpenuhi · tinggal sendiri" in said
    assert "09 kuat · kesulitan berat" in said
    assert "12 kuat · penghasilan dari mengemis" in said
    assert "11" not in said
    assert ppks.node("/data/usulan_ppks/ppks").value == ""


def test_the_ten_protected_kinds_are_not_in_the_open_form(forms: dict[str, Form]) -> None:
    opened = {choice.value for choice in Interview(forms["ppks_perorangan"]).node("/data/usulan_ppks/ppks").choices}
    closed = {choice.value for choice in Interview(forms["ppks_khusus"]).node("/data/jenis_terlindungi/jenis").choices}
    assert closed == {"03", "06", "07", "10", "14", "15", "16", "17", "18", "19"}
    assert opened & closed == set()
    assert len(opened | closed) == 26


def test_a_meeting_has_one_row_a_family_and_counts_its_minutes(begin: Begin, village: VillageLists) -> None:
    meeting = begin("musdes")
    prelist = village.table("prelist.csv")
    assert prelist is not None
    families = list(rows(prelist, "desa", "15.05.06.2018"))
    assert len(families) > 3
    fill(meeting, "\n".join(f"prelist_awal/baris[{n}]/status = 1" for n in range(1, len(families))))
    fill(meeting, f"prelist_awal/baris[{len(families)}]/status = 3\nbagian_usulan/ada_usulan = 1")
    assert meeting.node("/data/prelist_awal/baris[1]/nama_baris").value == families[0]["nama_kepala"]
    assert meeting.node("/data/berita_acara/jml_tidak_mampu").value == str(len(families) - 1)
    assert meeting.node("/data/berita_acara/jml_akhir").value == str(len(families))
    answer_the_rest(meeting)
    sent = meeting.finalize().xml.lower()
    assert b"nik" not in re.sub(rb"teknik|unik", b"", sent)  # read aloud before the village: no number of anybody


def test_a_sitrep_shows_what_changed_and_asks_why_the_dead_became_fewer(begin: Begin) -> None:
    sitrep = begin("bencana_perkembangan")
    fill(sitrep, "kejadian_mana/kejadian = k1\nangka/meninggal = 3\nangka/jiwa_mengungsi = 40")
    assert sitrep.node("/data/kejadian_mana/nama_kejadian").value == "Banjir Sungai Terap"
    assert sitrep.node("/data/angka/selisih").value == "Meninggal 2 → 3; "
    assert sitrep.node("/data/kejadian_mana/ke").value == "2"  # the next one is proposed
    fill(sitrep, "kejadian_mana/ke = 1\nangka/meninggal = 1")
    assert "w_ke" in warnings(sitrep)
    assert sitrep.node("/data/angka/catatan_turun").required


def test_goods_in_store_and_lacking(begin: Begin) -> None:
    goods = begin("logistik")
    fill(
        goods,
        """
        barang_barang/gerak[1]/barang = 1
        barang_barang/gerak[1]/dibutuhkan = 100
        barang_barang/gerak[1]/diterima = 60
        barang_barang/gerak[1]/disalurkan = 45
        """,
    )
    row = "/data/barang_barang/gerak[1]"
    assert goods.node(f"{row}/persediaan").value == "15"
    assert goods.node(f"{row}/kekurangan").value == "40"
    assert goods.node(f"{row}/satuan").value == "kg"


def test_the_coordinator_picks_figures_village_by_village(begin: Begin) -> None:
    merged = begin("konsolidasi")
    fill(
        merged,
        """
        kejadian_mana/kejadian = k1
        penggabungan/laporan[1]/kejadian_lain = k2
        angka_desa/desa_angka[1]/d_meninggal = 1
        + angka_desa/desa_angka
        angka_desa/desa_angka[2]/d_meninggal = 2
        angka_desa/desa_angka[2]/d_hilang = 4
        """,
    )
    assert merged.node("/data/angka_desa/jml_meninggal").value == "3"
    assert merged.node("/data/angka_desa/jml_hilang").value == "4"
    offered = merged.node("/data/penggabungan/laporan[1]/kejadian_lain").choices
    assert [choice.value for choice in offered] == ["k2"]  # an event is not merged with itself


def test_amounts_of_a_grant_are_read_from_the_dated_list(begin: Begin) -> None:
    grant = begin("santunan")
    fill(grant, "persetujuan/setuju = 1\npenerima/jenis = ahli_waris")
    assert grant.node("/data/penerima/nominal").value == "15000000"
    assert grant.node("/data/penerima/dasar_nominal").value == "Kemensos 2026"


def test_the_number_of_a_complaint_tells_place_and_day(begin: Begin) -> None:
    complaint = begin("keluhan")
    assert complaint.node("/data/penerimaan/nomor").value == "SLRT/1505062018/20260105/1"
