"""Synthetic families as answers of Asesmen Keluarga."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.reference.synthetic import Family


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
        "anggota": [
            {
                "nama": person.name,
                "keberadaan": "1",
                "nik": person.nik,
                "jk": person.sex,
                "tahu_lahir": "1",
                "tgl_lahir": person.born.isoformat(),
                "hub": person.relation,
                "kawin": person.marital,
            }
            for person in family.members
        ],
        "jumlah_anggota": str(len(family.members)),
        "luas_lantai": "45",
        "lokasi": "-1.6101 103.6131 12 5",
    }
