"""Functions over node-sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..ast import Call
from ..axes import descendants
from ..code import Code
from ..context import Context
from ..tree import Element, Node, in_document_order, outermost
from ..values import NAN, NodeSet, Value, number_of
from .shuffle import seed_of, shuffled
from .signature import Function, of_context, plain, texts
from .text import normalize_space

if TYPE_CHECKING:
    from ..compiler import Compiler


def _count(nodes: NodeSet) -> float:
    return float(len(nodes))


def _count_non_empty(nodes: NodeSet) -> float:
    return float(sum(1 for node in nodes if node.string()))


def _position(compiler: Compiler, call: Call) -> Code:
    """`position()` among the nodes under test; `position(node)` among its like: the number of a repeat's instance."""
    if not call.arguments:
        return Code("number", lambda context: float(context.position), column=call.at)
    code = compiler.compile(call.arguments[0])
    if code.first is not None:
        first = code.first
        return Code("number", lambda context: place_among_like(first(context)), column=call.at)
    nodes = code.nodes("position")
    return Code("number", lambda context: place_among_like(next(iter(nodes(context)), None)), column=call.at)


def place_among_like(node: Node | None) -> float:
    """The place of an element among its siblings of the same name, from 1; NaN for no node."""
    if node is None or node.parent is None:
        return NAN if node is None else 1.0
    for place, sibling in enumerate(node.parent.named(node.name), 1):
        if sibling is node:
            return float(place)
    return 1.0


def _last(context: Context) -> float:
    return float(context.size)


def _current(context: Context) -> Node | None:
    return context.current


def _build_current(compiler: Compiler, call: Call) -> Code:
    def run(context: Context) -> NodeSet:
        return [] if context.current is None else [context.current]

    return Code("nodes", run, first=_current, column=call.at)


def _local_name(nodes: NodeSet) -> str:
    return nodes[0].name if nodes and nodes[0].kind != "namespace" else ""


def _name(nodes: NodeSet) -> str:
    return nodes[0].qname if nodes and nodes[0].kind != "namespace" else ""


def _namespace_uri(nodes: NodeSet) -> str:
    return nodes[0].namespace if nodes else ""


def _id(context: Context, value: Value) -> NodeSet:
    """Elements by their `id` attribute (forms have no DTD that could declare other ones)."""
    wanted = {each for text in texts(value) for each in normalize_space(text).split(" ")}
    root = None if context.node is None else outermost(context.node)
    if root is None:
        return []
    found: dict[str, Node] = {}
    for node in (root, *descendants(root)):
        if isinstance(node, Element) and (own := node.attribute("id")) in wanted and own:
            found.setdefault(own, node)
    return in_document_order(found.values())


def _randomize(context: Context, nodes: NodeSet, *seed: Value) -> NodeSet:
    if not seed:
        found = list(nodes)
        context.environment.random.shuffle(found)
        return found
    (value,) = seed
    return shuffled(nodes, seed_of(value, number_of(value, context.zone)))


def _instance(compiler: Compiler, call: Call) -> Code:
    instance_id = compiler.compile(call.arguments[0]).text()

    def first(context: Context) -> Node | None:
        return context.environment.instance(instance_id(context))

    def run(context: Context) -> NodeSet:
        node = first(context)
        return [] if node is None else [node]

    return Code("nodes", run, first=first, column=call.at)


def _indexed_repeat(compiler: Compiler, call: Call) -> Code:
    """`indexed-repeat(field, repeat, n, …)`: the field within the n-th instance, for up to five levels."""
    if len(call.arguments) % 2 == 0:
        facts = {"name": call.name, "least": 3, "most": 11, "given": len(call.arguments)}
        return compiler.wrong("wrong arguments", call.at, **facts)
    codes = [compiler.compile(argument) for argument in call.arguments]
    target = codes[0].nodes(call.name)
    pairs = [(repeat.nodes(call.name), index.number()) for repeat, index in zip(codes[1::2], codes[2::2], strict=True)]

    def run(context: Context) -> NodeSet:
        chosen: list[tuple[NodeSet, int]] = []
        for repeat, index in pairs:
            number = index(context)
            if number != number:
                return []
            chosen.append((repeat(context), max(int(number), 1)))
        chosen.sort(key=lambda pair: _depth(next(iter(pair[0]), None)))
        inside: Node | None = None
        for repeats, number in chosen:
            within = [repeat for repeat in repeats if inside is None or _is_inside(repeat, inside)]
            if number > len(within):
                return []
            inside = within[number - 1]
        return [node for node in target(context) if inside is not None and _is_inside(node, inside)]

    return Code("nodes", run, column=call.at)


def _depth(node: Node | None) -> int:
    depth = 0
    while node is not None:
        node, depth = node.parent, depth + 1
    return depth


def _is_inside(node: Node, above: Node) -> bool:
    here: Node | None = node
    while here is not None:
        if here is above:
            return True
        here = here.parent
    return False


FUNCTIONS: Final[tuple[Function, ...]] = (
    plain("count", "nodes", "number", _count),
    plain("count-non-empty", "nodes", "number", _count_non_empty),
    plain("last", "", "number", _last, context=True),
    of_context("local-name", plain("local-name", "nodes", "text", _local_name)),
    of_context("name", plain("name", "nodes", "text", _name)),
    of_context("namespace-uri", plain("namespace-uri", "nodes", "text", _namespace_uri)),
    plain("id", "any", "nodes", _id, context=True),
    plain("randomize", "nodes any?", "nodes", _randomize, context=True),
    Function("position", 0, 1, _position),
    Function("current", 0, 0, _build_current),
    Function("instance", 1, 1, _instance),
    Function("indexed-repeat", 3, 11, _indexed_repeat),
)
