"""Compiled pieces of expressions: closures from a context to a value, with a faster form for each type wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias, TypeVar, cast

from .context import Context
from .errors import XPathError
from .tree import Node
from .values import NodeSet, Value, boolean_of, is_nodes, number_from_text, number_of, text_from_number, text_of

Returns: TypeAlias = Literal["text", "number", "boolean", "nodes", "any"]
T = TypeVar("T")
Run: TypeAlias = Callable[[Context], T]


@dataclass(slots=True, eq=False)
class Code:
    """A piece of an expression, ready to run. `returns` is "any" where only running it tells the type. Nothing changes
    it once it is made (it is not frozen for the same reason as the tree: `ast`).

    `first` may stand beside `run` of a node-set that has at most one node: the node or None, sparing the list.
    `value` may stand beside it if there is exactly one node, always: its text, sparing the node.
    """

    returns: Returns
    run: Run[Value]
    constant: bool = False
    first: Run[Node | None] | None = None
    column: int = 0
    value: Run[str] | None = None

    def text(self) -> Run[str]:
        """As `string()`."""
        if self.returns == "text":
            return cast("Run[str]", self.run)
        if self.constant:
            return constant(text_of(_fold(self.run)))
        if self.value is not None:
            return self.value
        if self.first is not None:
            return _text_of_first(self.first)
        run = self.run
        if self.returns == "number":
            numbers = cast("Run[float]", run)
            return lambda context: text_from_number(numbers(context))
        return lambda context: text_of(run(context))

    def number(self) -> Run[float]:
        """As `number()`."""
        if self.returns == "number":
            return cast("Run[float]", self.run)
        run = self.run
        if self.constant and not _may_be_date(value := _fold(run)):
            return constant(number_of(value, None))
        if self.first is not None and self.value is None:
            return _number_of_first(self.first)
        if self.returns == "text" or self.value is not None:
            texts = self.value or cast("Run[str]", run)
            return lambda context: number_from_text(texts(context), context.environment.zone)
        return lambda context: number_of(run(context), context.environment.zone)

    def boolean(self) -> Run[bool]:
        """As `boolean()`."""
        if self.returns == "boolean":
            return cast("Run[bool]", self.run)
        if self.constant:
            return constant(boolean_of(_fold(self.run)))
        if self.first is not None:
            first = self.first
            return lambda context: first(context) is not None
        run = self.run
        if self.returns in ("text", "nodes"):
            return lambda context: bool(run(context))
        return lambda context: boolean_of(run(context))

    def nodes(self, wanted_by: str) -> Run[NodeSet]:
        """The nodes; when run, XPathError "not nodes" naming the function or operator that wants them."""
        if self.returns == "nodes":
            return cast("Run[NodeSet]", self.run)
        if self.returns != "any":
            return failing(XPathError("not nodes", column=self.column, name=wanted_by))
        run, column = self.run, self.column

        def checked(context: Context) -> NodeSet:
            value = run(context)
            if not is_nodes(value):
                raise XPathError("not nodes", column=column, name=wanted_by)
            return cast(NodeSet, value)

        return checked


class Constant(Generic[T]):
    """A closure that knows its value."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __call__(self, _: Context) -> T:
        return self.value


def constant(value: T) -> Run[T]:
    """A closure that always gives the same."""
    return Constant(value)


def constant_code(value: str | float | bool, column: int = 0) -> Code:
    """A literal, or what folding found."""
    returns: Returns = "text" if isinstance(value, str) else "boolean" if isinstance(value, bool) else "number"
    return Code(returns, Constant(value), constant=True, column=column)


def failing(error: XPathError) -> Run[T]:
    """A closure that raises: what stands in a branch never taken does no harm."""

    def fail(_: Context) -> T:
        raise XPathError(error.kind, error.source, error.column, **error.facts)

    return fail


def constant_value(code: Code) -> Value:
    """The value of a constant piece."""
    return _fold(code.run)


def _fold(run: Run[Value]) -> Value:
    assert isinstance(run, Constant)
    return cast(Value, run.value)


def _may_be_date(value: Value) -> bool:
    return isinstance(value, str) and len(value) >= 10 and value[4] == "-"


def _text_of_first(first: Run[Node | None]) -> Run[str]:
    def run(context: Context) -> str:
        node = first(context)
        return "" if node is None else node.string()

    return run


def _number_of_first(first: Run[Node | None]) -> Run[float]:
    def run(context: Context) -> float:
        node = first(context)
        return number_from_text("" if node is None else node.string(), context.environment.zone)

    return run
