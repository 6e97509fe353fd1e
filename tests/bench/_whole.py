"""Inside a process of the bench `whole`: the program, and somebody at it. Nothing is loaded that it does not need."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ui.hands import Hands
    from desktop.ui.program import Program
    from desktop.ui.session import House

MEMBERS = 200
TYPING = 3.0  # seconds for a passphrase of some words
NAME, PASSPHRASE = "Sri Wahyuni", "kopi pahit di pos ronda"


def furnish(folder: str) -> dict[str, object]:
    """A vault with the forms, their lists, and the draft."""
    from desktop.forms import library
    from desktop.paths import Paths
    from desktop.roles.enumerator import Enumerator
    from desktop.store import NewUser, Role, Vault, create
    from desktop.xforms import Interview
    from tests.bench import _workloads as workloads

    paths = Paths(Path(folder))
    made = create(paths, NewUser(NAME, PASSPHRASE, Role.ENUMERATOR))
    lists = {f"{level}.csv": _csv(level, rows) for level, rows in workloads.regions().items()}
    texts = {"W1": workloads.household().xml(), "W2": workloads.big().xml(), "W3": workloads.wilayah()}
    with Vault(paths, made.key) as vault:
        for name, xml in texts.items():
            library.install(vault, xml.encode(), lists if name == "W3" else {}, server_id="s")
        role = Enumerator(vault, made.user, now=lambda: datetime.now(UTC))
        form = next(form for form in role.forms() if form.form_id == "w1")
        opened = role.start(form.key)
        interview = Interview(opened.form)
        while len(interview.node("/data/g3/member").children) < MEMBERS:
            interview.add("/data/g3/member")
        role.save_draft(opened, interview.snapshot(), "")
        return {
            "record": opened.record_id, "codes": [rows[-1][0] for rows in workloads.regions().values()],
        }  # fmt: skip


_ABOVE = {"province": "country", "regency": "province", "district": "regency", "village": "district"}


def _csv(level: str, rows: list[tuple[str, str, str]]) -> bytes:
    import csv
    import io

    text = io.StringIO()
    csv.writer(text).writerows([("name", "label", _ABOVE[level]), *rows])
    return text.getvalue().encode()


def start(folder: str, name: str, *codes: str) -> dict[str, float]:
    """The program opened, somebody in, the form chosen; then down to a village by these codes."""
    return _opened(folder, lambda forms: ("form_chosen", forms[name.lower()]), codes)


def typed(folder: str, name: str) -> dict[str, float]:
    """The same, where a person takes a while to type the passphrase: their time is not counted."""
    return _opened(folder, lambda forms: ("form_chosen", forms[name.lower()]), typing=TYPING)


def draft(folder: str, record: str) -> dict[str, float]:
    return _opened(folder, lambda _forms: ("record_opened", record))


def _opened(
    folder: str, wanted: Callable[[dict[str, int]], tuple[str, object]], codes: Sequence[str] = (), typing: float = 0.0
) -> dict[str, float]:
    """The program by the way of the command; what the desk is asked for is `wanted` of the forms' keys."""
    from desktop import __main__ as command
    from desktop.app import OBJECTS

    gc.set_threshold(OBJECTS)  # as the command does before it loads the windows
    from desktop.ui import program

    os.environ["SAMBANG_HOME"] = folder
    sys.argv[1:] = []

    from PySide6.QtCore import QTimer  # after `desktop.ui`, as in the program

    from tests import offscreen

    offscreen.listen()
    found: dict[str, float] = {}

    class Played(program.Program):
        """The window, and somebody at it as soon as it is there."""

        def __init__(self, house: House) -> None:
            super().__init__(house)
            QTimer.singleShot(0, self.play)

        def play(self) -> None:
            """What goes wrong ends the program, too."""
            try:
                found.update(_played(self, wanted, codes, typing))
            finally:
                self.app.quit()

    program.Program = Played  # type: ignore[misc]
    command.main()
    return found


def _played(
    program: Program, wanted: Callable[[dict[str, int]], tuple[str, object]], codes: Sequence[str], typing: float
) -> dict[str, float]:
    from desktop.ui.hands import Hands, let_work
    from tests.bench._rows import memory

    hands = Hands(program)
    hands.wait(lambda: program.window.isVisible(), "the window")
    hands.shown()
    found = {"door": _since(), "work_door": time.process_time()}
    if typing:
        let_work(int(1000 * typing))
    found |= _come_in(hands) | _asked(hands, wanted)
    found["first"] -= typing
    page = hands.filling
    for level, value in zip(_ABOVE, codes, strict=False):  # lists are looked into
        assert page is not None
        page.answer(page.interview.node(f"/data/{level}"), value)
        let_work(50)
    let_work(2000)  # what is made ahead is made, what was needed only for opening is given back
    found["memory"] = memory()
    return found


def _since() -> float:
    """Seconds since the command."""
    return time.monotonic() - float(os.environ["SAMBANG_BENCH_BEGAN"])


def _come_in(hands: Hands) -> dict[str, float]:
    began = time.monotonic()
    hands.window.unlock.unlock_asked.emit(NAME, PASSPHRASE)
    hands.wait(lambda: hands.program.workplace.desk is not None and hands.desk.counts is not None, "the desk")
    return {"came_in": time.monotonic() - began}


def _asked(hands: Hands, wanted: Callable[[dict[str, int]], tuple[str, object]]) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    session = hands.desk.session
    forms = session.store.post(lambda _ticket: session.enumerator.forms()).result(30)
    asked = time.monotonic()
    signal, value = wanted({form.form_id: form.key for form in forms})
    getattr(hands.desk, signal).emit(value)
    hands.wait(lambda: hands.filling is not None and hands.filling.where.card() is not None, "the first question")
    QApplication.processEvents()
    return {"first": _since(), "opened": time.monotonic() - asked, "work": time.process_time()}


if __name__ == "__main__":
    deeds: dict[str, Callable[..., object]] = {"furnish": furnish, "start": start, "typed": typed, "draft": draft}
    print(json.dumps(deeds[sys.argv[1]](*sys.argv[2:])))
