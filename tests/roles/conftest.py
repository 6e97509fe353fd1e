"""A vault with the two bundled forms, an enumerator and a supervisor, and a clock that only moves when told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.demo.families import household
from desktop.demo.workspace import hand_in
from desktop.forms import bundled, library
from desktop.paths import Paths
from desktop.reference import synthetic
from desktop.roles.enumerator import Enumerator
from desktop.roles.supervisor import Supervisor
from desktop.store import door
from desktop.store.key import Cost
from desktop.store.users_table import NewUser, Role
from desktop.store.vault import Vault

QUICK = Cost(memory_kib=8, iterations=1)


@dataclass
class Clock:
    now: datetime = field(default_factory=lambda: datetime(2026, 11, 21, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **much: int) -> None:
        self.now += timedelta(**much)


@dataclass
class Village:
    vault: Vault
    clock: Clock
    siti: Enumerator
    budi: Enumerator
    ratna: Supervisor
    family_form: int
    disaster_form: int

    def hand_in(self, number: int = 0, *, by: Enumerator | None = None, seed: int = 1) -> str:
        family = synthetic.family(number, seed=seed)
        return hand_in(by or self.siti, self.family_form, household(family, "Siti"))


@pytest.fixture(scope="session")
def _empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with users and forms, made once and copied for each test."""
    root = tmp_path_factory.mktemp("village")
    paths = Paths(root)
    opened = door.create(paths, NewUser("Ratna", "periksa dulu", Role.SUPERVISOR), cost=QUICK)
    with Vault(paths, opened.key) as vault:
        for name in ("Siti", "Budi"):
            door.add_user(vault, NewUser(name, "kata sandi", Role.ENUMERATOR), at=datetime.now(UTC), cost=QUICK)
        for name in ("asesmen_keluarga", "laporan_awal_bencana"):
            form = bundled.form(name, bundled.invented_lists(5))
            library.install(vault, form.xml, form.media, server_id="")
    return root


@pytest.fixture
def village(_empty: Path, tmp_path: Path) -> Iterator[Village]:
    for file in _empty.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    paths = Paths(tmp_path)
    users = {name: door.unlock(paths, name, word) for name, word in
             (("Ratna", "periksa dulu"), ("Siti", "kata sandi"), ("Budi", "kata sandi"))}  # fmt: skip
    clock = Clock()
    with Vault(paths, users["Ratna"].key) as vault:
        siti, budi = (Enumerator(vault, users[name].user, now=clock) for name in ("Siti", "Budi"))
        forms = {form.form_id: form.key for form in siti.forms()}
        yield Village(
            vault, clock, siti, budi, Supervisor(vault, users["Ratna"].user, now=clock),
            forms["asesmen_keluarga"], forms["laporan_awal_bencana"],
        )  # fmt: skip
