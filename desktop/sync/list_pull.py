"""Entity lists come in, by hash and by login: used when they are whole and have not shrunk without a person's yes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath

from desktop.forms import list_files
from desktop.openrosa.manifest import MediaFile, MediaKind
from desktop.store import forms_table, lists_table, lists_views
from desktop.store.lists_seen import token_mark
from desktop.store.lists_taking import Wished
from desktop.store.vault import Vault
from desktop.sync import list_taking
from desktop.sync.lines import Called
from desktop.sync.list_taking import Asked, TooLarge
from desktop.sync.round import DueList, Failed, Going, Large, Phase, Shrank
from desktop.trouble import Kind, Trouble

NOTICEABLE = 20  # rows; a shorter list may shrink as it likes
OF_ONE_LIST = (Kind.LIST_BROKEN, Kind.MEDIA_MISSING, Kind.FORM_CHANGED, Kind.REFUSED_FORM_NOT_ASSIGNED)
SHARPLY = 0.5  # a download with less than this share of the rows is set aside


def pull_lists(vault: Vault, due: list[DueList], going: Going) -> None:
    """One after the other; a broken one does not stop the next."""
    for done, one in enumerate(due):
        tell = partial(going.tell, Phase.LISTS, done, len(due))
        tell()
        try:
            _pull(vault, one, going, lambda left, tell=tell: tell(left=left))  # type: ignore[misc]
        except TooLarge as too_large:
            _leave(vault, one, int(too_large.args[0]), going)
        except Trouble as trouble:
            if trouble.kind not in OF_ONE_LIST:
                raise
            going.failed.append(Failed(one.server_id, one.file.filename, trouble.kind))


def hash_of(file: MediaFile) -> str:
    """How what the server says of a list is kept: it only tells changed from unchanged."""
    return f"md5:{file.hash}"


def is_due(vault: Vault, called: Called, form_key: int, file: MediaFile) -> bool:
    """Whether this login has another list than the server says it should. Of plain files, only long ones come so."""
    medium = forms_table.media(vault, form_key).get(file.filename)
    if medium is None or file.kind is MediaKind.FILE:
        return is_list(file.filename, file.kind) and (medium is None or medium.hash != hash_of(file))
    if lists_views.had(vault, called.login, file.filename)[1] == hash_of(file):
        return False
    known = lists_views.view(vault, called.login.server, called.login.user, file.filename)
    return known is None or known.refused != hash_of(file)


def is_list(filename: str, kind: MediaKind) -> bool:
    """Whether it may come by itself, after everything else."""
    return kind is not MediaKind.FILE or filename.lower().endswith(".csv")


def is_left(vault: Vault, called: Called, file: MediaFile) -> bool:
    """Whether it is known to be too long for the line as it was."""
    known = lists_views.view(vault, called.login.server, called.login.user, file.filename)
    return known is not None and known.large == hash_of(file)


def brought(
    vault: Vault, called: Called, xml: bytes, file: MediaFile, going: Going, even_large: bool | None,
    told: Callable[[int], None] = lambda _seconds: None,
) -> int:  # fmt: skip
    """The key of the list as that login is given it, from here or from the server. TooLarge; Troubles of both.

    With the indexes the form's choice filters ask for: the stem of the file is the instance's id (pyxform).
    """
    name, login, version = file.filename, called.login, hash_of(file)
    entities = file.kind is not MediaKind.FILE
    approval = file.kind is MediaKind.APPROVAL_LIST
    of_login = (token_mark(login), "entities", "", approval) if entities else ()
    wished = Wished(name, version, login.server, *of_login)
    here = lists_table.find(vault, name, version, scope=wished.scope, token=wished.token)
    if here is not None:
        return here.key
    asked = list_files.asked_columns(xml, (PurePosixPath(name).stem,))
    had = lists_views.had(vault, login, name)[0] if entities else None
    base = None if had is None else lists_table.get(vault, had)
    return list_taking.take(vault, Asked(called, file, wished, asked, base, told), going, even_large=even_large)


def _pull(vault: Vault, one: DueList, going: Going, told: Callable[[int], None]) -> None:
    login, name = one.called.login, one.file.filename
    if not is_due(vault, one.called, one.form_key, one.file):  # another form's turn brought it in
        return
    known = lists_views.view(vault, login.server, login.user, name)
    if known is not None and known.large == hash_of(one.file) and not going.wanted.large and not _good(going):
        going.large.append(Large(one.server_id, name, known.large_size))
        return
    xml = forms_table.xml(vault, one.form_key)
    key = brought(vault, one.called, xml, one.file, going, going.wanted.large, told)
    plain = one.file.kind is MediaKind.FILE
    if not plain and _shrank(vault, one, key, going):
        return
    if plain:
        going.touched |= lists_views.arrived(vault, login, name)
    else:
        going.touched |= lists_views.use(vault, key, login, hash=hash_of(one.file), at=going.now())
    if plain or name not in forms_table.media(vault, one.form_key):
        going.touched |= forms_table.lay_list(vault, one.form_key, name, key, hash_of(one.file))
    going.lists_fetched += 1
    if not plain:
        _ask_for_the_unseen(vault, one, key, going)


def _good(going: Going) -> bool:
    """Whether what left in this round left fast: then the line may bear what it once did not."""
    return going.pace.rate(going.bytes_sent) * list_taking.SHARE >= list_taking.GOOD


def _shrank(vault: Vault, one: DueList, key: int, going: Going) -> bool:
    """Set aside, if it lost very many rows. Another token's list is another list: it may be as short as it likes."""
    login = one.called.login
    known = lists_views.view(vault, login.server, login.user, one.file.filename)
    had = lists_views.had(vault, login, one.file.filename)[0]
    before, after = (None if had is None else lists_table.get(vault, had)), lists_table.get(vault, key)
    another = known is not None and known.list is not None and known.token != token_mark(login)
    if before is None or after is None or another:
        return False
    if before.row_count < NOTICEABLE or after.row_count >= before.row_count * SHARPLY:
        return False
    going.touched |= lists_views.set_aside(vault, key, login, hash=hash_of(one.file), at=going.now())
    going.shrank.append(Shrank(one.server_id, one.file.filename, before.row_count, after.row_count))
    return True


def _leave(vault: Vault, one: DueList, size: int, going: Going) -> None:
    """For a better line, or until a person asks; what came of it is kept."""
    login, name = one.called.login, one.file.filename
    going.touched |= lists_views.too_large(vault, login, name, hash=hash_of(one.file), size=size)
    going.large.append(Large(one.server_id, name, size))


def _ask_for_the_unseen(vault: Vault, one: DueList, key: int, going: Going) -> None:
    """Made here, taken there, and not in the list: not processed yet, or deleted? (ODK Collect, protocol 3.5)

    Only what went with this very login: of others' the server says "deleted" where this one may not see it. Some
    servers give an address that is none (odk-central-observed 5): then it is left as it is.
    """
    unseen = lists_table.unseen_entities(vault, key, one.called.login.user)
    url = one.file.integrity_url
    if unseen and url is not None and one.called.server.is_at(url):
        with one.called.server.until(going.cancelled):
            found = one.called.server.integrity(url, unseen)
        deleted = [entity for entity, gone in found.items() if gone]
        going.touched |= lists_table.forget_entities(vault, key, deleted)
