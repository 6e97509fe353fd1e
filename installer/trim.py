"""What is left out of the product: parts of Qt nobody imports, tools, tests, headers, translations of others."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from installer.facts import ROOT, CannotBuild, run, tool

# Plugins by folder. A name stands for windows (q….dll) and Linux (libq….so) alike; what is not named is left out.
PLUGINS = {
    "platforms": {"windows", "xcb", "offscreen"},  # a Wayland desktop shows X11 programs too
    "imageformats": {"jpeg", "gif", "webp", "svg"},
    "styles": {"modernwindowsstyle"},
    "networkinformation": {"networklistmanager", "networkmanager"},
    "printsupport": {"cupsprintersupport"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
}
ADDED = {"QtMultimedia"}  # in the addition for camera and sound, not in the program
KEPT_OF_PYSIDE = {"__init__.py", "_config.py", "_git_pyside_version.py"}
OF_THE_BINDING = re.compile(r"^(lib)?(pyside6|shiboken6)\.abi3\.(dll|so)")
RUNTIME = re.compile(r"^(msvcp140|vcruntime140)(_\d|_codecvt_ids|_atomic_wait)?\.dll$", re.IGNORECASE)
GONE_FOLDERS = {"__pycache__", "tests", "test", "testing", "include", "docs"}
OF_BUILDERS = {".pyi", ".pxd", ".pyx", ".h", ".c", ".cpp", ".hpp", ".lib", ".pdb", ".typed", ".po"}
GONE_ENDINGS = OF_BUILDERS | {".jar", ".qm", ".exe", ".whl", ".pth"}
ZONES = {"Asia", "Australia", "Pacific", "Etc", "UTC", "GMT", "__init__.py", "zones"}
# Engines beside the one that runs: for other Pythons, for newer processors, compiled where plain Python does as well.
SECONDS = (
    "zstandard/_cffi*",
    "rapidfuzz/**/*_avx2.*",
    "rapidfuzz/utils_cpp.*",
    "charset_normalizer/*.so",
    "charset_normalizer/*.pyd",
)
UNUSED = (
    *("cffi", "shiboken6/lib", "rapidfuzz/__pyinstaller"),  # cryptography needs cffi's C part alone
    *("lark/tools", "lark/grammars", "lark/__pyinstaller", "urllib3/contrib/emscripten", "pyxform/translators"),
)
NEEDED = re.compile(r"^\s*(?:NEEDED|DLL Name:)\s+(\S+)", re.MULTILINE)


def qt_modules(windows: bool, program: Path = ROOT / "desktop") -> set[str]:
    """The modules of Qt that our own files import, as "QtCore"; D-Bus is asked on Linux alone."""
    found: set[str] = set()
    for file in program.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                found.add((node.module or "").split(".")[1])
    return found - ADDED - {"QtDBus"} if windows else found - ADDED


def needed(file: Path) -> set[str]:
    """The libraries a DLL or a shared object is linked with."""
    return set(NEEDED.findall(run([tool("objdump", "binutils"), "-p", file])))


def qt(pyside: Path, modules: Iterable[str]) -> None:
    """Keep the bindings of `modules`, the named plugins and every library these need; drop everything else."""
    _keep_only(pyside, kept_of_qt(pyside, modules) | {pyside / name for name in KEPT_OF_PYSIDE})


def kept_of_qt(pyside: Path, modules: Iterable[str]) -> set[Path]:
    """The libraries of a program with these modules and the named plugins."""
    roots = [binding(pyside, name) for name in sorted(modules)]
    roots += [file for file in _binaries(pyside) if OF_THE_BINDING.search(file.name) or RUNTIME.match(file.name)]
    plugins = pyside / "plugins" if (pyside / "plugins").is_dir() else pyside / "Qt" / "plugins"
    roots += [file for file in plugins.rglob("*") if file.is_file() and _plugin_kept(file)]
    return with_needed(pyside, roots)


def with_needed(pyside: Path, files: Iterable[Path]) -> set[Path]:
    """These, and every library beside them that they are linked with."""
    libraries = {file.name: file for folder in (pyside, pyside / "Qt" / "lib") for file in _binaries(folder)}
    roots = list(files)
    kept = set(roots)
    while roots:
        more = {libraries[name] for name in needed(roots.pop()) if name in libraries} - kept
        kept |= more
        roots += more
    return kept


def packages(site: Path) -> None:
    """The other packages without types, headers, tests and sources of C; and without what PySide6 has beside Qt."""
    for folder in sorted(site.rglob("*"), reverse=True):
        if folder.is_dir() and folder.name in GONE_FOLDERS and "PySide6" not in folder.parts:
            shutil.rmtree(folder)
    for file in list(site.rglob("*")):
        if file.is_file() and file.suffix in GONE_ENDINGS:
            file.unlink()
    for file in _binaries(site / "shiboken6"):
        if file.suffix == ".dll" and not (RUNTIME.match(file.name) or OF_THE_BINDING.match(file.name)):
            file.unlink()
    for pattern in SECONDS:
        for file in site.glob(pattern):
            file.unlink()
    for zone in (site / "tzdata" / "zoneinfo").iterdir():  # Linux has them all; Windows needs those of the region
        if zone.name not in ZONES:
            shutil.rmtree(zone) if zone.is_dir() else zone.unlink()
    for name in UNUSED:
        shutil.rmtree(site / name, ignore_errors=True)
    _drop_empty(site)


def binding(pyside: Path, module: str) -> Path:
    """The file of a module of Qt. CannotBuild if it is not there."""
    for ending in (".pyd", ".abi3.so"):
        if (pyside / f"{module}{ending}").is_file():
            return pyside / f"{module}{ending}"
    raise CannotBuild(f"PySide6 has no {module}, which the program imports")


def _binaries(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [file for file in folder.iterdir() if file.suffix in (".dll", ".pyd") or ".so" in file.suffixes]


def _plugin_kept(file: Path) -> bool:
    plain = file.stem.removeprefix("lib").removeprefix("q").removesuffix("-generic")
    return plain in PLUGINS.get(file.parent.name, set())


def _keep_only(folder: Path, kept: set[Path]) -> None:
    for file in list(folder.rglob("*")):
        if (file.is_file() or file.is_symlink()) and file not in kept:
            file.unlink()
    _drop_empty(folder)


def _drop_empty(folder: Path) -> None:
    for below in sorted(folder.rglob("*"), reverse=True):
        if below.is_dir() and not any(below.iterdir()):
            below.rmdir()
