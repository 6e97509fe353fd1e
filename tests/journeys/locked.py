"""A day of locks: in, everything looked at, a record begun, F9, and again. What stays in memory, by figures.

`python -m tests.journeys.locked ROUNDS` prints the memory after some of them, and what Python still knows at the door;
`… prove FOLDER` shows that nothing of a session stays, in a process where nobody else was.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections import Counter
from itertools import chain
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid, ownedByPython

from desktop.demo.families import household
from desktop.demo.province import open_province
from desktop.paths import Paths
from desktop.reference import synthetic
from desktop.store import unlock
from desktop.ui.hands import Hands
from desktop.ui.main_window import MainWindow
from desktop.ui.signals import Signals
from tests import offscreen
from tests.bench._rows import memory
from tests.journeys import laptop as deeds
from tests.journeys.furnished import furnish, handed_in
from tests.journeys.laptop import RATNA, SITI

Key = Qt.Key
ITS_OWN = frozenset(
    {
        "Session", "Unlocked", "DataKey", "OwnKey", "Vault", "Wire", "ScreenSide", "Enumerator", "Supervisor",
        "Interview", "Form", "Desk", "Frame", "FillingDesk", "ReviewDesk", "FillingPage", "ReviewPage",
    }
)  # fmt: skip
"""Types of which nobody who stands at the door has any."""


def of_a_session() -> Counter[str]:
    """What is there of a session, of all that Python knows, garbage too."""
    types = (type(one) for one in gc.get_objects())
    return Counter(one.__name__ for one in types if one.__name__ in ITS_OWN and _is_ours(one))


def _is_ours(known: type) -> bool:
    return known.__module__.startswith("desktop.")


def orphans() -> list[str]:
    """Qt's objects that nobody above owns: they would outlive their page, with what their signals are connected to."""
    found = (one for one in gc.get_objects() if isinstance(one, QObject) and isValid(one) and ownedByPython(one))
    return [type(one).__name__ for one in found if not isinstance(one, (MainWindow, Signals))]


def holders(secret: bytes) -> int:
    """How many objects hold these bytes (or copies of them)."""
    held = chain.from_iterable(gc.get_referents(one) for one in gc.get_objects())
    return sum(1 for one in held if type(one) is bytes and one == secret and one is not secret)


def a_morning(hands: Hands) -> None:
    """Ratna looks at everything, reads a record, begins another, and is called away while it is open."""
    deeds.come_in(hands, RATNA)
    for page in ("settings", "records", "outbox", "exchange", "recap", "home"):
        hands.desk.go(page)
        hands.breathe(20)
    hands.press(Key.Key_F1)
    hands.press(Key.Key_Escape)
    hands.press(Key.Key_K, ctrl=True)
    hands.press(Key.Key_Escape)
    hands.desk.go("review")
    work = hands.desk.work
    hands.wait(lambda: work is not None and work.page.table.hasFocus(), "what waits is listed")
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.review is not None, "the record opens to be read")
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.review is None, "the reading is left")
    deeds.begin_form(hands, "laporan")
    hands.wait(lambda: hands.filling is not None and hands.filling.isVisible(), "it is in front")


def main(rounds: int) -> None:
    """The figures."""
    offscreen.listen()
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        province = open_province(Path(folder, "provincial"))
        laptop = Path(folder, "sambang")
        furnish(laptop, province.address("enumerator"))
        family = next(iter(synthetic.families(1, seed=3)))
        handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
        hands = deeds.open_window(laptop)
        for done in range(1, rounds + 1):
            a_morning(hands)
            deeds.lock(hands)
            hands.wait(lambda: not of_a_session(), "nothing of the session is there any more")
            if done in (1, 2, 5, rounds) or not done % 10:
                print(f"{done:4} locks: {memory():6.1f} MB, {len(gc.get_objects()):7} objects of Python", flush=True)
        deeds.close_window(hands)
        province.stop()
    del app


def prove(laptop: Path) -> None:
    """Two mornings of a furnished laptop with a record to read; AssertionError or TimeoutError if something stays."""
    offscreen.listen()
    app = QApplication.instance() or QApplication([])
    secret = unlock(Paths(laptop), RATNA.name, RATNA.passphrase).key.secret
    hands = deeds.open_window(laptop)
    for _morning in range(2):
        a_morning(hands)
        assert of_a_session()["Session"] and holders(secret), "the proof sees what is there"
        assert orphans() == []
        deeds.lock(hands)
        hands.wait(lambda: not of_a_session(), "nothing of the session is there any more")
        assert holders(secret) == 0
    deeds.close_window(hands)
    del app
    print("nothing stayed")


if __name__ == "__main__":
    if sys.argv[1:2] == ["prove"]:
        prove(Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
