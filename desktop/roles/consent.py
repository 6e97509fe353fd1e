"""Consent taken back: noted with who and when, carried out at once, and followed for 72 hours until nothing is left.

UU 27/2022, as the domain reads it (6.4): processing stops within three times 24 hours. What has not been sent never is,
and its content is erased after a day; of what was sent the province is told, by the companion form *tinjauan* where its
server has it, else by a person; then the content here goes too. Until then it is on no list, in no count, no export.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from desktop.frozen import frozen
from desktop.roles import companion, looking
from desktop.roles.open_forms import OpenForms
from desktop.store import access_table, companions, consent_table, forms_table, record, submission
from desktop.store.consent_table import Withdrawal
from desktop.store.seal import Custody, Submission
from desktop.store.stages import Stage
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble

HOLD = timedelta(minutes=5)
"""So long the word to the province waits here, should it have been a mistake."""


class Step(StrEnum):
    """What is to be done about one withdrawal."""

    ERASING = "erasing"  # it never left; its content goes after a day
    ELSEWHERE = "elsewhere"  # another laptop has the right to push it, and hears by the next package
    BEING_TOLD = "being_told"  # the word to the province is in the outbox
    TO_TELL = "to_tell"  # a person has to tell the province
    GOING = "going"  # the province knows; the content here goes at the next tidying
    DONE = "done"


@frozen
class Standing:
    """A withdrawal and how it stands. `title` is empty once its content is gone; `proof`: the ids of what was sent,
    by which the province finds it."""

    said: Withdrawal
    step: Step
    title: str
    form_title: str
    region_name: str
    author_name: str
    proof: tuple[str, ...]
    may_take_back: bool

    @property
    def due_at(self) -> datetime:
        return self.said.due_at


class Consents:
    """One person at work, on the store lane; of the own records, a supervisor's of all."""

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime]) -> None:
        self.vault, self.user, self._now = vault, user, now
        self._forms = OpenForms(vault)

    def withdraw(self, record_id: str, said_by: str, reason: str, since: datetime | None = None) -> Touched:
        """The family took its consent back (`since`: when it said so, now at the latest). Again changes nothing.
        Troubles NOT_ALLOWED, RECORD_MISSING, NOT_LAWFUL for a companion."""
        now = self._now()
        looking.seen(self.vault, self.user, record_id)
        if record.get(self.vault, record_id).form_id == companions.FORM:
            raise Trouble(Kind.NOT_LAWFUL, stage="companion", deed=consent_table.DEED)
        one = Withdrawal(
            record_id, min(since or now, now), self.user.id, self.user.name, said_by, " ".join(reason.split())
        )
        with self.vault.atomic():
            access_table.note(self.vault, consent_table.DEED, by=self.user, at=now, record_id=record_id)
            if not consent_table.keep(self.vault, one):  # somebody wrote it down before
                one = consent_table.get(self.vault, record_id) or one
            return consent_table.carry_out(self.vault, one, at=now) | self._tell(one, now)

    def take_back(self, record_id: str) -> Touched:
        """It was a mistake, or the family thought better. Troubles NOT_ALLOWED, NOT_LAWFUL once too late."""
        looking.seen(self.vault, self.user, record_id)
        with self.vault.atomic():
            access_table.note(self.vault, "consent_again", by=self.user, at=self._now(), record_id=record_id)
            return consent_table.take_back(self.vault, record_id, by=self.user, at=self._now())

    def told(self, record_id: str, how: str) -> Touched:
        """A person told the province (by letter, telephone …). Trouble NOT_LAWFUL without how."""
        looking.seen(self.vault, self.user, record_id)
        if not how.strip():
            raise Trouble(Kind.NOT_LAWFUL, stage="no_reason", deed="told")
        now = self._now()
        access_table.note(self.vault, "consent_told", by=self.user, at=now, record_id=record_id)
        return consent_table.keep_told(self.vault, record_id, at=now, by_name=self.user.name, how=how.strip())

    def go_on(self) -> Touched:
        """What came meanwhile: words out of packages that the province has to hear, and companions that arrived."""
        now, touched = self._now(), consent_table.told_by_companions(self.vault)
        for one in consent_table.everyone(self.vault):
            if one.told_at is None and one.erased_at is None:
                with self.vault.atomic():
                    touched |= self._tell(one, now)
        return touched

    def standing(self, record_id: str) -> Standing | None:
        """How one stands; None for a record whose people agree still. Trouble NOT_ALLOWED."""
        looking.seen(self.vault, self.user, record_id)
        one = consent_table.get(self.vault, record_id)
        return None if one is None else _standing(self.vault, one, self._now())

    def look(self, record_id: str) -> tuple[record.Record, str, Standing | None]:
        """The record, its form by its title, and how its withdrawal stands. Trouble NOT_ALLOWED."""
        found = looking.seen(self.vault, self.user, record_id)
        form = forms_table.get(self.vault, found.form)
        return found, form.title if form is not None else found.form_id, self.standing(record_id)

    def open_ones(self) -> tuple[Standing, ...]:
        """What is still to be done, after what came meanwhile is heard."""
        self.go_on()
        return open_ones(self.vault, self.user, self._now())

    def _tell(self, one: Withdrawal, now: datetime) -> Touched:
        """By the companion, once, where the record was sent from here and the server has the form."""
        if one.companion or one.told_at is not None or not record.exists(self.vault, one.record_id):
            return NOTHING
        if not _sent_from_here(self.vault, one.record_id):
            return NOTHING
        made, touched = companion.tell_withdrawal(
            self.vault, self._forms, one.record_id, one.reason, by=self.user, at=now, not_before=now + HOLD
        )
        if made:
            consent_table.keep_companion(self.vault, one.record_id, made)
        return touched


def open_ones(vault: Vault, user: User, now: datetime) -> tuple[Standing, ...]:
    """What is still to be done, of whom this person may see: the most pressing first. Only reads."""
    author = looking.Scope.of(user).author
    found = []
    for one in consent_table.everyone(vault):
        here = one.erased_at is None and record.exists(vault, one.record_id)
        if here and author in ("", record.get(vault, one.record_id).author):
            found.append(_standing(vault, one, now))
    return tuple(sorted(found, key=lambda one: one.due_at))


def _standing(vault: Vault, one: Withdrawal, now: datetime) -> Standing:
    found = record.get(vault, one.record_id)
    form = forms_table.get(vault, found.form)
    step = _step(vault, one)
    seals = [seal for seal in submission.of_record(vault, one.record_id) if _is_there(vault, seal)]
    held = bool(one.companion) and _attempted(vault, one.companion)
    return Standing(
        one, step, found.title, form.title if form is not None else found.form_id, found.region_name,
        found.author_name, tuple(seal.instance_id for seal in seals),
        one.erased_at is None and one.told_at is None and not held and one.by != "" and now >= one.at
        and not consent_table.is_carried(vault, one),
    )  # fmt: skip


def _step(vault: Vault, one: Withdrawal) -> Step:
    if one.erased_at is not None:
        return Step.DONE
    if not consent_table.has_left(vault, one.record_id):
        return Step.ERASING
    if one.told_at is not None:
        return Step.GOING
    if one.companion:
        return Step.BEING_TOLD
    seals = submission.of_record(vault, one.record_id)
    return Step.ELSEWHERE if seals[-1].custody is not Custody.HERE else Step.TO_TELL


def _is_there(vault: Vault, seal: Submission) -> bool:
    """At the province, or perhaps."""
    return submission.may_have_arrived_there(vault, seal)


def _sent_from_here(vault: Vault, record_id: str) -> bool:
    """Who pushed it tells of it: the province need not hear it from two laptops."""
    seals = submission.of_record(vault, record_id)
    found = record.get(vault, record_id)
    return found.stage is Stage.SENT and bool(seals) and seals[-1].custody is Custody.HERE


def _attempted(vault: Vault, companion_id: str) -> bool:
    return any(seal.attempts for seal in submission.of_record(vault, companion_id))
