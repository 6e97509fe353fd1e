"""100,000 records at home; laptops that were lost: what lies on each, and whose packages are refused. Forever."""

from __future__ import annotations

from collections.abc import Callable

NAME = "0008 growth"

# The list in an order that an index has whole (records of one title by their number), so that a page anywhere is walked
# to and nothing is sorted; filtered by a village or by a person, few of many are found without walking all.
_INDEXES = """
DROP INDEX records_by_change;
DROP INDEX records_by_title;
DROP INDEX records_by_region;
DROP INDEX records_by_stage;
CREATE INDEX records_by_change ON records (changed_at, seq, stage, author, form_id, region_code)
    WHERE stage <> 'discarded';
CREATE INDEX records_by_title ON records (title COLLATE NOCASE, seq, stage, author, form_id, region_code)
    WHERE stage <> 'discarded';
CREATE INDEX records_by_region ON records (region_name COLLATE NOCASE, seq, stage, author, form_id, region_code)
    WHERE stage <> 'discarded';
CREATE INDEX records_by_stage ON records (stage, changed_at, seq, author, form_id, region_code);
CREATE INDEX records_by_village ON records (region_code, changed_at, stage, author, form_id)
    WHERE stage <> 'discarded';
CREATE INDEX records_by_author ON records (author, changed_at, stage, form_id, region_code)
    WHERE stage <> 'discarded';
"""

# `inventories`: what a laptop said of itself in its newest package; the supervisor's answer when it is lost.
# `lost`: laptops whose cards are refused from now on, also those this one never met; `told_by`: which laptop said so.
_LOST = """
CREATE TABLE inventories (
    laptop TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    came_at INTEGER NOT NULL,
    told BLOB NOT NULL
);
CREATE TABLE lost (
    laptop TEXT PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    by TEXT NOT NULL DEFAULT '',
    by_name TEXT NOT NULL DEFAULT '',
    told_by TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
"""


def apply(run: Callable[[str], object]) -> None:
    """Take the step; `run` executes a script inside the step's own transaction."""
    for script in (_INDEXES, _LOST):
        run(script)
