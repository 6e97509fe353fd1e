"""Each released schema, kept as a file, and a vault made from the first of them."""

from __future__ import annotations

from pathlib import Path

from desktop.paths import Paths
from desktop.store.key import DataKey, Realm
from desktop.store.migrations import STEPS
from desktop.store.schema import run_script
from desktop.store.sql import connect

HERE = Path(__file__).parent
KEY = DataKey(bytes(range(32)), Realm.REAL)
FIRST = HERE / "0001_begin.sql"


def as_released(file, path):
    """A connection to a fresh vault as that schema was."""
    connection = connect(path, KEY.derive("main"))
    connection.execute("BEGIN")
    run_script(connection, file.read_text())
    steps = [step.name for step in STEPS if step.name[:4] <= file.stem[:4]]
    connection.executemany("INSERT INTO schema_steps VALUES (?, 0)", [(name,) for name in steps])
    connection.execute("INSERT INTO vault VALUES ('realm', 'real')")
    connection.execute("COMMIT")
    return connection


def make_old(paths: Paths, records: int = 300) -> None:
    """A vault of the first schema with drafts in it, at its place when it is whole."""
    part = paths.vault.with_name("making.db")
    part.unlink(missing_ok=True)
    connection = as_released(FIRST, part)
    connection.execute("BEGIN")
    connection.execute(
        "INSERT INTO forms (form_id, version, hash, title, installed_at, xml) VALUES ('f','1','','F',0,'')"
    )
    for number in range(records):
        connection.execute(
            "INSERT INTO records (id, form, form_id, stage, title, author, author_name, made_at, changed_at)"
            " VALUES (?, 1, 'f', 'draft', '', 'u', 'Asep', 0, 0)",
            (f"r{number}",),
        )
        connection.execute(
            "INSERT INTO drafts (record, saved_at, answers, xml) VALUES (?, 0, x'7b7d', x'3c642f3e')", (number + 1,)
        )
    connection.execute("COMMIT")
    connection.close()
    part.replace(paths.vault)
