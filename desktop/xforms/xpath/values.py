"""The four types of XPath and how one becomes another: text, number, boolean, nodes.

A node-set is a list in document order. A date is a number (`dates.Moment`). After XPath 1.0 with the ODK XForms
specification's `number()`; a blank is NaN as a number and, as ODK Web Forms has it, NaN is blank as text, so that a
calculation over unanswered questions stays empty.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import tzinfo
from decimal import Decimal
from typing import TypeAlias

from .dates import Moment, WholeDays, read_date_time
from .tree import Node

NodeSet: TypeAlias = Sequence[Node]
Value: TypeAlias = str | float | bool | NodeSet

NAN = math.nan
_SMALLEST = -6  # powers of ten that are written out
# Optional minus, digits and a point; a comma counts as a point (JavaRosa). No plus, no "Infinity", and no exponent but
# a negative one, as engines write very small numbers.
_NUMBER = re.compile(r"[ \t\r\n]*-?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE]-[0-9]+)?[ \t\r\n]*")


def number_from_text(text: str, zone: tzinfo | None) -> float:
    """A number, or a date as days since 1970 (only with a zone), or NaN."""
    if text.isdigit() and text.isascii():
        return float(text)
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    if zone is not None and len(text) >= 10 and text[4] == "-" and (when := read_date_time(text, zone)) is not None:
        return Moment.at(when)
    return NAN


def text_from_number(number: float) -> str:
    """As XPath 1.0 writes numbers: no trailing zeros, no exponent but of what is next to nothing (`1.8e-12`, the
    remainder of a division: JavaRosa and Web Forms write it so, and nobody reads twelve zeros); NaN is blank."""
    if type(number) is not float:
        return _special_text(number)
    written = repr(number)
    if written[-2:] == ".0":
        return written[:-2] if number else "0"
    if "e" in written:
        mantissa, _, exponent = written.partition("e")
        return f"{mantissa}e{int(exponent)}" if int(exponent) < _SMALLEST else format(Decimal(written), "f")
    return _NOT_FINITE[written] if "n" in written else written


def _special_text(number: float) -> str:
    """Of dates, and of what only counts as a number."""
    if isinstance(number, Moment) or (isinstance(number, WholeDays) and number == number):
        return number.text
    return text_from_number(float(number))


_NOT_FINITE = {"nan": "", "inf": "Infinity", "-inf": "-Infinity"}


def text_of(value: Value) -> str:
    """`string()` of anything: of a node-set, the text of its first node."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return text_from_number(value)
    return value[0].string() if value else ""


def number_of(value: Value, zone: tzinfo | None) -> float:
    """`number()` of anything."""
    if isinstance(value, str):
        return number_from_text(value, zone)
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    return number_from_text(value[0].string(), zone) if value else NAN


def boolean_of(value: Value) -> bool:
    """`boolean()` of anything: text that is not empty, a number that is not zero or NaN, nodes that exist."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value == value and value != 0.0
    return len(value) > 0


def is_nodes(value: Value) -> bool:
    """Whether a value is a node-set."""
    return not isinstance(value, str | float | bool)


def equal(left: Value, right: Value, zone: tzinfo | None) -> bool:
    """`=` of XPath 1.0: by boolean, number or text; for nodes, whether any node is equal."""
    if isinstance(left, bool) or isinstance(right, bool):
        return boolean_of(left) == boolean_of(right)
    if is_nodes(left):
        return any(equal(each, right, zone) for each in _texts(left))
    if is_nodes(right):
        return any(equal(left, each, zone) for each in _texts(right))
    if isinstance(left, float) or isinstance(right, float):
        return number_of(left, zone) == number_of(right, zone)
    return left == right


def unequal(left: Value, right: Value, zone: tzinfo | None) -> bool:
    """`!=` of XPath 1.0, which for nodes is not the opposite of `=`: whether any node differs."""
    if isinstance(left, bool) or isinstance(right, bool):
        return boolean_of(left) != boolean_of(right)
    if is_nodes(left):
        return any(unequal(each, right, zone) for each in _texts(left))
    if is_nodes(right):
        return any(unequal(left, each, zone) for each in _texts(right))
    if isinstance(left, float) or isinstance(right, float):
        return number_of(left, zone) != number_of(right, zone)
    return left != right


def numbers_of(value: Value, zone: tzinfo | None) -> Sequence[float]:
    """The numbers to compare by `<` and its kin: one, or one for each node."""
    if isinstance(value, str | float | bool):
        return (number_of(value, zone),)
    return [number_from_text(node.string(), zone) for node in value]


def _texts(value: Value) -> Sequence[str]:
    return () if isinstance(value, str | float | bool) else [node.string() for node in value]
