"""Encrypted packages: sealed records and verdicts on their way to one recipient, on a stick or a LAN."""

from desktop.exchange.envelope import Contents
from desktop.exchange.incoming import Arrived, read
from desktop.exchange.outgoing import take_back, write, write_verdicts
from desktop.exchange.recipients import Card, identity, read_card

__all__ = ["Arrived", "Card", "Contents", "identity", "read", "read_card", "take_back", "write", "write_verdicts"]
