"""A prelist as the office has it, in a spreadsheet: its columns recognised, its rows read, its faults listed.

What cannot be trusted is left out of its cell, never guessed (a NIK that a spreadsheet ruined), and told with row and
column. A row without a village or a name cannot be found by anybody: it is left out whole, and told.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.forms.spreadsheet import Sheet, plain
from desktop.frozen import frozen
from desktop.reference.nik import Fault, Reading, digits_of, read_nik, read_no_kk, suggestion
from desktop.reference.regions import Regions, search_words

KNOWN: Mapping[str, tuple[str, ...]] = {
    "id": ("idkeluarga", "idbdt", "iddtks", "idprelist", "idartbdt", "idruta", "nourutruta"),
    "no_kk": ("nokk", "nomorkk", "kk", "nokartukeluarga", "nomorkartukeluarga"),
    "nama_kepala": ("namakepala", "namakepalakeluarga", "kepalakeluarga", "namakrt", "namakk", "krt"),
    "nik": ("nik", "noktp", "nomorindukkependudukan", "nonik", "nikktp"),
    "nama": ("nama", "namalengkap", "namaanggota", "namaart", "namapenerima"),
    "jk": ("jk", "jeniskelamin", "kelamin", "lp", "sex"),
    "tgl_lahir": ("tgllahir", "tanggallahir", "tgllhr", "lahir"),
    "hub": ("hub", "hubungan", "shdk", "hubungankeluarga", "statushubungan", "hubungandalamkeluarga"),
    "kawin": ("kawin", "statuskawin", "statusperkawinan"),
    "alamat": ("alamat", "alamatlengkap", "jalan"),
    "dusun": ("dusun", "lingkungan", "namasls", "sls", "kampung"),
    "rt": ("rt",),
    "rw": ("rw",),
    "desa": (
        "desa",
        "kelurahan",
        "desakelurahan",
        "namadesa",
        "namadesakelurahan",
        "kodedesa",
        "kodewilayah",
        "deskel",
    ),
    "kecamatan": ("kecamatan", "kec", "namakecamatan"),
    "desil": ("desil", "desilnasional", "desildtsen"),
    "petugas": ("petugas", "namapetugas", "pencacah", "pendata", "enumerator", "petugaslapangan"),
    "kabupaten": ("kabupaten", "kab", "kabupatenkota", "kabkota", "namakabupaten", "kota"),
}
HEADINGS = frozenset(word for words in KNOWN.values() for word in words)

# SHDK of the family card to Regsosek 409 (domain 3.8), and what offices write instead of codes
_SHDK = {"1": "1", "2": "2", "3": "2", "4": "3", "5": "4", "6": "5", "7": "6", "8": "6", "9": "8", "10": "7", "11": "8"}
_RELATIONS = {
    "kepalakeluarga": "1", "kk": "1", "krt": "1", "suami": "2", "istri": "2", "isteri": "2", "anak": "3",
    "menantu": "4", "cucu": "5", "orangtua": "6", "mertua": "6", "ortu": "6", "pembantu": "7", "famililain": "8",
    "lainnya": "8", "anaktiri": "3", "anakangkat": "3",
}  # fmt: skip
_SEXES = {"l": "1", "1": "1", "lakilaki": "1", "pria": "1", "p": "2", "2": "2", "perempuan": "2", "wanita": "2"}
_MARITAL = {
    "1": "1", "2": "2", "3": "3", "4": "4", "belumkawin": "1", "kawin": "2", "kawintercatat": "2", "menikah": "2",
    "ceraihidup": "3", "ceraimati": "4",
}  # fmt: skip
_VILLAGE_CODE = re.compile(r"\d{2}\.?\d{2}\.?\d{2}\.?\d{4}")
_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


class Flaw(StrEnum):
    """What is wrong with a cell or a row."""

    NO_NAME = "no_name"  # the row is left out
    VILLAGE_UNKNOWN = "village_unknown"  # the row is left out
    VILLAGE_AMBIGUOUS = "village_ambiguous"  # the row is left out
    VILLAGE_CODE = "village_code"  # of nowhere, or of elsewhere than the row says (BPS has other codes): left out
    NIK_RUINED = "nik_ruined"  # by a spreadsheet: its last digits are gone
    NIK_WRONG = "nik_wrong"
    LETTERS = "letters"  # O for 0, I or l for 1: with digits in their place the structure is right
    NIK_TWICE = "nik_twice"
    NO_KK_RUINED = "no_kk_ruined"
    NO_KK_WRONG = "no_kk_wrong"
    DATE_UNREADABLE = "date_unreadable"


LEFT_OUT = frozenset({Flaw.NO_NAME, Flaw.VILLAGE_UNKNOWN, Flaw.VILLAGE_AMBIGUOUS, Flaw.VILLAGE_CODE})


@frozen
class Faulty:
    """One flaw with its place in the spreadsheet: the row as numbered there, the heading of the column."""

    row: int
    column: str
    flaw: Flaw


@frozen
class Prelist:
    """What would be kept: rows of `FAMILY_COLUMNS` and `MEMBER_COLUMNS`."""

    families: tuple[tuple[str, ...], ...]
    members: tuple[tuple[str, ...], ...]
    flaws: tuple[Faulty, ...]
    villages: Mapping[str, int] = field(default_factory=dict)  # families by village code

    @property
    def left_out(self) -> int:
        return len({one.row for one in self.flaws if one.flaw in LEFT_OUT})


Villages = Callable[[str, str, str], Sequence[str]]
"""Codes of the villages meant by what stands in the columns desa, kecamatan and kabupaten."""


def recognise(columns: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by its heading: field of `KNOWN` → place."""
    found: dict[str, int] = {}
    for place, heading in enumerate(columns):
        for known, words in KNOWN.items():
            if plain(heading) in words:
                found.setdefault(known, place)
    return found


def read(sheet: Sheet, mapping: Mapping[str, int], *, villages: Villages, today: dt.date, village: str = "") -> Prelist:
    """Read all rows. `village` is the code for rows that name none."""
    return _Reader(sheet, mapping, villages, today, village).read()


@dataclass(slots=True)
class _Family:
    id: str
    village: str
    row: Mapping[str, str]
    no_kk: str
    members: list[tuple[str, ...]]
    head: str


class _Reader:
    """One reading: rows with the same family number are one family."""

    def __init__(
        self, sheet: Sheet, mapping: Mapping[str, int], villages: Villages, today: dt.date, village: str
    ) -> None:
        self._sheet, self._mapping, self._today, self._village = sheet, mapping, today, village
        self._find = villages
        self._known_villages: dict[tuple[str, str, str], Sequence[str]] = {}
        self._flaws: list[Faulty] = []
        self._niks: set[str] = set()
        self._families: dict[str, _Family] = {}

    def read(self) -> Prelist:
        for number, cells in zip(self._sheet.numbers, self._sheet.rows, strict=True):
            self._take(number, {known: cells[place].strip() for known, place in self._mapping.items()})
        families = sorted(self._families.values(), key=lambda one: (one.village, one.row.get("rt", ""), one.head))
        by_village: dict[str, int] = {}
        for one in families:
            by_village[one.village] = by_village.get(one.village, 0) + 1
        return Prelist(
            tuple(_family_row(one) for one in families),
            tuple(member for one in families for member in one.members),
            tuple(self._flaws),
            by_village,
        )

    def _take(self, number: int, row: Mapping[str, str]) -> None:
        name = row.get("nama") or row.get("nama_kepala", "")
        if not name:
            self._flaw(number, "nama", Flaw.NO_NAME)
            return
        village = self._village_of(number, row)
        if not village:
            return
        no_kk = self._number(number, "no_kk", row, lambda text: read_no_kk(text, today=self._today))
        key = row.get("id") or no_kk or f"{village}|{number}"
        family = self._families.get(key)
        if family is None:
            head = row.get("nama_kepala") or name
            family = self._families[key] = _Family(_id(key), village, row, no_kk, [], head)
        if "nama" in self._mapping or "nik" in self._mapping:
            self._member(number, row, name, family)

    def _member(self, number: int, row: Mapping[str, str], name: str, family: _Family) -> None:
        nik = self._number(
            number, "nik", row, lambda text: read_nik(text, today=self._today, no_kk=family.no_kk), once=True
        )
        relation = _coded(row.get("hub", ""), _RELATIONS, _SHDK) or ("1" if not family.members else "8")
        if relation == "1":
            family.head = name
        place = str(len(family.members) + 1)
        family.members.append(
            (
                f"{family.id}-{place}", f"{place}. {name}", family.id, place, nik, name,
                _coded(row.get("jk", ""), _SEXES), self._date(number, row), relation,
                _coded(row.get("kawin", ""), _MARITAL),
            )
        )  # fmt: skip

    def _number(
        self, number: int, known: str, row: Mapping[str, str], look: Callable[[str], Reading], *, once: bool = False
    ) -> str:
        """The digits if their structure is right, "" and a flaw if not."""
        text = row.get(known, "")
        if not digits_of(text).strip("0"):
            return ""
        read_as = look(text)
        if not read_as.structure_right:
            turned = suggestion(text)
            if turned is not None and look(turned).structure_right:
                self._flaw(number, known, Flaw.LETTERS)  # suggested, never applied by itself (domain 6.2)
                return ""
            ruined = Fault.SCIENTIFIC in read_as.faults
            flaws = {"nik": (Flaw.NIK_RUINED, Flaw.NIK_WRONG), "no_kk": (Flaw.NO_KK_RUINED, Flaw.NO_KK_WRONG)}
            self._flaw(number, known, flaws[known][0 if ruined else 1])
            return ""
        if once and read_as.digits in self._niks:
            self._flaw(number, known, Flaw.NIK_TWICE)
        if once:
            self._niks.add(read_as.digits)
        return read_as.digits

    def _village_of(self, number: int, row: Mapping[str, str]) -> str:
        said = (row.get("desa", ""), row.get("kecamatan", ""), row.get("kabupaten", ""))
        if not said[0]:
            if not self._village:
                self._flaw(number, "desa", Flaw.VILLAGE_UNKNOWN)
            return self._village
        if said not in self._known_villages:
            self._known_villages[said] = self._find(*said)
        found = self._known_villages[said]
        if len(found) != 1:
            unknown = Flaw.VILLAGE_CODE if _VILLAGE_CODE.fullmatch(said[0].strip()) else Flaw.VILLAGE_UNKNOWN
            self._flaw(number, "desa", Flaw.VILLAGE_AMBIGUOUS if found else unknown)
            return ""
        return found[0]

    def _date(self, number: int, row: Mapping[str, str]) -> str:
        text = row.get("tgl_lahir", "")
        if not text:
            return ""
        parts = _DATE.fullmatch(text)
        try:
            born = dt.date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else dt.date.fromisoformat(text[:10])
        except ValueError:
            self._flaw(number, "tgl_lahir", Flaw.DATE_UNREADABLE)
            return ""
        return born.isoformat()

    def _flaw(self, number: int, known: str, flaw: Flaw) -> None:
        place = self._mapping.get(known)
        self._flaws.append(Faulty(number, self._sheet.columns[place] if place is not None else "", flaw))


def _family_row(one: _Family) -> tuple[str, ...]:
    row = one.row
    where = " · ".join(part for part in (f"RT {row['rt']}" if row.get("rt") else "", row.get("alamat", "")) if part)
    return (
        one.id, f"{one.head} · {where}" if where else one.head, one.village, one.head, one.no_kk, row.get("alamat", ""),
        row.get("dusun", ""), row.get("rt", ""), row.get("rw", ""), str(len(one.members)),
        row.get("id", ""), row.get("desil", ""), row.get("petugas", ""),
    )  # fmt: skip


def _id(key: str) -> str:
    """A name that stays the same at the next import and tells nothing of the number it comes from."""
    return "p" + hashlib.sha256(f"prelist|{key}".encode()).hexdigest()[:15]


def _coded(text: str, words: Mapping[str, str], codes: Mapping[str, str] | None = None) -> str:
    said = plain(text)
    return (codes or {}).get(said.lstrip("0"), "") or words.get(said, "")


def villages_in(regions: Regions, under: str = "") -> Villages:
    """Look villages up by code, or by the names of the chain, within the region `under`; never the nearest word."""

    def find(village: str, district: str, regency: str) -> Sequence[str]:
        if _VILLAGE_CODE.fullmatch(village.strip()):
            code, other = regions.today(village.strip()), regions.of_bps(village.strip())
            if code and code.startswith(under) and _is_in(regions, code, regency):
                return [code]
            named = regency and other and _same(regions.chain(other)[1].name, regency)
            return [other] if named and other.startswith(under) else []  # a code of BPS: the row says where it is
        found = regions.search(f"{village} {district} {regency}", limit=50, under=under)
        return [one.code for one in found if _same(one.name, village) and _above(regions, one.code, district)]

    return find


def _above(regions: Regions, code: str, district: str) -> bool:
    return not district or any(_same(one.name, district) for one in regions.chain(code)[:-1])


def _is_in(regions: Regions, code: str, regency: str) -> bool:
    """False where the row names another regency of the province: codes of BPS are swapped in places (domain 7.1)."""
    province, own = regions.chain(code)[:2]
    others = [one.name for one in regions.children(province.code) if one.code != own.code]
    return not any("".join(search_words(name)) == "".join(search_words(regency)) for name in others)


def _same(name: str, said: str) -> bool:
    return search_words(name) == search_words(said)
