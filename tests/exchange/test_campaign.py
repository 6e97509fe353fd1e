"""A very small campaign of `campaign`: the same people, sticks, rooms and province."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.exchange.campaign import planned, run


def test_each_row_of_the_prelist_ends_with_one_outcome() -> None:
    small = planned(["--laptops", "3", "--persons", "20", "--vervals", "8", "--days", "3", "--seed", "2"])
    with tempfile.TemporaryDirectory(dir=small.at) as folder:
        assert run(small, Path(folder)).startswith("8 rows each with one outcome; ")
