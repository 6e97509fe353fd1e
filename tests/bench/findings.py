"""A finding while typing among many records: `python -m tests.bench.findings [100000]` (target: 50 ms a household)."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from desktop.forms.likenesses import keys
from desktop.forms.semantics import Semantics
from desktop.paths import Paths
from desktop.reference import synthetic
from desktop.roles.checks import while_typing
from desktop.store import door
from desktop.store.key import Cost
from desktop.store.moments import stamp
from desktop.store.users_table import NewUser, Role
from desktop.store.vault import Vault

SAID = Semantics(
    meanings={
        "/d/desa": "region",
        "/d/kk": "no_kk",
        "/d/o/nama": "name",
        "/d/o/lahir": "birth_date",
        "/d/o/nik": "nik",
    },
    points=frozenset({"/d/titik"}),
)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
MEMBERS, VILLAGES, ASKED = 4, 80, 60


def household(chance: random.Random, names: list[str]) -> dict[str, str]:
    """Four people; one in four was born on a first of January, as in the field."""
    village = f"1571{chance.randrange(10):02d}{1000 + chance.randrange(VILLAGES // 10):04d}"
    place = f"{-1.6 + chance.random() / 10:.6f} {103.6 + chance.random() / 10:.6f} 0 5"
    values = {"/d/desa": village, "/d/kk": str(chance.randrange(10**16)).zfill(16), "/d/titik": place}
    for row in range(1, MEMBERS + 1):
        born = date(1940, 1, 1) + timedelta(days=chance.randrange(31000))
        born = born.replace(month=1, day=1) if chance.random() < 0.25 else born
        person = {
            "nama": chance.choice(names),
            "lahir": born.isoformat(),
            "nik": str(chance.randrange(10**16)).zfill(16),
        }
        values |= {f"/d/o[{row}]/{name}": value for name, value in person.items()}
    return values


def fill(vault: Vault, records: int, chance: random.Random, names: list[str]) -> None:
    """Rows as a record's save writes them, without the save."""
    with vault.atomic():
        vault.write(
            "INSERT INTO forms (form_id, version, hash, title, installed_at, xml) VALUES ('f', '1', '', 'F', 0, x'')"
        )
        for number in range(1, records + 1):
            values = household(chance, names)
            found = keys(values, SAID.meaning, SAID.points, values["/d/desa"])
            found |= {"no_kk": (values["/d/kk"],), "nik": tuple(v for ref, v in values.items() if ref.endswith("/nik"))}
            vault.write(
                "INSERT INTO records (id, form, form_id, stage, author, author_name, made_at, changed_at)"
                " VALUES (?, 1, 'f', 'handed_in', 'u', 'Asep', ?, ?)",
                (f"r{number}", stamp(NOW), stamp(NOW)),
            )
            pairs = sorted({(kind, value) for kind, said in found.items() for value in said})
            vault.write_many("INSERT INTO record_keys VALUES (?, ?, ?)", [(number, *pair) for pair in pairs])


def main(records: int) -> int:
    chance = random.Random(7)
    names = [str(member.name) for family in synthetic.families(400, seed=3) for member in family.members]
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder))
        opened = door.create(paths, NewUser("Sri", "x" * 12, Role.SUPERVISOR), cost=Cost(64, 1, 1))
        with Vault(paths, opened.key) as vault:
            fill(vault, records, chance, names)
            vault.tidy()
            took, found = [], 0
            for _ in range(ASKED):
                values = household(chance, names)
                before = time.perf_counter()
                found += len(while_typing(vault, "mine", SAID, values, NOW.date()))
                took.append((time.perf_counter() - before) * 1000)
    took.sort()
    print(f"{records} records, {len(names)} names, {found / ASKED:.1f} findings a household")
    print(f"findings of a household: median {statistics.median(took):.1f} ms, p95 {took[int(ASKED * 0.95)]:.1f} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
