"""Cuts an expression into tokens, by the disambiguation rules of XPath 1.0, section 3.7."""

from __future__ import annotations

import re
from typing import NamedTuple

from .errors import XPathError

_NAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""\s*(?:
        (?P<number>\d+(?:\.\d*)?|\.\d+)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
      | (?P<symbol>::|//|\.\.|!=|<=|>=|[()\[\]@,/|+\-=<>*.$])
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_OPERATORS = frozenset({"and", "or", "mod", "div"})
# After these, `*` and the names above are operands (a wildcard, an element called "div"), not operators.
_OPERAND_FOLLOWS = frozenset({"", "@", "::", "(", "[", ",", "$"})


class Token(NamedTuple):
    """One token: kind is "number", "text", "name", "operator", "symbol" or "end"."""

    kind: str
    text: str
    at: int


def tokens(source: str) -> list[Token]:
    """All tokens, the last of kind "end". XPathError if a character cannot stand in an expression."""
    found: list[Token] = []
    position = 0
    while not found or found[-1].kind != "end":
        match = _TOKEN.match(source, position)
        if match is None or match.lastgroup is None:
            raise _unreadable(source, position)
        token = _classified(Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)), found)
        found.append(token)
        position = token.at + len(token.text)
    return found


def _classified(token: Token, found: list[Token]) -> Token:
    """A token as the one before it decides: an operator name where an operator must stand."""
    operator_expected = bool(found) and found[-1].kind != "operator" and found[-1].text not in _OPERAND_FOLLOWS
    if operator_expected and found[-1].kind == "symbol":
        operator_expected = found[-1].text in {")", "]", ".", "..", "*"}
    if token.kind == "symbol":
        is_operator = token.text in _SYMBOL_OPERATORS and (token.text != "*" or operator_expected)
        return token._replace(kind="operator") if is_operator else token
    if token.kind != "name" or not operator_expected:
        return token
    for operator in _OPERATORS:
        # "3mod2": the tokenizer took "mod2" for a name, but an operator must stand here.
        if token.text == operator or (token.text.startswith(operator) and token.text[len(operator)].isdigit()):
            return Token("operator", operator, token.at)
    return token


_SYMBOL_OPERATORS = frozenset({"/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "*"})


def _unreadable(source: str, position: int) -> XPathError:
    at = position + len(source[position:]) - len(source[position:].lstrip())
    if source[at] in "\"'":
        return XPathError("unclosed text", source, at)
    return XPathError("unknown character", source, at, found=source[at])
