"""`position(…)` and `indexed-repeat(…)` as a form means them: straight to the instance, however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.xforms.definition import Spec, deepest_common
from desktop.xforms.evaluation import PICKED
from desktop.xforms.place import Place, position
from desktop.xforms.pulling import PULLDATA, SEARCH
from desktop.xforms.ways import FormPaths, number_of
from desktop.xforms.xpath import ast
from desktop.xforms.xpath.code import Code, Run
from desktop.xforms.xpath.compiler import Compiler
from desktop.xforms.xpath.context import Context
from desktop.xforms.xpath.errors import XPathError
from desktop.xforms.xpath.functions import FUNCTIONS
from desktop.xforms.xpath.functions.signature import Function
from desktop.xforms.xpath.tree import Node
from desktop.xforms.xpath.values import NodeSet, number_from_text

_position, _indexed = FUNCTIONS["position"], FUNCTIONS["indexed-repeat"]


def _build_position(compiler: Compiler, call: ast.Call) -> Code:
    if not call.arguments and isinstance(compiler.paths, FormPaths) and not compiler.depth:
        return Code("number", _own_place, column=call.at)
    if not call.arguments:
        return _position.build(compiler, call)
    code = compiler.compile(call.arguments[0])
    first = code.first
    if first is None:
        return _position.build(compiler, call)
    return Code("number", lambda context: _place_of(first(context)), column=call.at)


def _own_place(context: Context) -> float:
    """`position()` outside of a predicate: of an instance its place among its like (JavaRosa), of all else 1."""
    here = context.current
    return _place_of(here) if isinstance(here, Place) and here.spec.multiple else 1.0


def _place_of(node: Node | None) -> float:
    """The place among all instances, relevant or not; of a node within one, the place of that."""
    here: Any = node
    while isinstance(here, Place):
        if here.spec.multiple and here.parent is not None:
            return float(position(here) or 1)
        here = here.parent
    return 1.0


def _build_indexed(compiler: Compiler, call: ast.Call) -> Code:
    """The way from the ancestor that the reader shares, down through the instances that are named."""
    arguments = call.arguments
    paths = compiler.paths
    if not isinstance(paths, FormPaths):
        return _indexed.build(compiler, call)
    target = paths.spec_of(arguments[0]) if arguments else None
    repeats = [paths.spec_of(each) for each in arguments[1::2]]
    if len(arguments) % 2 == 0 or target is None or None in repeats or compiler.depth:
        return _indexed.build(compiler, call)
    if any(spec is not None and not _stands_in(target, spec) for spec in repeats):
        raise XPathError("bad value", column=call.at, name=call.name, value=target.ref)
    numbers: dict[Spec, Run[float]] = {}
    for spec, argument in zip(repeats, arguments[2::2], strict=True):
        number = compiler.compile(argument).number()
        if spec is not None:
            numbers[spec] = number
    start = deepest_common(target, paths.current, target)
    outermost = min(numbers, key=lambda spec: spec.depth)
    while start.depth >= outermost.depth and start.parent is not None:
        start = start.parent
    way = _way(target, start)
    run = _pick(paths.current.depth - start.depth, way, numbers)
    if any(spec.multiple and spec not in numbers for spec in way):
        return Code("nodes", run, column=call.at)
    return Code("nodes", run, first=lambda context: next(iter(run(context)), None), column=call.at)


def _stands_in(spec: Spec, above: Spec) -> bool:
    here: Spec | None = spec
    while here is not None and here is not above:
        here = here.parent
    return here is not None


def _pick(up: int, way: tuple[Spec, ...], numbers: Mapping[Spec, Run[float]]) -> Run[NodeSet]:
    """Up to the shared ancestor, down through the chosen instances. Who picked what is remembered (`Evaluation`)."""

    def run(context: Context) -> NodeSet:
        here: Any = context.current
        for _ in range(up):
            here = here.parent
        found = [here]
        for spec in way:
            if not spec.multiple:
                found = [each.slots[spec.slot] for each in found]
            elif spec in numbers:
                number = numbers[spec](context)
                at = max(int(number), 1) if number == number and abs(number) < 1e9 else 1
                found = [each.slots[spec.slot][at - 1] for each in found if at <= len(each.slots[spec.slot])]
            else:
                found = [inner for each in found for inner in each.slots[spec.slot]]
        picked: Any = context.environment.indexes.get(PICKED)
        if picked is not None:
            for each in found:
                picked.setdefault(each, {})[context.current] = None
        return [each for each in found if each.relevant]

    return run


def _build_sum(compiler: Compiler, call: ast.Call) -> Code:
    """`sum(…)`, where places remember what number they are."""
    nodes = compiler.compile(call.arguments[0]).nodes(call.name)
    return Code("number", lambda context: _sum(nodes(context), context), column=call.at)


def _sum(nodes: NodeSet, context: Context) -> float:
    known: list[Any] = [node.number if type(node) is Place else None for node in nodes]
    if None in known:
        zone = context.environment.zone
        for at, node in enumerate(nodes):
            if known[at] is None:
                known[at] = number_of(node, context) if type(node) is Place else number_from_text(node.string(), zone)
    return float(sum(known))


def _way(spec: Spec, above: Spec) -> tuple[Spec, ...]:
    way: list[Spec] = []
    here: Spec | None = spec
    while here is not None and here is not above:
        way.append(here)
        here = here.parent
    return tuple(reversed(way))


FORM_FUNCTIONS: Mapping[str, Function] = {
    **FUNCTIONS,
    "position": Function("position", _position.least, _position.most, _build_position),
    "sum": Function("sum", 1, 1, _build_sum),
    "pulldata": PULLDATA,
    "search": SEARCH,
    "indexed-repeat": Function("indexed-repeat", _indexed.least, _indexed.most, _build_indexed),
}
"""All functions, those of repeats knowing the form's places."""
