"""The shortest run of the usability script: a first report, to its text on the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.ui.hands import Hands
from tests.journeys import laptop as deeds
from tests.journeys.laptop import SITI
from tests.journeys.usability import CountingHands, measured, report

Window = Callable[..., Hands]


def test_a_first_report_takes_no_more_than_120_key_presses(window: Window, laptop: Path) -> None:
    hands = CountingHands(window(laptop).program)
    deeds.come_in(hands, SITI)
    done = measured("report", hands, lambda counted: report(hands, counted))
    assert done.keys <= 120 and done.letters > 90  # every question gone through with Enter
    deeds.close_window(hands)
