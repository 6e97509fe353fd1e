"""Photos by the gigabyte from one laptop to another, in constant memory: `python -m tests.exchange.large GB [FOLDER]`.

Makes so many records with photos that do not shrink, writes them to a stick in as many packages as it takes, reads them
on the other laptop, and says how long each took and the most memory the process ever held.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from desktop.roles.exchanging import Exchange
from desktop.store import Role, photos, record, submission
from desktop.store.seal import NewPart
from tests.exchange.laptops import QUICK, Laptop, laptop

PHOTO, PHOTOS = 6_000_000, 4  # bytes of one, and so many in a record


def fill(of: Laptop, size: int, chance: random.Random) -> int:
    """Records until they weigh so much; how many."""
    form, count = of.install(), 0
    while count * PHOTO * PHOTOS < size:
        record_id = f"besar-{count}"
        record.begin(of.vault, record_id, form, by=of.person, at=of.now())
        parts = [
            NewPart.of_file(f"{at}.jpg", photos.keep(of.vault, chance.randbytes(PHOTO)), PHOTO, "image/jpeg")
            for at in range(PHOTOS)
        ]
        seal = replace(of.seal(f"Keluarga {count}"), files=tuple(parts))
        submission.hand_in(of.vault, record_id, seal, release=False, by=of.person, at=of.now())
        count += 1
    return count


def peak() -> float:
    """The most memory this process ever held, in megabytes."""
    import resource  # not on Windows, where this script is not run

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def run(gigabytes: float, folder: Path) -> str:
    """All of it; what it took."""
    asep, sri = laptop(folder / "asep", "Asep", Role.ENUMERATOR), laptop(folder / "sri", "Sri", Role.SUPERVISOR)
    asep.knows(sri)
    sri.knows(asep)
    count = fill(asep, int(gigabytes * 1e9), random.Random(1))
    mine = Exchange(asep.vault, asep.person, now=asep.now, cost=QUICK)
    hers = Exchange(sri.vault, sri.person, now=sri.now, cost=QUICK)
    before, begun, packages, left = peak(), time.perf_counter(), list[Path](), 1
    while left:
        written = mine.write(sri.card.fingerprint)
        packages.append(folder / f"{len(packages)}.sambang")
        mine.put(written, packages[-1])
        left = written.left
    wrote = time.perf_counter() - begun
    came = sum(len(hers.take_file(path).new) for path in packages)
    read, weight = time.perf_counter() - begun - wrote, sum(path.stat().st_size for path in packages)
    assert came == count
    asep.vault.close()
    sri.vault.close()
    return (
        f"{count} records, {weight / 1e9:.2f} GB in {len(packages)} packages: written in {wrote:.0f} s,"
        f" read in {read:.0f} s; most memory {peak():.0f} MB (before: {before:.0f} MB)"
    )


def main(words: list[str]) -> int:
    with tempfile.TemporaryDirectory(dir=words[1] if len(words) > 1 else None) as folder:
        print(run(float(words[0]) if words else 1.0, Path(folder)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
