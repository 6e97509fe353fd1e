"""A village worker's shelf for the tests of the store: a fresh vault, two people, one form, short words for deeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from desktop.paths import Paths
from desktop.store import NewUser, Role, Unlocked, User, Vault, create, door, forms_table, photos, record, submission
from desktop.store.key import Cost
from desktop.store.record import RecordSummary
from desktop.store.seal import NewPart, Seal

QUICK = Cost(memory_kib=64, iterations=1, lanes=1)
ADMIN = NewUser("Sri Wahyuni", "kopi pahit di pos ronda", Role.ADMINISTRATOR, "157101")
START = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)


@dataclass
class Shelf:
    """A vault with what the tests need at hand. Time goes on by a second with every deed."""

    paths: Paths
    vault: Vault
    unlocked: Unlocked
    author: User
    supervisor: User
    form: int
    _ticks: int = field(default=0)

    def now(self) -> datetime:
        self._ticks += 1
        return START + timedelta(seconds=self._ticks)

    def draft(self, answers: Mapping[str, str] | None = None, **summary: object) -> str:
        record_id = uuid4().hex
        record.begin(self.vault, record_id, self.form, by=self.author, at=self.now())
        if answers is not None:
            self.save(record_id, answers, **summary)
        return record_id

    def save(self, record_id: str, answers: Mapping[str, str], **summary: object) -> None:
        told = RecordSummary(**summary)  # type: ignore[arg-type]
        xml = repr(sorted(answers.items())).encode()
        record.save_draft(self.vault, record_id, xml, answers, told, by=self.author, at=self.now())

    def seal(self, instance: str | None = None, files: Mapping[str, bytes] | None = None, **more: object) -> Seal:
        parts = [
            NewPart.of_file(name, photos.keep(self.vault, data), len(data), "image/jpeg")
            for name, data in (files or {}).items()
        ]
        instance = instance or f"uuid:{uuid4()}"
        xml = f"<data id='keluarga'><meta><instanceID>{instance}</instanceID></meta></data>".encode()
        values: dict[str, object] = {"draft": b"<draft/>", "answers": {"/data/nama": "Bu Imas"}}
        values |= {"summary": RecordSummary(title="Bu Imas"), "files": tuple(parts), **more}
        return Seal(instance, xml, **values)  # type: ignore[arg-type]

    def handed_in(self, *, release: bool = False, **seal: object) -> str:
        record_id = self.draft({"/data/nama": "Bu Imas"})
        submission.hand_in(
            self.vault,
            record_id,
            self.seal(**seal),
            release=release,
            by=self.author,
            at=self.now(),  # type: ignore[arg-type]
        )
        return record_id

    def reopen(self) -> Vault:
        """As after a restart."""
        self.vault.close()
        self.vault = Vault(self.paths, self.unlocked.key)
        return self.vault


def new_shelf(root: Path) -> Shelf:
    paths = Paths(root)
    unlocked = create(paths, ADMIN, cost=QUICK, now=START)
    vault = Vault(paths, unlocked.key)
    author = door.add_user(vault, NewUser("Asep Sunarya", "hujan di bulan juni", Role.ENUMERATOR), at=START, cost=QUICK)
    form = forms_table.keep(
        vault, server="dinsos", form_id="keluarga", version="3", hash="md5:1", title="Asesmen Keluarga", policy="",
        xml=b"<h:html/>", compiled=b"", compiled_by="", at=START,
    )  # fmt: skip
    return Shelf(paths, vault, unlocked, author, unlocked.user, form)
