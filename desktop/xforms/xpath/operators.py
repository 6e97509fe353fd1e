"""Operators, compiled: by the types that are known beforehand to closures that do nothing else."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from datetime import tzinfo
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from .ast import Chain, Logic, Negation
from .code import Code, Constant, Run, constant_code, constant_value
from .context import Context, Environment
from .tree import Node
from .values import NAN, NodeSet, Value, equal, number_from_text, number_of, numbers_of, text_of, unequal

if TYPE_CHECKING:
    from .compiler import Compiler


General: TypeAlias = Callable[[Value, Value, tzinfo | None], Value]


def chain(compiler: Compiler, expression: Chain) -> Code:
    """Operators of one precedence, from left to right."""
    code = compiler.compile(expression.first)
    if len(expression.rest) > _LONG:
        return _long_chain(compiler, code, expression)
    for symbol, operand, at in expression.rest:
        code = _binary(symbol, code, compiler.compile(operand), at)
    return code


def _binary(symbol: str, left: Code, right: Code, at: int) -> Code:
    if symbol in ("=", "!="):
        code = _equality(symbol == "=", left, right, at)
    elif symbol in _ORDER:
        code = _order(symbol, left, right, at)
    else:
        code = Code("number", _arithmetic(symbol, left.number(), right.number()), column=at)
    return _folded(code) if left.constant and right.constant and not _is_dated(left, right) else code


def _is_dated(*codes: Code) -> bool:
    """Text may be a date, and what a date is as a number depends on the zone."""
    return any(isinstance(constant_value(code), str) for code in codes)


def _folded(code: Code) -> Code:
    value = code.run(Context(None, Environment()))
    assert isinstance(value, str | float | bool)
    return constant_code(value, code.column)


def _long_chain(compiler: Compiler, first: Code, expression: Chain) -> Code:
    """Thousands of operands in a loop, where nested closures would overflow the stack."""
    start = first.run
    rest = [(_GENERAL[symbol], compiler.compile(operand).run) for symbol, operand, _ in expression.rest]

    def run(context: Context) -> Value:
        zone = context.environment.zone
        value = start(context)
        for work, operand in rest:
            value = work(value, operand(context), zone)
        return value

    return Code("boolean" if expression.rest[0][0] in _COMPARING else "number", run, column=expression.at)


def _arithmetic(symbol: str, left: Run[float], right: Run[float]) -> Run[Value]:
    if symbol == "+":
        return lambda context: left(context) + right(context)
    if symbol == "-":
        return lambda context: left(context) - right(context)
    if symbol == "*":
        return lambda context: left(context) * right(context)
    if symbol == "mod":
        return lambda context: remainder(left(context), right(context))

    def quotient(context: Context) -> float:
        by = right(context)
        return left(context) / by if by else divide(left(context), by)

    return quotient


def divide(left: float, right: float) -> float:
    """`div`: IEEE 754, where dividing by zero is infinite."""
    if right != 0.0:
        return left / right
    if left != left or right != right or left == 0.0:
        return NAN
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def remainder(left: float, right: float) -> float:
    """`mod`: the sign of the left side, as in Java and ECMAScript."""
    if right == 0.0 or math.isinf(left) or left != left or right != right:
        return NAN
    return math.fmod(left, right)


def _equality(equals: bool, left: Code, right: Code, at: int) -> Code:
    if left.constant and not right.constant:
        left, right = right, left
    if left.returns == "boolean" or right.returns == "boolean":
        one, two = left.boolean(), right.boolean()
        if equals:
            return Code("boolean", lambda context: one(context) == two(context), column=at)
        return Code("boolean", lambda context: one(context) != two(context), column=at)
    if is_plain(left) and is_plain(right):
        if left.returns == "number" or right.returns == "number":
            return Code("boolean", _same(equals, left.number(), right.number()), column=at)
        return Code("boolean", _same(equals, left.text(), right.text()), column=at)
    if left.first is not None and right.returns == "text":
        return Code("boolean", _first_against_text(equals, left.first, right), column=at)
    if left.returns == "nodes" and is_plain(right) and right.returns != "number":
        return Code("boolean", _any_text(equals, cast("Run[NodeSet]", left.run), right.text()), column=at)
    work = equal if equals else unequal
    run, other = left.run, right.run
    return Code("boolean", lambda context: work(run(context), other(context), context.environment.zone), column=at)


def is_plain(code: Code) -> bool:
    """Whether it is one text or number, no more and no less."""
    return code.returns in ("text", "number") or code.value is not None


def _same(equals: bool, left: Callable[[Context], object], right: Callable[[Context], object]) -> Run[Value]:
    if isinstance(right, Constant):  # the most usual comparison of all: an answer and a choice
        wanted = right.value
        if equals:
            return lambda context: left(context) == wanted
        return lambda context: left(context) != wanted
    if equals:
        return lambda context: left(context) == right(context)
    return lambda context: left(context) != right(context)


def _first_against_text(equals: bool, first: Run[Node | None], right: Code) -> Run[Value]:
    """The most usual comparison of all: one question against a choice."""
    if right.constant:
        text = text_of(constant_value(right))
        if equals:
            return lambda context: (node := first(context)) is not None and node.string() == text
        return lambda context: (node := first(context)) is not None and node.string() != text
    other = right.text()
    if equals:
        return lambda context: (node := first(context)) is not None and node.string() == other(context)
    return lambda context: (node := first(context)) is not None and node.string() != other(context)


def _any_text(equals: bool, nodes: Run[NodeSet], text: Run[str]) -> Run[Value]:
    """Whether any node's text is, or is not, a text."""

    def run(context: Context) -> bool:
        wanted = text(context)
        for node in nodes(context):  # noqa: SIM110 - a generator would cost twice as much
            if (node.string() == wanted) is equals:
                return True
        return False

    return run


def _any_number(work: Callable[[float, float], bool], nodes: Run[NodeSet], number: Run[float]) -> Run[Value]:
    """Whether any node's number stands to a number as `work` says."""

    def run(context: Context) -> bool:
        zone = context.environment.zone
        limit = number(context)
        for node in nodes(context):  # noqa: SIM110
            if work(number_from_text(node.string(), zone), limit):
                return True
        return False

    return run


def _order(symbol: str, left: Code, right: Code, at: int) -> Code:
    work = _ORDER[symbol]
    if _single(left) and _single(right):
        return Code("boolean", _order_of_two(symbol, left.number(), right.number()), column=at)
    if left.returns == "nodes" and _single(right):
        return Code("boolean", _any_number(work, cast("Run[NodeSet]", left.run), right.number()), column=at)
    if right.returns == "nodes" and _single(left):
        turned = _ORDER[_TURNED[symbol]]
        return Code("boolean", _any_number(turned, cast("Run[NodeSet]", right.run), left.number()), column=at)
    run, other = left.run, right.run

    def any_pair(context: Context) -> bool:
        zone = context.environment.zone
        rights = numbers_of(other(context), zone)
        return any(work(one, two) for one in numbers_of(run(context), zone) for two in rights)

    return Code("boolean", any_pair, column=at)


def _order_of_two(symbol: str, left: Run[float], right: Run[float]) -> Run[Value]:
    if isinstance(right, Constant):
        return _order_to(symbol, left, right.value)
    if symbol == "<":
        return lambda context: left(context) < right(context)
    if symbol == "<=":
        return lambda context: left(context) <= right(context)
    if symbol == ">":
        return lambda context: left(context) > right(context)
    return lambda context: left(context) >= right(context)


def _order_to(symbol: str, left: Run[float], limit: float) -> Run[Value]:
    if symbol == "<":
        return lambda context: left(context) < limit
    if symbol == "<=":
        return lambda context: left(context) <= limit
    if symbol == ">":
        return lambda context: left(context) > limit
    return lambda context: left(context) >= limit


def _single(code: Code) -> bool:
    """Whether it is one value (a missing node is NaN, which is neither more nor less than anything)."""
    return code.returns in ("text", "number", "boolean") or code.first is not None


def logic(compiler: Compiler, expression: Logic) -> Code:
    """`and` and `or`: the rest is not evaluated once the result is certain."""
    runs = [compiler.compile(operand).boolean() for operand in expression.operands]
    if len(runs) == 2:
        return Code("boolean", _pair(expression.operator, *runs), column=expression.at)
    if expression.operator == "and":
        return Code("boolean", lambda context: all(run(context) for run in runs), column=expression.at)
    return Code("boolean", lambda context: any(run(context) for run in runs), column=expression.at)


def _pair(symbol: str, left: Run[bool], right: Run[bool]) -> Run[Value]:
    if symbol == "and":
        return lambda context: left(context) and right(context)
    return lambda context: left(context) or right(context)


def negation(compiler: Compiler, expression: Negation) -> Code:
    """Unary minus."""
    operand = compiler.compile(expression.operand)
    run = operand.number()
    if not expression.odd:
        return Code("number", run, column=expression.at)
    code = Code("number", lambda context: -run(context), column=expression.at)
    return _folded(code) if operand.constant and not _is_dated(operand) else code


_ORDER: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_COMPARING: Final = frozenset({"=", "!=", *_ORDER})
_LONG: Final = 20


def _calculating(work: Callable[[float, float], float]) -> General:
    return lambda left, right, zone: work(number_of(left, zone), number_of(right, zone))


def _comparing(work: Callable[[float, float], bool]) -> General:
    return lambda left, right, zone: any(
        work(one, two) for one in numbers_of(left, zone) for two in numbers_of(right, zone)
    )


_GENERAL: Final[dict[str, General]] = {
    "=": equal,
    "!=": unequal,
    "+": _calculating(operator.add),
    "-": _calculating(operator.sub),
    "*": _calculating(operator.mul),
    "div": _calculating(divide),
    "mod": _calculating(remainder),
} | {symbol: _comparing(work) for symbol, work in _ORDER.items()}
