"""Behind the lock nothing of a session lives: no page, no interview, no connection, and not the vault's key."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.demo.families import household
from desktop.reference import synthetic
from tests.journeys.furnished import handed_in
from tests.journeys.laptop import SITI


def test_no_page_no_interview_and_no_key_lives_behind_the_lock(laptop: Path) -> None:
    """In a process of its own: all that Python knows there is of this laptop."""
    family = next(iter(synthetic.families(1, seed=3)))
    handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
    command = [sys.executable, "-m", "tests.journeys.locked", "prove", str(laptop)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stdout.endswith("nothing stayed\n"), done.stderr
