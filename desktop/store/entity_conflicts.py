"""Entities that two sides changed, as the server told of them: kept to be looked at, and settled by a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from desktop.frozen import frozen
from desktop.store.moments import moment_or_none, stamp
from desktop.store.vault import Vault
from desktop.touched import Touched


@frozen
class Version:
    """One of its versions there: who made it when, and its properties."""

    number: int
    by: str
    at: datetime | None
    label: str
    values: Mapping[str, str]


@frozen
class EntityConflict:
    """`versions`: those that matter, oldest first; the last stands. `hard`: both sides changed the same property."""

    server: str
    list: str
    entity: str
    hard: bool
    versions: tuple[Version, ...]

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @property
    def differing(self) -> tuple[str, ...]:
        """The properties in which the versions are not one."""
        names = dict.fromkeys(name for one in self.versions for name in one.values)
        return tuple(name for name in names if len({one.values.get(name, "") for one in self.versions}) > 1)


def keep(vault: Vault, server: str, found: Iterable[EntityConflict], *, at: datetime) -> Touched:
    """These are all that server has now."""
    with vault.atomic():
        before = _numbers(vault, server)
        vault.write("DELETE FROM entity_conflicts WHERE server = ?", (server,))
        vault.write_many(
            "INSERT INTO entity_conflicts (server, list, entity, label, hard, version, told, seen_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    server, one.list, one.entity, one.newest.label, one.hard, one.newest.number,
                    json.dumps([_told(version) for version in one.versions], ensure_ascii=False), stamp(at),
                )
                for one in found
            ),
        )  # fmt: skip
        return Touched(lists=_numbers(vault, server) != before)


def kept(vault: Vault, servers: Iterable[str]) -> tuple[EntityConflict, ...]:
    """What waits for a person at these servers, hard ones first."""
    wanted = set(servers)
    rows = vault.rows(
        "SELECT server, list, entity, hard, told FROM entity_conflicts ORDER BY hard DESC, server, list, label"
    )
    return tuple(
        EntityConflict(server, name, entity, bool(hard), tuple(_read(version) for version in json.loads(told)))
        for server, name, entity, hard, told in rows
        if server in wanted
    )


def settled(vault: Vault, one: EntityConflict) -> Touched:
    """The server knows that a person looked at it."""
    with vault.atomic():
        vault.write(
            "DELETE FROM entity_conflicts WHERE server = ? AND list = ? AND entity = ?",
            (one.server, one.list, one.entity),
        )
    return Touched(lists=True)


def _numbers(vault: Vault, server: str) -> list[tuple[object, ...]]:
    question = "SELECT list, entity, version, hard FROM entity_conflicts WHERE server = ? ORDER BY list, entity"
    return vault.rows(question, (server,))


def _told(one: Version) -> list[object]:
    return [one.number, one.by, None if one.at is None else stamp(one.at), one.label, dict(one.values)]


def _read(told: list[object]) -> Version:
    number, by, at, label, values = told
    assert isinstance(number, int) and isinstance(values, dict) and (at is None or isinstance(at, int))
    return Version(number, str(by), moment_or_none(at), str(label), values)
