"""Notes for two readers, history without half words, and letting go of what was sent long ago. This step is forever."""

from __future__ import annotations

from collections.abc import Callable

NAME = "0003 keep"

_NOTES = """
ALTER TABLE users ADD COLUMN public_key TEXT NOT NULL DEFAULT '';
CREATE TABLE protected_notes (
    id TEXT PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    reader TEXT NOT NULL,
    reader_name TEXT NOT NULL,
    at INTEGER NOT NULL,
    sealed BLOB NOT NULL
);
CREATE INDEX protected_notes_by_record ON protected_notes (record, at);
"""

# `noted`: the answers as the history tells them, where they differ from the draft's; NULL where they do not.
_HISTORY = """
ALTER TABLE drafts ADD COLUMN noted BLOB;
"""

# What was sealed stays, but for one thing: once sent or void, its content may be let go of, all at once.
_RETENTION = """
ALTER TABLE submissions ADD COLUMN erased_at INTEGER;
DROP TRIGGER sealed_submission;
CREATE TRIGGER sealed_submission BEFORE UPDATE OF id, record, form, instance_id, instance_name, deprecated_id,
    author, author_name, sealed_at, sealed_by, draft, answers, erased_at ON submissions
    WHEN NOT (
        OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND OLD.fate IN ('sent', 'void')
        AND NEW.id = OLD.id AND NEW.record = OLD.record AND NEW.form = OLD.form
        AND NEW.instance_id = OLD.instance_id AND NEW.deprecated_id IS OLD.deprecated_id
        AND NEW.author = OLD.author AND NEW.author_name = OLD.author_name
        AND NEW.sealed_at = OLD.sealed_at AND NEW.sealed_by = OLD.sealed_by
        AND NEW.instance_name = '' AND NEW.draft = x'' AND NEW.answers = x'7b7d'
    )
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
DROP TRIGGER sealed_part;
CREATE TRIGGER sealed_part BEFORE UPDATE ON parts
    WHEN NOT (
        OLD.xml IS NOT NULL AND NEW.xml = x''
        AND (SELECT erased_at FROM submissions WHERE seq = OLD.submission) IS NOT NULL
        AND NEW.submission = OLD.submission AND NEW.name = OLD.name AND NEW.purpose = OLD.purpose
        AND NEW.pushed = OLD.pushed AND NEW.media_type = OLD.media_type AND NEW.size = OLD.size
        AND NEW.sha256 = OLD.sha256
    )
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
"""


def apply(run: Callable[[str], object]) -> None:
    """Take the step; `run` executes a script inside the step's own transaction."""
    for script in (_NOTES, _HISTORY, _RETENTION):
        run(script)
