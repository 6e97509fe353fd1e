"""What is made when it is first asked for: coming in does not load rooms that few people enter in a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from desktop.lanes import guard

R = TypeVar("R")


def later(make: Callable[[], R]) -> R:
    """Stands in for what `make` gives, and becomes it when something of it is first asked for, on whichever lane.

    So `make` may import and put together; what belongs to a lane it leaves to the deeds.
    """
    return cast("R", _Later(make))


class _Later:
    def __init__(self, make: Callable[[], object]) -> None:
        self._make, self._guard = make, guard()

    def __getattr__(self, name: str) -> object:
        with self._guard:
            if "_made" not in self.__dict__:
                self.__dict__["_made"] = self._make()
        return getattr(self.__dict__["_made"], name)
