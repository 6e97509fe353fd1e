"""The card of another laptop that somebody brought as a file: whose it is, before anybody knows it here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.exchange import Card, identity, read_card, stick
from desktop.frozen import frozen
from desktop.store import contacts_table
from desktop.trouble import Kind, Trouble

if TYPE_CHECKING:
    from desktop.roles.exchanging import Exchange


@frozen
class Met:
    """A card, and what this laptop says of it already."""

    card: Card
    known: bool = False
    supervisor: bool = False


def look(exchange: Exchange, path: Path) -> Met:
    """On the store lane; nothing is written.

    Troubles FILE_UNREADABLE, CARD_UNREADABLE, PACKAGE_OTHER_REALM, OWN_CARD.
    """
    vault, card = exchange.vault, read_card(stick.take_card(path))
    if card.realm is not vault.realm:
        raise Trouble(Kind.PACKAGE_OTHER_REALM)
    if card.fingerprint == identity(vault).card.fingerprint:
        raise Trouble(Kind.OWN_CARD)
    found = contacts_table.get(vault, card.fingerprint)
    known = found is not None and found.removed_at is None
    return Met(card, known, known and found is not None and found.supervisor)
