"""The lane of long readings: recaps, lists and what is to be done, over a read-only connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.lanes import Lane
from desktop.paths import Paths, regions_file
from desktop.reference.regions import Regions
from desktop.store.door import Unlocked
from desktop.store.vault import Vault
from desktop.ui.session import Aside, Session

if TYPE_CHECKING:  # each is loaded when it is first asked for
    from desktop.roles.papers import Papers
    from desktop.roles.recaps import Recaps
    from desktop.roles.today import Days


def with_aside(session: Session, paths: Paths, unlocked: Unlocked, now: Callable[[], datetime]) -> Session:
    """The session with such a lane beside it, which ends before the rest does."""
    reading = Reading(paths, unlocked, now)

    def close() -> None:
        reading.stop()
        session.close()

    return replace(session, aside=reading.aside(), close=close)


class Reading:
    """Everything here but `aside` runs on its lane; the vault is opened when first needed, and nothing waits for it."""

    def __init__(self, paths: Paths, unlocked: Unlocked, now: Callable[[], datetime]) -> None:
        self._paths, self._unlocked, self._now = paths, unlocked, now
        self._days: Days | None = None
        self._regions: Regions | None = None
        self._vault: Vault | None = None
        self._recaps: Recaps | None = None
        self.lane = Lane("aside")

    def aside(self) -> Aside:
        """For the windows."""
        return Aside(self.lane, self._counted, self._papers, self._day)

    def stop(self) -> None:
        """On the store lane, when somebody leaves."""
        self.lane.post(lambda _ticket: self._close())
        self.lane.close()

    def _counted(self) -> Recaps:
        from desktop.roles.recaps import Recaps

        if self._recaps is None:
            self._recaps = Recaps(self._opened(), self._unlocked.user)
        return self._recaps

    def _papers(self) -> Papers:
        from desktop.roles.papers import Papers

        return Papers(self._opened(), self._unlocked.user)

    def _day(self) -> Days:
        from desktop.roles.today import Days

        if self._days is None:
            if regions_file().exists():
                self._regions = Regions(regions_file())
            self._days = Days(self._opened(), self._unlocked.user, now=self._now, region_name=self._named)
        return self._days

    def _named(self, code: str) -> str:
        found = self._regions.region(code) if self._regions is not None else None
        return found.name if found is not None else ""

    def _opened(self) -> Vault:
        if self._vault is None:
            self._vault = Vault(self._paths, self._unlocked.key, read_only=True)
        return self._vault

    def _close(self) -> None:
        if self._vault is not None:
            self._vault.close()
            self._vault = self._recaps = self._days = None
        if self._regions is not None:
            self._regions.close()
            self._regions = None
