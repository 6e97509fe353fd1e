"""A Windows of Wine's for the proofs: made afresh, with the libraries Wine 8 lacks; asked, and looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

from installer import smoke, windows_setup
from installer.facts import HERE, WORK, CannotBuild, run, tool

PREFIX = WORK / "wine"
PROGRAM = PREFIX / "drive_c/users/{user}/AppData/Local/Programs/Sambang"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Sambang"
PATIENCE = 200  # seconds


def prepare() -> None:
    """A fresh Windows 10 of Wine's, with the libraries it lacks."""
    shutil.rmtree(PREFIX, ignore_errors=True)
    wine("wineboot", "-i")
    wine("winecfg", "-v", "win10")
    for name, more in (("icuuc", []), ("bcryptprimitives", ["-ladvapi32"])):
        target = PREFIX / "drive_c/windows/system32" / f"{name}.dll"
        run(
            [
                tool(windows_setup.COMPILER, "gcc-mingw-w64"),
                "-shared",
                "-Os",
                "-s",
                "-o",
                target,
                HERE / "wine" / f"{name}.c",
                *more,
            ]
        )


def gone(folder: Path) -> None:
    """Wait until nothing of it is left. CannotBuild names what is."""
    for _second in range(PATIENCE):  # removal goes on from a copy of itself
        if not folder.exists():
            break
        time.sleep(1)
    expect(not folder.exists(), "something was left: " + ", ".join(path.name for path in folder.glob("*")))


def known(hive: str, key: str) -> bool:
    """Whether Windows has that key; its 64-bit half for everybody, where Setup writes."""
    half = ["/reg:64"] if hive == "HKLM" else []
    asked = ["wine", "reg", "query", rf"{hive}\{key}", *half]
    return subprocess.run(asked, env=environment(), capture_output=True, check=False).returncode == 0


def folder() -> Path:
    """Where the program lies that is for one person alone."""
    users = [path for path in (PREFIX / "drive_c/users").iterdir() if path.name != "Public"]
    return Path(str(PROGRAM).format(user=users[0].name))


def environment() -> dict[str, str]:
    """Of this Windows, without what this machine's own Python and Qt are told."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(smoke.NOT_HANDED_ON)}
    return {**kept, "WINEPREFIX": str(PREFIX), "WINEARCH": "win64", "WINEDEBUG": "-all"}


def wine(*words: str) -> str:
    """Run it there, and give what it printed. CannotBuild if it fails."""
    return smoke.ask(["wine"], words, environment())


def count(folder: Path) -> int:
    """Its files."""
    return sum(1 for path in folder.rglob("*") if path.is_file())


def expect(found: object, why: str) -> None:
    """A promise of the proof. CannotBuild says which was broken."""
    if not found:
        raise CannotBuild(why)
