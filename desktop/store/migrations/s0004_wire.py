"""What the wire has to remember: answers that never came, who released, and how past rounds went. Forever."""

from __future__ import annotations

from collections.abc import Callable

NAME = "0004 wire"

# Of what was tried before this step nobody counted the answers: each attempt may have stored it at the server.
_SUBMISSIONS = """
ALTER TABLE submissions ADD COLUMN unanswered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE submissions ADD COLUMN released_by TEXT NOT NULL DEFAULT '';
UPDATE submissions SET unanswered = attempts WHERE fate IN ('released', 'refused');
"""

_ROUNDS = """
CREATE TABLE rounds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    words INTEGER NOT NULL,
    files INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    forms INTEGER NOT NULL,
    lists INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    trouble TEXT NOT NULL DEFAULT ''
);
"""


def apply(run: Callable[[str], object]) -> None:
    """Take the step; `run` executes a script inside the step's own transaction."""
    for script in (_SUBMISSIONS, _ROUNDS):
        run(script)
