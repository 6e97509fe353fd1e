"""Rows of a restored backup for another vault: people, servers, forms and records, under the numbers they have here."""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop.frozen import frozen
from desktop.store import delivery, forms_table, lists_table, photos, record, retention, submission
from desktop.store.forms_table import Medium
from desktop.store.history_brought import Line
from desktop.store.lists_table import ListRow
from desktop.store.moments import moment, stamp
from desktop.store.record import RecordSummary
from desktop.store.stages import Fate
from desktop.store.users_table import Role, User
from desktop.store.vault import Vault

CONTENTS = (
    "SELECT f.sha256 FROM record_files f JOIN records r ON r.seq = f.record WHERE r.id = ?"
    " UNION SELECT p.sha256 FROM parts p JOIN submissions s ON s.seq = p.submission JOIN records r ON r.seq = s.record"
    " WHERE r.id = ? AND p.xml IS NULL AND s.erased_at IS NULL"
)
"""The photos and files a record needs; asked with its id twice."""
INSTANCE = re.compile(rb"<(?:\w+:)?instanceID[^>]*>\s*([^<\s]+)\s*<")
OF_A_SEAL = ("parts", "receipts", "entity_changes")
OF_A_RECORD = (
    "remarks", "verdicts", "record_files", "protected_notes", "settlements", "drafts", "verifications", "origins",
    "conflicts", "server_copies", "known_there", "photos_there",
)  # fmt: skip
PEOPLE = ("by", "reader", "author", "sealed_by", "released_by")
"""Columns that say who: one person may have another id here."""


@frozen
class Mapped:
    """What the backup's ids are here: servers, people, forms."""

    servers: Mapping[str, str]
    people: Mapping[str, str]
    forms: Mapping[int, int]

    def line(self, one: Line) -> Line:
        return replace(one, by=self.people.get(one.by, one.by))

    def who(self, row: Mapping[str, Any]) -> dict[str, str]:
        """What stands here in the columns of a row that say who."""
        return {name: self.people.get(row[name], row[name]) for name in PEOPLE if name in row}

    def author(self, one: record.Record) -> User:
        return User(self.people.get(one.author, one.author), one.author_name, Role.ENUMERATOR)


def servers(vault: Vault, source: Vault) -> dict[str, str]:
    """The same address is the same server."""
    here: dict[str, str] = dict(vault.rows("SELECT address, id FROM servers"))
    found: dict[str, str] = {}
    with vault.atomic():
        for row in rows(source, "servers", "1"):
            if row["address"] not in here and vault.value("SELECT 1 FROM servers WHERE id = ?", (row["id"],)) is None:
                put(vault, "servers", row)
            found[row["id"]] = here.get(row["address"], row["id"])
    return found


def people(vault: Vault, source: Vault, at: datetime) -> tuple[dict[str, str], int]:
    """The same name is the same person; who is not here comes without a way in: a keeper gives them a passphrase."""
    here: dict[str, str] = dict(vault.rows("SELECT folded, id FROM users"))
    found: dict[str, str] = {}
    came = 0
    with vault.atomic():
        for row in rows(source, "users", "1"):
            found[row["id"]] = here.get(row["folded"], row["id"])
            if row["folded"] not in here:
                put(vault, "users", {**row, "public_key": "", "made_at": stamp(at)})  # here the founder stays who it is
                came += row["left_at"] is None
    return found, came


def forms(
    vault: Vault, source: Vault, servers: Mapping[str, str], cancelled: Callable[[], bool] = lambda: False
) -> dict[int, int]:
    """The same bytes for the same server are the same form; others are installed with their lists and files."""
    found = {}
    for row in rows(source, "forms", "1"):
        server = servers.get(row["server"], row["server"])
        same = "SELECT key FROM forms WHERE server = ? AND form_id = ? AND version = ? AND hash = ?"
        key = vault.value(same, (server, row["form_id"], row["version"], row["hash"]))
        if key is None:
            files = forms_table.media(source, row["key"]).values()
            media = [_medium(vault, source, one, server, cancelled) for one in files]
            with vault.atomic():
                key = put(vault, "forms", {**row, "server": server}, but="key")
                for one in media:
                    told = (key, one.name, one.hash, one.size, one.sha256, one.list_key)
                    vault.write(
                        "INSERT INTO form_media (form, name, hash, size, sha256, list) VALUES (?, ?, ?, ?, ?, ?)", told
                    )
        found[row["key"]] = int(key)
    return found


def whole(vault: Vault, source: Vault, record_id: str, mapped: Mapped) -> None:
    """A record that is not here, with its draft or seals and everything beside them. Only inside `atomic`."""
    (row,) = rows(source, "records", "id = ?", record_id)
    there = record.get(source, record_id)
    moved = {"form": mapped.forms[row["form"]], "current": None}
    seq = put(vault, "records", {**row, **mapped.who(row), **moved, "search_mark": b""}, but="seq")
    _beside(vault, source, seq, there.seq, mapped)
    _seals(vault, source, seq, there.seq, row["current"], mapped)
    record.keep_summary(vault, seq, replace(summary(source, there), urgent=there.urgent), None)
    if retention.is_erased(source, record_id):
        vault.write("DELETE FROM records_fts WHERE rowid = ?", (seq,))


def further(vault: Vault, source: Vault, record_id: str, mapped: Mapped) -> None:
    """What was here is where the backup came by: its later state takes the place. Only inside `atomic`."""
    (row,) = rows(source, "records", "id = ?", record_id)
    there, seq = record.get(source, record_id), record.number(vault, record_id)
    vault.write("DELETE FROM drafts WHERE record = ?", (seq,))
    _beside(vault, source, seq, there.seq, mapped)
    _seals(vault, source, seq, there.seq, row["current"], mapped)
    vault.write(
        "UPDATE records SET stage = ?, stage_before = ?, changed_at = ? WHERE seq = ?",
        (row["stage"], row["stage_before"], row["changed_at"], seq),
    )
    record.keep_summary(vault, seq, replace(summary(source, there), urgent=there.urgent), None)
    receipts(vault, source, record_id, mapped)


def receipts(vault: Vault, source: Vault, record_id: str, mapped: Mapped) -> None:
    """What the server said to the other laptop counts here too. Only inside `atomic`."""
    here = {one.instance_id: one for one in submission.of_record(vault, record_id)}
    for seal in submission.of_record(source, record_id):
        mine = here.get(seal.instance_id)
        if mine is None or mine.fate is Fate.SENT:
            continue
        for part, told in delivery.receipts(source, seal.id).items():
            server = mapped.servers.get(told.server, told.server)
            vault.write("UPDATE submissions SET attempts = max(attempts, 1) WHERE seq = ?", (mine.seq,))
            delivery.keep_receipt(vault, mine.id, part, replace(told, server=server))


def summary(source: Vault, there: record.Record) -> RecordSummary:
    """What lists show of it."""
    row = source.rows("SELECT answered, asked FROM records WHERE seq = ?", (there.seq,))[0]
    keys = record.keys(source, there.id)
    return RecordSummary(there.title, there.region_code, there.region_name, keys, int(row[0]), int(row[1]))


def instance_of(xml: bytes) -> bytes:
    """The instance id in the bytes of a draft; b"" if there is none yet."""
    found = INSTANCE.search(xml)
    return found.group(1) if found else b""


def _beside(vault: Vault, source: Vault, seq: int, there: int, mapped: Mapped) -> None:
    for table in OF_A_RECORD:
        order = " ORDER BY at" if table in ("remarks", "verdicts") else ""
        for row in rows(source, table, f"record = ?{order}", there):
            told = {**row, **mapped.who(row), "record": seq} | ({"submission": None} if "submission" in row else {})
            put(vault, table, told, or_ignore=True)
    for row in rows(source, "reviews_to_tell", "record = ?", there):
        _review(vault, {**row, **mapped.who(row), "record": seq})


def _review(vault: Vault, row: Mapping[str, Any]) -> None:
    """A verdict for the server: told by one laptop, it is told; it is not told twice."""
    same = "FROM reviews_to_tell WHERE record = ? AND by = ? AND at = ? AND state = ?"
    which = (row["record"], row["by"], row["at"], row["state"])
    if vault.value(f"SELECT 1 {same}", which) is None:
        put(vault, "reviews_to_tell", row, but="id")
    elif row["told_at"] is not None:
        vault.write(
            "UPDATE reviews_to_tell SET told_at = ?, comment = '' WHERE told_at IS NULL AND record = ? AND by = ?"
            " AND at = ? AND state = ?",
            (row["told_at"], *which),
        )


def _seals(vault: Vault, source: Vault, seq: int, there: int, current: int | None, mapped: Mapped) -> None:
    """Sealed bytes as they were: made held, so that parts may be put in, then what became of them."""
    numbers: dict[int, int] = {}
    for row in rows(source, "submissions", "record = ? ORDER BY seq", there):
        known = vault.value("SELECT seq FROM submissions WHERE instance_id = ?", (row["instance_id"],))
        if known is None:
            moved = {
                **mapped.who(row), "record": seq, "form": mapped.forms[row["form"]],
                "server": mapped.servers.get(row["server"], row["server"]), "follows": numbers.get(row["follows"]),
                "fate": "held",
            }  # fmt: skip
            known = put(vault, "submissions", {**row, **moved}, but="seq")
            for table in OF_A_SEAL:
                for part in rows(source, table, "submission = ?", row["seq"]):
                    put(vault, table, {**part, "submission": known})
            vault.write("UPDATE submissions SET fate = ? WHERE seq = ?", (row["fate"], known))
        elif row["fate"] == "void":
            vault.write("UPDATE submissions SET fate = 'void' WHERE seq = ? AND fate <> 'sent'", (known,))
        elif row["fate"] in ("released", "refused"):
            vault.write("UPDATE submissions SET fate = ? WHERE seq = ? AND fate = 'held'", (row["fate"], known))
        numbers[row["seq"]] = int(known)
    vault.write("UPDATE records SET current = ? WHERE seq = ?", (numbers.get(current or -1), seq))


def _medium(vault: Vault, source: Vault, one: Medium, server: str, cancelled: Callable[[], bool]) -> Medium:
    if one.sha256 is not None:
        return replace(one, sha256=photos.keep(vault, photos.read(source, one.sha256)))
    row = lists_table.get(source, one.list_key or -1)
    if row is None:
        return replace(one, list_key=None)
    known = lists_table.find(vault, row.name, row.version, scope=server if row.scope else "")
    if known is not None:
        return replace(one, list_key=known.key)
    return replace(one, list_key=_copied(vault, source, row, server if row.scope else "", cancelled))


def _copied(vault: Vault, source: Vault, row: ListRow, scope: str, cancelled: Callable[[], bool]) -> int:
    """Row by row as it stands there, the local columns of an entity list too."""
    at = moment(source.value("SELECT imported_at FROM lists WHERE key = ?", (row.key,)))
    rows = lists_table.StoredList(source, row).rows()
    key = lists_table.import_rows(
        vault, row.columns, rows, name=row.name, version=row.version, at=at, scope=scope, etag=row.etag,
        cancelled=cancelled,
    )  # fmt: skip
    with vault.atomic():
        vault.write("UPDATE lists SET kind = ? WHERE key = ?", (row.kind, key))
    return key


def rows(source: Vault, table: str, clause: str, *values: object) -> list[dict[str, Any]]:
    """Rows of a table by the names of their columns."""
    names = [row[1] for row in source.rows(f"PRAGMA table_info({table})")]
    found = source.rows(f"SELECT {', '.join(names)} FROM {table} WHERE {clause}", values)
    return [dict(zip(names, row, strict=True)) for row in found]


def put(vault: Vault, table: str, row: Mapping[str, Any], *, but: str = "", or_ignore: bool = False) -> int:
    """Put a row in, `but` for one column; its number. `or_ignore`: what is here stays."""
    told = {name: value for name, value in row.items() if name != but}
    marks, ignoring = ", ".join("?" * len(told)), " OR IGNORE" if or_ignore else ""
    return vault.write(f"INSERT{ignoring} INTO {table} ({', '.join(told)}) VALUES ({marks})", list(told.values()))
