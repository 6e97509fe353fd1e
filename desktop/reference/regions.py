"""The regions of Indonesia, read-only: children, chains, search by any part of the chain, zones."""

from __future__ import annotations

import re
import sqlite3
import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType

from desktop.frozen import frozen
from desktop.reference import region_source
from desktop.reference.region_source import code_of, kind_of, number_of
from desktop.reference.zones import zone_of
from desktop.trouble import Kind, Trouble

VILLAGE = 4
COLUMNS = "r.id, r.name, r.postal_code"
UPPER = {
    True: "AND r.level < 4",
    False: "",
}  # literally: so SQLite sees that the partial index will do
CLOSE = 70  # of 100: "terab" and "terap" are 80
GUESSES = 8  # words tried for one misspelt
CANDIDATES = 400  # hits looked at before ranking: ranking inside FTS5 costs 30 ms for "su"

# CROSS JOIN: the words first. SQLite's planner would walk all regions and ask FTS5 about each (29 s).
SEARCH = f"""
    SELECT {COLUMNS} FROM region_words w CROSS JOIN region r ON r.id = w.rowid
    WHERE w.region_words MATCH ? AND r.level = ? AND r.id BETWEEN ? AND ? LIMIT ?
"""  # noqa: S608

_CODE = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?")

# what people type beside names, and short forms of names
NOISE = {"desa", "kel", "kelurahan", "kec", "kecamatan", "kab", "kabupaten", "prov", "provinsi", "distrik", "kampung"}
SHORT = {"tanjab": "tanjung jabung", "muba": "musi banyuasin", "oku": "ogan komering ulu", "jaksel": "jakarta selatan"}


@frozen
class Region:
    """One province, kabupaten/kota, kecamatan or village by its Kemendagri code with dots."""

    code: str
    parent: str
    level: int
    name: str
    kind: str
    postal_code: str | None
    zone: str


class Regions:
    """The built list, opened read-only; a connection belongs to its thread. Trouble LIST_BROKEN if unfit."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._terms: list[str] | None = None  # every word of every name, sorted; read at the first misspelling
        try:
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            self.about = dict(self._db.execute("SELECT key, value FROM about"))
        except sqlite3.Error as error:
            raise Trouble(Kind.LIST_BROKEN, name=path.name, row=0) from error
        if self.about.get("format") != region_source.FORMAT:
            self._db.close()
            raise Trouble(Kind.LIST_BROKEN, name=path.name, row=0)

    def region(self, code: str) -> Region | None:
        """By code with dots ("15.71.01.1001") or without ("1571011001")."""
        code = dotted(code)
        found = self._select("WHERE r.id = ?", number_of(code)) if _CODE.fullmatch(code) else []
        return found[0] if found else None

    def children(self, parent: str = "") -> list[Region]:
        """Next level under a code, by name; the provinces without one."""
        parent = dotted(parent)
        level = parent.count(".") + 2 if parent else 1
        if level > VILLAGE or not (parent == "" or _CODE.fullmatch(parent)):
            return []
        where = f"WHERE r.level = ? {UPPER[level < VILLAGE]} AND r.id BETWEEN ? AND ? ORDER BY r.name, r.id"
        return self._select(where, level, *_below(parent))

    def chain(self, code: str) -> tuple[Region, ...]:
        """From the province down to the region itself; shorter (down to empty) where a code is not in the list."""
        parts = dotted(code).split(".")
        found = (self.region(".".join(parts[:depth])) for depth in range(1, len(parts) + 1))
        return tuple(region for region in found if region is not None)

    def address(self, code: str) -> str:
        """Sungai Terap, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi: the full chain, since village names repeat."""
        return ", ".join(region.name for region in reversed(self.chain(code)))

    def search(self, text: str, *, limit: int = 20, under: str = "", level: int = VILLAGE) -> list[Region]:
        """Regions of one level whose chain has all the words, in any order; `under` is a code they must lie in.

        Each word may be the beginning of one; if nothing is found, a word nobody writes so is taken for the nearest
        one ("terab" → "terap"). Best first: those whose own name is meant, then by name.
        """
        words = search_words(text)
        found = self._with([[word] for word in words], under, level)
        if found or not words:
            return sorted(found, key=lambda region: _nearness(region, words))[:limit]
        found = self._with([self._nearest(word) for word in words], under, level)
        return sorted(found, key=lambda region: _likeness(region, words))[:limit]

    def bps(self, code: str) -> str:
        """The code of BPS of a kabupaten/kota (4 digits), kecamatan (7) or village (10); "" where none is known."""
        code = dotted(code)
        if not _CODE.fullmatch(code) or "." not in code:
            return ""
        row = self._db.execute("SELECT number, villages FROM bps WHERE code = ?", (number_of(code[:8]),)).fetchone()
        if row is None or len(code) <= 8:
            return "" if row is None else str(row[0])
        return next((f"{row[0]}{theirs:03d}" for ours, theirs in _ends(row[1]) if ours == int(code[9:])), "")

    def bps_of_villages(self) -> dict[str, str]:
        """The codes of BPS of all villages that have one: for a list of them all, where asking each takes seconds."""
        return {
            f"{code_of(code)}.{ours:04d}": f"{number}{theirs:03d}"
            for code, number, villages in self._db.execute("SELECT code, number, villages FROM bps")
            for ours, theirs in _ends(villages)
        }

    def of_bps(self, number: str) -> str:
        """Our code of a kabupaten/kota, kecamatan or village by its code of BPS; "" where none is known."""
        if not (number.isascii() and number.isdecimal() and len(number) in (4, 7, 10)):
            return ""
        row = self._db.execute("SELECT code, villages FROM bps WHERE number = ?", (int(number[:7]),)).fetchone()
        if row is None or len(number) < 10:
            return "" if row is None else code_of(row[0])
        return next(
            (f"{code_of(row[0])}.{ours:04d}" for ours, theirs in _ends(row[1]) if theirs == int(number[7:])), ""
        )

    def today(self, code: str) -> str:
        """The code that a place has today: the same, or what an older one became; "" where neither is known."""
        code = dotted(code)
        if not _CODE.fullmatch(code) or self.region(code) is not None:
            return code if _CODE.fullmatch(code) else ""
        row = self._db.execute("SELECT code FROM old WHERE number = ?", (number_of(code),)).fetchone()
        return "" if row is None else code_of(row[0])

    def count(self, level: int) -> int:
        """How many regions of a level there are."""
        upper = UPPER[level < VILLAGE]
        (number,) = self._db.execute(f"SELECT count(*) FROM region r WHERE r.level = ? {upper}", (level,)).fetchone()  # noqa: S608
        return int(number)

    def of_level(self, level: int) -> Iterator[Region]:
        """All of one level, by name."""
        where = f"WHERE r.level = ? {UPPER[level < VILLAGE]} ORDER BY r.name, r.id"
        return (_region(*row) for row in self._db.execute(f"SELECT {COLUMNS} FROM region r {where}", (level,)))  # noqa: S608

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Regions:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _with(self, words: Sequence[Sequence[str]], under: str, level: int) -> list[Region]:
        """Regions whose chain has, for each place, one of its words."""
        if not all(words) or not words:
            return []
        query = " AND ".join("(" + " OR ".join(f'"{word}"*' for word in either) + ")" for either in words)
        return self._found(SEARCH, query, level, *_below(dotted(under)), CANDIDATES)

    def _nearest(self, word: str) -> list[str]:
        """The written words nearest to one that no region's name begins with."""
        from rapidfuzz import fuzz, process

        if self._terms is None:
            self._db.execute("CREATE VIRTUAL TABLE temp.region_terms USING fts5vocab(main, region_words, row)")
            self._terms = [term for (term,) in self._db.execute("SELECT term FROM region_terms")]
        place = bisect_left(self._terms, word)
        if self._terms[place : place + 1] and self._terms[place].startswith(word):
            return [word]
        near = process.extract(word, self._terms, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=GUESSES)
        return [term for term, _, _ in near]

    def _select(self, where: str, *values: str | int) -> list[Region]:
        return self._found(f"SELECT {COLUMNS} FROM region r {where}", *values)  # noqa: S608

    def _found(self, sql: str, *values: str | int) -> list[Region]:
        try:
            return [_region(*row) for row in self._db.execute(sql, values)]
        except sqlite3.DatabaseError as error:
            raise Trouble(Kind.LIST_BROKEN, name=self._name, row=0) from error


def _ends(villages: bytes) -> Iterator[tuple[int, int]]:
    """Of each village of a kecamatan the ends of both codes, ours and that of BPS."""
    return ((ours, theirs) for ours, theirs in struct.iter_unpack(">2H", villages))


def _region(number: int, name: str, postal_code: str | None) -> Region:
    code = code_of(number)
    return Region(
        code, code.rpartition(".")[0], code.count(".") + 1, name, kind_of(code), postal_code, zone_of(code)
    )  # fmt: skip


def _below(code: str) -> tuple[int, int]:
    """The numbers of a place and all in it; of everything for ""."""
    if code and not _CODE.fullmatch(code):
        return (0, -1)
    first = number_of(code or "0")
    return first, first + int(10 ** (10 - len(code.replace(".", "")))) - 1


def build(target: Path) -> None:
    """Make the region list (`python3 dev.py regions`); see `region_source`."""
    region_source.build(target)


def is_built(path: Path) -> bool:
    """Is there a region list of today's format and data package?"""
    if not path.is_file():
        return False
    try:
        with closing(Regions(path)) as regions:
            about = dict(region_source.about())
            return all(regions.about.get(key) == about[key] for key in ("format", "package"))
    except Trouble:
        return False


def dotted(code: str) -> str:
    """ "1571011001" → "15.71.01.1001"; a code with dots stays as it is."""
    if "." in code:
        return code
    return ".".join(part for part in (code[:2], code[2:4], code[4:6], code[6:]) if part)


def search_words(text: str) -> list[str]:
    """The words that count in what a person typed about a place."""
    spread = " ".join(SHORT.get(word, word) for word in _words(text))
    return [word for word in _words(spread) if word not in NOISE] or _words(spread)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _likeness(region: Region, words: Sequence[str]) -> tuple[float, str, str]:
    from rapidfuzz import fuzz

    own = _words(region.name)
    return (-sum(max(fuzz.ratio(word, part) for part in own) for word in words), region.name, region.code)


def _nearness(region: Region, words: Sequence[str]) -> tuple[int, bool, int, str, str]:
    own = _words(region.name)
    whole = sum(word in own for word in words)
    begun = sum(any(part.startswith(word) for part in own) for word in words)
    return (-begun, own[:1] != list(words[:1]), -whole, region.name, region.code)
