"""Forms come in: the list, then each new or changed form with its media, whole or not at all. None is removed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from desktop.forms import library
from desktop.openrosa.form_list import ListedForm
from desktop.openrosa.manifest import MediaFile, MediaKind
from desktop.store import delivery, forms_table, lists_table, servers_table
from desktop.store.forms_table import FormRow
from desktop.store.vault import Vault
from desktop.sync.lines import Called
from desktop.sync.round import Failed, Going, Phase
from desktop.trouble import Cancelled, Kind, Trouble

OF_ONE_FORM = frozenset(
    {
        Kind.FORM_BROKEN, Kind.FORM_TOO_NEW, Kind.FORM_CHANGED, Kind.MEDIA_MISSING, Kind.LIST_BROKEN,
        Kind.REFUSED_FORM_NOT_ASSIGNED,
    }
)  # fmt: skip
"""Troubles that concern one form: the others go on."""


@dataclass(frozen=True, slots=True)
class DueList:
    """An entity list that changed on the server since it was fetched; fetched last, after everything else."""

    called: Called
    server_id: str
    form_key: int
    file: MediaFile


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
    known = _known(vault, server_id, form)
    if known is None or _media_moved(vault, known, files):
        _install(vault, called, server_id, form, files, going)
        going.forms_installed += 1
        return []
    return [
        DueList(called, server_id, known.key, file)
        for file in files
        if file.kind is not MediaKind.FILE and _here(vault, known).get(file.filename) != _hash(file)
    ]


def _known(vault: Vault, server_id: str, form: ListedForm) -> FormRow | None:
    """The installed version whose bytes are those the server offers."""
    for row in forms_table.installed(vault, server=server_id):
        same = (row.form_id, row.version) == (form.form_id, form.version)
        if same and (form.md5 is None or row.hash == f"md5:{form.md5}"):
            return row
    return None


def _media_moved(vault: Vault, known: FormRow, files: tuple[MediaFile, ...]) -> bool:
    """Plain files by their hash; a list only if the form never had it. What the server took away stays here."""
    here = _here(vault, known)
    return any(
        file.filename not in here or (file.kind is MediaKind.FILE and here[file.filename] != _hash(file))
        for file in files
    )


def _here(vault: Vault, known: FormRow) -> dict[str, str]:
    return {name: medium.hash for name, medium in forms_table.media(vault, known.key).items()}


def _hash(file: MediaFile) -> str:
    return f"md5:{file.hash}"


def _install(
    vault: Vault, called: Called, server_id: str, form: ListedForm, files: tuple[MediaFile, ...], going: Going
) -> None:
    xml = _verified(called, form.download_url, form.md5, Kind.FORM_CHANGED, form.form_id)
    media: dict[str, bytes] = {}
    for file in files:
        if going.cancelled():
            raise Cancelled
        media[file.filename] = _verified(called, file.download_url, file.md5, Kind.FORM_CHANGED, form.form_id)
    lists = [file for file in files if file.kind is not MediaKind.FILE]
    going.touched |= library.install(
        vault, xml, media, server_id=server_id, hash=f"md5:{form.md5}" if form.md5 else "",
        entity_lists=[file.filename for file in lists], at=going.now(), cancelled=going.cancelled,
    )  # fmt: skip
    row = forms_table.find(vault, form.form_id, form.version, server=server_id)
    kept = {} if row is None else forms_table.media(vault, row.key)
    for file in lists:
        key = kept[file.filename].list_key if file.filename in kept else None
        if key is not None:
            going.touched |= lists_table.use(vault, key, hash=_hash(file))


def _verified(called: Called, url: str, md5: str | None, kind: Kind, form_id: str) -> bytes:
    """The bytes the list promised; some proxies alter them once, so they are asked for twice."""
    for _ in range(2):
        body = called.server.download(url).body or b""
        if md5 is None or hashlib.md5(body, usedforsecurity=False).hexdigest() == md5:
            return body
    raise Trouble(kind, form=form_id)
