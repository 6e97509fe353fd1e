"""Reads JSON that somebody else wrote, type by type: whatever is not as promised is a damaged package."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from desktop.store.moments import moment
from desktop.trouble import Kind, Trouble

LONGEST_TEXT = 100_000
LARGEST_NUMBER = 1 << 53
_HALVES = re.compile("[\ud800-\udfff]")


class Fields:
    """One JSON object and its values by name. Trouble PACKAGE_DAMAGED for all that does not fit."""

    def __init__(self, values: object) -> None:
        if not isinstance(values, dict):
            raise damaged()
        self._values: dict[str, Any] = values

    @classmethod
    def of_json(cls, data: bytes) -> Fields:
        try:
            return cls(json.loads(data))
        except (ValueError, RecursionError) as error:
            raise damaged() from error

    def has(self, name: str) -> bool:
        return self._values.get(name) is not None

    def text(self, name: str) -> str:
        return _text(self._values.get(name))

    def whole(self, name: str) -> int:
        """A number from nought."""
        value = self._values.get(name)
        if type(value) is not int or not 0 <= value <= LARGEST_NUMBER:
            raise damaged()
        return value

    def flag(self, name: str) -> bool:
        value = self._values.get(name)
        if not isinstance(value, bool):
            raise damaged()
        return value

    def moment(self, name: str) -> datetime:
        try:
            return moment(self.whole(name))
        except (ValueError, OverflowError, OSError) as error:
            raise damaged() from error

    def digest(self, name: str) -> bytes:
        """A SHA-256 in hexadecimal."""
        try:
            found = bytes.fromhex(self.text(name))
        except ValueError as error:
            raise damaged() from error
        if len(found) != 32:
            raise damaged()
        return found

    def names(self) -> tuple[str, ...]:
        """Of all its values."""
        return tuple(_text(name) for name in self._values)

    def within(self, name: str) -> Fields:
        return Fields(self._values.get(name))

    def many(self, name: str) -> list[Fields]:
        return [Fields(value) for value in self._list(name)]

    def any(self, name: str) -> list[Fields]:
        """As `many`; none where the name is not there: a package of the version before had no such thing."""
        return self.many(name) if self.has(name) else []

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(_text(value) for value in self._list(name))

    def words(self, name: str) -> dict[str, str]:
        """Texts by name."""
        return {_text(key): _text(value) for key, value in self.within(name)._values.items()}

    def lists(self, name: str) -> dict[str, tuple[str, ...]]:
        """Lists of texts by name."""
        inner = self.within(name)
        return {_text(key): inner.texts(key) for key in inner._values}

    def _list(self, name: str) -> list[object]:
        value = self._values.get(name)
        if not isinstance(value, list):
            raise damaged()
        return value


def _text(value: object) -> str:
    """JSON can write half an emoji, and no shelf can keep it."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT or _HALVES.search(value):
        raise damaged()
    return value


def damaged() -> Trouble:
    """Cut, edited, or never whole."""
    return Trouble(Kind.PACKAGE_DAMAGED)
