"""A record that a phone hands in: its bytes kept as they came, held until its photos are here, then on the desk.

Whatever was answered with a yes is on disk. The bytes of the XML never change: approved, they go on as they are.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from desktop.forms import library, semantics
from desktop.forms.semantics import Review
from desktop.hub.blank_form import files_named, read_blank_form
from desktop.hub.taking import TAKEN, Fate, HandedIn, Verdict
from desktop.openrosa.defused import Unreadable, read_xml
from desktop.openrosa.identity import LIMIT, Identity, read_identity
from desktop.openrosa.manifest import safe_filename
from desktop.reference.lists import RegionLists
from desktop.roles import sealing
from desktop.roles.open_forms import OpenForms
from desktop.store import forms_table, packages_table, phones_table, photos, record, submission, verifications
from desktop.store.phones_table import Phone
from desktop.store.record import RecordSummary
from desktop.store.seal import EntityChange, NewPart, Seal
from desktop.store.stages import Stage
from desktop.store.users_table import Role, User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched
from desktop.xforms import InstanceError, Interview

LONGEST_ID = 255


def is_unread(xml: bytes) -> bool:
    """Whether these are the sealed bytes of a form that the phone encrypted: nobody here can read them."""
    try:
        return read_xml(xml, limit=LIMIT).get("encrypted") == "yes"
    except Unreadable:
        return False


def record_of(instance_id: str) -> str:
    """The id of the record of an instance: the same whenever it comes."""
    return hashlib.sha256(f"phone {instance_id}".encode()).hexdigest()[:32]


class Taking:
    """On the store lane."""

    def __init__(
        self,
        vault: Vault,
        *,
        now: Callable[[], datetime],
        regions: RegionLists | None,
        region_name: Callable[[str], str],
    ) -> None:
        self._vault, self._now, self._regions, self._region_name = vault, now, regions, region_name
        self.forms = OpenForms(vault)

    def take(self, phone: Phone | None, post: HandedIn) -> tuple[Verdict, Touched]:
        """What becomes of one POST. The same again, with more of its files, is no second record."""
        try:
            said = read_identity(post.xml)
        except Unreadable:
            return Verdict(Fate.NOT_A_SUBMISSION), NOTHING
        if not said.form_id or not said.instance_id:
            return Verdict(Fate.NOT_A_SUBMISSION), NOTHING
        if len(said.instance_id) > LONGEST_ID:
            return Verdict(Fate.ID_TOO_LONG), NOTHING
        if phone is None:
            return Verdict(Fate.NOT_ASSIGNED), NOTHING
        return self._known(said.instance_id, post) or self._new(phone, post, said, said.form_id, said.instance_id)

    # -- again

    def _known(self, instance_id: str, post: HandedIn) -> tuple[Verdict, Touched] | None:
        """None for one that was never here."""
        vault, record_id = self._vault, record_of(instance_id)
        found = vault.value("SELECT id FROM submissions WHERE instance_id = ?", (instance_id,))
        if found is not None:
            return self._sealed(found, post), NOTHING
        if not record.exists(vault, record_id):
            return None
        draft = record.load_draft(vault, record_id)
        if draft is None or record.get(vault, record_id).stage is not Stage.DRAFT:
            return TAKEN, NOTHING  # put away here, unfinished; the phone need not know
        if draft.xml != post.xml:
            return Verdict(Fate.OTHER_XML), NOTHING
        return TAKEN, self._more(record_id, post)

    def _sealed(self, submission_id: str, post: HandedIn) -> Verdict:
        """What was sealed stays: files that come after it was taken as it is have no place any more."""
        vault = self._vault
        if submission.xml(vault, submission_id) != post.xml:
            return Verdict(Fate.OTHER_XML)
        form = record.get(vault, submission.get(vault, submission_id).record_id).form
        named = files_named(read_blank_form(forms_table.xml(vault, form)), post.xml)
        late = named & {*post.files} - {part.name for part in submission.parts(vault, submission_id)}
        return Verdict(Fate.SEALED_WITHOUT, ", ".join(sorted(late))) if late else TAKEN

    # -- new

    def _new(
        self, phone: Phone, post: HandedIn, said: Identity, form_id: str, instance_id: str
    ) -> tuple[Verdict, Touched]:
        form = forms_table.find(self._vault, form_id, said.version)
        if form is None:
            known = forms_table.find(self._vault, form_id) is not None
            return Verdict(Fate.VERSION_UNKNOWN if known else Fate.FORM_UNKNOWN, said.version), NOTHING
        if said.deprecated_id is not None:
            return self._edited(phone, post, form.key, said.deprecated_id)
        try:
            return TAKEN, self._begun(phone, post, form.key, instance_id)
        except InstanceError:
            return Verdict(Fate.NOT_A_SUBMISSION), NOTHING

    def _begun(self, phone: Phone, post: HandedIn, form_key: int, instance_id: str) -> Touched:
        """Its draft is its XML; sealed in the same transaction if all its files came along."""
        vault, now, by = self._vault, self._now(), author(phone)
        record_id = record_of(instance_id)
        answers, summary = self._read(form_key, post.xml)
        with vault.atomic():
            record.begin(vault, record_id, form_key, by=by, at=now)
            record.save_draft(vault, record_id, post.xml, answers, summary, by=by, at=now)
            packages_table.keep_origin(vault, record_id, phone.author, now)
        return Touched.record(record_id) | self._more(record_id, post)

    def _edited(self, phone: Phone, post: HandedIn, form_key: int, deprecated_id: str) -> tuple[Verdict, Touched]:
        """A new version of a record the province has is a correction; before that it must wait."""
        vault = self._vault
        found = vault.value("SELECT id FROM submissions WHERE instance_id = ?", (deprecated_id,))
        if found is None:
            return Verdict(Fate.EDITED_UNKNOWN, deprecated_id), NOTHING
        record_id = submission.get(vault, found).record_id
        if submission.current(vault, record_id).instance_id != deprecated_id:
            return Verdict(Fate.OUTDATED, deprecated_id), NOTHING
        if record.get(vault, record_id).stage is not Stage.SENT:
            return Verdict(Fate.EARLIER_WAITS), NOTHING
        named = files_named(read_blank_form(forms_table.xml(vault, form_key)), post.xml)
        here = record.files(vault, record_id)
        if not named <= {*here, *post.files}:
            return Verdict(Fate.EARLIER_WAITS), NOTHING  # a phone sends an edit's new photos along with it
        try:
            answers, summary = self._read(form_key, post.xml)
        except InstanceError:
            return Verdict(Fate.NOT_A_SUBMISSION), NOTHING
        now, by = self._now(), author(phone)
        contents = {name: self._kept(post.files[name]) for name in named & {*post.files}}
        with vault.atomic():
            submission.correct(vault, record_id, by=by, at=now)
            record.save_draft(vault, record_id, post.xml, answers, summary, by=by, at=now)
            self._keep_files(record_id, contents, post.files, by, now)
            return TAKEN, self._seal(record_id, by, now)

    # -- its files

    def _more(self, record_id: str, post: HandedIn) -> Touched:
        """Files it names are durable before the rows that name them; with the last of them it is handed in."""
        vault = self._vault
        found = record.get(vault, record_id)
        named = self._named(record_id, found.form)
        wanted = [name for name in post.files if name in named and name not in record.files(vault, record_id)]
        contents = {name: self._kept(post.files[name]) for name in wanted if safe_filename(name) is not None}
        now, by = self._now(), User(found.author, found.author_name, Role.ENUMERATOR)
        with vault.atomic():
            touched = self._keep_files(record_id, contents, post.files, by, now)
            if named <= {*record.files(vault, record_id)}:
                touched |= self._seal(record_id, by, now)
        return touched

    def _kept(self, data: bytes) -> bytes:
        return photos.keep(self._vault, data)

    def _keep_files(
        self, record_id: str, contents: Mapping[str, bytes], files: Mapping[str, bytes], by: User, at: datetime
    ) -> Touched:
        touched = NOTHING
        for name, sha256 in contents.items():
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            size = len(files[name])
            touched |= record.keep_file(self._vault, record_id, name, sha256, size, kind, by=by, at=at)
        return touched

    def _named(self, record_id: str, form_key: int) -> frozenset[str]:
        draft = record.load_draft(self._vault, record_id)
        xml = draft.xml if draft is not None else b""
        return files_named(read_blank_form(forms_table.xml(self._vault, form_key)), xml)

    def waiting(self) -> tuple[tuple[str, str, int], ...]:
        """Record id, title, how many files are lacking."""
        rows = self._vault.rows(
            "SELECT id, form, title FROM records WHERE stage = 'draft' AND author LIKE ? ORDER BY seq",
            (f"{phones_table.PHONE}%",),
        )
        return tuple(
            (key, title, len(self._named(key, form) - {*record.files(self._vault, key)})) for key, form, title in rows
        )

    def take_as_it_is(self, record_id: str) -> Touched:
        """Handed in with the files that came."""
        found = record.get(self._vault, record_id)
        with self._vault.atomic():
            return self._seal(record_id, User(found.author, found.author_name, Role.ENUMERATOR), self._now())

    # -- sealing

    def _seal(self, record_id: str, by: User, at: datetime) -> Touched:
        """The seal is what the phone made, byte by byte. Only inside `atomic`."""
        vault, found = self._vault, record.get(self._vault, record_id)
        draft = record.load_draft(vault, record_id)
        xml = draft.xml if draft is not None else b""
        said, form = read_identity(xml), self.forms.get(found.form)
        named = self._named(record_id, found.form)
        files = record.files(vault, record_id).items()
        answers = dict(draft.answers) if draft is not None else {}
        summary = self._summary(found.form, answers)
        seal = Seal(
            instance_id=said.instance_id or "",
            xml=xml,
            draft=b"" if is_unread(xml) else xml,
            answers=answers,
            summary=summary,
            instance_name=summary.title,
            deprecated_id=said.deprecated_id,
            files=tuple(NewPart.of_file(name, *told) for name, told in files if name in named),
            entities=self._entities(found.form, xml),
        )
        review = form.meaning.policy.review_of(by.role.value)
        touched = submission.hand_in(vault, record_id, seal, release=review is not Review.FIRST, by=by, at=at)
        if review is Review.LATER:
            verifications.ask(vault, record_id, at=at)
        return touched

    def _entities(self, form_key: int, xml: bytes) -> tuple[EntityChange, ...]:
        """What the phone said that it does to lists."""
        if is_unread(xml) or b"entity" not in xml:
            return ()
        return sealing.entities_of(self._interview(form_key, xml).finalize())

    def _read(self, form_key: int, xml: bytes) -> tuple[dict[str, str], RecordSummary]:
        """Its answers, and what lists show of it. InstanceError for a record of another shape."""
        values = {} if is_unread(xml) else dict(self._interview(form_key, xml).snapshot().values())
        return values, self._summary(form_key, values)

    def _summary(self, form_key: int, values: Mapping[str, str]) -> RecordSummary:
        opened, name = self.forms.get(form_key), self._region_name
        made = semantics.summarise(values, opened.meaning, form_title=opened.form.title, region_name=name)
        given = sum(bool(value) for value in values.values())
        return replace(made, answered=given, asked=given)

    def _interview(self, form_key: int, xml: bytes) -> Interview:
        lists = library.FormLists(self._vault, form_key, self._regions)
        return Interview(self.forms.get(form_key).form, lists=lists, now=self._now, draft=xml)


def author(phone: Phone) -> User:
    """A phone as the author of its records."""
    return User(phone.author, phone.name, Role.ENUMERATOR)
