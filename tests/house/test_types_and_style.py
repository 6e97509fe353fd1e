"""Strict types and one style, as the tools see them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.sources import ROOT


def tool(*words: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, check=False, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    code, said = tool("ruff", "check", ".")
    assert code == 0, said


def test_everything_is_formatted_alike() -> None:
    code, said = tool("ruff", "format", "--check", ".")
    assert code == 0, said


@pytest.mark.slow
def test_mypy_finds_nothing() -> None:
    code, said = tool("mypy")
    assert code == 0, said
