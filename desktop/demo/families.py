"""Synthetic families as answers of Asesmen Keluarga."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.reference.synthetic import Family, Person

# About where the villages of the invented families lie, so that a map tells them apart.
VILLAGES = {
    "15.05.06.2018": (-1.652, 103.716), "15.05.06.2001": (-1.632, 103.672),
    "15.71.01.1002": (-1.583, 103.566), "15.71.07.1002": (-1.622, 103.600),
}  # fmt: skip

DIFFICULT = ("melihat", "mendengar", "berjalan", "tangan", "belajar", "perilaku", "bicara", "urus_diri", "ingat")
NO_TROUBLE = {
    "perlu_ppks": "2",
    "sedih": "4",
    **{f"sulit_{name}": "4" for name in DIFFICULT},
    "sulit_belajar": "3",
    "sulit_bicara": "3",
}

ADULT = date(2009, 1, 1)  # born before it, a person of the demonstration has a KTP


def household(family: Family, enumerator: str) -> Mapping[str, str | list[Mapping[str, str]]]:
    """A synthetic family as answers of Asesmen Keluarga."""
    village = family.village
    return {
        "provinsi": village[:2],
        "kabupaten": village[:5],
        "kecamatan": village[:8],
        "desa": village,
        "nama_kepala": family.head.name,
        "no_kk": family.no_kk,
        "kode_kk": "0",
        "alamat": family.address,
        "nama_sls": family.hamlet,
        "rt": family.rt,
        "rw": family.rw,
        "kunjungan": "1",
        "petugas": enumerator,
        "setuju": "1",
        "responden": family.head.name,
        "no_hp": "081200000000",
        "anggota": [_member(person) for person in family.members],
        "jumlah_anggota": str(len(family.members)),
        "luas_lantai": "45",
        "keluarga_bermasalah": "2",
        "komunitas_adat": "2",
        "lokasi": _house(family),
    }


def _member(person: Person) -> Mapping[str, str]:
    return {
        "nama": person.name,
        "keberadaan": "1",
        "nik": person.nik,
        "jk": person.sex,
        "tahu_lahir": "1",
        "tgl_lahir": person.born.isoformat(),
        "hub": person.relation,
        "kawin": person.marital,
        "identitas": "1 4" if person.born <= ADULT else "1 2",
        **NO_TROUBLE,
    }


def _house(family: Family) -> str:
    """A point of its own for every family, some 60 m apart."""
    row, column = divmod(int(family.no_kk[-4:]), 100)
    south, east = VILLAGES.get(family.village, (-1.61, 103.61))
    return f"{south + (row - 90) * 0.0006:.4f} {east + (column - 50) * 0.0006:.4f} 12 5"


def flood() -> Mapping[str, str | list[Mapping[str, str]]]:
    """A flood of the demonstration as answers of Laporan Awal Bencana."""
    return {
        "jenis": "BJ",
        "tgl_kejadian": "2026-11-20",
        "jam_kejadian": "04:30:00.000+07:00",
        "berlangsung": "1",
        "kronologis": "Hujan lebat semalaman, air sungai meluap ke permukiman sejak pukul 04.30.",
        "tinggi_air_cm": "90",
        "provinsi": "15",
        "kabupaten": "15.05",
        "tempat": [{"kecamatan": "15.05.06", "desa": "15.05.06.2018", "dusun": "Dusun Ilir, RT 03"}],
        "kk_terdampak": "42",
        "jiwa_terdampak": "151",
        "rumah_terendam": "38",
        "kk_mengungsi": "6",
        "jiwa_mengungsi": "23",
        "balita": "4",
        "lansia": "2",
        "jalan": "2",
        "upaya": "1 2",
        "ada_kebutuhan": "1",
        "kebutuhan": [{"barang": "1", "jumlah": "50"}],
        "sumber": "1",
        "nama_pelapor": "Hamdani Saputra",
    }
