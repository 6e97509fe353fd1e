"""Where the program is put together: lanes, vault, roles, courier, windows. Nothing here decides; it only hands in."""

from __future__ import annotations

from pathlib import Path

from desktop.paths import Paths

__all__ = ["open_window"]


def open_window(paths: Paths, package: Path | None = None) -> int:
    """The program with its window; returns its exit code. A `package` is taken in once somebody has come in."""
    from desktop import logs
    from desktop.app.house import Workspace
    from desktop.ui.program import run

    logs.leave_no_dump()
    end = logs.begin(paths.logs)
    try:
        return run(Workspace(paths), package)
    finally:
        end()
