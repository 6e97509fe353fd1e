"""Predicates, compiled: which of the candidates of a step stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, cast

from .code import Code, Run, constant_value
from .context import Context
from .tree import Node
from .values import Value, boolean_of

Sift: TypeAlias = Callable[[Context, list[Node]], list[Node]]


def sift(code: Code) -> Sift:
    """The sieve of one predicate. A number keeps the node at that position, anything else is a boolean."""
    if code.returns == "number":
        return _at_constant(cast(float, constant_value(code))) if code.constant else _at_position(code.run)
    if code.returns == "any":
        return _by_value(code.run)
    return _by_boolean(code.boolean())


def _at_constant(position: float) -> Sift:
    if not position.is_integer() or position < 1:
        return lambda context, nodes: []
    at = int(position)
    return lambda context, nodes: nodes[at - 1 : at]


def _inside(context: Context, size: int) -> Context:
    return Context(None, context.environment, current=context.current, size=size)


def _by_boolean(run: Run[bool]) -> Sift:
    def keep(context: Context, nodes: list[Node]) -> list[Node]:
        inner = _inside(context, len(nodes))
        found: list[Node] = []
        for inner.position, inner.node in enumerate(nodes, 1):
            if run(inner):
                found.append(inner.node)
        return found

    return keep


def _at_position(run: Run[Value]) -> Sift:
    return _by_boolean(lambda context: run(context) == context.position)


def _by_value(run: Run[Value]) -> Sift:
    def stays(context: Context) -> bool:
        value = run(context)
        if isinstance(value, float):
            return value == context.position
        return boolean_of(value)

    return _by_boolean(stays)
