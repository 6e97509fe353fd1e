"""Only a server that told its time says anything of the laptop's clock: a round that heard none vouches for nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.app.wire import Wire
from desktop.store import clock_marks
from desktop.sync.round import Wanted
from desktop.sync.server import Server
from tests.sync.laptop import Laptop


def never() -> bool:
    return False


def test_a_clock_is_known_to_be_right_only_where_a_server_told_its_time(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = Wire(laptop.paths, laptop.key, laptop.author, laptop.now)
    wire.look_up()
    for wanted, silent, known in (
        (Wanted(forms=False, files=False, lists=False), False, False),  # nothing waits: nobody is asked
        (Wanted(), True, False),  # a server that tells no time
        (Wanted(), False, True),
    ):
        with monkeypatch.context() as patched:
            if silent:
                patched.setattr(Server, "_compare_clocks", lambda _server, _said, _now: None)
            found = wire.run_round(never, lambda _going: None, wanted)
        assert (found.kind, found.clock_compared) == (None, known)
        assert bool(clock_marks.behind_line(laptop.vault, 0)) is known
    wire.close()


def test_the_window_knows_that_the_servers_time_is_another(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    year = timedelta(days=-400)  # this clock has jumped back
    monkeypatch.setattr(Server, "_compare_clocks", lambda self, _said, _now: setattr(self, "clock_ahead", year))
    wire = Wire(laptop.paths, laptop.key, laptop.author, laptop.now)
    courier = wire.courier()
    courier.look_up()
    for expected in (-400 * 24 * 60, 0):
        courier.run_round(lambda: False, lambda _going: None, Wanted())
        assert (courier.connection().clock_off, courier.connection().reachable) == (expected, True)
        monkeypatch.undo()
    wire.close()
