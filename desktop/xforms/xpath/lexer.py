"""Cuts an expression into tokens, by the disambiguation rules of XPath 1.0, section 3.7."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .errors import XPathError

_NAME = r"[^\W\d][\w.\-·]*+"
_TOKEN: Final = re.compile(
    rf"""[ \t\r\n]*+(?:
        (?P<number>\d++(?:\.\d*+)?|\.\d++)
      | (?P<text>"[^"]*+"|'[^']*+')
      | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?+)
      | (?P<symbol>::|\.\.|[()\[\]@,.$])
      | (?P<operator>//|!=|<=|>=|[/|+\-=<>*])
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
# `/data/group/question` and `../../question` in one piece: most of what forms write. Only where an operand must stand,
# and not if the last name turns out to be an axis, a prefix or a node test.
_STRAIGHT: Final = re.compile(rf"[ \t\r\n]*+((?:\.\./)++{_NAME}(?:/{_NAME})*+|(?:/{_NAME})++)(?![ \t\r\n]*[:(])")
_OPERATORS: Final = ("and", "or", "mod", "div")
_OPERAND_ENDS: Final = frozenset({")", "]", ".", ".."})


_new: Final = tuple.__new__  # what a NamedTuple's own does, at a third of its cost


class Token(NamedTuple):
    """One token: kind is "number", "text", "name", "path", "operator", "symbol" or "end"."""

    kind: str
    text: str
    at: int


def tokens(source: str) -> list[Token]:
    """All tokens, the last of kind "end". XPathError if a character cannot stand in an expression."""
    found: list[Token] = []
    position = 0
    kind = text = ""
    operand_ended = False  # so that an operator must follow
    while kind != "end":
        straight = None if operand_ended or text in _CONTINUING else _STRAIGHT.match(source, position)
        if straight is not None:
            kind, text, at = "path", straight[1], straight.start(1)
        else:
            match = _TOKEN.match(source, position)
            if match is None or match.lastgroup is None:
                raise _unreadable(source, position)
            kind = match.lastgroup
            text, at = match[kind], match.start(kind)
            if operand_ended and kind == "name":
                kind, text = _operator(text)
            elif text == "*" and not operand_ended:
                kind = "wildcard"
        found.append(_new(Token, (kind, text, at)))
        position = at + len(text)
        operand_ended = kind in _OPERANDS or (kind == "symbol" and text in _OPERAND_ENDS)
    return found


_OPERANDS: Final = frozenset({"number", "text", "name", "path", "wildcard"})
_CONTINUING: Final = frozenset({"/", "//", "@", "::", "$"})


def _operator(name: str) -> tuple[str, str]:
    """A name where an operator must stand. "3mod2" was read as the number 3 and the name "mod2"."""
    for operator in _OPERATORS:
        if name == operator or (name.startswith(operator) and name[len(operator)].isdigit()):
            return "operator", operator
    return "name", name


def _unreadable(source: str, position: int) -> XPathError:
    at = position + len(source[position:]) - len(source[position:].lstrip())
    if source[at] in "\"'":
        return XPathError("unclosed text", source, at)
    return XPathError("unknown character", source, at, found=source[at])
