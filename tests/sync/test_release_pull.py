"""The server offers a newer program: the sheet comes by itself, the installer when asked, and it is no form to fill."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop import release
from desktop.forms import library
from desktop.hub.shelf import Shelf
from desktop.roles.updates import Updates
from desktop.sync import release_pull
from desktop.sync.courier import run_round
from desktop.sync.round import Round, Wanted
from desktop.trouble import Kind
from tests.sync.laptop import SERVER, Laptop

INSTALLER = bytes(range(256)) * 3000


def pull(laptop: Laptop) -> Round:
    return run_round(laptop.vault, laptop.lines, now=laptop.now, dice=random.Random(1), wanted=Wanted())


@pytest.fixture
def offered(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the province published; its key is trusted."""
    ending = release.KINDS[release.kind_here()]
    file, signer = tmp_path / f"Sambang-99.0{ending}", Ed25519PrivateKey.generate()
    file.write_bytes(INSTALLER)
    sheet = release.write_sheet("99.0", [file], signer.sign)
    names = [release.SHEET, file.name]
    shelf.publish(release.carrier("99.0", names), {release.SHEET: sheet, file.name: INSTALLER})
    monkeypatch.setattr(release, "trusted_keys", lambda: (signer.public_key().public_bytes_raw().hex(),))
    return file.name


def test_the_sheet_comes_by_itself_and_the_installer_when_it_is_asked_for(laptop: Laptop, offered: str) -> None:
    updates = Updates(laptop.paths.updates, "0.1.0", keys=release.trusted_keys)
    assert updates.offered() is None
    assert pull(laptop).failed == ()
    assert [form.form_id for form in library.installed(laptop.vault)] == ["kunjungan"]
    offer = updates.offered()
    assert offer is not None and (offer.version, offer.size) == ("99.0", len(INSTALLER))
    assert [file.name for file in laptop.paths.updates.iterdir()] == [release.SHEET]
    called = laptop.lines.to(laptop.vault, SERVER, laptop.author.id)
    taken = release_pull.fetch(called, laptop.paths.updates, lambda: False)
    assert taken is not None and taken.name == offered and taken.read_bytes() == INSTALLER


def test_a_sheet_nobody_signed_is_told_and_the_other_forms_come(
    laptop: Laptop, offered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "trusted_keys", tuple)
    went = pull(laptop)
    assert [(one.name, one.kind) for one in went.failed] == [(release.FORM_ID, Kind.RELEASE_UNSIGNED)]
    assert [form.form_id for form in library.installed(laptop.vault)] == ["kunjungan"]
    assert not laptop.paths.updates.exists()
