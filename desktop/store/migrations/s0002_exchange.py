"""Shelves of exchange and review: contacts, packages, where a record came from, findings settled, marks of photos.

This step is forever: it uses no code of ours and is never edited once released.
"""

from __future__ import annotations

from collections.abc import Callable

NAME = "0002 exchange"

# A fingerprint is that of a contact card. Moments are milliseconds since 1970, UTC, as in the first step.
_EXCHANGE = """
CREATE TABLE contacts (
    fingerprint TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    recipient TEXT NOT NULL,
    verifier TEXT NOT NULL,
    supervisor INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    added_by TEXT NOT NULL DEFAULT '',
    removed_at INTEGER
) WITHOUT ROWID;
CREATE TABLE packages (
    id TEXT NOT NULL,
    outgoing INTEGER NOT NULL,
    contact TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    records INTEGER NOT NULL DEFAULT 0,
    verdicts INTEGER NOT NULL DEFAULT 0,
    forms INTEGER NOT NULL DEFAULT 0,
    people INTEGER NOT NULL DEFAULT 0,
    acknowledged_at INTEGER,
    PRIMARY KEY (id, outgoing)
) WITHOUT ROWID;
CREATE INDEX packages_by_moment ON packages (at);
CREATE TABLE origins (
    record INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
    contact TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX origins_by_contact ON origins (contact);
CREATE TABLE conflicts (
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    instance_id TEXT NOT NULL,
    contact TEXT NOT NULL,
    author_name TEXT NOT NULL,
    sealed_at INTEGER NOT NULL,
    at INTEGER NOT NULL,
    answers BLOB NOT NULL,
    settled_at INTEGER,
    PRIMARY KEY (record, instance_id)
) WITHOUT ROWID;
"""

_REVIEW = """
CREATE TABLE settlements (
    id TEXT PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    other TEXT NOT NULL DEFAULT '',
    resolution TEXT NOT NULL CHECK (resolution IN ('same', 'different', 'merge', 'withdraw', 'right')),
    reason TEXT NOT NULL,
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX settlements_by_record ON settlements (record, at);
CREATE TABLE looked_over (
    record INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
    submission INTEGER NOT NULL,
    found INTEGER NOT NULL
);
CREATE TABLE found (
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (record, kind)
) WITHOUT ROWID;
CREATE INDEX found_by_kind ON found (kind, record);
CREATE TABLE photo_marks (sha256 BLOB PRIMARY KEY, bits BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE photo_bands (band INTEGER NOT NULL, sha256 BLOB NOT NULL, PRIMARY KEY (band, sha256)) WITHOUT ROWID;
"""


def apply(run: Callable[[str], object]) -> None:
    """Make the shelves; `run` executes a script inside the step's own transaction."""
    for script in (_EXCHANGE, _REVIEW):
        run(script)
