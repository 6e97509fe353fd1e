"""Behind the lock nothing of a session lives: no page, no interview, no connection, and not the vault's key."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from shiboken6 import isValid, ownedByPython

from desktop.demo.families import household
from desktop.paths import Paths
from desktop.reference import synthetic
from desktop.store import unlock
from desktop.ui.hands import Hands
from desktop.ui.main_window import MainWindow
from desktop.ui.signals import Signals
from tests.journeys import laptop as deeds
from tests.journeys.conftest import Flashes
from tests.journeys.furnished import handed_in
from tests.journeys.laptop import RATNA, SITI

Window = Callable[..., Hands]
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
    return [type(one).__name__ for one in found if not isinstance(one, (MainWindow, Signals, Flashes))]


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


def test_no_page_no_interview_and_no_key_lives_behind_the_lock(window: Window, laptop: Path) -> None:
    family = next(iter(synthetic.families(1, seed=3)))
    handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
    secret = unlock(Paths(laptop), RATNA.name, RATNA.passphrase).key.secret
    hands = window(laptop)
    for _morning in range(2):
        a_morning(hands)
        assert of_a_session()["Session"] and holders(secret), "the test sees what is there"
        assert orphans() == []
        deeds.lock(hands)
        hands.wait(lambda: not of_a_session(), "nothing of the session is there any more")
        assert holders(secret) == 0
