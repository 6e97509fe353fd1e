"""Location paths, compiled to the general walker: any axis, any document. Forms have quicker ways of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from . import lookups
from .ast import Expression, Filter, KindTest, NameTest, Path, Step, Union
from .axes import LEVEL, REVERSE, WALKS, Walk
from .code import Code, Run
from .context import Context
from .errors import XPathError
from .predicates import Sift, sift
from .tree import Instruction, Node, in_document_order
from .values import NodeSet, Value

if TYPE_CHECKING:
    from .compiler import Compiler

# How the nodes found so far stand to each other: a single one; all of one depth and sorted; sorted; anyhow.
Order: TypeAlias = Literal["one", "level", "sorted", "mixed"]
Advance: TypeAlias = Callable[[Context, Sequence[Node]], list[Node]]

_KINDS: Final = {"text": "text", "comment": "comment", "processing-instruction": "instruction"}


def path(compiler: Compiler, expression: Path) -> Code:
    """Any location path."""
    walked = _walked(compiler, expression)
    return lookups.lookup(compiler, expression, walked, walk_on) or walked


def _walked(compiler: Compiler, expression: Path) -> Code:
    if expression.start is None and not expression.steps[0].predicates and len(expression.steps) == 1:
        quick = _self_or_parent(expression.steps[0], expression.at)
        if quick is not None:
            return quick
    start, order = _start(compiler, expression)
    advances: list[Advance] = []
    for step in _merged(expression.steps):
        advances.append(_advance(compiler, step, order))
        order = _order_after(order, step)
    return Code("nodes", _run(start, advances, order), column=expression.at)


def _run(start: Run[NodeSet], advances: list[Advance], order: Order) -> Run[Value]:
    def run(context: Context) -> NodeSet:
        nodes = start(context)
        for advance in advances:
            if not nodes:
                return nodes
            nodes = advance(context, nodes)
        return nodes

    return (lambda context: in_document_order(run(context))) if order == "mixed" else run


def _self_or_parent(step: Step, at: int) -> Code | None:
    """`.` and `..`."""
    if step.test != KindTest("node") or step.axis not in ("self", "parent"):
        return None
    here = _context_node(at)

    def parent(context: Context) -> Node | None:
        return here(context).parent

    first: Run[Node | None] = parent if step.axis == "parent" else here

    def run(context: Context) -> NodeSet:
        node = first(context)
        return [] if node is None else [node]

    return Code("nodes", run, first=first, column=at)


def _context_node(at: int) -> Callable[[Context], Node]:
    def here(context: Context) -> Node:
        if context.node is None:
            raise XPathError("no context", column=at)
        return context.node

    return here


def _start(compiler: Compiler, expression: Path) -> tuple[Run[NodeSet], Order]:
    if expression.start is None:
        here = _context_node(expression.at)
        return lambda context: [here(context)], "one"
    if expression.start == "/":
        return _root, "one"
    code = compiler.compile(expression.start)
    return code.nodes("/"), "sorted" if code.first is None else "one"


def _root(context: Context) -> NodeSet:
    root = context.root()
    return [] if root is None else [root]


def _merged(steps: tuple[Step, ...]) -> list[Step]:
    """`//name` as one step instead of all nodes and then their children, where no predicate could tell."""
    found: list[Step] = []
    for step in steps:
        if step.axis == "child" and not step.predicates and found and _is_descendants(found[-1]):
            found[-1] = Step("descendant", step.test, (), step.at)
        else:
            found.append(step)
    return found


def _is_descendants(step: Step) -> bool:
    return step.axis == "descendant-or-self" and step.test == KindTest("node") and not step.predicates


def _order_after(order: Order, step: Step) -> Order:
    if order == "one":
        if step.axis in ("self", "parent"):
            return "one"
        return "level" if step.axis in ("child", "attribute", "following-sibling", "preceding-sibling") else "sorted"
    if order == "level" and step.axis in LEVEL:
        return "level"
    if order == "sorted" and step.axis in ("self", "attribute"):
        return "sorted"
    return "mixed"


def _advance(compiler: Compiler, step: Step, order: Order) -> Advance:
    """One step from all nodes found so far."""
    sifts = [sift(compiler.predicate(predicate)) for predicate in step.predicates]
    if step.axis == "child" and isinstance(step.test, NameTest) and step.test.name != "*":
        namespaces = _namespaces(compiler, step.test, step.at)
        return _named_children(step.test.name, namespaces, sifts)
    return _general(WALKS[step.axis], _test(compiler, step), sifts, order, reverse=step.axis in REVERSE)


def _named_children(name: str, namespaces: frozenset[str] | None, sifts: list[Sift]) -> Advance:
    def children(context: Context, nodes: Sequence[Node]) -> list[Node]:
        return [child for node in nodes for child in node.named(name)]

    def of_namespace(context: Context, nodes: Sequence[Node]) -> list[Node]:
        return [child for node in nodes for child in node.named(name) if child.namespace in (namespaces or ())]

    plain = children if namespaces is None else of_namespace

    def sifted(context: Context, nodes: Sequence[Node]) -> list[Node]:
        found: list[Node] = []
        for node in nodes:
            candidates = plain(context, (node,))
            for each in sifts:
                candidates = each(context, candidates)
            found += candidates
        return found

    return sifted if sifts else plain


def _general(
    walk: Walk, test: Callable[[Node], bool] | None, sifts: list[Sift], order: Order, *, reverse: bool
) -> Advance:
    def advance(context: Context, nodes: Sequence[Node]) -> list[Node]:
        found: list[Node] = []
        for node in nodes:
            candidates = list(walk(node)) if test is None else [each for each in walk(node) if test(each)]
            for each in sifts:
                candidates = each(context, candidates)
            found += candidates
        if reverse and order == "one":
            found.reverse()
        return found if order == "one" else list(dict.fromkeys(found))

    return advance


def _test(compiler: Compiler, step: Step) -> Callable[[Node], bool] | None:
    """Whether a node of the axis passes the node test; None if all do."""
    test = step.test
    if isinstance(test, KindTest):
        return _kind_test(test)
    principal = step.axis if step.axis in ("attribute", "namespace") else "element"
    namespaces = _namespaces(compiler, test, step.at)
    if test.name == "*" and (namespaces is None or not test.prefix):
        return lambda node: node.kind == principal
    if test.name == "*":
        return lambda node: node.kind == principal and node.namespace in (namespaces or ())
    name = test.name
    if namespaces is None:
        return lambda node: node.name == name and node.kind == principal
    return lambda node: node.name == name and node.kind == principal and node.namespace in namespaces


def _kind_test(test: KindTest) -> Callable[[Node], bool] | None:
    if test.kind == "node":
        return None
    kind, target = _KINDS[test.kind], test.target
    if target is None:
        return lambda node: node.kind == kind
    return lambda node: isinstance(node, Instruction) and node.name == target


def _namespaces(compiler: Compiler, test: NameTest, at: int) -> frozenset[str] | None:
    """The namespaces a name may be in; None for any. Without a prefix: none, or the default one."""
    if compiler.namespaces is None:
        return None
    if not test.prefix:
        return frozenset({"", compiler.namespaces.get("", "")})
    found = compiler.namespaces.get(test.prefix)
    if found is None:
        compiler.wrong("unknown prefix", at, prefix=test.prefix)
    return frozenset() if found is None else frozenset({found})


def walk_on(compiler: Compiler, steps: tuple[Step, ...]) -> Callable[[Context, Sequence[Node]], NodeSet]:
    """Further steps from nodes of one depth in document order."""
    order: Order = "level"
    advances: list[Advance] = []
    for step in _merged(steps):
        advances.append(_advance(compiler, step, order))
        order = _order_after(order, step)

    def run(context: Context, nodes: Sequence[Node]) -> NodeSet:
        for advance in advances:
            nodes = advance(context, nodes)
        return in_document_order(nodes) if order == "mixed" else nodes

    return run


def filtered(compiler: Compiler, expression: Filter) -> Code:
    """`(…)[…]`: predicates over the whole node-set."""
    start = compiler.compile(expression.primary).nodes("[]")
    sifts = [sift(compiler.predicate(predicate)) for predicate in expression.predicates]

    def run(context: Context) -> NodeSet:
        nodes = list(start(context))
        for each in sifts:
            nodes = each(context, nodes)
        return nodes

    return Code("nodes", run, column=expression.at)


def union(compiler: Compiler, expression: Union) -> Code:
    """Node-sets joined, each node once, in document order."""
    runs = [_nodes(compiler, operand) for operand in expression.operands]

    def run(context: Context) -> NodeSet:
        return in_document_order(node for each in runs for node in each(context))

    return Code("nodes", run, column=expression.at)


def _nodes(compiler: Compiler, operand: Expression) -> Run[NodeSet]:
    return compiler.compile(operand).nodes("|")
