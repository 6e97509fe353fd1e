"""Starting by command, where the console is an old one or is none (as in Sambang.exe on Windows)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __main__ as start
from desktop import app, cli, paths, settings
from desktop.app import house
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


@pytest.mark.parametrize("name", ["Siti.SAMBANG", "mulai-01.mulai"])
def test_a_package_opened_in_the_file_window_of_the_system_goes_to_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    opened: list[Path | None] = []
    monkeypatch.setattr(app, "open_window", lambda _paths, package: opened.append(package) or 0)
    package = tmp_path / name
    package.touch()
    assert cli.run([str(package)]) == 0
    assert cli.run([]) == 0
    assert opened == [package, None]


def test_a_word_that_is_no_package_is_no_file_to_open(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        cli.run([str(tmp_path / "absent.sambang")])


def test_before_the_first_choice_the_office_s_presets_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "PROGRAM", tmp_path / "Sambang" / "app")
    monkeypatch.setattr(house, "preset_file", paths.preset_file)
    (tmp_path / "Sambang").mkdir()
    (tmp_path / "Sambang" / "preset.json").write_text('{"language": "en", "lock_minutes": 5}', encoding="utf-8")
    mine = paths.Paths(tmp_path / "data")
    first = house.Workspace(mine)
    first.store.close()
    assert (first.settings.language, first.settings.lock_minutes, first.settings.theme) == ("en", 5, "system")
    settings.write(mine.settings, settings.Settings(language="id"))
    second = house.Workspace(mine)
    second.store.close()
    assert second.settings.language == "id"
