"""Regular expressions as automata: time in proportion to the text, whatever the pattern.

Python's engine backtracks; a pattern such as `^([a-z]+ ?)+$`, which real forms have for names, takes it minutes on
thirty letters. Here all ways are followed at once. Only back references and looking around are beyond it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

Test: TypeAlias = Callable[[str], bool]

_parser: Final[Any] = importlib.import_module("re._parser")  # the standard library's own, for its trees

LARGEST: Final = 5_000  # instructions; a pattern that needs more is none that a form needs


class Unsupported(Exception):
    """A pattern that no automaton of reasonable size can run."""


class Automaton:
    """A compiled pattern. `found_in` tells whether it is found anywhere in a text."""

    __slots__ = ("_assertions", "_jumps", "_tests", "_text")

    def __init__(self, pattern: str, flags: int) -> None:
        self._tests: list[Test | None] = []  # what the letter at an instruction must pass; None: no letter is taken
        self._jumps: list[tuple[int, ...]] = []  # where to go on
        self._assertions: dict[int, str] = {}  # instructions that stand for a place: "AT_BEGINNING" and so on
        tree = _parser.parse(pattern, flags)
        self._sequence(tree, bool(tree.state.flags & 2))
        self._emit(None, ())  # the end: reached is found

    def __len__(self) -> int:
        return len(self._tests)

    def found_in(self, text: str) -> bool:
        """Follow every way through the pattern at once, letter by letter, starting anew at each letter."""
        last = len(self._tests) - 1
        here: set[int] = set()
        for place in range(len(text) + 1):
            self._reach(0, here, text, place)
            if last in here:
                return True
            if place == len(text):
                return False
            letter = text[place]
            beyond: set[int] = set()
            for at in here:
                test = self._tests[at]
                if test is not None and test(letter):
                    self._reach(at + 1, beyond, text, place + 1)
            here = beyond
        return False

    def _reach(self, start: int, reached: set[int], text: str, place: int) -> None:
        """Add an instruction and all that can be reached from it without taking a letter."""
        stack = [start]
        while stack:
            at = stack.pop()
            if at in reached:
                continue
            reached.add(at)
            assertion = self._assertions.get(at)
            if assertion is None or _holds(assertion, text, place):
                stack.extend(self._jumps[at])

    def _emit(self, test: Test | None, jumps: tuple[int, ...]) -> int:
        if len(self._tests) >= LARGEST:
            raise Unsupported
        self._tests.append(test)
        self._jumps.append(jumps)
        return len(self._tests) - 1

    def _sequence(self, items: Any, ignore_case: bool) -> None:
        for operation, argument in items:
            self._item(str(operation), argument, ignore_case)

    def _item(self, operation: str, argument: Any, ignore_case: bool) -> None:
        if operation in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            self._emit(_test(operation, argument, ignore_case), ())
        elif operation in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, item = argument
            self._repeat(least, most, item, ignore_case)
        elif operation == "BRANCH":
            self._branch(argument[1], ignore_case)
        elif operation == "SUBPATTERN":
            _, added, removed, inner = argument
            self._sequence(inner, (ignore_case or bool(added & 2)) and not removed & 2)
        elif operation == "AT":
            at = self._emit(None, ())
            self._jumps[at] = (at + 1,)
            self._assertions[at] = str(argument)
        else:
            raise Unsupported

    def _repeat(self, least: int, most: Any, item: Any, ignore_case: bool) -> None:
        for _ in range(int(least)):
            self._sequence(item, ignore_case)
        if most is _parser.MAXREPEAT:
            split = self._emit(None, ())
            self._sequence(item, ignore_case)
            back = self._emit(None, (split,))
            self._jumps[split] = (split + 1, back + 1)
            return
        splits = []
        for _ in range(int(most) - int(least)):
            splits.append(self._emit(None, ()))
            self._sequence(item, ignore_case)
        for split in splits:
            self._jumps[split] = (split + 1, len(self._tests))

    def _branch(self, choices: Any, ignore_case: bool) -> None:
        ends = []
        for choice in choices:
            split = self._emit(None, ())
            self._sequence(choice, ignore_case)
            ends.append(self._emit(None, ()))
            self._jumps[split] = (split + 1, len(self._tests))
        dead = self._emit(lambda _: False, ())
        for end in ends:
            self._jumps[end] = (dead + 1,)


def _holds(assertion: str, text: str, place: int) -> bool:
    """Whether a place in the text is what an assertion says."""
    if assertion in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
        return place == 0
    if assertion in ("AT_END", "AT_END_STRING"):
        return place == len(text)
    before = place > 0 and _is_word(text[place - 1])
    after = place < len(text) and _is_word(text[place])
    return (before != after) == (assertion == "AT_BOUNDARY")


def _is_word(letter: str) -> bool:
    return letter == "_" or (letter.isascii() and letter.isalnum())


_CATEGORIES: Final[dict[str, Test]] = {
    "CATEGORY_DIGIT": lambda letter: "0" <= letter <= "9",
    "CATEGORY_NOT_DIGIT": lambda letter: not "0" <= letter <= "9",
    "CATEGORY_SPACE": lambda letter: letter in " \t\n\r\f\v",
    "CATEGORY_NOT_SPACE": lambda letter: letter not in " \t\n\r\f\v",
    "CATEGORY_WORD": _is_word,
    "CATEGORY_NOT_WORD": lambda letter: not _is_word(letter),
}


def _test(operation: str, argument: Any, ignore_case: bool) -> Test:
    if operation == "ANY":
        return lambda letter: letter != "\n"
    if operation == "IN":
        inside = _class(argument)
    else:
        wanted = chr(argument)
        inside = wanted.__eq__ if operation == "LITERAL" else wanted.__ne__
    if not ignore_case:
        return inside
    return lambda letter: inside(letter.lower()) or inside(letter.upper())


def _class(items: Any) -> Test:
    """`[a-z0-9_]` and `[^…]`."""
    negated = bool(items) and str(items[0][0]) == "NEGATE"
    tests = list(_members(items[1:] if negated else items))
    if negated:
        return lambda letter: not any(test(letter) for test in tests)
    return lambda letter: any(test(letter) for test in tests)


def _members(items: Any) -> Iterator[Test]:
    for operation, argument in items:
        if str(operation) == "LITERAL":
            yield chr(argument).__eq__
        elif str(operation) == "RANGE":
            yield _between(chr(argument[0]), chr(argument[1]))
        else:
            yield _CATEGORIES[str(argument)]


def _between(first: str, last: str) -> Test:
    return lambda letter: first <= letter <= last
