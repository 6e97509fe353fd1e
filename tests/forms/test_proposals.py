"""PPKS kinds in the household form: proposed with strength and reasons (domain 2.4 to 2.6), never ticked."""

from __future__ import annotations

import pytest

from desktop.xforms import Form, Interview, ListSource, Rows
from tests.forms.conftest import NOW
from tests.forms.filling import fill
from tests.forms.test_asesmen import AGREED, HEAD, WIFE, born

CHILD = "+ keluarga/anggota" + born(8, place=3, hub=3, married=1)
SIGN = "keluarga/anggota[3]/sosial/perlu_ppks = 1"


def test_kinds_of_a_member_are_proposed_with_strength_and_reasons_and_never_ticked(asesmen: Interview) -> None:
    fill(asesmen, AGREED + HEAD + WIFE + CHILD)
    child = "/data/keluarga/anggota[3]/sosial"
    assert not asesmen.node(f"{child}/asuh").relevant  # one question for who has no sign of trouble
    fill(asesmen, f"{SIGN}\nkeluarga/anggota[3]/sosial/asuh = 4\nkeluarga/anggota[3]/sosial/di_jalan = 1")
    assert asesmen.node(f"{child}/disarankan").value == (
        "02 lemah · tidak diasuh keluarga; 04 kuat · sebagian besar waktunya di jalan; "
    )
    fill(asesmen, "kecukupan/tempat_tinggal_tetap = 2")  # a poor family makes it stronger
    assert asesmen.node(f"{child}/disarankan").value.startswith(
        "02 kuat · tidak diasuh keluarga · keluarga fakir miskin (penguat); 04"
    )
    assert asesmen.node(f"{child}/ppks").value == ""
    assert asesmen.node(f"{child}/alasan_beda").required
    fill(asesmen, "keluarga/anggota[3]/sosial/ppks = 02 04")
    assert not asesmen.node(f"{child}/alasan_beda").relevant


def test_a_heavy_difficulty_proposes_without_being_asked_for_signs(asesmen: Interview) -> None:
    fill(asesmen, AGREED + HEAD + WIFE + CHILD)
    fill(asesmen, "keluarga/anggota[3]/kesehatan/sulit_melihat = 2\nkeluarga/anggota[1]/kesehatan/sulit_berjalan = 1")
    assert (
        asesmen.node("/data/keluarga/anggota[3]/sosial/disarankan").value == "05 kuat · kesulitan berat menurut 428; "
    )
    assert (
        asesmen.node("/data/keluarga/anggota[1]/sosial/disarankan").value == "09 kuat · kesulitan berat menurut 428; "
    )
    fill(asesmen, "keluarga/anggota[3]/kesehatan/sulit_melihat = 3\nkeluarga/anggota[3]/kesehatan/sedih = 1")
    assert asesmen.node("/data/keluarga/anggota[3]/sosial/disarankan").value == ""  # 428j is no disability (domain 2.4)


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ("makan_pokok = 21\nnabati = 7\nhewani = 3\npakaian = 6\ntidur_tetap = 1\ndiobati = 1", "0"),
        ("makan_pokok = 13\nnabati = 3\nhewani = 2\npakaian = 3\ntidur_tetap = 2\ndiobati = 2", "5"),
        ("makan_pokok = 14\nnabati = 3\nhewani = 3\npakaian = 4\ntidur_tetap = 1\ndiobati = 3", "0"),
    ],
)
def test_the_score_of_a_child(asesmen: Interview, answers: str, score: str) -> None:
    fill(asesmen, AGREED + HEAD + WIFE + CHILD + SIGN)
    lines = [line for line in answers.splitlines() if "=" in line]
    fill(asesmen, "\n".join(f"keluarga/anggota[3]/sosial/{line}" for line in lines))
    assert asesmen.node("/data/keluarga/anggota[3]/sosial/skor_anak").value == score


def test_a_poor_family_is_proposed_and_becomes_something_to_choose(asesmen: Interview) -> None:
    fill(asesmen, AGREED + HEAD + WIFE + "keluarga/jumlah_anggota = 2\nkecukupan/tempat_tinggal_tetap = 2")
    said = asesmen.node("/data/kecukupan/disarankan_keluarga").value
    assert said.startswith("11 kuat · tanpa tempat tinggal tetap; 24 kuat")
    (change,) = [one for one in asesmen.finalize().entities if one.dataset == "keluarga"]
    assert (change.dataset, change.create, change.label == "Rusdi · Lorong Damai No. 4") == ("keluarga", True, True)
    fill(asesmen, "persetujuan/setuju = 2")
    assert asesmen.finalize().entities == ()


def test_thresholds_are_those_of_the_office_on_the_day(forms: dict[str, Form], village: ListSource) -> None:
    class Office:
        def table(self, filename: str) -> object:
            heads = ("name", "nilai", "berlaku_sejak", "berlaku_sampai")
            rows = [("dewasa_dari", "17", "2020-01-01", "2025-12-31"), ("dewasa_dari", "19", "2026-01-01", "")]
            return Rows(heads, rows) if filename == "ambang.csv" else village.table(filename)

    interview = Interview(forms["asesmen_keluarga"], lists=Office(), now=lambda: NOW)  # type: ignore[arg-type]
    assert interview.node("/data/a_dewasa_dari").value == "19"
    assert interview.node("/data/a_lansia_dari").value == "60"  # not in their list: as the form has it
    fill(interview, "kunjungan_petugas/tgl_pendataan = 2025-06-01")
    assert interview.node("/data/a_dewasa_dari").value == "17"
