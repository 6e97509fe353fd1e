"""How fast the store is: `python -m tests.bench.store [records]` prints a table. Synthetic people only."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from desktop.paths import Paths
from desktop.store import NewUser, Role, Stage, User, Vault, create, forms_table, lists_table, record, records_table
from desktop.store import unlock as unlock_vault
from desktop.store.key import Cost
from desktop.store.record import RecordSummary
from desktop.store.records_table import Sort, Wish

START = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = ("Siti", "Ahmad", "Dewi", "Agus", "Sri", "Budi", "Nur", "Hendra", "Rina", "Joko", "Yanti", "Asep", "Wati")
LAST = ("Wahyuni", "Hidayat", "Lestari", "Saputra", "Handayani", "Santoso", "Rahmawati", "Gunawan", "Sari", "Maulana")


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "sambang")
        made = create(paths, NewUser("Sri", "kopi pahit", Role.SUPERVISOR), cost=Cost(65536, 3, 1))
        show("unlock", timed(lambda: unlock_vault(paths, "Sri", "kopi pahit"), 5))
        with Vault(paths, made.key) as vault:
            form = forms_table.keep(
                vault, server="s", form_id="keluarga", version="1", hash="h", title="Asesmen Keluarga", policy="",
                xml=b"x", compiled=b"", compiled_by="", at=START,
            )  # fmt: skip
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
    show("list, first page", timed(lambda: page(vault, Wish())))
    show("list, offset 50,000", timed(lambda: page(vault, Wish(offset=50_000))))
    show("list by title, offset 90,000", timed(lambda: page(vault, Wish(sort=Sort.TITLE, offset=90_000))))
    show("filter by stage", timed(lambda: page(vault, Wish(stages=frozenset({Stage.DRAFT})))))
    one_by_title = Wish(stages=frozenset({Stage.DRAFT}), sort=Sort.TITLE)
    show("one stage by title", timed(lambda: page(vault, one_by_title)))
    show("filter by two stages", timed(lambda: page(vault, Wish(stages=frozenset({Stage.DRAFT, Stage.RETURNED})))))
    show("filter by village", timed(lambda: page(vault, Wish(region_code="1571010007"))))
    show("filter by author", timed(lambda: page(vault, Wish(author="nobody"))))
    for text in ("siti wahyuni", "s", "wah", "1571010000099999", "desa 0007", "tidakada"):
        show(f"search {text!r}", timed(lambda text=text: page(vault, Wish(text=text))))
    show("search by title order", timed(lambda: page(vault, Wish(text="sri", sort=Sort.TITLE))))
    show("counts", timed(lambda: records_table.counts(vault)))
    show("villages", timed(lambda: records_table.villages(vault), 5))


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

    show("save a draft (120 answers)", timed(save, 200))


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
    print(f"{'rows_where, another each time':34} {1e6 * statistics.median(found):9.1f} µs median")
    show("first rows_where without index", timed(lambda: stored.rows_where("kab", "7"), 1))
    show("all rows", timed(lambda: sum(1 for _ in stored.rows()), 3))


def timed(deed: Callable[[], object], times: int = 15) -> list[float]:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - started)
    return taken


def show(name: str, taken: list[float]) -> None:
    ordered = sorted(taken)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"{name:34} {1000 * statistics.median(taken):9.2f} ms median {1000 * p95:9.2f} ms p95")


if __name__ == "__main__":
    main()
