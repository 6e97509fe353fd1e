"""Calendars with rules of their own, at known days of history: Nepal's by a table, Myanmar's by the moon."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from desktop.ui.questions.calendars import in_other_calendar


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1948-01-04", "24 Pyatho 1309"),  # independence: the ninth of the waning moon
        ("2015-07-31", "15 Second Waso 1377"),  # full moons that are holidays; a day later than the rule in that year
        ("2023-08-01", "15 Second Waso 1385"),
        ("2023-07-02", "15 First Waso 1385"),
        ("2024-10-17", "15 Thadingyut 1386"),
        ("2018-03-01", "15 Tabaung 1379"),
        ("1700-01-01", ""),
    ],
)
def test_a_day_of_myanmar_goes_by_the_moon(day: str, said: str) -> None:
    assert in_other_calendar(date.fromisoformat(day), ("myanmar",)) == said


def test_each_day_of_myanmar_follows_the_one_before() -> None:
    days = [in_other_calendar(date(2010, 1, 1) + timedelta(day), ("myanmar",)) for day in range(6000)]
    assert len(set(days)) == len(days)
    numbers = [int(day.partition(" ")[0]) for day in days]
    assert all(now == before + 1 or (now == 1 and before >= 29) for before, now in itertools.pairwise(numbers))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1918-04-12", ""),
        ("1918-04-13", "1 Baisakh 1975"),
        ("2008-05-28", "15 Jestha 2065"),  # the republic
        ("2015-09-20", "3 Asoj 2072"),  # the constitution
        ("2025-04-14", "1 Baisakh 2082"),
        ("2027-04-13", "30 Chait 2083"),
        ("2027-04-14", ""),  # its months are not announced
    ],
)
def test_a_day_of_nepal_goes_by_the_table(day: str, said: str) -> None:
    assert in_other_calendar(date.fromisoformat(day), ("bikram-sambat",)) == said
