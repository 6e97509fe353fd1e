"""The wire lane's way to a server's web pages, with a person's own account there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from desktop.roles import inventory_there
from desktop.roles.conflicts import Errand
from desktop.store import accounts_table, servers_table
from desktop.store.accounts_table import Account
from desktop.store.adopting import Copy
from desktop.store.entity_conflicts import EntityConflict
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.sync import bringing, entity_conflicts, reviews
from desktop.sync.bringing import Brought, Wish
from desktop.sync.central import Central
from desktop.sync.line import Line
from desktop.sync.reaching import OF_THE_WIRE
from desktop.sync.round import Wanted
from desktop.touched import Touched
from desktop.trouble import Cancelled, Kind, Trouble
from desktop.ui.session import Pages

QUIET = OF_THE_WIRE | {Kind.ACCOUNT_REJECTED, Kind.SERVER_HAS_NO_PAGES}


class WebPages:
    """On the wire lane, with its vault."""

    def __init__(self, vault: Callable[[], Vault], user: User, agent: str) -> None:
        self._vault, self._user, self._agent = vault, user, agent
        self._open: dict[tuple[str, str], Central] = {}
        self._cancelled: Callable[[], bool] = lambda: False

    def pages(self) -> Pages:
        """What the window is given."""
        return Pages(self.try_account, self.fetch, self.settle)

    def try_account(self, server_id: str, username: str, secret: str) -> Touched:
        """Come in with it; if the server lets it in, it is kept. Troubles of the wire, ACCOUNT_REJECTED."""
        account = Account(server_id, self._user.id, username, secret)
        self._central(account).enter()
        self._open.clear()
        return accounts_table.keep(self._vault(), account, at=datetime.now(UTC))

    def fetch(self, errand: Errand) -> Copy:
        """The server's version of today. Trouble ACCOUNT_REJECTED without an account; RECORD_MISSING: deleted there."""
        account = accounts_table.get(self._vault(), errand.server, self._user.id)
        if account is None:
            raise Trouble(Kind.ACCOUNT_REJECTED)
        central = self._central(account)
        there = central.there(errand.form_id, errand.root_id)
        return Copy(there.instance_id, central.xml(errand.form_id, errand.root_id), there.editor, there.edited_at)

    def settle(self, one: EntityConflict, version: int) -> Touched:
        """A person chose which version of an entity stands at the server. Troubles ACCOUNT_REJECTED without an account,
        ACCOUNT_MAY_NOT, CONFLICT_MOVED, and of the wire."""
        pages = self._pages_of(one.server)
        if pages is None:
            raise Trouble(Kind.ACCOUNT_REJECTED)
        return entity_conflicts.settle(self._vault(), pages, one, version, now=datetime.now(UTC))

    def reviewed(self, wanted: Wanted, now: datetime, cancelled: Callable[[], bool]) -> Brought:
        """What this reviewer decided is told where they have an account, and what is new of their villages comes.

        Nothing without an account. A rejected account, or a wire that breaks, leaves the rest for the next round.
        """
        brought, wish = Brought(), Wish(wanted.files, wanted.budget)
        self._cancelled = cancelled
        try:
            brought.told = reviews.tell(self._vault(), self._user, self._pages_of, now=now)
            bringing.bring(self._vault(), self._user, self._pages_of, brought, now=now, wish=wish, cancelled=cancelled)
            inventory_there.fetch(self._vault(), self._user, self._pages_of, at=now, cancelled=cancelled)
        except Cancelled:
            return brought
        except Trouble as trouble:
            if trouble.kind not in QUIET:
                raise
        finally:
            self._cancelled = lambda: False
        return brought

    def _pages_of(self, server_id: str) -> Central | None:
        account = accounts_table.get(self._vault(), server_id, self._user.id)
        if account is None:
            return None
        key = (server_id, account.username)
        if key not in self._open:
            self._open[key] = self._central(account)
        return self._open[key]

    def _stops(self) -> bool:
        return self._cancelled()

    def _central(self, account: Account) -> Central:
        row = servers_table.get(self._vault(), account.server)
        if row is None:
            raise Trouble(Kind.ADDRESS_WRONG)
        line = Line(self._agent)
        line.cancelled = self._stops
        return Central(row.address, account, line)
