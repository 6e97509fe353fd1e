"""The thirteen axes of XPath 1.0. Each gives nodes in the order of the axis: reverse axes nearest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from .ast import Axis
from .tree import Element, NamespaceNode, Node, children_of

Walk: TypeAlias = Callable[[Node], Iterable[Node]]

_HANGING: Final = frozenset({"attribute", "namespace"})  # they have a parent but are nobody's children


def _self(node: Node) -> Sequence[Node]:
    return (node,)


def _parent(node: Node) -> Sequence[Node]:
    return () if node.parent is None else (node.parent,)


def _ancestors(node: Node) -> Iterator[Node]:
    here: Node | None = node.parent
    while here is not None:
        yield here
        here = here.parent


def _ancestors_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from _ancestors(node)


def descendants(node: Node) -> Iterator[Node]:
    """All below a node in document order; without recursion, so trees of any depth."""
    stack = list(reversed(_children(node)))
    while stack:
        here = stack.pop()
        yield here
        below = _children(here)
        if below:
            stack.extend(reversed(below))


def _descendants_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from descendants(node)


def _children(node: Node) -> Sequence[Node]:
    return () if node.kind == "attribute" else children_of(node)


def _attributes(node: Node) -> Sequence[Node]:
    return node.attributes if isinstance(node, Element) and node.kind == "element" else ()


def _siblings(node: Node) -> tuple[Sequence[Node], int]:
    """The children of its parent, and its place among them."""
    if node.parent is None or node.kind in _HANGING:
        return (), 0
    siblings = children_of(node.parent)
    for at, each in enumerate(siblings):
        if each is node or (each == node and each.kind == "text"):
            return siblings, at
    return siblings, len(siblings)


def _following_siblings(node: Node) -> Sequence[Node]:
    siblings, at = _siblings(node)
    return siblings[at + 1 :]


def _preceding_siblings(node: Node) -> Sequence[Node]:
    siblings, at = _siblings(node)
    return siblings[:at][::-1]


def _following(node: Node) -> Iterator[Node]:
    if node.kind in _HANGING and node.parent is not None:
        yield from descendants(node.parent)
        node = node.parent
    here: Node | None = node
    while here is not None:
        for sibling in _following_siblings(here):
            yield from _descendants_or_self(sibling)
        here = here.parent


def _preceding(node: Node) -> Iterator[Node]:
    here: Node | None = node.parent if node.kind in _HANGING else node
    while here is not None:
        for sibling in _preceding_siblings(here):
            yield from reversed(list(_descendants_or_self(sibling)))
        here = here.parent


def _namespaces(node: Node) -> list[Node]:
    if node.kind != "element" or not isinstance(node, Element):
        return []
    found: dict[str, str] = {}
    here: Node | None = node
    while isinstance(here, Element):
        for prefix, namespace in here.declared:
            found.setdefault(prefix, namespace)
        here = here.parent
    return [NamespaceNode(node, prefix, namespace) for prefix, namespace in found.items() if namespace]


WALKS: Final[Mapping[Axis, Walk]] = {
    "ancestor": _ancestors,
    "ancestor-or-self": _ancestors_or_self,
    "attribute": _attributes,
    "child": _children,
    "descendant": descendants,
    "descendant-or-self": _descendants_or_self,
    "following": _following,
    "following-sibling": _following_siblings,
    "namespace": _namespaces,
    "parent": _parent,
    "preceding": _preceding,
    "preceding-sibling": _preceding_siblings,
    "self": _self,
}

REVERSE: Final = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
# From nodes of one depth in document order these lead to nodes of one depth in document order.
LEVEL: Final = frozenset({"self", "child", "attribute", "parent"})
