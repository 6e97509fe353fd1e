"""Which list a person reads: the one their own login was given. Two logins may be given different rows."""

from __future__ import annotations

import hashlib
import json

from desktop.store import servers_table
from desktop.store.servers_table import Login
from desktop.store.vault import Vault

ANYBODY = ""  # the mark of a list that no login was asked for: of a package, or from before lists had one


def token_mark(login: Login | None) -> str:
    """What tells one login's view of a list from another's, and tells nothing of the login."""
    if login is None:
        return ANYBODY
    told = "\0".join((login.scheme, login.username, login.secret))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_by(vault: Vault, server: str, user: str, name: str, base: int) -> tuple[int | None, str]:
    """The list this person reads under that name, and the user of the login it came with.

    `base` is what the form itself has: it stands in where their login has brought nothing yet, unless another's did.
    """
    login = servers_table.login(vault, server, user)
    mine = "" if login is None else login.user
    row = vault.row(
        "SELECT list FROM list_views WHERE server = ? AND user = ? AND name = ? AND list IS NOT NULL",
        (server, mine, name),
    )
    if row is not None:
        return row[0], mine
    token = vault.value("SELECT token FROM lists WHERE key = ?", (base,))
    return (base if login is None or token in (ANYBODY, token_mark(login)) else None), mine


def outside(vault: Vault, server: str, user: str, name: str) -> dict[str, dict[str, str]]:
    """Rows that login's list no longer has and a record here still stands on: entity → column → cell."""
    rows = vault.rows(
        "SELECT entity, cells FROM list_outside WHERE server = ? AND user = ? AND name = ? GROUP BY entity",
        (server, user, name),
    )
    return {entity: json.loads(cells) for entity, cells in rows}
