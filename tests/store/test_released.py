"""Each released schema, kept as a file: a vault of that time opens today and becomes like a new one.

`python -m tests.store.test_released` writes the file of the newest step; once released, it is never written again.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.paths import Paths
from desktop.store import Vault, check, record, schema
from desktop.store.migrations import STEPS
from desktop.store.sql import connect
from tests.store.released import KEY, as_released, make_old

RELEASED = Path(__file__).parent / "released"


def told(connection, order="name"):
    """The schema as text, statement by statement; what SQLite and its text search make for themselves left out."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'records_fts_%'"
        f" AND name NOT LIKE 'sqlite_%' ORDER BY {order}"
    )
    return ";\n\n".join(sql for (sql,) in rows) + ";\n"


@pytest.mark.parametrize("file", sorted(RELEASED.glob("*.sql")), ids=lambda file: file.stem)
def test_a_vault_of_that_time_opens_and_becomes_like_a_new_one(file, tmp_path, shelf):
    paths = Paths(tmp_path / "old")
    paths.root.mkdir()
    connection = as_released(file, paths.vault)
    connection.execute(
        "INSERT INTO forms (form_id, version, hash, title, installed_at, xml) VALUES ('f','1','','F',0,'')"
    )
    connection.execute(
        "INSERT INTO records (id, form, form_id, stage, title, author, author_name, made_at, changed_at)"
        " VALUES ('r', 1, 'f', 'draft', '', 'u', 'Asep', 0, 0)"
    )
    connection.execute("INSERT INTO drafts (record, saved_at, answers, xml) VALUES (1, 0, x'7b7d', x'3c642f3e')")
    connection.close()
    with Vault(paths, KEY) as vault:
        assert told(vault.connection) == told(shelf.vault.connection)
        assert record.load_draft(vault, "r").xml == b"<d/>"
        assert check.broken_promises(vault) == []


def test_a_vault_of_the_first_schema_takes_every_step_with_progress(tmp_path):
    paths = Paths(tmp_path / "old")
    paths.root.mkdir()
    make_old(paths)
    told = []
    with Vault(paths, KEY, progress=lambda done, of: told.append((done, of))) as vault:
        assert vault.value("SELECT count(*) FROM drafts") == 300
        assert check.broken_promises(vault) == []
    assert told == [(number, len(STEPS) - 1) for number in range(len(STEPS) - 1)]


def test_the_newest_step_has_its_file(shelf):
    newest = RELEASED / f"{STEPS[-1].name.replace(' ', '_')}.sql"
    assert newest.read_text() == told(shelf.vault.connection, "rowid")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        fresh = connect(Path(folder) / "v", KEY.derive("main"))
        schema.migrate(fresh)
        RELEASED.mkdir(exist_ok=True)
        (RELEASED / f"{STEPS[-1].name.replace(' ', '_')}.sql").write_text(told(fresh, "rowid"))
        fresh.close()
