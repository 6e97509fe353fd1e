"""The shortest runs of the usability scripts: a first report to its text on the clipboard; a few records reviewed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.ui.hands import Hands
from tests.journeys import laptop as deeds
from tests.journeys.laptop import RATNA, SITI
from tests.journeys.usability import CountingHands, measured, report
from tests.journeys.usability_review import given, reviewed

Window = Callable[..., Hands]


def test_a_first_report_takes_no_more_than_120_key_presses(window: Window, laptop: Path) -> None:
    hands = CountingHands(window(laptop).program)
    deeds.come_in(hands, SITI)
    done = measured("report", hands, lambda counted: report(hands, counted))
    assert done.keys <= 120 and done.letters > 90  # every question gone through with Enter
    deeds.close_window(hands)


def test_three_records_are_settled_mended_and_asked_about_by_keys(window: Window, laptop: Path) -> None:
    records = given(laptop, families=2)
    hands = CountingHands(window(laptop).program)
    deeds.come_in(hands, RATNA)
    done = measured("review", hands, lambda counted: reviewed(hands, counted, records))
    assert done.keys <= 220
    hands.wait(lambda: told(hands) == (1, 0), "the mended one is approved, and no other waits")
    deeds.close_window(hands)


def told(hands: Hands) -> tuple[int, int]:
    """On hold, to review: as last counted, which may be a moment behind the last key."""
    counts = hands.desk.counts
    return (-1, -1) if counts is None else (counts.on_hold, counts.to_review)
