"""Entities two sides changed, at a Central: read with a web account that may, and settled there by a person.

Source: ODK Central API, "Datasets", "Entities" (versions, conflict, resolve).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from desktop.store import entity_conflicts
from desktop.store.entity_conflicts import EntityConflict, Version
from desktop.store.vault import Vault
from desktop.sync.central import EXTENDED, Central, moment_of, name_of, read_list, read_object
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble

MOST = 50  # of one list; a person looks at them one by one
MEANWHILE = (400, 409)  # somebody else settled it, or changed it again


def read(vault: Vault, pages: Central, server: str, *, now: datetime) -> Touched:
    """What the server has of them now. Nothing where the account may not see lists."""
    try:
        found = list(_conflicts(pages, server))
    except Trouble as trouble:
        if trouble.kind not in (Kind.RECORD_MISSING, Kind.REFUSED_FORM_NOT_ASSIGNED):
            raise
        return NOTHING
    return entity_conflicts.keep(vault, server, found, at=now)


def settle(vault: Vault, pages: Central, one: EntityConflict, version: int, *, now: datetime) -> Touched:
    """What that version says of the properties they differ in stands from now on. Troubles ACCOUNT_MAY_NOT;
    CONFLICT_MOVED: it is another by now, and was read anew."""
    chosen = next(each for each in one.versions if each.number == version)
    body: dict[str, object] = {}
    if version != one.newest.number:
        other = {name: chosen.values.get(name, "") for name in one.differing}
        body = {"label": chosen.label} | ({"data": other} if other else {})  # they may differ in the label alone
    place = f"{_list(pages, one.list)}/entities/{one.entity}?resolve=true&baseVersion={one.newest.number}"
    try:
        pages.asked("PATCH", place, body=body)
    except Trouble as trouble:
        if trouble.kind is Kind.REFUSED_FORM_NOT_ASSIGNED:
            raise Trouble(Kind.ACCOUNT_MAY_NOT) from None
        if trouble.kind is not Kind.RECORD_MISSING and trouble.facts.get("status") not in MEANWHILE:
            raise
        read(vault, pages, one.server, now=now)
        raise Trouble(Kind.CONFLICT_MOVED) from None
    return entity_conflicts.settled(vault, one)


def _conflicts(pages: Central, server: str) -> Iterator[EntityConflict]:
    for one in read_list(pages.asked("GET", f"{pages.project}/datasets", headers=EXTENDED)):
        if not one.get("conflicts"):
            continue
        name = str(one.get("name") or "")
        asked = f"$filter=__system/conflict%20ne%20null&$select=__id,__system&$top={MOST}"
        rows = read_object(pages.asked("GET", f"{_list(pages, name)}.svc/Entities?{asked}")).get("value")
        for row in rows if isinstance(rows, list) else ():
            entity, hard = str(row.get("__id") or ""), (row.get("__system") or {}).get("conflict") == "hard"
            place = f"{_list(pages, name)}/entities/{quote(entity, safe='')}/versions?relevantToConflict=true"
            versions = tuple(_version(told) for told in read_list(pages.asked("GET", place, headers=EXTENDED)))
            if versions:
                yield EntityConflict(server, name, entity, hard, tuple(sorted(versions, key=lambda each: each.number)))


def _list(pages: Central, name: str) -> str:
    return f"{pages.project}/datasets/{quote(name, safe='')}"


def _version(told: Mapping[str, Any]) -> Version:
    values = told.get("data") or {}
    return Version(
        number=int(told.get("version") or 0),
        by=name_of(told, "creator"),
        at=moment_of(told.get("createdAt")),
        label=str(told.get("label") or ""),
        values={str(key): str(value or "") for key, value in values.items()},
    )
