"""A laptop, a hub, and a wire between them that can be made to misbehave."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.hub.receiver import base_address
from desktop.hub.running import Running
from desktop.hub.shelf import Shelf
from tests.hub.conftest import hub, shelf, token
from tests.sync.faults import FaultyWire
from tests.sync.laptop import Laptop, new_laptop

__all__ = ["hub", "shelf", "token"]


@pytest.fixture
def wire(hub: Running) -> Iterator[FaultyWire]:
    with FaultyWire((hub.host, hub.port)) as wire:
        yield wire


@pytest.fixture
def laptop(tmp_path: Path, shelf: Shelf, wire: FaultyWire, token: str) -> Iterator[Laptop]:
    made = new_laptop(tmp_path / "sambang")
    made.login(base_address(wire.address, token))
    yield made
    made.close()
