"""A list with hundreds of records, and somebody looking for one."""

from __future__ import annotations

import random
from datetime import timedelta
from uuid import uuid4

from PySide6.QtCore import Qt

from desktop.app.house import here_and_now
from desktop.demo.workspace import ENUMERATOR
from desktop.paths import Paths, regions_file
from desktop.reference import synthetic
from desktop.reference.regions import Regions
from desktop.store import door, forms_table, record, users_table
from desktop.store.record import RecordSummary
from desktop.store.stages import Stage
from desktop.store.vault import Vault
from tests.screenshots.album import Album

STAGES = (Stage.DRAFT, Stage.HANDED_IN, Stage.RETURNED, Stage.RELEASED, Stage.SENT, Stage.SENT, Stage.SENT)


def walk(album: Album) -> None:
    album.come_in(ENUMERATOR)
    album.go("records")
    album.take("90-many", 400)
    hands = album.hands
    hands.press(Qt.Key.Key_F, ctrl=True)
    hands.type("siti")
    album.take("91-many-search", 500)


def add_records(paths: Paths, many: int) -> None:
    """Rows for the list, titled and placed, but without answers: nobody opens them."""
    unlocked = door.unlock(paths, ENUMERATOR.name, ENUMERATOR.passphrase)
    chance, now = random.Random(7), here_and_now()
    with Vault(paths, unlocked.key) as vault, vault.atomic():
        user = next(one for one in users_table.everyone(vault) if one.name == ENUMERATOR.name)
        form = forms_table.find(vault, "asesmen_keluarga")
        assert form is not None
        with Regions(regions_file()) as regions:
            for number, family in enumerate(synthetic.families(many, seed=11)):
                at, record_id = now - timedelta(minutes=37 * number), uuid4().hex
                record.begin(vault, record_id, form.key, by=user, at=at)
                seq = record.number(vault, record_id)
                told = RecordSummary(
                    f"Keluarga {family.head.name}", family.village, regions.address(family.village),
                    {"name": (family.head.name,), "nik": (family.head.nik,)}, 41, 118,
                )  # fmt: skip
                record.keep_summary(vault, seq, told, at)
                vault.write("UPDATE records SET stage = ? WHERE seq = ?", (chance.choice(STAGES).value, seq))
