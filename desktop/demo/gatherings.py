"""A village meeting over the prelist and houses unfit to live in: what minutes and lists are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.reference import synthetic
from desktop.reference.synthetic import Family

VILLAGE = "15.05.06.2018"
Answers = Mapping[str, str | list[Mapping[str, str]]]


def _place(village: str) -> dict[str, str]:
    return {"provinsi": village[:2], "kabupaten": village[:5], "kecamatan": village[:8], "desa": village}


def meeting(families: int, officer: str) -> Answers:
    """Musyawarah Desa over so many families of one village, every status among them."""
    statuses = "1112113114815161171"
    return {
        **_place(VILLAGE),
        "tempat": "Balai Desa",
        "pemimpin": "Hasan Basri",
        "notulis": officer,
        "baris": [{"status": statuses[at % len(statuses)]} for at in range(families)],
        "ada_usulan": "1",
        "usulan": [
            {"nama_usulan": "Rahma Lestari", "rt_usulan": "004", "alamat_usulan": "Lorong Damai No. 7",
             "alasan_usulan": "Baru pindah, belum terdata"},
            {"nama_usulan": "Yanto Saputra", "rt_usulan": "007", "alasan_usulan": "Kehilangan pekerjaan"},
        ],
        "hadir": [
            {"nama_hadir": name, "unsur": role}
            for name, role in (("Hasan Basri", "1"), ("Dewi Anwar", "2"), ("Marzuki Rahman", "3"), ("Usman Harun", "4"),
                               ("Fatimah Jambak", "5"), (officer, "6"), ("Tarmizi Latief", "7"))
        ],
    }  # fmt: skip


def houses(count: int, officer: str) -> Iterator[Answers]:
    """Rumah Tidak Layak Huni of invented families."""
    for number, family in enumerate(synthetic.families(count, seed=5)):
        yield _house(family, number, officer)


def _house(family: Family, number: int, officer: str) -> Answers:
    bad = "1" if number % 4 else "2"
    return {
        **_place(family.village),
        "petugas": officer,
        "nama": family.head.name,
        "nik": family.head.nik,
        "jk": family.head.sex,
        "tgl_lahir": family.head.born.isoformat(),
        "no_kk": family.no_kk,
        "alamat": family.address,
        "rt": family.rt,
        "rw": family.rw,
        "jml_penghuni": str(len(family.members)),
        "setuju": "1",
        "dinding_rusak": bad,
        "atap_rusak": bad,
        "mck": "3" if number % 3 == 0 else "2",
        "luas_m2": str(18 + number * 3),
        "kepemilikan_tanah": str(number % 3 + 1),
        "terdaftar": "1",
        "punya_ktp_kk": "1",
        "pernah_bantuan": "2",
        "kesediaan_swadaya": str(number % 2 + 1),
        "hasil_validasi": "1" if bad == "1" else "2",
        "alasan_validasi": "" if bad == "1" else "Sudah diperbaiki pemilik",
        "lokasi": f"{-1.63 - number * 0.004:.4f} {103.62 + number * 0.003:.4f} 12 5",
    }
