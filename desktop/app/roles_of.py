"""What one person may do: each role is loaded when something of it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.paths import regions_file
from desktop.store import deputies
from desktop.store.door import Unlocked
from desktop.store.vault import Vault

if TYPE_CHECKING:
    from desktop.reference.lists import RegionLists
    from desktop.roles.beginnings import Beginnings
    from desktop.roles.confidant import Confidant
    from desktop.roles.conflicts import Conflicts
    from desktop.roles.consent import Consents
    from desktop.roles.entity_updates import EntityUpdates
    from desktop.roles.enumerator import Enumerator
    from desktop.roles.leaving import Leaving
    from desktop.roles.lists_given import GivenLists
    from desktop.roles.losses import Losses
    from desktop.roles.mending import Mending
    from desktop.roles.past import Past
    from desktop.roles.prelists import Prelists
    from desktop.roles.releasing import Deputy
    from desktop.roles.rounds import RoundSeen
    from desktop.roles.servers import Servers
    from desktop.roles.supervisor import Supervisor
    from desktop.roles.visit_areas import VisitAreas
    from desktop.touched import Touched
    from desktop.ui.session import People


class RolesOf:
    """Over the writing vault, for the store lane; `enumerator` is the one that is there already."""

    def __init__(
        self, vault: Vault, unlocked: Unlocked, now: Callable[[], datetime], enumerator: Enumerator
    ) -> None:  # fmt: skip
        self._vault, self._user, self._own, self._now = vault, unlocked.user, unlocked.own, now
        self._enumerator = enumerator

    def supervisor(self) -> Supervisor:
        from desktop.roles.supervisor import Supervisor
        from desktop.ui.pictures import photo_mark

        return Supervisor(self._vault, self._user, now=self._now, mark=photo_mark)

    def servers(self) -> Servers:
        from desktop.roles.servers import Servers

        return Servers(self._vault, self._user, now=self._now)

    def lay_preset(self, path: str) -> Touched:
        """Settings of the office, which a person has read and agreed to."""
        from desktop.app import preset

        return preset.lay_brought(self._vault, self._user, Path(path), at=self._now())

    def beginnings(self, lists: RegionLists | None) -> Beginnings:
        from desktop.roles.beginnings import Beginnings

        return Beginnings(self._enumerator, lists)

    def deputy(self) -> Deputy | None:
        """Asked at once, on the store lane: the vault says whether this person is one."""
        if not deputies.is_one(self._vault, self._user.id):
            return None
        from desktop.roles.releasing import Deputy

        return Deputy(self._vault, self._user, now=self._now)

    def people(self, name_of: Callable[[str], str]) -> People | None:
        """Asked at once, too: for who keeps the people of this laptop."""
        from desktop.roles.administrator import keeps_people

        if not keeps_people(self._vault, self._user):
            return None
        from desktop.app.keeping import keeping

        return keeping(self._vault, self._user, self._now, name_of)

    def leaving(self) -> Leaving:
        from desktop.roles.leaving import Leaving

        return Leaving(self._vault, self._user, now=self._now)

    def losses(self) -> Losses:
        from desktop.roles.losses import Losses

        return Losses(self._vault, self._user, now=self._now)

    def visit_areas(self, name_of: Callable[[str], str]) -> VisitAreas:
        from desktop.roles.visit_areas import VisitAreas

        return VisitAreas(self._vault, self._user, now=self._now, region_name=name_of)

    def consents(self) -> Consents:
        from desktop.roles.consent import Consents

        return Consents(self._vault, self._user, now=self._now)

    def confidant(self) -> Confidant:
        from desktop.roles.confidant import Confidant

        return Confidant(self._vault, self._user, self._own, now=self._now)

    def mending(self) -> Mending:
        from desktop.roles.mending import Mending

        return Mending(self._vault, self._user, now=self._now)

    def past(self) -> Past:
        from desktop.roles.past import Past

        return Past(self._vault, self._user, now=self._now)

    def rounds(self) -> tuple[RoundSeen, ...]:
        from desktop.roles import rounds

        return rounds.seen(self._vault, self._user)

    def conflicts(self) -> Conflicts:
        from desktop.roles.conflicts import Conflicts

        return Conflicts(self._vault, self._user, now=self._now)

    def updates_due(self) -> EntityUpdates:
        from desktop.roles.entity_updates import EntityUpdates

        return EntityUpdates(self._enumerator, now=self._now)

    def given_lists(self) -> GivenLists:
        from desktop.roles.lists_given import GivenLists

        return GivenLists(self._vault, self._user, now=self._now)

    def prelists(self) -> Prelists:
        from desktop.reference.regions import Regions
        from desktop.roles.prelists import Prelists

        return Prelists(self._vault, self._user, now=self._now, open_regions=lambda: Regions(regions_file()))
