"""Installed forms: their XML as it came, the compiled form, their media, their policy."""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from desktop.frozen import frozen
from desktop.store.moments import moment, stamp
from desktop.store.vault import Row, Vault
from desktop.touched import Touched


@frozen
class FormRow:
    """One installed form version. `key` is its number in this vault; records are bound to it."""

    key: int
    server: str
    form_id: str
    version: str
    hash: str
    title: str
    policy: str
    usable: bool
    missing: tuple[str, ...]
    installed_at: datetime
    retired: bool


@frozen
class Medium:
    """A file of a form: a content in the photos file (`sha256`) or a list (`list_key`). `hash` is the server's."""

    name: str
    hash: str
    size: int
    sha256: bytes | None = None
    list_key: int | None = None


_USUAL = "usual_policy"
_COLUMNS = "key, server, form_id, version, hash, title, policy, usable, missing, installed_at, retired_at"


def keep(
    vault: Vault,
    *,
    server: str,
    form_id: str,
    version: str,
    hash: str,
    title: str,
    policy: str,
    xml: bytes,
    compiled: bytes,
    compiled_by: str,
    media: Iterable[Medium] = (),
    missing: Iterable[str] = (),
    at: datetime,
) -> int:
    """Install a form version, or its media anew; returns its key. Contents and lists are in already: whole or not."""
    absent = sorted(missing)
    with vault.atomic():
        told = (title, policy, not absent, json.dumps(absent), stamp(at), xml, compiled, compiled_by)
        key = _put(vault, (server, form_id, version, hash), told)
        vault.write("DELETE FROM form_media WHERE form = ?", (key,))
        vault.write_many(
            "INSERT INTO form_media (form, name, hash, size, sha256, list) VALUES (?, ?, ?, ?, ?, ?)",
            ((key, one.name, one.hash, one.size, one.sha256, one.list_key) for one in media),
        )
    return key


def _put(vault: Vault, identity: tuple[str, str, str, str], told: tuple[object, ...]) -> int:
    vault.write(
        "INSERT INTO forms (server, form_id, version, hash, title, policy, usable, missing, installed_at, xml,"
        " compiled, compiled_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (server, form_id, version, hash) DO UPDATE SET title = excluded.title,"
        " policy = excluded.policy, usable = excluded.usable, missing = excluded.missing, retired_at = NULL,"
        " compiled = excluded.compiled, compiled_by = excluded.compiled_by",
        (*identity, *told),
    )
    found = "SELECT key FROM forms WHERE server = ? AND form_id = ? AND version = ? AND hash = ?"
    return int(vault.value(found, identity))


def installed(vault: Vault, *, server: str | None = None) -> list[FormRow]:
    """Every installed version that is offered, newest first within a form."""
    clause, values = ("AND server = ?", [server]) if server is not None else ("", [])
    rows = vault.rows(
        f"SELECT {_COLUMNS} FROM forms WHERE retired_at IS NULL {clause}"
        " ORDER BY title COLLATE NOCASE, form_id, installed_at DESC, key DESC",
        values,
    )
    return [_form(row) for row in rows]


def get(vault: Vault, key: int) -> FormRow | None:
    """The form version by its key, also a retired one."""
    row = vault.row(f"SELECT {_COLUMNS} FROM forms WHERE key = ?", (key,))
    return None if row is None else _form(row)


def find(vault: Vault, form_id: str, version: str | None = None, *, server: str | None = None) -> FormRow | None:
    """The newest installed one with this id (and version, and server); a retired one only if no other is there."""
    clause, values = "form_id = ?", [form_id]
    if version is not None:
        clause, values = clause + " AND version = ?", [*values, version]
    if server is not None:
        clause, values = clause + " AND server = ?", [*values, server]
    row = vault.row(
        f"SELECT {_COLUMNS} FROM forms WHERE {clause}"
        " ORDER BY retired_at IS NOT NULL, installed_at DESC, key DESC LIMIT 1",
        values,
    )
    return None if row is None else _form(row)


def xml(vault: Vault, key: int) -> bytes:
    """The form's XML as it came."""
    return bytes(vault.value("SELECT xml FROM forms WHERE key = ?", (key,)))


def compiled(vault: Vault, key: int, compiled_by: str) -> bytes | None:
    """The compiled form if this engine made it."""
    row = vault.row("SELECT compiled FROM forms WHERE key = ? AND compiled_by = ?", (key, compiled_by))
    return None if row is None or not row[0] else bytes(row[0])


def keep_compiled(vault: Vault, key: int, pack: bytes, compiled_by: str) -> None:
    """The form compiled anew, by a newer engine."""
    with vault.atomic():
        vault.write("UPDATE forms SET compiled = ?, compiled_by = ? WHERE key = ?", (pack, compiled_by, key))


def media(vault: Vault, key: int) -> dict[str, Medium]:
    """The form's files by name."""
    rows = vault.rows("SELECT name, hash, size, sha256, list FROM form_media WHERE form = ? ORDER BY name", (key,))
    return {row[0]: Medium(*row) for row in rows}


def lay_list(vault: Vault, key: int, name: str, list_key: int, hash: str) -> Touched:
    """Put a list into a form that asks for it, in the place of an earlier one or of none."""
    with vault.atomic():
        vault.write(
            "INSERT INTO form_media (form, name, hash, list) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (form, name) DO UPDATE SET hash = excluded.hash, list = excluded.list, sha256 = NULL",
            (key, name, hash, list_key),
        )
        absent = [
            one for one in json.loads(vault.value("SELECT missing FROM forms WHERE key = ?", (key,))) if one != name
        ]
        vault.write("UPDATE forms SET missing = ?, usable = ? WHERE key = ?", (json.dumps(absent), not absent, key))
    return Touched(forms=True, lists=True)


def retire(vault: Vault, key: int, at: datetime) -> Touched:
    """No longer offered for new records. Drafts and sealed records keep it: it is never removed while one is left."""
    with vault.atomic():
        vault.write("UPDATE forms SET retired_at = coalesce(retired_at, ?) WHERE key = ?", (stamp(at), key))
    return Touched(forms=True)


def drop_unused(vault: Vault) -> int:
    """Remove retired versions no record and no submission is of; returns how many."""
    with vault.atomic():
        return vault.change(
            "DELETE FROM forms WHERE retired_at IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM records WHERE records.form = forms.key)"
            " AND NOT EXISTS (SELECT 1 FROM submissions WHERE submissions.form = forms.key)"
        )


def _form(row: Row) -> FormRow:
    values = [*row]
    values[7:] = bool(row[7]), tuple(json.loads(row[8])), moment(row[9]), row[10] is not None
    return FormRow(*values)


def usual_policy(vault: Vault) -> str:
    """What the office chose for forms that name no policy; "" if nothing."""
    return str(vault.value("SELECT value FROM vault WHERE name = ?", (_USUAL,)) or "")


def keep_usual_policy(vault: Vault, policy: str) -> None:
    """For forms kept from now on."""
    with vault.atomic():
        vault.write("INSERT OR REPLACE INTO vault (name, value) VALUES (?, ?)", (_USUAL, policy))
