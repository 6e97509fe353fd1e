"""What a supervisor can do: read what was handed in, remark, approve, send back, release."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from desktop.forms import library
from desktop.roles import checks, companion, correcting, looking, releasing, statistics
from desktop.roles.correcting import Correction
from desktop.roles.duplicates import Mark
from desktop.roles.open_forms import OpenForms
from desktop.roles.releasing import AT_ONCE, HELD
from desktop.roles.statistics import Statistics
from desktop.roles.values import Approved, Counts, Dossier, Filters, FindingKind, Opened
from desktop.store import (
    access_table,
    companions,
    deputies,
    found_table,
    history_table,
    packages_table,
    phones_table,
    record,
    records_table,
    settlements_table,
    submission,
    users_table,
    verdicts_table,
    verifications,
)
from desktop.store.delivery import OutboxRow
from desktop.store.deputies import Appointed
from desktop.store.records_table import Page, Sort, Wish
from desktop.store.settlements_table import Resolution, Settlement
from desktop.store.stages import Stage
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.store.verdicts_table import Judgement
from desktop.touched import NOTHING, Touched
from desktop.trouble import Kind, Trouble

HOLD = looking.HOLD


class Supervisor:
    """One reviewer at work, on the store lane. Nobody approves own records, unless the form's policy allows it.

    `mark` tells what a photo looks like; without it photos are compared by their bytes alone.
    """

    def __init__(self, vault: Vault, user: User, *, now: Callable[[], datetime], mark: Mark | None = None) -> None:
        if user.role not in looking.REVIEWERS:
            raise Trouble(Kind.NOT_ALLOWED, deed="review", role=user.role.value)
        self.vault, self.user, self._now, self._mark = vault, user, now, mark
        self._open_forms = OpenForms(vault)

    # -- reading

    def desk(self, *, limit: int = 500) -> Page:
        """What waits for review, the urgent and the oldest first, what was sent first and nobody has looked at, then
        what is approved and still on hold."""
        wish = Wish(
            stages=frozenset({Stage.HANDED_IN, Stage.APPROVED}), sort=Sort.CHANGED, descending=False, limit=limit
        )
        found = records_table.page(self.vault, wish)
        later = records_table.page(self.vault, replace(wish, stages=looking.LEFT, unverified=True))
        order = {Stage.HANDED_IN: 0, Stage.APPROVED: 2}
        rows = sorted((*found.rows, *later.rows), key=lambda row: (order.get(row.stage, 1), not row.urgent))
        return Page(tuple(rows), found.total + later.total)

    def open(self, record_id: str) -> Dossier:
        """The sealed record with everything beside it. That it was opened is written down."""
        return looking.dossier(self.vault, self.user, self._open_forms, record_id, self._now(), self._mark)

    def photo(self, record_id: str, name: str) -> bytes | None:
        return looking.photo(self.vault, self.user, record_id, name)

    # -- deciding

    def remark(self, record_id: str, ref: str, text: str) -> Touched:
        """A word on one question, or on the whole record (empty ref)."""
        return verdicts_table.remark(self.vault, record_id, ref, text, by=self.user, at=self._now())

    def approve(self, record_id: str) -> Touched:
        """Approved and on hold: `take_back_approval` undoes it until `release`."""
        now = self._now()
        self._not_own(record_id)
        with self.vault.atomic():
            touched = verdicts_table.keep(self.vault, record_id, Judgement.APPROVE, by=self.user, at=now)
            if looking.is_unverified(self.vault, record_id):
                return touched | self._verify(record_id, now)
            touched |= submission.approve(self.vault, record_id, by=self.user, at=now)
            verifications.done(self.vault, record.number(self.vault, record_id), at=now)
            return touched

    def _verify(self, record_id: str, now: datetime) -> Touched:
        """It left long ago; what is held back until nobody takes it back any more is only the word to the province."""
        verifications.done(self.vault, record.number(self.vault, record_id), at=now)
        touched = companion.accompany(
            self.vault, self._open_forms, record_id, by=self.user, at=now, not_before=now + HOLD
        )
        return touched | Touched(records=frozenset({record_id}), outbox=True)

    def approve_many(self, record_ids: Iterable[str]) -> Approved:
        """Each that waits and is not one's own, in one transaction; the others are told."""
        touched, done, left = NOTHING, list[str](), list[str]()
        with self.vault.atomic():
            for record_id in record_ids:
                try:
                    touched |= self.approve(record_id)
                    done.append(record_id)
                except Trouble as trouble:
                    if trouble.kind not in (Kind.OWN_RECORD, Kind.NOT_LAWFUL):
                        raise
                    left.append(record_id)
        return Approved(tuple(done), tuple(left), touched)

    def take_back_approval(self, record_id: str) -> Touched:
        """While it is on hold."""
        now = self._now()
        with self.vault.atomic():
            touched = verdicts_table.keep(self.vault, record_id, Judgement.UNAPPROVE, by=self.user, at=now)
            if record.get(self.vault, record_id).stage in looking.LEFT and verifications.again(self.vault, record_id):
                seal = submission.current(self.vault, record_id)
                if not companions.take_back(self.vault, seal.seq, at=now):
                    raise Trouble(Kind.NOT_LAWFUL, stage="attempted", deed="unapprove")
                return touched
            return touched | submission.unapprove(self.vault, record_id, by=self.user, at=now)

    def take_back_many(self, record_ids: Iterable[str]) -> Approved:
        """The same for several, in one transaction; what was released meanwhile is passed over, and told."""
        touched, done, left = NOTHING, list[str](), list[str]()
        with self.vault.atomic():
            for record_id in record_ids:
                try:
                    touched |= self.take_back_approval(record_id)
                    done.append(record_id)
                except Trouble as trouble:
                    if trouble.kind is not Kind.NOT_LAWFUL:
                        raise
                    left.append(record_id)
        return Approved(tuple(done), tuple(left), touched)

    def release(self, record_ids: Iterable[str]) -> Touched:
        """From now on they may be pushed, and what was decided goes behind each."""
        return releasing.release(self.vault, self._open_forms, record_ids, by=self.user, at=self._now())

    def release_held(self) -> Touched:
        """Release everything that is approved: a person said to send now."""
        held = records_table.rows(self.vault, HELD)
        touched = NOTHING
        for first in range(0, len(held), AT_ONCE):
            touched |= self.release(row.id for row in held[first : first + AT_ONCE])
        return touched

    def release_due(self) -> Touched:
        """Release some of what has been on hold for long enough: ask again until nothing was touched."""
        now = self._now()
        held = records_table.rows(self.vault, replace(HELD, limit=8 * AT_ONCE))
        due = [row.id for row in held if not timedelta(0) <= now - row.changed_at < HOLD]
        return self.release(due[:AT_ONCE])

    def send_back(self, record_id: str, reason: str) -> Touched:
        """Return it to its author with the remarks made; this seal will never be pushed. A phone cannot hear: what came
        from one is refused, put away with the reason."""
        now = self._now()
        with self.vault.atomic():
            touched = verdicts_table.keep(
                self.vault, record_id, Judgement.SEND_BACK, by=self.user, at=now, reason=reason
            )
            if reason:
                touched |= verdicts_table.remark(self.vault, record_id, "", reason, by=self.user, at=now)
            touched |= submission.send_back(self.vault, record_id, reason=reason, by=self.user, at=now)
            touched |= companion.accompany(self.vault, self._open_forms, record_id, by=self.user, at=now)
            if phones_table.is_phone(record.get(self.vault, record_id).author):
                touched |= record.discard(self.vault, record_id, by=self.user, at=now)
            return touched

    def settle_remark(self, remark_id: str) -> Touched:
        """It was heeded."""
        return verdicts_table.settle(self.vault, remark_id, at=self._now())

    def answer(self, record_id: str, remark_id: str, text: str) -> Touched:
        """A word on a remark: a thread."""
        return verdicts_table.answer(self.vault, record_id, remark_id, text, by=self.user, at=self._now())

    def settle(self, record_id: str, finding: tuple[str, str, str], resolution: Resolution, reason: str) -> Touched:
        """Decide on a finding (kind, ref, other). *Merge* sends the other record back, *withdraw* this one; the reason
        stays. Trouble NOT_LAWFUL without a reason, or where the other is no longer here to go back."""
        if not reason.strip():
            raise Trouble(Kind.NOT_LAWFUL, stage="no_reason", deed="settle")
        kind, ref, other = finding
        now, user = self._now(), self.user
        one = Settlement(uuid4().hex, kind, ref, other, resolution, reason.strip(), user.id, user.name, now)
        with self.vault.atomic():
            touched = settlements_table.keep(self.vault, record_id, one)
            if kind == FindingKind.CONFLICT:
                for lying in packages_table.conflicts(self.vault, record_id):
                    packages_table.settle_conflict(self.vault, record_id, lying.instance_id, now)
            back = {Resolution.MERGE: other, Resolution.WITHDRAW: record_id}.get(resolution)
            if back:
                touched |= self.send_back(back, reason)
            found_table.look_again(self.vault, [record_id])
        return touched

    def open_to_correct(self, record_id: str) -> Opened:
        """The sealed answers to be mended (*perbaiki saat periksa*); nothing is kept before `correct`."""
        self._not_own(record_id)
        found = record.get(self.vault, record_id)
        if found.stage not in (Stage.HANDED_IN, Stage.APPROVED) and not looking.is_unverified(self.vault, record_id):
            raise Trouble(Kind.NOT_LAWFUL, stage=found.stage.value, deed="reseal")
        dossier = self.open(record_id)
        if dossier.unread:
            raise Trouble(Kind.NOT_LAWFUL, stage="unread", deed="reseal")
        return replace(dossier.as_opened(), renews=True, remarks=dossier.remarks, author_id=found.author)

    def correct(self, record_id: str, done: Correction) -> Touched:
        """A new seal in place of the held one, which is kept; its author reads why at each question."""
        self._not_own(record_id)
        if not done.reasons or not all(reason.strip() for reason in done.reasons.values()):
            raise Trouble(Kind.NOT_LAWFUL, stage="no_reason", deed="reseal")
        now, why = self._now(), "; ".join(dict.fromkeys(done.reasons.values()))
        form = self._open_forms.get(record.get(self.vault, record_id).form)
        with self.vault.atomic():
            touched = verdicts_table.keep(self.vault, record_id, Judgement.CORRECT, by=self.user, at=now, reason=why)
            seal = correcting.seal_of(self.vault, record_id, form.form, form.meaning, done)
            touched |= submission.reseal(
                self.vault, record_id, seal, reason=why, by=self.user, at=now, reasons=done.reasons
            )
            for ref, reason in done.reasons.items():
                touched |= verdicts_table.remark(self.vault, record_id, ref, reason, by=self.user, at=now)
        return touched

    def assign(self, record_id: str, to: User, reason: str = "") -> Touched:
        """Somebody else of this laptop goes on with what went back. (By stick: `Exchange.write`.)"""
        if record.get(self.vault, record_id).stage is not Stage.RETURNED:
            raise Trouble(Kind.NOT_LAWFUL, stage=record.get(self.vault, record_id).stage.value, deed="assign")
        return record.assign(self.vault, record_id, to.id, to.name, by=self.user, at=self._now(), reason=reason)

    def colleagues(self) -> tuple[User, ...]:
        """Who could go on with a record here."""
        return tuple(users_table.everyone(self.vault))

    def deputies(self) -> tuple[Appointed, ...]:
        """Who may release here while no supervisor is."""
        return tuple(deputies.everyone(self.vault))

    def appoint(self, user: User) -> Touched:
        """They may release what was approved, and nothing else. Written down."""
        now = self._now()
        with self.vault.atomic():
            access_table.note(self.vault, "appoint_deputy", by=self.user, at=now, purpose=user.name)
            return deputies.appoint(self.vault, user.id, by=self.user, at=now)

    def dismiss(self, user: User) -> Touched:
        """No longer. Written down."""
        with self.vault.atomic():
            access_table.note(self.vault, "dismiss_deputy", by=self.user, at=self._now(), purpose=user.name)
            return deputies.dismiss(self.vault, user.id)

    # -- looking

    def look_over(self, limit: int = 20) -> bool:
        """Count the findings of some records that wait, so that the desk can be filtered; True while there are more."""
        for record_id in found_table.not_looked_at(self.vault, limit=limit):
            self._look_over(record_id)
        return bool(found_table.not_looked_at(self.vault, limit=1))

    def _look_over(self, record_id: str) -> None:
        seal = submission.current(self.vault, record_id)
        meaning = self._open_forms.get(seal.form).meaning
        values, day = submission.answers(self.vault, seal.id), self._now().date()
        lists = library.FormLists(self.vault, seal.form, None, self.user.id)
        xml = submission.xml(self.vault, seal.id)
        found = checks.findings(self.vault, record_id, meaning, values, day, mark=self._mark, lists=lists, xml=xml)
        found = tuple(one for one in checks.settled(self.vault, record_id, found) if one.settled is None)
        first = not found_table.was_looked_at(self.vault, record_id)
        with self.vault.atomic():
            found_table.keep(self.vault, record_id, found_table.counted(one.kind.value for one in found))
            if first:
                found_table.look_again(self.vault, {one.other for one in found if one.other})

    def filters(self) -> Filters:
        """What the desk can be filtered by: villages, enumerators, kinds of findings, each with its number."""
        return Filters(
            tuple(records_table.villages(self.vault)),
            tuple(records_table.authors(self.vault)),
            tuple(found_table.kinds(self.vault)),
        )

    def statistics(self) -> Statistics:
        """Everybody's work."""
        return statistics.of(self.vault, self._now())

    def before(self, record_id: str) -> Mapping[str, str]:
        """The answers that are other in the version put aside (a conflict), or else in the seal before the current one;
        empty for a first seal."""
        seals = submission.of_record(self.vault, record_id)
        aside = packages_table.conflicts(self.vault, record_id)
        if not seals or (len(seals) < 2 and not aside):
            return {}
        new = submission.answers(self.vault, seals[-1].id)
        old = aside[-1].answers if aside else submission.answers(self.vault, seals[-2].id)
        return {change.ref: change.old or "" for change in history_table.differences(old, new)}

    def beside(self, record_id: str, other: str) -> Mapping[str, str]:
        """The answers of another record of the same form, to be seen side by side; empty where it is of another form,
        or nothing of it is left. That it was looked into is written down."""
        if record.get(self.vault, other).form_id != record.get(self.vault, record_id).form_id:
            return {}
        access_table.note(self.vault, "open", by=self.user, at=self._now(), record_id=other)
        draft = record.load_draft(self.vault, other)
        if draft is not None:
            return draft.answers
        return submission.answers(self.vault, submission.current(self.vault, other).id)

    def _not_own(self, record_id: str) -> None:
        found = record.get(self.vault, record_id)
        if found.author == self.user.id and not self._open_forms.get(found.form).meaning.policy.own:
            raise Trouble(Kind.OWN_RECORD)

    def page(self, wish: Wish) -> Page:
        return looking.page(self.vault, self.user, wish)

    def counts(self) -> Counts:
        return looking.counts(self.vault, self.user)

    def outbox(self) -> tuple[OutboxRow, ...]:
        return looking.outbox(self.vault, self.user, self._now())

    def retry(self, submission_id: str) -> Touched:
        return looking.retry(self.vault, self.user, submission_id, self._now())
