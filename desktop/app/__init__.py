"""Where the program is put together: lanes, vault, roles, courier, windows. Nothing here decides; it only hands in."""

from __future__ import annotations

import gc
from pathlib import Path

from desktop.paths import Paths

__all__ = ["open_window"]

OBJECTS = 10_000
"""New objects between two looks for cycles. At Python's 700 a start looks 130 times, a twentieth of its time."""


def open_window(paths: Paths, package: Path | None = None) -> int:
    """The program with its window; returns its exit code. A `package` is taken in once somebody has come in."""
    from desktop import logs
    from desktop.app.house import Workspace
    from desktop.ui.program import run

    logs.leave_no_dump()
    gc.set_threshold(OBJECTS, *gc.get_threshold()[1:])
    end = logs.begin(paths.logs)
    try:
        return run(Workspace(paths), package)
    finally:
        end()
