"""A newer program in a package: it comes from a supervisor's laptop, and counts by the office's signature alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop import release
from desktop.roles.exchanging import Exchange, Extras
from desktop.roles.updates import Updates
from tests.exchange.laptops import QUICK, Laptop

OFFICE, STRANGER = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
NAME = "Sambang-2.0-Setup.exe"


def of(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def updates(laptop: Laptop, version: str, *keys: Ed25519PrivateKey) -> Updates:
    return Updates(laptop.vault.paths.updates, version, kind="windows", keys=lambda: tuple(of(key) for key in keys))


def at(laptop: Laptop, kept: Updates) -> Exchange:
    return Exchange(laptop.vault, laptop.person, now=laptop.now, cost=QUICK, updates=kept)


def lay(folder: Path, signer: Ed25519PrivateKey) -> bytes:
    """The installer as the server or a stick brought it; gives its bytes."""
    folder.mkdir(parents=True)
    data = b"MZ" + bytes(range(256)) * 5000
    (folder / NAME).write_bytes(data)
    (folder / release.SHEET).write_bytes(release.write_sheet("2.0", [folder / NAME], signer.sign))
    return data


def test_it_goes_down_until_it_is_told_that_it_runs_there(asep: Laptop, sri: Laptop) -> None:
    data = lay(sri.vault.paths.updates, OFFICE)
    hers, his = at(sri, updates(sri, "2.0", OFFICE)), at(asep, updates(asep, "1.0", OFFICE))
    assert hers.ready(asep.card.fingerprint).program == "2.0"  # also from a laptop that runs it already
    arrived = his.take(hers.write(asep.card.fingerprint, Extras(program=True)).data)
    assert arrived.program == "2.0"
    offer = updates(asep, "1.0", OFFICE).offered()
    assert offer is not None and offer.folder == asep.vault.paths.updates
    taken = updates(asep, "1.0", OFFICE).take(offer)
    assert taken is not None and taken.read_bytes() == data
    now = at(asep, updates(asep, "2.0", OFFICE))  # it was installed
    hers.take(now.write(sri.card.fingerprint, always=True).data)
    assert hers.ready(asep.card.fingerprint).program == ""


@pytest.mark.parametrize(("here", "trusted"), [("2.0", OFFICE), ("3.1", OFFICE), ("1.0", STRANGER)])
def test_an_older_one_or_one_of_a_stranger_is_not_laid_down(
    asep: Laptop, sri: Laptop, here: str, trusted: Ed25519PrivateKey
) -> None:
    lay(sri.vault.paths.updates, OFFICE)
    hers, his = at(sri, updates(sri, "2.0", OFFICE)), at(asep, updates(asep, here, trusted))
    assert his.take(hers.write(asep.card.fingerprint, Extras(program=True)).data).program == ""
    assert not asep.vault.paths.updates.exists()


def test_an_enumerators_laptop_brings_nobody_a_program(asep: Laptop, sri: Laptop) -> None:
    lay(asep.vault.paths.updates, OFFICE)
    his, hers = at(asep, updates(asep, "2.0", OFFICE)), at(sri, updates(sri, "1.0", OFFICE))
    assert his.ready(sri.card.fingerprint).program == ""
    hers.take(his.write(sri.card.fingerprint, Extras(program=True), always=True).data)
    assert not sri.vault.paths.updates.exists()
