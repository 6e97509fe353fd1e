"""Where the program is put together: lanes, vault, roles, courier, windows. Nothing here decides; it only hands in."""

from __future__ import annotations

from desktop.paths import Paths

__all__ = ["open_window"]


def open_window(paths: Paths) -> int:
    """The program with its window; returns its exit code."""
    from desktop import logs
    from desktop.app.house import Workspace
    from desktop.ui.program import run

    logs.leave_no_dump()
    end = logs.begin(paths.logs)
    try:
        return run(Workspace(paths))
    finally:
        end()
