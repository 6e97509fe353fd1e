"""The region list, built once for all the tests here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.reference import regions
from desktop.reference.regions import Regions


@pytest.fixture(scope="session")
def region_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("reference") / "regions.sqlite"
    regions.build(target)
    return target


@pytest.fixture
def indonesia(region_file: Path) -> Iterator[Regions]:
    with Regions(region_file) as opened:
        yield opened
