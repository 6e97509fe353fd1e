"""Installed forms: whole or not at all, compiled once, with the lists and files they need."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath

from desktop import __version__
from desktop.forms import list_files, semantics
from desktop.forms.semantics import Policy, Review
from desktop.frozen import frozen
from desktop.reference.lists import LEVELS, RegionLists
from desktop.store import forms_table, lists_table, photos
from desktop.store.forms_table import FormRow, Medium
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.xforms import Form, FormError, ListDocument, ListSource, ListTable, load_form

LAST_SAVED = "jr://instance/last-saved"
LOCAL = "local:"  # how the hash of a list begins that no server gave


@frozen
class ListHere:
    """A list that is in the vault already, and the server's hash of it."""

    key: int
    hash: str


@frozen
class InstalledForm:
    """A form version a person can start from. `missing` names files that never came: their choices are blank."""

    key: int
    server: str
    form_id: str
    version: str
    title: str
    hash: str
    policy: Policy
    installed: datetime
    usable: bool
    missing: tuple[str, ...]


def install(
    vault: Vault,
    xml: bytes,
    media: Mapping[str, bytes],
    *,
    server_id: str,
    hash: str = "",
    entity_lists: Collection[str] = (),
    lists: Mapping[str, ListHere] | None = None,
    at: datetime | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Touched:
    """Install a form version with its media, or media anew. Lists and files go in first, the form last: until then
    nobody sees any of it. Trouble FORM_BROKEN, FORM_TOO_NEW, LIST_BROKEN; `hash` is the server's, or reckoned.
    `lists` are by their file names, like the media.
    """
    form, moment = _sealable(load(xml)), at or datetime.now(UTC)
    kept = [
        _keep_medium(
            vault, xml, form, name, data, server_id, entity=name in entity_lists, at=moment, cancelled=cancelled
        )
        for name, data in sorted(media.items())
    ]
    forms_table.keep(
        vault,
        server=server_id,
        form_id=form.form_id,
        version=form.version,
        hash=hash or f"md5:{_md5(xml)}",
        title=form.title or form.form_id,
        policy=str(semantics.read(form, usual_review(vault)).policy),
        xml=xml,
        compiled=form.pack(),
        compiled_by=compiled_by(),
        media=[*kept, *(Medium(name, one.hash, 0, list_key=one.key) for name, one in (lists or {}).items())],
        missing=missing(form, (*media, *(lists or ()))),
        at=moment,
    )
    return Touched(forms=True, lists=bool(kept or lists))


def usual_review(vault: Vault) -> Review:
    """When records of forms that say nothing of it are looked at: as the office chose, else before they go."""
    said = forms_table.usual_policy(vault)
    return Review(said) if said in list(Review) else Review.FIRST


def set_usual_review(vault: Vault, review: str) -> None:
    """For forms installed from now on; a word that is no policy is passed over."""
    if review in list(Review):
        forms_table.keep_usual_policy(vault, review)


def _sealable(form: Form) -> Form:
    """With a key nobody can seal for, the server would see in plain what was to be sealed."""
    if form.submission.public_key:
        from desktop.openrosa import encryption

        try:
            encryption.read_key(form.submission.public_key)
        except encryption.NoKey:
            raise Trouble(Kind.FORM_TOO_NEW, form=form.form_id, needs="encryption") from None
    return form


def lay_list(
    vault: Vault, name: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, at: datetime
) -> Touched:
    """A list of our own making for every installed form that asks for it and has none from its server.

    The server's list is the truth where there is one: it stays.
    """
    digest = hashlib.sha256(repr((tuple(columns), rows)).encode()).hexdigest()
    touched = Touched()
    for form in forms_table.installed(vault):
        there = forms_table.media(vault, form.key).get(name)
        ours = there.hash.startswith(LOCAL) if there is not None else name in form.missing
        if ours:
            xml = forms_table.xml(vault, form.key)
            key = lists_table.import_rows(
                vault, columns, rows, name=name, version=digest, at=at, scope=form.server,
                indexes=list_files.asked_columns(xml, (name.removesuffix(".csv"),)),
            )  # fmt: skip
            touched |= forms_table.lay_list(vault, form.key, name, key, LOCAL + digest)
    return touched


def load(xml: bytes) -> Form:
    """The form of an XForm's bytes. Trouble FORM_BROKEN with the first problem found and its place."""
    try:
        return load_form(xml)
    except FormError as error:
        first = error.problems[0]
        raise Trouble(Kind.FORM_BROKEN, form=first.place, problem=str(first)) from error


def installed(vault: Vault, *, server_id: str | None = None) -> list[InstalledForm]:
    """Every version that is offered, newest first within a form."""
    return [_installed(row) for row in forms_table.installed(vault, server=server_id)]


def newest(vault: Vault) -> list[InstalledForm]:
    """The newest version of each form: what a person starts from."""
    found: dict[tuple[str, str], InstalledForm] = {}
    for form in installed(vault):
        found.setdefault((form.server, form.form_id), form)
    return list(found.values())


def open_form(vault: Vault, form_id: str, version: str | None = None) -> Form:
    """An installed form from its compiled cache. Trouble FORM_MISSING."""
    return open_key(vault, _row(vault, form_id, version).key)


def open_key(vault: Vault, key: int) -> Form:
    """The same by its number in this vault, which is what records are bound to."""
    packed = forms_table.compiled(vault, key, compiled_by())
    cached = _unpacked(packed) if packed is not None else None
    if cached is not None:
        return cached
    form = load(forms_table.xml(vault, key))
    if not vault.read_only:
        forms_table.keep_compiled(vault, key, form.pack(), compiled_by())
    return form


def lists(
    vault: Vault, form_id: str, version: str | None = None, *, regions: RegionLists | None = None, user: str = ""
) -> ListSource:
    """The lists of an installed form as that person (their id) may see them, on this vault's connection; region lists
    that never came from `regions`."""
    return FormLists(vault, _row(vault, form_id, version).key, regions, user)


def medium(vault: Vault, form_id: str, version: str | None, uri: str) -> bytes | None:
    """A picture or sound of a form by its `jr://images/x.png`; None when it never came."""
    return medium_by_key(vault, _row(vault, form_id, version).key, uri)


def medium_by_key(vault: Vault, key: int, uri: str) -> bytes | None:
    """The same by the form's number in this vault."""
    found = forms_table.media(vault, key).get(PurePosixPath(uri).name)
    return photos.read(vault, found.sha256) if found is not None and found.sha256 is not None else None


def missing(form: Form, media: Iterable[str]) -> tuple[str, ...]:
    """The files the form asks lists from that are not among these; the bundled region lists never count as missing."""
    here = set(media)
    wanted = (source.filename for source in form.sources if source.uri != LAST_SAVED)
    return tuple(name for name in dict.fromkeys(wanted) if name not in here and name not in LEVELS)


def compiled_by() -> str:
    """Which engine made a compiled form: a newer one compiles anew."""
    return __version__


class FormLists:
    """The lists that came with a form for this person's login, and the bundled regions for region lists that did not
    (`ListSource`)."""

    def __init__(self, vault: Vault, key: int, regions: RegionLists | None, user: str = "") -> None:
        self._vault = vault
        self._key = key
        self._own = lists_table.source(vault, key, user)
        self._regions = regions

    def table(self, filename: str) -> ListTable | ListDocument | None:
        found: ListTable | None = self._own.table(filename)
        if found is not None:
            return found
        file = forms_table.media(self._vault, self._key).get(filename)
        if file is not None and file.sha256 is not None and list_files.is_list(filename):
            return list_files.read(filename, photos.read(self._vault, file.sha256))
        return self._regions.table(filename) if self._regions is not None else None


def _keep_medium(
    vault: Vault,
    xml: bytes,
    form: Form,
    name: str,
    data: bytes,
    server: str,
    *,
    entity: bool,
    at: datetime,
    cancelled: Callable[[], bool],
) -> Medium:
    digest = f"md5:{_md5(data)}"
    found = list_files.read(name, data) if list_files.is_list(name) else None
    if found is None or isinstance(found, ListDocument):
        return Medium(name, digest, len(data), sha256=photos.keep(vault, data))
    key = lists_table.import_rows(
        vault,
        found.columns,
        found.rows(),
        name=name,
        version=digest,
        at=at,
        scope=server,
        entities=entity,
        indexes=list_files.asked_columns(xml, (one.instance_id for one in form.sources if one.filename == name)),
        cancelled=cancelled,
    )
    return Medium(name, digest, len(data), list_key=key)


def _unpacked(packed: bytes) -> Form | None:
    """The cache is a convenience: one that cannot be read is made anew from the form's own XML."""
    try:
        return Form.unpack(packed)
    except (FormError, ValueError):
        return None


def _row(vault: Vault, form_id: str, version: str | None) -> FormRow:
    row = forms_table.find(vault, form_id, version)
    if row is None:
        raise Trouble(Kind.FORM_MISSING, form=form_id, version=version or "")
    return row


def _installed(row: FormRow) -> InstalledForm:
    policy = Policy.parse(row.policy)
    return InstalledForm(
        row.key, row.server, row.form_id, row.version, row.title, row.hash, policy, row.installed_at, row.usable,
        row.missing,
    )  # fmt: skip


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
