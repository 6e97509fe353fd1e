"""Two laptops of one district: an enumerator's and a supervisor's, each with a vault of its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from desktop.exchange import Card, identity, write, write_verdicts
from desktop.forms import library
from desktop.paths import Paths
from desktop.store import NewUser, Role, User, Vault, contacts_table, create, forms_table, photos, record, submission
from desktop.store.key import Cost, Realm
from desktop.store.record import RecordSummary
from desktop.store.seal import EntityChange, NewPart, Seal

QUICK = Cost(memory_kib=64, iterations=1, lanes=1)
START = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
PHOTO = b"\xff\xd8 not really a photo \xff\xd9" * 50
FORM = b"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:jr="http://openrosa.org/javarosa">
  <h:head><h:title>Keluarga</h:title><model>
    <instance><data id="keluarga" version="3"><nama/><foto/><meta><instanceID/></meta></data></instance>
    <bind nodeset="/data/nama" type="string"/><bind nodeset="/data/foto" type="binary"/>
    <bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>
  </model></h:head>
  <h:body><input ref="/data/nama"><label>Nama</label></input></h:body>
</h:html>
"""


@dataclass
class Laptop:
    """A vault with its person. Time goes on by a second with every deed."""

    vault: Vault
    person: User
    ticks: int = field(default=0)

    @property
    def card(self) -> Card:
        return identity(self.vault).card

    def now(self) -> datetime:
        self.ticks += 1
        return START + timedelta(seconds=self.ticks)

    def knows(self, other: Laptop, *, supervisor: bool | None = None) -> None:
        """The other's card was handed over."""
        card, reviews = other.card, other.person.role is Role.SUPERVISOR if supervisor is None else supervisor
        contacts_table.keep(
            self.vault, card.fingerprint, card.name, card.recipient, card.verifier,
            supervisor=reviews, by=self.person.id, at=self.now(),
        )  # fmt: skip

    def verdicts(self, recipient: Card, *record_ids: str) -> bytes:
        return write_verdicts(self.vault, record_ids, recipient, by=self.person, at=self.now())

    def install(self) -> int:
        library.install(self.vault, FORM, {"logo.png": b"\x89PNG logo"}, server_id="", at=self.now())
        row = forms_table.find(self.vault, "keluarga", "3")
        assert row is not None
        return row.key

    def handed_in(
        self, name: str = "Bu Imas", *, record_id: str = "", release: bool = False, deprecates: str | None = None
    ) -> str:
        """A record with a photo, sealed; gives the record's id."""
        if not record_id:
            record_id = uuid4().hex
            record.begin(self.vault, record_id, self.install(), by=self.person, at=self.now())
        seal = replace(self.seal(name), deprecated_id=deprecates)
        submission.hand_in(self.vault, record_id, seal, release=release, by=self.person, at=self.now())
        return record_id

    def seal(self, name: str) -> Seal:
        instance = f"uuid:{uuid4()}"
        photo = NewPart.of_file("rumah.jpg", photos.keep(self.vault, PHOTO), len(PHOTO), "image/jpeg")
        meta = f"<meta><instanceID>{instance}</instanceID></meta>"
        xml = f'<data id="keluarga" version="3"><nama>{name}</nama>{meta}</data>'
        keys = {"nik": ("1571010101900001",), "name": (name,)}
        summary = RecordSummary(name, "15.71.01.1001", "Contoh", keys, answered=2, asked=2)
        entity = EntityChange("keluarga", "k-1", "update", name, {"nama": name}, base_version="3")
        answers = {"/data/nama": name, "/data/foto": "rumah.jpg"}
        return Seal(instance, xml.encode(), b"<draft/>", answers, summary, name, None, (photo,), None, (entity,))

    def package(self, recipient: Card, *record_ids: str) -> bytes:
        ids = [submission.current(self.vault, record_id).id for record_id in record_ids]
        return write(self.vault, ids, recipient, by=self.person, at=self.now())


def laptop(folder: Path, name: str, role: Role, realm: Realm = Realm.REAL) -> Laptop:
    paths = Paths(folder)
    unlocked = create(paths, NewUser(name, "hujan di bulan juni", role, "157101"), realm=realm, cost=QUICK, now=START)
    made = Laptop(Vault(paths, unlocked.key), unlocked.user)
    identity(made.vault, name=f"Laptop {name}")
    return made


def everything_in(vault: Vault, *, but: tuple[str, ...] = ()) -> str:
    """A fingerprint of all shelves (but some), to see that nothing changed."""
    tables = [row[0] for row in vault.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    whole = hashlib.sha256()
    for table in tables:
        if not table.startswith(("sqlite_", "records_fts")) and table not in but:
            whole.update(repr((table, sorted(map(repr, vault.rows(f"SELECT * FROM {table}"))))).encode())
    return whole.hexdigest()
