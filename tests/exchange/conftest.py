"""The two laptops every exchange is between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store import Role
from tests.exchange.laptops import Laptop, laptop


@pytest.fixture
def asep(tmp_path: Path) -> Iterator[Laptop]:
    made = laptop(tmp_path / "asep", "Asep", Role.ENUMERATOR)
    yield made
    made.vault.close()


@pytest.fixture
def sri(tmp_path: Path, asep: Laptop) -> Iterator[Laptop]:
    """Each knows the other's card."""
    made = laptop(tmp_path / "sri", "Sri", Role.SUPERVISOR)
    made.knows(asep)
    asep.knows(made)
    yield made
    made.vault.close()
