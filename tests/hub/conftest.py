"""A hub on loopback with one form, and the two XMLs tests hand in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.hub import Running, serve
from desktop.hub.receiver import application, base_address
from desktop.hub.shelf import Shelf
from tests.hub.province import VISIT


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path / "provincial" / "hub.db")
    shelf.publish(VISIT)
    yield shelf
    shelf.close()


@pytest.fixture
def hub(shelf: Shelf) -> Iterator[Running]:
    with serve(application(shelf)) as running:
        yield running


@pytest.fixture
def token(shelf: Shelf) -> str:
    return shelf.add_person("Tim Uji")


@pytest.fixture
def base(hub: Running, token: str) -> str:
    return base_address(hub.address, token)
