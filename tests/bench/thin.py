"""Over 50 kbit/s, 600 ms and 5 % loss: our way beside Collect's and beside what the line allows.

`python -m tests.bench.thin [RECORDS [WITH_PHOTOS]]` takes half an hour for 100 and 20, of which the photos take 20
minutes; not part of `dev.py bench`.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import requests

from desktop.hub import serve
from desktop.hub.gateway import gateway
from desktop.hub.receiver import application, base_address
from desktop.hub.running import Running
from desktop.hub.shelf import Shelf
from desktop.store import delivery, submission
from desktop.sync.patience import Patience
from tests.bench._rows import tell
from tests.bench.thin_line import Thin, ThinLine
from tests.hub.province import VISIT
from tests.sync.laptop import Laptop, new_laptop

PHOTO = 120_000  # bytes, as a camera's picture is after it was made smaller
WORDS = [f"kata{number}" for number in range(400)]
THIN = Thin()
R = TypeVar("R")


def record(dice: random.Random) -> str:
    """5.6 kB that compress as a household record does: tags that repeat, answers that do not."""
    rows = (
        f"&lt;anggota&gt;&lt;nama_lengkap&gt;{dice.choice(WORDS)} {dice.choice(WORDS)}&lt;/nama_lengkap&gt;"
        f"&lt;nik&gt;157101{dice.randrange(10**10):010d}&lt;/nik&gt;&lt;hubungan_dengan_kepala&gt;{dice.randrange(9)}"
        f"&lt;/hubungan_dengan_kepala&gt;&lt;ijazah_tertinggi&gt;{dice.randrange(22)}&lt;/ijazah_tertinggi&gt;"
        f"&lt;tanggal_lahir&gt;{dice.randrange(1940, 2026)}-0{dice.randrange(1, 10)}-1{dice.randrange(9)}"
        "&lt;/tanggal_lahir&gt;&lt;/anggota&gt;"
        for _ in range(13)
    )
    return "".join(rows) + dice.randbytes(420).hex()  # a hundred real ones take 70 kB in one stream (performance.md 6)


def main(records: int, with_photos: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shelf = Shelf(folder / "provincial" / "hub.db")
        shelf.publish(VISIT)
        with serve(application(shelf)) as hub, serve(gateway(hub.address)) as beside:
            laptop = new_laptop(folder / "sambang", patience=Patience())
            size = words(laptop, records, shelf, hub, beside)
            photos(laptop, with_photos, shelf, hub)
            tell(f"{records} records, plain XML", f"{size / 1000:.0f} kB", "")
            laptop.close()
        shelf.close()


def words(laptop: Laptop, count: int, shelf: Shelf, hub: Running, beside: Running) -> int:
    """One set of records each way."""
    xml = fill(laptop, count, 0)
    size = sum(map(len, xml))
    bound = THIN.bound(size)
    tell(f"{count} records, the line's bound for plain XML", f"{bound:.0f} s", "1.00 of the bound")
    ours = timed(laptop, shelf, hub, count)
    tell("… Sambang to an unmodified server", f"{ours:.0f} s", f"{ours / bound:.2f} of the bound")
    theirs = as_collect(shelf, hub, xml)
    tell(
        "… HEAD and POST a record, one at a time (as ODK Collect)",
        f"{theirs:.0f} s",
        f"ours is {ours / theirs:.2f} of it",
    )
    fill(laptop, count, 0)
    stream = timed(laptop, shelf, beside, count)
    tell("… Sambang to a gateway, one compressed stream", f"{stream:.0f} s", f"{stream / theirs:.3f} of Collect's")
    return size


def photos(laptop: Laptop, count: int, shelf: Shelf, hub: Running) -> None:
    if not count:
        return
    xml = fill(laptop, count, 3)
    bound = THIN.bound(sum(map(len, xml)) + count * 3 * PHOTO)
    took = timed(laptop, shelf, hub, count)
    tell(f"{count} records with 3 photos of {PHOTO // 1000} kB", f"{took:.0f} s", f"{took / bound:.2f} of the bound")


def fill(laptop: Laptop, count: int, files: int) -> list[bytes]:
    """Released, and waiting; gives their XML."""
    dice = random.Random(7)
    laptop.vault.db.execute("DELETE FROM logins")
    for _ in range(count):
        laptop.release({f"{n}.jpg": os.urandom(PHOTO) for n in range(files)}, name=record(dice))
    return [submission.xml(laptop.vault, one.id) for one in delivery.waiting(laptop.vault, laptop.now())]


def timed(laptop: Laptop, shelf: Shelf, hub: Running, count: int) -> float:
    """One round over the thin line, from nothing open to the last receipt on disk."""
    with ThinLine((hub.host, hub.port), THIN) as line:
        laptop.lines.close()
        laptop.login(base_address(line.address, shelf.add_person("Tim Uji")))
        took, went = clocked(laptop.round)
        assert len(went.completed) == count, went
        tell(
            f"   on the line: {line.connections} connections",
            f"{line.passed['up'] / 1000:.0f} kB up",
            f"{line.passed['down'] / 1000:.0f} kB down",
        )
        laptop.lines.close()
        return took


def as_collect(shelf: Shelf, hub: Running, xml: list[bytes]) -> float:
    """The same bytes under other ids, on one connection kept open: HEAD, then POST, for each."""
    with ThinLine((hub.host, hub.port), THIN) as line, requests.Session() as session:
        base = base_address(line.address, shelf.add_person("Lain"))
        marks = {"X-OpenRosa-Version": "1.0"}

        def all_of_them() -> None:
            for one in xml:
                session.head(f"{base}/submission", headers=marks, timeout=120)
                files = {"xml_submission_file": ("submission.xml", one.replace(b"uuid:", b"uuid:c"), "text/xml")}
                assert session.post(f"{base}/submission", files=files, headers=marks, timeout=120).status_code == 201

        return clocked(all_of_them)[0]


def clocked(deed: Callable[[], R]) -> tuple[float, R]:
    began = time.perf_counter()
    came = deed()
    return time.perf_counter() - began, came


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [100, 20][len(given) :]))
