"""Releasing what was approved: by the supervisor, by itself after the hold, or by a deputy in their absence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from desktop.roles import companion
from desktop.roles.open_forms import OpenForms
from desktop.store import access_table, deputies, records_table, submission
from desktop.store.records_table import Page, Wish
from desktop.store.stages import Stage
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble

AT_ONCE = 25
"""So many are released in one transaction: whoever types meanwhile waits no longer than a moment."""
HELD = Wish(stages=frozenset({Stage.APPROVED}), descending=False, limit=10_000)
"""What is approved and on hold, the oldest first."""
NOTED = "release_for"  # how the access log names a release by a deputy


def release(vault: Vault, forms: OpenForms, record_ids: Iterable[str], *, by: User, at: datetime) -> Touched:
    """From now on they may be pushed, and what was decided goes behind each. One transaction."""
    touched = NOTHING
    with vault.atomic():
        for record_id in record_ids:
            touched |= submission.release(vault, record_id, by=by, at=at)
            touched |= companion.accompany(vault, forms, record_id, by=by, at=at)
    return touched


class Deputy:
    """Somebody a supervisor named: sees that something is on hold, and may let it go. Never approves."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime]) -> None:
        self.vault, self.user, self._now = vault, user, now
        self._forms = OpenForms(vault)
        self._must_be_one()

    def held(self) -> Page:
        """What waits to be released, the oldest first."""
        return records_table.page(self.vault, HELD)

    def release_held(self) -> Touched:
        """Let all of it go; each is written down with who did it."""
        self._must_be_one()
        touched, now = NOTHING, self._now()
        held = [row.id for row in self.held().rows]
        for first in range(0, len(held), AT_ONCE):
            with self.vault.atomic():
                some = held[first : first + AT_ONCE]
                touched |= release(self.vault, self._forms, some, by=self.user, at=now)
                for record_id in some:
                    access_table.note(self.vault, NOTED, by=self.user, at=now, record_id=record_id)
        return touched

    def _must_be_one(self) -> None:
        if not deputies.is_one(self.vault, self.user.id):
            raise Trouble(Kind.NOT_ALLOWED, deed="release", role=self.user.role.value)
