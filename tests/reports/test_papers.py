"""Minutes, lists and reports of a disaster: counted from the rows, DRAF while they disagree, masked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from desktop.forms import bundled
from desktop.reference.nik import group
from desktop.reports import letter, minutes, named_lists, posko, sitrep
from desktop.reports.answers import Filled, without_refused
from desktop.reports.letter import Letterhead
from desktop.reports.reading import Answer
from desktop.reports.template import filled, unknown
from desktop.reports.whatsapp import Heading, sms, text
from desktop.reports.words import in_words
from tests.reports.test_whatsapp import FLOOD, HEADING

PLACE = "Sungai Terap, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi"
PRELIST = [
    {"name": f"K{n}", "nama_kepala": f"Keluarga {n}", "no_kk": f"150506201019001{n}", "alamat": "Lorong Damai"}
    for n in range(1, 4)
]


def meeting(*statuses: str, approved: bool = True, **totals: str) -> Filled:
    """A meeting over the prelist with so many statuses; the totals that were sealed."""
    values = {"/data/rapat/tanggal": "2026-11-21", "/data/rapat/tempat": "Balai Desa", "/data/rapat/pemimpin": "Hasan"}
    for at, status in enumerate(statuses, start=1):
        row = f"/data/prelist_awal/baris[{at}]"
        values |= {f"{row}/id_prelist": f"K{at}", f"{row}/nama_baris": f"Keluarga {at}", f"{row}/status": status}
    values |= {f"/data/berita_acara/{name}": value for name, value in totals.items()}
    values["/data/daftar_hadir/hadir[1]/nama_hadir"] = "Hasan"
    return Filled(values, "Musyawarah", PLACE, "15.05.06.2018", "Siti", approved)


def test_minutes_count_the_rows_and_agree_with_what_was_sealed() -> None:
    found = meeting("1", "1", "2", jml_prelist="3", jml_tidak_mampu="2", jml_mampu="1", jml_usulan="0")
    assert minutes.differences(found, PRELIST) == ()
    page = minutes.html(found, PRELIST, head=Letterhead(office="DINAS SOSIAL"), printed="kini")
    assert "DRAF" not in page
    assert "Sabtu tanggal dua puluh satu bulan November tahun dua ribu dua puluh enam (21-11-2026)" in page
    assert "1505062010190011" not in page  # masked
    whole = minutes.html(found, PRELIST, head=Letterhead(), printed="", shown=True)
    assert group("1505062010190011") in whole
    assert [row["nama_baris"] for row in minutes.final(found)] == ["Keluarga 1", "Keluarga 2"]


def test_who_stays_with_repaired_data_is_on_the_final_list_and_counted_apart() -> None:
    found = meeting("1", "8", "3", jml_tidak_mampu="1", jml_diperbaiki="1")
    assert minutes.differences(found, PRELIST) == ()
    assert [row[5] for row in minutes.grid(found, PRELIST, shown=False).rows] == ["Tetap", "Diperbaiki"]


def test_the_final_list_has_the_registers_id_where_the_prelist_brought_it_and_where_new_families_live() -> None:
    found = meeting("1", "1")
    new = {"nama_usulan": "Rahma", "rt_usulan": "004", "alamat_usulan": "Lorong Baru", "alasan_usulan": "Pindah"}
    added = {f"/data/bagian_usulan/usulan[1]/{name}": said for name, said in new.items()}
    found = replace(found, values={**found.values, **added})
    registered = [{**PRELIST[0], "id_dtks": "DTKS-0001"}, *PRELIST[1:]]
    last = minutes.grid(found, registered, shown=False)
    assert [row[-1] for row in last.rows] == ["DTKS-0001", "", ""]
    assert last.rows[2][1:] == ("Rahma", "", "004", "Lorong Baru", "Usulan baru", "Pindah", "")
    assert sum(width for _, width in last.heads) == 100
    assert minutes.sheets(found, registered, shown=False)[0].fixed[-1] == "ID register"
    assert len(minutes.grid(found, PRELIST, shown=False).heads) == 7


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (meeting("1", "1", "2", jml_tidak_mampu="3"), "Ditemukan, tidak mampu: tertulis 3, di daftar 2."),
        (meeting("1", "", "2"), "1 keluarga belum diberi status."),
        (meeting("1", "2"), "1 keluarga belum dibahas"),
        (meeting("1", "1", "1", jml_prelist="4"), "Prelist awal tertulis 4 keluarga, yang dibahas 3."),
        (meeting("1", "1", "1", approved=False), "Isian musyawarah ini belum disetujui."),
        (meeting("1", "1", "1", jml_usulan="2"), "Usulan baru tertulis 2, di daftar 0."),
    ],
)
def test_while_counts_and_lists_disagree_the_minutes_are_a_draft(found: Filled, said: str) -> None:
    page = minutes.html(found, PRELIST, head=Letterhead(), printed="")
    assert "DRAF" in page
    assert any(said in one for one in minutes.differences(found, PRELIST))


def house(nama: str, result: str, *, approved: bool = True, desa: str = PLACE) -> Filled:
    values = {"/data/nama": nama, "/data/nik": "1505061203800001", "/data/kriteria_a": "1", "/data/kriteria_d": "1",
              "/data/hasil_validasi": result, "/data/m2_per_orang": "5.25", "/data/alamat": "<Lorong> Damai",
              "/data/rt": "003"}  # fmt: skip
    labels = {("hasil_validasi", "1"): "1. Valid", ("hasil_validasi", "2"): "2. Tidak valid"}
    return Filled(values, f"RTLH {nama}", desa, "15.05.06.2018", "Siti", approved, labels)


def test_the_list_for_perkim_says_why_and_is_masked() -> None:
    far = "Aur, Batin XXIV, Kabupaten Batang Hari, Jambi"
    found = named_lists.houses([house("Zul", "1"), house("Ali", "2", desa=far), house("Budi", "")], shown=False)
    assert [row[1] for row in found.grid.rows] == ["Ali", "Zul"]  # by place, then name; not validated is not listed
    assert found.grid.rows[1][2:10] == (
        "1505** ****** 0001", "<Lorong> Damai RT 003", "Sungai Terap", "Kumpeh Ulu", "a d", "5,25", "", "Valid",
    )  # fmt: skip
    page = found.html(head=Letterhead(), printed="")
    assert "&lt;Lorong&gt;" in page
    assert "1505061203800001" not in page
    assert found.draft == ()
    assert named_lists.houses([house("Ali", "1", approved=False)], shown=True).draft


def test_recipients_are_summed_in_words() -> None:
    rows = [
        Filled({"/data/nama_penerima": name, "/data/nominal": "15000000"}, name, PLACE, approved=True) for name in "AB"
    ]
    found = named_lists.recipients(rows, title="Usulan Santunan", shown=False)
    assert ("Jumlah bantuan", "Rp30.000.000 (tiga puluh juta rupiah)") in found.facts
    assert found.grid.rows[0][6] == "Rp15.000.000"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "nol"), (11, "sebelas"), (17, "tujuh belas"), (100, "seratus"), (1000, "seribu"),
        (1250, "seribu dua ratus lima puluh"),
        (21_000, "dua puluh satu ribu"), (1_000_000, "satu juta"), (111_111, "seratus sebelas ribu seratus sebelas"),
        (2_000_000_000_000, "dua triliun"), (-5, "minus lima"),
    ],
)  # fmt: skip
def test_terbilang(number: int, said: str) -> None:
    assert in_words(number) == said


def test_the_letterhead_is_that_of_the_nearest_office_as_it_was_called_then() -> None:
    rows = [
        {"name": "15", "label": "DINSOS PROVINSI", "berlaku_sejak": "2017-01-01"},
        {"name": "15.05", "label": "DINSOS LAMA", "berlaku_sejak": "2017-01-01"},
        {"name": "15.05", "label": "DINSOS BARU", "berlaku_sejak": "2026-06-01"},
        {"name": "15.05", "label": "DINSOS NANTI", "berlaku_sejak": "2030-01-01"},
    ]
    day = dt.date(2026, 11, 22)
    assert letter.chosen(rows, "15.05.06.2018", day).office == "DINSOS BARU"
    assert letter.chosen(rows, "15.05.06.2018", dt.date(2020, 1, 1)).office == "DINSOS LAMA"
    assert letter.chosen(rows, "15.71.01.1002", day).office == "DINSOS PROVINSI"
    assert letter.chosen(rows, "31", day) == Letterhead()


def test_every_office_of_the_province_has_a_row_that_says_what_it_lacks() -> None:
    rows = bundled.office_list("kop.csv")
    day = dt.date(2026, 11, 22)
    offices = {code: letter.chosen(rows, code, day) for code in (f"15.{at:02}" for at in (*range(1, 10), 71, 72))}
    assert len({head.over for head in offices.values()}) == 11
    assert all(head.town and head.missing == ("alamat", "pejabat", "nip") for head in offices.values())
    page = letter.html("Surat", [], head=offices["15.72"], printed="kini")
    assert "PEMERINTAH KOTA SUNGAI PENUH" in page
    assert "<br></td>" not in page and 'class="small"></span>' not in page  # no empty line where the address will be


def report(event: str, **figures: str) -> Filled:
    return Filled(
        {"/data/nama_kejadian": event, **{f"/data/angka/{name}": said for name, said in figures.items()}}, event
    )


def test_the_daily_report_takes_the_newest_of_each_event_and_knows_unknown_from_zero() -> None:
    reports = [report("Banjir", jiwa_terdampak="100"), report("Longsor"), report("Banjir", jiwa_terdampak="151")]
    grid = posko.event_grid(posko.newest(reports))
    assert [(row[0], row[2]) for row in grid.rows] == [("Banjir", "151"), ("Longsor", "?")]
    assert grid.sums[:4] == ("Jumlah yang diketahui", "?", "151", "?")
    page = posko.html(posko.Day(reports, (), (), "kini"), head=Letterhead(), printed="")
    assert "Tidak ada laporan titik pengungsian." in page


def test_merged_reports_are_one_event_with_the_figures_of_the_coordinator() -> None:
    merged = Filled({"/data/nama_kejadian": "Banjir Terap", "/data/jml_gabung": "1", "/data/jml_meninggal": "3"})
    reports = [report("Banjir Terap", meninggal="2"), report("Air naik", meninggal="1"), merged]
    (one,) = posko.event_grid(posko.newest(reports, lambda _values: "e1")).rows
    assert (one[0], one[3], one[4]) == ("Banjir Terap", "3", "?")


@pytest.mark.parametrize(
    ("verified", "dead", "said"),
    [("", "2", "agregat: daftar belum lengkap"), ("1", "2", "berbeda: periksa"), ("", "1", "sama"), ("1", "1", "sama")],
)
def test_figures_stand_beside_the_list_by_name_until_they_agree(verified: str, dead: str, said: str) -> None:
    told = report("Banjir", meninggal=dead, terverifikasi=verified)
    victims = [Filled({"/data/status_korban": state}) for state in ("1", "6", "6")]
    grid = posko.by_name_grid([told], victims, lambda _values: "e1")
    assert grid.rows == (("Banjir", "Meninggal", dead, "1", said),)
    assert posko.by_name_grid([told], [], lambda _values: "e1").rows == ()


def test_goods_of_all_stores_item_by_item() -> None:
    def store(name: str, **row: str) -> Filled:
        said = {"barang": "1", "satuan": "kg", "diterima": "50", "disalurkan": "20", **row}
        rows = {f"/data/gerak[1]/{question}": answer for question, answer in said.items()}
        return Filled({"/data/tempat_gudang": name, **rows}, labels={("barang", "1"): "1. Beras"})

    stores = [store("Posko", dibutuhkan="400"), store("Gudang"), store("Posko", dibutuhkan="120")]
    assert posko.goods_grid(stores).rows == (("Beras", "kg", "120", "150", "60", "90", "0"),)
    assert posko.goods_grid(stores[:1]).rows == (("Beras", "kg", "400", "50", "20", "30", "350"),)
    assert posko.goods_grid(stores[1:2]).rows == (("Beras", "kg", "?", "50", "20", "30", "?"),)  # nobody said: not zero


def test_a_sitrep_tells_what_changed_and_hides_a_nik_typed_into_it() -> None:
    said = {**FLOOD, "condition": [Answer("/data/k", "", "Korban 1505061203800001 di RSUD")]}
    record = Filled({"/data/lalu_jiwa_terdampak": "400", "/data/p/personel_terbaca": "Tagana 12 orang; LDP 24 jiwa; "})
    page = sitrep.Sitrep(said, record, HEADING, "peta titik", (("a.jpg", "Jembatan"),))
    assert ("Terdampak", "jiwa", "431", "dari 400") in sitrep.figures(page).rows
    assert ("Rumah rusak sedang", "unit", "belum diketahui", "") in sitrep.figures(page).rows
    html = sitrep.html(page, head=Letterhead(), printed="")
    assert "1505061203800001" not in html
    assert 'src="photo:peta titik"' in html
    assert "Jembatan" in html
    assert "Tagana 12 orang; LDP 24 jiwa</p>" in html


def test_an_own_template_leaves_out_what_has_nothing_to_say() -> None:
    template = "Lapor[ dari {petugas}]\n# A {x}\n# B :\n   - {y}\n# C {z}\nselesai"
    assert filled(template, {"z": "3"}) == "Lapor\n1. C 3\nselesai"
    assert (
        filled(template, {"y": "2", "z": "3", "petugas": "Rina"}) == "Lapor dari Rina\n1. B :\n   - 2\n2. C 3\nselesai"
    )
    assert unknown("{x} {nik_korban}", {"x"}) == ("nik_korban",)
    assert text(FLOOD, Heading(corrected=True), "Banjir {terdampak}").startswith("*RALAT*\nBanjir 120 KK")


def test_a_short_message_fits_in_two_and_has_plain_letters() -> None:
    short = sms(FLOOD, Heading(stage="AWAL", place="Sungai Penuh, Hamparan", corrected=True))
    assert short.startswith("RALAT LAP AWAL: Banjir. Sungai Penuh, Hamparan.")
    assert len(short) <= 306
    assert short.isascii()
    long = {**FLOOD, "need_item": [Answer(f"/data/k[{n}]/barang", "", "Beras dan lauk pauk") for n in range(60)]}
    assert len(sms(long, Heading())) <= 306


def test_who_refused_is_on_no_list_and_their_numbers_stay_here() -> None:
    no = {"/data/nama_penerima": "Ali", "/data/nominal": "1", "/data/nik": "1505061203800001", "/data/p/setuju": "2"}
    assert named_lists.recipients([Filled(no, "Ali", PLACE)], title="", shown=True).grid.rows == ()
    given = without_refused(no, lambda ref: ref.endswith("nik"))
    assert (given["/data/nik"], given["/data/nama_penerima"]) == ("", "Ali")
    yes = {**no, "/data/p/setuju": "1"}
    assert without_refused(yes, lambda _ref: True) == yes
