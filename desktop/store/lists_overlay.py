"""The local view of an entity list: the downloaded rows with the changes of our submissions laid over them, in order.

Each change is tied to its submission: returned or withdrawn, it goes; received and visible in a new download, it is
absorbed. The rules are ODK Collect's (openrosa-protocol 3.12).
"""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol
from uuid import uuid4

from desktop.store.moments import stamp
from desktop.store.stages import STANDS
from desktop.store.vault import Row, Vault

_LOGIN = """coalesce((SELECT l.user FROM logins l WHERE l.server = s.server AND l.user <> ''
    AND l.user IN (s.released_by, s.author) ORDER BY l.user <> s.released_by LIMIT 1), '')"""
"""The user of the login a submission goes with: who released it, else its author, else everyone's."""
LOCAL_COLUMNS = ("__version", "__trunkVersion", "__branchId")


class Table(Protocol):
    """What this needs of a stored list."""

    columns: tuple[str, ...]
    version: str

    def rows_where(self, column: str, value: str) -> Sequence[tuple[str, ...]]: ...
    def rows(self) -> Iterator[tuple[str, ...]]: ...


class OverlaidList:
    """A stored list with some rows replaced and some added (`ListTable` of the engine)."""

    def __init__(
        self, stored: Table, columns: tuple[str, ...], version: str, entities: dict[str, dict[str, str]]
    ) -> None:
        self._stored = stored
        self._place = stored.columns.index("name") if "name" in stored.columns else -1
        self._widen = len(columns) - len(stored.columns)
        rows = {entity: tuple(row.get(column, "") for column in columns) for entity, row in entities.items()}
        self._replaced = {entity: row for entity, row in rows.items() if stored.rows_where("name", entity)}
        self._added = [row for entity, row in rows.items() if entity not in self._replaced]
        self.columns = columns
        self.version = version

    def rows_where(self, column: str, value: str) -> Sequence[tuple[str, ...]]:
        if column not in self.columns:
            return ()
        place = self.columns.index(column)
        kept = [self._wide(row) for row in self._stored.rows_where(column, value) if not self._is_replaced(row)]
        laid = (row for row in (*self._replaced.values(), *self._added) if row[place] == value)
        if column not in self._stored.columns and value == "":
            kept = [self._wide(row) for row in self._stored.rows() if not self._is_replaced(row)]
        return (*kept, *laid)

    def rows(self) -> Iterator[tuple[str, ...]]:
        for row in self._stored.rows():
            yield self._replaced.get(row[self._place]) or self._wide(row)
        yield from self._added

    def _is_replaced(self, row: tuple[str, ...]) -> bool:
        return row[self._place] in self._replaced

    def _wide(self, row: tuple[str, ...]) -> tuple[str, ...]:
        return row + ("",) * self._widen if self._widen else row


def with_local_columns(
    columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> tuple[tuple[str, ...], Iterable[Sequence[str]]]:
    """A downloaded entity list with the columns only the client has: the trunk is what the server said last."""
    plain = [number for number, column in enumerate(columns) if column not in LOCAL_COLUMNS]
    version = columns.index("__version") if "__version" in columns else None

    def widened() -> Iterator[list[str]]:
        for row in rows:
            said = row[version] if version is not None else "1"
            yield [*(row[number] for number in plain), said, said, str(uuid4())]

    return (*(columns[number] for number in plain), *LOCAL_COLUMNS), widened()


def laid_over(
    vault: Vault, stored: Table, name: str, server: str, outside: Mapping[str, Mapping[str, str]] | None = None, *,
    approval: bool = False,
) -> Table | OverlaidList:  # fmt: skip
    """The list as it is seen now; the stored one itself if nothing lies over it.

    What was made of people who took their consent back is not among it. `outside`: rows the list no longer has, kept
    for the records that stand on them. `approval`: what is made for it is not there before the office approved it, as
    in Collect.
    """
    changes = [change for change in _changes(vault, name, server) if change[11]]
    gone = {one: dict(row) for one, row in (outside or {}).items() if not stored.rows_where("name", one)}
    if not changes and not gone:
        return stored
    entities = _folded(stored, changes, gone, approval=approval)
    more = [key for row in entities.values() for key in row if key not in stored.columns]
    columns = (*stored.columns, *dict.fromkeys(more))
    last = changes[-1][0] if changes else 0
    return OverlaidList(stored, columns, f"{stored.version}+{last}.{len(changes)}.{len(gone)}", entities)


def absorb(vault: Vault, stored: Table, name: str, server: str, *, approval: bool = False) -> int:
    """Take off the changes that were received and that the server's own rows show by now; returns how many.

    A row of the server that is as new as ours wins, as in Collect. What waits for approval is the office's affair.
    """
    changes = _changes(vault, name, server)
    absorbed, arrived = 0, _versions_when_all_arrived(changes)
    for submission, position, entity, fate, action, *_ in changes:
        theirs = stored.rows_where("name", entity)
        if fate != "sent" or (not theirs and (action == "update" or not approval)):
            continue
        said = theirs[0][stored.columns.index("__version")] if theirs else ""
        if not theirs or _number(said) >= arrived[entity]:
            vault.write(
                "UPDATE entity_changes SET absorbed_at = ? WHERE submission = ? AND position = ?",
                (stamp(datetime.now(UTC)), submission, position),
            )
            absorbed += 1
    return absorbed


def unseen(vault: Vault, stored: Table, name: str, server: str, login: str | None = None) -> list[str]:
    """Entities made here whose submission the server has, and which its rows do not show: on the way, or deleted."""
    changes = _changes(vault, name, server)
    sent = [change for change in changes if change[3] == "sent" and change[4] != "update"]
    made = [change[2] for change in sent if login in (None, change[10])]
    return [entity for entity in dict.fromkeys(made) if not stored.rows_where("name", entity)]


def forget(vault: Vault, name: str, server: str, entities: Sequence[str]) -> None:
    """They were deleted on the server: our changes to them are taken off."""
    wanted = set(entities)
    for submission, position, entity, *_ in _changes(vault, name, server):
        if entity in wanted:
            vault.write(
                "UPDATE entity_changes SET absorbed_at = ? WHERE submission = ? AND position = ?",
                (stamp(datetime.now(UTC)), submission, position),
            )


def _versions_when_all_arrived(changes: list[Row]) -> dict[str, int]:
    """By entity, the version the server has when all our changes have arrived: counted from the base the first was made
    on."""
    found: dict[str, int] = {}
    for change in changes:
        base = 0 if change[4] == "create" else _number(change[7])
        found[change[2]] = found.get(change[2], base) + 1
    return found


def _changes(vault: Vault, name: str, server: str) -> list[Row]:
    return vault.rows(
        "SELECT e.submission, e.position, e.entity, s.fate, e.action, e.label, e.properties, e.base_version,"
        f" e.trunk_version, e.branch, {_LOGIN}, {STANDS} FROM entity_changes e"
        " JOIN submissions s ON s.seq = e.submission JOIN records r ON r.seq = s.record"
        " WHERE e.list = ? AND s.server = ? AND s.fate <> 'void' AND e.absorbed_at IS NULL"
        " ORDER BY e.submission, e.position",
        (name, server),
    )


def _folded(
    stored: Table, changes: list[Row], gone: Mapping[str, dict[str, str]] | None = None, *, approval: bool = False
) -> dict[str, dict[str, str]]:
    entities: dict[str, dict[str, str]] = dict(gone or {})
    for _, _, entity, _, action, label, properties, _, _, branch, *_ in changes:
        row = entities.get(entity) or _stored_row(stored, entity)
        if row is None:
            if action == "update" or approval:
                continue  # unknown here: nothing to show, the server will know
            row = {"name": entity, "__version": "0", "__trunkVersion": "", "__branchId": branch or str(uuid4())}
        row = row | json.loads(properties)
        row["__version"] = str(_number(row.get("__version", "0")) + 1)
        if label.strip():
            row["label"] = label
        if branch:
            row["__branchId"] = branch
        entities[entity] = row
    return entities


def _stored_row(stored: Table, entity: str) -> dict[str, str] | None:
    rows = stored.rows_where("name", entity)
    return dict(zip(stored.columns, rows[0], strict=True)) if rows else None


def _number(version: str) -> int:
    return int(version) if version.isdecimal() else 0
