"""The vault by command: checked, backed up, restored and merged; never beside an open window."""

from __future__ import annotations

import io

from desktop.cli import run
from desktop.paths import Paths
from desktop.store import claim, history_table, record, unlock
from desktop.store.migrations import STEPS
from desktop.store.vault import Vault
from tests.store.village import ADMIN


def asked(monkeypatch, *words):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{ADMIN.passphrase}\n{ADMIN.passphrase}\n"))
    return run(["vault", *words])


def who(paths):
    return ("--home", str(paths.root), "--user", ADMIN.name, "--passphrase-stdin")


def test_a_backup_is_made_restored_and_merged(shelf, tmp_path, capsys, monkeypatch):
    family = shelf.draft({"/data/nama": "Bu Imas"}, title="Bu Imas")
    shelf.vault.close()
    stick, other = str(tmp_path / "stik"), Paths(tmp_path / "baru")
    assert asked(monkeypatch, "backup", stick, *who(shelf.paths)) == 0
    assert asked(monkeypatch, "restore", stick, "--home", str(other.root)) == 0
    assert asked(monkeypatch, "restore", stick, "--home", str(other.root)) == 1  # there is a vault now
    assert asked(monkeypatch, "check", *who(other)) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "ok"
    assert asked(monkeypatch, "merge", stick, *who(other)) == 0
    assert "known 1" in capsys.readouterr().out
    with Vault(other, unlock(other, ADMIN.name, ADMIN.passphrase).key) as vault:
        assert record.get(vault, family).title == "Bu Imas"
    assert asked(monkeypatch, "merge", str(tmp_path / "kosong"), *who(other)) == 1


def test_a_head_off_a_sheet_of_receipts_is_looked_for(shelf, capsys, monkeypatch):
    shelf.draft({"/data/nama": "Bu Imas"})
    printed = history_table.short_head(shelf.vault)
    shelf.vault.close()
    assert asked(monkeypatch, "check", "--past", printed, *who(shelf.paths)) == 0
    assert asked(monkeypatch, "check", "--past", "0000 1111 2222 3333 4444", *who(shelf.paths)) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == ["the past is no longer the one that was printed", "1 broken"]


def test_with_the_window_open_the_command_says_so(shelf, tmp_path, capsys, monkeypatch):
    with claim(shelf.paths):
        assert asked(monkeypatch, "backup", str(tmp_path / "stik"), *who(shelf.paths)) == 1
    assert "vault_in_use" in capsys.readouterr().err


def test_a_vault_of_an_earlier_sambang_is_not_checked_by_half(shelf, capsys, monkeypatch):
    with shelf.vault.atomic():
        shelf.vault.write("DELETE FROM schema_steps WHERE name = ?", (STEPS[-1].name,))
    assert asked(monkeypatch, "check", *who(shelf.paths)) == 1
    assert "earlier Sambang" in capsys.readouterr().err
