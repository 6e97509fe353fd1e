"""What the stand-in province knows already: invented families, people, groups, events … that forms choose from."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from desktop.reference import synthetic

Row = Mapping[str, str]
FLOODED = "15.05.06.2018"
TRADES = (("1", "Tani Mekar"), ("2", "Ternak Sejahtera"), ("4", "Warung Berkah"), ("7", "Anyam Harapan"))


def lists() -> dict[str, bytes]:
    """Each entity list as CSV by its name; the same at every start."""
    made: dict[str, Iterable[Row]] = {
        "keluarga": _families(),
        "orang": _people(),
        "kube": _groups(),
        "keluhan": _complaints(),
        "kejadian": _events(),
        "titik": _shelters(),
        "korban": _victims(),
    }
    return {name: _csv(name, rows) for name, rows in made.items()}


def _families() -> Iterator[Row]:
    for one in synthetic.families(16, seed=3):
        yield {
            "label": f"{one.head.name} · RT {one.rt} · {one.address}", "desa": one.village,
            "nama_kepala": one.head.name, "no_kk": one.no_kk, "alamat": one.address, "rt": one.rt, "rw": one.rw,
            "jumlah": str(len(one.members)),
        }  # fmt: skip


def _people() -> Iterator[Row]:
    for one in synthetic.families(12, seed=4):
        person = one.members[-1]
        yield {
            "label": f"{person.name} · {one.address}", "desa": one.village, "nama": person.name, "nik": person.nik,
            "jk": person.sex, "tgl_lahir": person.born.isoformat(), "no_kk": one.no_kk, "alamat": one.address,
            "rt": one.rt, "rw": one.rw,
        }  # fmt: skip


def _groups() -> Iterator[Row]:
    for at, (trade, name) in enumerate(TRADES):
        village = synthetic.VILLAGES[at % len(synthetic.VILLAGES)]
        yield {
            "label": f"KUBE {name}", "desa": village, "nama": f"KUBE {name}", "jenis": "KUBE", "usaha": trade,
            "alamat": f"{synthetic.LANES[at]} RT 00{at + 1}", "anggota": "10", "sumber": "2", "tahun": "2026",
            "usulan": "20000000",
        }  # fmt: skip


def _complaints() -> Iterator[Row]:
    for at, one in enumerate(synthetic.families(4, seed=6)):
        number = f"SLRT/{one.village.replace('.', '')}/20261118/{at + 1}"
        yield {"label": f"{number} {one.head.name}", "desa": one.village, "nomor": number, "status": "baru",
               "urgensi": "1"}  # fmt: skip


def _events() -> Iterator[Row]:
    """Two volunteers have told of one flood: there is something to merge."""
    flood = {"jenis": "BJ", "tanggal": "2026-11-20", "jam": "05:00:00.000+07:00", "kk_terdampak": "42",
             "jiwa_terdampak": "151", "kk_mengungsi": "6", "jiwa_mengungsi": "23", "rumah_terendam": "38"}  # fmt: skip
    yield {"label": "Banjir Sungai Terap, 20-11-2026 · HS 05.10", **flood, "ke": "1"}
    yield {"label": "Banjir Sungai Terap, 20-11-2026 · RM 06.25", **flood, "kk_terdampak": "45"}
    yield {"label": "Kebakaran permukiman Pasir Panjang, 18-11-2026 · TL 21.40", "jenis": "KP",
           "tanggal": "2026-11-18", "jam": "21:15:00.000+07:00",
           "kk_terdampak": "3", "jiwa_terdampak": "11", "rumah_rb": "2"}  # fmt: skip


def _shelters() -> Iterator[Row]:
    for name, kind, room, people in (("Balai Desa", "2", "80", "23"), ("SDN 45", "3", "60", "0")):
        yield {"label": name, "desa": FLOODED, "nama": name, "jenis": kind, "kapasitas": room, "jiwa": people,
               "penanggung_jawab": "Hasan Basri", "dibuka": "1"}  # fmt: skip


def _victims() -> Iterator[Row]:
    for one in synthetic.families(6, seed=8, villages=(FLOODED,)):
        head = one.head
        yield {
            "label": f"{head.name} · {one.address}", "desa": FLOODED, "nama": head.name, "nik": head.nik,
            "jk": head.sex, "tgl_lahir": head.born.isoformat(), "alamat": one.address, "rt": one.rt, "rw": one.rw,
            "status_korban": "6",
        }  # fmt: skip


def _csv(name: str, rows: Iterable[Row]) -> bytes:
    """As a server hands it out: each row under an id of its own, in its first version."""
    found = list(rows)
    columns = tuple(dict.fromkeys(column for row in found for column in row))
    chance = random.Random(f"sambang {name}")  # noqa: S311 - ids of invented rows, the same every time
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("name", "__version", *columns))
    for row in found:
        known = UUID(int=chance.getrandbits(128), version=4)
        writer.writerow((str(known), "1", *(row.get(column, "") for column in columns)))
    return text.getvalue().encode()
