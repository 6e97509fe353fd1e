"""The office's end of the telephone, by command."""

from __future__ import annotations

import io

from desktop.cli import run
from desktop.store import office, unlock
from tests.store.village import QUICK


def said(capsys, monkeypatch, *words):
    monkeypatch.setattr("sys.stdin", io.StringIO("kantor dinas\n"))
    code = run(["office", *words, "--passphrase-stdin"])
    return code, capsys.readouterr().out.strip()


def test_a_key_is_made_once_and_answers_a_question_that_is_written_down(shelf, tmp_path, capsys, monkeypatch):
    file = tmp_path / "dinas.key"
    code, public = said(capsys, monkeypatch, "key", str(file))
    assert code == 0 and office.is_public_key(public)
    assert said(capsys, monkeypatch, "key", str(file))[0] == 1  # never over another
    office.enable(shelf.vault, public, cost=QUICK)
    question = office.question(shelf.paths).split("-")
    code, answer = said(capsys, monkeypatch, "answer", str(file), "--name", "Asep Sunarya", *question)
    assert code == 0
    assert unlock(shelf.paths, "Asep Sunarya", answer).by_office
    assert "Asep Sunarya" in (tmp_path / "dinas.key.log").read_text()
    assert answer not in (tmp_path / "dinas.key.log").read_text()
    assert said(capsys, monkeypatch, "answer", str(file), "--name", "Asep Sunarya", "AAAA")[0] == 1
