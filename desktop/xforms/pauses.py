"""A pause for Python's collector of cycles, which would look through a growing form again and again for nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 400_000
"""Objects that may be called old unseen before all are looked through: some eight of the largest forms, 50 MB."""
_FEW = 5_000
_UNSEEN: dict[int, int] = {}  # how many since the last full look, by the number of that look


@contextmanager
def no_collecting() -> Iterator[None]:
    """Leave the collector off while a form or a filling is made, and call what was made old: a third of the time of a
    big one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _call_old()
            gc.enable()


def _call_old() -> None:
    """A form lives long. Seen as young it would be looked through at once, twice, and all of the program with it.

    `freeze` and `unfreeze` only hang the objects into another list; now and then all are looked through, so that forms
    that nobody has any more go.
    """
    made, in_between, _ = gc.get_count()
    if made < _FEW:
        return
    looks = gc.get_stats()[2]["collections"]
    unseen = _UNSEEN.get(looks, 0) + made + in_between * gc.get_threshold()[0]
    _UNSEEN.clear()
    if unseen > MANY:
        gc.collect()
        return
    _UNSEEN[looks] = unseen
    gc.freeze()
    gc.unfreeze()
