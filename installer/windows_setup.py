"""Setup.exe, built on Linux: the payload, Python for Windows, a launcher by mingw-w64, NSIS around it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer import bill, icons, locked, payload, windows_python
from installer.facts import HERE, OUT, WORK, CannotBuild, run, size_mb, tool, version

COMPILER = "x86_64-w64-mingw32-gcc"
RESOURCES = "x86_64-w64-mingw32-windres"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person who builds may choose."""

    python: Path | None = None  # python.org's embeddable archive
    sign: str = ""  # a command that signs the file given as its last word
    unchecked: bool = False  # build without osslsigncode
    quick: bool = False  # no compression: to try it


def build(wish: Wish) -> Path:
    """The Setup in `dist/`. CannotBuild says what the machine lacks."""
    for name, package in ((COMPILER, "gcc-mingw-w64-x86-64-win32"), ("makensis", "nsis"), ("objdump", "binutils")):
        tool(name, package)
    folder = lay(wish)
    return setup(folder, OUT / f"Sambang-{version()}-Setup.exe", wish)


def lay(wish: Wish) -> Path:
    """The folder as it will be on the laptop."""
    minor = sys.version_info.minor
    folder = WORK / "windows"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    payload.gather(locked.windows(minor), folder, Path(sys.executable))
    data, mark = windows_python.archive(minor, wish.python)
    release = windows_python.lay(data, minor, folder / "python", ("..\\site.zip", "..\\site", "..\\app.zip", "..\\app"))
    if not wish.unchecked:
        windows_python.check_signatures(folder / "python")
    (folder / "licences" / "CPython").mkdir()
    (folder / "python" / "LICENSE.txt").rename(folder / "licences" / "CPython" / "LICENSE.txt")
    bill.add(folder / "sbom.json", bill.part("cpython", release, "PSF-2.0", mark))
    launchers(folder, minor, wish.sign)
    payload.same_time(folder)
    return folder


def launchers(folder: Path, minor: int, sign: str) -> None:
    """Sambang.exe and sambang.com, with icon, version and manifest."""
    work = WORK / "launcher"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(HERE / "windows", work)
    (work / "sambang.ico").write_bytes(icons.ico())
    (work / "side.bmp").write_bytes(icons.side_bmp())
    words = [f'-DVERSION=\\"{version()}\\"', f"-DNUMBERS={numbers().replace('.', ',')}"]
    run([RESOURCES, *words, "sambang.rc", "-O", "coff", "-o", "resources.o"], cwd=work)
    flags = ["-Os", "-s", "-municode", "-Wall", "-Wextra", "-Werror", f'-DPYTHON_DLL=L"python3{minor}.dll"']
    harden = ["-Wl,--dynamicbase", "-Wl,--nxcompat", "-Wl,--high-entropy-va", "-Wl,--no-insert-timestamp"]
    for name, kind in (("Sambang.exe", "-mwindows"), ("sambang.com", "-mconsole")):
        run([COMPILER, *flags, *harden, kind, "sambang.c", "resources.o", "-o", folder / name], cwd=work)
        if sign:
            signed(sign, folder / name)


def setup(folder: Path, out: Path, wish: Wish, *, stub64: bool = False, release: str = "") -> Path:
    """One file around the folder. `stub64`: one for a Wine without 32 bits; `release`: said to be another."""
    out.parent.mkdir(exist_ok=True)
    facts = {
        "VERSION": release or version(),
        "NUMBERS": numbers(release),
        "PAYLOAD": folder,
        "ICON": WORK / "launcher" / "sambang.ico",
        "SIDE": WORK / "launcher" / "side.bmp",
        "OUT": out,
        "KILOBYTES": round(size_mb(folder) * 1000),
    }
    words = [f"-D{name}={value}" for name, value in facts.items()]
    words += ["-DQUICK"] if wish.quick else []
    words += ["-DSTUB64"] if stub64 else []
    words += [f"-DSIGN={wish.sign}"] if wish.sign else []
    run([tool("makensis", "nsis"), "-V2", "-WX", *words, HERE / "windows" / "sambang.nsi"])
    return out


def numbers(release: str = "") -> str:
    """Four numbers, as Windows wants a version."""
    plain = [part for part in (release or version()).split(".") if part.isdigit()]
    return ".".join([*plain, "0", "0", "0", "0"][:4])


def signed(command: str, file: Path) -> None:
    """Let the office's own tool sign a file (signtool on Windows, osslsigncode elsewhere)."""
    done = subprocess.run(f'{command} "{file}"', shell=True, check=False)  # the builder's own words
    if done.returncode != 0:
        raise CannotBuild(f"signing {file.name} failed")
