"""What a round did to whom, web accounts at the server, and what the server has of our records. Forever."""

from __future__ import annotations

from collections.abc import Callable

NAME = "0007 rounds"

_EVENTS = """
CREATE TABLE round_events (
    round INTEGER NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('sent', 'refused', 'rejected', 'stopped', 'failed', 'shrank')),
    submission TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (round, position)
) WITHOUT ROWID;
"""

# A person's own account at the server's web pages, beside the token that pushes.
_ACCOUNTS = """
CREATE TABLE accounts (
    server TEXT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    user TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    username TEXT NOT NULL,
    secret TEXT NOT NULL,
    PRIMARY KEY (server, user)
) WITHOUT ROWID;
"""

# The version the server has of a record that was edited there: kept until a person decided.
_COPIES = """
CREATE TABLE server_copies (
    record INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
    instance_id TEXT NOT NULL,
    xml BLOB NOT NULL,
    editor TEXT NOT NULL DEFAULT '',
    edited_at INTEGER,
    fetched_at INTEGER NOT NULL
);
"""

# How the server calls a record (the id of its first version) and what it says of its review.
_KNOWN = """
CREATE TABLE known_there (
    record INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
    root_id TEXT NOT NULL,
    review_state TEXT NOT NULL DEFAULT '',
    seen_at INTEGER NOT NULL
);
CREATE INDEX known_there_by_root ON known_there (root_id);

CREATE TABLE reviews_to_tell (
    id INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    told_at INTEGER,
    trouble TEXT NOT NULL DEFAULT ''
);
CREATE INDEX reviews_still_to_tell ON reviews_to_tell (id) WHERE told_at IS NULL;
"""


def apply(run: Callable[[str], object]) -> None:
    """Take the step; `run` executes a script inside the step's own transaction."""
    for script in (_EVENTS, _ACCOUNTS, _COPIES, _KNOWN):
        run(script)
