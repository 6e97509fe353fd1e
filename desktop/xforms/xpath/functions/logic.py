"""Functions of truth and choice: what is not chosen is not evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..ast import Call
from ..code import Code
from ..context import Context
from ..errors import XPathError
from ..tree import XML_NAMESPACE, Element, Node
from ..values import Value, boolean_of, number_of
from .signature import Function, plain

if TYPE_CHECKING:
    from ..compiler import Compiler


def _if(compiler: Compiler, call: Call) -> Code:
    condition, chosen, other = (compiler.compile(argument) for argument in call.arguments)
    test, yes, no = condition.boolean(), chosen.run, other.run
    if chosen.returns == other.returns:
        return Code(chosen.returns, lambda context: yes(context) if test(context) else no(context), column=call.at)
    return Code("any", lambda context: yes(context) if test(context) else no(context), column=call.at)


def _coalesce(compiler: Compiler, call: Call) -> Code:
    first, second = (compiler.compile(argument).text() for argument in call.arguments)
    return Code("text", lambda context: first(context) or second(context), column=call.at)


def _once(compiler: Compiler, call: Call) -> Code:
    text = compiler.compile(call.arguments[0]).text()

    def run(context: Context) -> str:
        if context.node is None:
            raise XPathError("no context", compiler.source, call.at)
        return context.node.string() or text(context)

    return Code("text", run, column=call.at)


def _depend(compiler: Compiler, call: Call) -> Code:
    """Its first argument; the others are there only to be depended on (older JavaRosa forms)."""
    first, *_ = (compiler.compile(argument) for argument in call.arguments)
    return first


def _from_text(text: str) -> bool:
    return text in ("true", "1")


def _lang(context: Context, wanted: str) -> bool:
    here: Node | None = context.node
    while here is not None:
        if isinstance(here, Element) and (language := here.attribute("lang", XML_NAMESPACE)) is not None:
            return bool(wanted) and f"{language.lower()}-".startswith(f"{wanted.lower()}-")
        here = here.parent
    return False


def _checklist(least: float, most: float, *answers: Value) -> bool:
    """Whether so many answers are given: -1 as a bound means none. Nodes count each for itself."""
    count = sum(given for answer in answers for given in _given(answer))
    return _within(count, least, most)


def _weighted(context: Context, least: float, most: float, *pairs: Value) -> bool:
    """The same, each answer with its weight."""
    if len(pairs) % 2:
        raise XPathError("bad value", name="weighted-checklist", value=len(pairs))
    total = 0.0
    for answer, weight in zip(pairs[::2], pairs[1::2], strict=True):
        for given, weighs in zip(_given(answer), _weights(weight, context), strict=False):
            total += weighs if given else 0.0
    return _within(total, least, most)


def _within(total: float, least: float, most: float) -> bool:
    return (least == -1 or total >= least) and (most == -1 or total <= most)


def _given(answer: Value) -> list[bool]:
    if isinstance(answer, str | float | bool):
        return [boolean_of(answer)]
    return [bool(node.string().strip()) for node in answer]


def _weights(weight: Value, context: Context) -> list[float]:
    if isinstance(weight, str | float | bool):
        return [number_of(weight, context.zone)]
    return [number_of(node.string(), context.zone) for node in weight]


FUNCTIONS: Final[tuple[Function, ...]] = (
    plain("true", "", "boolean", lambda: True),
    plain("false", "", "boolean", lambda: False),
    plain("boolean", "boolean", "boolean", lambda value: value),
    plain("not", "boolean", "boolean", lambda value: not value),
    plain("boolean-from-string", "text", "boolean", _from_text),
    plain("lang", "text", "boolean", _lang, context=True),
    plain("checklist", "number number any*", "boolean", _checklist),
    plain("weighted-checklist", "number number any*", "boolean", _weighted, context=True),
    Function("if", 3, 3, _if),
    Function("coalesce", 2, 2, _coalesce),
    Function("once", 1, 1, _once),
    Function("depend", 1, None, _depend),
)
