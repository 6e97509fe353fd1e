"""Starting by command, where the console is an old one or is none (as in Sambang.exe on Windows)."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from desktop import __main__ as start
from tests.house.sources import ROOT


def test_words_an_old_console_lacks_do_not_end_the_program() -> None:
    shout = (
        "import sys; sys.argv[1:] = ['--version']; from desktop.__main__ import main; main(); print('\u2192 sesudah')"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = subprocess.run([sys.executable, "-c", shout], cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert b"? sesudah" in done.stdout


def test_a_program_without_a_console_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "argv", ["sambang", "--version"])
    assert start.main() == 0
