"""The journeys under SIGKILL, eight times: `python -m tests.journeys.killed 200` does it more often, and measures."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.killed import run


def test_killed_at_steps_and_at_random_moments_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    tally = run(tmp_path, 8, 7)
    assert tally.broken == []
    assert tally.kills == 8
    assert tally.keys > 0
