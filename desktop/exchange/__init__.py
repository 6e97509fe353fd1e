"""Encrypted packages: sealed records and verdicts on their way to one recipient, on a stick or a LAN."""

from desktop.exchange import lan, stick
from desktop.exchange.consignment import Consignment, Packed, pack, proposed_name
from desktop.exchange.contents import Contents
from desktop.exchange.enclosures import Newcomer
from desktop.exchange.incoming import Arrived, Inside, look, read
from desktop.exchange.inventory import Inventory, Lying
from desktop.exchange.outgoing import take_back, write, write_verdicts
from desktop.exchange.recipients import Card, identity, read_card
from desktop.store.lost_table import lose

__all__ = [
    "Arrived",
    "Card",
    "Consignment",
    "Contents",
    "Inside",
    "Inventory",
    "Lying",
    "Newcomer",
    "Packed",
    "identity",
    "lan",
    "look",
    "lose",
    "pack",
    "proposed_name",
    "read",
    "read_card",
    "stick",
    "take_back",
    "write",
    "write_verdicts",
]
