"""Lists on their way down: which laptop has which, and a newer one laid into a form that is there already.

A list is known by the hash its server gave it. An older one never takes the place of a newer one: a stick may be late.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from desktop.exchange.fields import Fields
from desktop.frozen import frozen
from desktop.store import forms_table, lists_table
from desktop.store.forms_table import FormRow
from desktop.store.moments import moment, stamp
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched
from desktop.xforms import ListDocument, read_list


@frozen
class PackedList:
    """What a package says of a list it carries as CSV. `at`: when it came down from its server."""

    hash: str
    at: datetime
    entities: bool


def list_json(one: PackedList) -> dict[str, object]:
    return {"hash": one.hash, "at": stamp(one.at), "entities": one.entities}


def lists_of(told: Fields) -> dict[str, PackedList]:
    """By file name; none in a package of before lists were told."""
    if not told.has("lists"):
        return {}
    found = told.within("lists")
    return {
        name: PackedList(one.text("hash"), one.moment("at"), one.flag("entities"))
        for name in found.names()
        for one in (found.within(name),)
    }


def packed_lists(vault: Vault, form: int) -> dict[str, PackedList]:
    """The lists of a form of this laptop."""
    rows = vault.rows(
        "SELECT m.name, m.hash, l.imported_at, l.kind FROM form_media m JOIN lists l ON l.key = m.list"
        " WHERE m.form = ?",
        (form,),
    )
    return {name: PackedList(hash, moment(at), kind == "entities") for name, hash, at, kind in rows}


def mark(row: FormRow, name: str, hash: str) -> str:
    """How a laptop tells that it has this list, among the forms it tells."""
    return f"list {row.form_id} {row.version} {row.hash} {name} {hash}"


def lists_here(vault: Vault) -> list[str]:
    """The lists of this laptop, as it tells them."""
    return [
        mark(row, name, one.hash)
        for row in forms_table.installed(vault)
        for name, one in packed_lists(vault, row.key).items()
    ]


def lacks_lists(vault: Vault, form: int, there: frozenset[str]) -> bool:
    """Whether a laptop that told this lacks a list of a form of ours as it is here."""
    row = forms_table.get(vault, form)
    return row is not None and any(
        mark(row, name, one.hash) not in there for name, one in packed_lists(vault, form).items()
    )


def note_lists(vault: Vault, form: int, told: Mapping[str, PackedList]) -> None:
    """A form was just installed from a package: its lists are those of their server, as old as they are there."""
    with vault.atomic():
        for name, one in told.items():
            vault.write("UPDATE form_media SET hash = ? WHERE form = ? AND name = ?", (one.hash, form, name))
            vault.write(
                "UPDATE lists SET imported_at = ? WHERE key ="
                " (SELECT list FROM form_media WHERE form = ? AND name = ?)",
                (stamp(one.at), form, name),
            )


def take_list(vault: Vault, form: int, name: str, told: PackedList, data: bytes) -> Touched:
    """A newer list for a form that is here; what the rows show by now of our own changes is absorbed."""
    row, here = forms_table.get(vault, form), packed_lists(vault, form).get(name)
    if row is None or (here is not None and (here.hash == told.hash or here.at >= told.at)):
        return NOTHING
    found = read_list(name, data.decode())
    if isinstance(found, ListDocument):
        return NOTHING
    key = lists_table.import_rows(
        vault, found.columns, found.rows(), name=name, version=told.hash, at=told.at, scope=row.server,
        entities=told.entities,
    )  # fmt: skip
    with vault.atomic():
        touched = forms_table.lay_list(vault, form, name, key, told.hash)
        return touched | (lists_table.use(vault, key, hash=told.hash) if told.entities else NOTHING)
