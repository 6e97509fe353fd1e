"""Floors are law: who may import whom, and that nothing below the screens loads Qt."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from importlinter.cli import lint_imports

from tests.house.sources import DESKTOP, ROOT, module_name, place, program, tree

ABOVE = ("desktop.ui", "desktop.app", "desktop.demo", "desktop.journey", "desktop.__main__")
THREADS = ("threading", "concurrent", "multiprocessing", "_thread")


def test_contracts_between_rooms_hold(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert code == 0, capsys.readouterr().out


def test_everything_below_the_screens_loads_without_qt() -> None:
    names = [name for name in map(module_name, program()) if not name.startswith(ABOVE)]
    deed = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules} & {'PySide6', 'shiboken6'}))"
    )
    done = subprocess.run([sys.executable, "-c", deed], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_only_lanes_names_threads() -> None:
    found = [
        place(path, node)
        for path in program()
        if path != DESKTOP / "lanes.py"
        for node in ast.walk(tree(path))
        if any(name.split(".")[0] in THREADS for name in imported(node)) or "QThread" in imported(node)
    ]
    assert not found, "\n".join(found)


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level:
        return [node.module or "", *(alias.name for alias in node.names)]
    return []
