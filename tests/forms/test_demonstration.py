"""The lists of the demonstration: every form can be tried, since what it chooses from is there with what it reads."""

from __future__ import annotations

import csv
import io
import re
from uuid import UUID

import pytest

from desktop.demo import entities
from desktop.demo.province import ALL_SHOWN
from desktop.forms import bundled
from desktop.reference.regions import Regions

LISTS = {name: list(csv.DictReader(io.StringIO(data.decode()))) for name, data in entities.lists().items()}
READ = re.compile(r"instance\('(\w+)'\)/root/item\[[^\]]*\]/(\w+)")
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in bundled.FOLDER.glob("*.xml")}
LATER = {
    "__version", "__trunkVersion", "__branchId", "kejadian", "rumah_rr", "rumah_rs", "hilang", "meninggal",
    "luka_berat", "luka_ringan", "kube", "status", "digabung_ke", "kondisi_sampai",
}  # fmt: skip
"""Known of an entity once a later report said so."""


def test_every_form_is_shown() -> None:
    assert set(ALL_SHOWN) == set(TEXTS)


@pytest.mark.parametrize("name", bundled.ENTITY_LISTS)
def test_what_forms_read_of_a_list_is_in_it(name: str) -> None:
    rows = LISTS[name]
    assert rows
    read = {column for text in TEXTS.values() for found, column in READ.findall(text) if found == name}
    assert read - LATER <= set(rows[0]), name


@pytest.mark.parametrize("name", bundled.ENTITY_LISTS)
def test_rows_are_entities_in_villages_that_exist(name: str, indonesia: Regions) -> None:
    for row in LISTS[name]:
        assert UUID(row["name"]).version == 4
        assert row["label"].strip()
        assert "desa" not in row or indonesia.region(row["desa"]) is not None
    assert entities.lists()[name] == entities.lists()[name]


def test_two_volunteers_told_of_one_flood() -> None:
    labels = [row["label"].partition(" · ")[0] for row in LISTS["kejadian"]]
    assert len(labels) > len(set(labels))
