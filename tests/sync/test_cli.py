"""`sambang sync` on a prepared vault: exit status and one line of JSON (docs/sync.md)."""

from __future__ import annotations

import io
import json

import pytest

from desktop import cli
from desktop.hub.receiver import base_address
from desktop.hub.shelf import Shelf
from desktop.store import Vault, rounds_table
from tests.hub.province import form_xml
from tests.sync.faults import FaultyWire
from tests.sync.laptop import Laptop

PASSPHRASE = "kopi pahit di pos ronda\n"


def sync(laptop: Laptop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *more: str) -> int:
    """The command as it would be typed, with the vault free for it."""
    laptop.vault.close()
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSPHRASE))
    capsys.readouterr()
    home = str(laptop.paths.root)
    status = cli.run(["sync", "--once", "--home", home, "--user", "Sri Wahyuni", "--passphrase-stdin", *more])
    laptop.vault = Vault(laptop.paths, laptop.key)
    return status


def test_one_round_one_line_and_a_status(
    laptop: Laptop,
    wire: FaultyWire,
    shelf: Shelf,
    token: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = laptop.release({"a.jpg": b"x" * 2000})
    assert sync(laptop, monkeypatch, capsys, "--text-only") == 3
    told = json.loads(capsys.readouterr().out)
    assert (told["words_sent"], told["files_sent"], told["waiting"], told["status"]) == (1, 0, 1, 3)
    assert sync(laptop, monkeypatch, capsys, "--budget", "1") == 3
    assert json.loads(capsys.readouterr().out)["files_sent"] == 0
    assert sync(laptop, monkeypatch, capsys) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["completed"], told["files_sent"], told["waiting"]) == ([one], 1, 0)
    shelf.publish(form_xml("tutup"))
    shelf.set_state("tutup", "closed")
    two = laptop.release(form_id="tutup")
    assert sync(laptop, monkeypatch, capsys, "--push-only") == 4
    out = capsys.readouterr().out
    assert [(one["instance_id"], one["kind"]) for one in json.loads(out)["refused"]] == [(two, "refused_form_closed")]
    assert token not in out
    assert [(past.words, past.files, past.refused) for past in rounds_table.newest(laptop.vault)] == [
        (0, 0, 1), (0, 1, 0), (0, 0, 0), (1, 0, 0),
    ]  # fmt: skip


def test_a_server_is_joined_by_its_address(
    laptop: Laptop,
    wire: FaultyWire,
    shelf: Shelf,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    laptop.vault.db.execute("DELETE FROM logins")
    base = base_address(wire.address, shelf.add_person("Sri"))
    assert sync(laptop, monkeypatch, capsys, "--join", base) == 0
    assert json.loads(capsys.readouterr().out)["forms_installed"] == 1


def test_a_line_that_is_down_and_a_wrong_passphrase(
    laptop: Laptop, wire: FaultyWire, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    laptop.release()
    wire.close()
    assert sync(laptop, monkeypatch, capsys) == 3
    assert json.loads(capsys.readouterr().out)["trouble"] == "no_connection"
    monkeypatch.setattr("tests.sync.test_cli.PASSPHRASE", "bukan itu\n")
    assert sync(laptop, monkeypatch, capsys) == 1
    found = capsys.readouterr()
    assert (found.out, found.err) == ("", "sambang: wrong_passphrase\n")
