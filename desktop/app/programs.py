"""Which program this is and where newer ones lie: for the page of settings, and for packages that carry one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import __version__
from desktop.paths import Paths

if TYPE_CHECKING:
    from desktop.roles.updates import Updates


def updates(paths: Paths) -> Updates:
    """Of the workspace at these paths."""
    from desktop.roles.updates import Updates

    return Updates(paths.updates, __version__)
