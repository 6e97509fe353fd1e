"""Functions over text."""

from __future__ import annotations

from typing import Final

from ..values import Value
from .patterns import matches
from .signature import Function, of_context, plain, texts

_SPACE: Final = " \t\r\n"


def _same(value: str) -> str:
    return value


def _concat(*values: Value) -> str:
    """All texts one after the other; of node-sets those of all nodes (unlike XPath 1.0)."""
    return "".join(text for value in values for text in texts(value))


def _join(separator: str, *values: Value) -> str:
    return separator.join(text for value in values for text in texts(value))


def _substring(text: str, start: float, length: float | None = None) -> str:
    """XPath's own: counts from 1, rounds, and takes NaN and the infinities as they come."""
    first = _rounded(start)
    last = float("inf") if length is None else first + _rounded(length)
    return "".join(letter for place, letter in enumerate(text, 1) if first <= place < last)


def _rounded(number: float) -> float:
    return number if number != number or number in (float("inf"), float("-inf")) else float(int((number + 0.5) // 1))


def _substr(text: str, start: float, end: float | None = None) -> str:
    """ODK's: counts from 0, the end not included, negative numbers from the end."""
    first, last = _place(start, text), len(text) if end is None else _place(end, text)
    return text[first:last]


def _place(number: float, text: str) -> int:
    if number != number:
        return 0
    at = int(max(-1e9, min(number, 1e9)))
    return min(max(at + len(text) if at < 0 else at, 0), len(text))


def _before(text: str, mark: str) -> str:
    return text.partition(mark)[0] if mark and mark in text else ""


def _after(text: str, mark: str) -> str:
    return text.partition(mark)[2] if mark else text


def _translate(text: str, letters: str, others: str) -> str:
    table: dict[int, str] = {}
    for place, letter in enumerate(letters):
        table.setdefault(ord(letter), others[place] if place < len(others) else "")
    return text.translate(table)


def normalize_space(text: str) -> str:
    """White space of XML stripped and every run of it one blank."""
    return " ".join(part for part in text.translate(_BLANKS).split(" ") if part)


_BLANKS: Final = str.maketrans(dict.fromkeys("\t\r\n", " "))


def _length(text: str) -> float:
    return float(len(text))


def _regex(text: str, pattern: str) -> bool:
    return matches(pattern, text)


FUNCTIONS: Final[tuple[Function, ...]] = (
    of_context("string", plain("string", "text", "text", _same)),
    plain("concat", "any*", "text", _concat),
    plain("join", "text any*", "text", _join),
    plain("substring", "text number number?", "text", _substring),
    plain("substr", "text number number?", "text", _substr),
    plain("substring-before", "text text", "text", _before),
    plain("substring-after", "text text", "text", _after),
    plain("translate", "text text text", "text", _translate),
    of_context("string-length", plain("string-length", "text", "number", _length)),
    of_context("normalize-space", plain("normalize-space", "text", "text", normalize_space)),
    plain("contains", "text text", "boolean", lambda text, part: part in text),
    plain("starts-with", "text text", "boolean", str.startswith),
    plain("ends-with", "text text", "boolean", str.endswith),
    plain("regex", "text text", "boolean", _regex),
)
