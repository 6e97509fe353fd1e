"""The Linux packages: one tree (Debian's Python, the payload), in a .deb for Debian and Ubuntu and a tar for others."""

from __future__ import annotations

import gzip
import shutil
import tarfile
from pathlib import Path

from installer import bill, icons, linux_icu, linux_python, locked, payload
from installer.facts import HERE, OUT, WORK, run, size_mb, tool, version

ICONS = (16, 24, 32, 48, 64, 128, 256)  # px
START = """#!/bin/sh
# Sambang, by the Python that came with it; no variable of the environment leads it to another.
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
export PYTHONSAFEPATH=1 PYTHONNOUSERSITE=1
exec {python} -m desktop "$@"
"""
HERE_OF_TAR = '"$(dirname -- "$(readlink -f -- "$0")")"/bin/python3.{minor}'


def lay() -> tuple[Path, int]:
    """The tree as it will lie in /usr/lib/sambang, and the minor of its Python."""
    python = linux_python.find()
    minor = linux_python.minor_of(python)
    folder = WORK / "linux"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    payload.gather(locked.linux(minor), folder, python)
    release = linux_python.lay(python, folder)
    payload.compile_all(python, folder / "lib" / f"python3.{minor}")
    linux_python.pack(folder, minor)
    linux_icu.shrink(next((folder / "site/PySide6/Qt/lib").glob("libicudata.so.*")))
    linux_python.strip(folder)
    (folder / "licences" / "CPython").mkdir()
    (folder / "LICENSE.txt").rename(folder / "licences" / "CPython" / "LICENSE.txt")
    bill.add(folder / "sbom.json", bill.part("cpython", f"{release} (Debian)", "PSF-2.0"))
    return folder, minor


def deb(quick: bool = False) -> Path:
    """The package for Debian 12, Ubuntu 22.04 and newer, in `dist/`."""
    packer = tool("dpkg-deb", "dpkg")
    tree, minor = lay()
    root = WORK / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(tree, root / "usr/lib/sambang", symlinks=True)
    _started(root / "usr/bin/sambang", f"/usr/lib/sambang/bin/python3.{minor}")
    _beside(root / "usr/share")
    (root / "DEBIAN").mkdir()
    words = (HERE / "debian" / "control").read_text(encoding="utf-8")
    filled = words.format(version=version(), kilobytes=round(size_mb(root) * 1000))
    (root / "DEBIAN" / "control").write_text(filled, encoding="utf-8")
    _lawful(root)
    payload.same_time(root)
    out = OUT / f"sambang_{version()}_amd64.deb"
    OUT.mkdir(exist_ok=True)
    run([packer, "--root-owner-group", "-Znone" if quick else "-Zxz", "--build", root, out])
    return out


def tar(quick: bool = False) -> Path:
    """The same tree for other Linux systems, started where it lies."""
    tree, minor = lay()
    _started(tree / "sambang", HERE_OF_TAR.format(minor=minor))
    words = (HERE / "debian" / "baca-saya.txt").read_text(encoding="utf-8")
    (tree / "BACA-SAYA.txt").write_text(words.format(version=version()), encoding="utf-8")
    _lawful(tree)
    payload.same_time(tree)
    out = OUT / f"sambang-{version()}-linux-x86_64.tar.xz"
    OUT.mkdir(exist_ok=True)
    with tarfile.open(out, "w:xz", preset=0 if quick else 6) as packed:
        packed.add(tree, f"sambang-{version()}", filter=_nobodys)
    return out


def _started(script: Path, python: str) -> None:
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(START.format(python=python), encoding="ascii")


def _beside(share: Path) -> None:
    """What the desktop reads: entry, icons, the type of a package; the manual page, the changes, the copyright."""
    source = HERE / "debian"
    doc = share / "doc/sambang"
    for folder in (share / "applications", share / "mime/packages", share / "man/man1", doc):
        folder.mkdir(parents=True)
    shutil.copyfile(source / "sambang.desktop", share / "applications/sambang.desktop")
    shutil.copyfile(source / "sambang.xml", share / "mime/packages/sambang.xml")
    shutil.copyfile(source / "copyright", doc / "copyright")
    (share / "man/man1/sambang.1.gz").write_bytes(gzip.compress((source / "sambang.1").read_bytes(), mtime=0))
    changes = (HERE.parent / "CHANGELOG.md").read_bytes()
    (doc / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
    for side in ICONS:
        folder = share / f"icons/hicolor/{side}x{side}/apps"
        folder.mkdir(parents=True)
        (folder / "sambang.png").write_bytes(icons.png(side))


def _lawful(root: Path) -> None:
    """Rights as Debian wants them: everybody reads, nobody else writes."""
    for path in (root, *root.rglob("*")):
        if path.is_symlink():
            continue
        started = path.is_dir() or path.parent.name == "bin" or (path.name == "sambang" and path.is_file())
        path.chmod(0o755 if started else 0o644)


def _nobodys(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    return info
