"""A person's own account at the web pages of a server, beside the token that pushes. Encrypted by the vault."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from desktop.frozen import frozen
from desktop.store import settings_table
from desktop.store.moments import stamp
from desktop.store.vault import Vault
from desktop.touched import Touched

KEPT_AT = "account_kept_at:"  # a person's setting, with the server's id behind: since when they have one there


@frozen
class Account:
    """An e-mail address or name, and its password."""

    server: str
    user: str
    username: str
    secret: str = field(repr=False)


def keep(vault: Vault, account: Account, *, at: datetime) -> Touched:
    """How this person comes in there from now on; an account that is new here speaks of nothing before it."""
    with vault.atomic():
        if get(vault, account.server, account.user) is None:
            settings_table.keep(vault, account.user, KEPT_AT + account.server, str(stamp(at)))
        vault.write(
            "INSERT OR REPLACE INTO accounts (server, user, username, secret) VALUES (?, ?, ?, ?)",
            (account.server, account.user, account.username, account.secret),
        )
    return Touched(servers=True)


def get(vault: Vault, server_id: str, user_id: str) -> Account | None:
    """The account of this person there, if one was given."""
    row = vault.row(
        "SELECT server, user, username, secret FROM accounts WHERE server = ? AND user = ?", (server_id, user_id)
    )
    return None if row is None else Account(*row)


def forget(vault: Vault, server_id: str, user_id: str) -> Touched:
    """It is not to be used here any more."""
    with vault.atomic():
        vault.write("DELETE FROM accounts WHERE server = ? AND user = ?", (server_id, user_id))
    return Touched(servers=True)
