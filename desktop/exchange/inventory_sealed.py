"""The inventory of a laptop alone, as a package for every supervisor it knows: what it leaves at a server with a push.

It lies there as a file that the server cannot read. Who downloads it there may take it in like any other package.
"""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from desktop.exchange.consignment import MADE_BY
from desktop.exchange.enclosures import lost_json
from desktop.exchange.envelope import seal
from desktop.exchange.incoming import look
from desktop.exchange.inventory import as_kept, inventory, inventory_json
from desktop.exchange.recipients import Card, identity
from desktop.store import contacts_table, inventories_table, lost_table
from desktop.store.moments import stamp
from desktop.store.vault import Vault
from desktop.trouble import Kind, Trouble

MOST_READERS = 5


def supervisors(vault: Vault) -> tuple[Card, ...]:
    """The cards of the supervisors' laptops this one knows, the first few."""
    known = [one for one in contacts_table.everyone(vault) if one.supervisor]
    return tuple(Card(one.name, vault.realm, one.recipient, one.verifier) for one in known[:MOST_READERS])


def sealed_inventory(vault: Vault, *, at: datetime) -> bytes | None:
    """What lies on this laptop, for its supervisors; None while it knows none. No record goes along, nothing is told
    to the server but how much it weighs."""
    readers = supervisors(vault)
    if not readers:
        return None
    manifest = {
        "forms": [],
        "records": [],
        "verdicts": [],
        "package_id": uuid4().hex,
        "made_by": MADE_BY,
        "made_at": stamp(at),
        "lost": [lost_json(one) for one in lost_table.everyone(vault)],
        "inventory": inventory_json(inventory(vault, at)),
    }
    return seal(manifest, [], identity(vault), readers).data


def take_inventory(vault: Vault, data: bytes, *, at: datetime) -> str:
    """Keep what a laptop told of itself; its fingerprint. Nothing else of the package counts.

    Troubles as of `read`: PACKAGE_DAMAGED, PACKAGE_NOT_FOR_YOU, PACKAGE_FROM_STRANGER, LAPTOP_LOST …
    """
    inside = look(vault, data)
    laptop = inside.sender.fingerprint
    if lost_table.get(vault, laptop) is not None:
        raise Trouble(Kind.LAPTOP_LOST, name=inside.sender.name)
    known = contacts_table.get(vault, laptop)
    if known is None or known.removed_at is not None:
        raise Trouble(Kind.PACKAGE_FROM_STRANGER, fingerprint=laptop)
    if inside.inventory is None:
        raise Trouble(Kind.PACKAGE_DAMAGED)
    told = inside.inventory
    inventories_table.keep(vault, laptop, as_kept(told), at=told.at, came_at=at)
    return laptop
