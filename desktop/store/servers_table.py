"""The provincial servers and who logs in there with what. Kept in the vault, so encrypted by it."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from uuid import uuid4

from desktop.frozen import frozen
from desktop.store.key import Realm
from desktop.store.moments import stamp
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


@frozen
class ServerRow:
    """A server: its OpenRosa base address without a token in it."""

    id: str
    name: str
    address: str


@frozen
class Login:
    """How a person (or everyone here, with an empty `user`) logs in. `scheme`: none, token, basic, digest, bearer."""

    server: str
    user: str
    scheme: str
    username: str = ""
    secret: str = field(default="", repr=False)
    rejected: bool = False


@frozen
class Held:
    """What hangs on a server: seals that have not arrived, open drafts, forms it offers."""

    unsent: int
    drafts: int
    forms: int


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
    """No longer asked; its logins and accounts go, and its forms are offered no more. Receipts keep pointing at it."""
    with vault.atomic():
        vault.write("UPDATE servers SET removed_at = ? WHERE id = ?", (stamp(at), server_id))
        vault.write("DELETE FROM logins WHERE server = ?", (server_id,))
        vault.write("DELETE FROM accounts WHERE server = ?", (server_id,))
        vault.write("UPDATE forms SET retired_at = ? WHERE server = ? AND retired_at IS NULL", (stamp(at), server_id))
    return Touched(servers=True, forms=True)


def take_up(vault: Vault, address: str) -> ServerRow | None:
    """The server of that address is in use again, if it once was: what was bound to it still is. None if it never was.

    Its forms are offered when the server offers them.
    """
    row = vault.row("SELECT id, name, address FROM servers WHERE address = ? ORDER BY made_at DESC", (address,))
    if row is None:
        return None
    with vault.atomic():
        vault.write("UPDATE servers SET removed_at = NULL WHERE id = ?", (row[0],))
    return ServerRow(*row)


def held(vault: Vault, server_id: str, author: str = "") -> Held:
    """What is bound to the server and has not arrived there; of one author, or ("") of everybody."""
    values = (server_id, author, author)
    unsent = vault.value(
        "SELECT count(*) FROM submissions s WHERE s.server = ? AND s.fate IN ('held', 'released', 'refused')"
        " AND (? = '' OR s.author = ?)",
        values,
    )
    drafts = vault.value(
        "SELECT count(*) FROM records r JOIN forms f ON f.key = r.form WHERE f.server = ?"
        " AND r.stage IN ('draft', 'returned', 'withdrawn') AND (? = '' OR r.author = ?)",
        values,
    )
    forms = vault.value(
        "SELECT count(DISTINCT form_id) FROM forms WHERE server = ? AND retired_at IS NULL", (server_id,)
    )
    return Held(int(unsent), int(drafts), int(forms))


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


def logins(vault: Vault, server_id: str) -> list[Login]:
    """All logins of a server; the one for everybody first."""
    rows = vault.rows(
        "SELECT server, user, scheme, username, secret, rejected_at IS NOT NULL FROM logins WHERE server = ?"
        " ORDER BY user <> '', user",
        (server_id,),
    )
    return [Login(*row) for row in rows]


def forget_login(vault: Vault, server_id: str, user_id: str) -> Touched:
    """This person no longer logs in there with a login of their own, nor with a web account."""
    with vault.atomic():
        vault.write("DELETE FROM logins WHERE server = ? AND user = ?", (server_id, user_id))
        vault.write("DELETE FROM accounts WHERE server = ? AND user = ?", (server_id, user_id))
    return Touched(servers=True, outbox=True)


def note_rejected(vault: Vault, login: Login, *, at: datetime | None) -> Touched:
    """The server no longer takes this login (or does again, with None): only its user's submissions wait."""
    with vault.atomic():
        vault.write(
            "UPDATE logins SET rejected_at = ? WHERE server = ? AND user = ?",
            (None if at is None else stamp(at), login.server, login.user),
        )
    return Touched(servers=True, outbox=True)
