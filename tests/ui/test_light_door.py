"""The door is up before anything heavy is loaded: what lies behind it comes while the passphrase is typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = (
    "sqlite3",
    "sqlcipher3",
    "sqlite_utils",
    "requests",
    "cryptography",
    "pyxform",
    "openpyxl",
    "desktop.xforms",
    "desktop.sync",
    "desktop.hub",
    "desktop.forms",
    "desktop.roles",
)
DOOR = """
import sys
from pathlib import Path
from desktop.app.house import Workspace
from desktop.paths import Paths
from desktop.ui.program import Program
program = Program(Workspace(Paths(Path(sys.argv[1]))))
program.window.show()
program.app.processEvents()
print("loaded:" + " ".join(name for name in sys.argv[2:] if name in sys.modules))
program.house.warm()
program.house.store.post(lambda _ticket: None).result(60)
print("warm:" + " ".join(name for name in sys.argv[2:] if name in sys.modules))
"""


def test_the_door_loads_nothing_heavy_and_warming_does(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DOOR, str(tmp_path), *HEAVY], capture_output=True, text=True, check=True, timeout=120
    )
    cold, warm = (line.partition(":")[2].split() for line in done.stdout.splitlines()[-2:])
    assert cold == []
    assert {"sqlcipher3", "desktop.xforms", "desktop.roles"} <= set(warm)
