"""regex(): patterns written for Java and ECMAScript, run so that none can hang the form.

As the specification has it, a pattern may be found anywhere in the text (forms anchor it with `^…$`). A pattern that
can be matched in few ways goes to Python's engine, which is fast; any other to an automaton, which cannot run away; and
what an automaton cannot do (looking around, back references) is refused if it could run away.
"""

from __future__ import annotations

import importlib
import math
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from ..errors import XPathError
from .automaton import Automaton, Unsupported

_parser: Final[Any] = importlib.import_module("re._parser")
_LONG: Final = 2_000  # letters; beyond, even one repetition is left to the automaton
_LETTERS_OF_AN_ANSWER: Final = 1e3
_QUICK: Final = 1e4  # ways
_BEARABLE: Final = 1e6
_TOO_MANY: Final = 1e12
_AFFORDABLE: Final = 5_000_000  # instructions of an automaton times letters: a few seconds

# Java's classes of letters, as ranges that may stand inside and outside of brackets.
_LETTERS: Final = {
    "L": "A-Za-zªµºÀ-ÖØ-öø-ˁͰ-ͽͿ-ϿЀ-ҁҊ-֏א-ת\u0620-\u064aऄ-ह\u0e01-\u0e30\u1e00-\u1fff\u3040-\u30ff\u4e00-\u9fff",
    "Lu": "A-ZÀ-ÖØ-ÞА-Я",
    "Ll": "a-zß-öø-ÿа-я",
    "N": "0-9",
    "Nd": "0-9",
    "Alpha": "A-Za-z",
    "Digit": "0-9",
    "Alnum": "A-Za-z0-9",
    "Upper": "A-Z",
    "Lower": "a-z",
    "Space": r"\s",
    "Punct": r"!-/:-@\[-`{-~",
    "ASCII": "\x00-\x7f",
} | {f"Is{name}": letters for name, letters in (("Alphabetic", "A-Za-zÀ-ÖØ-öø-ˁ"), ("Latin", "A-Za-zÀ-ÖØ-öø-ɏ"))}
_PROPERTY: Final = re.compile(r"\\([pP])(?:\{(\w+)\}|(\w))")
_CLASS: Final = re.compile(r"\\[wWdDsSpP]")


def matches(pattern: str, text: str) -> bool:
    """Whether the pattern is found in the text. XPathError "bad pattern" or "slow pattern"."""
    return _searcher(pattern)(text)


@lru_cache(maxsize=256)
def _searcher(pattern: str) -> Callable[[str], bool]:
    """The way to run a pattern, decided and compiled once."""
    readable = _readable(pattern)
    try:
        compiled = re.compile(readable, re.ASCII)
        ways = _ways(_parser.parse(readable, re.ASCII))
    except (re.error, RecursionError, OverflowError):
        raise XPathError("bad pattern", pattern=pattern) from None

    def search(text: str) -> bool:
        if ways <= _QUICK and len(text) <= _LONG:
            return compiled.search(text) is not None
        automaton = _automaton(readable)
        if automaton is not None and len(automaton) * len(text) <= _AFFORDABLE:
            return automaton.found_in(text)
        if ways > _BEARABLE or len(text) > _LONG:
            raise XPathError("slow pattern", pattern=pattern)
        return compiled.search(text) is not None

    return search


@lru_cache(maxsize=64)
def _automaton(pattern: str) -> Automaton | None:
    try:
        return Automaton(pattern, re.ASCII)
    except Unsupported:
        return None


def _readable(pattern: str) -> str:
    """The pattern in Python's spelling: Java's `\\p{L}` as ranges, `$` as the end and not also before a line end."""
    inside = after_class = False
    found: list[str] = []
    place = 0
    while place < len(pattern):
        piece = pattern[place : place + 2] if pattern[place] == "\\" else pattern[place]
        match = _PROPERTY.match(pattern, place)
        if match is not None:
            piece = match[0]
            found.append(_property(match, inside))
        elif piece == "$" and not inside:
            found.append(r"\Z")
        elif piece == "[" and inside:
            found.append(r"\[")  # a letter here, but Python would warn
        elif piece == "-" and inside and (after_class or _CLASS.match(pattern, place + 1)):
            found.append(r"\-")  # `[\w-.]`: no range can begin or end with a class, so it is a letter
        else:
            inside = piece == "[" or (inside and piece != "]")
            found.append(piece)
        after_class = inside and _CLASS.match(piece) is not None
        place += len(piece)
    return "".join(found)


def _property(match: re.Match[str], inside: bool) -> str:
    letters = _LETTERS.get(match[2] or match[3])
    if letters is None or (match[1] == "P" and inside):
        raise XPathError("bad pattern", pattern=match[0])
    return letters if inside else f"[{'^' if match[1] == 'P' else ''}{letters}]"


def _ways(tree: Any) -> float:
    """In about how many ways a backtracking engine may try to match a text against a pattern: what it costs at worst.

    A repetition without bound of what can be matched in one way only counts as the letters of an answer; of what can
    be matched in several ways, as more than any machine can try.
    """
    ways = 1.0
    looking = 0.0
    for operation, argument in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            ways *= _repeated(int(argument[0]), argument[1], _ways(argument[2]))
        elif name == "SUBPATTERN":
            ways *= _ways(argument[3])
        elif name == "BRANCH":
            ways *= sum(_ways(choice) for choice in argument[1])
        elif name in ("ASSERT", "ASSERT_NOT"):
            looking += _ways(argument[1])  # once it has been looked, it is not tried another way
        elif name == "ATOMIC_GROUP":
            looking += _ways(argument)
        ways = min(ways, _TOO_MANY)
    return ways + looking


def _repeated(least: int, most: Any, ways: float) -> float:
    if most is _parser.MAXREPEAT:
        return _LETTERS_OF_AN_ANSWER if ways == 1.0 else _TOO_MANY
    spread = int(most) - least + 1
    if ways == 1.0:
        return float(spread)
    too_many = int(most) * math.log10(ways) > math.log10(_TOO_MANY)
    return _TOO_MANY if too_many else min(ways ** int(most) * spread, _TOO_MANY)
