"""What a supervisor can do: read what was handed in, remark, approve, send back, release."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from desktop.roles import looking
from desktop.roles.open_forms import OpenForms
from desktop.roles.values import Counts, Dossier
from desktop.store import record, records_table, submission, verdicts_table
from desktop.store.delivery import OutboxRow
from desktop.store.records_table import Page, Sort, Wish
from desktop.store.stages import Stage
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.store.verdicts_table import Judgement
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble

HOLD = timedelta(minutes=5)
"""So long an approval can be taken back before it is released by itself."""


class Supervisor:
    """One reviewer at work, on the store lane. Nobody approves own records."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime]) -> None:
        if user.role not in looking.REVIEWERS:
            raise Trouble(Kind.NOT_ALLOWED, deed="review", role=user.role.value)
        self.vault, self.user, self._now = vault, user, now
        self._open_forms = OpenForms(vault)

    # -- reading

    def desk(self, *, limit: int = 500) -> Page:
        """What waits for review, the urgent and the oldest first, then what is approved and still on hold."""
        wish = Wish(
            stages=frozenset({Stage.HANDED_IN, Stage.APPROVED}), sort=Sort.CHANGED, descending=False, limit=limit
        )
        found = records_table.page(self.vault, wish)
        rows = sorted(found.rows, key=lambda row: (row.stage is Stage.APPROVED, not row.urgent))
        return Page(tuple(rows), found.total)

    def open(self, record_id: str) -> Dossier:
        """The sealed record with everything beside it. That it was opened is written down."""
        return looking.dossier(self.vault, self.user, self._open_forms, record_id, self._now())

    def photo(self, record_id: str, name: str) -> bytes | None:
        return looking.photo(self.vault, self.user, record_id, name)

    # -- deciding

    def remark(self, record_id: str, ref: str, text: str) -> Touched:
        """A word on one question, or on the whole record (empty ref)."""
        return verdicts_table.remark(self.vault, record_id, ref, text, by=self.user, at=self._now())

    def approve(self, record_id: str) -> Touched:
        """Approved and on hold: `take_back_approval` undoes it until `release`."""
        now = self._now()
        if record.get(self.vault, record_id).author == self.user.id:
            raise Trouble(Kind.OWN_RECORD)
        with self.vault.atomic():
            touched = submission.approve(self.vault, record_id, by=self.user, at=now)
            return touched | verdicts_table.keep(self.vault, record_id, Judgement.APPROVE, by=self.user, at=now)

    def take_back_approval(self, record_id: str) -> Touched:
        """While it is on hold."""
        now = self._now()
        with self.vault.atomic():
            touched = submission.unapprove(self.vault, record_id, by=self.user, at=now)
            return touched | verdicts_table.keep(self.vault, record_id, Judgement.UNAPPROVE, by=self.user, at=now)

    def release(self, record_ids: Iterable[str]) -> Touched:
        """From now on they may be pushed."""
        touched, now = NOTHING, self._now()
        with self.vault.atomic():
            for record_id in record_ids:
                touched |= submission.release(self.vault, record_id, by=self.user, at=now)
        return touched

    def release_held(self) -> Touched:
        """Release everything that is approved: a person said to send now."""
        held = records_table.rows(self.vault, Wish(stages=frozenset({Stage.APPROVED}), limit=10_000))
        return self.release([row.id for row in held])

    def release_due(self) -> Touched:
        """Release what has been on hold for long enough."""
        now = self._now()
        held = records_table.rows(self.vault, Wish(stages=frozenset({Stage.APPROVED}), limit=10_000))
        return self.release([row.id for row in held if not timedelta(0) <= now - row.changed_at < HOLD])

    def send_back(self, record_id: str, reason: str) -> Touched:
        """Return it to its author with the remarks made; this seal will never be pushed."""
        now = self._now()
        with self.vault.atomic():
            touched = verdicts_table.keep(
                self.vault, record_id, Judgement.SEND_BACK, by=self.user, at=now, reason=reason
            )
            if reason:
                touched |= verdicts_table.remark(self.vault, record_id, "", reason, by=self.user, at=now)
            return touched | submission.send_back(self.vault, record_id, reason=reason, by=self.user, at=now)

    # -- looking

    def page(self, wish: Wish) -> Page:
        return looking.page(self.vault, self.user, wish)

    def counts(self) -> Counts:
        return looking.counts(self.vault, self.user)

    def outbox(self) -> tuple[OutboxRow, ...]:
        return looking.outbox(self.vault, self.user, self._now())

    def retry(self, submission_id: str) -> Touched:
        return looking.retry(self.vault, self.user, submission_id, self._now())
