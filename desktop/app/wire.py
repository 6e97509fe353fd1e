"""The wire lane's end: one connection to the vault, the lines to the servers, and what is known of the way there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop.app.accounts import WebPages
from desktop.openrosa.login import PLACE, Scheme, with_api_token
from desktop.openrosa.login import Login as LineLogin
from desktop.openrosa.settings_code import ServerSettings
from desktop.paths import Paths
from desktop.roles.looking import REVIEWERS
from desktop.store import servers_table
from desktop.store.key import DataKey, Realm
from desktop.store.servers_table import ServerRow
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.sync import courier, release_pull
from desktop.sync.joining import join, read_invitation
from desktop.sync.lines import Lines, Opener, opener
from desktop.sync.lines import device_id as device_id
from desktop.sync.round import Progress as Going
from desktop.sync.round import Round, Wanted
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui.session import Courier
from desktop.ui.values import Connection, Progress

OUT_OF_REACH = (Kind.NO_CONNECTION, Kind.TIMED_OUT, Kind.LOGIN_PAGE, Kind.NOT_SECURE)
"""The server itself did not answer."""
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
        self.web = WebPages(self._open, user, agent)

    def courier(self) -> Courier:
        return Courier(
            self.run_round, self.fetch_forms, self.try_server, self.reachable, lambda: self._connection, self.look_up
        )

    def run_round(self, cancelled: Cancelled, progress: Tell, wanted: Wanted) -> Round:
        """Push and pull once, as far as a person wants it."""
        return self._round(wanted, cancelled, progress)

    def fetch_forms(self, cancelled: Cancelled, progress: Tell) -> Touched:
        """Only pull. The Trouble that ended it is raised: a person asked and waits for the answer."""
        found = self._round(Wanted(words=False, files=False), cancelled, progress)
        if found.kind is not None:
            raise Trouble(found.kind)
        return found.touched

    def reachable(self, cancelled: Cancelled) -> bool:
        """Whether any server answers."""
        found = courier.reachable(self._open(), self._lines_open(), self._user.id, cancelled=cancelled)
        self._connection = replace(self._connection, reachable=found)
        return found

    def try_server(self, given: str, secret: str, account: str = "") -> str:
        """Ask that server for its forms; if it answers, keep it for this person, and say its name. Troubles of the
        wire. `account`: the name that goes with the secret, where a server wants both."""
        if self._key.realm is Realm.PRACTICE:
            raise Trouble(Kind.PRACTICE_HAS_NO_SERVER)
        if account:
            wanted = read_invitation(given, username=account, secret=secret)
        else:
            wanted = _with_token(read_invitation(given), secret)
        server = self._opener()(wanted.address, wanted.login)
        try:
            server.form_list()
        finally:
            server.close()
        row = self._keep(wanted)
        self._connection = Connection(server=row.name, reachable=True)
        return row.name

    def look_up(self) -> None:
        """What is known before the first round: the server's name."""
        known = servers_table.servers(self._open())
        self._connection = replace(self._connection, server=known[-1].name if known else "")

    def newer_program(self, cancelled: Cancelled) -> Path | None:
        """Download the installer of the release a server offered. Troubles of the wire, RELEASE_MISSING."""
        vault, trouble = self._open(), Trouble(Kind.RELEASE_MISSING)
        for row in servers_table.servers(vault):
            try:
                return release_pull.fetch(
                    self._lines_open().to(vault, row.id, self._user.id), vault.paths.updates, cancelled
                )
            except Trouble as of_this_one:
                trouble = of_this_one
        raise trouble

    def close(self) -> None:
        """Hang up and give the file back."""
        if self._lines is not None:
            self._lines.close()
        if self._vault is not None:
            self._vault.close()
        self._lines = self._vault = None

    def _round(self, wanted: Wanted, cancelled: Cancelled, progress: Tell) -> Round:
        def tell(going: Going) -> None:
            progress(Progress(going.done, going.of, going.phase.value, going.left))

        found = courier.run_round(
            self._open(), self._lines_open(), cancelled=cancelled, progress=tell, wanted=wanted, now=self._now
        )
        known = self._connection
        reachable = found.kind not in OUT_OF_REACH and bool(known.server)
        last = self._now() if reachable else known.last_round
        self._connection = replace(known, reachable=reachable, last_round=last, trouble=found.kind)
        if reachable and wanted.forms and self._user.role in REVIEWERS and not found.cancelled:
            return replace(found, touched=found.touched | self.web.reviewed(self._now(), cancelled).touched)
        return found

    def _keep(self, wanted: ServerSettings) -> ServerRow:
        """Their own; a supervisor's is also that of everybody here who has none of their own."""
        vault, at = self._open(), self._now()
        row, _touched = join(vault, wanted, user_id=self._user.id, at=at)
        if self._user.role in REVIEWERS:
            join(vault, wanted, user_id="", at=at)
        return row

    def _open(self) -> Vault:
        if self._vault is None:
            self._vault = Vault(self._paths, self._key)
        return self._vault

    def _lines_open(self) -> Lines:
        if self._lines is None:
            self._lines = Lines(self._opener())
        return self._lines

    def _opener(self) -> Opener:
        return opener(self._agent, device_id(self._key))


def _with_token(found: ServerSettings, token: str) -> ServerSettings:
    """The token typed beside the address, where the address has none inside."""
    if not token or found.login.secret:
        return found
    placed = PLACE in found.address
    return replace(found, login=LineLogin(Scheme.TOKEN, "", token) if placed else with_api_token(found.address, token))
