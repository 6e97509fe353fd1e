"""What an enumerator can do with the own records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from desktop.forms import library, semantics
from desktop.forms.library import InstalledForm
from desktop.forms.semantics import Review, Semantics
from desktop.openrosa.identity import read_identity
from desktop.roles import checks, looking, sealing
from desktop.roles.open_forms import OpenForms
from desktop.roles.values import NO_PROGRESS, Counts, Dossier, Finding, Opened, Progress, is_reason, paper_day
from desktop.store import access_table, forms_table, photos, record, space, submission, verdicts_table, verifications
from desktop.store.delivery import OutboxRow
from desktop.store.record import RecordSummary
from desktop.store.records_table import Page, Wish
from desktop.store.seal import NewPart, Seal
from desktop.store.stages import OPEN_STAGES, Stage
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.store.verdicts_table import Remark
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.xforms import Finalized, Form, Snapshot
from desktop.xforms.audit import FILENAME as AUDIT

Now = Callable[[], datetime]
DISK = (Kind.DISK_FULL, Kind.DISK_READ_ONLY, Kind.DISK_FAILED)


class Enumerator:
    """One person at work, on the store lane. Everybody may fill forms; a supervisor's own records are reviewed too."""

    def __init__(self, vault: Vault, user: User, *, now: Now, region_name: Callable[[str], str] = str) -> None:
        self.vault, self.user, self._now, self._region_name = vault, user, now, region_name
        self._open_forms = OpenForms(vault)

    # -- what can be begun and gone on with

    def forms(self) -> tuple[InstalledForm, ...]:
        """The newest version of each installed form that people fill."""
        return tuple(form for form in library.newest(self.vault) if not form.policy.companion)

    def form(self, form_key: int) -> Form:
        """The form of that key, compiled once a session."""
        return self._open_forms.get(form_key).form

    def meaning(self, form_key: int) -> Semantics:
        """What that form says to us."""
        return self._open_forms.get(form_key).meaning

    def own(self, record_id: str, deed: str) -> record.Record:
        """The record, if this person is its author. Trouble NOT_ALLOWED otherwise."""
        return self._own(record_id, deed)

    def now(self) -> datetime:
        """The moment, by the clock of this laptop."""
        return self._now()

    def warm(self, form_key: int) -> None:
        """Compile a form before somebody asks for it, in a quiet moment."""
        self._open_forms.get(form_key)

    def start(self, form_key: int) -> Opened:
        """A new record of a form. Nothing is written yet: the first save makes the row."""
        opened = self._open_forms.get(form_key)
        form, meaning = opened.form, opened.meaning
        return Opened(
            uuid4().hex, form_key, form, meaning, None, "", Stage.DRAFT, form.title, self.user.name, None,
            last_saved=self._last_saved(form_key), author_id=self.user.id,
        )  # fmt: skip

    def open(self, record_id: str, *, shown: bool = True) -> Opened:
        """Go on with an own draft, or with what was sent back or withdrawn. Trouble NOT_LAWFUL for a sealed one,
        NOT_ALLOWED for another person's: those can be read. That it was opened is written down, unless nobody sees it.
        """
        found = self._own(record_id, "fill")
        if found.stage not in OPEN_STAGES:
            raise Trouble(Kind.NOT_LAWFUL, stage=found.stage.value, deed="open")
        opened = self._open_forms.get(found.form)
        draft = record.load_draft(self.vault, record_id)
        earlier = submission.earlier(self.vault, record_id)
        if shown:
            self._note_opened(record_id)
        return Opened(
            record_id,
            found.form,
            opened.form,
            opened.meaning,
            draft.xml if draft else None,
            draft.place if draft else "",
            found.stage,
            found.title,
            found.author_name,
            draft.saved_at if draft else None,
            tuple(verdicts_table.remarks(self.vault, record_id)),
            draft is not None and self._is_sealed(record_id, draft.xml),
            earlier.instance_id if earlier else "",
            author_id=found.author,
            interviewed=paper_day(opened.form, draft.answers, found.made_at) if draft else None,
            handed_in=self._handed_in(record_id),
        )

    def _note_opened(self, record_id: str) -> None:
        """In the access log; a disk that takes nothing any more keeps nobody from their own draft."""
        try:
            access_table.note(self.vault, "open", by=self.user, at=self._now(), record_id=record_id)
        except Trouble as trouble:
            if trouble.kind not in DISK:
                raise

    def read(self, record_id: str) -> Dossier:
        """A record as it stands, only to be read."""
        return looking.dossier(self.vault, self.user, self._open_forms, record_id, self._now())

    # -- filling

    def save_draft(self, opened: Opened, snapshot: Snapshot, place: str, progress: Progress = NO_PROGRESS) -> Touched:
        """Keep what is answered so far; the first save makes the record."""
        now, values = self._now(), snapshot.values()
        with self.vault.atomic():
            touched = self._begun(opened, now)
            return touched | record.save_draft(
                self.vault, opened.record_id, snapshot.xml(), values, self._summary(opened, values, progress),
                by=self.user, at=now, place=place,
            )  # fmt: skip

    def keep_photo(self, opened: Opened, name: str, data: bytes, media_type: str) -> Touched:
        """A file for an answer: durable before the answer names it. Trouble NO_ROOM_FOR_PHOTOS while there still is
        room for answers."""
        space.must_fit(self.vault.paths, len(data))
        return self._keep_file(opened, name, data, media_type)

    def _keep_file(self, opened: Opened, name: str, data: bytes, media_type: str) -> Touched:
        content = photos.keep(self.vault, data)
        now = self._now()
        with self.vault.atomic():
            touched = self._begun(opened, now)
            return touched | record.keep_file(
                self.vault, opened.record_id, name, content, len(data), media_type, by=self.user, at=now
            )

    def keep_log(self, opened: Opened, lines: Callable[[bytes], bytes]) -> Touched:
        """Keep the audit log of a sitting behind those of the earlier ones: `lines` makes the whole of it."""
        with self.vault.atomic():
            touched = self._begun(opened, self._now())
        earlier = self.photo(opened.record_id, AUDIT) or b""
        return touched | self._keep_file(opened, AUDIT, lines(earlier), "text/csv")

    def explain(self, opened: Opened, ref: str, reason: str) -> Touched:
        """Keep why an answer stands that the form warns of (in place of an earlier reason; "" ends it)."""
        now = self._now()
        with self.vault.atomic():
            touched = self._begun(opened, now)
            for said in verdicts_table.remarks(self.vault, opened.record_id):
                if said.ref == ref and is_reason(said, self.user.id):
                    touched |= verdicts_table.settle(self.vault, said.id, at=now)
            if reason:
                touched |= verdicts_table.remark(self.vault, opened.record_id, ref, reason, by=self.user, at=now)
            return touched

    def while_typing(self, opened: Opened, values: Mapping[str, str]) -> tuple[Finding, ...]:
        """What other records say about the same numbers, persons and places; of another's only whose and when."""
        lists = library.FormLists(self.vault, opened.form_key, None, self.user.id)
        today = self._now().date()
        found = checks.while_typing(self.vault, opened.record_id, opened.semantics, values, today, lists=lists)
        return found if self.user.role in looking.REVIEWERS else checks.for_author(found, self.user.id)

    def photo(self, record_id: str, name: str) -> bytes | None:
        """A file of the record by the name its answers give."""
        return looking.photo(self.vault, self.user, record_id, name)

    def hand_in(
        self,
        opened: Opened,
        snapshot: Snapshot,
        finalized: Finalized,
        progress: Progress = NO_PROGRESS,
        *,
        reason: str = "",
    ) -> Touched:
        """Seal it: from here on its bytes stay. A form that asks for no review before is released at once.

        `reason`: why the author changed what had been handed in before; the supervisor reads it.
        """
        now, values = self._now(), snapshot.values()
        with self.vault.atomic():
            self.save_draft(opened, snapshot, "", progress)  # whatever was typed last stands in the history too
            finalized = sealing.named(self.vault, opened.record_id, finalized)
            seal = Seal(
                instance_id=finalized.instance_id,
                xml=finalized.xml,
                draft=snapshot.xml(),
                answers=values,
                summary=self._summary(opened, values, progress),
                instance_name=finalized.instance_name,
                deprecated_id=finalized.deprecated_id,
                files=self._files(opened, finalized),
                entities=sealing.entities_of(finalized),
            )
            seal = sealing.enveloped(self.vault, opened.form, seal)
            review = opened.semantics.policy.review_of(self.user.role.value)
            release = review is not Review.FIRST
            touched = submission.hand_in(
                self.vault, opened.record_id, seal, release=release, by=self.user, at=now, reason=reason
            )
            if review is Review.LATER:
                verifications.ask(self.vault, opened.record_id, at=now)
            return touched

    def remarks(self, record_id: str) -> tuple[Remark, ...]:
        """What was said on an own record, oldest first."""
        self._own(record_id, "read")
        return tuple(verdicts_table.remarks(self.vault, record_id))

    def answer(self, record_id: str, remark_id: str, text: str) -> Touched:
        """A word on what the supervisor wrote: a thread."""
        self._own(record_id, "answer")
        return verdicts_table.answer(self.vault, record_id, remark_id, text, by=self.user, at=self._now())

    # -- afterwards

    def withdraw(self, record_id: str) -> Touched:
        """Take back what was handed in and not tried to push yet."""
        self._own(record_id, "withdraw")
        return submission.withdraw(self.vault, record_id, by=self.user, at=self._now())

    def correct(self, record_id: str, reason: str = "") -> Touched:
        """Open again what was sent or refused; the new seal will name the old one where the server has it."""
        self._own(record_id, "correct")
        return submission.correct(self.vault, record_id, by=self.user, at=self._now(), reason=reason)

    def discard(self, record_id: str) -> Touched:
        """Put a draft away; `bring_back` undoes it. A correction that is given up leaves what was sent."""
        self._own(record_id, "discard")
        now = self._now()
        if submission.earlier(self.vault, record_id) is None:
            return record.discard(self.vault, record_id, by=self.user, at=now)
        with self.vault.atomic():
            touched = submission.abandon(self.vault, record_id, by=self.user, at=now)
            seal = submission.current(self.vault, record_id)
            self._summarise_again(record_id, submission.answers(self.vault, seal.id))
        return touched

    def bring_back(self, record_id: str) -> Touched:
        """Undo `discard`."""
        self._own(record_id, "bring_back")
        with self.vault.atomic():
            touched = record.bring_back(self.vault, record_id, by=self.user, at=self._now())
            draft = record.load_draft(self.vault, record_id)
            if draft is not None:
                self._summarise_again(record_id, draft.answers)
        return touched

    # -- looking

    def page(self, wish: Wish) -> Page:
        """The own records, also of a supervisor who fills."""
        return looking.page(self.vault, self.user, replace(wish, author=self.user.id))

    def counts(self) -> Counts:
        return looking.counts(self.vault, self.user)

    def outbox(self) -> tuple[OutboxRow, ...]:
        return looking.outbox(self.vault, self.user, self._now())

    def retry(self, submission_id: str) -> Touched:
        return looking.retry(self.vault, self.user, submission_id, self._now())

    # -- inside

    def _own(self, record_id: str, deed: str) -> record.Record:
        """The record, if this person is its author; who only may see it (a supervisor) gets Trouble NOT_ALLOWED."""
        found = looking.seen(self.vault, self.user, record_id)
        if found.author != self.user.id:
            raise Trouble(Kind.NOT_ALLOWED, deed=deed, role=self.user.role.value)
        return found

    def _begun(self, opened: Opened, now: datetime) -> Touched:
        if record.exists(self.vault, opened.record_id):
            return Touched.record(opened.record_id)
        return record.begin(self.vault, opened.record_id, opened.form_key, by=self.user, at=now)

    def _summary(self, opened: Opened, values: Mapping[str, str], progress: Progress) -> RecordSummary:
        said = semantics.summarise(
            values, opened.semantics, form_title=opened.form.title, region_name=self._region_name
        )
        return replace(said, answered=progress.answered, asked=progress.asked)

    def _summarise_again(self, record_id: str, values: Mapping[str, str]) -> None:
        """What lists show and search finds, after the record turned to other answers. Only inside `atomic`."""
        found = record.get(self.vault, record_id)
        form = self._open_forms.get(found.form)
        said = semantics.summarise(values, form.meaning, form_title=form.form.title, region_name=self._region_name)
        record.keep_summary(self.vault, found.seq, said, None)

    def _handed_in(self, record_id: str) -> Mapping[str, str] | None:
        """The answers it was handed in with last; None if it never was."""
        seals = submission.of_record(self.vault, record_id)
        return submission.answers(self.vault, seals[-1].id) if seals else None

    def _is_sealed(self, record_id: str, draft: bytes) -> bool:
        """Whether a draft still carries the id of one of the record's seals."""
        said = read_identity(draft).instance_id
        return any(seal.instance_id == said for seal in submission.of_record(self.vault, record_id))

    def _files(self, opened: Opened, finalized: Finalized) -> tuple[NewPart, ...]:
        kept = record.files(self.vault, opened.record_id)
        missing = [name for name in finalized.attachments if name not in kept]
        if missing:
            raise Trouble(Kind.MEDIA_MISSING, form=opened.form.form_id, names=", ".join(missing))
        return tuple(
            NewPart.of_file(name, sha256, size, media_type)
            for name, (sha256, size, media_type) in kept.items()
            if name in finalized.attachments
        )

    def _last_saved(self, form_key: int) -> bytes | None:
        row = forms_table.get(self.vault, form_key)
        if row is None:
            return None
        for latest in looking.page(self.vault, self.user, Wish(form_id=row.form_id, author=self.user.id, limit=5)).rows:
            if latest.stage not in OPEN_STAGES:
                return submission.draft(self.vault, submission.current(self.vault, latest.id).id) or None
            draft = record.load_draft(self.vault, latest.id)
            if draft is not None:  # a photo may be there before the first save
                return draft.xml
        return None
