"""What others handed in at a Central, brought to a reviewer: words first, then photos; and what becomes of it there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from desktop.forms import library, semantics
from desktop.forms.library import ListHere
from desktop.frozen import frozen
from desktop.openrosa.defused import Unreadable
from desktop.openrosa.identity import read_identity
from desktop.store import (
    adopting,
    forms_table,
    inventories_table,
    photos,
    record,
    retention,
    servers_table,
    settings_table,
    submission,
    there_table,
    verifications,
)
from desktop.store.adopting import Copy, Known
from desktop.store.seal import NewPart, Receipt, Seal
from desktop.store.stages import Fate, Stage
from desktop.store.there_table import Standing
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.sync import entity_conflicts
from desktop.sync.central import Central, Listed
from desktop.touched import NOTHING, Touched
from desktop.trouble import Cancelled, Kind, Trouble
from desktop.xforms import FormError, InstanceError, Interview

AT_ONCE = 200  # submissions of one form in one go; the rest the next time
READ_BACK = 200  # the status of a receipt for what was read back
RACE = timedelta(seconds=5)  # so long a submission may take to be seen after its moment
NOT_FOR_US = (Kind.RECORD_MISSING, Kind.REFUSED_FORM_NOT_ASSIGNED)
OF_ONE_FORM = (*NOT_FOR_US, Kind.FORM_BROKEN, Kind.FORM_TOO_NEW)
OF_ONE_PHOTO = (Kind.RECORD_MISSING, Kind.SERVER_ANSWER_BROKEN)  # told and not there, or larger than any photo
Pages = Callable[[str], Central | None]


@dataclass(slots=True)
class Brought:
    """What came, and how many verdicts were told. `photos` and `bytes` count those that lay at the server only."""

    told: int = 0
    records: int = 0
    changed: int = 0
    photos: int = 0
    bytes: int = 0
    touched: Touched = NOTHING


@frozen
class Wish:
    """Whether photos come too in this round, and at most how many bytes of them (None: as many as there are)."""

    photos: bool = True
    budget: int | None = None


def bring(
    vault: Vault, user: User, open_pages: Pages, brought: Brought, *, now: datetime, wish: Wish,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:  # fmt: skip
    """Bring what is new at the servers from this person's villages (their region, by its code; all without one), and
    what changed there of what is here. `open_pages`: the pages of a server by its id, None without an account there.
    `brought` grows, also until a Trouble ends it.
    """
    servers = [(row.id, pages) for row in servers_table.servers(vault) if (pages := open_pages(row.id)) is not None]
    reading = [_Reading(vault, user, pages, server, now, cancelled, brought) for server, pages in servers]
    for one in reading:
        one.words()
        one.conflicts()
    for one in reading if wish.photos else ():
        one.photos(wish.budget)


@dataclass(slots=True)
class _Reading:
    """One server, as one reviewer's account sees it."""

    vault: Vault
    user: User
    pages: Central
    server: str
    now: datetime
    cancelled: Callable[[], bool]
    brought: Brought

    def words(self) -> None:
        here = {row.form_id for row in forms_table.installed(self.vault, server=self.server)}
        try:
            there = self.pages.forms_with_submissions()
        except Trouble as trouble:
            if trouble.kind not in NOT_FOR_US:  # this account may not read that project
                raise
            return
        for form_id in sorted(here & there - {inventories_table.FORM}):
            try:
                self._walk(form_id, "new", partial(self._new, form_id))
                self._walk(form_id, "changed", partial(self._changed, form_id))
            except Trouble as trouble:
                if trouble.kind not in NOT_FOR_US:  # this account may not read that form
                    raise

    def conflicts(self) -> None:
        """Entities that were changed from two sides, where anything here stands on a list of entities."""
        if any(scope == self.server for (scope,) in self.vault.rows("SELECT scope FROM lists WHERE kind = 'entities'")):
            self.brought.touched |= entity_conflicts.read(self.vault, self.pages, self.server, now=self.now)

    def _walk(self, form_id: str, which: str, take: Callable[[Listed], None]) -> None:
        """From where the last walk ended; what may have appeared late behind that is looked for again."""
        name = f"brought_{which}:{self.server}:{form_id}"
        mark = _Mark.read(settings_table.get(self.vault, self.user.id, name))
        for one in self.pages.listed(form_id, which, mark.since, AT_ONCE):
            if self.cancelled():
                raise Cancelled
            moment = one.made_at if which == "new" else one.changed_at
            if moment is None or (one.root_id, moment) in mark.had:
                continue
            take(one)
            mark = mark.after(one.root_id, moment)
            settings_table.keep(self.vault, self.user.id, name, mark.written())

    # -- records

    def _new(self, form_id: str, one: Listed) -> None:
        if adopting.is_here(self.vault, one.root_id):
            return
        xml = self.pages.xml(form_id, one.root_id)
        found = self._read(form_id, xml)
        if found is None or adopting.is_here(self.vault, found.seal.instance_id):
            return
        if not found.seal.summary.region_code.startswith(self.user.region):
            return
        known = Known(one.root_id, f"central:{one.submitter_id}", one.submitter, one.review_state)
        record_id = uuid4().hex
        with self.vault.atomic():
            touched = adopting.bring(self.vault, record_id, found.form, found.seal, self._receipt(), known, at=self.now)
            self._seen(record_id, one, found.seal.instance_id)
            if one.review_state not in there_table.TO_BE_SEEN:
                verifications.done(self.vault, record.number(self.vault, record_id), at=self.now)
            if found.files:
                there_table.want_photos(self.vault, record_id)
        self.brought.records += 1
        self.brought.touched |= touched | self._remarks(form_id, one, record_id)

    def _changed(self, form_id: str, one: Listed) -> None:
        """Edited there, or looked at by somebody else; what is not here may be of our villages only now."""
        known = there_table.of_root(self.vault, self.server, one.root_id)
        if known is None:
            if one.review_state == "edited":
                self._new(form_id, one)
            return
        if retention.is_erased(self.vault, known.record_id):
            return
        version, touched = self._newer(form_id, one, known) if one.edits else (known.instance_id, NOTHING)
        known_here = (known.review_state, there_table.told_here(self.vault, known.record_id), "edited")
        if one.review_state not in known_here:  # "edited" the server says by itself, of anybody's new version
            who = self.pages.reviewer(form_id, one.root_id, one.review_state)
            touched |= there_table.reviewed(self.vault, known.record_id, one.review_state, who, at=self.now)
        self._seen(known.record_id, one, version)
        self.brought.changed += bool(touched)
        self.brought.touched |= touched | self._remarks(form_id, one, known.record_id)

    def _newer(self, form_id: str, one: Listed, known: Standing) -> tuple[str, Touched]:
        """The version of today, if it is not one of ours: the record is that from now on. Where somebody here is at
        work on the record, it lies beside it, to be compared when the server refuses theirs."""
        there, record_id = self.pages.there(form_id, one.root_id), known.record_id
        if there_table.has_version(self.vault, record_id, there.instance_id):
            return there.instance_id, NOTHING
        xml = self.pages.xml(form_id, one.root_id)
        seal = submission.current(self.vault, record_id)
        stage = record.get(self.vault, record_id).stage
        found = self._read(form_id, xml) if (stage, seal.fate) == (Stage.SENT, Fate.SENT) else None
        if found is None:
            copy = Copy(there.instance_id, xml, there.editor, there.edited_at)
            return known.instance_id, adopting.keep(self.vault, record_id, copy, at=self.now)
        theirs = replace(found.seal, files=adopting.files_here(self.vault, record_id, found.files))
        by = there_table.somebody(there.editor)
        with self.vault.atomic():
            adopting.adopt(self.vault, record_id, theirs, self._receipt(), stands=True, by=by, at=self.now)
            verifications.ask(self.vault, record_id, at=self.now)
            if set(found.files) - {part.name for part in theirs.files} - set(record.files(self.vault, record_id)):
                there_table.want_photos(self.vault, record_id)
        return there.instance_id, Touched(records=frozenset({record_id}))

    def _read(self, form_id: str, xml: bytes) -> _Found | None:
        """Nothing if it is encrypted, of a form that cannot be had, or not to be read."""
        try:
            said = read_identity(xml)
            row = None if said.instance_id is None else self._form(form_id, said.version)
            form = None if row is None else library.open_key(self.vault, row)
            if row is None or form is None or form.submission.public_key or said.instance_id is None:
                return None
            lists = library.FormLists(self.vault, row, None, self.user.id)
            interview = Interview(form, lists=lists, draft=xml)
        except (Unreadable, FormError, InstanceError):
            return None
        snapshot = interview.snapshot()
        values = snapshot.values()
        files = tuple(name for name in interview.finalize().attachments if name in said.texts)
        summary = semantics.summarise(values, semantics.read(form), form_title=form.title)
        seal = Seal(said.instance_id, xml, snapshot.xml(), values, summary, deprecated_id=said.deprecated_id)
        return _Found(row, seal, files)

    def _form(self, form_id: str, version: str) -> int | None:
        """That very version; one the office has replaced since comes from there, and is offered to nobody."""
        row = forms_table.find(self.vault, form_id, version, server=self.server)
        if row is not None:
            return row.key
        newest = forms_table.find(self.vault, form_id, server=self.server)
        if newest is None:
            return None
        here = {
            name: ListHere(medium.list_key, medium.hash)
            for name, medium in forms_table.media(self.vault, newest.key).items()
            if medium.list_key is not None
        }
        try:
            xml = self.pages.form_xml(form_id, version)
            with self.vault.atomic():
                library.install(self.vault, xml, {}, server_id=self.server, lists=here, at=self.now)
                row = forms_table.find(self.vault, form_id, version, server=self.server)
                if row is not None:
                    forms_table.retire(self.vault, row.key, self.now)
        except Trouble as trouble:
            if trouble.kind not in OF_ONE_FORM:
                raise
        return None if row is None else row.key

    def _remarks(self, form_id: str, one: Listed, record_id: str) -> Touched:
        return there_table.remarked(self.vault, record_id, self.pages.comments(form_id, one.root_id))

    def _seen(self, record_id: str, one: Listed, version: str) -> None:
        there_table.seen(self.vault, record_id, self.server, one.root_id, version, one.review_state, at=self.now)

    def _receipt(self) -> Receipt:
        return Receipt(self.now, "", READ_BACK, "", self.server)

    # -- photos

    def photos(self, budget: int | None) -> None:
        """Of what was brought, the newest first; one that a phone still has to send is asked for again later."""
        for one in there_table.photos_wanted(self.vault, self.server, now=self.now):
            root = adopting.root_id(self.vault, one.record_id)
            seal = submission.current(self.vault, one.record_id)
            here = {part.name for part in submission.parts(self.vault, seal.id)}
            here |= set(record.files(self.vault, one.record_id))
            try:
                listed = self.pages.attachments(one.form_id, root)
            except Trouble as trouble:
                if trouble.kind not in NOT_FOR_US:
                    raise
                there_table.want_photos(self.vault, one.record_id, ())
                continue
            lacking = [(name, there) for name, there in listed if name not in here]
            for name in [name for name, there in lacking if there]:
                if budget is not None and self.brought.bytes >= budget:
                    return
                try:
                    self._photo(one.record_id, one.form_id, root, name)
                except Trouble as trouble:
                    if trouble.kind not in OF_ONE_PHOTO:  # else all that are older would wait for it for ever
                        raise
            still = [name for name, there in lacking if not there]
            there_table.want_photos(self.vault, one.record_id, still, asked=self.now)

    def _photo(self, record_id: str, form_id: str, root: str, name: str) -> None:
        if self.cancelled():
            raise Cancelled
        data, media_type = self.pages.attachment(form_id, root, name)
        photo = NewPart.of_file(name, photos.keep(self.vault, data), len(data), media_type)
        self.brought.touched |= there_table.lay_photo(self.vault, record_id, photo)
        self.brought.photos += 1
        self.brought.bytes += len(data)


@frozen
class _Found:
    """A submission as it was read: its form here, what would be its seal, and the files it names."""

    form: int
    seal: Seal
    files: tuple[str, ...]


@frozen
class _Mark:
    """How far a walk came. `had`: what was taken within the last seconds before that."""

    at: datetime | None = None
    had: tuple[tuple[str, datetime], ...] = ()

    @property
    def since(self) -> datetime | None:
        crowded = len(self.had) >= AT_ONCE // 2
        return None if self.at is None else self.at if crowded else self.at - RACE

    def after(self, root_id: str, moment: datetime) -> _Mark:
        at = max(moment, self.at or moment)
        return _Mark(at, (*((one, when) for one, when in self.had if when >= at - RACE), (root_id, moment)))

    def written(self) -> str:
        return json.dumps([str(self.at), [[one, str(when)] for one, when in self.had]])

    @staticmethod
    def read(text: str) -> _Mark:
        if not text:
            return _Mark()
        at, had = json.loads(text)
        return _Mark(datetime.fromisoformat(at), tuple((one, datetime.fromisoformat(when)) for one, when in had))
