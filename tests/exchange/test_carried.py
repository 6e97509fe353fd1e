"""The journey of `carried` without its processes and kills: out of order, twice, mended, sent back, pushed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.carried import play


@pytest.mark.parametrize("seed", [1, 4])
def test_every_record_ends_once_at_the_province(tmp_path: Path, seed: int) -> None:
    assert play(tmp_path, 2, seed, 0, apart=False).startswith("8 records, ")
