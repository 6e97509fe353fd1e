"""Run by the installed program's own Python (`-m inside …`): what a proof wants to know and no command tells.

Laid beside the program for as long as the proof lasts. `records FOLDER`: somebody comes in at the workspace of a
demonstration, as after an update; `devices`: the addition for camera and sound is loaded.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def records(base: Path) -> dict[str, object]:
    """By the ways the windows take: the program's number, how many records there are, and the backups made so far."""
    from desktop.app.house import Workspace
    from desktop.demo.workspace import SUPERVISOR, folder_of
    from desktop.paths import installed_version
    from desktop.store.backup import found_in
    from desktop.store.records_table import Wish

    _province, paths = folder_of(base)
    house = Workspace(paths)
    session = house.store.post(lambda _ticket: house.enter(SUPERVISOR.name, SUPERVISOR.passphrase)).result(300)
    role = session.supervisor
    assert role is not None
    total = session.store.post(lambda _ticket: role.page(Wish()).total).result(60)
    session.leave()
    house.store.post(lambda _ticket: session.close()).result(60)
    house.store.close()
    return {"version": installed_version(), "records": total, "backups": len(found_in(paths.backups))}


def devices() -> dict[str, object]:
    """What the addition can record as; nothing, where it is not there or does not load."""
    from PySide6.QtWidgets import QApplication

    from desktop.ui.media.addition import way_to_devices

    app = QApplication([])
    way = way_to_devices()
    if way is None:
        return {"kinds": 0}
    found = way()
    from PySide6.QtMultimedia import QMediaFormat

    kinds = QMediaFormat().supportedFileFormats(QMediaFormat.ConversionMode.Encode)
    del app
    return {"kinds": len(kinds), "cameras": len(found.cameras()), "microphones": len(found.microphones())}


if __name__ == "__main__":
    asked = devices() if sys.argv[1] == "devices" else records(Path(sys.argv[2]))
    print(json.dumps(asked))
