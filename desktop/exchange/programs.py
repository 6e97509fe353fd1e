"""A newer program in a package: the office's signed sheet and one installer, as both would lie on a stick.

Whether it counts is decided by the office's signature at the laptop it comes to, never by who carried it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from pathlib import Path
from typing import Protocol

from desktop import release
from desktop.exchange.envelope import Content
from desktop.exchange.fields import Fields
from desktop.frozen import frozen

_MARK = "program "  # how a laptop tells its own version, among the forms it tells


@frozen
class Program:
    """What could be carried: an installer that lies on this laptop, whole, with the sheet that vouches for it."""

    version: str
    sheet: bytes = field(repr=False)
    installer: Path
    sha256: bytes
    size: int

    def content(self) -> Content:
        """The installer, read while the package is written."""
        return Content(self.sha256, self.size, lambda: release.pieces_of(self.installer))


@frozen
class PackedProgram:
    """What a package says of a program it carries; both by their SHA-256."""

    version: str
    sheet: bytes
    installer: bytes


class TakesPrograms(Protocol):
    """Who keeps newer programs on this laptop (`roles.updates.Updates`)."""

    def take_carried(self, sheet: bytes, pieces: Callable[[], Iterable[bytes]]) -> str:
        """Lay it down; gives its version, "" for one that is not newer, not for this system, or not the office's."""
        ...


def program_json(one: PackedProgram) -> dict[str, object]:
    return {"version": one.version, "sheet": one.sheet.hex(), "installer": one.installer.hex()}


def program_of(manifest: Fields) -> PackedProgram | None:
    """None in most packages, and in all of before programs were carried."""
    if not manifest.has("program"):
        return None
    told = manifest.within("program")
    return PackedProgram(told.text("version"), told.digest("sheet"), told.digest("installer"))


def mark(version: str) -> str:
    """What this laptop tells of itself."""
    return f"{_MARK}{version}"


def version_in(told: Iterable[str]) -> str:
    """The program of a laptop, out of what it told; "" where it never did."""
    versions: Sequence[str] = [one.removeprefix(_MARK) for one in told if one.startswith(_MARK)]
    return versions[-1] if versions else ""
