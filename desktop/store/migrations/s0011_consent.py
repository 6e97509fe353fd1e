"""Consent that a family took back: who said so, when, why, and what became of it. Forever."""

from __future__ import annotations

from collections.abc import Callable

NAME = "0011 consent"

# By the record's own id: the word may come before the record does. `companion`: the record that tells the province;
# `told_how`: what a person said of how it was told otherwise; `erased_at`: nothing of its content is left here.
_WITHDRAWN = """
CREATE TABLE consent_withdrawn (
    record TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    said_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    companion TEXT NOT NULL DEFAULT '',
    told_at INTEGER,
    told_by_name TEXT NOT NULL DEFAULT '',
    told_how TEXT NOT NULL DEFAULT '',
    erased_at INTEGER
) WITHOUT ROWID;
"""


def apply(run: Callable[[str], object]) -> None:
    """Take the step; `run` executes a script inside the step's own transaction."""
    run(_WITHDRAWN)
