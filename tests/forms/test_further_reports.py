"""Further reports of a disaster say in the message and on the sheet what was answered in them (domain 5.2 to 5.8)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.forms import semantics
from desktop.reports import reading, sitrep, whatsapp
from desktop.reports.answers import Filled
from desktop.reports.letter import Letterhead
from desktop.reports.sitrep import Sitrep
from desktop.reports.whatsapp import Heading
from desktop.xforms import Form, Interview, Rows
from tests.forms.conftest import NOW, VillageLists
from tests.forms.filling import answer_the_rest, fill, warnings

Begin = Callable[[str], Interview]

FACILITIES_AND_WORK = """
angka/meninggal = 3
angka/jiwa_mengungsi = 40
angka/sumber = 4 1
pengungsi/balita = 6
pengungsi/perempuan_kk = 3
rincian/ada_rincian = 1
rincian/r_meninggal/meninggal_dewasa_l = 2
rincian/r_meninggal/meninggal_lansia_p = 1
fasilitas_umum/ada_fasilitas = 1
fasilitas_umum/fasum[1]/fasilitas = 6
fasilitas_umum/fasum[1]/tingkat_rusak = RB
fasilitas_umum/fasum[1]/jumlah_fasum = 1
fasilitas_umum/fasum[1]/nama_fasum = Sungai Terap
+ fasilitas_umum/fasum
fasilitas_umum/fasum[2]/fasilitas = 13
fasilitas_umum/fasum[2]/tingkat_rusak = TR
fasilitas_umum/fasum[2]/jumlah_fasum = 2.5
penanganan/status_darurat = 3
penanganan/no_sk_darurat = 12/2026
penanganan/posko = Balai Desa
penanganan/upaya = 15 3 17
penanganan/upaya_lain = Pengeboran sumur
"""


@pytest.fixture
def begin(forms: dict[str, Form], village: VillageLists) -> Begin:
    class Lists:
        def table(self, filename: str) -> object:
            heads = ("name", "label", "tanggal", "jam", "status", "meninggal")
            rows = [("k1", "Banjir Sungai Terap", "2026-01-03", "05:10:00.000+07:00", "", "2")]
            return Rows(heads, rows) if filename == "kejadian.csv" else village.table(filename)

    return lambda stem: fill(
        Interview(forms[stem], lists=Lists(), now=lambda: NOW),  # type: ignore[arg-type]
        "kejadian_mana/kabupaten = 15.05\nkejadian_mana/kecamatan = 15.05.06\nkejadian_mana/desa = 15.05.06.2018\n"
        "kejadian_mana/kejadian = k1",
    )


def told(interview: Interview) -> tuple[str, str]:
    """The message and the sheet of what was answered."""
    said = reading.by_meaning(interview, semantics.read(interview.form).meanings)
    page = Sitrep(said, Filled(interview.snapshot().values()), Heading(stage="PERKEMBANGAN KE-2"))
    return whatsapp.text(said, page.heading), sitrep.html(page, head=Letterhead(), printed="kini")


def test_a_sitrep_tells_facilities_sources_other_work_and_when_it_was(begin: Begin) -> None:
    report = begin("bencana_perkembangan")
    fill(report, FACILITIES_AND_WORK)
    assert "w_rincian_meninggal" not in warnings(report)
    message, sheet = told(report)
    facilities = "Jembatan 1 (RB, Sungai Terap), Sawah (ha) 2,5 (terendam)"
    assert f"Fasilitas umum : {facilities}" in message
    assert "meninggal 3 (L 2/P 1)" in message
    assert "Upaya yang dilakukan : Evakuasi, Penyuluhan, Pengeboran sumur" in message
    assert "Sumber : Pengamatan sendiri, BPBD" in message
    for words in ("Tanggap darurat, SK 12/2026", "Balai Desa", facilities, "Korban menurut umur dan jenis kelamin",
                  "perempuan kepala keluarga 3", "Pengamatan sendiri, BPBD"):  # fmt: skip
        assert words in sheet, words
    assert report.node("/data/tgl_kejadian").value == "2026-01-03"
    assert report.node("/data/jam_kejadian").value == "05.10"
    fill(report, "fasilitas_umum/ada_fasilitas = 2\nrincian/ada_rincian = 2\npenanganan/status_darurat = 1")
    message, sheet = told(report)
    assert "Fasilitas" not in message
    assert "umur dan jenis kelamin" not in sheet
    assert "SK 12/2026" not in sheet


def test_the_coordinators_sheet_has_each_village_with_the_source_that_counts(begin: Begin) -> None:
    report = begin("konsolidasi")
    village = "angka_desa/desa_angka[1]"
    fill(
        report,
        f"{village}/kec_angka = 15.05.06\n{village}/desa_dihitung = 15.05.06.2018\n{village}/sumber_angka = 4\n"
        f"{village}/d_kk_terdampak = 42\n{village}/d_meninggal = 0",
    )
    grid = sitrep.by_village(Filled(report.snapshot().values()))
    ((name, families, people, dead, *_, source),) = grid.rows
    assert (name, families, people, dead, source) == ("Sungai Terap", "42", "?", "0", "BPBD")
    assert "Angka per desa" in told(report)[1]


def test_when_the_grant_came_and_what_proves_it_stand_in_its_request(
    forms: dict[str, Form], village: VillageLists
) -> None:
    request = Interview(forms["santunan"], lists=village, now=lambda: NOW)
    answer_the_rest(request, known={"setuju": "1", "verifikasi": "1"})
    assert not request.node("/data/penerimaan/tgl_diterima").relevant
    fill(request, "penerimaan/sudah_diterima = 1")
    assert request.node("/data/penerimaan/tgl_diterima").required
    fill(request, "berkas/verifikasi = 3")
    assert not request.node("/data/penerimaan/sudah_diterima").relevant
