"""The lane on which a laptop is looked after: backups, merging, letting go; with its own connection to the vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.lanes import Lane, Urgency
from desktop.paths import Paths
from desktop.store.door import Unlocked
from desktop.store.vault import Vault
from desktop.ui.session import Care

if TYPE_CHECKING:  # loaded when it is first asked for
    from desktop.roles.exchanging import Exchange
    from desktop.roles.upkeep import Upkeep


class Caring:
    """Everything here but `care` runs on its lane; the vault is opened when first needed."""

    def __init__(self, paths: Paths, unlocked: Unlocked, now: Callable[[], datetime]) -> None:
        self._paths, self._unlocked, self._now = paths, unlocked, now
        self._vault: Vault | None = None
        self.lane = Lane("care")
        self.leaving = False

    def care(self) -> Care:
        """For the windows."""
        return Care(self.lane, self._upkeep, lambda: self.leaving, self._exchange)

    def clear(self, lists: list[int]) -> None:
        """Lists nobody reads any more go in quiet: a long one takes seconds. What is left goes after the next start."""
        if lists:
            self.lane.post(lambda _ticket: self._clear(lists), urgency=Urgency.LATER)

    def _clear(self, lists: list[int]) -> None:
        from desktop.store import lists_taking

        for key in lists:
            if not self.leaving:
                lists_taking.drop(self._open(), key, cancelled=lambda: self.leaving)

    def stop(self) -> None:
        """On the store lane, when somebody leaves: what is under way stops at its next step, the file is closed."""
        self.leaving = True
        self.lane.post(lambda _ticket: self._close())
        self.lane.close()

    def _upkeep(self) -> Upkeep:
        from desktop.roles.upkeep import Upkeep

        return Upkeep(self._open(), self._unlocked.user, now=self._now)

    def _exchange(self) -> Exchange:
        from desktop.app.programs import updates
        from desktop.roles.exchanging import Exchange

        return Exchange(self._open(), self._unlocked.user, now=self._now, updates=updates(self._paths))

    def _open(self) -> Vault:
        if self._vault is None:
            self._vault = Vault(self._paths, self._unlocked.key)
        return self._vault

    def _close(self) -> None:
        if self._vault is not None:
            self._vault.close()
            self._vault = None
