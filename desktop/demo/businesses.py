"""Invented KUBE and UEP over the eleven kabupaten/kota of Jambi, as many as the office reported for 2022."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.reference import synthetic
from desktop.reference.regions import Regions

REPORTED: Mapping[str, tuple[int, int]] = {
    "15.04": (2, 0),
    "15.08": (2, 0),
    "15.01": (3, 10),
    "15.71": (2, 5),
    "15.72": (2, 0),
    "15.02": (6, 10),
    "15.05": (4, 5),
    "15.03": (6, 5),
    "15.06": (4, 5),
    "15.07": (4, 5),
    "15.09": (2, 0),
}
"""Kabupaten/kota → how many KUBE and UEP (domain 1.5)."""
TRADES = (
    ("1", "Tani"),
    ("2", "Ternak"),
    ("3", "Ikan"),
    ("4", "Warung"),
    ("6", "Dapur"),
    ("7", "Anyam"),
    ("8", "Jahit"),
)
WORDS = ("Mekar", "Sejahtera", "Maju Bersama", "Harapan", "Mandiri", "Berkah", "Tunas Baru", "Sepakat", "Rezeki")
NEED = {"uraian": "Modal usaha dan peralatan", "volume": "1", "satuan": "paket"}
Answers = Mapping[str, str | list[Mapping[str, str]]]


def businesses(regions: Regions, officer: str) -> Iterator[Answers]:
    """All of them as answers of Profil dan Usulan KUBE/UEP, in villages of their kabupaten/kota."""
    number = 0
    for district, (groups, owners) in REPORTED.items():
        for at in range(groups + owners):
            kind = "KUBE" if at < groups else "UEP"
            yield _business(regions, _village(regions, district, at), kind, number, officer)
            number += 1


def _village(regions: Regions, district: str, at: int) -> str:
    """One village after the other, each in another kecamatan as far as there are some."""
    parts = regions.children(district)
    villages = regions.children(parts[at % len(parts)].code)
    return villages[at // len(parts) % len(villages)].code


def _business(regions: Regions, village: str, kind: str, number: int, officer: str) -> Answers:
    code, trade = TRADES[number % len(TRADES)]
    people = synthetic.family(number, seed=9, village=village).members
    head = people[0]
    owner = kind == "UEP"
    asked = 5_000_000 if owner else 20_000_000
    return {
        "petugas": officer,
        "provinsi": village[:2],
        "kabupaten": village[:5],
        "kecamatan": village[:8],
        "desa": village,
        "jenis_bantuan": kind,
        "nama_kube": f"{trade} {head.name}" if owner else f"KUBE {trade} {WORDS[number % len(WORDS)]} {number + 1}",
        "usaha": code,
        "alamat": f"{regions.address(village).split(', ')[0]}, RT {number % 9 + 1:03d}",
        "setuju": "1",
        "anggota": [
            {"nama_anggota": one.name, "jk_anggota": one.sex, "umur_anggota": "38", "terdaftar": "1"}
            for one in ([head] if owner else [*people, *people, *people, *people, *people][:7])
        ],
        "sumber_dana": "2",
        "tahun": "2022",
        "kebutuhan": [{**NEED, "harga_satuan": str(asked)}],
        "dokumen": "1 2 4",
    }
