"""Bytes as letters a person can read aloud or type from paper, and back."""

from __future__ import annotations

import hashlib

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # nothing that reads as something else on paper
GROUP = 4


def spelled(data: bytes, length: int) -> str:
    """The first letters of a number, in groups of four. `length`: of letters; longer than the data needs is filled."""
    number, letters = int.from_bytes(data, "big"), []
    for _ in range(length):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    text = "".join(reversed(letters))
    return "-".join(text[at : at + GROUP] for at in range(0, length, GROUP))


def bare(text: str) -> str:
    """What was typed, without hyphens, spaces and small letters."""
    return "".join(text.upper().replace("-", " ").split())


def with_check(data: bytes, length: int, checked: int) -> str:
    """`spelled`, with so many letters behind it that tell a misheard letter."""
    return spelled(data, length) + "-" + spelled(hashlib.sha256(data).digest()[:8], checked)


def read_back(text: str, size: int, length: int, checked: int) -> bytes | None:
    """The bytes of `with_check`; None if a letter was misheard or one is missing."""
    letters = bare(text)
    if len(letters) != length + checked or any(letter not in LETTERS for letter in letters):
        return None
    number = 0
    for letter in letters[:length]:
        number = number * len(LETTERS) + LETTERS.index(letter)
    if number >= 1 << 8 * size:
        return None
    data = number.to_bytes(size, "big")
    return data if bare(with_check(data, length, checked)) == letters else None
