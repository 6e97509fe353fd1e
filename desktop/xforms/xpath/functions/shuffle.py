"""The order that `randomize(nodes, seed)` gives: the same on every client, as JavaRosa and Web Forms have it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from typing import TypeVar

from ..values import Value, text_of

T = TypeVar("T")

_MODULUS = 2_147_483_647
_FACTOR = 16_807


def seed_of(value: Value, number: float) -> int:
    """The seed an argument means: its whole part, or for other text the start of its SHA-256; blank is 0."""
    if number == number:
        return int(number) if math.isfinite(number) else 0
    text = text_of(value)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True) if text else 0


def shuffled(items: Sequence[T], seed: int) -> list[T]:
    """Park and Miller's generator in the inside-out shuffle of Fisher and Yates."""
    state = int(math.fmod(seed, _MODULUS))
    if state <= 0:
        state += _MODULUS - 1
    found: list[T] = []
    for place, item in enumerate(items):
        state = state * _FACTOR % _MODULUS
        other = int((state - 1) / (_MODULUS - 1) * (place + 1))
        found.append(item)
        found[place] = found[other]
        found[other] = item
    return found
