"""The door is up before anything heavy is loaded: what lies behind it comes while the passphrase is typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.forms import library
from desktop.paths import Paths
from desktop.store import NewUser, Role, Vault, create
from desktop.store.key import Cost

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
import sys, time
from pathlib import Path
from desktop.app.house import Workspace
from desktop.paths import Paths
from desktop.ui.hands import let_work
from desktop.ui.program import Program
program = Program(Workspace(Paths(Path(sys.argv[1]))))
program.window.show()
program.app.processEvents()
print("loaded:" + " ".join(name for name in sys.argv[2:] if name in sys.modules))
program.house.warm()
until = time.monotonic() + 60
while not ("desktop.ui.beside" in sys.modules and "desktop.roles.today" in sys.modules) and time.monotonic() < until:
    let_work(20)
print("warm:" + " ".join(name for name in sys.argv[2:] if name in sys.modules))
"""

UNUSED = (
    "requests",
    "urllib3",
    "http.client",
    "email",
    "importlib.metadata",
    "cheroot",
    "cryptography.x509",
    "zstandard",
    "rapidfuzz",
    "statistics",
    "zxingcpp",
    "openpyxl",
    "pyxform",
    "desktop.hub",
    "desktop.exchange",
    "desktop.reports",
    "desktop.sync.courier",
    "desktop.sync.lines",
    "desktop.openrosa.encryption",
    "desktop.roles.exchanging",
    "desktop.roles.phones",
    "desktop.roles.supervisor",
    "desktop.roles.recaps",
    "desktop.roles.statistics",
    "desktop.ui.desk_exchange",
    "desktop.ui.desk_paper",
    "desktop.ui.desk_settings",
    "desktop.ui.desk_tray",
    "desktop.ui.pages.exchange",
    "desktop.ui.pages.outbox",
    "desktop.ui.pages.prelist",
    "desktop.ui.pages.recap",
    "desktop.ui.pages.records",
    "desktop.ui.pages.review",
    "desktop.ui.pages.settings",
    "desktop.ui.pages.setup",
    "desktop.ui.printing",
)
"""What nobody needs who comes in and fills a form: it is loaded when somebody goes there."""
FIRST_QUESTION = """
import sys
from pathlib import Path
from desktop.app.house import Workspace
from desktop.paths import Paths
from desktop.ui import program as windows
from desktop.ui.hands import Hands, let_work
program = windows.Program(Workspace(Paths(Path(sys.argv[1]))))
program.window.show()
program.house.warm()
hands = Hands(program)
program.window.unlock.unlock_asked.emit("Siti", "mangga tujuh belas")
hands.wait(lambda: program.workplace.desk is not None and hands.desk.counts is not None, "the desk")
hands.desk.form_chosen.emit(int(sys.argv[2]))
hands.wait(lambda: hands.filling is not None and hands.filling.where.card() is not None, "the first question")
print("loaded:" + " ".join(name for name in sys.argv[3:] if name in sys.modules))
hands.desk.go("settings")
hands.desk.go("outbox")
print("gone to:" + " ".join(name for name in sys.argv[3:] if name in sys.modules))
program.window.close()
let_work(50)
program.house.store.close()
"""
FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Satu</h:title>
<model><instance><data id="satu" version="1"><nama/></data></instance><bind nodeset="/data/nama" type="string"/></model>
</h:head><h:body><input ref="/data/nama"><label>Nama</label></input></h:body></h:html>"""


def test_the_door_loads_nothing_heavy_and_warming_does(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DOOR, str(tmp_path), *HEAVY], capture_output=True, text=True, check=True, timeout=120
    )
    cold, warm = (line.partition(":")[2].split() for line in done.stdout.splitlines()[-2:])
    assert cold == []
    assert {"sqlcipher3", "desktop.xforms", "desktop.roles"} <= set(warm)


def test_coming_in_and_filling_load_no_page_that_nobody_went_to(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    made = create(paths, NewUser("Siti", "mangga tujuh belas", Role.ENUMERATOR), cost=Cost(64, 1, 1))
    with Vault(paths, made.key) as vault:
        library.install(vault, FORM.encode(), {}, server_id="")
        key = library.newest(vault)[0].key
    done = subprocess.run(
        [sys.executable, "-c", FIRST_QUESTION, str(tmp_path), str(key), *UNUSED],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    lines = dict(line.partition(":")[::2] for line in done.stdout.splitlines() if ":" in line)
    assert lines["loaded"] == ""
    assert {"desktop.ui.pages.settings", "desktop.ui.pages.outbox"} <= set(lines["gone to"].split())
