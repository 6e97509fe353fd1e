"""A laptop in the field for the tests of the wire: a vault, people, and records that are released."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from desktop.openrosa.login import split_token
from desktop.paths import Paths
from desktop.store import (
    NewUser,
    Role,
    User,
    Vault,
    create,
    door,
    forms_table,
    photos,
    record,
    servers_table,
    submission,
)
from desktop.store.key import Cost, DataKey
from desktop.store.record import RecordSummary
from desktop.store.seal import NewPart, Seal
from desktop.sync.courier import run_round
from desktop.sync.lines import Lines, opener
from desktop.sync.patience import Patience
from desktop.sync.round import Round, Wanted
from tests.hub.province import filled

QUICK = Cost(memory_kib=64, iterations=1, lanes=1)
START = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
SERVER = "dinsos"
SHORT = Patience(connect=2.0, silence=2.0, answer=4.0, rate=1e9)


@dataclass
class Laptop:
    """Time stands still unless it is moved."""

    paths: Paths
    key: DataKey
    vault: Vault
    author: User
    lines: Lines
    at: datetime = START
    forms: dict[tuple[str, str], int] = field(default_factory=dict)

    def now(self) -> datetime:
        return self.at

    def later(self, **delta: float) -> None:
        self.at += timedelta(**delta)

    def person(self, name: str) -> User:
        return door.add_user(self.vault, NewUser(name, "hujan di bulan juni", Role.ENUMERATOR), at=START, cost=QUICK)

    def login(self, base: str, *, user: str = "", server: str = SERVER) -> None:
        """Bind to the address a hub gave, token and all."""
        address, token = split_token(base)
        if servers_table.get(self.vault, server) is None:
            servers_table.add(self.vault, "Dinas Sosial", address, at=self.at, server_id=server)
        else:
            servers_table.change(self.vault, server, name="Dinas Sosial", address=address)
        servers_table.keep_login(self.vault, servers_table.Login(server, user, "token", "", token))

    def form(self, form_id: str = "kunjungan", version: str = "1", server: str = SERVER) -> int:
        return forms_table.keep(
            self.vault, server=server, form_id=form_id, version=version, hash=f"md5:{form_id}{version}",
            title="Kunjungan", policy="", xml=b"<h:html/>", compiled=b"", compiled_by="", at=START,
        )  # fmt: skip

    def release(
        self,
        files: Mapping[str, bytes] | None = None,
        *,
        instance: str | None = None,
        urgent: bool = False,
        by: User | None = None,
        form_id: str = "kunjungan",
        version: str = "1",
        **more: str,
    ) -> str:
        """A record handed in and released at once; gives its instance id."""
        instance = instance or f"uuid:{uuid4()}"
        names = [*(files or {}), "", ""]
        xml = filled(instance, photo=names[0], paper=names[1], form_id=form_id, version=version, **more)
        parts = [
            NewPart.of_file(name, photos.keep(self.vault, data), len(data), "image/jpeg")
            for name, data in (files or {}).items()
        ]
        seal = Seal(
            instance, xml, b"<draft/>", {"/data/nama": "Contoh"}, RecordSummary("Contoh", urgent=urgent),
            deprecated_id=more.get("deprecated"), files=tuple(parts),
        )  # fmt: skip
        record_id = uuid4().hex
        author = by or self.author
        record.begin(self.vault, record_id, self.form(form_id, version), by=author, at=self.at)
        submission.hand_in(self.vault, record_id, seal, release=True, by=author, at=self.at)
        return instance

    def round(self, **wanted: object) -> Round:
        return run_round(
            self.vault,
            self.lines,
            now=self.now,
            dice=random.Random(1),
            wanted=Wanted(forms=False, lists=False, **wanted),  # type: ignore[arg-type]
        )

    def fates(self) -> dict[str, str]:
        """Instance id → fate, of every submission."""
        return dict(self.vault.rows("SELECT instance_id, fate FROM submissions ORDER BY seq"))

    def troubles(self) -> dict[str, str]:
        return dict(self.vault.rows("SELECT instance_id, trouble FROM submissions ORDER BY seq"))

    def receipts(self) -> set[tuple[str, str]]:
        """(instance id, part) of every receipt on disk."""
        return set(
            self.vault.rows("SELECT s.instance_id, t.part FROM receipts t JOIN submissions s ON s.seq = t.submission")
        )

    def close(self) -> None:
        self.lines.close()
        self.vault.close()


def new_laptop(root: Path, *, patience: Patience = SHORT) -> Laptop:
    paths = Paths(root)
    unlocked = create(
        paths, NewUser("Sri Wahyuni", "kopi pahit di pos ronda", Role.ADMINISTRATOR, "157101"), cost=QUICK, now=START
    )
    vault = Vault(paths, unlocked.key)
    author = door.add_user(vault, NewUser("Asep Sunarya", "hujan di bulan juni", Role.ENUMERATOR), at=START, cost=QUICK)
    return Laptop(paths, unlocked.key, vault, author, Lines(opener("Sambang/0.1", "sambang:uji", patience)))
