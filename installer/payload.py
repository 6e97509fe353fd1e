"""What every installer carries: the packages of the lock, trimmed; Sambang itself, compiled; regions; licences."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

from installer import bill, locked, trim
from installer.facts import HERE, REGIONS, ROOT, SECONDS_OF_BUILD, WORK, CannotBuild, run, version

RESOURCES = ("fonts", "forms", "i18n", "icons", "reference", "release", "reports", "theme", "guide")
PACKED = "site.zip"  # searched before site/
PROGRAM = "app.zip"  # searched before app/, which keeps what is read as files
WORDLESS = HERE / "wordless.py"
ONLY_FOR_BUILDING = {"src", "__pycache__", "other_codes.txt.gz"}  # the last is in the region list


def gather(target: locked.Target, into: Path, compiler: Path) -> None:
    """Lay site/, app/, licences/ and the bill of materials below `into`; `compiler` is a Python of the same minor."""
    site, app = into / "site", into / "app"
    wheels = locked.fetch(target, WORK / "wheels" / target.name)
    locked.unpack(wheels, site)
    bill.licences(site, into / "licences")
    bill.write(wheels, into / "sbom.json", target)
    trim.qt(site / "PySide6", trim.qt_modules(target.is_windows))
    trim.packages(site)
    bill.shorten_metadata(site)
    program(app)
    compile_all(compiler, site, app)
    if not target.is_windows:  # NSIS packs better what is not packed yet, here and below
        pack_forms(app / "resources" / "forms")
    how = zipfile.ZIP_STORED if target.is_windows else zipfile.ZIP_DEFLATED
    pack(site, into / PACKED, how)
    pack(app, into / PROGRAM, how)


def program(app: Path) -> None:
    """Our own part: the program, what it reads, and the line that says its version."""
    shutil.copytree(ROOT / "desktop", app / "desktop", ignore=_not_for_users)
    for name in RESOURCES:
        if (ROOT / "resources" / name).is_dir():
            shutil.copytree(ROOT / "resources" / name, app / "resources" / name, ignore=_not_for_users)
    if not REGIONS.is_file():
        raise CannotBuild("the region list is missing: python3 dev.py regions")
    with closing(sqlite3.connect(REGIONS)) as regions:
        regions.execute("VACUUM INTO ?", (str(_fresh(app / "resources" / "reference" / REGIONS.name)),))
    info = app / f"sambang-{version()}.dist-info"
    info.mkdir()
    words = f"Metadata-Version: 2.1\nName: sambang\nVersion: {version()}\nLicense: Apache-2.0\n"
    (info / "METADATA").write_text(words, encoding="utf-8", newline="\n")


def pack_forms(folder: Path) -> None:
    """Each form as `bundled` reads it too: packed, a tenth as large."""
    for form in folder.glob("*.xml"):
        form.with_name(form.name + ".gz").write_bytes(gzip.compress(form.read_bytes(), mtime=0))
        form.unlink()


def compile_all(compiler: Path, *folders: Path) -> None:
    """Byte code beside nothing: the program folder may be read-only, and no source is handed out that nobody reads."""
    for folder in folders:
        run([compiler, "-I", WORDLESS, folder])
        for source in list(folder.rglob("*.py")):
            if not source.with_suffix(".pyc").is_file():
                raise CannotBuild(f"{source.relative_to(folder)} was not compiled")
            source.unlink()


def pack(site: Path, into: Path, how: int = zipfile.ZIP_DEFLATED) -> None:
    """Packages that are nothing but byte code, in one file: a slow disk opens one instead of a thousand."""
    with zipfile.ZipFile(into, "w") as packed:
        for top in sorted(site.iterdir()):
            files = sorted(file for file in top.rglob("*") if file.is_file()) if top.is_dir() else [top]
            # A folder without __init__ (jaraco) is a package only outside of archives.
            whole = top.is_file() or (top / "__init__.pyc").is_file()
            if whole and all(file.suffix == ".pyc" for file in files):
                for file in files:
                    name = file.relative_to(site).as_posix()
                    packed.writestr(zipfile.ZipInfo(name), file.read_bytes(), how, 9)
                shutil.rmtree(top) if top.is_dir() else top.unlink()


def same_time(folder: Path) -> None:
    """One time for all: the day something was built is no part of it."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (SECONDS_OF_BUILD, SECONDS_OF_BUILD), follow_symlinks=False)


def _fresh(path: Path) -> Path:
    path.unlink(missing_ok=True)
    return path


def _not_for_users(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name in ONLY_FOR_BUILDING or name.endswith((".pyc", ".qm", ".half", ".typed"))}
