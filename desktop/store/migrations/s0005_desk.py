"""What the desk has to remember: companions of seals, records sent first and looked at later, deputies. Forever."""

from __future__ import annotations

from collections.abc import Callable

NAME = "0005 desk"

# A companion tells the province what was decided on the seal it is about; it is a submission like any other.
_COMPANIONS = """
CREATE TABLE companions (
    submission INTEGER PRIMARY KEY REFERENCES submissions (seq),
    about INTEGER NOT NULL REFERENCES submissions (seq)
);
CREATE INDEX companions_by_seal ON companions (about);
"""

# A record that was released without review, by its form's policy; done once somebody looked, or it was sealed anew.
_VERIFICATIONS = """
CREATE TABLE verifications (
    record INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    done_at INTEGER
);
CREATE INDEX verifications_open ON verifications (record) WHERE done_at IS NULL;
"""

_DEPUTIES = """
CREATE TABLE deputies (
    user TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;
"""


def apply(run: Callable[[str], object]) -> None:
    """Take the step; `run` executes a script inside the step's own transaction."""
    for script in (_COMPANIONS, _VERIFICATIONS, _DEPUTIES):
        run(script)
