"""What lies on a laptop, told to its supervisor in every package: if it is lost, the office can say whose data went.

Titles are masked: a list of what is missing needs nobody's name. The record's id leads to it where it was received.
"""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime

from desktop.exchange.fields import Fields
from desktop.exchange.manifest import Json
from desktop.frozen import frozen
from desktop.store import photos
from desktop.store.companions import FORM as COMPANION
from desktop.store.moments import moment, stamp
from desktop.store.vault import Row, Vault

MOST_LINES = 20_000
"""So many records are named, the newest; all of them are counted."""


@frozen
class Lying:
    """One record whose content is on that laptop."""

    record_id: str
    form_id: str
    form: str  # title
    title: str  # masked
    village: str
    stage: str
    author: str
    changed_at: datetime


@frozen
class Inventory:
    """What a laptop held at a moment. `lists`: prelists and other lists of people by name, with their rows."""

    at: datetime
    records: int
    people: int  # different NIK
    photos: int
    stages: Mapping[str, int]
    lists: Mapping[str, int]
    users: tuple[str, ...]
    lines: tuple[Lying, ...]


def masked(title: str) -> str:
    """First letters only: "Siti Wahyuni" is "S*** W***"; of a word with a digit nothing."""
    words = re.findall(r"\S+", title)
    return " ".join("***" if re.search(r"\d", word) else f"{word[0]}***" for word in words[:6])


def inventory(vault: Vault, at: datetime) -> Inventory:
    """Of this laptop, now. What was let go of is not on it any more."""
    here = (
        "FROM records r JOIN forms f ON f.key = r.form WHERE NOT EXISTS"
        " (SELECT 1 FROM submissions s WHERE s.seq = r.current AND s.erased_at IS NOT NULL)"
        f" AND r.form_id <> '{COMPANION}'"
    )
    rows = vault.rows(
        "SELECT r.id, r.form_id, f.title, r.title, r.region_name, r.stage, r.author_name, r.changed_at"
        f" {here} ORDER BY r.seq DESC LIMIT ?",
        (MOST_LINES,),
    )
    stages: dict[str, int] = dict(vault.rows(f"SELECT r.stage, count(*) {here} GROUP BY r.stage"))
    lists = vault.rows("SELECT name, max(row_count) FROM lists WHERE ready = 1 AND row_count > 0 GROUP BY name")
    return Inventory(
        at=at,
        records=sum(stages.values()),
        people=int(vault.value("SELECT count(DISTINCT value) FROM record_keys WHERE kind = 'nik'")),
        photos=photos.count(vault),
        stages=stages,
        lists=dict(lists),
        users=tuple(row[0] for row in vault.rows("SELECT name FROM users WHERE left_at IS NULL ORDER BY name")),
        lines=tuple(_lying(row) for row in rows),
    )


def inventory_json(told: Inventory) -> Json:
    """For the manifest of a package."""
    names = ("records", "people", "photos")
    return {
        **{name: getattr(told, name) for name in names},
        "at": stamp(told.at),
        "stages": dict(told.stages),
        "lists": dict(told.lists),
        "users": list(told.users),
        "lines": [_line_json(line) for line in told.lines],
    }


def inventory_of(told: Fields) -> Inventory:
    """From the manifest of a package. Trouble PACKAGE_DAMAGED."""
    counted = {name: _numbers(told.within(name)) for name in ("stages", "lists")}
    numbers = (told.whole("records"), told.whole("people"), told.whole("photos"))
    lines = tuple(_line_of(line) for line in told.many("lines"))
    return Inventory(
        told.moment("at"), *numbers, counted["stages"], counted["lists"], told.texts("users"), lines[:MOST_LINES]
    )


def as_kept(told: Inventory) -> bytes:
    """As the vault keeps it."""
    return json.dumps(inventory_json(told), ensure_ascii=False).encode()


def from_kept(kept: bytes) -> Inventory:
    """Back from the vault."""
    return inventory_of(Fields.of_json(kept))


_TEXTS = ("record_id", "form_id", "form", "title", "village", "stage", "author")


def _lying(row: Row) -> Lying:
    record_id, form_id, form, title, village, stage, author, changed_at = row
    return Lying(record_id, form_id, form, masked(title), village, stage, author, moment(changed_at))


def _line_json(line: Lying) -> Json:
    return {**{name: getattr(line, name) for name in _TEXTS}, "changed_at": stamp(line.changed_at)}


def _line_of(told: Fields) -> Lying:
    texts = {name: told.text(name) for name in _TEXTS}
    return Lying(**texts, changed_at=told.moment("changed_at"))


def _numbers(told: Fields) -> dict[str, int]:
    return {name: told.whole(name) for name in told.names()}
