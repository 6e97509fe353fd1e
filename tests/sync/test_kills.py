"""The process dies while it pushes: nothing lost, nothing twice, nothing sent that did not arrive."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.sync.kills import run


@pytest.mark.slow
def test_killed_twenty_times_while_pushing(tmp_path: Path) -> None:
    survived = run(tmp_path, 20, random.Random(5))
    assert (survived.lost, survived.doubled, survived.falsely_sent) == (0, 0, 0)
    assert survived.kills == 20
