"""The list of records: a page of it, how many, and what a search finds. Served by indexes, at home with 100,000."""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from desktop.frozen import frozen
from desktop.store import verifications
from desktop.store.companions import FORM as COMPANION
from desktop.store.moments import moment
from desktop.store.stages import Stage
from desktop.store.vault import Row, Vault

MOST_FOUND = 5000
"""A search finds at most so many (the newest); a person narrows it down long before."""
FEW = 2000
"""So many are sooner sorted than found by walking all of them in their order."""


class Sort(StrEnum):
    """The columns a list can be ordered by."""

    CHANGED = "changed"
    TITLE = "title"
    REGION = "region"


@frozen
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
    total: int | None = None  # how many there are, as told with the page before: they are not counted again


@frozen
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
    outside: bool = False  # it stands on a row its author's list no longer has


@frozen
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
    " AND EXISTS (SELECT 1 FROM verifications v WHERE v.record = r.seq AND v.done_at IS NULL),"
    " r.stage NOT IN ('sent', 'discarded') AND EXISTS (SELECT 1 FROM list_outside o WHERE o.record = r.seq)"
)


def page(vault: Vault, wish: Wish) -> Page:
    """The wished part of the list."""
    total = count(vault, wish) if wish.total is None else wish.total
    return Page(_rows(vault, wish, total), total)


def rows(vault: Vault, wish: Wish) -> tuple[RecordRow, ...]:
    """Only the rows."""
    return _rows(vault, wish, count(vault, wish) if wish.offset or _narrow(wish) else MOST_FOUND)


def count(vault: Vault, wish: Wish) -> int:
    """How many records the wish names."""
    clause, values = _question(wish)
    return int(vault.value(f"SELECT count(*) FROM {_source(wish, _narrow(wish))} WHERE {clause}", values))


def _rows(vault: Vault, wish: Wish, total: int) -> tuple[RecordRow, ...]:
    """Few are found by what they have in common and sorted; many are walked to in their order, from the nearer end.
    Either way one index answers the inner question, so that a far offset costs little."""
    clause, values = _question(wish)
    source = _source(wish, _narrow(wish) if total <= FEW else "")
    limit, offset, backwards = wish.limit, wish.offset, wish.offset > total // 2
    if backwards:
        limit = max(0, min(wish.limit, total - wish.offset))
        offset = total - wish.offset - limit
    order = _ORDER[wish.sort]
    inner = order.format("DESC" if wish.descending != backwards else "ASC")
    outer = order.format("DESC" if wish.descending else "ASC")
    for column in ("title COLL", "region_name COLL", "seq", "changed_at"):
        outer = outer.replace(column, f"r.{column}")
    found = vault.rows(
        f"SELECT {_COLUMNS} FROM (SELECT seq FROM {source} WHERE {clause} ORDER BY {inner} LIMIT ? OFFSET ?) i"
        f" JOIN records r ON r.seq = i.seq JOIN forms f ON f.key = r.form ORDER BY {outer}",
        [*values, limit, max(0, offset)],
    )
    return tuple(_row(row) for row in found)


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
        "SELECT code, (SELECT region_name FROM records WHERE stage <> 'discarded' AND region_code = code LIMIT 1), n"
        " FROM (SELECT region_code AS code, count(*) AS n FROM records INDEXED BY records_by_village"
        " WHERE stage <> 'discarded' AND region_code <> '' GROUP BY region_code) ORDER BY 2 COLLATE NOCASE LIMIT ?",
        (limit,),
    )
    return [(code, name, number) for code, name, number in found]


def authors(vault: Vault, *, limit: int = 500) -> list[tuple[str, str, int]]:
    """Whose records there are, for a filter: id, name, how many."""
    found = vault.rows(
        "SELECT who, (SELECT author_name FROM records WHERE stage <> 'discarded' AND author = who LIMIT 1), n"
        " FROM (SELECT author AS who, count(*) AS n FROM records INDEXED BY records_by_author"
        f" WHERE stage <> 'discarded' AND form_id <> '{COMPANION}' GROUP BY author) ORDER BY 2 COLLATE NOCASE LIMIT ?",
        (limit,),
    )
    return [(author, name, number) for author, name, number in found]


def search_words(text: str) -> str:
    """What was typed, as a question to the index: every word, each as a beginning. Nothing in it is an operator."""
    words = re.findall(r"\w+", text, re.UNICODE)
    return " ".join(f'"{word}"*' for word in words[:12])


def _question(wish: Wish) -> tuple[str, list[object]]:
    clauses, values = _filters(wish)
    words = search_words(wish.text)
    if wish.text.strip() and not words:
        return "0", []
    if words:
        found = f"SELECT rowid FROM records_fts WHERE records_fts MATCH ? ORDER BY rowid DESC LIMIT {MOST_FOUND}"
        return " AND ".join([f"seq IN ({found})", *clauses]), [words, *values]
    return " AND ".join(clauses) or "1", values


def _source(wish: Wish, index: str) -> str:
    """Where to look. Without being told, SQLite would sort everything instead of walking an index."""
    free = wish.text.strip() or wish.unverified or Stage.DISCARDED in wish.stages
    return "records" if free else f"records INDEXED BY {index or _order_index(wish)}"


def _order_index(wish: Wish) -> str:
    """The index in the wished order."""
    if len(wish.stages) == 1 and wish.sort is Sort.CHANGED:
        return "records_by_stage"
    return _INDEX[wish.sort]


def _narrow(wish: Wish) -> str:
    """The index by what the wished records have in common, the rarest first; "" if they are all of them."""
    if wish.region_code:
        return "records_by_village"
    if wish.stages:
        return "records_by_stage"
    return "records_by_author" if wish.author else ""


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
    values[17:19] = bool(row[17]), bool(row[18])
    return RecordRow(*values)
