"""The people of this laptop: who they are and what each may do."""

# ruff: noqa: S608 -- only words of ours are put into a statement; every value goes as a parameter

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from desktop.frozen import frozen
from desktop.store.key import folded
from desktop.store.moments import stamp
from desktop.store.vault import Row, Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


class Role(StrEnum):
    """What a person does here."""

    ENUMERATOR = "enumerator"
    TAGANA = "tagana"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


@frozen
class User:
    """A person of this laptop. `region` is a code of the region they work in, or empty."""

    id: str
    name: str
    role: Role
    region: str = ""


@frozen
class NewUser:
    """A person about to be added."""

    name: str
    passphrase: str = field(repr=False)
    role: Role
    region: str = ""


_COLUMNS = "id, name, role, region"


def add(vault: Vault, name: str, role: Role, region: str, at: datetime) -> User:
    """A row for a person, without a way in yet. Trouble NOT_LAWFUL if the name is taken."""
    user = User(uuid4().hex, " ".join(name.split()), role, region)
    with vault.atomic():
        if is_taken(vault, name):
            raise Trouble(Kind.NOT_LAWFUL, stage="name_taken", deed="add_user")
        vault.write(
            "INSERT INTO users (id, name, folded, role, region, made_at) VALUES (?, ?, ?, ?, ?, ?)",
            (user.id, user.name, folded(name), role.value, region, stamp(at)),
        )
    return user


def get(vault: Vault, user_id: str) -> User | None:
    """The person, also one who has left."""
    row = vault.row(f"SELECT {_COLUMNS} FROM users WHERE id = ?", (user_id,))
    return None if row is None else _user(row)


def everyone(vault: Vault) -> list[User]:
    """Who works here now, by name."""
    rows = vault.rows(f"SELECT {_COLUMNS} FROM users WHERE left_at IS NULL ORDER BY folded")
    return [_user(row) for row in rows]


def founder(vault: Vault) -> str:
    """The id of the person who set this vault up."""
    return str(vault.value("SELECT id FROM users ORDER BY made_at, rowid LIMIT 1") or "")


def public_key(vault: Vault, user_id: str) -> str:
    """What others seal to for this person; "" until they first came in."""
    return str(vault.value("SELECT public_key FROM users WHERE id = ?", (user_id,)) or "")


def keep_public_key(vault: Vault, user_id: str, public: str) -> None:
    """The public half of this person's own key, from now on."""
    with vault.atomic():
        vault.write("UPDATE users SET public_key = ? WHERE id = ?", (public, user_id))


def is_taken(vault: Vault, name: str) -> bool:
    """Whether somebody has this name, or had it: records and history keep it."""
    return vault.value("SELECT 1 FROM users WHERE folded = ?", (folded(name),)) is not None


def has_left(vault: Vault, user_id: str) -> bool:
    """Whether this person may no longer come in."""
    return vault.value("SELECT left_at FROM users WHERE id = ?", (user_id,)) is not None


def change(vault: Vault, user_id: str, *, role: Role, region: str) -> Touched:
    """Another role or region. The name stays: it is part of the way in."""
    with vault.atomic():
        vault.write("UPDATE users SET role = ?, region = ? WHERE id = ?", (role.value, region, user_id))
    return Touched(users=True)


def leave(vault: Vault, user_id: str, at: datetime) -> Touched:
    """The person goes; records and history keep the name. The slots are taken by `door.remove_user`."""
    with vault.atomic():
        vault.write("UPDATE users SET left_at = ? WHERE id = ?", (stamp(at), user_id))
    return Touched(users=True)


def _user(row: Row) -> User:
    return User(row[0], row[1], Role(row[2]), row[3])
