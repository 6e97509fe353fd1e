"""Which steps a vault has taken, and taking the ones it lacks: each in one transaction with its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from desktop.store.migrations import STEPS, Step
from desktop.store.moments import stamp
from desktop.trouble import Kind, Trouble

Progress = Callable[[int, int], None]


def taken(connection: Any) -> list[str]:
    """The names of the steps this file has taken, in order; empty for a new file."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'schema_steps'").fetchone():
        return []
    return [name for (name,) in connection.execute("SELECT name FROM schema_steps ORDER BY rowid")]


def check_known(connection: Any, steps: Sequence[Step] = STEPS) -> None:
    """Trouble VAULT_NEWER if a later Sambang has been here."""
    unknown = set(taken(connection)) - {step.name for step in steps}
    if unknown:
        raise Trouble(Kind.VAULT_NEWER, found=max(unknown), known=steps[-1].name)


def missing(connection: Any, steps: Sequence[Step] = STEPS) -> list[Step]:
    """The steps this file has not taken yet."""
    there = set(taken(connection))
    return [step for step in steps if step.name not in there]


def migrate(connection: Any, steps: Sequence[Step] = STEPS, progress: Progress = lambda done, of: None) -> None:
    """Take the missing steps. Killed in between, the file is as it was before or after a whole step."""
    check_known(connection, steps)
    lacking = missing(connection, steps)
    for number, step in enumerate(lacking):
        progress(number, len(lacking))
        _take(connection, step)


def _take(connection: Any, step: Step) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("CREATE TABLE IF NOT EXISTS schema_steps (name TEXT PRIMARY KEY, at INTEGER NOT NULL)")
        if step.name not in taken(connection):  # another connection may have been faster
            step.apply(lambda script: run_script(connection, script))
            connection.execute("INSERT INTO schema_steps VALUES (?, ?)", (step.name, stamp(datetime.now(UTC))))
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def run_script(connection: Any, script: str) -> None:
    """Statement after statement inside the caller's transaction: `executescript` would commit it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if _complete(statement):
            connection.execute(statement)
            statement = ""
    if statement.strip():
        connection.execute(statement)


def _complete(statement: str) -> bool:
    text = statement.strip().upper()
    if text.startswith("CREATE TRIGGER"):
        return text.endswith("END;")
    return text.endswith(";")
