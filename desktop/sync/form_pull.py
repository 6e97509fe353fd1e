"""Forms come in: the list, then each new or changed form with its media, whole or not at all. None is removed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from desktop import release
from desktop.forms import library
from desktop.forms.library import ListHere
from desktop.openrosa.form_list import ListedForm
from desktop.openrosa.manifest import MediaFile, MediaKind
from desktop.store import delivery, forms_table, lists_views, servers_table
from desktop.store.forms_table import FormRow
from desktop.store.vault import Vault
from desktop.sync import list_taking, release_pull
from desktop.sync.lines import Called
from desktop.sync.list_pull import brought, hash_of, is_due, is_left, is_list
from desktop.sync.list_taking import TooLarge
from desktop.sync.round import DueList, Failed, Going, Phase
from desktop.trouble import Cancelled, Kind, Trouble

OF_ONE_FORM = frozenset(
    {
        Kind.FORM_BROKEN, Kind.FORM_TOO_NEW, Kind.FORM_CHANGED, Kind.MEDIA_MISSING, Kind.LIST_BROKEN,
        Kind.REFUSED_FORM_NOT_ASSIGNED, Kind.RELEASE_UNSIGNED, Kind.PACKAGE_DAMAGED,
    }
)  # fmt: skip
"""Troubles that concern one form: the others go on."""


def pull_forms(vault: Vault, called: Called, going: Going) -> list[DueList]:
    """What this login may fill, brought up to date; returns the lists that are due. Trouble of the wire ends it."""
    server_id = called.login.server
    with called.server.until(going.cancelled):
        listed = called.server.form_list()
        if called.login.rejected:
            going.touched |= servers_table.note_rejected(vault, called.login, at=None)
        offered = frozenset(form.form_id for form in listed)
        going.offered[server_id, called.login.user] = offered
        going.touched |= delivery.send_again(vault, server_id, called.login.user, sorted(offered), at=going.now())
        due: list[DueList] = []
        for done, form in enumerate(listed):
            going.tell(Phase.FORMS, done, len(listed))
            if going.cancelled():
                raise Cancelled
            try:
                due += _pull(vault, called, server_id, form, going)
            except Trouble as trouble:
                if trouble.kind not in OF_ONE_FORM:
                    raise
                going.failed.append(Failed(server_id, form.form_id, trouble.kind))
    return due


def _pull(vault: Vault, called: Called, server_id: str, form: ListedForm, going: Going) -> list[DueList]:
    """The form list says nothing of media (odk-central-observed 1.10), so every manifest is asked."""
    files = called.server.manifest(form.manifest_url) if form.manifest_url else ()
    if form.form_id == release.FORM_ID:
        release_pull.note(called, files, vault.paths.updates)
        return []
    known = _known(vault, server_id, form)
    if known is None or _media_moved(vault, called, known, files):
        _install(vault, called, server_id, form, files, going)
        going.forms_installed += 1
        known = _known(vault, server_id, form)
    return [
        DueList(called, server_id, known.key, file)
        for file in files
        if known is not None and is_list(file.filename, file.kind) and is_due(vault, called, known.key, file)
    ]


def _known(vault: Vault, server_id: str, form: ListedForm) -> FormRow | None:
    """The installed version whose bytes are those the server offers."""
    for row in forms_table.installed(vault, server=server_id):
        same = (row.form_id, row.version) == (form.form_id, form.version)
        if same and (form.md5 is None or row.hash == f"md5:{form.md5}"):
            return row
    return None


def _media_moved(vault: Vault, called: Called, known: FormRow, files: tuple[MediaFile, ...]) -> bool:
    """Plain files by their hash; lists come by themselves. What the server took away stays here."""
    here = {name: medium.hash for name, medium in forms_table.media(vault, known.key).items()}
    plain = (file for file in files if file.kind is MediaKind.FILE)
    return any(here.get(file.filename) != hash_of(file) and not is_left(vault, called, file) for file in plain)


def _install(
    vault: Vault, called: Called, server_id: str, form: ListedForm, files: tuple[MediaFile, ...], going: Going
) -> None:
    xml = _verified(lambda: called.server.download(form.download_url).body or b"", form.md5, form.form_id)
    media: dict[str, bytes] = {}
    lists: dict[str, ListHere] = {}
    for file in files:
        if going.cancelled():
            raise Cancelled
        try:
            if file.kind is MediaKind.FILE:
                media[file.filename] = _medium(called, file, form.form_id)
            else:
                lists[file.filename] = ListHere(brought(vault, called, xml, file, going, False), hash_of(file))
        except TooLarge as long:  # it comes last of all, if the line bears it; until then what was
            name = file.filename
            going.touched |= lists_views.too_large(
                vault, called.login, name, hash=hash_of(file), size=int(long.args[0])
            )
            lists |= _before(vault, called, form.form_id, name)
    going.touched |= library.install(
        vault, xml, media, server_id=server_id, hash=f"md5:{form.md5}" if form.md5 else "", lists=lists,
        at=going.now(), cancelled=going.cancelled,
    )  # fmt: skip
    for file in files:
        found = lists.get(file.filename)
        if found is not None and file.kind is not MediaKind.FILE and found.hash == hash_of(file):
            going.touched |= lists_views.use(vault, found.key, called.login, hash=found.hash, at=going.now())


def _before(vault: Vault, called: Called, form_id: str, name: str) -> dict[str, ListHere]:
    """The list of that name as it was for this login, or for the form's version before."""
    key, hash_here = lists_views.had(vault, called.login, name)
    if key is not None:
        return {name: ListHere(key, hash_here)}
    row = forms_table.find(vault, form_id, server=called.login.server)
    medium = None if row is None else forms_table.media(vault, row.key).get(name)
    return {} if medium is None or medium.list_key is None else {name: ListHere(medium.list_key, medium.hash)}


def _medium(called: Called, file: MediaFile, form_id: str) -> bytes:
    """A plain file. TooLarge for a list that had better come in by pieces."""
    if not is_list(file.filename, file.kind):
        return _verified(lambda: called.server.download(file.download_url).body or b"", file.md5, form_id)

    def short() -> bytes:
        data = called.server.short(file.download_url, list_taking.LARGE)
        if data is None:
            raise TooLarge(list_taking.LARGE)
        return data

    return _verified(short, file.md5, form_id)


def _verified(fetched: Callable[[], bytes], md5: str | None, form_id: str) -> bytes:
    """The bytes the list promised; some proxies alter them once, so they are asked for twice."""
    for _ in range(2):
        body = fetched()
        if md5 is None or hashlib.md5(body, usedforsecurity=False).hexdigest() == md5:
            return body
    raise Trouble(Kind.FORM_CHANGED, form=form_id)
