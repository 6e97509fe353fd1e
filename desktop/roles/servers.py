"""The servers (or projects) of this laptop as one person sees them: several side by side, each with its own login."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from desktop.frozen import frozen
from desktop.roles.looking import REVIEWERS
from desktop.store import accounts_table, servers_table, settings_table
from desktop.store.servers_table import Held, ServerRow
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble

CHOSEN = "server"  # the setting that remembers whose forms are offered


@frozen
class Known:
    """A server in use. `held` counts what of this person's (a reviewer: of everybody's) has not arrived there.

    `own`: this person's own login; else, if `shared`, the one for everybody here. `rejected`: the server takes it no
    more. `may_leave`: this person may take it off.
    """

    id: str
    name: str
    host: str
    address: str
    username: str
    own: bool
    shared: bool
    rejected: bool
    held: Held
    may_leave: bool
    may_read: bool = False  # a reviewer's, and one with web pages: an account there tells and brings reviews
    web_account: str = ""  # the e-mail of this person's account there


class Servers:
    """On the store lane. Joining is the wire's deed: a server is tried before it is kept."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime]) -> None:
        self._vault, self._user, self._now = vault, user, now

    def known(self) -> tuple[Known, ...]:
        """The servers this person works with, the oldest first."""
        return tuple(self._known(row) for row in servers_table.servers(self._vault))

    def chosen(self) -> str:
        """Whose forms are offered first when one begins; "" for all of them."""
        found = settings_table.get(self._vault, self._user.id, CHOSEN)
        return found if any(row.id == found for row in servers_table.servers(self._vault)) else ""

    def choose(self, server_id: str) -> Touched:
        """Offer the forms of that server; "" for all."""
        settings_table.keep(self._vault, self._user.id, CHOSEN, server_id)
        return NOTHING

    def rename(self, server_id: str, name: str) -> Touched:
        """What it is called on this laptop."""
        row = servers_table.get(self._vault, server_id)
        if row is None or not name.strip():
            return NOTHING
        return servers_table.change(self._vault, server_id, name=name.strip(), address=row.address)

    def forget_account(self, server_id: str) -> Touched:
        """This person's web account there is not to be used from here any more."""
        return accounts_table.forget(self._vault, server_id, self._user.id)

    def leave(self, server_id: str) -> Touched:
        """Take it off: a reviewer for everybody here, who fills forms only the own login; with the last login it goes.

        Trouble SERVER_STILL_NEEDED while something is bound to it that has not arrived: it would stay here for good.
        NOT_ALLOWED where only a login for everybody is known.
        """
        vault, user = self._vault, self._user
        with vault.atomic():
            logins = servers_table.logins(vault, server_id)
            everybodys = user.role in REVIEWERS
            if not everybodys and not any(one.user == user.id for one in logins):
                raise Trouble(Kind.NOT_ALLOWED, deed="leave_server", role=user.role.value)
            held = servers_table.held(vault, server_id, "" if everybodys else user.id)
            if held.unsent or held.drafts:
                raise Trouble(Kind.SERVER_STILL_NEEDED, unsent=held.unsent, drafts=held.drafts)
            if everybodys or len(logins) == 1:
                return servers_table.remove(vault, server_id, at=self._now())
            return servers_table.forget_login(vault, server_id, user.id)

    def _known(self, row: ServerRow) -> Known:
        from desktop.sync.central import is_central  # which loads the wire

        vault, user = self._vault, self._user
        login = servers_table.login(vault, row.id, user.id)
        account = accounts_table.get(vault, row.id, user.id)
        own, everybodys = login is not None and login.user == user.id, user.role in REVIEWERS
        return Known(
            id=row.id,
            name=row.name,
            host=urlsplit(row.address).netloc or row.address,
            address=row.address,
            username=login.username if login is not None else "",
            own=own,
            shared=login is not None and not own,
            rejected=login is not None and login.rejected,
            held=servers_table.held(vault, row.id, "" if everybodys else user.id),
            may_leave=own or everybodys,
            may_read=everybodys and is_central(row.address),
            web_account=account.username if account is not None else "",
        )
