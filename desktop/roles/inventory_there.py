"""The inventory that every push leaves at the server, sealed for the supervisor, and how a supervisor fetches it there.

On a server that has the form `isi_laptop` (any OpenRosa server: it is a form like others). It is no record of this
laptop: nothing waits, nothing is listed; what does not arrive now is told anew with the next push.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop.exchange.inventory_sealed import sealed_inventory, supervisors, take_inventory
from desktop.exchange.recipients import identity
from desktop.forms import library
from desktop.openrosa.multipart import file_part, xml_part
from desktop.store import forms_table, inventories_table, servers_table, settings_table
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.sync.answers import Sent, Then
from desktop.sync.central import Central
from desktop.sync.lines import Lines
from desktop.trouble import Kind, Trouble
from desktop.xforms import FormError, Interview

FILE = "isi-laptop.sambang"
EVERY = timedelta(hours=1)
"""A laptop that pushes all day tells of itself so often, not with each record."""
AT_ONCE = 200  # inventories fetched in one go; the rest the next time
REFUSED = (
    Kind.PACKAGE_DAMAGED, Kind.PACKAGE_NEWER, Kind.PACKAGE_NOT_FOR_YOU, Kind.PACKAGE_OTHER_REALM,
    Kind.PACKAGE_FROM_STRANGER, Kind.LAPTOP_LOST, Kind.RECORD_MISSING, Kind.SERVER_ANSWER_BROKEN,
)  # fmt: skip
"""Of one inventory: the next ones are read all the same."""
NOT_FOR_US = (Kind.RECORD_MISSING, Kind.REFUSED_FORM_NOT_ASSIGNED)


def leave(vault: Vault, user: User, lines: Lines, *, at: datetime, cancelled: Callable[[], bool]) -> int:
    """On the wire lane, after a push: at how many servers it lies now. Troubles of the wire."""
    left = 0
    for server in servers_table.servers(vault):
        row = forms_table.find(vault, inventories_table.FORM, server=server.id)
        due = _is_due(settings_table.get(vault, user.id, _told_at(server.id)), at)
        if row is None or row.retired or not row.usable or not due or cancelled():
            continue
        data = sealed_inventory(vault, at=at)
        made = None if data is None else _submission(vault, row.key, at)
        if data is None or made is None:
            continue
        xml, instance_id = made
        parts = (xml_part(xml), file_part(FILE, len(data), lambda: (data,), "application/octet-stream"))  # noqa: B023
        called = lines.to(vault, server.id, user.id)
        with called.server.until(cancelled):
            said = called.server.submit(parts, instance_id, Sent.SUBMISSION)
        if said.reading.then is Then.TAKE:
            settings_table.keep(vault, user.id, _told_at(server.id), at.isoformat())
            left += 1
    return left


def fetch(
    vault: Vault, user: User, pages_of: Callable[[str], Central | None], *, at: datetime, cancelled: Callable[[], bool]
) -> int:
    """For a reviewer with a web account: take in what laptops left at the servers; how many. Troubles of the wire."""
    taken = 0
    for server in servers_table.servers(vault):
        pages = pages_of(server.id)
        if pages is None or forms_table.find(vault, inventories_table.FORM, server=server.id) is None:
            continue
        try:
            taken += _of_one(vault, user, pages, f"inventories:{server.id}", at, cancelled)
        except Trouble as trouble:
            if trouble.kind not in NOT_FOR_US:  # this account may not read that form
                raise
    return taken


def _of_one(
    vault: Vault, user: User, pages: Central, mark: str, at: datetime, cancelled: Callable[[], bool]
) -> int:  # fmt: skip
    """From where the last look ended."""
    taken, before = 0, settings_table.get(vault, user.id, mark)
    since = datetime.fromisoformat(before) if before else None
    for one in pages.listed(inventories_table.FORM, "new", since, AT_ONCE):
        if cancelled():
            break
        taken += _take(vault, pages, one.root_id, at)
        if one.made_at is not None:
            settings_table.keep(vault, user.id, mark, one.made_at.isoformat())
    return taken


def _take(vault: Vault, pages: Central, root_id: str, at: datetime) -> bool:
    try:
        data, _kind = pages.attachment(inventories_table.FORM, root_id, FILE)
        take_inventory(vault, data, at=at)
    except Trouble as trouble:
        if trouble.kind not in REFUSED:
            raise
        return False
    return True


def _submission(vault: Vault, form_key: int, at: datetime) -> tuple[bytes, str] | None:
    """The form filled: when, which laptop, for whom. Nothing of what lies on it. None where the office broke it."""
    try:
        interview = Interview(library.open_key(vault, form_key), now=lambda: at)
        answers = {
            "waktu": at.isoformat(timespec="milliseconds"),
            "laptop": identity(vault).card.fingerprint,
            "pembaca": " ".join(one.fingerprint for one in supervisors(vault)),
            "paket": FILE,
        }
        for name, value in answers.items():
            interview.answer(f"/data/{name}", value)
        done = interview.finalize()
    except (FormError, KeyError):
        return None
    except Trouble as trouble:
        if trouble.kind is not Kind.FORM_BROKEN:
            raise
        return None
    return done.xml, done.instance_id


def _told_at(server_id: str) -> str:
    return f"inventory_left:{server_id}"


def _is_due(before: str, at: datetime) -> bool:
    return not before or not timedelta(0) <= at - datetime.fromisoformat(before) < EVERY
