"""A wire cut before, in and after the answer: some offsets here, every one with `python -m tests.sync.cuts`."""

from __future__ import annotations

import random
from pathlib import Path

from desktop.hub.shelf import Shelf
from tests.sync.cuts import Tally, exchange, measure, random_cut
from tests.sync.faults import Fault, FaultyWire
from tests.sync.laptop import Laptop


def test_a_small_exchange_cut_along_its_length(laptop: Laptop, wire: FaultyWire, shelf: Shelf) -> None:
    tally = Tally()
    up, down = measure(laptop, wire, {})
    cuts = [Fault(request=n) for n in (*range(1, up, 97), up - 1, up)]
    cuts += [Fault(answer=n) for n in (*range(1, down, 61), down - 1)]
    for fault in cuts:
        exchange(laptop, wire, shelf, fault, {}, tally)
        assert tally.cut == tally.exchanges, (fault, up, down)
    assert tally.faults == 0, tally


def test_exchanges_with_photos_cut_anywhere(laptop: Laptop, wire: FaultyWire, shelf: Shelf) -> None:
    tally = Tally()
    dice = random.Random(7)
    for _ in range(25):
        exchange(laptop, wire, shelf, *random_cut(dice), tally)
    assert tally.faults == 0, tally
    assert tally.cut > 10


def test_a_hub_that_was_restarted_still_knows_everything(
    tmp_path: Path, laptop: Laptop, wire: FaultyWire, shelf: Shelf
) -> None:
    one = laptop.release({"a.jpg": b"rumah"})
    laptop.round(files=False)
    again = Shelf(shelf.path)
    assert [received.instance_id for received in again.received()] == [one]
    again.close()
    laptop.round()
    assert laptop.fates() == {one: "sent"}
