"""SIGKILL at random moments of random deeds: what was said to be done is there, and the vault is whole.

`python -m tests.store.kills 10000` does it more often than the tests do.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork; on Windows the windows are killed (tests/journeys)")
def test_killed_at_random_moments_nothing_is_lost():
    """In a process of its own: forking is not for one with threads."""
    command = [sys.executable, "-m", "tests.store.kills", "16", "7"]
    told = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "16 kills" in told.stdout
