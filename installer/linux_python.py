"""The interpreter of the Linux packages: Debian's own Python, with what the program can need of its library."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

from installer.facts import CannotBuild, run, tool

MINORS = (13, 12, 11)
BESIDE = {"os.pyc"}  # by this file Python knows its library's folder
# Modules of C that ask for libraries of their own and that nothing here imports.
GONE_OF_C = re.compile(
    r"^(_test|_ctypes_test|_xx|xx|_asyncio|_codecs_|_multibyte|_crypt|_curses|_dbm|_gdbm|_tkinter|_uuid|_lsprof"
    r"|audioop|nis|ossaudiodev|readline|spwd)"
)
GONE = re.compile(
    r"^(asyncio|lib2to3|idlelib|tkinter|turtledemo|ensurepip|venv|pydoc_data|distutils|unittest|xmlrpc|test|config-"
    r"|dist-packages|site-packages|lib-dynload|__pycache__|turtle|pydoc|_pyrepl|doctest|pdb|pickletools|antigravity|this|crypt"
    r"|imaplib|mailbox|nntplib|poplib|smtpd|telnetlib|cgi|cgitb|sitecustomize|_pydecimal"
    r"|aifc|bdb|cProfile|chunk|modulefinder|pipes|profile|pstats|pyclbr|rlcompleter|sunau|symtable|tabnanny|timeit|trace"
    r"|xdrlib|zipapp|asynchat|asyncore|cmd|code|codeop|compileall|curses|dbm|fileinput|imghdr|imp|mailcap|multiprocessing"
    r"|nturl2path|plistlib|sched|smtplib|sndhdr|_osx_support|wave)(\.py)?(/|$)"
    r"|^encodings/(big5|euc_|gb|hz|iso2022|johab|shift_|tis_|kz|ptcp|hp_|cp(?!125|437|85))"
)
# Python imports `sitecustomize` at each start, if there is one.
CUSTOM = '''"""The program's own folders."""

import sys

_root = sys.prefix
sys.path += [_root + "/site.zip", _root + "/site", _root + "/app.zip", _root + "/app"]
'''


def find(given: Path | None = None) -> Path:
    """Debian's Python, newest first. CannotBuild where there is none: another's stands on libraries of its own."""
    candidates = [given] if given else [Path(f"/usr/bin/python3.{minor}") for minor in MINORS]
    for python in candidates:
        if python.is_file() and Path(f"/usr/lib/python3.{minor_of(python)}/os.py").is_file():
            return python
    raise CannotBuild("Debian's Python is missing (packages python3 and libpython3-stdlib)")


def minor_of(python: Path) -> int:
    """11 of /usr/bin/python3.11."""
    return int(python.name.rpartition(".")[2])


def lay(python: Path, folder: Path) -> str:
    """bin/python3.N and lib/python3.N below `folder`, not compiled yet. Returns its release."""
    minor = minor_of(python)
    (folder / "bin").mkdir(parents=True)
    shutil.copyfile(python, folder / "bin" / python.name)
    (folder / "bin" / python.name).chmod(0o755)
    library, source = folder / "lib" / f"python3.{minor}", Path(f"/usr/lib/python3.{minor}")
    for file in sorted(source.rglob("*")):
        place = file.relative_to(source).as_posix()
        if file.is_file() and not GONE.match(place) and file.suffix == ".py" and "/test" not in place:
            _copy(file, library / place)
    for file in sorted((source / "lib-dynload").glob("*.so")):
        if not GONE_OF_C.match(file.name):
            _copy(file, library / "lib-dynload" / file.name)
    shutil.copyfile(source / "LICENSE.txt", folder / "LICENSE.txt")
    (library / "sitecustomize.py").write_text(CUSTOM, encoding="ascii", newline="\n")
    return run([python, "-I", "-c", "import platform; print(platform.python_version())"]).strip()


def pack(folder: Path, minor: int) -> None:
    """The compiled library into one file, as Python looks for it: a slow disk opens one instead of 500."""
    library = folder / "lib" / f"python3.{minor}"
    with zipfile.ZipFile(folder / "lib" / f"python3{minor}.zip", "w") as packed:
        for file in sorted(library.rglob("*.pyc")):
            place = file.relative_to(library).as_posix()
            if place not in BESIDE:
                packed.writestr(zipfile.ZipInfo(place), file.read_bytes(), zipfile.ZIP_DEFLATED, 9)
                file.unlink()
    for below in sorted(library.rglob("*"), reverse=True):
        if below.is_dir() and not any(below.iterdir()):
            below.rmdir()


def strip(folder: Path) -> None:
    """Without symbols for debuggers."""
    stripper = tool("strip", "binutils")
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink() and file.read_bytes()[:4] == b"\x7fELF":
            run([stripper, "--strip-unneeded", file])


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
