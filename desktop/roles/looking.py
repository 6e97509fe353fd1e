"""What everybody may look at: an enumerator the own records, a supervisor all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from desktop.forms import library
from desktop.frozen import frozen
from desktop.roles import checks
from desktop.roles.duplicates import Mark
from desktop.roles.open_forms import OpenForm, OpenForms
from desktop.roles.values import Counts, Dossier, Finding
from desktop.store import (
    access_table,
    delivery,
    history_table,
    photos,
    record,
    records_table,
    retention,
    submission,
    verdicts_table,
    verifications,
)
from desktop.store.delivery import OutboxRow
from desktop.store.records_table import Page, Wish
from desktop.store.seal import Purpose
from desktop.store.stages import OPEN_STAGES, Fate, Stage
from desktop.store.users_table import Role, User
from desktop.store.vault import Vault
from desktop.store.verdicts_table import Judgement
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble

SENT_LATELY = timedelta(days=7)
HOLD = timedelta(minutes=5)
"""So long an approval can be taken back before it is released by itself."""
REVIEWERS = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})


@frozen
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
        unverified=records_table.count(vault, Wish(stages=LEFT, unverified=True)) if reviews else 0,
        on_hold=seen[Stage.APPROVED] if reviews else 0,
        waiting=len(waiting),
        urgent_waiting=sum(row.urgent for row in waiting),
        refused=seen[Stage.REFUSED],
    )


LEFT = frozenset({Stage.RELEASED, Stage.SENT, Stage.REFUSED})
"""Stages of a record that was handed on and may be at the server."""


def is_unverified(vault: Vault, record_id: str) -> bool:
    """It was sent first, and nobody has looked at it yet."""
    return record.get(vault, record_id).stage in LEFT and verifications.is_open(vault, record_id)


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


def dossier(
    vault: Vault, user: User, forms: OpenForms, record_id: str, now: datetime, mark: Mark | None = None
) -> Dossier:
    """A record to be read: as sealed, or, while open, as last saved. That it was opened is written down."""
    found = seen(vault, user, record_id)
    if retention.is_erased(vault, record_id):
        raise Trouble(Kind.RECORD_LET_GO)
    opened = forms.get(found.form)
    if found.stage in OPEN_STAGES or found.stage is Stage.DISCARDED:
        kept = record.load_draft(vault, record_id)
        xml = draft = kept.xml if kept is not None else b""
        values, at = (kept.answers, kept.saved_at) if kept is not None else ({}, found.changed_at)
        names = tuple(record.files(vault, record_id))
    else:
        seal = submission.current(vault, record_id)
        opened = forms.get(seal.form)
        xml, draft = submission.xml(vault, seal.id), submission.draft(vault, seal.id)
        values, at = submission.answers(vault, seal.id), seal.sealed_at
        names = tuple(part.name for part in submission.parts(vault, seal.id) if part.purpose is Purpose.FILE)
        beside = (name for name in record.files(vault, record_id) if name in set(values.values()))
        names = tuple(dict.fromkeys((*names, *beside)))  # photos read back from a server lie beside the seal
    access_table.note(vault, "open", by=user, at=now, record_id=record_id)
    return Dossier(
        found,
        opened.form,
        opened.meaning,
        xml,
        draft,
        at,
        tuple(verdicts_table.remarks(vault, record_id)),
        _findings(vault, user, opened, found, (values, xml), now, mark),
        tuple(history_table.of_record(vault, record_id)),
        names,
        is_unverified(vault, record_id),
        _just_verified(vault, found, now),
    )


def _just_verified(vault: Vault, found: record.Record, now: datetime) -> bool:
    """Somebody looked at what was sent first, and the province was not told yet."""
    if found.stage not in LEFT or not verifications.was_asked(vault, found.id) or is_unverified(vault, found.id):
        return False
    last = next(reversed(verdicts_table.verdicts(vault, found.id)), None)
    return last is not None and last.kind is Judgement.APPROVE and timedelta(0) <= now - last.at < HOLD


def _findings(
    vault: Vault, user: User, opened: OpenForm, found: record.Record, kept: tuple[Mapping[str, str], bytes],
    now: datetime, mark: Mark | None,
) -> tuple[Finding, ...]:  # fmt: skip
    """What the checks see, with what was decided on it; to who fills, another's record shows only whose and when."""
    lists = library.FormLists(vault, found.form, None, user.id)
    values, xml = kept
    sealed = b"" if found.stage in OPEN_STAGES else xml  # a draft holds what was not asked too
    seen = checks.findings(vault, found.id, opened.meaning, values, now.date(), mark=mark, lists=lists, xml=sealed)
    seen = checks.settled(vault, found.id, seen)
    return seen if user.role in REVIEWERS else checks.for_author(seen, user.id)


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
