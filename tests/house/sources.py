"""What the house tests look at: the files of the tree, parsed once."""

from __future__ import annotations

import ast
import functools
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
DESKTOP = ROOT / "desktop"


def program() -> list[Path]:
    """The program's own modules."""
    return sorted(DESKTOP.rglob("*.py"))


def written_tests() -> list[Path]:
    return sorted((ROOT / "tests").rglob("*.py"))


def all_python() -> list[Path]:
    """Everything in Python that is held to the walls, the tools included."""
    return [ROOT / "dev.py", *program(), *written_tests(), *sorted((ROOT / "installer").rglob("*.py"))]


@functools.cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), filename=str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """`desktop/store/vault.py:12`, as an editor can open it."""
    line = f":{getattr(node, 'lineno', 1)}" if node is not None else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@functools.cache
def committed() -> tuple[Path, ...]:
    """Files that git keeps or would keep (new ones that are not ignored count)."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout of git")
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(words, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())
