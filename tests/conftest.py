"""What every test stands on: no screen, no home of a real person, no wire but loopback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")

PATIENCE = 30_000  # ms a test waits for what it wants to see: a loaded machine is slow, not wrong
for waits in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed):
    (waits.__kwdefaults__ or {})["timeout"] = PATIENCE


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of the test's own: nothing is read from or written to the person's real one."""
    folder = tmp_path / "home"
    monkeypatch.setenv("SAMBANG_HOME", str(folder))
    yield folder


def pytest_sessionfinish() -> None:
    """Offscreen, Qt keeps what was copied in a static that outlives Python, and crashes on the way out."""
    qt = sys.modules.get("PySide6.QtGui")
    if qt is not None and qt.QGuiApplication.instance() is not None:
        qt.QGuiApplication.clipboard().clear()
