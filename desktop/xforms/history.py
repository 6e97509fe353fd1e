"""What can be undone: the inverse of each change, replayed as it was, without firing actions or calculating anew."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.xforms.datatypes import kept
from desktop.xforms.place import Place
from desktop.xforms.settle import Settling

LONGEST = 1000
"""Changes kept; older ones can no longer be undone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: the places whose values moved, what was there before and after, and the instances that came or went,
    in order. Three flat rows, for an answer may move thousands and a thousand answers are kept."""

    places: tuple[Place, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    instances: tuple[tuple[bool, Place, int], ...]  # (came, instance, position from 0)

    @classmethod
    def of(cls, wave: Settling) -> Entry:
        """What a settled wave did."""
        places = tuple(wave.before)
        return cls(places, tuple(wave.before.values()), tuple([place.kept for place in places]), tuple(wave.instances))

    @property
    def moved(self) -> bool:
        """Whether anything is otherwise than it was."""
        return self.before != self.after or bool(self.instances)

    @property
    def inverse(self) -> Entry:
        """The change that takes this one back."""
        instances = tuple((not came, place, at) for came, place, at in reversed(self.instances))
        return Entry(self.places, self.after, self.before, instances)

    def replay(self, wave: Settling) -> None:
        """Do the change again, values as they were."""
        for came, place, at in self.instances:
            wave.put_back(place, at) if came else wave.take_away(place)
        for place, after in zip(self.places, self.after, strict=True):
            place.typed = kept(place.spec.type, after)[1]
            wave.set_value(place, after)


class History:
    """The changes of one interview, newest last."""

    def __init__(self) -> None:
        self._done: list[Entry] = []
        self._undone: list[Entry] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone and nothing changed since."""
        return bool(self._undone)

    def add(self, entry: Entry) -> None:
        """Remember a change, if it was one."""
        if entry.moved:
            self._done.append(entry)
            self._undone.clear()
            del self._done[:-LONGEST]

    def undo(self) -> Entry | None:
        """The change that takes the last one back."""
        if not self._done:
            return None
        entry = self._done.pop()
        self._undone.append(entry)
        return entry.inverse

    def redo(self) -> Entry | None:
        """The change that was taken back last."""
        if not self._undone:
            return None
        entry = self._undone.pop()
        self._done.append(entry)
        return entry
