"""What a server says of records after they arrived, photos still there, lists that wait for approval. Forever."""

from __future__ import annotations

from collections.abc import Callable

NAME = "0010 there"

# `instance_id`: the version of today as it was last seen; `changed_at`: the server's own time of its last change.
_KNOWN = """
ALTER TABLE known_there ADD COLUMN instance_id TEXT NOT NULL DEFAULT '';
ALTER TABLE known_there ADD COLUMN changed_at INTEGER;
ALTER TABLE known_there ADD COLUMN server TEXT NOT NULL DEFAULT '';
"""

# Photos of a record that was brought, which are still at the server only; `asked_at`: it was not there yet.
_PHOTOS = """
CREATE TABLE photos_there (
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    name TEXT NOT NULL,
    asked_at INTEGER,
    PRIMARY KEY (record, name)
) WITHOUT ROWID;
"""

# A list whose new entities exist only once the office approved their submission.
_APPROVAL = """
ALTER TABLE lists ADD COLUMN approval INTEGER NOT NULL DEFAULT 0;
"""

# Entities the server tells as changed from two sides; `told`: their versions as they were read (JSON).
_CONFLICTS = """
CREATE TABLE entity_conflicts (
    server TEXT NOT NULL,
    list TEXT NOT NULL,
    entity TEXT NOT NULL,
    label TEXT NOT NULL,
    hard INTEGER NOT NULL,
    version INTEGER NOT NULL,
    told TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (server, list, entity)
) WITHOUT ROWID;
"""


def apply(run: Callable[[str], object]) -> None:
    """Take the step; `run` executes a script inside the step's own transaction."""
    for script in (_KNOWN, _PHOTOS, _APPROVAL, _CONFLICTS):
        run(script)
