"""The addition for camera and sound: what QtMultimedia needs beyond the program, packed apart to keep Setup small."""

from __future__ import annotations

import re
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

from installer import linux_python, locked, payload, trim
from installer.facts import HERE, OUT, ROOT, WORK, CannotBuild, run, size_mb, tool, version

LOCK = ROOT / "requirements" / "media.txt"
MODULE = "QtMultimedia"
PLUGIN = re.compile(r"^(lib)?ffmpegmediaplugin\.(dll|so)$")  # the same on both systems: what it records is tried on one
LICENCES = ("LGPL-3.0.txt", "LGPL-2.1.txt", "GPL-3.0.txt", "Qt-PySide6.txt", "FFmpeg.txt")
BESIDE_SETUP = "sambang-media"  # the folder Setup takes along


def lay(target: locked.Target, into: Path) -> Path:
    """`into`/RELEASE/PySide6 with the binding, the plug-in and every library these need that the program lacks."""
    raw = WORK / "media-raw"
    for folder in (raw, into):
        shutil.rmtree(folder, ignore_errors=True)
    wheels = WORK / "wheels" / target.name
    addons = locked.fetch(target, wheels, LOCK)
    program = {pin: file for pin, file in locked.fetch(target, wheels).items() if pin.name == "pyside6-essentials"}
    if {pin.version for pin in addons} != {pin.version for pin in program}:
        raise CannotBuild("requirements/media.txt is for another release of Qt than requirements/run.txt")
    locked.unpack({**program, **addons}, raw)
    pyside = raw / "PySide6"
    there = trim.kept_of_qt(pyside, trim.qt_modules(target.is_windows))
    plugins = [file for file in pyside.rglob("*") if file.parent.name == "multimedia" and PLUGIN.match(file.name)]
    if not plugins:
        raise CannotBuild("the wheel has no plug-in for FFmpeg")
    release = next(iter(addons)).version
    for file in trim.with_needed(pyside, [trim.binding(pyside, MODULE), *plugins]) - there:
        place = into / release / "PySide6" / file.relative_to(pyside)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
    (into / "licences").mkdir()
    for name in LICENCES:
        shutil.copyfile(HERE / "licences" / name, into / "licences" / name)
    payload.same_time(into)
    return into


def windows() -> Path:
    """A ZIP that is unpacked beside Setup, which takes it along."""
    folder = lay(locked.windows(sys.version_info.minor), WORK / "media-windows" / BESIDE_SETUP)
    out = _fresh(f"Sambang-media-{version()}-windows.zip")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            name = f"{BESIDE_SETUP}/{file.relative_to(folder).as_posix()}"
            packed.writestr(zipfile.ZipInfo(name), file.read_bytes(), zipfile.ZIP_DEFLATED)
    return out


def deb() -> Path:
    """A package that asks for the program's own of the same version."""
    packer = tool("dpkg-deb", "dpkg")
    root = WORK / "media-deb"
    shutil.rmtree(root, ignore_errors=True)
    lay(_linux(), root / "usr/lib/sambang/media")
    (root / "usr/share/doc/sambang-media").mkdir(parents=True)
    shutil.copyfile(HERE / "licences" / "FFmpeg.txt", root / "usr/share/doc/sambang-media/copyright")
    (root / "DEBIAN").mkdir()
    words = (HERE / "debian" / "control-media").read_text(encoding="utf-8")
    filled = words.format(version=version(), kilobytes=round(size_mb(root) * 1000))
    (root / "DEBIAN" / "control").write_text(filled, encoding="utf-8")
    _readable(root)
    payload.same_time(root)
    out = _fresh(f"sambang-media_{version()}_amd64.deb")
    run([packer, "--root-owner-group", "-Zxz", "--build", root, out])
    return out


def tar() -> Path:
    """The same for the tar: unpacked where that was unpacked, it lies in its folder."""
    folder = lay(_linux(), WORK / "media-linux")
    _readable(folder)
    out = _fresh(f"sambang-media-{version()}-linux-x86_64.tar.xz")
    with tarfile.open(out, "w:xz", preset=6) as packed:
        packed.add(folder, f"sambang-{version()}/media")
    return out


def _linux() -> locked.Target:
    return locked.linux(linux_python.minor_of(linux_python.find()))


def _fresh(name: str) -> Path:
    OUT.mkdir(exist_ok=True)
    (OUT / name).unlink(missing_ok=True)
    return OUT / name


def _readable(root: Path) -> None:
    for path in (root, *root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
