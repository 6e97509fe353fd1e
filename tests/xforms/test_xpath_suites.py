"""Every expression case recorded from other engines agrees, or stands in xpath_differences.json with its reason."""

from __future__ import annotations

import pytest

from tests.xforms.suites_xpath import Case, cases, differences, verdict

SUITES = ("xpath_cases", "xpath_known_divergences")
CASES = [case for suite in SUITES for case in cases(suite)]

pytestmark = pytest.mark.skipif(not CASES, reason="../shared/suites is not there")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_case(case: Case) -> None:
    known = differences()
    found = verdict(case)
    if case["id"] in known:
        assert found is not None, f"{case['id']} agrees now: take it out of the list"
    else:
        assert found is None, f"{case['expr']} is {case['expected']!r}, not {found}"


def test_at_least_99_percent_agree() -> None:
    recorded = {case["id"] for case in cases("xpath_cases")}
    assert len(recorded & differences().keys()) <= len(recorded) // 100
