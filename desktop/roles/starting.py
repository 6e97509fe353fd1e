"""A new person begins: what the start package holds is laid into the vault that was just made."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop import release
from desktop.exchange import start
from desktop.exchange.recipients import read_card
from desktop.exchange.start import Start
from desktop.forms import library
from desktop.frozen import frozen
from desktop.settings import disk_trouble
from desktop.store import contacts_table
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.sync.joining import join, read_invitation
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble

LARGEST = 1 << 30  # bytes


@frozen
class Beginning:
    """What a person reads of an opened start package before choosing a passphrase."""

    name: str
    role: str
    region: str
    forms: int


def open_start(path: Path, code: str) -> Start:
    """Troubles CODE_MISTYPED, PACKAGE_DAMAGED, PACKAGE_NEWER, FILE_UNREADABLE."""
    try:
        if path.stat().st_size > LARGEST:
            raise Trouble(Kind.PACKAGE_DAMAGED)
        data = path.read_bytes()
    except OSError as error:
        raise Trouble(Kind.FILE_UNREADABLE, name=path.name) from error
    return start.unpack(data, code)


def said(opened: Start) -> Beginning:
    """In words."""
    return Beginning(opened.name, opened.role.value, opened.region, len(opened.forms))


def lay(vault: Vault, user: User, opened: Start, *, at: datetime) -> Touched:
    """Server, forms with their lists, and the supervisor's laptop. A form that cannot be used does not stop the rest.

    Troubles ADDRESS_WRONG, CARD_UNREADABLE, and the disk's.
    """
    touched, server_id = Touched(), ""
    if opened.server:
        row, touched = join(vault, read_invitation(opened.server), user_id=user.id, at=at)
        server_id = row.id
    for form in opened.forms:
        try:
            if library.load(form.xml).form_id == release.FORM_ID:  # packed by an earlier office
                continue
            touched |= library.install(
                vault, form.xml, form.media, server_id=server_id, entity_lists=form.entity_lists, at=at
            )
        except Trouble as trouble:
            if trouble.kind not in (Kind.FORM_BROKEN, Kind.FORM_TOO_NEW, Kind.LIST_BROKEN):
                raise
    if opened.card:
        card = read_card(opened.card)
        contacts_table.keep(
            vault, card.fingerprint, card.name or card.fingerprint, card.recipient, card.verifier,
            supervisor=True, by=user.id, at=at,
        )  # fmt: skip
    return touched | Touched(users=True)


def write(path: Path, package: bytes) -> None:
    """At the office: the package in its file. Troubles of the disk."""
    try:
        path.write_bytes(package)
    except OSError as error:
        raise disk_trouble(error) from error
