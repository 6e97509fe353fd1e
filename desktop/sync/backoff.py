"""How long to wait after trouble: doubling, with jitter so that a hundred laptops do not knock at once."""

from __future__ import annotations

import random
from datetime import timedelta

FIRST = timedelta(seconds=15)
LONGEST = timedelta(minutes=30)


def wait_after(failures: int, dice: random.Random) -> timedelta:
    """After the n-th failure in a row (1 is the first): between half and the whole of 15 s, 30 s, 1 min … 30 min."""
    whole = min(LONGEST, FIRST * (1 << min(max(failures - 1, 0), 20)))
    return whole * dice.uniform(0.5, 1.0)
