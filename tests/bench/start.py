"""From the command to a window one can type in: time and memory, warm, and cold where the page cache may be dropped.

Each start is a process of its own. Beside it an empty PySide6 window: what no program of ours can be faster than.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench._rows import show, tell

ROOT = Path(__file__).resolve().parent.parent.parent
CACHES = Path("/proc/sys/vm/drop_caches")
WARM, COLD = 9, 5

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
"""
BARE = """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.show()
app.processEvents()
window.grab()
"""
SAY = """
print("shown", flush=True)
from tests.bench._rows import memory
import os
print(memory(), flush=True)
os._exit(0)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bare = measure("an empty Qt window, warm (the floor)", BARE, folder, WARM)
        measure("start to the door, warm", DOOR, folder, WARM, bare)
        if may_drop_caches():
            bare = measure("an empty Qt window, page cache dropped", BARE, folder, COLD, cold=True)
            measure("start to the door, page cache dropped", DOOR, folder, COLD, bare, cold=True)
        else:
            tell("start to the door, cold", "not measured", "only root on Linux may drop the page cache")


def measure(what: str, script: str, folder: str, times: int, bare: float = 0.0, *, cold: bool = False) -> float:
    if not cold:
        start(script, folder)
    runs = [start(script, folder, cold=cold) for _ in range(times)]
    middle = statistics.median(taken for taken, _ in runs)
    ratio = f", {middle / bare:.1f} × the empty window" if bare else ""
    show(what, [taken for taken, _ in runs], f"{statistics.median(mb for _, mb in runs):.0f} MB{ratio}")
    return middle


def start(script: str, folder: str, *, cold: bool = False) -> tuple[float, float]:
    """Seconds from the command until the window is drawn, and the memory it then takes in MB."""
    if cold:
        os.sync()
        CACHES.write_text("3", encoding="ascii")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    began = time.perf_counter()
    command = [sys.executable, "-c", script + SAY, folder]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        taken = time.perf_counter() - began
        used = float(child.stdout.readline() or 0)
    if said.strip() != "shown":
        raise SystemExit("the window did not come up")
    return taken, used


def may_drop_caches() -> bool:
    return CACHES.exists() and os.access(CACHES, os.W_OK)


if __name__ == "__main__":
    main()
