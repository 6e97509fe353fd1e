"""Cases recorded from ODK Web Forms and JavaRosa, replayed over `drive`; what differs is listed with its reason."""

from __future__ import annotations

import pytest

from tests.xforms.suites_replay import SUITES, Outcome, fills, known, scenarios

pytestmark = pytest.mark.skipif(not SUITES.is_dir(), reason="the recorded cases are not here")


def _unexplained(outcomes: list[Outcome]) -> list[str]:
    reasons = known()
    return [f"{each.case}: {each.wrong[0]}" for each in outcomes if each.wrong and each.case not in reasons]


@pytest.mark.slow
def test_scenarios_agree_or_are_explained() -> None:
    outcomes = list(scenarios())
    assert len(outcomes) > 400
    assert _unexplained(outcomes) == []


@pytest.mark.slow
def test_fills_agree_or_are_explained() -> None:
    outcomes = list(fills())
    assert len(outcomes) > 150
    assert _unexplained(outcomes) == []
