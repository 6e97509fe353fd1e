"""Functions over numbers. What has no answer in real numbers is NaN, as in Java and ECMAScript."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ..context import Context
from ..dates import WholeDays
from ..values import NAN, NodeSet, Value, number_of, numbers_of
from .signature import Function, of_context, plain


def _number(context: Context, value: Value) -> float:
    """`number()`: dates become days since 1970, and are written as whole ones."""
    number = number_of(value, context.zone)
    if type(number) is not float and not isinstance(value, float):
        return WholeDays(number)
    return number


def _real(work: Callable[..., float]) -> Callable[..., float]:
    """A function of mathematics that gives NaN where Python's raises."""

    def run(*numbers: float) -> float:
        try:
            return float(work(*numbers))
        except (ValueError, ZeroDivisionError):
            return NAN
        except OverflowError:
            return math.inf

    return run


def _whole(number: float) -> float:
    """`int()`: without its fraction; the sign of zero stays."""
    return math.copysign(float(math.trunc(number)), number) if math.isfinite(number) else number


def _round(number: float, places: float = 0.0) -> float:
    """To so many places, half away from zero (ODK); negative places round to tens, hundreds and so on."""
    if not math.isfinite(number) or places != places:
        return number if places == places else NAN
    if abs(places) > 30:
        return NAN
    unit = Decimal(1).scaleb(-int(places))
    size = (Decimal(repr(abs(number))) / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit
    return math.copysign(float(size), number)


def _power(base: float, exponent: float) -> float:
    if exponent == 0.0:
        return 1.0
    if abs(base) == 1.0 and math.isinf(exponent):
        return NAN
    return float(math.pow(base, exponent))


def _log(number: float) -> float:
    return -math.inf if number == 0.0 else math.log(number)


def _log10(number: float) -> float:
    return -math.inf if number == 0.0 else math.log10(number)


def _sum(context: Context, nodes: NodeSet) -> float:
    return float(sum(numbers_of(nodes, context.zone)))


def _most(pick: Callable[[Sequence[float]], float]) -> Callable[..., float]:
    """`max` and `min` of all arguments, and of all nodes of those that are node-sets; NaN if any is not a number."""

    def run(context: Context, *values: Value) -> float:
        numbers = [number for value in values for number in numbers_of(value, context.zone)]
        return NAN if not numbers or any(number != number for number in numbers) else pick(numbers)

    return run


def _random(context: Context) -> float:
    return context.environment.random.random()


def _floor(number: float) -> float:
    return float(math.floor(number)) if math.isfinite(number) else number


def _ceiling(number: float) -> float:
    return math.copysign(float(math.ceil(number)), number) if math.isfinite(number) else number


_REAL: Final[dict[str, Callable[[float], float]]] = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "exp10": lambda number: math.pow(10.0, number),
    "log": _log,
    "log10": _log10,
}

FUNCTIONS: Final[tuple[Function, ...]] = (
    of_context("number", plain("number", "any", "number", _number, context=True)),
    plain("int", "number", "number", _whole),
    plain("round", "number number?", "number", _round),
    plain("floor", "number", "number", _floor),
    plain("ceiling", "number", "number", _ceiling),
    plain("abs", "number", "number", abs),
    plain("pow", "number number", "number", _real(_power)),
    plain("atan2", "number number", "number", math.atan2),
    plain("pi", "", "number", lambda: math.pi),
    plain("random", "", "number", _random, context=True, volatile=True),
    plain("sum", "nodes", "number", _sum, context=True),
    plain("max", "any*", "number", _most(max), context=True),
    plain("min", "any*", "number", _most(min), context=True),
    *(plain(name, "number", "number", _real(work)) for name, work in _REAL.items()),
)
