"""Entity lists come in, by hash: used only when they are whole and have not shrunk without a person's yes."""

from __future__ import annotations

from pathlib import PurePosixPath

from desktop.forms import list_files
from desktop.store import forms_table, lists_table
from desktop.store.vault import Vault
from desktop.sync.form_pull import DueList
from desktop.sync.round import Failed, Going, Phase, Shrank
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble

NOTICEABLE = 20  # rows; a shorter list may shrink as it likes
SHARPLY = 0.5  # a download with less than this share of the rows is set aside


def pull_lists(vault: Vault, due: list[DueList], going: Going) -> None:
    """One after the other; a broken one does not stop the next."""
    for done, one in enumerate(due):
        going.tell(Phase.LISTS, done, len(due))
        try:
            with one.called.server.until(going.cancelled):
                _pull(vault, one, going)
        except Trouble as trouble:
            if trouble.kind not in (Kind.LIST_BROKEN, Kind.MEDIA_MISSING, Kind.REFUSED_FORM_NOT_ASSIGNED):
                raise
            going.failed.append(Failed(one.server_id, one.file.filename, trouble.kind))


def accept(vault: Vault, server_id: str, filename: str) -> Touched:
    """A person agrees to a list that shrank: the newest download is used from now on."""
    newest = lists_table.find(vault, filename, scope=server_id)
    return Touched() if newest is None else lists_table.use(vault, newest.key, hash=newest.version)


def _pull(vault: Vault, one: DueList, going: Going) -> None:
    name, version = one.file.filename, f"md5:{one.file.hash}"
    used = forms_table.media(vault, one.form_key).get(name)
    if used is not None and used.hash == version:  # another form's turn brought it in
        return
    here = lists_table.find(vault, name, version, scope=one.server_id)
    key = _import(vault, one, version, going) if here is None else here.key
    before = None if used is None or used.list_key is None else lists_table.get(vault, used.list_key)
    after = lists_table.get(vault, key)
    if before is None or after is None:
        return
    if before.row_count >= NOTICEABLE and after.row_count < before.row_count * SHARPLY:
        going.shrank.append(Shrank(one.server_id, name, before.row_count, after.row_count))
        return
    going.touched |= lists_table.use(vault, key, hash=version)
    going.lists_fetched += 1
    _ask_for_the_unseen(vault, one, key, going)


def _ask_for_the_unseen(vault: Vault, one: DueList, key: int, going: Going) -> None:
    """Made here, taken there, and not in the list: not processed yet, or deleted? (ODK Collect, protocol 3.5)

    Some servers give an address that is none (odk-central-observed 5): then it is left as it is.
    """
    unseen = lists_table.unseen_entities(vault, key)
    url = one.file.integrity_url
    if unseen and url is not None and one.called.server.is_at(url):
        deleted = [entity for entity, gone in one.called.server.integrity(url, unseen).items() if gone]
        going.touched |= lists_table.forget_entities(vault, key, deleted)


def _import(vault: Vault, one: DueList, version: str, going: Going) -> int:
    """With the indexes the form's choice filters ask for: the stem of the file is the instance's id (pyxform)."""
    name = one.file.filename
    fetched = one.called.server.download(one.file.download_url)
    body = fetched.body or b""
    if b"name" not in body.partition(b"\n")[0].replace(b'"', b"").strip().split(b","):
        raise Trouble(Kind.LIST_BROKEN, name=name, row=1)  # every entity list has it: this is somebody else's page
    asked = list_files.asked_columns(forms_table.xml(vault, one.form_key), (PurePosixPath(name).stem,))
    return lists_table.import_csv(
        vault, body, name=name, version=version, at=going.now(), scope=one.server_id, entities=True,
        etag=fetched.tag, indexes=asked, cancelled=going.cancelled,
    )  # fmt: skip
