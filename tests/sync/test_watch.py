"""When a round starts by itself: with a clock of our own, no waiting."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sync.backoff import FIRST, LONGEST, wait_after
from desktop.sync.round import Pace
from desktop.sync.watch import QUIET, SELDOM, SETTLE, Do, Watch
from desktop.trouble import Kind


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def later(self, delta: timedelta) -> None:
        self.at += delta


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(clock: Clock) -> Watch:
    return Watch(clock, random.Random(1))


def test_the_first_round_is_at_once_and_then_it_is_quiet(watch: Watch, clock: Clock) -> None:
    assert (watch.due(), watch.due()) == (Do.ROUND, Do.NOTHING)
    watch.finished(None, None)
    assert (watch.due(), watch.seen().online) == (Do.NOTHING, True)
    clock.later(QUIET)
    assert watch.due() is Do.ROUND


def test_what_is_released_goes_at_once(watch: Watch) -> None:
    watch.due()
    watch.finished(None, None)
    watch.released()
    assert watch.due() is Do.ROUND
    watch.released()
    watch.finished(None, None)
    assert watch.due() is Do.ROUND


def test_without_a_line_it_probes_ever_less_and_pushes_as_soon_as_it_is_back(watch: Watch, clock: Clock) -> None:
    assert watch.due() is Do.ROUND
    watch.finished(Kind.NO_CONNECTION, None)
    waits = []
    for _ in range(9):
        due = watch.seen().next_at
        assert due is not None and watch.due() is Do.NOTHING
        waits.append(due - clock.at)
        clock.later(due - clock.at)
        assert watch.due() is Do.PROBE
        watch.probed(False)
    assert FIRST / 2 <= waits[0] <= FIRST
    assert LONGEST / 2 <= waits[-1] <= LONGEST
    clock.later(LONGEST)
    assert watch.due() is Do.PROBE
    watch.probed(True)
    assert watch.due() is Do.ROUND


def test_a_hint_of_the_system_shortens_the_wait_but_is_checked(watch: Watch, clock: Clock) -> None:
    watch.due()
    for _ in range(9):
        watch.finished(Kind.NO_CONNECTION, None)
    watch.hint(True)
    assert watch.due() is Do.NOTHING
    clock.later(SETTLE)
    assert watch.due() is Do.PROBE
    watch.probed(True)
    assert watch.due() is Do.ROUND
    watch.finished(None, None)
    watch.hint(True)
    assert watch.seen().next_at == clock.at + QUIET
    watch.hint(False)
    watch.released()
    assert watch.due() is Do.NOTHING


def test_a_person_may_always_ask(watch: Watch, clock: Clock) -> None:
    watch.due()
    watch.finished(Kind.LOGIN_PAGE, None)
    watch.wish()
    assert watch.due() is Do.ROUND
    watch.wish()
    watch.finished(None, None)
    assert watch.due() is Do.ROUND


def test_a_postponed_submission_is_tried_when_it_may(watch: Watch, clock: Clock) -> None:
    watch.due()
    watch.finished(None, clock.at + timedelta(minutes=1))
    clock.later(timedelta(seconds=59))
    assert watch.due() is Do.NOTHING
    clock.later(timedelta(seconds=1))
    assert watch.due() is Do.ROUND


def test_a_trouble_that_needs_a_person_is_tried_seldom(watch: Watch, clock: Clock) -> None:
    watch.due()
    watch.finished(Kind.TOKEN_REJECTED, None)
    assert watch.seen().next_at == clock.at + SELDOM


@pytest.mark.parametrize("kind", [Kind.LOGIN_PAGE, Kind.NOT_SECURE, Kind.CERTIFICATE_UNTIMELY])
def test_what_a_portal_or_the_clock_does_is_left_behind_soon(watch: Watch, clock: Clock, kind: Kind) -> None:
    """A portal that shows a certificate of its own: an hour later one is long in another place."""
    watch.due()
    watch.finished(kind, None)
    clock.later(FIRST)
    assert watch.due() is Do.PROBE
    watch.probed(True)
    assert watch.due() is Do.ROUND


@given(st.integers(0, 100), st.integers())
def test_waits_grow_and_stay_in_bounds(failures: int, seed: int) -> None:
    wait = wait_after(failures, random.Random(seed))
    assert FIRST / 2 <= wait <= LONGEST


def test_a_slow_line_is_told_with_the_time_it_takes() -> None:
    at = [100.0]
    pace = Pace(lambda: at[0])
    assert pace.left(5_000, 60_000) == 0
    at[0] += 2
    assert pace.left(15_000, 50_000) == 0  # too early to say
    at[0] += 8
    assert pace.left(65_000, 600_000) == 100
    at[0] += 1000
    assert Pace(lambda: at[0]).left(0, 10) == 0
