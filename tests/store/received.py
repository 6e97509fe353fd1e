"""Packages for a vault from a laptop beside it, to be taken in again and again while the taker is killed."""

from __future__ import annotations

import random
from pathlib import Path

from desktop.exchange import read
from desktop.store import Role
from tests.exchange.laptops import Laptop, laptop
from tests.store.village import QUICK, Shelf

PACKAGES, RECORDS = 6, 3


def folder(shelf: Shelf) -> Path:
    return shelf.paths.root.with_name("paket")


def write_packages(shelf: Shelf) -> None:
    """Both know each other's cards; some packages with some records each."""
    here = Laptop(shelf.vault, shelf.supervisor)
    sender = laptop(shelf.paths.root.with_name("pengirim"), "Asep", Role.ENUMERATOR)
    here.knows(sender, supervisor=False)
    sender.knows(here, supervisor=True)
    folder(shelf).mkdir()
    for number in range(PACKAGES):
        records = [sender.handed_in(f"Bu Imas {number} {each}") for each in range(RECORDS)]
        (folder(shelf) / f"{number}.sambang").write_bytes(sender.package(here.card, *records))
    sender.vault.close()


def receive(shelf: Shelf, chance: random.Random) -> list[str]:
    """Take one of them in, whether it is the first time or not; the records it is about."""
    data = (folder(shelf) / f"{chance.randrange(PACKAGES)}.sambang").read_bytes()
    arrived = read(shelf.vault, data, at=shelf.now(), by=shelf.supervisor, cost=QUICK)
    return [*arrived.new, *arrived.known]
