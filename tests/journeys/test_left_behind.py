"""Behind the lock nothing of a session lives: no page, no interview, no connection, and not the vault's key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.demo.families import household
from desktop.paths import Paths
from desktop.reference import synthetic
from desktop.store import unlock
from desktop.ui.hands import Hands
from tests.journeys import laptop as deeds
from tests.journeys.furnished import handed_in
from tests.journeys.laptop import RATNA, SITI
from tests.journeys.locked import a_morning, holders, of_a_session, orphans

Window = Callable[..., Hands]


def test_no_page_no_interview_and_no_key_lives_behind_the_lock(window: Window, laptop: Path) -> None:
    family = next(iter(synthetic.families(1, seed=3)))
    handed_in(laptop, "asesmen_keluarga", household(family, SITI.name))
    secret = unlock(Paths(laptop), RATNA.name, RATNA.passphrase).key.secret
    hands = window(laptop)
    for _morning in range(2):
        a_morning(hands)
        assert of_a_session()["Session"] and holders(secret), "the test sees what is there"
        assert [one for one in orphans() if one != "Flashes"] == []  # of the tests themselves
        deeds.lock(hands)
        hands.wait(lambda: not of_a_session(), "nothing of the session is there any more")
        assert holders(secret) == 0
