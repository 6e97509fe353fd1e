"""A fresh shelf for each test of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.village import Shelf, new_shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = new_shelf(tmp_path / "sambang")
    yield made
    made.vault.close()
