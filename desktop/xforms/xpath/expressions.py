"""The face of this room: an expression is compiled once and evaluated as often as one likes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from . import ast
from .code import Code, Run
from .compiler import Compiler, Paths
from .context import Context
from .errors import XPathError
from .functions import FUNCTIONS, Function
from .parser import parse
from .values import NodeSet, Value

T = TypeVar("T")


class Expression:
    """A compiled expression. The typed ways convert by XPath's rules; XPathError names the source and the column."""

    __slots__ = ("_boolean", "_nodes", "_number", "_text", "code", "source", "tree", "volatile")

    def __init__(self, source: str, tree: ast.Expression, code: Code, *, volatile: bool) -> None:
        self.source = source
        self.tree = tree
        self.code = code
        self.volatile = volatile  # may change without any answer changing: now(), random(), uuid()
        self._text = code.text()
        self._number = code.number()
        self._boolean = code.boolean()
        self._nodes = code.nodes("")

    @property
    def is_constant(self) -> bool:
        """Whether it is the same whatever is answered."""
        return self.code.constant

    @property
    def references(self) -> tuple[ast.Path, ...]:
        """Every location path it may read, those in predicates included."""
        return tuple(part for part in parts(self.tree) if isinstance(part, ast.Path))

    def evaluate(self, context: Context) -> Value:
        """The value as it is: text, number, boolean, or a list of nodes."""
        return self._run(self.code.run, context)

    def string(self, context: Context) -> str:
        """As `string()`."""
        return self._run(self._text, context)

    def number(self, context: Context) -> float:
        """As `number()`."""
        return self._run(self._number, context)

    def boolean(self, context: Context) -> bool:
        """As `boolean()`."""
        return self._run(self._boolean, context)

    def nodes(self, context: Context) -> NodeSet:
        """The nodes in document order; XPathError "not nodes" if it gives another type."""
        return self._run(self._nodes, context)

    def _run(self, run: Run[T], context: Context) -> T:
        try:
            return run(context)
        except XPathError as error:
            raise error.within(self.source) from None


def compile_expression(
    source: str,
    *,
    namespaces: Mapping[str, str] | None = None,
    paths: Paths | None = None,
    functions: Mapping[str, Function] = FUNCTIONS,
    strict: bool = True,
) -> Expression:
    """Read and compile. XPathError if it cannot be read; if `strict`, also for unknown functions and wrong arguments
    anywhere in it, which otherwise only fail when they are run.

    `namespaces`: prefix to namespace, "" for the default; None compares local names only, as JavaRosa does in forms.
    """
    tree = parse(source)
    compiler = Compiler(source, functions, namespaces=namespaces, paths=paths, strict=strict)
    code = compiler.compile(tree)
    return Expression(source, tree, code, volatile=compiler.volatile)


def parts(expression: ast.Expression) -> Iterator[ast.Expression]:
    """An expression and every expression inside it, predicates included."""
    stack = [expression]
    while stack:
        part = stack.pop()
        yield part
        stack.extend(reversed(_inside(part)))


def _inside(part: ast.Expression) -> list[ast.Expression]:
    match part:
        case ast.Call(arguments=arguments):
            return list(arguments)
        case ast.Path(start=start, steps=steps):
            inner = [] if start is None or start == "/" else [start]
            return [*inner, *(predicate for step in steps for predicate in step.predicates)]
        case ast.Filter(primary=primary, predicates=predicates):
            return [primary, *predicates]
        case ast.Chain(first=first, rest=rest):
            return [first, *(operand for _, operand, _ in rest)]
        case ast.Logic(operands=operands) | ast.Union(operands=operands):
            return list(operands)
        case ast.Negation(operand=operand):
            return [operand]
    return []
