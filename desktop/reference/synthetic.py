"""Invented families for demonstration, practice and tests: the same number gives the same people, none of them real.

Every NIK and No KK here has 9 as the first digit of its serial, which a registry counting from 0001 each day does
not reach.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from collections.abc import Iterable, Iterator, Sequence

from desktop.frozen import frozen
from desktop.reference.lists import FAMILY_COLUMNS, MEMBER_COLUMNS
from desktop.reference.nik import FEMALE, FEMALE_DAYS, MALE


def _words(names: str) -> tuple[str, ...]:
    return tuple(names.split())


MEN = _words(
    "Rusdi Hasan Yusuf Amri Bakri Darwis Efendi Firman Gunawan Hamdani Iskandar Jamal Khairul Lukman Marzuki Nasrun "
    "Oktavian Pardi Ridwan Sapri Tarmizi Usman Wahyu Yanto Zainal Ahmad Budi Candra Dedi Hendra"
)
WOMEN = _words(
    "Siti Aminah Baiti Cahaya Dewi Elida Fatimah Gusnida Halimah Indrawati Juwita Kartini Lestari Mariam Nurhayati "
    "Paridah Ratna Salma Tati Umi Wati Yusnidar Zubaidah Asnah Rohana Sumiati Marlina Suryani Erni Desi"
)
SURNAMES = _words(
    "Saputra Pratama Hidayat Syahputra Anwar Nasution Maulana Ramadhan Kurniawan Setiawan Ismail Harun Mukhtar Jambak "
    "Sulaiman Arifin Rahman Basri Daulay Latief"
)
LANES = ("Jalan Lintas Desa", "Lorong Masjid", "Jalan Sungai", "Lorong Damai", "Jalan Kebun Karet", "Gang Melati")
HAMLETS = ("Dusun Mekar", "Dusun Makmur", "Dusun Ulu", "Dusun Tengah", "Dusun Ilir")
VILLAGES = ("15.05.06.2018", "15.05.06.2001", "15.71.01.1002", "15.71.07.1002")
HEAD, SPOUSE, CHILD, PARENT = "1", "2", "3", "6"  # Regsosek 409


@frozen
class Person:
    """An invented person; codes as in Regsosek (405, 408, 409)."""

    nik: str
    name: str
    sex: str
    born: dt.date
    relation: str
    marital: str


@frozen
class Family:
    """An invented family card. `id` is stable: it is the family's name in a prelist."""

    id: str
    no_kk: str
    village: str
    address: str
    hamlet: str
    rt: str
    rw: str
    members: tuple[Person, ...]

    @property
    def head(self) -> Person:
        return self.members[0]


def families(
    count: int, *, seed: int = 1, villages: Sequence[str] = VILLAGES, today: dt.date = dt.date(2026, 1, 5)
) -> Iterator[Family]:
    """So many families, always the same for a seed, spread over the villages (codes with dots)."""
    for number in range(count):
        yield family(number, seed=seed, village=villages[number % len(villages)], today=today)


def family(number: int, *, seed: int = 1, village: str = VILLAGES[0], today: dt.date = dt.date(2026, 1, 5)) -> Family:
    """The family with this number, without making those before it."""
    chance = random.Random(f"sambang {seed} {number}")  # noqa: S311 - people, not keys
    surname = chance.choice(SURNAMES)
    recorded = today - dt.timedelta(days=chance.randrange(300, 5000))
    return Family(
        id=f"K{seed:02d}{number:06d}",
        no_kk=f"{_district(village)}{recorded:%d%m%y}{_serial(number)}",
        village=village,
        address=f"{chance.choice(LANES)} No. {chance.randrange(1, 90)}",
        hamlet=chance.choice(HAMLETS),
        rt=f"{chance.randrange(1, 12):03d}",
        rw=f"{chance.randrange(1, 4):03d}",
        members=tuple(_members(chance, number, village, surname, today)),
    )


def nik(village: str, born: dt.date, sex: str, number: int) -> str:
    """A NIK of right structure for an invented person."""
    day = born.day + (FEMALE_DAYS if sex == FEMALE else 0)
    return f"{_district(village)}{day:02d}{born:%m%y}{_serial(number)}"


def prelist_csv(found: Iterable[Family]) -> bytes:
    """`prelist.csv` of Asesmen Keluarga: a row a family."""
    return _csv(
        FAMILY_COLUMNS,
        (
            (one.id, f"{one.head.name} · RT {one.rt} · {one.address}", one.village, one.head.name, one.no_kk,
             one.address, one.hamlet, one.rt, one.rw, str(len(one.members)), "", "", "")
            for one in found
        ),
    )  # fmt: skip


def members_csv(found: Iterable[Family]) -> bytes:
    """`prelist_anggota.csv`: a row a person, the family's id beside it."""
    return _csv(
        MEMBER_COLUMNS,
        (
            (f"{one.id}-{place}", f"{place}. {person.name}", one.id, str(place), person.nik, person.name, person.sex,
             person.born.isoformat(), person.relation, person.marital)
            for one in found
            for place, person in enumerate(one.members, start=1)
        ),
    )  # fmt: skip


def _members(chance: random.Random, number: int, village: str, surname: str, today: dt.date) -> Iterator[Person]:
    age = chance.randrange(24, 72)
    married = chance.random() < 0.8
    woman_leads = not married and chance.random() < 0.6
    people = [(FEMALE if woman_leads else MALE, age, HEAD, "2" if married else chance.choice("34"))]
    if married:
        people.append((FEMALE, max(19, age - chance.randrange(0, 8)), SPOUSE, "2"))
    for place in range(chance.randrange(0, 4 if married else 3)):
        grown = min(person[1] for person in people[:2]) - 20 - 3 * place
        if grown >= 0:
            people.append((chance.choice((MALE, FEMALE)), chance.randrange(0, grown + 1), CHILD, "1"))
    if chance.random() < 0.15:
        people.append((FEMALE, age + chance.randrange(18, 30), PARENT, "4"))
    for place, (sex, years, relation, marital) in enumerate(people):
        born = today - dt.timedelta(days=round(years * 365.25) + chance.randrange(30, 330))
        first = chance.choice(WOMEN if sex == FEMALE else MEN)
        yield Person(nik(village, born, sex, number * 10 + place), f"{first} {surname}", sex, born, relation, marital)


def _district(village: str) -> str:
    return village.replace(".", "")[:6]


def _serial(number: int) -> str:
    return f"9{number % 1000:03d}"


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()
