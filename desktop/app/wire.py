"""The wire lane's end: one connection to the vault, the lines to the servers, and what is known of the way there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import __version__
from desktop.paths import Paths
from desktop.roles.looking import REVIEWERS
from desktop.store import clock_marks, servers_table
from desktop.store.device import device_id
from desktop.store.key import DataKey, Realm
from desktop.store.servers_table import ServerRow
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui.session import Courier, Pages, Updating
from desktop.ui.values import Connection, Progress

if TYPE_CHECKING:  # the wire is loaded when it is first used
    from desktop.app.accounts import WebPages
    from desktop.openrosa.settings_code import ServerSettings
    from desktop.sync.lines import Lines, Opener
    from desktop.sync.round import Progress as Going
    from desktop.sync.round import Round, Wanted

OUT_OF_REACH = (Kind.NO_CONNECTION, Kind.TIMED_OUT, Kind.LOGIN_PAGE, Kind.NOT_SECURE, Kind.CERTIFICATE_UNTIMELY)
"""The server itself did not answer."""
Cancelled = Callable[[], bool]
Tell = Callable[[Progress], None]


class Wire:
    """Everything here but `connection` runs on the wire lane."""

    def __init__(self, paths: Paths, key: DataKey, user: User, now: Callable[[], datetime]) -> None:
        self._paths, self._key, self._user, self._now = paths, key, user, now
        self._vault: Vault | None = None
        self._lines: Lines | None = None
        self._connection = Connection()

    @cached_property
    def web(self) -> WebPages:
        """The web pages of servers."""
        from desktop.app.accounts import WebPages

        return WebPages(self._open, self._user, self._agent)

    def pages(self) -> Pages:
        """What the window is given of those."""
        return self.web.pages()

    @property
    def _agent(self) -> str:
        return f"Sambang/{__version__}"

    def courier(self) -> Courier:
        return Courier(
            self.run_round, self.fetch_forms, self.try_server, self.reachable, lambda: self._connection, self.look_up
        )

    def run_round(self, cancelled: Cancelled, progress: Tell, wanted: Wanted) -> Round:
        """Push and pull once, as far as a person wants it."""
        return self._round(wanted, cancelled, progress)

    def fetch_forms(self, cancelled: Cancelled, progress: Tell) -> Touched:
        """Only pull. The Trouble that ended it is raised: a person asked and waits for the answer."""
        from desktop.sync.round import Wanted

        found = self._round(Wanted(words=False, files=False), cancelled, progress)
        if found.kind is not None:
            raise Trouble(found.kind)
        return found.touched

    def reachable(self, cancelled: Cancelled) -> bool:
        """Whether any server answers."""
        from desktop.sync import courier

        found = courier.reachable(self._open(), self._lines_open(), self._user.id, cancelled=cancelled)
        self._connection = replace(self._connection, reachable=found)
        return found

    def try_server(self, given: str, secret: str, account: str = "") -> str:
        """Ask that server for its forms; if it answers, keep it for this person, and say its name. Troubles of the
        wire. `account`: the name that goes with the secret, where a server wants both."""
        if self._key.realm is Realm.PRACTICE:
            raise Trouble(Kind.PRACTICE_HAS_NO_SERVER)
        from desktop.sync.joining import read_invitation

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
        from desktop.sync import release_pull

        vault, trouble = self._open(), Trouble(Kind.RELEASE_MISSING)
        for row in servers_table.servers(vault):
            try:
                return release_pull.fetch(
                    self._lines_open().to(vault, row.id, self._user.id), vault.paths.updates, cancelled
                )
            except Trouble as of_this_one:
                trouble = of_this_one
        raise trouble

    def updating(self) -> Updating:
        """The way to a newer program."""
        from desktop.roles.updates import Updates

        return Updating(Updates(self._paths.updates, __version__), self.newer_program)

    def close(self) -> None:
        """Hang up and give the file back."""
        if self._lines is not None:
            self._lines.close()
        if self._vault is not None:
            self._vault.close()
        self._lines = self._vault = None

    def _round(self, wanted: Wanted, cancelled: Cancelled, progress: Tell) -> Round:
        from desktop.sync import courier

        def tell(going: Going) -> None:
            progress(Progress(going.done, going.of, going.phase.value, going.left))

        found = courier.run_round(
            self._open(), self._lines_open(), cancelled=cancelled, progress=tell, wanted=wanted, now=self._now
        )
        known = self._connection
        reachable = found.kind not in OUT_OF_REACH and bool(known.server)
        last = self._now() if reachable else known.last_round
        if reachable and found.clock_compared and not found.cancelled:
            self._compare_clock(found.minutes_ahead)
        if found.words_sent and found.kind is None and not found.cancelled:
            self._leave_inventory(cancelled)
        off = found.minutes_ahead if found.kind is None else 0
        self._connection = replace(known, reachable=reachable, last_round=last, trouble=found.kind, clock_off=off)
        if reachable and wanted.forms and self._user.role in REVIEWERS and not found.cancelled:
            return replace(found, touched=found.touched | self.web.reviewed(wanted, self._now(), cancelled).touched)
        return found

    def _compare_clock(self, minutes_ahead: int) -> None:
        """A server told the time: kept for what was typed before, should the clock be off."""
        now = self._now()
        clock_marks.note(self._open(), now, now - timedelta(minutes=minutes_ahead), clock_marks.How.SERVER)

    def _leave_inventory(self, cancelled: Cancelled) -> None:
        """What lies here, sealed for the supervisor, should this laptop be lost. What fails is told the next time."""
        from desktop.roles import inventory_there
        from desktop.sync.reaching import OF_THE_WIRE
        from desktop.trouble import Cancelled as Stopped

        try:
            inventory_there.leave(self._open(), self._user, self._lines_open(), at=self._now(), cancelled=cancelled)
        except Stopped:
            return
        except Trouble as trouble:
            if trouble.kind not in OF_THE_WIRE:
                raise

    def _keep(self, wanted: ServerSettings) -> ServerRow:
        """Their own; a supervisor's is also that of everybody here who has none of their own."""
        from desktop.sync.joining import join

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
        from desktop.sync.lines import Lines

        if self._lines is None:
            self._lines = Lines(self._opener())
        return self._lines

    def _opener(self) -> Opener:
        from desktop.sync.lines import opener

        return opener(self._agent, device_id(self._key))


def _with_token(found: ServerSettings, token: str) -> ServerSettings:
    """The token typed beside the address, where the address has none inside."""
    from desktop.openrosa.login import PLACE, Login, Scheme, with_api_token

    if not token or found.login.secret:
        return found
    placed = PLACE in found.address
    return replace(found, login=Login(Scheme.TOKEN, "", token) if placed else with_api_token(found.address, token))
