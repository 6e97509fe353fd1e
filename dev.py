#!/usr/bin/env python3
"""The one way in for people who build Sambang: `python3 dev.py run`, `test`, `lint` … (standard library only)."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "sambang-setup.json"
REGIONS = ROOT / "resources" / "reference" / "regions.sqlite"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
UNSTEADY = 3  # so many failures are looked at once more by themselves: windows, processes and wires share two cores
OLDEST, PRESENT, NEWEST = (3, 11), sys.version_info[:2], (3, 13)

# What Qt asks of a bare Debian, by the library whose absence shows that the package is missing.
DRAWING = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",  # of QtNetwork
}
WINDOWED = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class Stop(Exception):
    """Something a person can mend: said in one line or two, without a traceback."""


def main(words: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):  # an old Windows console knows no "…"
        stream.reconfigure(errors="replace")
    commands = {
        "run": run,
        "test": test,
        "lint": lint,
        "bench": bench,
        "screenshots": screenshots,
        "forms": forms,
        "translate": translate,
        "regions": regions,
        "installer": installer,
        "setup": setup,
    }
    if not words or words[0] not in commands:
        print("python3 dev.py COMMAND [more words for the command]\n")
        for name, deed in commands.items():
            print(f"  {name:<12} {(deed.__doc__ or '').splitlines()[0]}")
        return 0 if words in ([], ["help"], ["-h"], ["--help"]) else 2
    try:
        return commands[words[0]](words[1:])
    except Stop as stop:
        print(f"dev.py: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# Commands


def run(words: list[str]) -> int:
    """Set up if needed, then open Sambang on its demonstration workspace."""
    windowed = has_display()
    prepare("run", windowed=windowed)
    ensure_regions()
    if windowed:
        return python("-m", "desktop", "demo", *words)
    print("There is no display here: the whole journey is played offscreen instead.", flush=True)
    journey = [] if "--journey" in words else ["--journey"]
    return python("-m", "desktop", "demo", *journey, *words, offscreen=True)


def test(words: list[str]) -> int:
    """Run all tests (further words go to pytest)."""
    prepare("dev")
    ensure_regions()
    with tempfile.TemporaryDirectory() as known:
        tests = ["-m", "pytest", "-o", f"cache_dir={known}", *words]
        worst = python(*tests, offscreen=True)
        failed = Path(known, "v", "cache", "lastfailed")
        unsteady = list(json.loads(failed.read_text())) if worst == 1 and failed.exists() else []
        if not 0 < len(unsteady) <= UNSTEADY:
            return worst
        print(
            "\nUNSTEADY if they pass now, by themselves (a defect to mend all the same):",
            *unsteady,
            sep="\n  ",
            flush=True,
        )
        return python(*tests, "--last-failed", offscreen=True)


def lint(_words: list[str]) -> int:
    """Check style, format, types and floors, and ask what is known against what we depend on."""
    prepare("dev")
    checks = [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        ["-m", "tests.house.audit"],
    ]
    return max(python(*check) for check in checks)


def bench(words: list[str]) -> int:
    """Measure the engine, the store, the screens and the wire; prints a table."""
    prepare("dev")
    ensure_regions()
    return python("-m", "tests.bench", *words, offscreen=True)


def screenshots(words: list[str]) -> int:
    """Take pictures of every screen, full and empty, in both languages, light and dark (or only some looks)."""
    prepare("dev")
    ensure_regions()
    folder = ROOT / "build" / "screenshots"
    worst = python("-m", "tests.screenshots", str(folder), *words, offscreen=True)
    if words:
        return worst
    galleries = sorted(path.stem for path in (ROOT / "tests" / "ui").glob("gallery*.py"))
    drawn = [python("-m", f"tests.ui.{name}", str(folder / "pages"), offscreen=True) for name in galleries]
    return max(worst, *drawn)


def forms(words: list[str]) -> int:
    """Build the questionnaires in resources/forms/ from their sources."""
    prepare("run")
    return python("-m", "resources.forms.src.build", *words)


def translate(words: list[str]) -> int:
    """Gather the texts of the interface into resources/i18n/ and say what is untranslated."""
    prepare("run")
    return python("-m", "desktop.ui.wordlist", *words, offscreen=True)


def regions(_words: list[str]) -> int:
    """Build the region list anew from its package."""
    prepare("run")
    build_regions()
    return 0


def installer(words: list[str]) -> int:
    """Build the installers this machine can build into dist/ (`installer windows`, `deb`, `tar`; --help)."""
    prepare("run")
    ensure_regions()
    return python("-m", "installer", *words, offscreen=True)


def setup(words: list[str]) -> int:
    """Only make the environment (`setup dev` with the tools for tests)."""
    prepare("dev" if "dev" in words else "run", windowed=has_display())
    ensure_regions()
    print("Ready.")
    return 0


# Setting up: each step leaves its mark in the stamp, so that the next start does nothing


def prepare(lock: str, *, windowed: bool = False) -> None:
    """Make .venv hold what the lock says (dev holds run too), and the system hold what Qt needs."""
    check_python()
    stamp = read_stamp()
    keep = "dev" if "dev" in (lock, stamp.get("lock")) else "run"
    if (stamp.get("lock"), stamp.get("locks")) != (keep, lock_marks(keep)):
        make_venv()
        install(keep)
        stamp = {"lock": keep, "locks": lock_marks(keep), "python": python_mark()}
        write_stamp(stamp)
    libraries = "windowed" if windowed else "offscreen"
    if stamp.get("libraries") not in ("windowed", libraries):
        ensure_libraries({**DRAWING, **WINDOWED} if windowed else DRAWING)
        write_stamp({**stamp, "libraries": libraries})


def check_python() -> None:
    if not OLDEST <= PRESENT <= NEWEST:
        raise Stop(
            f"Sambang needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}, this is {python_mark()}."
            " Start dev.py with one of those (python3.12 dev.py …, on Windows: py -3.12 dev.py …)."
        )


def make_venv() -> None:
    """A fresh .venv when there is none, or when the one there no longer starts or belongs to another Python."""
    if PYTHON.exists() and succeeds([str(PYTHON), "-c", f"import pip, sys; assert sys.version_info[:2] == {PRESENT}"]):
        return
    need_venv_module()
    print(f"Making the environment in {VENV.name} …", flush=True)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise Stop(f"the environment could not be made in {VENV}. Is the disk full, or the folder read-only?")


def need_venv_module() -> None:
    """Debian ships Python without the part that makes environments."""
    if ensurepip_works():
        return
    if WINDOWS:
        raise Stop(f"this Python ({sys.executable}) cannot make environments; take the full one from python.org.")
    package = "python3-venv" if PRESENT == OLDEST else f"python{python_mark()}-venv"
    install_packages([package], "to make a Python environment")
    if not ensurepip_works():
        raise Stop(f"this Python ({sys.executable}) cannot make environments; try /usr/bin/python3 dev.py …")


def ensurepip_works() -> bool:
    return succeeds([sys.executable, "-c", "import ensurepip, venv"])


def install(lock: str) -> None:
    """Everything the lock names, each file checked against its hash; then Sambang itself, in place."""
    print("Fetching and checking the libraries (about 110 MB the first time) …", flush=True)
    pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet", "--no-deps"]
    if python(*pip, "--only-binary=:all:", "--require-hashes", "-r", f"requirements/{lock}.txt") != 0:
        raise Stop("the libraries could not be installed. Is there a connection? Try again: what has come is kept.")
    if python(*pip, "--no-index", "--no-build-isolation", "--editable", ".") != 0:
        raise Stop("Sambang itself could not be installed into .venv; the lines above say why.")


def ensure_libraries(needed: dict[str, str]) -> None:
    """The system libraries Qt is linked with; only Linux lacks them."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in needed.items() if not loads(library)]
    if missing:
        install_packages(missing, "to draw windows")
        gone = [library for library in needed if not loads(library)]
        if gone:
            raise Stop(f"these system libraries are still missing: {', '.join(gone)}")


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str], purpose: str) -> None:
    """Debian's packages, if we may; else the exact command to type."""
    update, add = ["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        raise Stop(f"missing {purpose}: {', '.join(packages)} (Debian's names). Install them and try again.")
    before = permission()
    if before is None:
        raise Stop(f"missing {purpose}. Please type:\n  sudo {' '.join(update)} && sudo {' '.join(add)}")
    print(f"Installing packages {purpose}: {' '.join(packages)} …", flush=True)
    for command in (update, add):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        log = ROOT / "build" / "packages.log"
        log.parent.mkdir(exist_ok=True)
        with log.open("ab") as file:
            code = subprocess.call([*before, *command], env=environment, stdout=file, stderr=subprocess.STDOUT)
        if code != 0:
            sys.stderr.write(log.read_text(encoding="utf-8", errors="replace")[-2000:])
            raise Stop(f"this did not work: {' '.join([*before, *command])}")


def permission() -> list[str] | None:
    """What to put before a command that needs root; None if we may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and succeeds([sudo, "-n", "true"]):
        return [sudo, "-n"]
    return None


def ensure_regions() -> None:
    source = ROOT / "desktop" / "reference" / "region_source.py"
    if not REGIONS.exists() or (source.exists() and source.stat().st_mtime > REGIONS.stat().st_mtime):
        build_regions()


def build_regions() -> None:
    print("Building the region list …", flush=True)
    deed = "from desktop.paths import regions_file as f; from desktop.reference.regions import build; build(f())"
    if python("-c", deed) != 0:
        raise Stop("the region list could not be built; the lines above say why.")


# Small facts


def python(*words: str, offscreen: bool = False) -> int:
    """Run the environment's Python in the root of the tree and return its exit code."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.call([str(PYTHON), *words], cwd=ROOT, env=environment)


def succeeds(command: list[str]) -> bool:
    """Whether a command ends well; what it prints is nobody's concern."""
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def python_mark() -> str:
    return f"{PRESENT[0]}.{PRESENT[1]}"


def lock_marks(lock: str) -> str:
    """Changes when the lock or the project's own description (version, entry points) changes."""
    file = ROOT / "requirements" / f"{lock}.txt"
    return hashlib.sha256(file.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def read_stamp() -> dict[str, str]:
    """What was set up here; nothing, if the stamp is absent, damaged or from another place or Python."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    moved = stamp.get("root") != str(ROOT) or stamp.get("python") != python_mark() or not PYTHON.exists()
    return {} if moved else stamp


def write_stamp(stamp: dict[str, str]) -> None:
    STAMP.write_text(json.dumps({**stamp, "root": str(ROOT)}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
