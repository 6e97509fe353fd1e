"""What servers gave of lists, as far as a person has to decide: shorter ones, very long ones, rows that are gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.roles.looking import REVIEWERS
from desktop.store import accounts_table, entity_conflicts, lists_views, servers_table
from desktop.store.entity_conflicts import EntityConflict
from desktop.store.lists_views import Awaiting, Large
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble


class GivenLists:
    """On the store lane. Everybody decides on what their own login was given; who reviews, on everybody's."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime]) -> None:
        self._vault, self._user, self._now = vault, user, now

    def awaiting(self) -> tuple[Awaiting, ...]:
        """Downloads that lost more than half of their rows: the list before is read on until somebody agrees."""
        return tuple(one for one in lists_views.awaiting(self._vault) if self._may(one.server, one.user))

    def agree(self, one: Awaiting) -> Touched:
        """The shorter list is right. Rows that records stand on are kept for them ("di luar wilayah Anda")."""
        self._must(one, "agree_list")
        return lists_views.agree(self._vault, one, at=self._now())

    def refuse(self, one: Awaiting) -> Touched:
        """It is not: what is here stays, until the server offers another."""
        self._must(one, "refuse_list")
        return lists_views.refuse(self._vault, one)

    def large(self) -> tuple[Large, ...]:
        """Lists too long for the line as it was: fetched when somebody asks for it (`courier.fetch_large`).

        Each once, though several people of the laptop have logins for it: one asking fetches it for all."""
        found = (one for one in lists_views.large(self._vault) if self._may(one.server, one.user))
        return tuple({(one.server, one.name): one for one in found}.values())

    def conflicts(self) -> tuple[EntityConflict, ...]:
        """Entities two sides changed at servers where this person reviews with a web account."""
        if self._user.role not in REVIEWERS:
            return ()
        mine = [
            row.id
            for row in servers_table.servers(self._vault)
            if accounts_table.get(self._vault, row.id, self._user.id) is not None
        ]
        return entity_conflicts.kept(self._vault, mine)

    def outside(self) -> frozenset[str]:
        """Records (ids), not over yet, that stand on a row their list no longer has."""
        return lists_views.outside(self._vault)

    def _may(self, server: str, of: str) -> bool:
        login = servers_table.login(self._vault, server, self._user.id)
        return self._user.role in REVIEWERS or (login is not None and login.user == of)

    def _must(self, one: Awaiting, deed: str) -> None:
        if not self._may(one.server, one.user):
            raise Trouble(Kind.NOT_ALLOWED, deed=deed, role=self._user.role.value)
