"""What everybody may look at: an enumerator the own records, a supervisor all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop.roles.values import Counts
from desktop.store import delivery, photos, record, records_table, submission
from desktop.store.delivery import OutboxRow
from desktop.store.records_table import Page, Wish
from desktop.store.seal import Purpose
from desktop.store.stages import Fate, Stage
from desktop.store.users_table import Role, User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble

SENT_LATELY = timedelta(days=7)
REVIEWERS = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose records this person may see: an author's id, or "" for everybody's."""

    author: str

    @staticmethod
    def of(user: User) -> Scope:
        return Scope("" if user.role in REVIEWERS else user.id)


def page(vault: Vault, user: User, wish: Wish) -> Page:
    """The wished part of the list, within what this person may see."""
    scope = Scope.of(user)
    return records_table.page(vault, replace(wish, author=scope.author or wish.author))


def counts(vault: Vault, user: User) -> Counts:
    """The numbers beside the rail."""
    mine = records_table.counts(vault, author=user.id)
    seen = records_table.counts(vault, author=Scope.of(user).author)
    waiting = [row for row in delivery.outbox(vault, author=Scope.of(user).author) if row.fate is Fate.RELEASED]
    reviews = user.role in REVIEWERS
    return Counts(
        drafts=mine[Stage.DRAFT] + mine[Stage.WITHDRAWN],
        returned=mine[Stage.RETURNED],
        to_review=seen[Stage.HANDED_IN] if reviews else 0,
        on_hold=seen[Stage.APPROVED] if reviews else 0,
        waiting=len(waiting),
        urgent_waiting=sum(row.urgent for row in waiting),
        refused=seen[Stage.REFUSED],
    )


def outbox(vault: Vault, user: User, now: datetime) -> tuple[OutboxRow, ...]:
    """What waits, what was refused, and what went in the last days."""
    return tuple(delivery.outbox(vault, author=Scope.of(user).author, sent_since=now - SENT_LATELY))


def retry(vault: Vault, user: User, submission_id: str, now: datetime) -> Touched:
    """The same bytes once more, after the office mended the cause of a refusal."""
    seen(vault, user, submission.get(vault, submission_id).record_id)
    return submission.retry(vault, submission_id, by=user, at=now)


def seen(vault: Vault, user: User, record_id: str) -> record.Record:
    """The record, if this person may see it; Trouble NOT_ALLOWED otherwise."""
    found = record.get(vault, record_id)
    if Scope.of(user).author not in ("", found.author):
        raise Trouble(Kind.NOT_ALLOWED, deed="open", role=user.role.value)
    return found


def photo(vault: Vault, user: User, record_id: str, name: str) -> bytes | None:
    """A file of a record by its name: of the open answers, else of the current seal."""
    seen(vault, user, record_id)
    kept = record.files(vault, record_id).get(name)
    if kept is not None:
        return photos.read(vault, kept[0])
    for seal in reversed(submission.of_record(vault, record_id)):
        for part in submission.parts(vault, seal.id):
            if part.name == name and part.purpose is Purpose.FILE:
                return photos.read(vault, part.sha256)
    return None
