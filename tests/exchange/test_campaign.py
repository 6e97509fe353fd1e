"""A very small campaign of `campaign`: the same people, sticks, rooms and province."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.exchange import campaign
from tests.exchange.campaign import planned, run


def test_each_row_of_the_prelist_ends_with_one_outcome_and_what_ended_well_is_not_played_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = ["--kept", str(tmp_path / "areas.jsonl")]
    small = planned(["--laptops", "3", "--persons", "20", "--vervals", "8", "--days", "3", "--seed", "2", *kept])
    with tempfile.TemporaryDirectory(dir=small.at) as folder:
        told = run(small, Path(folder))
        assert told.startswith("8 rows each with one outcome; ")
        monkeypatch.setattr(campaign, "play_area", None)
        assert run(small, Path(folder)) == told
