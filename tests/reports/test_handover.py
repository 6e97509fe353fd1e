"""Berita acara serah terima: its lines, its sum in words, and why it is a draft."""

from __future__ import annotations

import pytest

from desktop.reports import handover
from desktop.reports.answers import Filled
from desktop.reports.letter import Letterhead

PLACE = "Sungai Terap, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi"
HEAD = Letterhead(over="PEMERINTAH PROVINSI JAMBI", office="DINAS SOSIAL")
LABELS = {("untuk", "1"): "1. KUBE/UEP", ("barang", "1"): "1. **Beras**"}


def given(*rows: tuple[str, str, str, str], approved: bool = True, **more: str) -> Filled:
    values = {
        "/data/untuk_siapa/untuk": "1", "/data/untuk_siapa/penerima": "KUBE Tani Mekar",
        "/data/untuk_siapa/tgl_serah": "2026-11-20", "/data/pihak/pihak_1": "Ratna", "/data/pihak/pihak_2": "Hasan",
    }  # fmt: skip
    for at, row in enumerate(rows, start=1):
        names = zip(("uraian", "jumlah", "satuan", "harga"), row, strict=True)
        values |= {f"/data/diserahkan/barang_serah[{at}]/{name}": value for name, value in names}
    values |= {f"/data/diserahkan/{name}": value for name, value in more.items()}
    return Filled(values, "Serah terima", PLACE, "15.05.06.2018", "Siti", approved, LABELS)


GOATS, FEED = ("Kambing", "6", "ekor", "1850000"), ("Pakan", "4.5", "karung", "250000")


def test_the_sum_is_that_of_the_lines_and_stands_there_in_words() -> None:
    one = given(GOATS, FEED, total_nilai="12225000")
    assert handover.total(one) == 12_225_000
    assert handover.differences(one) == ()
    page = handover.html(one, head=HEAD, printed="kini")
    assert "Rp12.225.000 (dua belas juta dua ratus dua puluh lima ribu rupiah)" in page
    assert "Jumat tanggal dua puluh bulan November tahun dua ribu dua puluh enam" in page
    assert "1.125.000" in page and "4,5" in page
    assert "DINAS SOSIAL" in page and "KUBE Tani Mekar" in page and "bantuan untuk KUBE/UEP" in page
    assert "DRAF" not in page
    (sheet,) = handover.sheets(one)
    assert [row[0][1] for row in sheet.rows] == ["Kambing", "Pakan", "Jumlah"]


def test_goods_without_prices_are_listed_without_money_and_what_is_unknown_is_left_to_write() -> None:
    one = given(("Kambing", "6", "ekor", ""))
    page = handover.html(one, head=Letterhead(), printed="kini")
    assert "Seluruhnya 1 (satu) macam barang." in page
    assert "Harga" not in page
    assert f"Nomor: {handover.DOTS}" in page and handover.DOTS in page.partition("Jabatan")[2]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (given(GOATS, approved=False), "Isian serah terima ini belum disetujui."),
        (given(GOATS, total_nilai="11000000"), "Nilai seluruhnya tertulis Rp11.000.000, di daftar Rp11.100.000."),
        (given(), "Belum ada barang yang diserahkan."),
    ],
)
def test_it_is_a_draft_while_something_is_not_right(one: Filled, said: str) -> None:
    assert said in handover.differences(one)
    assert "DRAF" in handover.html(one, head=HEAD, printed="kini")


def test_what_a_store_gave_out_is_handed_over_by_the_same_paper() -> None:
    row = "/data/barang_barang/gerak"
    values = {
        f"{row}[1]/barang": "1", f"{row}[1]/disalurkan": "40", f"{row}[1]/satuan": "kg",
        f"{row}[2]/barang": "1", f"{row}[2]/disalurkan": "0",
    }  # fmt: skip
    store = Filled(values, "Logistik", PLACE, approved=True, labels=LABELS)
    assert handover.items(store) == (handover.Item("Beras", "40", "kg"),)
    assert handover.differences(store) == ("Pada isian logistik ini tidak dicatat serah terima.",)
    handed = Filled(values | {"/data/serah_terima/ada_serah": "1"}, "Logistik", PLACE, approved=True, labels=LABELS)
    assert handover.differences(handed) == ()
    assert "bantuan untuk logistik bencana" in handover.html(handed, head=HEAD, printed="kini")
