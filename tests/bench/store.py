"""How fast the store is: `python -m tests.bench.store [records] [with photos]`, each figure beside its target.

100,000 records without photos, then 5,000 with (a worker's years; `with photos` is how many): 4.4 GB, and as much again
for the backup. Synthetic people only.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from desktop.paths import Paths
from desktop.store import (
    NewUser,
    Role,
    Stage,
    User,
    Vault,
    backup,
    create,
    forms_table,
    lists_table,
    photos,
    record,
    records_table,
    submission,
)
from desktop.store import unlock as unlock_vault
from desktop.store.key import Cost
from desktop.store.record import RecordSummary
from desktop.store.records_table import Sort, Wish
from desktop.store.seal import NewPart, Seal

START = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = ("Siti", "Ahmad", "Dewi", "Agus", "Sri", "Budi", "Nur", "Hendra", "Rina", "Joko", "Yanti", "Asep", "Wati")
LAST = ("Wahyuni", "Hidayat", "Lestari", "Saputra", "Handayani", "Santoso", "Rahmawati", "Gunawan", "Sari", "Maulana")


class Taken(NamedTuple):
    """One try, in seconds."""

    clock: float
    own: float


LIST, FIND, SCROLL, SAVE, UNLOCK = 100, 50, 16, 10, 600  # ms, p95; issue 5 point 7
PHOTO = 220_000  # bytes of one photo, as the filling page scales it


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    pictured = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000
    if many:
        without_photos(many)
    if pictured:
        with_photos(pictured)
    sys.exit(bool(missed))


def with_photos(many: int) -> None:
    """Sealed records with four photos each, through the store's own deeds; found, read, checked, backed up."""
    chance = random.Random(11)
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "sambang")
        made = create(paths, NewUser("Sri", "kopi pahit", Role.SUPERVISOR), cost=Cost(65536, 3, 1))
        with Vault(paths, made.key) as vault:
            form = form_in(vault)
            started = time.perf_counter()
            for number in range(many):
                seal_one(vault, form, made.user, chance, number)
            taken = time.perf_counter() - started
            size = (paths.vault.stat().st_size + paths.photos.stat().st_size) >> 20
            print(f"\n{many:,} records with 4 photos sealed in {taken:.0f} s, {size:,} MB")
            page = records_table.page
            show("list, first page", timed(lambda: page(vault, Wish())), LIST)
            show("a page scrolled", timed(lambda: records_table.rows(vault, Wish(offset=many // 2))), SCROLL)
            show("search name", timed(lambda: page(vault, Wish(text="siti wahyuni"))), FIND)
            show("search NIK", timed(lambda: page(vault, Wish(text=f"157101{many // 2:010d}"))), FIND)
            newest = page(vault, Wish(limit=1)).rows[0].id
            show("a record with its four photos", timed(lambda: read_all(vault, newest)), LIST)
            filtered = Wish(stages=frozenset({Stage.RELEASED}), region_code="1571010007")
            show("filter by stage and village", timed(lambda: page(vault, filtered)), FIND)
            saves(vault, form, made.user)
            stick = Path(folder) / "stik"
            for name in ("backup, the first", "backup, a day later"):
                show(name, timed(lambda: backup.write(vault, stick, at=datetime.now(UTC)), 1))
        show("open the vault", timed(lambda: Vault(paths, made.key).close(), 9), LIST)
        show("unlock (Argon2id 64 MiB, 3 passes)", timed(lambda: unlock_vault(paths, "Sri", "kopi pahit"), 5), UNLOCK)


def form_in(vault: Vault) -> int:
    return forms_table.keep(
        vault, server="s", form_id="keluarga", version="1", hash="h", title="Asesmen Keluarga", policy="",
        xml=b"x", compiled=b"", compiled_by="", at=START,
    )  # fmt: skip


def seal_one(vault: Vault, form: int, by: User, chance: random.Random, number: int) -> None:
    record_id, at = uuid4().hex, START + timedelta(minutes=number)
    data = [chance.randbytes(PHOTO) for _ in range(4)]
    parts = [NewPart.of_file(f"{n}.jpg", photos.keep(vault, one), len(one), "image/jpeg") for n, one in enumerate(data)]
    answers = {f"/data/{n}": f"jawaban {n}" for n in range(118)}
    with vault.atomic():
        record.begin(vault, record_id, form, by=by, at=at)
        seal = Seal(f"uuid:{record_id}", b"x" * 9000, b"x" * 9000, answers, summary(chance, number), files=tuple(parts))
        submission.hand_in(vault, record_id, seal, release=True, by=by, at=at)


def read_all(vault: Vault, record_id: str) -> None:
    seal = submission.current(vault, record_id)
    submission.draft(vault, seal.id)
    for part in submission.parts(vault, seal.id):
        if not part.is_xml:
            photos.read(vault, part.sha256)


def without_photos(many: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "sambang")
        made = create(paths, NewUser("Sri", "kopi pahit", Role.SUPERVISOR), cost=Cost(65536, 3, 1))
        show("unlock (Argon2id 64 MiB, 3 passes)", timed(lambda: unlock_vault(paths, "Sri", "kopi pahit"), 5), UNLOCK)
        with Vault(paths, made.key) as vault:
            form = form_in(vault)
            started = time.perf_counter()
            fill(vault, form, made.user, many)
            print(
                f"{many:,} records made in {time.perf_counter() - started:.1f} s, {paths.vault.stat().st_size >> 20} MB"
            )
            vault.tidy()
            lists(vault)
            saves(vault, form, made.user)
            regions(vault)
        show("open the vault", timed(lambda: Vault(paths, made.key).close(), 9))


def fill(vault: Vault, form: int, by: User, many: int) -> None:
    chance = random.Random(7)
    stages = [stage.value for stage in Stage if stage is not Stage.DISCARDED]
    for start in range(0, many, 2000):
        with vault.atomic():
            for number in range(start, min(start + 2000, many)):
                record_id = uuid4().hex
                record.begin(vault, record_id, form, by=by, at=START + timedelta(minutes=number))
                seq = record.number(vault, record_id)
                record.keep_summary(vault, seq, summary(chance, number), START + timedelta(minutes=number))
                vault.write("UPDATE records SET stage = ? WHERE seq = ?", (chance.choice(stages), seq))


def summary(chance: random.Random, number: int) -> RecordSummary:
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    village = f"157101{chance.randrange(2000):04d}"
    nik = f"157101{number:010d}"
    return RecordSummary(name, village, f"Desa {village[-4:]}", {"nik": (nik,), "name": (name,)}, 41, 118)


def lists(vault: Vault) -> None:
    page = records_table.page
    show("list, first page", timed(lambda: page(vault, Wish())), LIST)
    total = records_table.count(vault, Wish())
    for name, sort in (("list", Sort.CHANGED), ("list by title", Sort.TITLE), ("list by village", Sort.REGION)):
        for share in (2, 10):  # the middle is the farthest from both ends
            far = Wish(sort=sort, offset=total - total // share, total=total)
            show(f"{name}, offset {far.offset:,}", timed(lambda far=far: page(vault, far), 40), SCROLL)
    show("filter by stage", timed(lambda: page(vault, Wish(stages=frozenset({Stage.DRAFT})))), FIND)
    one_by_title = Wish(stages=frozenset({Stage.DRAFT}), sort=Sort.TITLE)
    show("one stage by title", timed(lambda: page(vault, one_by_title)), FIND)
    show(
        "filter by two stages", timed(lambda: page(vault, Wish(stages=frozenset({Stage.DRAFT, Stage.RETURNED})))), FIND
    )
    show("filter by village", timed(lambda: page(vault, Wish(region_code="1571010007"))), FIND)
    show("filter by author", timed(lambda: page(vault, Wish(author="nobody"))), FIND)
    for text in ("siti wahyuni", "s", "wah", "1571010000099999", "desa 0007", "tidakada"):
        show(f"search {text!r}", timed(lambda text=text: page(vault, Wish(text=text))), FIND)
    show("search by title order", timed(lambda: page(vault, Wish(text="sri", sort=Sort.TITLE))), FIND)
    show("counts", timed(lambda: records_table.counts(vault)), FIND)
    show("villages", timed(lambda: records_table.villages(vault)), FIND)


def saves(vault: Vault, form: int, by: User) -> None:
    record_id = uuid4().hex
    record.begin(vault, record_id, form, by=by, at=START)
    answers = {f"/data/bagian_{n % 9}/pertanyaan_{n}": f"jawaban {n}" for n in range(120)}
    turn = iter(range(10**6))

    def save() -> None:
        number = next(turn)
        answers[f"/data/bagian_{number % 9}/pertanyaan_{number % 120}"] = f"jawaban {number} lain"
        told = RecordSummary("Siti", "1571010007", "Desa 0007", {"name": ("Siti",)})
        record.save_draft(vault, record_id, b"x" * 9000, dict(answers), told, by=by, at=START)

    show("save a draft (120 answers)", timed(save, 200), SAVE)


def regions(vault: Vault) -> None:
    rows = "\n".join(f"{n // 1000:02d}{n // 11:05d}{n:06d},Desa {n},{n // 11:05d},{n // 150}" for n in range(83_762))
    data = f"name,label,kec,kab\n{rows}\n".encode()
    started = time.perf_counter()
    key = lists_table.import_csv(vault, data, name="desa.csv", version="1", at=START, indexes=("kec",))
    print(f"{'import 83,762 rows, two indexes':34} {1000 * (time.perf_counter() - started):9.1f} ms")
    row = lists_table.get(vault, key)
    assert row is not None
    stored = lists_table.StoredList(vault, row)
    asked = iter(range(7000))
    found = timed(lambda: stored.rows_where("kec", f"{next(asked):05d}"), 5000)
    print(f"{'rows_where, another each time':34} {1000 * percentiles([one.clock for one in found])[0]:9.1f} µs median")
    show("first rows_where without index", timed(lambda: stored.rows_where("kab", "7"), 1))
    show("all rows", timed(lambda: sum(1 for _ in stored.rows()), 3))


def timed(deed: Callable[[], object], times: int = 15) -> list[Taken]:
    taken = []
    for _ in range(times):
        worked, started = time.thread_time(), time.perf_counter()
        deed()
        taken.append(Taken(time.perf_counter() - started, time.thread_time() - worked))
    return taken


missed: list[str] = []


def show(name: str, taken: list[Taken], target: float = 0) -> None:
    """A line of the table, in milliseconds: by the clock and by the processor's own time, which others at the machine
    disturb less. A p95 of the clock over its target is marked; that of the processor over it ends the bench with 1."""
    clock, own = (percentiles([getattr(one, name) for one in taken]) for name in ("clock", "own"))
    if target and own[1] > target:
        missed.append(name)
    over = "  OVER" if own[1] > target else "  over, by the load" if clock[1] > target else ""
    beside = f"  target {target:4.0f}{over}" if target else ""
    print(
        f"{name:36} {clock[0]:8.2f} median {clock[1]:8.2f} p95 | processor {own[0]:8.2f} {own[1]:8.2f}{beside}",
        flush=True,
    )


def percentiles(taken: list[float]) -> tuple[float, float]:
    """Median and p95 in milliseconds."""
    ordered = sorted(taken)
    return 1000 * statistics.median(ordered), 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


if __name__ == "__main__":
    main()
