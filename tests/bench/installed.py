"""What was built, from the command to the drawn unlock window: the installed program, and beside it the same program
packed by PyInstaller with its defaults (a folder, one file).

    python3 -m venv F && F/bin/pip install --require-hashes -r requirements/run.txt && F/bin/pip install pyinstaller
    python3 dev.py bench installed build/installer/linux --pyinstaller F

Cold: the files of the tree are put out of the page cache before each start, as for the first one of a day (the system's
own libraries stay). Processor time is user and system of all processes of the start.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench._rows import busy, show, tell
from tests.bench.start import DOOR, ROOT

WARM, COLD = 9, 5
SHOWN = '\nimport os\nprint("shown", flush=True)\nos._exit(0)\n'
ENTRY = "packed.py"  # for PyInstaller: with the word `door` the window is drawn, else it is the whole program
PROGRAM = "else:\n    from desktop.__main__ import main\n    raise SystemExit(main())\n"


@dataclass(frozen=True, slots=True)
class Built:
    """One build: how it is started (a data folder is the last word), and where its files lie."""

    name: str
    command: tuple[str, ...]
    files: Path


def main(words: Sequence[str]) -> None:
    """A row for each build, warm and cold."""
    parser = argparse.ArgumentParser(prog="dev.py bench installed", description=__doc__)
    parser.add_argument("tree", type=Path, help="the installed program (/usr/lib/sambang, build/installer/linux)")
    parser.add_argument(
        "--pyinstaller", type=Path, metavar="FOLDER", help="an environment with the lock and PyInstaller"
    )
    chosen = parser.parse_args(words)
    tell("machine", busy())
    with tempfile.TemporaryDirectory() as folder:
        door = Path(folder) / "door.py"
        door.write_text(DOOR + SHOWN, encoding="utf-8")
        builds = [installed(chosen.tree.resolve(), door)]
        if chosen.pyinstaller:
            builds += packed(chosen.pyinstaller.absolute())
        for build in builds:
            measure(build, folder)


def installed(tree: Path, door: Path) -> Built:
    """Started by the Python that came with it, as /usr/bin/sambang does."""
    python = next((tree / "bin").glob("python3.*"))
    return Built("installed", (str(python), str(door)), tree)


def packed(environment: Path) -> list[Built]:
    """PyInstaller's folder and its one file, built once below `environment`."""
    work = environment / "built"
    work.mkdir(exist_ok=True)
    script = "\n".join(f"    {line}" for line in (DOOR + SHOWN).splitlines() if line)
    script = script.replace("sys.argv[1]", "sys.argv[2]")
    (work / ENTRY).write_text(f'import sys\nif sys.argv[1:2] == ["door"]:\n{script}\n{PROGRAM}', encoding="utf-8")
    builds = []
    for name, kind in (("PyInstaller, a folder", "--onedir"), ("PyInstaller, one file", "--onefile")):
        files = work / kind.strip("-")
        if not files.is_dir():
            pack(environment / "bin" / "pyinstaller", work, kind)
        program = next(path for path in (files / "packed" / "packed", files / "packed") if path.is_file())
        builds.append(Built(name, (str(program), "door"), files))
    return builds


def pack(packer: Path, work: Path, kind: str) -> None:
    """The defaults, and what no packer can know: modules loaded by name, and our resources."""
    words: list[str | Path] = [
        kind,
        "--noconfirm",
        "--log-level",
        "ERROR",
        "--distpath",
        work / kind.strip("-"),
        "--workpath",
        work / "work",
    ]
    words += ["--specpath", work, "--paths", ROOT, "--add-data", f"{ROOT / 'resources'}:resources"]
    words += ["--collect-submodules", "desktop", "--collect-data", "pyxform", work / ENTRY]
    subprocess.run([packer, *words], check=True, cwd=work)
    shutil.rmtree(work / "work", ignore_errors=True)


def measure(build: Built, folder: str) -> None:
    """Warm first (one start before that is not counted), then cold."""
    tell(f"{build.name}: size", f"{size(build.files):.1f} MB")
    started(build, folder)
    for how, times in (("warm", WARM), ("cold", COLD)):
        runs = [started(build, folder, cold=how == "cold") for _ in range(times)]
        processor = statistics.median(spent for _, spent in runs)
        show(
            f"{build.name}: start to the unlock window, {how}", [wall for wall, _ in runs], f"{1000 * processor:.0f} ms"
        )


def started(build: Built, folder: str, *, cold: bool = False) -> tuple[float, float]:
    """Seconds of the wall until the window is drawn, and of the processor until all is over."""
    if cold:
        put_out(build.files)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    began = time.perf_counter()
    with subprocess.Popen(
        [*build.command, folder],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        wall = time.perf_counter() - began
        _, _, spent = os.wait4(child.pid, 0)
        child.returncode = 0
    if said.strip() != "shown":
        raise SystemExit(f"{build.name}: the window did not come up")
    return wall, spent.ru_utime + spent.ru_stime


def put_out(files: Path) -> None:
    """Out of the page cache, without disturbing whatever else the machine does."""
    os.sync()
    for file in (path for path in files.rglob("*") if path.is_file()):
        handle = os.open(file, os.O_RDONLY)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


def size(files: Path) -> float:
    """MB of all files."""
    return sum(path.lstat().st_size for path in files.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


if __name__ == "__main__":
    main(sys.argv[1:])
