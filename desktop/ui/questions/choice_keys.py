"""Which keys pick a choice: the official code where the name is a number, else a letter; second digits are awaited."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from typing import NamedTuple

_LETTERS = string.ascii_lowercase
_NUMBERED = re.compile(r"^\s*\(?(\d{1,4})\s*[.):\-–]?\s+(?=\S)")


def keys_of(values: Sequence[str]) -> tuple[str, ...]:
    """The key of each choice, in order; "" when the letters have run out."""
    letters = iter(_LETTERS)
    return tuple(value if value.isdecimal() and len(value) <= 4 else next(letters, "") for value in values)


def label_without_code(label: str, value: str) -> str:
    """The label, without the code that stands before it already."""
    found = _NUMBERED.match(label)
    return label[found.end() :] if found and value.isdecimal() and int(found[1]) == int(value) else label


class Pressed(NamedTuple):
    """What a key did: the place of the choice it picked, or None; and whether another digit could still follow."""

    picked: int | None
    waiting: bool


class CodeTyping:
    """The digits typed so far for one question. The widget owns the clock and calls `settle` when the wait is over."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = list(keys)
        self._typed = ""

    @property
    def typed(self) -> str:
        return self._typed

    def press(self, character: str) -> Pressed:
        """One key. A digit that could begin a longer code waits for the next one."""
        character = character.casefold()
        if not character.isdecimal():
            self._typed = ""
            return Pressed(self._place(character), False)
        typed = self._typed + character
        if not self._begun_by(typed):
            typed = character  # what was typed before fits no code: begin anew
        longer = [key for key in self._begun_by(typed) if key != typed and len(key) > len(typed)]
        if longer:
            self._typed = typed
            return Pressed(None, True)
        self._typed = ""
        return Pressed(self._place(typed), False)

    def settle(self) -> int | None:
        """The wait is over: what was typed stands."""
        typed, self._typed = self._typed, ""
        return self._place(typed)

    def _begun_by(self, typed: str) -> list[str]:
        return [key for key in self._keys if key.isdecimal() and key.startswith(typed)]

    def _place(self, key: str) -> int | None:
        if not key:
            return None
        if key in self._keys:
            return self._keys.index(key)
        same = [i for i, k in enumerate(self._keys) if k.isdecimal() and key.isdecimal() and int(k) == int(key)]
        return same[0] if same else None
