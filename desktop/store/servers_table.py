"""The provincial servers and who logs in there with what. Kept in the vault, so encrypted by it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from desktop.store.key import Realm
from desktop.store.moments import stamp
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


@dataclass(frozen=True, slots=True)
class ServerRow:
    """A server: its OpenRosa base address without a token in it."""

    id: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Login:
    """How a person (or everyone here, with an empty `user`) logs in. `scheme`: none, token, basic, digest, bearer."""

    server: str
    user: str
    scheme: str
    username: str = ""
    secret: str = field(default="", repr=False)
    rejected: bool = False


def add(vault: Vault, name: str, address: str, *, at: datetime, server_id: str | None = None) -> ServerRow:
    """Another server. In Mode latihan there is none, by construction: Trouble PRACTICE_HAS_NO_SERVER."""
    if vault.realm is Realm.PRACTICE:
        raise Trouble(Kind.PRACTICE_HAS_NO_SERVER)
    row = ServerRow(server_id or uuid4().hex, name, address)
    with vault.atomic():
        vault.write(
            "INSERT INTO servers (id, name, address, made_at) VALUES (?, ?, ?, ?)",
            (row.id, name, address, stamp(at)),
        )
    return row


def change(vault: Vault, server_id: str, *, name: str, address: str) -> Touched:
    """Another name or address; what is bound to the server stays."""
    with vault.atomic():
        vault.write("UPDATE servers SET name = ?, address = ? WHERE id = ?", (name, address, server_id))
    return Touched(servers=True)


def remove(vault: Vault, server_id: str, *, at: datetime) -> Touched:
    """No longer asked; its logins go. Receipts keep pointing at it."""
    with vault.atomic():
        vault.write("UPDATE servers SET removed_at = ? WHERE id = ?", (stamp(at), server_id))
        vault.write("DELETE FROM logins WHERE server = ?", (server_id,))
    return Touched(servers=True)


def servers(vault: Vault) -> list[ServerRow]:
    """The servers in use, oldest first."""
    rows = vault.rows("SELECT id, name, address FROM servers WHERE removed_at IS NULL ORDER BY made_at, id")
    return [ServerRow(*row) for row in rows]


def get(vault: Vault, server_id: str) -> ServerRow | None:
    """The server, also a removed one."""
    row = vault.row("SELECT id, name, address FROM servers WHERE id = ?", (server_id,))
    return None if row is None else ServerRow(*row)


def keep_login(vault: Vault, login: Login) -> Touched:
    """How this person logs in from now on."""
    if vault.realm is Realm.PRACTICE:
        raise Trouble(Kind.PRACTICE_HAS_NO_SERVER)
    with vault.atomic():
        vault.write(
            "INSERT OR REPLACE INTO logins (server, user, scheme, username, secret) VALUES (?, ?, ?, ?, ?)",
            (login.server, login.user, login.scheme, login.username, login.secret),
        )
    return Touched(servers=True, outbox=True)


def login(vault: Vault, server_id: str, user_id: str = "") -> Login | None:
    """This person's login, else the one for everyone here."""
    row = vault.row(
        "SELECT server, user, scheme, username, secret, rejected_at IS NOT NULL FROM logins"
        " WHERE server = ? AND user IN (?, '') ORDER BY user = '' LIMIT 1",
        (server_id, user_id),
    )
    return None if row is None else Login(*row)


def note_rejected(vault: Vault, login: Login, *, at: datetime | None) -> Touched:
    """The server no longer takes this login (or does again, with None): only its user's submissions wait."""
    with vault.atomic():
        vault.write(
            "UPDATE logins SET rejected_at = ? WHERE server = ? AND user = ?",
            (None if at is None else stamp(at), login.server, login.user),
        )
    return Touched(servers=True, outbox=True)
