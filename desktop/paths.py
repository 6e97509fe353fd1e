"""Where everything lies: one data folder, named files in it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from desktop.frozen import frozen

WINDOWS = os.name == "nt"
TRIES, PAUSE = 20, 0.05  # seconds; about a second in all
_ABOVE = Path(__file__).resolve().parent.parent  # the tree; installed, an archive beside the folder `app`
PROGRAM = _ABOVE.with_name("app") if _ABOVE.name == "app.zip" else _ABOVE
RESOURCES = PROGRAM / "resources"


@frozen
class Paths:
    """The files of one workspace. Practice mode is a workspace of its own inside (`practice`)."""

    root: Path

    @property
    def vault(self) -> Path:
        return self.root / "vault.db"

    @property
    def photos(self) -> Path:
        return self.root / "photos.db"

    @property
    def keys(self) -> Path:
        return self.root / "keys.json"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def boundaries(self) -> Path:
        """Outlines of villages, as the office gave them; nothing of anybody."""
        return self.root / "boundaries.sqlite"

    @property
    def updates(self) -> Path:
        return self.root / "updates"

    @property
    def practice(self) -> Paths:
        return Paths(self.root / "latihan")


def user_paths() -> Paths:
    """The workspace of this person on this machine; `SAMBANG_HOME` moves it (tests, sticks)."""
    home = os.environ.get("SAMBANG_HOME")
    if home:
        return Paths(Path(home))
    import platformdirs  # only here: every start pays for what this module loads

    return Paths(Path(platformdirs.user_data_dir("Sambang", appauthor=False)))


def regions_file() -> Path:
    """The region list built from its package at set-up (`python3 dev.py regions`); may be absent."""
    built = os.environ.get("SAMBANG_REGIONS")
    return Path(built) if built else RESOURCES / "reference" / "regions.sqlite"


def installed_version() -> str:
    """Of the installed program, by what its installer laid beside it (quicker than to ask Python); "" in a checkout."""
    laid = next(PROGRAM.glob("sambang-*.dist-info"), None)
    return laid.name.removeprefix("sambang-").removesuffix(".dist-info") if laid else ""


def preset_file() -> Path | None:
    """What the office chose before the first start: beside the installed program (by Setup), or in /etc (Linux)."""
    places = [PROGRAM.with_name("preset.json")] if PROGRAM.name == "app" else []
    if os.name == "posix":
        places.append(Path("/etc/sambang/preset.json"))
    return next((place for place in places if place.is_file()), None)


def is_preset(path: Path) -> bool:
    """Whether a file that was opened by a double click says by its name that an office's settings are in it."""
    return path.suffix.lower() == ".setelan" or path.name.lower() == "sambang-preset.json"


def addition_folder(release: str) -> Path | None:
    """The addition for camera and sound, made for this release of Qt, beside the installed program; may be absent.

    Only there, where who can write could change the program itself.
    """
    program = RESOURCES.parent
    folder = program.parent / "media" / release / "PySide6"
    return folder if program.name == "app" and folder.is_dir() else None


def put_in_place(new: Path, target: Path) -> None:
    """Give a finished file its name: who reads meanwhile sees the old one or the new one. OSError.

    On Windows a virus scanner or the search index may hold either file for a moment; then it is tried again.
    """
    for _ in range(TRIES - 1 if WINDOWS else 0):
        try:
            new.replace(target)
            return
        except PermissionError:
            time.sleep(PAUSE)
    new.replace(target)
