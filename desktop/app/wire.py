"""The wire lane's end: one connection to the vault, the lines to the servers, and what is known of the way there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desktop.openrosa import login as openrosa_login
from desktop.openrosa.login import Login as LineLogin
from desktop.openrosa.settings_code import NotASettingsCode, ServerSettings, read_settings_code
from desktop.paths import Paths
from desktop.store import servers_table
from desktop.store.key import DataKey, Realm
from desktop.store.servers_table import Login, ServerRow
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.sync import courier
from desktop.sync.lines import Lines, Opener, opener
from desktop.sync.round import Progress as Going
from desktop.sync.round import Round, Wanted
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui.session import Courier
from desktop.ui.values import Connection, Progress, ServerValues

Cancelled = Callable[[], bool]
Tell = Callable[[Progress], None]


class Wire:
    """Everything here but `connection` runs on the wire lane."""

    def __init__(self, paths: Paths, key: DataKey, user: User, agent: str, now: Callable[[], datetime]) -> None:
        self._paths, self._key, self._user, self._now = paths, key, user, now
        self._agent = agent
        self._vault: Vault | None = None
        self._lines: Lines | None = None
        self._connection = Connection()

    def courier(self) -> Courier:
        return Courier(self.run_round, self.fetch_forms, self.try_server, lambda: self._connection)

    def run_round(self, cancelled: Cancelled, progress: Tell) -> Round:
        """Push and pull once."""
        return self._round(Wanted(), cancelled, progress)

    def fetch_forms(self, cancelled: Cancelled, progress: Tell) -> Touched:
        """Only pull. The Trouble that ended it is raised: a person asked and waits for the answer."""
        found = self._round(Wanted(words=False, files=False), cancelled, progress)
        if found.kind is not None:
            raise Trouble(found.kind)
        return found.touched

    def try_server(self, given: str, token: str) -> ServerValues:
        """Ask that server for its forms; if it answers, keep it for this person. Troubles of the wire."""
        if self._key.realm is Realm.PRACTICE:
            raise Trouble(Kind.PRACTICE_HAS_NO_SERVER)
        wanted = _settings(given, token)
        server = self._opener()(wanted.address, wanted.login)
        try:
            server.form_list()
        finally:
            server.close()
        row = self._keep(wanted)
        self._connection = Connection(server=row.name, reachable=True)
        return ServerValues(row.address, bool(wanted.login.secret), wanted.project)

    def look_up(self) -> None:
        """What is known before the first round: the server's name."""
        known = servers_table.servers(self._open())
        self._connection = replace(self._connection, server=known[0].name if known else "")

    def close(self) -> None:
        """Hang up and give the file back."""
        if self._lines is not None:
            self._lines.close()
        if self._vault is not None:
            self._vault.close()
        self._lines = self._vault = None

    def _round(self, wanted: Wanted, cancelled: Cancelled, progress: Tell) -> Round:
        vault = self._open()
        if self._lines is None:
            self._lines = Lines(self._opener())

        def tell(going: Going) -> None:
            progress(Progress(going.done, going.of, going.phase.value))

        found = courier.run_round(vault, self._lines, cancelled=cancelled, progress=tell, wanted=wanted, now=self._now)
        reachable = found.kind is None and bool(self._connection.server)
        self._connection = replace(self._connection, reachable=reachable, last_round=self._now(), trouble=found.kind)
        return found

    def _keep(self, wanted: ServerSettings) -> ServerRow:
        vault = self._open()
        known = servers_table.servers(vault)
        name = wanted.project or wanted.address.split("/")[2]
        if known:
            servers_table.change(vault, known[0].id, name=name, address=wanted.address)
            row = replace(known[0], name=name, address=wanted.address)
        else:
            row = servers_table.add(vault, name, wanted.address, at=self._now())
        said = wanted.login
        servers_table.keep_login(vault, Login(row.id, self._user.id, said.scheme.value, said.username, said.secret))
        return row

    def _open(self) -> Vault:
        if self._vault is None:
            self._vault = Vault(self._paths, self._key)
        return self._vault

    def _opener(self) -> Opener:
        return opener(self._agent, device_id(self._key))


def device_id(key: DataKey) -> str:
    """This vault's own id for servers, never blank (protocol 3.10), from a key of its own: it tells nothing."""
    return "sambang:" + hashlib.sha256(key.derive("device")).hexdigest()[:16]


def _settings(given: str, token: str) -> ServerSettings:
    """A pasted address, or a settings code; the token beside it if it is not inside. Trouble ADDRESS_WRONG."""
    try:
        found = read_settings_code(given)
    except NotASettingsCode:
        try:
            found = ServerSettings(*_split(openrosa_login.clean_address(given)))
        except ValueError:
            raise Trouble(Kind.ADDRESS_WRONG) from None
    if token and not found.login.secret:
        address = found.address
        if openrosa_login.PLACE not in address and "/v1/" not in address:
            return replace(found, login=LineLogin(openrosa_login.Scheme.BEARER, "", token))
        return replace(found, login=LineLogin(openrosa_login.Scheme.TOKEN, "", token))
    return found


def _split(address: str) -> tuple[str, LineLogin]:
    bare, token = openrosa_login.split_token(address)
    return bare, LineLogin(openrosa_login.Scheme.TOKEN, "", token) if token else LineLogin()
