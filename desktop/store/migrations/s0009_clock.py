"""What is known of the laptop's clock beside the lines of the history. This step is forever."""

from __future__ import annotations

from collections.abc import Callable

NAME = "0009 clock"

# `line`: the newest line of the history at that moment. `at`: what the clock said, or (a leap) would have said;
# `right_at`: what a server or a person said instead, or what the clock said after it was set.
_CLOCK = """
CREATE TABLE clock_marks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    line INTEGER NOT NULL,
    at INTEGER NOT NULL,
    right_at INTEGER NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('leap', 'person', 'server'))
);
"""


def apply(run: Callable[[str], object]) -> None:
    """Take the step; `run` executes a script inside the step's own transaction."""
    run(_CLOCK)
