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


class Token(NamedTuple):
    """One token: kind is "number", "text", "name", "path", "operator", "symbol" or "end"."""

    kind: str
    text: str
    at: int


def tokens(source: str) -> list[Token]:
    """All tokens, the last of kind "end". XPathError if a character cannot stand in an expression."""
    found: list[Token] = []
    position = 0
    operand_ended = False  # so that an operator must follow
    token = None
    while token is None or token.kind != "end":
        match = (
            None if operand_ended or (found and found[-1].text in _CONTINUING) else _STRAIGHT.match(source, position)
        )
        if match is not None:
            token = Token("path", match[1], match.start(1))
        else:
            token = _token(source, position, operand_ended)
        found.append(token)
        position = token.at + len(token.text)
        kind = token.kind
        operand_ended = kind in _OPERANDS or (kind == "symbol" and token.text in _OPERAND_ENDS)
    return found


_OPERANDS: Final = frozenset({"number", "text", "name", "path", "wildcard"})
_CONTINUING: Final = frozenset({"/", "//", "@", "::", "$"})


def _token(source: str, position: int, operand_ended: bool) -> Token:
    match = _TOKEN.match(source, position)
    if match is None or match.lastgroup is None:
        raise _unreadable(source, position)
    kind = match.lastgroup
    text = match[kind]
    at = match.start(kind)
    if kind == "operator" and text == "*" and not operand_ended:
        return Token("wildcard", text, at)
    if kind == "name" and operand_ended:
        for operator in _OPERATORS:
            # "3mod2" was read as the number 3 and the name "mod2", but an operator must stand there.
            if text == operator or (text.startswith(operator) and text[len(operator)].isdigit()):
                return Token("operator", operator, at)
    return Token(kind, text, at)


def _unreadable(source: str, position: int) -> XPathError:
    at = position + len(source[position:]) - len(source[position:].lstrip())
    if source[at] in "\"'":
        return XPathError("unclosed text", source, at)
    return XPathError("unknown character", source, at, found=source[at])
