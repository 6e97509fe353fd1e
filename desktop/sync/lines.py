"""The open lines of this session: one server as each login sees it, kept between rounds."""

from __future__ import annotations

from collections.abc import Callable

from desktop.frozen import frozen
from desktop.openrosa import login as openrosa_login
from desktop.store import servers_table
from desktop.store.servers_table import Login
from desktop.store.vault import Vault
from desktop.sync.line import Line
from desktop.sync.patience import Patience
from desktop.sync.server import Server
from desktop.trouble import Kind, Trouble

Opener = Callable[[str, openrosa_login.Login], Server]


def opener(agent: str, device_id: str, patience: Patience | None = None) -> Opener:
    """How a server is opened: `agent` is "Sambang/x.y", `device_id` "sambang:…" and never blank."""

    def opened(address: str, login: openrosa_login.Login) -> Server:
        return Server(address, login, Line(agent, patience=patience), device_id=device_id)

    return opened


@frozen
class Called:
    """A server, and the login it is asked with."""

    server: Server
    login: Login


class Lines:
    """Belongs to the wire lane. A login that changed gets a new line; `close` at the end of the session."""

    def __init__(self, opened: Opener) -> None:
        self._opened = opened
        self._open: dict[tuple[str, openrosa_login.Login, int], Server] = {}

    def to(self, vault: Vault, server_id: str, user_id: str, *, beside: int = 0) -> Called:
        """The line for what this person sends; `beside` counts further lines of the same login.

        Trouble ADDRESS_WRONG: no such server; TOKEN_REJECTED: no login.
        """
        row = servers_table.get(vault, server_id)
        if row is None:
            raise Trouble(Kind.ADDRESS_WRONG)
        login = servers_table.login(vault, server_id, user_id)
        if login is None:
            raise Trouble(Kind.TOKEN_REJECTED)
        wanted = openrosa_login.Login(openrosa_login.Scheme(login.scheme), login.username, login.secret)
        key = (row.address, wanted, beside)
        if key not in self._open:
            self._open[key] = self._opened(row.address, wanted)
            first = self._open.get((row.address, wanted, 0))
            if beside and first is not None:
                self._open[key].know_the_way(first)
        return Called(self._open[key], login)

    def close(self) -> None:
        """Hang up everywhere."""
        for server in self._open.values():
            server.close()
        self._open.clear()
