"""From the command to a window one can use: time and memory, warm, and cold where the page cache may be dropped."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CACHES = Path("/proc/sys/vm/drop_caches")
TIMES = 5

DOOR = """
import sys
from pathlib import Path
from desktop.app.house import Workspace
from desktop.paths import Paths
from desktop.ui.program import Program
program = Program(Workspace(Paths(Path(sys.argv[1]))))
program.window.show()
program.app.processEvents()
program.window.grab()
print("shown", flush=True)
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
print(next((line.split()[1] for line in lines if line.startswith("VmRSS")), "0"), flush=True)
import os
os._exit(0)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        show("start to the door, warm", [start(folder) for _ in range(TIMES + 1)][1:])
        if may_drop_caches():
            show("start to the door, cold", [start(folder, cold=True) for _ in range(TIMES)])
        else:
            print("start to the door, cold: only root on Linux may drop the page cache")


def start(folder: str, *, cold: bool = False) -> tuple[float, int]:
    """Seconds from the command until the window is drawn, and the memory it then takes in kB."""
    if cold:
        os.sync()
        CACHES.write_text("3", encoding="ascii")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", DOOR, folder], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        taken = time.perf_counter() - began
        memory = int(child.stdout.readline() or 0)
    if said.strip() != "shown":
        raise SystemExit("the window did not come up")
    return taken, memory


def may_drop_caches() -> bool:
    return CACHES.exists() and os.access(CACHES, os.W_OK)


def show(name: str, runs: list[tuple[float, int]]) -> None:
    seconds = [taken for taken, _ in runs]
    memory = statistics.median(kilobytes for _, kilobytes in runs) / 1024
    middle, worst = 1000 * statistics.median(seconds), 1000 * max(seconds)
    print(f"{name:34} {middle:9.0f} ms median {worst:9.0f} ms worst {memory:7.0f} MB")


if __name__ == "__main__":
    main()
