"""The named steps of the schema, oldest first. A step stands alone and is forever."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from desktop.store.migrations import (
    s0001_begin,
    s0002_exchange,
    s0003_keep,
    s0004_wire,
    s0005_desk,
    s0006_lists,
    s0007_rounds,
    s0008_growth,
    s0009_clock,
    s0010_there,
    s0011_consent,
)


class Step(NamedTuple):
    """One step: its name in the vault, and what it does with a function that runs a script."""

    name: str
    apply: Callable[[Callable[[str], object]], None]


STEPS: tuple[Step, ...] = (
    Step(s0001_begin.NAME, s0001_begin.apply),
    Step(s0002_exchange.NAME, s0002_exchange.apply),
    Step(s0003_keep.NAME, s0003_keep.apply),
    Step(s0004_wire.NAME, s0004_wire.apply),
    Step(s0005_desk.NAME, s0005_desk.apply),
    Step(s0006_lists.NAME, s0006_lists.apply),
    Step(s0007_rounds.NAME, s0007_rounds.apply),
    Step(s0008_growth.NAME, s0008_growth.apply),
    Step(s0009_clock.NAME, s0009_clock.apply),
    Step(s0010_there.NAME, s0010_there.apply),
    Step(s0011_consent.NAME, s0011_consent.apply),
)
