"""Lists by login: whose view it is, downloads under way, rows that are gone but still stood on. Forever."""

from __future__ import annotations

from collections.abc import Callable

NAME = "0006 lists"

_LISTS = """
ALTER TABLE lists ADD COLUMN token TEXT NOT NULL DEFAULT '';
ALTER TABLE lists ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lists ADD COLUMN whole BLOB NOT NULL DEFAULT x'';
CREATE TABLE list_takings (
    list INTEGER PRIMARY KEY REFERENCES lists (key) ON DELETE CASCADE,
    way TEXT NOT NULL,
    tag TEXT NOT NULL,
    place INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    whole BLOB NOT NULL,
    at INTEGER NOT NULL
);
"""

# `list`: what this login reads now; `awaiting`: a newer one that lost too many rows, until a person agrees;
# `refused` and `large`: the hash of what a person did not want, and of what is too large for the line.
_VIEWS = """
CREATE TABLE list_views (
    server TEXT NOT NULL,
    user TEXT NOT NULL,
    name TEXT NOT NULL,
    token TEXT NOT NULL DEFAULT '',
    list INTEGER REFERENCES lists (key),
    hash TEXT NOT NULL DEFAULT '',
    awaiting INTEGER REFERENCES lists (key),
    awaiting_hash TEXT NOT NULL DEFAULT '',
    awaiting_at INTEGER,
    refused TEXT NOT NULL DEFAULT '',
    large TEXT NOT NULL DEFAULT '',
    large_size INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (server, user, name)
) WITHOUT ROWID;
CREATE TABLE list_outside (
    server TEXT NOT NULL,
    user TEXT NOT NULL,
    name TEXT NOT NULL,
    entity TEXT NOT NULL,
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    cells TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (server, user, name, entity, record)
) WITHOUT ROWID;
CREATE INDEX list_outside_by_record ON list_outside (record);
"""


def apply(run: Callable[[str], object]) -> None:
    """Take the step; `run` executes a script inside the step's own transaction."""
    for script in (_LISTS, _VIEWS):
        run(script)
