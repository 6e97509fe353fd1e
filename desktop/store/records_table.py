"""The list of records: a page of it, how many, and what a search finds. Served by indexes, at home with 100,000."""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from desktop.store import verifications
from desktop.store.companions import FORM as COMPANION
from desktop.store.moments import moment
from desktop.store.stages import Stage
from desktop.store.vault import Row, Vault

MOST_FOUND = 5000
"""A search finds at most so many (the newest); a person narrows it down long before."""


class Sort(StrEnum):
    """The columns a list can be ordered by."""

    CHANGED = "changed"
    TITLE = "title"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which records, in which order, from where. Empty means all of them (discarded ones only when asked by stage,
    companions only when asked by their form)."""

    text: str = ""
    stages: frozenset[Stage] = frozenset()
    form_id: str = ""
    region_code: str = ""  # a village code, or the beginning of one
    author: str = ""
    finding: str = ""  # a kind of finding, or "any"
    unverified: bool = False  # only what was sent first and nobody has looked at
    sort: Sort = Sort.CHANGED
    descending: bool = True
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One line of the list. Never a NIK."""

    id: str
    form_id: str
    form_version: str
    form_title: str
    stage: Stage
    title: str
    region_code: str
    region_name: str
    author: str
    author_name: str
    urgent: bool
    answered: int
    asked: int
    made_at: datetime
    changed_at: datetime
    open_remarks: int
    found: int = 0  # findings counted when it was looked over
    unverified: bool = False  # sent first, and nobody has looked at it


@dataclass(frozen=True, slots=True)
class Page:
    """The rows from the offset on, and how many there are in all."""

    rows: tuple[RecordRow, ...]
    total: int


_ORDER = {
    Sort.CHANGED: "changed_at {0}, seq {0}",
    Sort.TITLE: "title COLLATE NOCASE {0}, seq {0}",
    Sort.REGION: "region_name COLLATE NOCASE {0}, seq {0}",
}
_INDEX = {Sort.CHANGED: "records_by_change", Sort.TITLE: "records_by_title", Sort.REGION: "records_by_region"}
_COLUMNS = (
    "r.id, r.form_id, f.version, f.title, r.stage, r.title, r.region_code, r.region_name, r.author, r.author_name,"
    " r.urgent, r.answered, r.asked, r.made_at, r.changed_at,"
    " (SELECT count(*) FROM remarks m WHERE m.record = r.seq AND m.settled_at IS NULL"
    " AND (m.by <> r.author OR m.answers_to IS NOT NULL)),"  # not the author's own reasons
    " coalesce((SELECT l.found FROM looked_over l WHERE l.record = r.seq), 0),"
    " r.stage IN ('released', 'sent', 'refused')"
    " AND EXISTS (SELECT 1 FROM verifications v WHERE v.record = r.seq AND v.done_at IS NULL)"
)


def page(vault: Vault, wish: Wish) -> Page:
    """The wished part of the list."""
    return Page(rows(vault, wish), count(vault, wish))


def rows(vault: Vault, wish: Wish) -> tuple[RecordRow, ...]:
    """Only the rows. The inner question is answered from one index, so that a far offset costs little."""
    source, clause, values = _question(wish)
    order = _ORDER[wish.sort].format("DESC" if wish.descending else "ASC")
    inner = f"SELECT seq FROM {source} WHERE {clause} ORDER BY {order} LIMIT ? OFFSET ?"
    outer = order.replace("title COLL", "r.title COLL").replace("region_name COLL", "r.region_name COLL")
    found = vault.rows(
        f"SELECT {_COLUMNS} FROM ({inner}) i JOIN records r ON r.seq = i.seq JOIN forms f ON f.key = r.form"
        f" ORDER BY {outer.replace('seq', 'r.seq').replace('changed_at', 'r.changed_at')}",
        [*values, wish.limit, wish.offset],
    )
    return tuple(_row(row) for row in found)


def count(vault: Vault, wish: Wish) -> int:
    """How many records the wish names."""
    source, clause, values = _question(replace(wish, sort=Sort.CHANGED))
    return int(vault.value(f"SELECT count(*) FROM {source} WHERE {clause}", values))


def counts(vault: Vault, *, author: str = "") -> Mapping[Stage, int]:
    """How many records stand in each stage, of one author if given."""
    clause, values = ("WHERE form_id <> ? AND author = ?", [COMPANION, author]) if author else (
        "WHERE form_id <> ?", [COMPANION],
    )  # fmt: skip
    found: dict[str, int] = dict(vault.rows(f"SELECT stage, count(*) FROM records {clause} GROUP BY stage", values))
    return {stage: int(found.get(stage.value, 0)) for stage in Stage}


def villages(vault: Vault, *, limit: int = 500) -> list[tuple[str, str, int]]:
    """The villages records are of, for a filter: code, name, how many."""
    found = vault.rows(  # companions have none
        "SELECT region_code, max(region_name), count(*) FROM records WHERE stage <> 'discarded' AND region_code <> ''"
        " GROUP BY region_code ORDER BY 2 COLLATE NOCASE LIMIT ?",
        (limit,),
    )
    return [(code, name, number) for code, name, number in found]


def authors(vault: Vault, *, limit: int = 500) -> list[tuple[str, str, int]]:
    """Whose records there are, for a filter: id, name, how many."""
    found = vault.rows(
        "SELECT author, max(author_name), count(*) FROM records WHERE stage <> 'discarded'"
        f" AND form_id <> '{COMPANION}' GROUP BY author ORDER BY 2 COLLATE NOCASE LIMIT ?",
        (limit,),
    )
    return [(author, name, number) for author, name, number in found]


def search_words(text: str) -> str:
    """What was typed, as a question to the index: every word, each as a beginning. Nothing in it is an operator."""
    words = re.findall(r"\w+", text, re.UNICODE)
    return " ".join(f'"{word}"*' for word in words[:12])


def _question(wish: Wish) -> tuple[str, str, list[object]]:
    clauses, values = _filters(wish)
    words = search_words(wish.text)
    if wish.text.strip() and not words:
        return "records", "0", []
    if words:
        found = f"SELECT rowid FROM records_fts WHERE records_fts MATCH ? ORDER BY rowid DESC LIMIT {MOST_FOUND}"
        return "records", " AND ".join([f"seq IN ({found})", *clauses]), [words, *values]
    # one stage has an index of its own, in the usual order; without being told, SQLite would sort instead of walking
    index = _INDEX[wish.sort] if len(wish.stages) != 1 or wish.sort is not Sort.CHANGED else "records_by_stage"
    free = wish.unverified or Stage.DISCARDED in wish.stages
    source = "records" if free else f"records INDEXED BY {index}"
    return source, " AND ".join(clauses) or "1", values


def _filters(wish: Wish) -> tuple[list[str], list[object]]:
    clauses: list[str] = []
    values: list[object] = []
    if wish.stages:
        clauses.append(f"stage IN ({', '.join('?' * len(wish.stages))})")
        values += sorted(stage.value for stage in wish.stages)
    if Stage.DISCARDED not in wish.stages:
        clauses.append("stage <> 'discarded'")
    for column, value in (("form_id", wish.form_id), ("author", wish.author)):
        if value:
            clauses.append(f"{column} = ?")
            values.append(value)
    if wish.form_id != COMPANION:
        clauses.append(f"form_id <> '{COMPANION}'")
    if wish.unverified:
        clauses.append(f"seq IN ({verifications.OPEN})")
    if wish.finding:
        kind, more = (" AND kind = ?", [wish.finding]) if wish.finding != "any" else ("", [])
        clauses.append(f"seq IN (SELECT record FROM found WHERE 1{kind})")
        values += more
    if wish.region_code:
        clauses.append("region_code >= ? AND region_code < ?")
        values += [wish.region_code, wish.region_code + "\uffff"]
    return clauses, values


def _row(row: Row) -> RecordRow:
    values = [*row]
    values[4], values[10] = Stage(row[4]), bool(row[10])
    values[13:15] = moment(row[13]), moment(row[14])
    values[17] = bool(row[17])
    return RecordRow(*values)
