"""A finished file gets its name also while a virus scanner looks at the old one (Windows)."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from desktop import paths


class Scanner:
    """Holds a file for so many tries, as Windows lets it."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.replace = Path.replace

    def __call__(self, new: Path, target: Path) -> Path:
        if self.times:
            self.times -= 1
            raise PermissionError(13, "The process cannot access the file")
        return self.replace(new, target)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    new, target = tmp_path / "keys.new", tmp_path / "keys"
    new.write_text("new", encoding="ascii")
    target.write_text("old", encoding="ascii")
    return new, target


@pytest.mark.parametrize("times", [0, 3])
def test_a_file_held_for_a_moment_is_asked_for_again(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    monkeypatch.setattr(paths, "WINDOWS", True)
    monkeypatch.setattr(paths, "PAUSE", 0)
    scanner = Scanner(times)
    monkeypatch.setattr(Path, "replace", lambda new, target: scanner(new, target))
    paths.put_in_place(*files)
    assert files[1].read_text(encoding="ascii") == "new"
    assert not files[0].exists()


@pytest.mark.parametrize("windows", [True, False])
def test_a_file_that_stays_held_is_said(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, windows: bool
) -> None:
    monkeypatch.setattr(paths, "WINDOWS", windows)
    monkeypatch.setattr(paths, "PAUSE", 0)
    scanner = Scanner(1000)
    monkeypatch.setattr(Path, "replace", lambda new, target: scanner(new, target))
    with pytest.raises(PermissionError):
        paths.put_in_place(*files)
    assert 1000 - scanner.times == (paths.TRIES if windows else 1)
    assert files[1].read_text(encoding="ascii") == "old"


def test_installed_the_program_is_an_archive_and_what_it_reads_lies_beside(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "app.zip", "w") as archive:
        archive.writestr("desktop/__init__.py", "")
        archive.write(paths.__file__, "desktop/paths.py")
    asked = "import desktop.paths as p; print(p.RESOURCES)"
    environment = {"PYTHONPATH": str(tmp_path / "app.zip")}
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == tmp_path / "app" / "resources"


def test_the_version_is_read_off_what_the_installer_laid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "PROGRAM", tmp_path)
    assert paths.installed_version() == ""
    (tmp_path / "sambang-0.2.0.dist-info").mkdir()
    assert paths.installed_version() == "0.2.0"
