"""What both systems' installers say of the program: name, version, words, and where things lie in the tree."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
OUT = ROOT / "dist"  # what is handed out
WORK = ROOT / "build" / "installer"  # what is only on the way
REGIONS = ROOT / "resources" / "reference" / "regions.sqlite"
SECONDS_OF_BUILD = 1_780_000_000  # every file carries this time, so that two builds of one tree are the same bytes

SUMMARY = "Field assessments and disaster reports, with no connection"
SUMMARY_ID = "Asesmen keluarga dan laporan bencana, juga tanpa sinyal"


class CannotBuild(Exception):
    """Something this machine lacks, or a file that is not what it should be: one line for a person."""


def version() -> str:
    """As pyproject.toml has it."""
    found: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return found


def tool(name: str, package: str) -> str:
    """A program of the system. CannotBuild names the Debian package that has it."""
    found = shutil.which(name)
    if found is None:
        raise CannotBuild(f"{name} is missing (Debian's package {package})")
    return found


def run(words: Sequence[str | Path], *, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a tool and give what it printed. CannotBuild with its last lines if it fails."""
    done = subprocess.run([str(word) for word in words], cwd=cwd, env=env, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode("utf-8", errors="replace")
    if done.returncode != 0:
        raise CannotBuild(f"{Path(str(words[0])).name} failed:\n{said[-2000:]}")
    return said


def size_mb(path: Path) -> float:
    """Of a file, or of all files below a folder, in megabytes of a million bytes."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file() and not file.is_symlink()]
    return sum(file.stat().st_size for file in files) / 1_000_000
