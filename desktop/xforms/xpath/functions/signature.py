"""How a function says what it takes and gives, and how its calls become closures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ..ast import Call, KindTest, Path, Step
from ..code import Code, Returns, Run, constant_code, constant_value
from ..context import Context, Environment
from ..errors import XPathError
from ..values import Value, text_of

if TYPE_CHECKING:
    from ..compiler import Compiler


@dataclass(frozen=True, slots=True)
class Function:
    """A function by name: how many arguments it takes (`most` None: any number) and how a call is compiled."""

    name: str
    least: int
    most: int | None
    build: Callable[[Compiler, Call], Code]
    volatile: bool = False  # may give another value each time: now(), random(), uuid()


def plain(
    name: str,
    takes: str,
    returns: Returns,
    work: Callable[..., Any],
    *,
    context: bool = False,
    volatile: bool = False,
) -> Function:
    """A function of converted arguments. `takes` says how: `text text number?`, `any*` (the last may repeat).

    Kinds are text, number, boolean, nodes, any (as it is). With `context` the work gets the Context first.
    """
    kinds, least, most = _parsed(takes)

    def build(compiler: Compiler, call: Call) -> Code:
        codes = [compiler.compile(argument) for argument in call.arguments]
        runs = [_converted(code, kinds[min(at, len(kinds) - 1)], name) for at, code in enumerate(codes)]
        code = Code(returns, _applied(work, runs, context=context), column=call.at)
        foldable = not (context or volatile) and all(each.constant and not _dated(each) for each in codes)
        return _folded(code) if foldable and returns != "nodes" else code

    return Function(name, least, most, build, volatile)


def of_context(name: str, function: Function) -> Function:
    """A function of one argument that takes the context node where the argument is left out."""

    def build(compiler: Compiler, call: Call) -> Code:
        return function.build(compiler, call if call.arguments else Call(call.name, (_SELF,), call.at))

    return Function(name, 0, 1, build)


_SELF: Final = Path(None, (Step("self", KindTest("node"), (), 0),), 0)


def _parsed(takes: str) -> tuple[list[str], int, int | None]:
    words = takes.split()
    least = sum(not word.endswith(("?", "*")) for word in words)
    most = None if words and words[-1].endswith("*") else len(words)
    return [word.rstrip("?*") for word in words], least, most


def _converted(code: Code, kind: str, name: str) -> Run[Any]:
    if kind == "text":
        return code.text()
    if kind == "number":
        return code.number()
    if kind == "boolean":
        return code.boolean()
    return code.nodes(name) if kind == "nodes" else code.run


def _dated(code: Code) -> bool:
    """Text of constants may be a date, whose number depends on the zone; folding knows none."""
    value = constant_value(code)
    return isinstance(value, str) and len(value) >= 8 and "-" in value


def _folded(code: Code) -> Code:
    try:
        value = code.run(Context(None, Environment()))
    except XPathError:
        return code  # it fails when it is run, if ever it is
    return constant_code(value, code.column) if isinstance(value, str | float | bool) else code


def _applied(work: Callable[..., Any], runs: Sequence[Run[Any]], *, context: bool) -> Run[Value]:
    """The closure that evaluates the arguments and does the work; the usual numbers of arguments without a loop."""
    if context:
        return lambda here: work(here, *[run(here) for run in runs])
    if not runs:
        return lambda here: work()
    if len(runs) == 1:
        (only,) = runs
        return lambda here: work(only(here))
    if len(runs) == 2:
        one, two = runs
        return lambda here: work(one(here), two(here))
    if len(runs) == 3:
        one, two, three = runs
        return lambda here: work(one(here), two(here), three(here))
    return lambda here: work(*[run(here) for run in runs])


def texts(value: Value) -> list[str]:
    """An argument as texts: those of all nodes, or the one it is."""
    return [text_of(value)] if isinstance(value, str | float | bool) else [node.string() for node in value]
