"""What the prelist page says of columns, flaws and results."""

from __future__ import annotations

from desktop.forms.prelist import LEFT_OUT, Faulty, Flaw, Prelist
from desktop.ui.formats import number
from desktop.ui.translations import mark, tr

COLUMNS = {
    "no_kk": mark("Nomor KK"),
    "nama_kepala": mark("Nama kepala keluarga"),
    "id": mark("ID keluarga (BDT, DTKS)"),
    "nik": mark("NIK anggota"),
    "nama": mark("Nama anggota"),
    "jk": mark("Jenis kelamin"),
    "tgl_lahir": mark("Tanggal lahir"),
    "hub": mark("Hubungan dalam keluarga"),
    "kawin": mark("Status perkawinan"),
    "alamat": mark("Alamat"),
    "dusun": mark("Dusun/lingkungan"),
    "rt": mark("RT"),
    "rw": mark("RW"),
    "desa": mark("Desa/kelurahan"),
    "kecamatan": mark("Kecamatan"),
    "kabupaten": mark("Kabupaten/kota"),
    "desil": mark("Desil (hanya dibaca)"),
    "petugas": mark("Petugas (pembagian tugas)"),
}

_FLAWS = {
    Flaw.NO_NAME: mark("tanpa nama: baris dilewati"),
    Flaw.VILLAGE_UNKNOWN: mark("desa tidak dikenal: baris dilewati"),
    Flaw.VILLAGE_AMBIGUOUS: mark("ada beberapa desa bernama itu, isi kolom kecamatan: baris dilewati"),
    Flaw.VILLAGE_CODE: mark("kode desa tidak dikenal atau milik wilayah lain (mungkin kode BPS): baris dilewati"),
    Flaw.NIK_RUINED: mark("NIK rusak oleh Excel, angka terakhirnya hilang: dikosongkan"),
    Flaw.NIK_WRONG: mark("struktur NIK tidak benar: dikosongkan"),
    Flaw.LETTERS: mark("ada huruf yang mirip angka (O, I, l): dikosongkan; betulkan di berkas bila memang angka"),
    Flaw.NIK_TWICE: mark("NIK ini sudah ada di baris lain"),
    Flaw.NO_KK_RUINED: mark("nomor KK rusak oleh Excel, angka terakhirnya hilang: dikosongkan"),
    Flaw.NO_KK_WRONG: mark("struktur nomor KK tidak benar: dikosongkan"),
    Flaw.DATE_UNREADABLE: mark("tanggal tidak terbaca: dikosongkan"),
}


def flaw_said(one: Faulty) -> str:
    """E.g. "Baris 12, NIK: struktur NIK tidak benar: dikosongkan"."""
    where = tr("Baris {n}, {column}", n=one.row, column=one.column) if one.column else tr("Baris {n}", n=one.row)
    return f"{where}: {tr(_FLAWS[one.flaw])}"


def summary_said(found: Prelist) -> str:
    """E.g. "240 keluarga dan 812 orang di 4 desa. 12 perlu dilihat, 3 baris dilewati"."""
    said = tr(
        "{families} keluarga dan {people} orang di {villages} desa.",
        families=number(len(found.families)),
        people=number(len(found.members)),
        villages=number(len(found.villages)),
    )
    looked = sum(one.flaw not in LEFT_OUT for one in found.flaws)
    if looked or found.left_out:
        out = number(found.left_out)
        said += " " + tr("{count} perlu dilihat, {out} baris dilewati.", count=number(looked), out=out)
    return said
